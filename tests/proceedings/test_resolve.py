"""A reference to several things is resolved one by one, as they are found; how many are still to be found stays visible,
and one too many is no slip of the hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World, recommendation
from tests.pages.audit_public import data, opened
from tracker.proceedings import amend
from tracker.published.entry import Edition
from tracker.rules.refusal import BadInput
from tracker.text.dates import from_value

PRINTED = "February 2019, August 2019, and July 2020"
MONTHS = ["2019-02", "2019-08", "2020-07"]
ITEM = "2020-12/psw/1"
REFERENCE = {"printed": PRINTED, "kind": "recommendation sets", "expected": 3, "values": MONTHS}


class Referring(World):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        papers = [Edition(f"{month}/psw/recommendations", "paper", f"Paper of {month}", from_value(month),
                          facts={"paper_kind": "recommendations"}) for month in (*MONTHS, "2020-08")]  # fmt: skip
        self.publish(*papers, recommendation(ITEM, references=[REFERENCE]))
        self.dfo = self.person()

    def resolve(self, month: str, printed: str = PRINTED, *, more: bool = False) -> str:
        with self.inside():
            key = amend.resolve(self.dfo, ITEM, printed, f"{month}/psw/recommendations", self.when, more=more)
        self.site.catch_up()
        return key

    def page(self) -> str:
        return str(opened(self.client(), f"/recommendations/{ITEM}").words)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Referring]:
    yield Referring(tmp_path)


def test_two_of_three_leave_one_visible(world: Referring) -> None:
    assert "3 expected, 0 found here. not resolved" in world.page()
    world.resolve("2019-02", "2019-02")  # by one of its values
    world.resolve("2019-08")
    assert "3 expected, 2 found here: Paper of 2019-02, Paper of 2019-08. 1 of 3 not resolved" in world.page()
    (left,) = data(world.client(), "/record/completeness.json")["not_found"]
    assert (left["printed"], left["expected"], len(left["found"])) == (PRINTED, 3, 2)
    world.resolve("2020-07")
    assert "3 expected, 3 found here" in world.page() and "not resolved" not in world.page()
    assert data(world.client(), "/record/completeness.json")["not_found"] == []


def test_the_fourth_of_three_is_refused_unless_there_are_more(world: Referring) -> None:
    for month in MONTHS:
        world.resolve(month)
    with pytest.raises(BadInput, match="means 3, and 3 are found: 2019-02/psw/recommendations") as refused:
        world.resolve("2020-08")
    assert refused.value.field == "more"
    world.resolve("2020-08", more=True)
    assert "3 expected, 4 found here" in world.page() and "more than the words tell" in world.page()


def test_the_same_is_resolved_once(world: Referring) -> None:
    world.resolve("2019-02")
    with pytest.raises(BadInput, match="means already"):
        world.resolve("2019-02", "2019-02")


def test_a_wrong_one_is_retracted_and_looked_for_again(world: Referring) -> None:
    key = world.resolve("2020-08")
    with world.inside():
        amend.retract(world.dfo, key, world.when, reason="It was another set.")
    world.site.catch_up()
    assert "3 expected, 0 found here. not resolved" in world.page()
