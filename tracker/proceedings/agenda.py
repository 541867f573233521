"""What a meeting is to deal with: recommendations that stand in the record, and whatever else, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.act import act
from tracker.proceedings.appointments import known as named_in_record
from tracker.proceedings.convene import RUN, opened
from tracker.proceedings.named import recommendation
from tracker.published import thing
from tracker.published.thing import Thing
from tracker.records import calendar
from tracker.records.meeting import AgendaPoint, Meeting
from tracker.rules import law
from tracker.rules.field import Typed, Values, by_name, understood
from tracker.rules.meeting import CLOSED_PART, IN_SESSION, OPEN, OPEN_PART, PLANNED, POINT, RETURNING
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store.database import db
from tracker.text.dates import day_words

FIELDS = by_name(POINT)


def put_on(actor: Actor, key: str, version: int | None, when: Moment, typed: Typed) -> AgendaPoint:
    """A further point, at the end: the fields of rules/meeting.py, POINT. What comes on after the notice is late."""
    return put_all_on(actor, key, version, when, typed, [typed.get("item", "")])[0]


def put_all_on(
    actor: Actor, key: str, version: int | None, when: Moment, typed: Typed, items: Sequence[str]
) -> list[AgendaPoint]:
    """A point for each of these recommendations, or without any the one that is typed in words; all of them or none."""
    told = [_point({**typed, "item": item}) for item in items or [""]]
    facts = {name: value for name, value in told[0].items() if value}
    if len(told) > 1:
        facts["item"] = ", ".join(str(values["item"]) for values in told)
    with act(actor, "put on agenda", when, needs=RUN, subject=key, **facts):
        held = _open(actor, key, version, when)
        points = [_put(held, values, when) for values in told]
        db.session.flush()
    return points


def _point(typed: Typed) -> Values:
    values = understood(POINT, typed)
    if not (values["item"] or values["words"]):
        words = "The point is empty."
        raise BadInput(words, remedy="Name a recommendation, or say in words what it is.", field="item")
    _rightly_closed(values)
    return values


def _put(held: Meeting, values: Values, when: Moment) -> AgendaPoint:
    if values["exemption"] and held.state == IN_SESSION:
        raise FIELDS["exemption"].refused(
            f"a part is closed only where the notice said so before the meeting ({law.CLOSING_TOLD}).",
            "Leave it open, or put it on a later meeting's agenda.",
        )
    reader = db.session.connection()
    point = AgendaPoint(place=_next(held), words=values["words"], exemption=values["exemption"],
                        late=held.state != PLANNED)  # fmt: skip
    if values["subcommittee"]:
        point.subcommittee = named_in_record(reader, "group", str(values["subcommittee"]), when.day)
    if values["item"]:
        of_item(reader, held, point, recommendation(reader, str(values["item"]), when.day), when)
    held.points.append(point)
    return point


def _rightly_closed(values: Mapping[str, Any]) -> None:
    """Raises BadInput, naming the law, for a part that may not be closed so."""
    field, exemption = FIELDS["exemption"], values["exemption"]
    if values["access"] == CLOSED_PART and not exemption:
        said = (
            f"a part is closed to the public only under an exemption of 5 U.S.C. 552b(c) ({law.CLOSED}); none is named."
        )
        raise field.refused(said, "Name it, as 5 U.S.C. 552b(c)(4); else leave the part open.")
    if exemption and not law.EXEMPTION.search(str(exemption)):
        said = f'"{str(exemption)[:60]}" is none of the exemptions (1) to (10) of 5 U.S.C. 552b(c) ({law.CLOSED}).'
        raise field.refused(said, "Write it as 5 U.S.C. 552b(c)(4); else leave the part open.")
    if exemption and values["access"] == OPEN_PART:
        raise FIELDS["access"].refused("an open part has no exemption.", "Take the exemption out, or close the part.")


def closed_as_announced(held: Meeting) -> None:
    """Raises NotYet where a part would be closed that no notice says so of."""
    if any(one.exemption and not one.announced for one in held.points):
        raise NotYet(
            f"A part is closed that no notice told of; the notice has to say so ({law.CLOSING_TOLD}).",
            remedy="Revise the notice, or take that part off the agenda.",
        )


def of_item(reader: Connection, held: Meeting, point: AgendaPoint, item: Thing, when: Moment) -> None:
    """Make it the point of this recommendation. Raises BadInput for one that is on already, or was decided."""
    if not held.public:
        raise BadInput("A group's meeting decides nothing.", remedy="Say in words what is talked about.", field="item")
    if any(one.item == item.key for one in held.points):
        raise BadInput(f"{item.title} is on this agenda already.", remedy="Leave it as it is.", field="item")
    undecided(held, [item])
    point.item = item.key
    groups = item.to("group")
    group = thing.one(reader, groups[0], when.day) if groups else None
    if point.subcommittee is None and group is not None:
        point.subcommittee = next(iter(group.to("parent")), None)


def undecided(held: Meeting, items: Sequence[Thing]) -> None:
    """Raises BadInput for one that the committee decided: as the record has it, or at another meeting of which that is
    not public yet."""
    said = {item.key: ((item.status or {}).get("action") or {}).get("value") for item in items}
    called = {item.key: item.title for item in items}
    if settled := next((key for key, action in said.items() if action not in (None, *RETURNING)), None):
        remedy = "What the committee decided does not come to a vote again; a new recommendation can refine it."
        raise BadInput(f'{called[settled]} is "{said[settled]}".', remedy=remedy, field="item")
    if other := calendar.settled_at_others(said, held.key):
        day = day_words(date.fromisoformat(other.meeting_key[:10]))
        words = f'{called[other.item]} is "{other.outcome}" by the meeting of {day}, which is not public yet.'
        raise BadInput(words, remedy="Publish what that meeting decided, or undo it there.", field="item")


def take_off(actor: Actor, key: str, place: int, version: int | None, when: Moment) -> None:
    """What the published agenda has is not taken off without a word: it is withdrawn, at the meeting."""
    with act(actor, "take off agenda", when, needs=RUN, subject=key, place=place):
        held = _open(actor, key, version, when)
        point = point_of(held, place)
        if point.announced:
            raise NotYet("The published agenda has this point.", remedy='Record it as "withdrawn" at the meeting.')
        held.points.remove(point)
        _close_up(held)


def _close_up(held: Meeting) -> None:
    """What is not announced takes the places that are free: a gap would tell the public of what was taken off."""
    taken = {one.place for one in held.points if one.announced}
    free = (place for place in count(1) if place not in taken)
    for one in sorted(held.points, key=lambda one: one.place):
        if not one.announced:
            one.place = next(free)


def shift(actor: Actor, key: str, place: int, version: int | None, when: Moment, *, up: bool) -> None:
    """Change places with the point before it, or with the one behind."""
    with act(actor, "order agenda", when, needs=RUN, subject=key, place=place, up=up):
        held = _open(actor, key, version, when)
        order = sorted(held.points, key=lambda one: one.place)
        at = order.index(point_of(held, place))
        other = at - 1 if up else at + 1
        if 0 <= other < len(order):
            order[at].place, order[other].place = order[other].place, order[at].place


def point_of(held: Meeting, place: int) -> AgendaPoint:
    found = [one for one in held.points if one.place == place]
    if not found:
        raise Missing("There is no such point.", remedy="Load the page again.")
    return found[0]


def _next(held: Meeting) -> int:
    return max((one.place for one in held.points), default=0) + 1


def _open(actor: Actor, key: str, version: int | None, when: Moment) -> Meeting:
    held = opened(actor, key, version, when)
    if held.state not in (*OPEN, IN_SESSION):
        raise NotYet(f"The meeting is {held.state}; its agenda is fixed.", remedy="Put it on a later meeting's agenda.")
    return held
