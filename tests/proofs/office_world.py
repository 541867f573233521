"""What the office and the desk keep beside the record: meetings with their votes, comments and minutes, answers with their
clearances and evidence, drafts of criteria, settings. Of each table one row at least."""

from tests.builders import World, says
from tests.builders_criteria import SIGNS, criteria_of
from tests.proceedings.builders_meeting import drafted_yesterday, in_session_today
from tracker.proceedings import (
    actions,
    answer,
    clearance,
    comments,
    criteria_drafts,
    desk,
    duties,
    evidence,
    minutes,
    settings,
    vote,
)
from tracker.published.entry import Edition
from tracker.records import calendar
from tracker.rules.policy import Actor
from tracker.text.dates import from_value

OFFICE, ANSWERED, OWED, OPEN = "office/trade", "2020-12/bbwg/1", "2020-12/bbwg/2", "2020-12/bbwg/3"


def office_world(world: World, officer: Actor) -> None:
    """In a world of tests/proofs/full_world.py."""
    world.at = "2024-06-20T15:00:00+00:00"
    world.publish(
        Edition("16", "term", "16th term", from_value("2022-01-01"), facts={"number": "16"}),
        Edition(OFFICE, "office", "Office of Trade", from_value("2019-01-01"), facts={"name": "Office of Trade"}),
        *criteria_of(ANSWERED),
        says("2021-01-05/1", "2021-01-05", {OWED: {"feedback": "awaiting"}}),
    )
    world.person("seat@example.com", "member", group="coac", term=16)
    _meetings(world, officer)
    _answers(world, officer)
    with world.inside():
        draft = criteria_drafts.draft(officer, SIGNS, OFFICE, world.when, whole=False).id
        said = [{"id": "3.2", "level": "Should"}]
        criteria_drafts.say(officer, draft, None, world.when, {"effective": "2024-06-01"}, said)
        settings.change(officer, world.when, "response", "90")
        duties.reviewed(officer, world.when, {"note": "All of it stands."})
    world.site.catch_up()


def _meetings(world: World, officer: Actor) -> None:
    """One in session, whose roll is called; one that is over, with minutes that were signed on paper."""
    today, when = in_session_today(world, officer, OPEN), world.when
    with world.inside():
        (seat,) = calendar.seated(when.day)
        vote.ballot(officer, today, 1, when, seat.id, "for")
    yesterday = drafted_yesterday(world, officer)
    with world.inside():
        told = {"name": "Rosa Example", "how": "written", "received": str(when.day), "words": "Light the signs."}
        comments.record(officer, today, None, when, told, ("comment.txt", b"Light the signs, please."))
        actions.add(officer, today, None, when, {"words": "To print the list.", "who": "The office"})
        signed = {"certified_by": "Ada Able", "signed_as": "acting chair", "certified_on": str(when.day)}
        minutes.record_signed(officer, yesterday, 1, when, signed, minutes.Sent("page.pdf", b"%PDF-1.7 signed"))


def _answers(world: World, officer: Actor) -> None:
    """One that is cleared on paper, with evidence; an item that was sent to another desk."""
    said = {"verdict": "agreed", "text": "CBP agrees.", "signer": "Rosa Example"}
    with world.inside():
        made = answer.draft(officer, "response", OFFICE, [ANSWERED], world.when, said, revises="2021/1").id
        evidence.attach(officer, made, None, world.when, "walk.txt", b"They walked.", "A walk")
        clearance.send(officer, made, None, world.when, ["office/dfo"])
        typed = {"cleared_by": "Counsel", "cleared_on": str(world.when.day)}
        clearance.on_behalf(officer, made, 1, None, world.when, typed, "page.pdf", b"%PDF-1.7 cleared")
        desk.send(officer, [OWED], world.when, {"office": "Office of Trade", "words": "It is theirs."})
