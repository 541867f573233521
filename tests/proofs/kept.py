"""Proof H3: reading loses no word. What a paper prints is known here without the reader: the words of the lines that
are put into a file of each form, or of a file of plain text as it lies."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from tests.builders_pdf import Printed, pdf
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS, SIGNS
from tests.proofs.bombs_word import document, said, word
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.shared import SHARED
from tracker.reading import paper
from tracker.reading.mentions.named import Json
from tracker.reading.result import Unreadable

_MARKS = re.compile(r"\*+|^#{1,6}\s", re.MULTILINE)  # of Markdown: they say how a word looks
_WIDTH, _LINES = 62, 46  # of a page
_ODD = (
    "EXAMPLE REPORTING, INC.",
    "follow-",
    "up",
    "•",
    "1 | P a g e",
    "12",
    "Page 2 of 3",
    "(a)",
    "010457",
    "-----",
    "U.S.",
    "§ 4",
    "and/or",
)
Words = Counter[str]


def sources() -> list[tuple[str, list[str]]]:
    """Papers by their lines: our own, and the real ones where they lie beside this checkout."""
    own = [("set", RECOMMENDATIONS), ("issue paper", ISSUE_PAPER), ("signs", SIGNS)]
    folder = SHARED / "papers"
    real = [(path.name, path.read_text()) for path in sorted(folder.rglob("*.txt"))]
    return [(name, _MARKS.sub("", text).replace("\f", "").splitlines()) for name, text in [*own, *real]]


def mutated(lines: Sequence[str], others: Sequence[str], rng: Random) -> list[str]:
    """Lines taken out, doubled, moved, torn, joined, and odd ones put between."""
    out = list(lines)
    for _ in range(rng.randint(0, 12)):
        place = rng.randrange(len(out) + 1)
        change = rng.randrange(6)
        near = out[place : place + rng.randint(1, 6)]
        if change == 0:
            del out[place : place + len(near)]
        elif change == 1:
            out[place:place] = near
        elif change == 2:
            rng.shuffle(near)
            out[place : place + len(near)] = near
        elif change == 3:
            out.insert(place, rng.choice((*_ODD, "", *others)))
        elif near:
            words = near[0].split(" ")
            cut = rng.randrange(len(words) + 1)
            torn = [" ".join(words[:cut]), " ".join(words[cut:])] if change == 4 else [" ".join(near)]
            out[place : place + (1 if change == 4 else len(near))] = torn
    return out


# Forms --------------------------------------------------------------------------------------------------------------


def _as_text(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()


def _as_word(lines: Sequence[str]) -> bytes:
    return word(document("".join(said(escape(line)) for line in lines)))


def _as_pdf(lines: Sequence[str]) -> bytes:
    shown = [part for line in lines for part in (_folded(line) or [""])]
    pages = [shown[start : start + _LINES] for start in range(0, len(shown), _LINES)] or [[]]
    return pdf(*([Printed(line, 60 + 14 * at) for at, line in enumerate(page) if line.strip()] for page in pages))


def _folded(line: str) -> list[str]:
    """A line as a page is wide; what Courier has no letter for is set as a question mark."""
    printed = line.encode("cp1252", "replace").decode("cp1252")
    parts: list[str] = []
    for each in printed.split():
        if parts and len(parts[-1]) + 1 + len(each) <= _WIDTH:
            parts[-1] += f" {each}"
        else:
            parts.append(each)
    return parts


FORMS: dict[str, Callable[[Sequence[str]], bytes]] = {"txt": _as_text, "docx": _as_word, "pdf": _as_pdf}


# The account --------------------------------------------------------------------------------------------------------


def printed_words(lines: Sequence[str], form: str) -> Words:
    text = "\n".join(lines)
    return Counter((text.encode("cp1252", "replace").decode("cp1252") if form == "pdf" else text).split())


def told_words(reading: Json) -> Words:
    """The words that were kept, as far as they stand in sections, and those that were dropped, as far as they stand in
    the text. (A section's place in the text holds the page's foot in its middle too.)"""
    text: Words = Counter(reading["text"].split())
    dropped = Counter(word for one in reading["words"]["dropped"] for word in one["text"].split())
    sections = Counter(word for one in reading["sections"] for word in reading["text"][slice(*one["span"])].split())
    return (sections & (text - dropped)) + (dropped & text)


def lost(source: Words, told: Words) -> Words:
    """What stands in the one and not in the other, but for words that were joined: "follow-" and "up"."""
    missing, more = source - told, told - source
    for joined in list(more.elements()):
        parts = _parts(joined, missing)
        if parts:
            missing -= Counter(parts)
            more -= Counter([joined])
    return missing + more


def _parts(joined: str, missing: Words) -> list[str]:
    """The missing words that a joined one is made of, which ended in a hyphen or a stroke."""
    for end in range(1, len(joined)):
        first, rest = joined[:end], joined[end:]
        if missing[first] and first[-1] in "-/":
            after = [rest] if missing[rest] else _parts(rest, missing - Counter([first]))
            if after:
                return [first, *after]
    return []


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """Each paper as it is, and `mutants` times changed, in each form."""
    rng = Random(f"{seed} {draw.get('piece', 0)}")
    counts: Counts = Counter()
    papers = sources()
    others = [line for _, lines in papers for line in lines]
    for name, lines in papers:
        for number in range(draw["mutants"] + 1):
            printed = mutated(lines, others, rng) if number else lines
            for form, made in FORMS.items():
                _account(counts, f"{name} {number} as {form}", printed, form, made(printed), rng)
    counts["papers"] = len(papers) if not draw.get("piece") else 0
    return counts


def _account(counts: Counts, called: str, lines: Sequence[str], form: str, file: bytes, rng: Random) -> None:
    source = printed_words(lines, form)
    try:
        reading = paper.read(file, f"paper.{form}").to_json()
    except Unreadable:
        counts[f"refused: {called}"] += bool(source)
        return
    counts["readings"] += 1
    counts["words"] += sum(source.values())
    gone = lost(source, told_words(reading))
    if gone:
        print(called, dict(gone))
    counts[f"lost: {called}"] += bool(gone)
    counts["not as counted"] += not _adds_up(reading)
    robbed = _robbed(reading, rng)
    if robbed is not None:
        counts["robbed"] += 1
        counts["robbed, seen"] += bool(lost(source, told_words(robbed)))
        counts["robbed, seen by the reader's own count"] += not _adds_up(robbed)


def _adds_up(reading: Json) -> bool:
    account = reading["words"]
    dropped = sum(len(one["text"].split()) for one in account["dropped"])
    return bool(account["source"] == len(reading["text"].split()) == account["kept"] + dropped)


def _robbed(reading: Json, rng: Random) -> Json | None:
    """The control: a reader that drops a word without a word, and counts what is left."""
    sections = [each["span"] for each in reading["sections"] if reading["text"][slice(*each["span"])].split()]
    if not sections:
        return None
    start, end = rng.choice(sections)
    dropped = {word for one in reading["words"]["dropped"] for word in one["text"].split()}
    kept = [found for found in re.finditer(r"\S+", reading["text"][start:end]) if found.group() not in dropped]
    if not kept:
        return None
    found = rng.choice(kept)
    cut, size = start + found.start(), found.end() - found.start()
    text = reading["text"][:cut] + " " * size + reading["text"][cut + size :]
    account = reading["words"]
    words = account | {"source": account["source"] - 1, "kept": account["kept"] - 1}
    return {**reading, "text": text, "words": words}


def tell(counts: Counts) -> Told:
    faults = [f"{name} ({number})" for name, number in sorted(counts.items()) if ":" in name and number]
    if counts["not as counted"]:
        faults.append(f"{counts['not as counted']} accounts that do not add up")
    if not counts["robbed"] or counts["robbed, seen"] < counts["robbed"]:
        faults.append(f"the control was caught {counts['robbed, seen']} times of {counts['robbed']}")
    return Told(
        f"0 of {counts['words']:,} words lost in {counts['readings']:,} readings" if not faults else "words lost",
        f"a reader that drops a word and counts the rest: caught {counts['robbed, seen']:,} times of "
        f"{counts['robbed']:,} (by its own count: {counts['robbed, seen by the reader' + chr(39) + 's own count']:,})",
        f"{counts['papers']} papers and their mutants, each as text, Word and PDF",
        faults,
    )


PROOF = Proof(
    "H3",
    "Reading loses no word: what a paper prints stands in what was kept or in what is listed as dropped, word for word, "
    "words joined at a line's end apart.",
    20_201_216,
    ("tracker/reading", "tracker/text", "tests/proofs/kept.py", "tests/builders_pdf.py", "tests/papers.py"),
    tuple(Piece(f"piece {piece}", draw={"mutants": 60, "piece": piece}) for piece in range(4)),
    run,
    tell,
)
