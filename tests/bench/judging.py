"""What the first ten answers to the judged queries are worth, on both engines. No home is asked: the set is judged over
the demonstration record, so its figure is the same at every size, and no clock is read."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping

from tests.bench.bench import SEARCH, SMALL, Bench, Figures, Rounds, Told, middle, verdict
from tests.bench.home import ROOT, Home
from tests.search.judged import QUERIES

ENGINES = {"sqlite": "Whoosh", "postgresql": "PostgreSQL"}
AT_LEAST, APART = 0.93, 0.03  # nDCG of the first ten


def measure(home: Home, turn: int) -> Figures:
    """In a process of its own, since a test's world takes its database from the environment."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.search.judged"],
        cwd=ROOT,
        env={**os.environ, "TRACKER_TEST_DATABASE": "postgresql"},
        stdout=subprocess.PIPE,
        check=True,
    )
    worth = json.loads(done.stdout.splitlines()[-1])
    return {f"{engine} {what}": worth[engine][what] for engine in ENGINES for what in ("search", "own")}


def tell(rounds: Mapping[int, Rounds]) -> list[Told]:
    size = f"{len(QUERIES)} queries"
    told = []
    for found in rounds.values():
        for engine, name in ENGINES.items():
            search, own = middle(found, f"{engine} search"), middle(found, f"{engine} own")
            told.append(
                Told(f"judged set, {name}", size, f"nDCG@10 {search:.4f}", f">= {AT_LEAST}", verdict(search >= AT_LEAST),
                     f"of what the engine's own order lacks, {(1 - search) / (1 - own):.3f} is lacking still (decision 17: <= 0.37)",
                     f"the engine's own order: {own:.4f}, {'misses' if own < AT_LEAST else 'KEEPS IT, TOO'}")
            )  # fmt: skip
        apart = abs(middle(found, "sqlite search") - middle(found, "postgresql search"))
        told.append(
            Told(
                "judged set, one engine behind the other",
                size,
                f"{apart:.4f}",
                f"<= {APART}",
                verdict(apart <= APART),
                "",
            )
        )
    return told


BENCH = Bench("judged", (SMALL,), 1, (*SEARCH, "content", "tests/search/judged.py", "tests/search/judged.json",
                                      "tests/bench/judging.py"), measure, tell)  # fmt: skip
