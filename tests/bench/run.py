"""`python -m tests.bench.run [--only serving] [--sizes 1000 10000]`: every ratio of the design, measured round by round.

A round that was done with the code as it is now is not done again, so that a run can be broken off and taken up. When
all rounds of a bench are there, its rows of BENCHMARKS.md are written.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from tests.bench import cold, judging, pages, publishing, rebuilding, redlining, searching, serving, starting
from tests.bench.bench import SMALL, USUAL, Bench, Figures
from tests.bench.benchmarks import NAME, write
from tests.bench.home import KEPT, ROOT, home
from tests.proofs.reliability import fingerprint

ALL = (serving.BENCH, cold.BENCH, pages.BENCH, searching.OF_WHOOSH, searching.OF_POSTGRES, publishing.OF_PAGES, publishing.OF_SEARCH, rebuilding.BENCH,
       starting.OF_START, starting.OF_MEMORY, judging.BENCH, redlining.BENCH)  # fmt: skip
BENCHES = {one.name: one for one in ALL}
MOST_ROUNDS = max(one.rounds for one in ALL)
ENDINGS = (".py", ".html", ".css", ".json")
EVERY = 5.0  # seconds between two words of progress
BUSY = "busy before"  # how busy others kept the machine


@dataclass(frozen=True, slots=True)
class Piece:
    bench: Bench
    size: int
    turn: int

    @property
    def kept(self) -> Path:
        code = fingerprint(ROOT, self.bench.paths, ENDINGS)
        return KEPT / "rounds" / f"{self.bench.name}-{self.size}-{self.turn}-{code}.json"


def main() -> int:
    asked = argparse.ArgumentParser(prog="bench", description=__doc__)
    asked.add_argument("--only", metavar="BENCH", choices=BENCHES, help="one bench")
    asked.add_argument("--sizes", nargs="+", type=int, default=[SMALL, USUAL], metavar="N", help="recommendations")
    asked.add_argument("--rounds", type=int, default=MOST_ROUNDS, help="fewer, for a first look: no table is written")
    asked.add_argument("--again", action="store_true", help="also what was done already")
    asked.add_argument("--table", action="store_true", help="run nothing; write the table anew from what is kept")
    asked.add_argument("--piece", nargs=2, type=int, metavar=("SIZE", "ROUND"), help="one round, in this process")
    given = asked.parse_args()
    chosen = [BENCHES[given.only]] if given.only else list(ALL)
    if given.piece:
        return _one_piece(chosen[0], *given.piece)
    pieces = [piece for piece in _pieces(chosen, given.sizes) if piece.turn < given.rounds]
    if not given.table:
        for done, piece in enumerate(pieces, 1):
            _measured(piece, f"{done} of {len(pieces)}", again=given.again)
    for bench in chosen:
        _told(bench, [piece for piece in pieces if piece.bench is bench], given.rounds)
    return 0 if all(piece.kept.is_file() for piece in pieces) else 1


def _pieces(chosen: Sequence[Bench], sizes: Sequence[int]) -> Iterator[Piece]:
    """Round after round, each of all: so that the rounds of a bench lie apart in time."""
    for turn in range(max(bench.rounds for bench in chosen)):
        for size in sorted(sizes):
            yield from (Piece(bench, size, turn) for bench in chosen if size in bench.sizes and turn < bench.rounds)


def _measured(piece: Piece, place: str, *, again: bool) -> None:
    name = f"{place}: {piece.bench.name}, {piece.size:,}, round {piece.turn + 1}"
    if piece.kept.is_file() and not again:
        print(f"{name}: done before")
        return
    begun = time.monotonic()
    print(f"{name} ...", flush=True)
    command = [sys.executable, "-m", "tests.bench.run", "--only", piece.bench.name]
    done = subprocess.run([*command, "--piece", str(piece.size), str(piece.turn)], cwd=ROOT, stdout=subprocess.PIPE,
                          check=False)  # fmt: skip
    if done.returncode:
        print(f"{name}: NOT MEASURED", flush=True)  # why stands above; the others can be, and this one once more
        return
    piece.kept.parent.mkdir(parents=True, exist_ok=True)
    piece.kept.write_bytes(done.stdout.splitlines()[-1])
    print(f"{name}: {time.monotonic() - begun:.0f} s", flush=True)


def _one_piece(bench: Bench, size: int, turn: int) -> int:
    kept = home(size, _Saying(), bench.database)
    busy = _busy()
    print(json.dumps({**bench.measure(kept, turn), BUSY: busy}))
    return 0


class _Saying:
    """Progress, every few seconds."""

    last = 0.0

    def __call__(self, words: str) -> None:
        if time.monotonic() - self.last > EVERY:
            self.last = time.monotonic()
            print(f"  {words}", file=sys.stderr, flush=True)


def _busy() -> float:
    """The share of the processors' time that others take, over two seconds of doing nothing."""
    before = _times()
    time.sleep(2)
    total, idle = (now - then for now, then in zip(_times(), before, strict=True))
    return round(1 - idle / total, 3) if total else 0.0


def _times() -> tuple[int, int]:
    values = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return sum(values), values[3] + values[4]


def _told(bench: Bench, pieces: Sequence[Piece], rounds_asked: int) -> None:
    rounds: dict[int, list[Figures]] = {}
    for piece in pieces:
        if piece.kept.is_file():
            rounds.setdefault(piece.size, []).append(json.loads(piece.kept.read_text()))
    whole = {size: found for size, found in rounds.items() if len(found) == min(bench.rounds, rounds_asked)}
    told = bench.tell(whole) if whole else []
    busy = median(one[BUSY] for found in whole.values() for one in found) if whole else 0.0
    others = f"{bench.rounds}; others took {busy:.0%} of the machine"
    if rounds_asked >= bench.rounds:
        write(ROOT, bench.name, told, others, str(date.today()), {one.name: one.paths for one in ALL})
        print(f"What {bench.name} measured is in {NAME}.")
    for one in told:
        print(f"{one.verdict}: {one.what}, {one.size}: {one.figure} (target {one.target}); {one.seen}")
    missing = {piece.size for piece in pieces} - whole.keys()
    if missing:
        print(f"{bench.name}: not every round of {', '.join(map(str, sorted(missing)))} was measured with this code.")


if __name__ == "__main__":
    sys.exit(main())
