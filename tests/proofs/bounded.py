"""Proof H2: a file that asks for more than a paper does is refused in words, within limits of memory and time; the
program that gave it to a child goes on."""

import os
import resource
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from tests.proofs.bombs import bombs
from tests.proofs.proof import Counts, Piece, Proof, Told
from tracker.exchange import bounds, confined
from tracker.reading import paper
from tracker.reading.result import Unreadable

MEGABYTE = 2**20
JOBS_OF = {"pdf": ("read", "picture"), "docx": ("read", "returned"), "md": ("read",)}
CAP, CAP_SECONDS = 1500 * MEGABYTE, 20  # of the control, for the machine's sake
QUICK = ("widths", "predictor", "huge page", "locked", "lying length", "laughs", "zeros", "lying sizes",
         "fifty megabytes")  # fmt: skip
JOBS = {"read": {"name": "paper", "pages": {}, "by_machine": []}, "picture": {"page": 1, "width": 1200},
        "returned": {}}  # fmt: skip


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """Every bomb, or those of one form; read, and of PDFs a page drawn."""
    counts: Counts = Counter()
    form = ("", ".pdf", ".docx", ".md")[draw.get("form", 0)]
    for name, file, make in bombs():
        if (draw.get("quick") and name not in QUICK) or not file.endswith(form):
            continue
        content = make()
        counts["bombs"] += 1
        for job in JOBS_OF[file.rpartition(".")[2]]:
            _give(counts, name, job, content)
        if not draw.get("quick") or name == "widths":
            counts["unbounded"] += 1
            counts["unbounded, over the limits"] += _is_over(content, file)
    return counts


def _give(counts: Counts, name: str, job: str, content: bytes) -> None:
    ended = confined.run({"job": job, **JOBS[job], "name": "paper"}, content)
    counts["given"] += 1
    outcome = "answered"
    try:
        confined.understood(ended)
    except Unreadable as refusal:
        outcome = "refused" if len(str(refusal).split()) >= 4 else f"wordless: {name}"
        if "program failed" in str(refusal):
            outcome = f"a fault of the program: {name}"
    except Exception as crash:
        outcome = f"crashed ({type(crash).__name__}): {name}"
    counts[outcome] += 1
    counts["most megabytes"] = max(counts["most megabytes"], ended.resident // 1024)
    counts["most seconds"] = max(counts["most seconds"], round(ended.cpu))
    counts[f"over the limits: {name}, {job}"] += (
        ended.resident * 1024 > bounds.MEMORY or ended.cpu > bounds.ALL + 5 or ended.late
    )


def _is_over(content: bytes, file: str) -> bool:
    """The control: read in a fork without the limits of a child; whether it takes more than these."""

    def read() -> None:
        for kind, most in ((resource.RLIMIT_AS, CAP), (resource.RLIMIT_CPU, CAP_SECONDS), (resource.RLIMIT_CORE, 0)):
            resource.setrlimit(kind, (most, most))
        with suppress(Unreadable):
            paper.read(content, file)

    code, used = _forked(read)
    return code != 0 or used.ru_maxrss * 1024 > bounds.MEMORY or used.ru_utime + used.ru_stime > bounds.STEP


def _forked(act: Callable[[], None]) -> tuple[int, resource.struct_rusage]:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    _, status, used = os.wait4(child, 0)
    return status, used


def tell(counts: Counts) -> Told:
    faults = [f"{name} ({number})" for name, number in sorted(counts.items()) if ":" in name and number]
    if not counts["unbounded, over the limits"]:
        faults.append("the control was not caught")
    return Told(
        f"{counts['refused']} refused in words, {counts['answered']} harmless and answered, of {counts['given']}; at "
        f"most {counts['most megabytes']} MB resident and {counts['most seconds']} s of CPU in a child",
        f"without the limits, {counts['unbounded, over the limits']} of {counts['unbounded']} go over them",
        f"{counts['bombs']} bombs, read, and those in PDF drawn too",
        faults,
    )


PROOF = Proof(
    "H2",
    "A file that asks for more than a paper does (zip, PDF, XML, picture and text bombs, loops, lies) is refused in "
    "words by a child within 512 MB and 5 s of CPU for a page or step; whoever gave it goes on.",
    20_230_914,
    ("tracker/exchange/bounds.py", "tracker/exchange/child.py", "tracker/exchange/confined.py",
     "tracker/exchange/nursery.py", "tracker/exchange/nursing.py", "tracker/exchange/page_image.py",
     "tracker/reading/files", "tests/proofs/bounded.py", "tests/proofs/bombs.py", "tests/proofs/bombs_pdf.py", "tests/proofs/bombs_word.py"),
    tuple(Piece(name, draw={"form": form}) for form, name in ((1, "pdf"), (2, "word"), (3, "text"))),
    run,
    tell,
)  # fmt: skip
