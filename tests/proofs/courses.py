"""The course that a meeting, an answer, criteria and a term take to the public: deeds in their order, each so many hours
after the beginning. Two meetings are announced; of the second, nothing more is ever published."""

from collections.abc import Mapping
from random import Random

from tests.proofs.running import ADOPTED, ENDING, FIRST, SECOND, Deed, Run
from tracker.proceedings import (
    actions,
    agenda,
    announce,
    answer,
    answered,
    comments,
    convene,
    convened,
    criteria_drafts,
    minutes,
    outcomes,
    term_end,
    vote,
)
from tracker.records import calendar
from tracker.records import minutes as kept
from tracker.rules import motion

MEETING, LATER = "2026-02-10", "2026-02-12"  # the days of both
CRITERIA = "criteria/sign-criteria"
PLAN = {
    "starts": "1:00 p.m. to 5:00 p.m. Eastern", "place": "The Old Custom House", "purpose": "To hear the groups.",
    "public_comments": "In writing.", "contact": "Ada Officer, ada@example.gov",
}  # fmt: skip
SAID = {"signer": "Rosa Example", "text": "CBP will look at the gates."}


def _marked(run: Run, typed: Mapping[str, str]) -> dict[str, str]:
    return {name: run.said(words) for name, words in typed.items()}


def planned(run: Run, rng: Random) -> None:
    for day, items in ((MEETING, FIRST), (LATER, SECOND)):
        convene.plan(run.officer, run.world.when, _marked(run, PLAN) | {"day": day})
        for item in items:
            agenda.put_on(run.officer, day, None, run.world.when, {"item": item})


def planned_more(run: Run, rng: Random) -> None:
    for day in (MEETING, LATER):
        agenda.put_on(run.officer, day, None, run.world.when, {"words": run.said("Reports of the groups")})


def noticed(run: Run, rng: Random) -> None:
    for day in (MEETING, LATER):
        announce.notice(run.officer, day, None, run.world.when, {"noticed_on": str(run.world.when.day)})


def posted(run: Run, rng: Random) -> None:
    comment = {
        "how": "written",
        "received": str(run.world.when.day),
        "words": run.said("The gates are dark."),
        "items": FIRST[0],
    }
    comments.record(run.officer, MEETING, None, run.world.when, comment)
    announce.post(run.officer, MEETING, None, run.world.when)


def held(run: Run, rng: Random) -> None:
    """One item passes, as amended or as it was; the other goes back."""
    officer, when = run.officer, run.world.when
    convened.call_to_order(officer, MEETING, None, when, officer.email)
    convened.attend(officer, MEETING, None, when, [one.id for one in calendar.seated(when.day)])
    words = {FIRST[0]: "COAC recommends that CBP paint gate 4 white."} if rng.random() < 0.5 else {}
    passed = motion.AMENDED if words else "passed"
    said = {"words": run.said("That it be sent."), "method": "unanimous", "outcome": passed}
    vote.move(officer, MEETING, None, when, FIRST[:1], said, wordings=words)
    vote.move(officer, MEETING, None, when, FIRST[1:], {"method": "voice vote", "outcome": "remanded to group"})
    actions.add(officer, MEETING, None, when, {"words": run.said("Paint a first gate.")})
    convened.adjourn(officer, MEETING, None, when)


def told(run: Run, rng: Random) -> None:
    """What was decided, with the number that is proposed for it."""
    with run.world.reading() as reader:
        numbers = outcomes.proposed_numbers(reader, convene.known(run.officer, MEETING, run.world.when))
    outcomes.publish(run.officer, MEETING, None, run.world.when, numbers)


def responded(run: Run, rng: Random) -> None:
    """By the office whose liaisons come to look."""
    made = answer.draft(
        run.officer, "response", "office/dfo", ADOPTED[:1], run.world.when, _marked(run, SAID) | {"verdict": "agreed"}
    )
    answered.publish(run.officer, made.id, None, run.world.when)


def updated(run: Run, rng: Random) -> None:
    said = _marked(run, SAID) | {"verdict": "partially implemented"}
    made = answer.draft(run.officer, "update", "office/dfo", ADOPTED[:1], run.world.when, said)
    answered.publish(run.officer, made.id, None, run.world.when)


def announced(run: Run, rng: Random) -> None:
    officer, when = run.officer, run.world.when
    made = criteria_drafts.draft(officer, CRITERIA, "office/dfo", when, whole=True)
    said = [{"id": "3.2", "category": "Signs", "level": "Must", "text": run.said("A sign stands at each gate.")}]
    criteria_drafts.say(officer, made.id, None, when, {"effective": "2026-03-15"}, said)
    criteria_drafts.announce(officer, made.id, None, when)


def certified(run: Run, rng: Random) -> None:
    officer, when = run.officer, run.world.when
    made = minutes.draft(officer, MEETING, None, when, {"words": run.said("## Opening\n\nThe members met and voted.")})
    assert kept.versions(officer, when.day, MEETING)[0].number == made.number
    said = {"certified_by": "Ash Chair", "signed_as": "acting chair", "certified_on": str(when.day)}
    minutes.record_signed(officer, MEETING, made.number, when, said, minutes.Sent("page.pdf", b"%PDF-1.7 signed"))


def ended(run: Run, rng: Random) -> None:
    term_end.end(
        run.officer, int(ENDING), run.world.when, {"on": str(run.world.when.day), "note": run.said("It was long.")}, {}
    )


COURSE: tuple[tuple[int, Deed], ...] = (
    (12, planned), (16, planned_more), (24, noticed), (14 * 24, posted), (26 * 24 + 3, held), (27 * 24, told), (28 * 24, responded),
    (30 * 24, updated), (32 * 24, announced), (34 * 24, certified), (36 * 24, ended),
)  # fmt: skip
