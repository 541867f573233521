"""A meeting from its plan to its published outcomes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proceedings.builders_meeting import DAY, ITEMS, MEMBERS, PLAN, Meetings, at, status
from tracker.exchange.check import examine
from tracker.proceedings import agenda, announce, called_off, convene, convened, outcomes, vote
from tracker.records import calendar
from tracker.records.meeting import Meeting
from tracker.rules.refusal import BadInput, NotAllowed, NotYet, Stale
from tracker.store import journal

MOVED = {"mover": "Able", "seconder": "Baker"}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Meetings]:
    yield Meetings(tmp_path)


def meeting(held: Meetings, key: str = DAY) -> Meeting:
    found = calendar.meeting(held.dfo, held.world.when.day, key)
    assert found is not None
    return found


def test_nothing_of_a_plan_is_public(held: Meetings) -> None:
    held.planned()
    assert held.world.keys("meeting") == []
    assert status(held, ITEMS[0]) == {}


def test_a_notice_puts_its_items_on_the_agenda_as_posted(held: Meetings) -> None:
    held.noticed()
    assert status(held, ITEMS[4]) == {"text": "proposed", "action": "on agenda"}
    shown = held.world.shown(DAY)
    assert shown is not None and shown.facts["noticed"] == {
        "on": "2020-12-01", "days": 15, "asked": 15, "rule": "41 CFR 102-3.150, for meetings held before May 20, 2024"
    }  # fmt: skip
    assert shown.to("term") == ["15"]


def test_the_published_agenda_has_no_gap_where_a_point_was_taken_off(held: Meetings) -> None:
    key = held.planned()
    with held.world.inside():
        for words in ("Withdrawn before anybody knew", "Reports", "Comments"):
            agenda.put_on(held.dfo, key, None, held.world.when, {"words": words})
        agenda.take_off(held.dfo, key, 6, None, held.world.when)
        announce.notice(held.dfo, key, None, held.world.when, {"noticed_on": "2020-11-20"})
    shown = held.world.shown("2020-12/coac/agenda")
    assert shown is not None
    places = [link["place"] for link in shown.links] + [one["place"] for one in shown.facts["points"]]
    assert places == [1, 2, 3, 4, 5, 6, 7]
    with held.world.inside():  # what comes on late goes behind what is announced, however much was taken off before
        for words in ("Late", "Later"):
            agenda.put_on(held.dfo, key, None, held.world.when, {"words": words})
        agenda.take_off(held.dfo, key, 8, None, held.world.when)
        assert [(one.words, one.place) for one in meeting(held).points][-1] == ("Later", 8)


def test_a_late_notice_is_refused_by_the_law_of_its_day_unless_the_circumstance_is_stated(held: Meetings) -> None:
    with pytest.raises(BadInput, match=r"at least 15 \(41 CFR 102-3\.150"):
        held.noticed("2020-12-02")
    with held.world.inside():
        announce.notice(held.dfo, DAY, None, held.world.when, {"noticed_on": "2020-12-02", "exceptional": "A flood."})
    shown = held.world.shown(DAY)
    assert shown is not None and shown.facts["noticed"]["exceptional"] == "A flood."


def test_a_notice_that_lacks_one_of_the_eight_contents_is_refused(held: Meetings) -> None:
    held.planned({name: words for name, words in PLAN.items() if name != "contact"})
    held.world.at = at("2020-12-01")
    with held.world.inside(), pytest.raises(NotYet, match=r"Whom to ask.*41 CFR 102-3\.150"):
        announce.notice(held.dfo, DAY, None, held.world.when, {"noticed_on": "2020-12-01"})


@pytest.mark.parametrize(
    ("contact", "reached"),
    [("Dora", False), ("Dora, room 12, 2021", False), ("Dora, dora@example.gov", True), ("Dora, (202) 555-0100", True)],
)
def test_whom_to_ask_is_named_with_a_way_to_reach_them(held: Meetings, contact: str, reached: bool) -> None:
    held.planned(PLAN | {"contact": contact})
    held.world.at = at("2020-12-01")
    with held.world.inside():
        lacking = announce.lacking(convene.known(held.dfo, DAY, held.world.when))
    told = f'How to reach whom to ask: "{contact}" has neither telephone nor e-mail'
    assert lacking.get("contact") == (None if reached else told)


def test_without_an_officer_no_meeting_is_called_to_order(held: Meetings) -> None:
    key = held.noticed()
    held.world.at = at(DAY, 19)
    with held.world.inside(), pytest.raises(BadInput, match=r"41 CFR 102-3\.120"):
        convened.call_to_order(held.dfo, key, None, held.world.when, "able@example.com")


def test_the_story_of_december(held: Meetings) -> None:
    key = held.in_session()
    (clark,) = held.id_of("Clark")
    when = held.world.when
    with held.world.inside():
        vote.move(held.dfo, key, None, when, ITEMS[:1], {**MOVED, "method": "unanimous", "outcome": "passed"})
        several = vote.move(held.dfo, key, None, when, ITEMS[1:4], MOVED, recused={ITEMS[2]: [clark]})
        alone = vote.pull(held.dfo, key, several.number, ITEMS[3], None, when)
        vote.decide(held.dfo, key, several.number, None, when, {"method": "voice vote", "outcome": "passed"})
        words = {ITEMS[3]: "COAC recommends that CBP post sign 4 in two languages."}
        vote.decide(held.dfo, key, alone.number, None, when,
                    {"method": "voice vote", "outcome": "passed as amended"}, wordings=words)  # fmt: skip
        vote.move(held.dfo, key, None, when, ITEMS[4:], {"method": "voice vote", "outcome": "remanded to group"})
        convened.adjourn(held.dfo, key, None, when)
        with held.world.reading() as reader:
            numbers = outcomes.proposed_numbers(reader, meeting(held), 90301)
        assert list(numbers.values()) == ["090301", "090302", "090303", "090304"]
        outcomes.publish(held.dfo, key, None, when, numbers)
    adopted = {"text": "adopted", "feedback": "awaiting"}
    assert status(held, ITEMS[0]) == adopted | {"action": "passed", "number": "090301"}
    assert status(held, ITEMS[3]) == adopted | {"action": "passed as amended", "number": "090304"}
    assert status(held, ITEMS[4]) == {"text": "refining", "action": "remanded to group"}
    assert status(held, ITEMS[0], "2020-12-15") == {"text": "proposed", "action": "on agenda"}
    amended, posted = held.world.shown(ITEMS[3]), held.world.shown(ITEMS[3], "2020-12-15")
    assert amended and posted and (amended.text, posted.text) == (
        "COAC recommends that CBP post sign 4 in two languages.", "COAC recommends that CBP post sign 4.",
    )  # fmt: skip
    second = held.world.shown(f"{DAY}/2")
    assert second and second.facts["recused"] == [{"name": "Clark", "item": ITEMS[2]}]


def test_without_a_quorum_nothing_is_decided(held: Meetings) -> None:
    key = held.in_session(absent=MEMBERS[2:])
    decided = {**MOVED, "method": "unanimous", "outcome": "passed"}
    with held.world.inside():
        with pytest.raises(BadInput, match="without a quorum"):
            vote.move(held.dfo, key, None, held.world.when, ITEMS, decided)
        vote.move(held.dfo, key, None, held.world.when, ITEMS, {"outcome": "presented, not voted (no quorum)"})
        convened.adjourn(held.dfo, key, None, held.world.when)
        outcomes.publish(held.dfo, key, None, held.world.when, {})
    assert status(held, ITEMS[0]) == {"text": "proposed", "action": "presented, not voted (no quorum)"}
    shown = held.world.shown(DAY)
    assert shown and shown.facts["quorum"] == {
        "rule": "more than half", "seated": 5, "needed": 3, "present": 2, "met": False
    }  # fmt: skip


def test_a_vote_that_was_counted_fits_its_outcome(held: Meetings) -> None:
    key = held.in_session()
    counted = {**MOVED, "method": "voice vote", "for": "2", "against": "3"}
    with held.world.inside():
        with pytest.raises(BadInput, match="2 for and 3 against"):
            vote.move(held.dfo, key, None, held.world.when, ITEMS, {**counted, "outcome": "passed"})
        with pytest.raises(BadInput, match="tells of 6 votes, and 5 members"):
            vote.move(held.dfo, key, None, held.world.when, ITEMS, {**counted, "for": "3", "outcome": "not passed"})
        vote.move(held.dfo, key, None, held.world.when, ITEMS, {**counted, "outcome": "not passed"})


def test_who_opened_the_page_before_another_changed_the_meeting_is_told_so(held: Meetings) -> None:
    key = held.planned()
    with held.world.inside():
        seen = meeting(held).version
        agenda.put_on(held.dfo, key, seen, held.world.when, {"words": "Comments by the public."})
        with pytest.raises(Stale):
            agenda.put_on(held.dfo, key, seen, held.world.when, {"words": "Comments by the public."})


def test_nobody_but_the_officer_holds_meetings(held: Meetings) -> None:
    member = held.world.person("fox@example.com", "member", group="coac", term=15)
    with held.world.inside():
        with pytest.raises(NotAllowed):
            convene.plan(member, held.world.when, PLAN)
        assert calendar.meetings(member, held.world.when.day) == []


def test_a_meeting_that_nobody_was_told_of_is_cancelled_without_a_word(held: Meetings) -> None:
    key = held.planned()
    with held.world.inside():
        assert called_off.cancel(held.dfo, key, None, held.world.when, {"reason": "No room."}) == []
        with pytest.raises(NotYet, match='is "cancelled"'):
            announce.notice(held.dfo, key, None, held.world.when, {"noticed_on": "2020-11-19"})
    assert held.world.keys("meeting") == []


def test_what_was_announced_and_is_cancelled_says_why(held: Meetings) -> None:
    key = held.noticed()
    held.world.at = at("2020-12-10")
    with held.world.inside():
        with pytest.raises(BadInput, match="Why is missing"):
            called_off.cancel(held.dfo, key, None, held.world.when, {})
        called_off.cancel(held.dfo, key, None, held.world.when, {"reason": "A flood."})
    shown, before = held.world.shown(DAY), held.world.shown(DAY, "2020-12-09")
    assert shown is not None and (shown.facts["stage"], shown.facts["reason"]) == ("cancelled", "A flood.")
    assert before is not None and before.facts["stage"] == "noticed"


def test_a_meeting_moved_takes_its_plan_and_agenda_along_and_asks_for_a_notice_of_its_own(held: Meetings) -> None:
    key = held.noticed()
    with held.world.inside():
        told = {"day": "2021-01-13", "reason": "A flood."}
        moved, made = called_off.reschedule(held.dfo, key, None, held.world.when, told)
        assert (moved.key, moved.state, moved.place) == ("2021-01-13", "planned", PLAN["place"])
        assert [(one.item, one.announced) for one in moved.points] == [(item, False) for item in ITEMS]
        assert [one["key"] for one in made] == ["2021-01-13", DAY]
        with pytest.raises(NotYet, match='to open it must be "materials posted" or "noticed"'):
            convened.call_to_order(held.dfo, moved.key, None, held.world.when, "dfo@example.gov")
    shown = held.world.shown(DAY)
    assert shown is not None and (shown.facts["stage"], shown.to("moved to")) == ("rescheduled", ["2021-01-13"])


def test_a_meeting_is_not_moved_to_a_day_that_has_one(held: Meetings) -> None:
    key = held.noticed()
    with held.world.inside(), pytest.raises(BadInput, match="planned already"):
        called_off.reschedule(held.dfo, key, None, held.world.when, {"day": DAY, "reason": "A slip."})
    shown = held.world.shown(DAY)
    assert shown is not None and shown.facts["stage"] == "noticed"


def test_who_was_there_when_something_was_decided_stays_recorded(held: Meetings) -> None:
    """Else a motion would be adopted by members who were not there, or without a quorum."""
    held.in_session()
    with held.world.inside():
        vote.move(
            held.dfo, DAY, None, held.world.when, ITEMS[:1], MOVED | {"method": "voice vote", "outcome": "passed"}
        )
    for here, said in ((MEMBERS[1:], "Able took part in motion 1"), (MEMBERS[:2], 'is "passed", which takes a quorum')):
        with held.world.inside(), pytest.raises(NotYet, match=said):
            convened.attend(held.dfo, DAY, None, held.world.when, held.id_of(*here))
    with held.world.inside():
        vote.undo(held.dfo, DAY, 1, None, held.world.when)
        convened.attend(held.dfo, DAY, None, held.world.when, held.id_of("Able", "Baker"))
        assert len(meeting(held).present()) == 2


def test_no_more_votes_stand_than_members_were_there(held: Meetings) -> None:
    held.in_session()
    counted = MOVED | {"method": "roll call", "for": "3", "against": "2", "outcome": "passed"}
    with held.world.inside():
        vote.move(held.dfo, DAY, None, held.world.when, ITEMS[:1], counted)
    with held.world.inside(), pytest.raises(BadInput, match="tells of 5 votes, and 4 members are present"):
        convened.attend(held.dfo, DAY, None, held.world.when, held.id_of(*MEMBERS[:4]))
    signed = journal.signed(held.dfo, "record attendance", held.world.when, subject=DAY)
    with held.world.inside(), signed:  # as a release before this one left it
        meeting(held).attendance[-1].present = False
    with held.world.inside(), pytest.raises(BadInput, match="tells of 5 votes, and 4 members are present"):
        convened.adjourn(held.dfo, DAY, None, held.world.when)


def test_who_has_a_seat_is_not_among_the_others(held: Meetings) -> None:
    held.in_session()
    for name, here in (("able", MEMBERS), ("Evans", MEMBERS[:4])):
        with held.world.inside(), pytest.raises(BadInput, match=f"{name} has a seat"):
            convened.attend(held.dfo, DAY, None, held.world.when, held.id_of(*here), f"Two of CBP\n{name}")


def test_the_journal_tells_what_acts_take_away(held: Meetings) -> None:
    """A point off the agenda, an item pulled out, a motion undone with its ballots, a member who is not there."""
    when, key = held.world.when, held.in_session()
    with held.world.inside():
        agenda.put_on(held.dfo, key, None, when, {"words": "Not dealt with"})
        agenda.take_off(held.dfo, key, len(meeting(held).points), None, when)
        several = vote.move(held.dfo, key, None, when, ITEMS[1:4], MOVED)
        vote.pull(held.dfo, key, several.number, ITEMS[3], None, when)
        for who in held.id_of(*MEMBERS[:3]):
            vote.ballot(held.dfo, key, several.number, when, who, "for")
        for number in (several.number, several.number + 1):
            vote.undo(held.dfo, key, number, None, when)
        convened.attend(held.dfo, key, None, when, held.id_of(*MEMBERS[:3]))
    held.world.site.catch_up()
    parts = examine(held.world.url, held.world.site.engine).parts
    assert [fault for part in parts.values() for fault in part] == []
