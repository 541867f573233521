"""Groups and offices by the officer's own word."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import World, group
from tracker.proceedings import bodies
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
    with pytest.raises(Missing):
        held.office("office/xyz", name="Nothing")


def test_none_but_the_officer_may(held: Bodies) -> None:
    helper = held.world.person("helper@example.gov", "assistant", office="dfo")
    with held.world.inside(), pytest.raises(NotAllowed):
        bodies.found_office(helper, held.world.when, {"name": "My Office"})
