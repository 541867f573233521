"""Proof S6: whatever is changed in the public record, the journal or what it tells of the workspace behind the program's
back, `tracker check` finds."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

from sqlalchemy import func, select
from sqlalchemy.exc import DataError, IntegrityError

from tests.builders import CHEAP, PASSWORD, World
from tests.postgres import DATABASE, named, sql
from tests.proofs.forging import AGAINST_HEAD, LARGER
from tests.proofs.full_world import close, full_world
from tests.proofs.office_world import office_world
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.proofs.schema import source_of
from tests.proofs.tampering import COMPARED, OFFICE, PAPER, SINGLE, TABLES, WORKSPACE, Futile, Tampering, unguarded
from tracker.exchange.check import examine
from tracker.proceedings import people
from tracker.proceedings.appointments import Appointment
from tracker.proceedings.sign_in_links import give_token, invite, redeem, revoke_tokens
from tracker.rules.policy import OPERATOR
from tracker.store.database import Base, free_connection


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`tamperings` times: one change to a whole record; then check, with the head of the journal kept elsewhere only
    where nothing else could show it."""
    rng = Random(f"{seed} {draw.get('piece', 0)}")
    world = full_world(folder / "world")
    _peopled(world)
    office_world(world, world.person("desk@example.gov"))
    sound = examine(world.url, world.site.engine)
    if faults := [fault for part in sound.parts.values() for fault in part]:
        raise RuntimeError(f"the record does not hold before anything is done to it: {faults}")
    rows, keep = _counted(world.url), sound.journal.sha256
    restore = _restorer(world, folder)
    counts: Counts = Counter()
    for place in range(draw["tamperings"]):
        kind = (SINGLE, WORKSPACE, LARGER, AGAINST_HEAD, SINGLE)[place % 5]
        done = _tampered(world.url, kind, rng, restore)
        counts["tamperings"] += 1
        counts["by counts unseen"] += _counted(world.url) == rows
        outcome, seen = _outcome(world, keep if kind is AGAINST_HEAD else None)
        counts[outcome] += 1
        counts["by chains unseen"] += seen == {"workspace"}
        if outcome != "found":
            print(f"{outcome}: {done}")
            counts[f"{outcome}: {done}"] += 1
        restore()
    return counts


def _tampered(url: str, kinds: tuple[Tampering, ...], rng: Random, restore: Callable[[], None]) -> str:
    while True:
        try:
            with unguarded(url) as connection:
                return rng.choice(kinds)(connection, rng)
        except (Futile, IntegrityError, DataError):  # nothing changed, or a key of the database itself forbids it
            restore()


def _peopled(world: World) -> None:
    """Somebody whom the office let in, whose role it ended, and who handed a desk over."""
    world.person("gone@example.gov", "assistant", office="office/dfo")
    with world.inside():
        give_token(OPERATOR, "gone@example.gov", world.when)
        redeem(invite(OPERATOR, "gone@example.gov", world.when), PASSWORD, CHEAP, world.when)
        people.hand_over(OPERATOR, "gone@example.gov", "heir@example.gov", world.when, name="The Heir")
        people.end(OPERATOR, "heir@example.gov", Appointment("assistant"), world.when)
        revoke_tokens(OPERATOR, "gone@example.gov", world.when)
        invite(OPERATOR, "heir@example.gov", world.when)
    world.person("last@example.gov", "alternate-dfo")


def _outcome(world: World, keep: str | None) -> tuple[str, set[str]]:
    """And the parts of the check that found it."""
    try:
        parts = examine(world.url, world.site.engine, keep).parts
    except Exception as crash:
        return f"crashed ({type(crash).__name__})", set()
    asked = ["head"] if keep else [part for part in parts if part != "index"]  # the index is a copy, easily made anew
    seen = {part for part in asked if parts[part]}
    return ("found" if seen else "missed"), seen


def _counted(url: str) -> dict[str, int]:
    """The control: a check without chains."""
    with free_connection(url, writes=False) as connection:
        return {name: connection.execute(select(func.count()).select_from(Base.metadata.tables[name])).scalar_one()
                for name in (*TABLES, *COMPARED, *PAPER, *OFFICE)}  # fmt: skip


def _restorer(world: World, folder: Path) -> Callable[[], None]:
    """Puts the whole record back."""
    close(world)
    if DATABASE == "postgresql":
        name = source_of(world.url)
        sql(f"CREATE DATABASE {name}_kept TEMPLATE {name}")

        def again() -> None:
            sql(f"DROP DATABASE {name} WITH (FORCE)")
            sql(f"CREATE DATABASE {name} TEMPLATE {name}_kept")

        assert named(name) == world.url
        return again
    path, kept = Path(source_of(world.url)), folder / "kept.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, kept)

    def copied() -> None:
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        shutil.copy(kept, path)

    return copied


def tell(counts: Counts) -> Told:
    unseen = {name: number for name, number in counts.items() if ":" in name}
    faults = [f"{name} ({number})" for name, number in sorted(unseen.items())]
    if not counts["by counts unseen"]:
        faults.append("the control was not caught")
    if not counts["by chains unseen"]:
        faults.append("the control without the workspace was not caught")
    return Told(
        f"{counts['found']:,} of {counts['tamperings']:,} found",
        f"a check that counts rows misses {counts['by counts unseen']:,}; one that leaves the workspace out, "
        f"{counts['by chains unseen']:,}",
        f"{counts['tamperings']:,} tamperings",
        faults,
    )


PROOF = Proof(
    "S6",
    "Whatever is changed in the public record, its files, the journal, or what it tells of the workspace, behind the "
    "program's back, is found by `tracker check`; what leaves both chains whole, against a head kept elsewhere.",
    20_201_216,
    ("tracker/store", "tracker/published", "tracker/exchange/check.py",
     "tracker/exchange/check_files.py", "tracker/exchange/check_workspace.py", "migrations", "tests/proofs/tamper.py",
     "tests/proofs/tampering.py", "tests/proofs/forging.py", "tests/proofs/full_world.py",
     "tests/proofs/office_world.py"),
    (
        *(Piece(f"sqlite {piece}", draw={"tamperings": 500, "piece": piece}) for piece in range(2)),
        Piece("postgresql", "postgresql", {"tamperings": 300, "piece": 100}),
    ),
    run,
    tell,
)  # fmt: skip
