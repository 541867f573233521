"""Two texts compared, where that is hardest: how the time grows when they are twice as long, up to a megabyte each."""

import gc
import time
from collections.abc import Mapping

from tests.bench.bench import SMALL, Bench, Figures, Rounds, Told, middle, number, ratio, verdict
from tests.bench.home import Home
from tests.text.hard_texts import HARD, Pair
from tracker.text import redline

LENGTHS = (250_000, 500_000, 1_000_000)  # characters of each
GROWTH = 2.6  # at most, of a text twice as long
TRIES = 3  # the quickest is what the text costs


def measure(home: Home, turn: int) -> Figures:
    """The seconds of the processor. Nothing of the home is asked: texts have no size in recommendations."""
    return {f"{name} {length}": _seconds(make(length)) for name, make in HARD.items() for length in LENGTHS}


def _seconds(pair: Pair) -> float:
    took = []
    gc.disable()  # as the timers of Python do
    try:
        for _ in range(TRIES):
            begun = time.process_time()
            redline.compare(*pair)
            took.append(time.process_time() - begun)
    finally:
        gc.enable()
    return min(took)


def tell(rounds: Mapping[int, Rounds]) -> list[Told]:
    return [_told(name, found) for found in rounds.values() for name in HARD]


def _told(name: str, found: Rounds) -> Told:
    *_, half, whole = LENGTHS
    grown = ratio(found, f"{name} {whole}", f"{name} {half}")
    seen = ", ".join(f"{number(middle(found, f'{name} {length}') * 1000)} ms" for length in LENGTHS)
    return Told(f"redline, {name}", f"{whole:,} characters", f"{number(grown)} times at twice the length", f"<= {GROWTH}",
                verdict(grown <= GROWTH), f"{seen} at {', '.join(f'{length:,}' for length in LENGTHS)}")  # fmt: skip


PATHS = ("tracker/text/redline.py", "tests/text/hard_texts.py", "tests/bench/redlining.py")
BENCH = Bench("redline", (SMALL,), 3, PATHS, measure, tell)
