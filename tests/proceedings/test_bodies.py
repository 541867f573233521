"""Groups and offices by the officer's own word."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import World, group
from tracker.proceedings import bodies
from tracker.published import find
from tracker.published.entry import Edition
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotAllowed
from tracker.text.dates import on_day

PSW, WWG = "Port Signs Working Group", "Wayfinding Working Group"


class Bodies:
    def __init__(self, folder: Path) -> None:
        self.world = World(folder)
        self.world.publish(group("stl", "Secure Trade Lanes Subcommittee", level="subcommittee"))
        self.dfo: Actor = self.world.person()

    def befall(self, **typed: str) -> list[str]:
        with self.world.inside():
            return [one["key"] for one in bodies.befall(self.dfo, self.world.when, typed)]

    def office(self, key: str = "", **typed: str) -> list[str]:
        with self.world.inside():
            when = self.world.when
            made = (
                bodies.rename_office(self.dfo, key, when, typed) if key else bodies.found_office(self.dfo, when, typed)
            )
        return [one["key"] for one in made]

    def head(self) -> int:
        with self.world.reading() as reader:
            return find.head(reader).id

    def called(self, key: str, on: str | None = None) -> str:
        found = self.world.shown(key, on)
        assert found is not None
        return found.own_title


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Bodies]:
    yield Bodies(tmp_path)


def test_a_group_is_formed_then_renamed_and_each_day_has_its_name(held: Bodies) -> None:
    parent = "Secure Trade Lanes Subcommittee"
    made = held.befall(group=PSW, event="formed", acronym="PSW", parent=parent, date="2020-01-15")
    assert made[0] == "psw"
    held.befall(group=PSW, event="renamed", to=WWG, acronym="WWG", date="2022-02-10", source="The minutes.")
    assert (held.called("psw", "2020-12-16"), held.called("psw", "2022-03-10")) == (PSW, WWG)
    shown = held.world.shown("psw")
    assert shown is not None and shown.to("parent") == ["stl"]
    assert shown.facts["attested"] == {"citation": "The minutes."}


def test_a_published_paper_that_says_so_is_linked(held: Bodies) -> None:
    words = "The subcommittee is on hiatus."
    held.world.publish(Edition("2022-02-10/minutes", "paper", "Minutes", on_day(date(2022, 2, 10)), words))
    said = {"group": "Secure Trade Lanes Subcommittee", "event": "on hiatus", "date": "2022-02-10"}
    with pytest.raises(BadInput, match="no paper 2022-02-10/agenda"):
        held.befall(**said, source="2022-02-10/agenda", quote="on hiatus")
    held.befall(**said, source="2022-02-10/minutes", quote="on hiatus")
    shown = held.world.shown("stl")
    assert shown is not None and shown.to("source") == ["2022-02-10/minutes"]


@pytest.mark.parametrize(("typed", "words"), [
    ({"group": "Secure Trade Lanes Subcommittee", "event": "formed"}, "in the record already"),
    ({"group": PSW, "event": "concluded"}, "no group of the record is called"),
    ({"group": "Secure Trade Lanes Subcommittee", "event": "renamed"}, "not said to what"),
    ({"group": "Secure Trade Lanes Subcommittee", "event": "on hiatus", "to": "x"}, "becomes nothing else"),
    ({"group": "Secure Trade Lanes Subcommittee", "event": "on hiatus", "date": "2031-01-01"}, "lies in the future"),
    ({"event": "formed"}, "Group is missing"),
])  # fmt: skip
def test_what_cannot_be_is_refused_in_words(held: Bodies, typed: dict[str, str], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        held.befall(**typed)


# What cannot be -------------------------------------------------------------------------------------------------------

STL, LWG = "Secure Trade Lanes Subcommittee", "Lane Working Group"


@pytest.fixture
def lanes(held: Bodies) -> Bodies:
    """Two groups: one within the subcommittee and one within that."""
    held.befall(group=PSW, event="formed", acronym="PSW", parent=STL, date="2020-01-15")
    held.befall(group=LWG, event="formed", acronym="LWG", parent=PSW, date="2020-02-15")
    return held


@pytest.mark.parametrize(("typed", "field", "words"), [
    ({"group": PSW, "event": "continued by", "to": PSW}, "to", "goes on with its own work"),
    ({"group": PSW, "event": "continued by", "to": "psw"}, "to", "goes on with its own work"),
    ({"group": PSW, "event": "continued by", "to": WWG, "acronym": "PSW"}, "acronym", "that of the Port Signs"),
    ({"group": WWG, "event": "formed", "acronym": "LWG"}, "acronym", "that of the Lane Working Group"),
    ({"group": WWG, "event": "formed", "parent": "Slip Subcommittee"}, "parent", "no group of the record is called"),
    ({"group": WWG, "event": "formed", "parent": PSW, "date": "2019-05-01"}, "parent", "from January 15, 2020 on"),
    ({"group": PSW, "event": "transferred", "to": "PSW"}, "to", "part of itself"),
    ({"group": PSW, "event": "transferred", "to": STL}, "to", "part of that group already"),
    ({"group": PSW, "event": "transferred", "to": LWG}, "to", "Lane Working Group is part of it"),
    ({"group": STL, "event": "transferred", "to": LWG}, "to", "Lane Working Group is part of it"),
    ({"group": STL, "event": "transferred", "to": LWG, "date": "2020-01-20"}, "to", "from February 15, 2020 on"),
    ({"group": PSW, "event": "concluded", "date": "1990-01-01"}, "date", "from January 15, 2020 on"),
    ({"group": PSW, "event": "renamed", "to": WWG, "date": "2019"}, "date", "from January 15, 2020 on"),
])  # fmt: skip
def test_an_impossible_structure_is_refused(lanes: Bodies, typed: dict[str, str], field: str, words: str) -> None:
    before = lanes.head()
    with pytest.raises(BadInput, match=words) as refused:
        lanes.befall(**typed)
    assert (refused.value.field, lanes.head()) == (field, before)
    assert refused.value.remedy


def test_a_circle_that_a_later_day_would_close_is_refused(lanes: Bodies) -> None:
    lanes.befall(group=STL, event="on hiatus", date="2021-01-01")
    lanes.befall(group=LWG, event="transferred", to=STL, date="2022-01-01")
    with pytest.raises(BadInput, match="Lane Working Group is part of it"):
        lanes.befall(group=STL, event="transferred", to=LWG, date="2021-06-01")
    lanes.befall(group=PSW, event="transferred", to=LWG, date="2022-01-01")
    shown = lanes.world.shown("psw")
    assert shown is not None and shown.to("parent") == ["lwg"]


def test_the_work_goes_on_one_way_only(lanes: Bodies) -> None:
    lanes.befall(group=PSW, event="continued by", to=LWG)
    lanes.befall(group=LWG, event="continued by", to=WWG, acronym="WWG")
    for one in (LWG, WWG):
        with pytest.raises(BadInput, match="goes on with the work of the Port Signs Working Group") as refused:
            lanes.befall(group=one, event="continued by", to=PSW)
        assert "retract lwg/continues/psw" in refused.value.remedy


def test_when_it_was_formed_is_told_of_a_group_that_papers_named_later(held: Bodies) -> None:
    early = {"group": STL, "event": "on hiatus", "date": "2017-01-01"}
    with pytest.raises(BadInput, match="record first that it was"):
        held.befall(**early)
    assert held.befall(group=STL, event="formed", date="2016-03-01") == ["stl", "stl/formed"]
    held.befall(**early)
    shown = held.world.shown("stl", "2016-12-31")
    assert shown is not None and (shown.own_title, shown.facts.get("stage")) == (STL, None)
    with pytest.raises(BadInput, match="in the record already"):
        held.befall(group=STL, event="formed", date="2015-03-01")
    with pytest.raises(BadInput) as refused:
        held.befall(group=STL, event="on hiatus", date="2015-06-01")
    assert refused.value.remedy == "Give that day or a later one."


def test_what_the_record_has_is_not_said_twice(held: Bodies) -> None:
    said = {"group": "Secure Trade Lanes Subcommittee", "event": "on hiatus", "date": "2023-05-15"}
    held.befall(**said)
    with pytest.raises(BadInput, match="has this already"):
        held.befall(**said)


def test_an_office_keeps_its_key_through_its_names(held: Bodies) -> None:
    assert held.office(name="Office of Port Signs", acronym="OPS", since="2019-01-01") == ["office/ops"]
    with pytest.raises(BadInput, match="in the record already"):
        held.office(name="Another Office", acronym="ops")
    held.office("office/ops", name="Office of Wayfinding", parent="dfo", since="2022-01-01")
    assert held.called("office/ops", "2021-01-01") == "Office of Port Signs"
    assert held.called("office/ops") == "Office of Wayfinding"
    shown = held.world.shown("office/ops")
    assert shown is not None and (shown.to("parent"), shown.facts["slug"]) == (["office/dfo"], "ops")
    with pytest.raises(BadInput, match="nothing of it would change"):
        held.office("office/ops", name="Office of Wayfinding", parent="dfo")
    with pytest.raises(BadInput, match="no part of itself"):
        held.office("office/ops", name="Office of Wayfinding", parent="ops")
    held.office(name="Office of Gates", parent="ops", since="2022-01-02")
    with pytest.raises(BadInput, match="Gates is itself part of this office"):
        held.office("office/ops", name="Office of Wayfinding", parent="Office of Gates")
    with pytest.raises(Missing):
        held.office("office/xyz", name="Nothing")


def test_none_but_the_officer_may(held: Bodies) -> None:
    helper = held.world.person("helper@example.gov", "assistant", office="dfo")
    with held.world.inside(), pytest.raises(NotAllowed):
        bodies.found_office(helper, held.world.when, {"name": "My Office"})
