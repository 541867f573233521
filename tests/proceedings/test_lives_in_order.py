"""The life of a group as several papers tell it: the same on each day, in whatever order the papers come."""

from collections.abc import Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.builders import World, group
from tracker.proceedings.register import Register
from tracker.published import identities, standing, thing
from tracker.published.life import life as life_of
from tracker.text.dates import from_value

RAIL, TRAIN = "Rail Working Group", "Train Working Group"
ROADS, CANAL = "Safe Roads Subcommittee", "Canal Subcommittee"
NAMED = {"named": RAIL, "parent": ROADS, "date": "2021-03-03"}
MOVED = {"event": "transferred", "group": RAIL, "to": CANAL, "date": "2021-06-01"}
RESTS = {"event": "on hiatus", "group": RAIL, "date": "2021-07-01"}
RENAMED = {"event": "renamed", "group": RAIL, "to": TRAIN, "date": "2021-09-01"}
ENDED = {"event": "concluded", "group": TRAIN, "date": "2021-10-01"}
Said = Mapping[str, Any]


def told(world: World, *some: Said) -> None:
    """A release of its own."""
    with world.reading() as reader:
        register = Register(reader)
        for said in some:
            on = from_value(said["date"])
            if "named" in said:
                register.group(said["named"], None, register.parent(said["parent"], on), on)
            else:
                register.event({**said, "date": {"value": said["date"]}}, on)
    if register.fresh:
        world.publish(*register.fresh)


def life(world: World) -> list[Any]:
    with world.reading() as reader:
        assert standing.compare(reader) == []
        (key,) = {one.key for one in identities.names_held(reader) if one.level == "working group"}
        shown = [thing.one(reader, key, from_value(f"2021-{day}").first) for day in DAYS]
    return [one and (one.title.split()[0], one.facts.get("stage"), *one.to("parent")) for one in shown]


DAYS = ("05-01", "06-15", "07-15", "09-15", "10-15")
WHOLE = [
    ("Rail", None, "safe-roads"),
    ("Rail", None, "canal"),
    ("Rail", "on hiatus", "canal"),
    ("Train", "on hiatus", "canal"),
    ("Train", "concluded", "canal"),
]


@pytest.mark.parametrize("some", list(permutations((MOVED, RESTS, RENAMED))))
@pytest.mark.parametrize("first", [True, False])
def test_each_event_holds_from_its_day_whichever_came_first(
    tmp_path: Path, some: tuple[Said, ...], first: bool
) -> None:
    world = World(tmp_path)
    for said in [NAMED, *some, ENDED] if first else [*some, NAMED, ENDED]:
        told(world, said)
    assert life(world) == WHOLE
    assert sorted(key.partition("/")[2] for key in world.keys("event")) == ["concluded", "on-hiatus", "transferred"]


@pytest.mark.parametrize("order", list(permutations((MOVED, RESTS, {**RENAMED, "date": "2021-05-15"}))))
def test_a_name_given_early_and_told_of_late_is_borne_by_all_that_follows(
    tmp_path: Path, order: tuple[Said, ...]
) -> None:
    world = World(tmp_path)
    for said in (NAMED, *order):
        told(world, said)
    assert [one[0] for one in life(world)] == ["Rail", "Train", "Train", "Train", "Train"]
    assert life(world)[2] == ("Train", "on hiatus", "canal")


def test_what_one_paper_tells_of_two_days_holds_on_both(tmp_path: Path) -> None:
    world = World(tmp_path)
    for some in ([NAMED], [RENAMED], [MOVED, {**MOVED, "to": "Harbour Subcommittee", "date": "2021-07-01"}]):
        told(world, *some)
    assert [one[2] for one in life(world)] == ["safe-roads", "canal", "harbour", "harbour", "harbour"]


def test_a_group_first_named_by_itself_is_part_of_what_a_paper_says(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(group("rail", RAIL, "2020-01-01"), group("canal", CANAL, level="subcommittee"))
    told(world, {**RESTS, "date": "2021-10-01"})
    told(world, NAMED)
    told(world, NAMED)
    told(world, {"named": CANAL, "parent": ROADS, "date": "2021-03-03"})
    with world.reading() as reader:
        since = [row.since for row in life_of(reader, "rail").rows]
    before, after, canal = world.shown("rail", "2020-06-01"), world.shown("rail"), world.shown("canal")
    assert before and after and canal
    assert (before.to("parent"), after.to("parent"), canal.to("parent")) == (["coac"], ["safe-roads"], ["coac"])
    assert (after.facts["stage"], since) == ("on hiatus", ["2020-01-01", "2021-03-03", "2021-10-01", "2021-10-01"])
