"""The index made anew while people search: how long it takes, and what they see meanwhile. On a copy of the record."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from itertools import cycle

from tests.bench import served
from tests.bench.addresses import Addresses, searching
from tests.bench.bench import ALWAYS, SEARCH, SMALL, USUAL, Bench, Figures, Rounds, Told, middle, number, verdict
from tests.bench.home import ROOT, Home, copied
from tests.bench.served import Served, Unmeasured
from tracker import create_app
from tracker.search import sync
from tracker.settings import from_environment

WITHIN = 60  # seconds
SEARCHES = 400  # words to go round; one after the other, with a pause as of people
PAUSE = 0.2


def measure(home: Home, turn: int) -> Figures:
    words = [searching(typed) for typed in Addresses(home, turn).searches(SEARCHES)]
    with copied(home) as copy, served.site(copy) as site:
        served.answering(site, words[0])
        begun = time.monotonic()
        making = subprocess.Popen([sys.executable, "-m", "tests.bench.rebuilding", str(copy.folder)], cwd=ROOT)
        try:
            took, wrong = _searched(site, words, making)
        finally:
            making.terminate()
            making.wait()
        seconds = time.monotonic() - begun
        if making.returncode:
            raise Unmeasured("The index could not be made anew.")
    took.sort()
    return {"seconds": seconds, "searches": len(took), "wrong": wrong, "95": took[-(-len(took) * 95 // 100) - 1],
            "documents": _documents(home)}  # fmt: skip


def _searched(site: Served, paths: Sequence[str], making: subprocess.Popen[bytes]) -> tuple[list[float], int]:
    """One search after the other until it is made: the milliseconds of each, and how many were not answered."""
    took, wrong = [], 0
    for path in cycle(paths):
        if making.poll() is not None:
            break
        asked = time.monotonic()
        reply = site.get(path)
        took.append(1000 * (time.monotonic() - asked))
        wrong += reply.status != 200
        time.sleep(PAUSE)
    return took, wrong


def _documents(home: Home) -> int:
    engine = create_app(from_environment(home.environment)).extensions["tracker"].engine
    return int(engine.find(sync.EVERYTHING, limit=0, facets=()).total)


def tell(rounds: Mapping[int, Rounds]) -> list[Told]:
    return [_told(size, found) for size, found in rounds.items()]


def _told(size: int, found: Rounds) -> Told:
    seconds, documents = middle(found, "seconds"), middle(found, "documents")
    wrong = sum(one["wrong"] for one in found)
    seen = (f"{number(documents)} documents, {number(documents / seconds)} a second; meanwhile {number(middle(found, 'searches'))} "
            f"searches, p95 {number(middle(found, '95'))} ms, {number(wrong)} refused")  # fmt: skip
    return Told("index made anew while people search", f"{size:,}", f"{number(seconds)} s", f"<= {WITHIN} s, searching goes on",
                verdict(seconds <= WITHIN and not wrong, size), seen)  # fmt: skip


# One round: it takes minutes, in which chance evens out.
BENCH = Bench("rebuild", (SMALL, USUAL), 1, (*ALWAYS, *SEARCH, "tests/bench/rebuilding.py"), measure, tell)


def main(folder: str) -> None:
    """In a process of its own: the whole index from the record, beside the live one."""
    site = create_app(from_environment({"TRACKER_HOME": folder})).extensions["tracker"]
    with site.reader.connect() as reader:
        sync.rebuild(site.engine, reader)


if __name__ == "__main__":
    main(sys.argv[1])
