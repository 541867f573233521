"""The meetings that the record comes to name: each is entered when a paper, a notice or a motion first names its day,
and goes when nothing does any more. What is planned and done about a meeting is added to the same entry later."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from tracker.published import identities, names
from tracker.published.entry import CORRECT, RETRACT, Edition
from tracker.published.standing import Link, Standing, StandingFacet
from tracker.published.thing import Thing, things
from tracker.rules import completeness, meeting
from tracker.rules.moment import Moment
from tracker.text.dates import DAY, Dated, from_value

KIND = "meeting"
NAMING = ("paper", "notice", "outcome")  # kinds that tell of a meeting which was or will be
WHOLE = len("2020-12-16")


def named(connection: Connection, telling: Sequence[Edition | Thing], when: Moment) -> list[Edition]:
    """An entry for each meeting that these name by its day and the record does not hold from then on."""
    told: dict[str, Edition | Thing] = {}
    for one in sorted(telling, key=_known_from):
        day = _day(one)
        if day:
            told.setdefault(day, one)
    own = {one.key for one in telling if one.kind == KIND}
    since = _held_since(connection, told.keys() - own)
    terms = identities.terms(connection) if told.keys() - own else {}
    return [
        _entered(day, one, terms, when)
        for day, one in told.items()
        if day not in own and str(_since(day, one, when).first) < since.get(day, "9999")
    ]


def not_entered(connection: Connection, when: Moment) -> list[Edition]:
    """An entry for each meeting that the record names and does not hold: of a record from before there were any. One
    that was retracted stays away."""
    filed = select(StandingFacet.key, StandingFacet.value).where(
        StandingFacet.kind.in_(NAMING), StandingFacet.name == KIND, func.length(StandingFacet.value) == WHOLE
    )
    naming = {row.key: row.value for row in connection.execute(filed)}
    days = sorted(set(naming.values()))
    known = {*_held_since(connection, days), *names.retracted(connection, days)}
    wanted = [key for key, day in naming.items() if day not in known]
    return named(connection, list(things(connection, wanted, when.day).values()), when)


def _day(one: Edition | Thing) -> str | None:
    if one.kind not in NAMING or one.act == RETRACT:
        return None
    found = completeness.meeting_of(one.kind, one.key, one.facts)
    return found if found and len(found) == WHOLE else None


def _known_from(one: Edition | Thing) -> str:
    return str(one.since.first)


def _since(day: str, one: Edition | Thing, when: Moment) -> Dated:
    """From the day of what announces it, if that is before; else from its own."""
    held = from_value(day)
    return one.since if one.since.last < held.first or held.first > when.day else held


def _held_since(connection: Connection, days: Collection[str]) -> dict[str, str]:
    query = select(Standing.key, Standing.since).where(Standing.key.in_(days), Standing.kind == KIND)
    found: dict[str, str] = {}
    for row in connection.execute(query):
        found[row.key] = min(row.since, found.get(row.key, row.since))
    return found


def _entered(day: str, one: Edition | Thing, terms: Mapping[int, identities.Term], when: Moment) -> Edition:
    said = one.facts.get("meeting")
    dated = said if isinstance(said, Mapping) and said.get("value") else {"value": day, "precision": DAY}
    term = [number for number, each in terms.items() if each.covers(date.fromisoformat(day))]
    links = [{"rel": "term", "to": str(number)} for number in term[:1]]
    attested = one.facts.get("attested")
    old = {"backlog": True} if isinstance(attested, Mapping) and attested.get("backlog") else {}
    facts: dict[str, Any] = {"date": dict(dated), "attested": {"source": one.key, **old}}
    links.append({"rel": "source", "to": one.key})
    return Edition(day, KIND, meeting.title(dated), _since(day, one, when), facts=facts, links=links)


# What names it is retracted -------------------------------------------------------------------------------------------


Resting = Sequence[tuple[Thing, str | None]]  # a meeting, and another thing that names it


def resting_on(connection: Connection, gone: Collection[str], on: date) -> Resting:
    """The meetings that are in the record on the word of these things."""
    query = select(Link.key).where(Link.to_key.in_(list(gone)), Link.rel == "source", Link.until != "").distinct()
    held = things(connection, connection.execute(query).scalars(), on)
    return [(one, _other(connection, one.key, gone)) for one in held.values() if one.kind == KIND]


def _other(connection: Connection, day: str, gone: Collection[str]) -> str | None:
    query = (
        select(StandingFacet.key)
        .where(StandingFacet.kind.in_(NAMING), StandingFacet.name == KIND, StandingFacet.value == day)
        .where(StandingFacet.key.not_in(list(gone)))
        .order_by(StandingFacet.key)
        .limit(1)
    )
    return connection.execute(query).scalar()


def by_another(resting: Resting, reason: str) -> Iterator[Edition]:
    """Those that something else names stay, on its word."""
    for one, other in resting:
        if other is not None:
            links = [*(link for link in one.links if link["rel"] != "source"), {"rel": "source", "to": other}]
            facts = {**one.facts, "attested": {"source": other}, "notice": f"What named it was retracted: {reason}"}
            yield Edition(one.key, KIND, one.own_title, one.since, one.text, facts, links, CORRECT, one.entry)
