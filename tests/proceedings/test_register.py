"""Who is meant by a printed name, and which key a new group is given."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.papers import ISSUE_PAPER
from tests.proceedings.builders_release import out
from tracker.exchange.intake import bring_in
from tracker.proceedings import review
from tracker.proceedings.register import Register
from tracker.published.entry import Edition
from tracker.rules.refusal import BadInput
from tracker.text.dates import from_value

DAY = from_value("2020-12")


def named(world: World, *groups: tuple[str, str | None]) -> list[str]:
    with world.reading() as reader:
        register = Register(reader)
        return [register.group(name, acronym, None, DAY) for name, acronym in groups]


SPELLED_OUT = ("Antidumping and Countervailing Duty Working Group", "AD/CVD")
SHORT = ("AD/CVD Working Group", None)


@pytest.mark.parametrize("groups", [(SPELLED_OUT, SHORT), (SHORT, SPELLED_OUT)])
def test_an_acronym_before_working_group_is_the_group_itself(tmp_path: Path, groups: Any) -> None:
    first, second = named(World(tmp_path), *groups)
    assert (first, second) == ("ad-cvd", "ad-cvd")


def test_two_levels_that_share_an_acronym_are_two_groups(tmp_path: Path) -> None:
    found = named(World(tmp_path), ("Trade Enforcement Task Force", "TE"), ("Textile Exports Working Group", "TE"))
    assert found == ["te", "textile-exports-working-group"]


@pytest.mark.parametrize(
    ("name", "acronym", "key"),
    [
        ("15 Working Group", None, "15-working-group"),  # bare figures name a term
        ("Index Working Group", None, "index-working-group"),  # /groups/index.json is the list
        ("Fifteenth Working Group", "2019", "fifteenth-working-group"),
        ("Notice Working Group", "demonstration", "notice-working-group"),
    ],
)
def test_a_group_takes_no_key_of_another_kind(tmp_path: Path, name: str, acronym: str | None, key: str) -> None:
    world = World(tmp_path)
    world.publish(Edition("demonstration", "notice", "A demonstration", from_value("2020-01-01")))
    assert named(world, (name, acronym)) == [key]


def test_a_name_that_makes_no_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Latin letters"):
        named(World(tmp_path), ("\u6e2f\u53e3", None))


def test_a_cover_s_group_that_the_review_rejects_is_not_founded(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        paper, _ = bring_in(dfo, "paper.txt", ISSUE_PAPER.encode(), world.when)
        no_group = [one.place for one in paper.proposals if "Way" in one.facts]
        review.accept(dfo, paper.id, world.when, rejected=no_group)
    assert out(world, dfo, "intake-1") == ["2023-12/secure-trade-lanes/issue-paper"]
    assert "way" not in world.keys("group")


def test_a_successor_keeps_the_acronym_that_the_paper_gives_it(tmp_path: Path) -> None:
    with World(tmp_path).reading() as reader:
        register = Register(reader)
        said = {"event": "continued by", "group": "Lane Working Group", "to": "Gate Working Group", "acronym": "GWG"}
        register.event(said, DAY)
    assert [one.facts.get("acronym") for one in register.fresh if one.key == "gwg"] == ["GWG"]
