"""Proof S8: a migration killed before each of its statements leaves the old schema or the new one, and goes on."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from tests.postgres import DATABASE, drop
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.proofs.schema import empty_databases, schema, source_of
from tracker.store import migrate

ROOT = Path(__file__).resolve().parents[2]
EMPTY, FIRST = "", "0001"
Run = tuple[str, str, int]


class Upgrades:
    """The driver, which has loaded the program already."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore::DeprecationWarning", "-m", "tests.proofs.migrating"],
            cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def __enter__(self) -> "Upgrades":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def __call__(self, runs: Sequence[Run], *, broken: bool = False) -> list[int]:
        """Upgrade each url to its revision, killed before its n-th statement; how many each had begun."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None and stdout is not None
        stdin.write(json.dumps({"broken": broken, "runs": [list(run) for run in runs]}) + "\n")
        stdin.flush()
        return list(json.loads(stdout.readline()))


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """Kill at every `each`-th statement from nothing and from the first revision, then the control."""
    rng = Random(seed)
    counts: Counts = Counter()
    with Upgrades() as upgrade:
        for start in (EMPTY, FIRST):
            counts += _killed(folder / f"from-{start}", upgrade, start, draw["each"], rng)
        broken = _killed(folder / "broken", upgrade, EMPTY, draw["each"], rng, broken=True)
    return counts + Counter({f"control {name}": number for name, number in broken.items()})


def _killed(folder: Path, upgrade: Upgrades, start: str, each: int, rng: Random, *, broken: bool = False) -> Counts:
    (template,) = empty_databases(folder, 1)
    if start:
        migrate.upgrade(template, start)
    source = source_of(template) if start else "template1"
    (whole,) = empty_databases(folder, 1, source)
    old = schema(whole)
    (statements,) = upgrade([(whole, "head", 0)], broken=broken)
    new = schema(whole)
    aims = list(range(1 + rng.randrange(min(each, statements)), statements + 1, each))
    if statements not in aims:
        aims.append(statements)  # the commit itself
    urls = empty_databases(folder, len(aims), source)
    begun = upgrade([(url, "head", aim) for url, aim in zip(urls, aims, strict=True)], broken=broken)
    counts = Counter(kills=len(aims), survived=sum(map(bool, begun)))
    counts["between"] = sum(schema(url) not in (old, new) for url in urls)
    if not broken:
        upgrade([(url, "head", 0) for url in urls])
        counts["not mended"] = sum(schema(url) != new for url in urls)
    _drop(urls)
    return counts


def _drop(urls: Sequence[str]) -> None:
    for url in urls if DATABASE == "postgresql" else ():
        drop(url)


def tell(counts: Counts) -> Told:
    faults = [f"{name}: {counts[name]}" for name in ("between", "not mended", "survived") if counts[name]]
    if not counts["control between"]:
        faults.append("the control was not caught")
    return Told(
        f"{counts['between']} databases between old and new, {counts['not mended']} that a second run did not bring up",
        f"schema changes committed one by one: {counts['control between']} of {counts['control kills']} left between",
        f"{counts['kills']} kills, from nothing and from 0001",
        faults,
    )


PROOF = Proof(
    "S8",
    "An upgrade killed at any statement leaves the database as it was or as it shall be, and can be run again.",
    20_200_101,
    ("migrations", "tracker/store/migrate.py", "tracker/store/database.py", "tests/proofs/migration.py",
     "tests/proofs/migrating.py", "tests/proofs/schema.py"),
    tuple(Piece(database, database, {"each": 1}) for database in ("sqlite", "postgresql")),
    run,
    tell,
)  # fmt: skip
