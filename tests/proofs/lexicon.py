"""Proof N3: the index holds published words and no others, after whatever was done in the office."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

from sqlalchemy import text

from tests import builders
from tests.proofs.deeds import SALTED, done, sequence
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.proofs.running import Run, Salts, begun
from tests.proofs.two_worlds import indexing_drafts, replaced
from tracker.published.searched import KIND, mark
from tracker.rules.paper import KINDS
from tracker.search.words import surfaces

LENGTH = 12
# All that was ever published and is not retracted: its own words, facts and links, and the titles that it was given.
SAID = """
SELECT content.title, content.text, content.facts, content.links, standing.title
FROM entry JOIN content ON content.hash = entry.content JOIN standing ON standing.key = entry.key
"""
# What every thing of a kind is called, whatever it says.
OF_KINDS = (*KINDS.values(), *KIND.values())


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`sequences` sequences, and the control in `controls` more."""
    rng = Random(f"{seed} {draw.get('piece', 0)}")
    counts: Counts = Counter()
    for place in range(draw["sequences"]):
        extra = _extra(folder / str(place), rng, counts)
        counts["sequences"] += 1
        counts["extra"] += len(extra)
        if extra:
            print(f"sequence {place}: {sorted(extra)[:5]}")
    for place in range(draw["controls"]):
        with indexing_drafts():
            counts["caught"] += bool(_extra(folder / f"control {place}", rng, Counter()))
    counts["controls"] = draw["controls"]
    return counts


def _extra(folder: Path, rng: Random, counts: Counts) -> set[str]:
    """The words of the index, after a sequence, that nothing published has."""
    steps = sequence(rng, LENGTH)
    salts = Salts()
    with replaced(*((module, "secrets", salts) for module in SALTED)):
        run = done(begun(folder, salts), steps, secrets=True)
        held = {word for word, _ in run.world.site.engine.words()}
        counts["words"] += len(held)
        counts["draft words"] += len(run.words.given)
        extra = held - _published(run)
    builders.close_all()
    return extra


def _published(run: Run) -> set[str]:
    with run.world.reading() as reader:
        said = {part for row in reader.execute(text(SAID)) for part in row if part}
        filed = {mark(key) for (key,) in reader.execute(text("SELECT DISTINCT to_key FROM link"))}
    return {word for part in (*said, *OF_KINDS) for word in surfaces(part)} | filed


def tell(counts: Counts) -> Told:
    faults = [f"{counts['extra']} words of the index are not public"] if counts["extra"] else []
    if not counts["words"] or not counts["draft words"]:
        faults.append("there was nothing to find")
    if counts["caught"] < counts["controls"] or not counts["controls"]:
        faults.append("the control was not caught")
    return Told(
        f"{counts['extra']} of {counts['words']:,} words extra; drafts had {counts['draft words']:,} of their own",
        f"drafts put in the index: caught {counts['caught']} times of {counts['controls']}",
        f"{counts['sequences']:,} sequences",
        faults,
    )


PROOF = Proof(
    "N3",
    "The search index holds published words and no others.",
    20_210_302,
    ("tracker/search", "tracker/published", "tracker/proceedings", "tracker/pages/office", "tests/proofs/lexicon.py",
     "tests/proofs/deeds.py", "tests/proofs/drafting.py", "tests/proofs/courses.py", "tests/proofs/running.py",
     "tests/proofs/canaries.py"),
    (
        *(Piece(f"sqlite {piece}", draw={"sequences": 45, "controls": 3, "piece": piece}) for piece in range(4)),
        Piece("postgresql", "postgresql", {"sequences": 20, "controls": 3, "piece": 100}),
    ),
    run,
    tell,
)  # fmt: skip
