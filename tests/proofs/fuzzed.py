"""Proof H2-mutants: a damaged file is read, or refused in words; no damage takes the reading program along."""

import io
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pdfplumber
from docx import Document

from tests.builders_pdf import Printed, block, centred, pdf
from tests.proofs.bombs_word import document, said, word
from tests.proofs.mutants import mutant
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.shared import SHARED
from tracker.exchange import bounds, confined
from tracker.reading.result import Unreadable
from tracker.text import words


def originals() -> list[tuple[str, bytes]]:
    """The real papers, where they lie beside this checkout, and two of our own."""
    folder = SHARED / "papers"
    real = sorted(path for path in folder.glob("*") if path.suffix in (".pdf", ".docx")) if folder.is_dir() else []
    text = ["COAC recommends that the gates stay open on Fridays, and that CBP says so.", "Each gate has a sign."]
    sheet = [centred("Recommendations of the Hatch Working Group", 90), Printed("March 2022", 110)]
    sheets = [sheet, *(block(each, 100, label=f"{place}.") for place, each in enumerate(text, 1))]
    own = [("own.pdf", pdf(*sheets)), ("own.docx", word(document("".join(map(said, ["Recommendations", *text])))))]
    return [*((path.name, path.read_bytes()) for path in real), *own]


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`mutants` of each file, or of one."""
    files = originals()
    counts: Counts = Counter({"files": 0})
    for place, (name, content) in enumerate(files):
        if draw.get("file", place) != place:
            continue
        rng = Random(f"{seed} {name} {draw.get('piece', 0)}")
        counts["files"] += not draw.get("piece", 0)
        for number in range(draw["mutants"]):
            changed = mutant(content, rng)
            counts["mutants"] += 1
            _give(counts, f"{name} {draw.get('piece', 0)}/{number}", name, changed)
            counts["unguarded failures"] += _fails_unguarded(name, changed) if number % 5 == 0 else 0
    return counts


def _give(counts: Counts, called: str, name: str, content: bytes) -> None:
    asked = {"job": "read", "name": name, "pages": {}, "by_machine": []}
    outcome = "read"
    ended = confined.run(asked, content)
    try:
        reading = confined.understood(ended)["reading"]
        account = reading["words"]
        if account["source"] != account["kept"] + sum(words.count(one["text"]) for one in account["dropped"]):
            outcome = f"words lost: {called}"
    except Unreadable as refusal:
        outcome = "refused"
        if len(str(refusal).split()) < 4 or "program failed" in str(refusal):
            outcome = f"{refusal}: {called}"
    except Exception as crash:
        outcome = f"crashed ({type(crash).__name__}): {called}"
    if ":" in outcome:
        print(outcome, file=sys.stderr)
    counts[outcome] += 1
    counts["killed by a limit"] += ended.code != 0
    counts["most megabytes"] = max(counts["most megabytes"], ended.resident // 1024)
    counts["most seconds"] = max(counts["most seconds"], round(ended.cpu))
    counts[f"over the limits: {called}"] += ended.resident * 1024 > bounds.MEMORY or ended.late


def _fails_unguarded(name: str, content: bytes) -> bool:
    """The control: what the libraries do with the same file, where nobody stands between."""
    try:
        if name.endswith(".docx"):
            return not [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]
        with pdfplumber.open(io.BytesIO(content)) as opened:
            return not [page.page_number for page in opened.pages[:1]]
    except Exception:
        return True


def tell(counts: Counts) -> Told:
    faults = [f"{name} ({number})" for name, number in sorted(counts.items()) if ":" in name and number]
    if not counts["unguarded failures"]:
        faults.append("the control was not caught")
    return Told(
        f"{counts['read']:,} read with every word accounted, {counts['refused']:,} refused in words "
        f"({counts['killed by a limit']:,} of them by a limit), 0 of {counts['mutants']:,} otherwise; at most "
        f"{counts['most megabytes']} MB and {counts['most seconds']} s in a child"
        if not faults
        else f"{len(faults)} otherwise of {counts['mutants']:,}",
        f"the libraries alone fail on {counts['unguarded failures']:,} of every fifth",
        f"{counts['mutants']:,} mutants of {counts['files']} files",
        faults,
    )


PROOF = Proof(
    "H2-mutants",
    "A damaged PDF or Word file is read, or refused in words, within the limits; no damage takes the program along.",
    20_210_618,
    ("tracker/exchange/bounds.py", "tracker/exchange/child.py", "tracker/exchange/confined.py",
     "tracker/exchange/nursery.py", "tracker/exchange/nursing.py", "tracker/reading", "tests/proofs/fuzzed.py",
     "tests/proofs/mutants.py"),
    tuple(
        Piece(f"file {file} piece {piece}", draw={"file": file, "piece": piece, "mutants": 250})
        for file in range(6)
        for piece in range(2)
    ),
    run,
    tell,
)  # fmt: skip
