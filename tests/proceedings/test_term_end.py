"""A term ends in one act."""

from pathlib import Path

import pytest

from tests.proceedings.builders_meeting import ITEMS, at, status
from tests.proceedings.test_answers import AGREED, Desk
from tracker.proceedings import answered, term_end
from tracker.records import calendar
from tracker.records import find as workspace
from tracker.rules.refusal import NotYet
from tracker.text.dates import from_value

LAST = from_value("2021-12-15").first


def ended(folder: Path) -> Desk:
    held = Desk(folder)
    held.do(answered.publish, held.dfo, held.drafted(held.dfo, ITEMS[:1], AGREED | {"verdict": "not agreed", "reasons": "No."}),
            None, held.world.when)  # fmt: skip
    held.world.at = at("2022-01-10")
    fates = {"psw": {"fate": "renamed", "to": "Wayfinding Working Group", "acronym": "WFWG"}}
    held.do(term_end.end, held.dfo, 15, held.world.when, LAST, fates, "Five items were made.")
    return held


def test_members_roles_end_and_offices_stay(tmp_path: Path) -> None:
    held = ended(tmp_path)
    with held.world.inside():
        assert len(calendar.seated(LAST)) == 5
        assert calendar.seated(held.world.when.day) == []
        person = workspace.person("signs@cbp.example")
        assert person is not None and person.actor.holds(held.world.when.day, "liaison")


def test_what_it_left_open_is_listed_with_why(tmp_path: Path) -> None:
    held = ended(tmp_path)
    shown = held.world.shown("15/ended")
    assert shown is not None
    assert {link["to"]: link["why"] for link in shown.links if link["rel"] == "leaves open"} == {
        ITEMS[1]: "no answer", ITEMS[2]: "no answer", ITEMS[3]: "no answer", ITEMS[4]: "not decided"
    }  # fmt: skip


def test_a_group_goes_on_under_its_new_name(tmp_path: Path) -> None:
    held = ended(tmp_path)
    before, after = held.world.shown("psw", "2020-12-16"), held.world.shown("psw", "2022-01-10")
    assert before and after
    assert (before.title, after.title) == ("Port Signs Working Group", "Wayfinding Working Group")


def test_it_ends_once(tmp_path: Path) -> None:
    held = ended(tmp_path)
    with pytest.raises(NotYet, match="ended already"):
        held.do(term_end.end, held.dfo, 15, held.world.when, LAST, {})
    assert status(held, ITEMS[4])["text"] == "refining"
