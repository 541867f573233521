"""What a proof is: a promise, the pieces in which it is drawn in full, and what the counts of all pieces say.

The suite runs small pieces of the same; `python -m tests.proofs.prove` runs all of them and keeps what it saw.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the full draw that takes well under ten minutes. `draw` is what its run is given."""

    name: str
    database: str = "sqlite"
    draw: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What the counts say, as the table prints it. `faults` is empty when the promise holds and the control was
    caught."""

    figure: str
    control: str
    draw: str
    faults: list[str]


@dataclass(frozen=True, slots=True)
class Proof:
    """`paths` are the sources that the figures depend on: a change there makes the row older than its code."""

    code: str
    promise: str
    seed: int
    paths: tuple[str, ...]
    pieces: tuple[Piece, ...]
    run: Callable[[Path, int, Mapping[str, int]], Counts]
    tell: Callable[[Counts], Told]


def begun_with(counts: Counts, word: str) -> dict[str, int]:
    """What was counted under this word and a name, in the order of the names."""
    return {name: number for name, number in sorted(counts.items()) if name.startswith(word)}


def faults(counts: Counts, word: str) -> list[str]:
    """What was counted as a fault; and that the control was not caught."""
    found = [f"{name} ({number})" for name, number in begun_with(counts, word).items()]
    return found if counts["caught"] else [*found, "the control was not caught"]


def answered(counts: Counts) -> str:
    """How many answers there were of each status."""
    return ", ".join(f"{name.split()[-1]}: {number:,}" for name, number in begun_with(counts, "answered").items())


def small(proof: Proof, folder: Path, **draw: int) -> Told:
    """A draw for the suite, printed with its seed."""
    told = proof.tell(proof.run(folder, proof.seed, draw))
    print(f"{proof.code}: {told.draw}; seed {proof.seed}; {told.figure}; control: {told.control}")
    return told
