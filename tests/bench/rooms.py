"""What the office and the desk keep of a made-up record: a row of the workspace for each of its meetings, with agenda,
attendance and motions, the answers that were published, and what is drafted. And what is done there today."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection

from tests.bench.held import AT_A_MEETING, NAMES, PRESENT
from tracker.proceedings import agenda, announce, convene, convened, people, vote
from tracker.proceedings.appointments import Appointment
from tracker.proceedings.publish import release
from tracker.published import find
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.records import calendar
from tracker.records import find as workspace
from tracker.records.answer import Answer, AnswerItem
from tracker.records.content_review import ContentReview
from tracker.records.criteria import CriteriaDraft
from tracker.records.meeting import AgendaPoint, Attendance, Meeting, Motion, MotionItem
from tracker.records.minutes import MinutesVersion
from tracker.records.person import Person
from tracker.rules.meeting import CERTIFIED
from tracker.rules.moment import Moment
from tracker.rules.policy import OPERATOR, Actor
from tracker.store import journal
from tracker.store.database import db
from tracker.text.dates import on_day

OFFICER = "dfo@bench.example"
DRAFTS = 10
PLAN = {"starts": "1:00 p.m.", "place": "Room 3", "purpose": "To vote.", "public_comments": "At the meeting.",
        "contact": "Ada Officer, dfo@bench.example"}  # fmt: skip


def furnished(when: Moment) -> str:
    """The rooms of the running application are filled; the key of the meeting that is in session today."""
    people.add(OPERATOR, OFFICER, "Ada Officer", Appointment("dfo", office="dfo"), when)
    person = workspace.person(OFFICER)
    assert person is not None
    seats = _seated(when)
    reader = db.session.connection()
    held = list(_held(reader, when.day))
    documents = [one.key for one in find.all_of(reader, "criteria", when.day)]
    with journal.signed(OPERATOR, "furnish", when, subject="the bench"):
        for one, notice in held:
            db.session.add_all(_meeting(one, notice, seats))
        db.session.add(ContentReview(reviewed_on=str(when.dated), reviewed_by="Ada Officer", note=""))
        db.session.add_all(_answers(held, person.id, when))
        db.session.add_all(_criteria(documents, person.id, when))
    return _in_session(person.actor, when)


def _seated(when: Moment) -> list[Person]:
    term = max(int(one.key) for one in find.all_of(db.session.connection(), "term", when.day))
    for place, name in enumerate(NAMES, 1):
        people.add(OPERATOR, f"member{place}@bench.example", name, Appointment("member", group="coac", term=term), when)
    return calendar.seated(when.day)


def _held(reader: Connection, on: date) -> Iterator[tuple[Thing, Thing]]:
    """The meetings that were planned here, each with its notice."""
    filed = {one.facts["meeting"]["value"]: one for one in find.all_of(reader, "notice", on) if one.to("lists")}
    for one in find.all_of(reader, "meeting", on):
        if one.key in filed:
            yield one, filed[one.key]


def _meeting(told: Thing, notice: Thing, seats: Sequence[Person]) -> Iterator[Meeting | MinutesVersion]:
    day = date.fromisoformat(told.key)
    items = notice.to("lists")
    held = Meeting(key=told.key, day=told.key, group_key="coac", state=CERTIFIED, noticed_on=str(day - timedelta(days=20)),
                   told_on=told.key, officer="Ada Officer", officer_role="Designated Federal Officer", **PLAN)  # fmt: skip
    held.points = [AgendaPoint(place=place, item=item, announced=True) for place, item in enumerate(items, 1)]
    held.attendance = [
        Attendance(person_id=one.id, name=one.name, present=place < PRESENT) for place, one in enumerate(seats)
    ]
    made = Motion(
        number=1, mover=NAMES[0], seconder=NAMES[1], method="unanimous", outcome="passed", key=f"{told.key}/1"
    )
    made.items = [MotionItem(place=place, item=item, entry=1) for place, item in enumerate(items, 1)]
    held.motions = [made]
    yield held
    yield MinutesVersion(meeting_key=told.key, number=1, words="They met.", author="Ada Officer",
                         at=f"{told.key}T20:00:00Z", certified_by=NAMES[0], certified_on=told.key, way="by account")  # fmt: skip


def _answers(held: Sequence[tuple[Thing, Thing]], author: int, when: Moment) -> Iterator[Answer]:
    """One to each meeting, and some that are drafted."""
    office = "office/dfo"
    for number, (told, notice) in enumerate(held, 1):
        done = number <= len(held) - DRAFTS
        one = Answer(id=f"answer-{number}", kind="response", office_key=office, state="published" if done else "draft",
                     verdict="agreed", text="CBP agrees.", drafted_by=author, drafted_at=when.stamp,
                     key=f"{told.key[:4]}/1" if done else None)  # fmt: skip
        one.items = [
            AnswerItem(place=place, item=item, entry=1) for place, item in enumerate(notice.to("lists")[:8], 1)
        ]
        yield one


def _criteria(documents: Sequence[str], author: int, when: Moment) -> Iterator[CriteriaDraft]:
    for number, document in enumerate(documents, 1):
        one = CriteriaDraft(id=f"criteria-{number}", document=document, whole=False, office_key="office/dfo",
                            drafted_by=author, drafted_at=when.stamp)  # fmt: skip
        one.hold([{"id": f"1.{place}", "level": "Must", "text": "Words."} for place in range(1, 11)])
        yield one


def _in_session(officer: Actor, when: Moment) -> str:
    """A meeting of today with a motion on items that are as new as it."""
    month, text = on_day(when.dated), "COAC recommends that CBP post one more sign at each gate."
    made = [Edition(f"{when.dated:%Y-%m}/coac/{place}", "recommendation", f"Recommendation {place}", month, text=text,
                    facts={"ordinal": place}) for place in range(1, AT_A_MEETING + 1)]  # fmt: skip
    with journal.signed(OPERATOR, "publish", when, subject="the bench"):
        release(made, when)
    key = convene.plan(officer, when, {**PLAN, "day": str(when.day)}).key
    for one in made:
        agenda.put_on(officer, key, None, when, {"item": one.key})
    announce.notice(officer, key, None, when, {"noticed_on": str(when.day - timedelta(days=20))})
    convened.call_to_order(officer, key, None, when, OFFICER)
    convened.attend(officer, key, None, when, [one.id for one in calendar.seated(when.day)])
    vote.move(officer, key, None, when, [one.key for one in made], {})
    return key
