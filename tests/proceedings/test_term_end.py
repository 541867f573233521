"""A term ends in one act."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import group
from tests.proceedings.builders_meeting import ITEMS, PLAN, Meetings, at, status
from tests.proceedings.test_answers import AGREED, Desk
from tracker.proceedings import announce, answered, called_off, people, term_end, terms
from tracker.proceedings.appointments import Appointment
from tracker.records import calendar
from tracker.records import find as workspace
from tracker.rules.refusal import BadInput, NotAllowed, NotYet
from tracker.rules.term import UNANSWERED, UNDECIDED, UNDONE, left_open
from tracker.text.dates import from_value

LAST = from_value("2021-12-15").first
ENDS = {"on": "2021-12-15"}


def ended(folder: Path) -> Desk:
    held = Desk(folder)
    held.do(answered.publish, held.dfo, held.drafted(held.dfo, ITEMS[:1], AGREED | {"verdict": "not agreed", "reasons": "No."}),
            None, held.world.when)  # fmt: skip
    held.world.at = at("2022-01-10")
    fates = {
        "psw": {
            "fate": "renamed",
            "to": "Wayfinding Working Group",
            "acronym": "WFWG",
            "since": "2022-01-05",
            "note": "By its new charge.",
        }
    }
    held.do(term_end.end, held.dfo, 15, held.world.when, ENDS | {"note": "Five items were made."}, fates)
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
        ITEMS[1]: UNANSWERED, ITEMS[2]: UNANSWERED, ITEMS[3]: UNANSWERED, ITEMS[4]: UNDECIDED
    }  # fmt: skip


def test_a_group_goes_on_under_its_new_name(tmp_path: Path) -> None:
    held = ended(tmp_path)
    before, after = held.world.shown("psw", "2020-12-16"), held.world.shown("psw", "2022-01-10")
    assert before and after
    assert (before.title, after.title) == ("Port Signs Working Group", "Wayfinding Working Group")


def test_it_ends_once(tmp_path: Path) -> None:
    held = ended(tmp_path)
    with pytest.raises(NotYet, match="ended already"):
        held.do(term_end.end, held.dfo, 15, held.world.when, ENDS, {})
    assert status(held, ITEMS[4])["text"] == "refining"


# What becomes of groups -----------------------------------------------------------------------------------------------


def fated(folder: Path, **said: str) -> Desk:
    held = Desk(folder)
    held.world.publish(group("ief", "Intelligent Enforcement Subcommittee", level="subcommittee", acronym="IE"))
    held.world.at = at("2022-01-10")
    held.do(term_end.end, held.dfo, 15, held.world.when, ENDS, {"psw": said})
    return held


def fate_link(held: Desk) -> list[tuple[str, str]]:
    shown = held.world.shown("15/ended")
    assert shown is not None
    return [(link["to"], link["fate"]) for link in shown.links if link["rel"] == "becomes of"]


def test_a_group_of_which_nothing_is_said_goes_on(tmp_path: Path) -> None:
    held = fated(tmp_path)
    assert fate_link(held) == [("psw", "goes on")]
    assert len(held.world.keys("event")) == 1  # the end alone


def test_a_group_is_moved_to_a_subcommittee_that_is_held(tmp_path: Path) -> None:
    held = fated(tmp_path, fate="transferred", to="IE")
    before, after = held.world.shown("psw", "2021-12-14"), held.world.shown("psw")
    assert before and after
    assert (before.to("parent"), after.to("parent")) == (["stl"], ["ief"])


def test_a_slip_of_the_hand_founds_no_subcommittee(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match='There is no group "Intelligent Enforcment"') as refused:
        fated(tmp_path, fate="transferred", to="Intelligent Enforcment")
    assert refused.value.field == "psw-to"


def test_a_group_is_concluded_with_two_successors_and_a_note(tmp_path: Path) -> None:
    held = fated(tmp_path, fate="continued by", to="Lane Signs Working Group; IE", note="Two charges.")
    shown, new = held.world.shown("psw"), held.world.shown("lane-signs")
    assert shown and new
    assert (shown.facts["stage"], shown.facts["note"]) == ("concluded", "Two charges.")
    assert new.to("parent") == ["stl"]  # as its predecessor
    titles = {one.title for key in held.world.keys("event") if (one := held.world.shown(key))}
    assert {
        "Intelligent Enforcement Subcommittee continues the work of the Port Signs Working Group",
        "Lane Signs Working Group continues the work of the Port Signs Working Group",
        "Port Signs Working Group concluded",
    } < titles


def test_a_group_rests(tmp_path: Path) -> None:
    held = fated(tmp_path, fate="on hiatus")
    shown, then = held.world.shown("psw"), held.world.shown("psw", "2021-12-14")
    assert shown and then
    assert (shown.facts.get("stage"), then.facts.get("stage")) == ("on hiatus", None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"fate": "renamed"}, "says to what"),
        ({"fate": "renamed", "to": "Port Signs Working Group"}, "bears this name already"),
        ({"fate": "concluded", "to": "Lane Signs"}, "names no other group"),
        ({"fate": "transferred", "to": "psw"}, "part of itself"),
        ({"fate": "transferred", "to": "stl"}, "part of that group already"),
        ({"fate": "continued by", "to": "Port Signs Working Group"}, "goes on with its own work"),
        ({"fate": "continued by", "to": "Lane Signs Working Group; psw"}, "goes on with its own work"),
        ({"fate": "continued by", "to": "Lane Signs Working Group", "acronym": "PSW"}, "that of the Port Signs"),
        ({"fate": "concluded", "since": "1990-01-01"}, "is in the record from"),
        ({"fate": "on hiatus", "since": "2022-02-01"}, "lies in the future"),
        ({"fate": "dissolved"}, "none of the choices"),
    ],
)
def test_what_cannot_become_of_a_group_names_its_box(tmp_path: Path, said: dict[str, str], words: str) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        fated(tmp_path, **said)
    assert refused.value.field in ("psw-to", "psw-since", "psw-fate", "psw-acronym")


def test_a_refused_end_changes_nothing(tmp_path: Path) -> None:
    held = Desk(tmp_path)
    held.world.at = at("2022-01-10")
    for typed, fates, words in (
        ({"on": "2022-01-11"}, {}, "lies in the future"),
        ({"on": "2018-12-31"}, {}, "began on January 1, 2019"),
        ({"on": ""}, {}, "Last day is missing"),
        (ENDS, {"xyz": {"fate": "concluded"}}, "no group of this term"),
    ):
        with pytest.raises(BadInput, match=words):
            held.do(term_end.end, held.dfo, 15, held.world.when, typed, fates)
    with held.world.inside():
        assert len(calendar.seated(held.world.when.day)) == 5
    assert held.world.shown("15/ended") is None


def noticed_for_two_days(folder: Path) -> Meetings:
    held = Meetings(folder, "2021-11-01")
    held.planned({**PLAN, "day": "2021-12-14", "until": "2021-12-15"})
    with held.world.inside():
        announce.notice(held.dfo, "2021-12-14", None, held.world.when, {"noticed_on": "2021-11-01"})
    return held


def ended_on(held: Meetings, day: str) -> bool:
    held.world.at = at("2021-12-20")
    with held.world.inside():
        term_end.end(held.dfo, 15, held.world.when, {"on": day}, {})
    return held.world.shown("15/ended") is not None


def test_a_term_does_not_end_before_its_meeting_is_over(tmp_path: Path) -> None:
    held = noticed_for_two_days(tmp_path)
    with pytest.raises(BadInput, match="its meeting of December 14-15, 2021 was not over then") as refused:
        ended_on(held, "2021-12-14")
    assert (refused.value.field, held.world.shown("15/ended")) == ("on", None)
    assert ended_on(held, "2021-12-15")


def test_a_meeting_that_was_called_off_does_not_keep_a_term(tmp_path: Path) -> None:
    held = noticed_for_two_days(tmp_path)
    with held.world.inside():
        called_off.cancel(held.dfo, "2021-12-14", None, held.world.when, {"reason": "No quorum was to be had."})
    assert ended_on(held, "2021-12-14")


def test_a_term_does_not_end_before_a_meeting_that_it_held(tmp_path: Path) -> None:
    held = Desk(tmp_path)  # which met on December 16, 2020
    with pytest.raises(BadInput, match="its meeting of December 16, 2020 was not over then"):
        ended_on(held, "2020-12-15")
    with held.world.inside():
        terms.publish(held.dfo, held.world.when, {"number": "16", "first_meeting": "2020-12-16"})
    assert ended_on(held, "2020-12-15")  # that was the next term's


def test_a_rehearsal_leaves_all_as_it_was(tmp_path: Path) -> None:
    held = Desk(tmp_path)
    held.world.at = at("2022-01-10")
    made = held.do(term_end.rehearse, held.dfo, 15, held.world.when, ENDS, {"psw": {"fate": "concluded"}})
    assert [one.key for one in made] == ["psw", "psw/concluded", "15/ended"]
    with held.world.inside():
        assert len(calendar.seated(held.world.when.day)) == 5
    assert held.world.shown("15/ended") is None


def test_whose_roles_begin_after_its_end_are_looked_at_first(tmp_path: Path) -> None:
    held = Desk(tmp_path)
    held.world.at = at("2022-01-10")
    held.world.person("late@example.com", "member", group="psw", term=15)
    with pytest.raises(BadInput, match="only from January 10, 2022 on"):
        held.do(term_end.end, held.dfo, 15, held.world.when, ENDS, {})


@pytest.mark.parametrize("role", [Appointment("member", "coac", 15), Appointment("chair", term=15)])
def test_nobody_is_given_a_role_beyond_the_end_of_its_term(tmp_path: Path, role: Appointment) -> None:
    held = ended(tmp_path)
    for since in (None, LAST + timedelta(days=1)):
        with pytest.raises(BadInput, match=r"The 15th term ended on December 15, 2021\. Name the term") as wrong:
            held.do(people.add, held.dfo, "late@example.com", "Late Seat", replace(role, since=since), held.world.when)
        assert wrong.value.field == "term"
    for name, until in (("open", None), ("longer", LAST + timedelta(days=9)), ("shorter", LAST - timedelta(days=9))):
        given = replace(role, since=LAST - timedelta(days=30), until=until)
        held.do(people.add, held.dfo, f"{name}@example.com", name, given, held.world.when)
        with held.world.inside():
            person = workspace.person(f"{name}@example.com")
            assert person and person.roles[0].until == str(min(until or LAST, LAST))
    with held.world.inside():
        assert calendar.seated(held.world.when.day) == []


def test_what_is_not_recorded_is_neither_open_nor_closed() -> None:
    assert left_open({"text": None, "action": None, "feedback": None, "implementation": None}) is None
    assert left_open({"text": "adopted", "action": "passed", "feedback": None}) is None
    assert left_open({"text": "adopted", "feedback": "awaiting"}) == UNANSWERED
    assert left_open({"text": "adopted", "feedback": "agreed"}) == UNDONE
    assert left_open({"text": "adopted", "feedback": "awaiting", "implementation": "closed: superseded"}) is None
    assert left_open({"text": "proposed", "action": "not passed"}) is None


# The next term --------------------------------------------------------------------------------------------------------


def test_a_term_is_published_and_told_more_of(tmp_path: Path) -> None:
    held = Desk(tmp_path)
    held.world.at = at("2022-01-10")
    typed = {"number": "16", "first_meeting": "February 10, 2022", "appointed": "2022-01"}
    held.do(terms.publish, held.dfo, held.world.when, typed)
    held.world.at = at("2022-03-10")
    held.do(terms.publish, held.dfo, held.world.when, {"number": "16", "charter": "2022-02-10..2024-02-10"})
    shown = held.world.shown("16")
    assert shown and {name: shown.facts[name]["value"] for name in ("first_meeting", "appointed", "charter")} == {
        "first_meeting": "2022-02-10", "appointed": "2022-01", "charter": "2022-02-10..2024-02-10"
    }  # fmt: skip
    with pytest.raises(BadInput, match="February 10, 2022 is recorded"):
        held.do(terms.publish, held.dfo, held.world.when, {"number": "16", "first_meeting": "2022-02-11"})
    with pytest.raises(BadInput, match="recorded so already"):
        held.do(terms.publish, held.dfo, held.world.when, typed)


def test_nobody_else_ends_or_begins_a_term(tmp_path: Path) -> None:
    held = Desk(tmp_path)
    for act, given in ((term_end.end, (15,)), (terms.publish, ())):
        with pytest.raises(NotAllowed):
            held.do(act, held.liaison["signs"], *given, held.world.when, ENDS | {"number": "16"}, *({},) * len(given))
