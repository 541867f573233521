"""One group under two names, in whatever order the papers that bear them come."""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tracker.proceedings.register import Register
from tracker.published import identities, thing
from tracker.rules.refusal import BadInput
from tracker.text.dates import from_value

FORMER, NEW = "Trusted Traders Working Group", "Partnership Task Force"
OF_2020 = ("2020-12", FORMER)  # bears the former name
OF_2021 = ("2021-06", NEW)  # bears the new one, and says nothing
OF_2023 = ("2023-12", None)  # says that the one became the other
Told = tuple[str, str | None]


def released(world: World, *papers: Told) -> None:
    with world.reading() as reader:
        register = Register(reader)
        register.awaited = [(FORMER, NEW) for _, name in papers if name is None]
        for day, name in sorted(papers):
            if name:
                register.group(name, None, None, from_value(day))
            else:
                register.event({"event": "renamed", "group": FORMER, "to": NEW, "date": None}, from_value(day))
    if register.fresh:
        world.publish(*register.fresh)


def names(world: World) -> Any:
    """The keys of the groups, and how the one is called at the ends of four years."""
    with world.reading() as reader:
        held = {one.key for one in identities.names_held(reader) if one.level != "committee"}
        (key,) = held
        days = [from_value(f"{year}-12-31").first for year in (2020, 2021, 2022, 2023)]
        return [(shown := thing.one(reader, key, day)) and shown.title for day in days]


@pytest.mark.parametrize("order", list(permutations((OF_2020, OF_2021, OF_2023))))
def test_a_release_of_its_own_for_each(tmp_path: Path, order: tuple[Told, ...]) -> None:
    world = World(tmp_path)
    if order.index(OF_2023) == 2:  # both names stood for themselves: nobody could know
        with pytest.raises(BadInput, match="two groups of the record"):
            for paper in order:
                released(world, paper)
    else:
        for paper in order:
            released(world, paper)
        assert names(world) == [FORMER, NEW, NEW, NEW]


@pytest.mark.parametrize("together", [(OF_2020, OF_2021, OF_2023), (OF_2020, OF_2023), (OF_2021, OF_2023)])
def test_one_release_tells_of_them_all_whatever_its_order(tmp_path: Path, together: tuple[Told, ...]) -> None:
    world = World(tmp_path)
    released(world, *together)
    for paper in (OF_2020, OF_2021, OF_2023):
        released(world, paper)
    assert names(world) == [FORMER, NEW, NEW, NEW]


def test_renamed_and_renamed_back_in_one_release(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.reading() as reader:
        register = Register(reader)
        register.awaited = [(FORMER, NEW), (NEW, FORMER)]
        assert register.key_of(NEW) is None
        register.event({"event": "renamed", "group": FORMER, "to": NEW, "date": None}, from_value("2021-06"))
        register.event({"event": "renamed", "group": NEW, "to": FORMER, "date": None}, from_value("2022-06"))
    world.publish(*register.fresh)
    assert names(world) == [None, NEW, FORMER, FORMER]
    for told in ((FORMER, NEW), (NEW, FORMER)):  # told again by a later paper, which gives no day
        with world.reading() as reader:
            register = Register(reader)
            register.event({"event": "renamed", "group": told[0], "to": told[1], "date": None}, from_value("2023-06"))
            assert register.fresh == []
