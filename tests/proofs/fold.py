"""Proof F: what was true on a day, and what this site said on a day, answered as an oracle does by brute force."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from tests.builders import World
from tests.proofs.histories import ACTS, VALUES, Answer, History, days, oracle, whole_states
from tests.proofs.proof import Counts, Piece, Proof, Told
from tracker.proceedings.publish import release
from tracker.published import find, past, standing, thing
from tracker.published.thing import Thing
from tracker.rules.moment import ended
from tracker.rules.policy import OPERATOR
from tracker.store import journal

FIRST = date(2024, 1, 10)
APART = timedelta(days=40)  # from one release to the next
DAYS = 12  # asked of each thing


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """Draw `histories` histories, publish them act by act, and ask."""
    rng = Random(f"{seed} {draw.get('piece', 0)}")
    histories = [History(number, rng) for number in range(draw["histories"])]
    world = World(folder)
    today = FIRST
    for place in range(ACTS):
        today = FIRST + place * APART
        _record(world, histories, today)
    counts: Counts = Counter(histories=len(histories), entries=ACTS * len(histories))
    with world.reading() as reader:
        counts["derived"] += len(standing.compare(reader)) + len(standing.overlaps(reader))
        for day in days(today, rng, DAYS):
            _ask_true(reader, histories, day, counts)
            _ask_filed(reader, histories, day, rng, counts)
        for day in [FIRST + rng.randint(0, ACTS) * APART + timedelta(rng.randint(-1, 1)) for _ in range(3)]:
            _ask_published(reader, histories, day, counts)
    return counts


def _record(world: World, histories: Sequence[History], today: date) -> None:
    """One act of each history, all in one release."""
    world.at = f"{today}T15:00:00+00:00"
    editions = [history.next(today) for history in histories]
    with world.inside(), journal.signed(OPERATOR, "publish", world.when):
        numbers = release(editions, world.when)
    for history, number in zip(histories, numbers, strict=True):
        history.recorded(number)


def _ask_true(reader: Connection, histories: Sequence[History], day: date, counts: Counts) -> None:
    """True on a day, as known today."""
    found = thing.things(reader, [key for history in histories for key in history.things], day)
    for history in histories:
        for key in history.things:
            right = oracle(history.said, key, day)
            counts["asked"] += 1
            counts["wrong"] += _answer(found.get(key)) != right
            counts["control wrong"] += whole_states(history.said, key, day) != right


def _ask_filed(reader: Connection, histories: Sequence[History], day: date, rng: Random, counts: Counts) -> None:
    """The list of a day under one value of an axis."""
    axis = rng.choice(list(VALUES))
    value = rng.choice(VALUES[axis])
    right = {
        key for history in histories for key in history.things
        if (answer := oracle(history.said, key, day)) and answer.status.get(axis, ("", ""))[0] == value
    }  # fmt: skip
    listed, total = find.listing(reader, "recommendation", {axis: [value]}, day, limit=10**6)
    counts["lists"] += 1
    counts["lists wrong"] += {one.key for one in listed} != right or total != len(right)


def _ask_published(reader: Connection, histories: Sequence[History], day: date, counts: Counts) -> None:
    """What this site said on a day: the same, of what was recorded by then."""
    with past.opened(reader, day, ended(day, ZoneInfo("UTC"))) as then:
        for history in histories:
            known = [one for one in history.said if one.recorded <= day]
            key = history.things[0]
            counts["asked as published"] += 1
            counts["wrong as published"] += _answer(thing.one(then, key, day)) != oracle(known, key, day)


def _answer(found: Thing | None) -> Answer | None:
    if found is None:
        return None
    return Answer(
        found.entry, {axis: (said["value"], said["by"]) for axis, said in (found.status or {}).items() if said}
    )


def tell(counts: Counts) -> Told:
    wrong = {name: counts[name] for name in ("wrong", "wrong as published", "lists wrong", "derived") if counts[name]}
    faults = [f"{name}: {number}" for name, number in wrong.items()]
    if not counts["control wrong"]:
        faults.append("the control was not caught")
    asked = counts["asked"] + counts["asked as published"]
    return Told(
        f"{counts['wrong'] + counts['wrong as published']:,} wrong of {asked:,} answers, "
        f"{counts['lists wrong']} of {counts['lists']} lists",
        f"whole-state editions: {counts['control wrong']:,} of {counts['asked']:,} answers wrong",
        f"{counts['histories']:,} histories, {counts['entries']:,} entries",
        faults,
    )


PROOF = Proof(
    "F",
    "What was true on a day, and what the site said on a day, is told right however late a thing is recorded, "
    "corrected or retracted.",
    20_240_110,
    ("tracker/rules/fold.py", "tracker/published", "tests/proofs/fold.py", "tests/proofs/histories.py"),
    (
        *(Piece(f"sqlite {piece}", draw={"histories": 1000, "piece": piece}) for piece in range(10)),
        Piece("postgresql", "postgresql", {"histories": 500, "piece": 100}),
    ),
    run,
    tell,
)
