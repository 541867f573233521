"""Named queries about meetings. Each that is made for a page starts from the scope of its reader."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Row, Select, false, func, or_, select

from tracker.records.comment import ActionItem, PublicComment
from tracker.records.meeting import AgendaPoint, DatedSetting, Meeting, Motion, MotionItem
from tracker.records.person import HeldRole, Person
from tracker.rules import meeting as rules
from tracker.rules import setting
from tracker.rules.keys import COMMITTEE
from tracker.rules.meeting import RETURNING
from tracker.rules.policy import ALTERNATE, CHAIR, DFO, MEMBER, Actor, may
from tracker.store.database import db


def readable_meetings(actor: Actor, on: date) -> Select[Meeting]:
    """The twin of "meeting.read"."""
    query = select(Meeting)
    return query if may(actor, "meeting.read", None, on) else query.where(false())


def meeting(actor: Actor, on: date, key: str) -> Meeting | None:
    return db.session.scalars(readable_meetings(actor, on).where(Meeting.key == key)).one_or_none()


def meetings(actor: Actor, on: date) -> list[Meeting]:
    """The latest first."""
    return list(db.session.scalars(readable_meetings(actor, on).order_by(Meeting.day.desc(), Meeting.key)))


def agendas(actor: Actor, on: date) -> dict[str, int]:
    """meeting -> how many points its agenda has."""
    return _numbers(actor, on, AgendaPoint)


def unannounced(actor: Actor, on: date) -> dict[str, int]:
    """meeting -> how many points of its agenda no notice has told."""
    return _numbers(actor, on, AgendaPoint, AgendaPoint.announced.is_(False))


def unpublished(actor: Actor, on: date) -> dict[str, int]:
    """meeting -> how many of its motions are not public."""
    return _numbers(actor, on, Motion, Motion.key.is_(None))


def _numbers(
    actor: Actor, on: date, what: type[AgendaPoint] | type[Motion], *only: ColumnElement[bool]
) -> dict[str, int]:
    query = select(what.meeting_key, func.count()).where(what.meeting_key.in_(_readable(actor, on)), *only)
    return dict(db.session.execute(query.group_by(what.meeting_key)).all())


def published_items(actor: Actor, on: date, outcomes: Collection[str]) -> dict[str, set[str]]:
    """meeting -> the items of which it is public that they came out so."""
    items = func.aggregate_strings(MotionItem.item, "\n")  # keys; a row for each would be as many as were ever adopted
    query = select(Motion.meeting_key, items).join(MotionItem, MotionItem.motion_id == Motion.id)
    query = query.where(Motion.meeting_key.in_(_readable(actor, on)), Motion.key.is_not(None))
    query = query.where(Motion.outcome.in_(outcomes)).group_by(Motion.meeting_key)
    return {key: set(held.split("\n")) for key, held in db.session.execute(query)}


def recorded_here(outcomes: Iterable[str]) -> set[str]:
    """Which of these published outcomes a meeting held here recorded."""
    return {str(key) for key in db.session.scalars(select(Motion.key).where(Motion.key.in_(list(outcomes))))}


def settled_at_others(items: Iterable[str], but: str) -> Row[str, str, str | None] | None:
    """(item, meeting, outcome) of one of these that another meeting than that decided for good and did not publish."""
    query = select(MotionItem.item, Motion.meeting_key, Motion.outcome).join(Motion, Motion.id == MotionItem.motion_id)
    query = query.where(MotionItem.item.in_(list(items)), Motion.meeting_key != but, Motion.key.is_(None))
    settled = Motion.outcome.is_not(None) & Motion.outcome.not_in(RETURNING)
    return db.session.execute(query.where(settled).order_by(Motion.meeting_key)).first()


def _readable(actor: Actor, on: date) -> Select[tuple[str]]:
    return readable_meetings(actor, on).with_only_columns(Meeting.key)


def on_agendas(actor: Actor, on: date, items: Sequence[str]) -> dict[str, list[Meeting]]:
    """item -> the meetings that have it on their agenda, the latest first."""
    query = readable_meetings(actor, on).join(AgendaPoint).where(AgendaPoint.item.in_(items))
    found: dict[str, list[Meeting]] = {}
    for held in db.session.scalars(query.distinct().order_by(Meeting.day.desc())):
        for point in held.points:
            if point.item in items:
                found.setdefault(str(point.item), []).append(held)
    return found


def _holding(on: date, *names: str) -> Select[Person]:
    """Who held one of these roles on that day; a row of their roles tells it."""
    lasting = or_(HeldRole.until.is_(None), HeldRole.until >= str(on))
    query = select(Person).join(HeldRole).where(HeldRole.since <= str(on), lasting)
    return query.where(HeldRole.name.in_(names)).distinct().order_by(Person.name, Person.id)


def seated(on: date) -> list[Person]:
    """The members of the committee who were seated on that day, its chairs included. Members of a group who have no
    seat on the committee have none here, experts neither."""
    own = or_(HeldRole.name == CHAIR, HeldRole.group_key == COMMITTEE)
    return list(db.session.scalars(_holding(on, CHAIR, MEMBER).where(own)))


def officers(on: date) -> list[Person]:
    """The Designated Federal Officer and the alternates of that day."""
    return list(db.session.scalars(_holding(on, DFO, ALTERNATE)))


def settings(on: date) -> dict[str, str]:
    """The office's rules of that day (rules/setting.py), by name."""
    return settings_of([on])[on]


def settings_of(days: Iterable[date]) -> dict[date, dict[str, str]]:
    """Those of each day."""
    rows = db.session.scalars(select(DatedSetting).order_by(DatedSetting.since, DatedSetting.id))
    known = [(row.name, row.since, row.value) for row in rows]
    return {on: setting.in_force(known, on) for on in set(days)}


def readable_settings(actor: Actor, on: date) -> Select[DatedSetting]:
    """The twin of "setting.change"."""
    query = select(DatedSetting)
    return query if may(actor, "setting.change", None, on) else query.where(false())


def dated_settings(actor: Actor, on: date) -> list[DatedSetting]:
    """All that was ever set, the latest day first; of one day what was set last."""
    return list(
        db.session.scalars(readable_settings(actor, on).order_by(DatedSetting.since.desc(), DatedSetting.id.desc()))
    )


def called_to_order(on: date) -> list[Meeting]:
    """The meetings of that day, and those going on over it, that were held or are being held here."""
    lasting = or_(Meeting.day == str(on), Meeting.until >= str(on))
    held = Meeting.state.not_in((*rules.OPEN, *rules.NOT_HELD))
    return list(db.session.scalars(select(Meeting).where(Meeting.day <= str(on), lasting, held)))


def comments(meeting: str) -> list[PublicComment]:
    """Of a meeting that its reader was let read, in the order in which they were recorded."""
    query = select(PublicComment).where(PublicComment.meeting_key == meeting)
    return list(db.session.scalars(query.order_by(PublicComment.number)))


def actions(meeting: str) -> list[ActionItem]:
    """What that meeting left to be done."""
    return list(
        db.session.scalars(select(ActionItem).where(ActionItem.meeting_key == meeting).order_by(ActionItem.number))
    )
