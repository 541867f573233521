"""A thing as the public meets it on a day: its words in force, its status by the fold, its place in the record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, case, or_, select

from tracker.published import facets, line
from tracker.published.entry import AnyRow, Content, Entry, dated, loaded
from tracker.published.line import Say
from tracker.published.standing import Link, Standing, Told, facets_from
from tracker.rules import keys
from tracker.rules.fold import FOREVER, Set, Span
from tracker.rules.outcome import RESPONSE
from tracker.rules.recommendation import AXES, OFF_AGENDA, ON_AGENDA, SUPERSEDED
from tracker.rules.sentence import ALONE, Beside
from tracker.text.dates import Dated


@dataclass(frozen=True)
class Thing:
    """`status`: axis -> {value, since, words (of that day), by} or None, for recommendations. `until` is the day on
    which other words or another status take over, 9999-12-31 for none. `beside` is what its line says with the status.
    `sha256` is the entry's, to be found again in the chain."""

    key: str
    kind: str
    entry: int
    edition: int
    act: str
    since: Dated
    day: str
    until: str
    recorded: str
    content: str
    title: str
    own_title: str  # of the edition itself, before a number was issued
    text: str
    facts: Mapping[str, Any]
    links: Sequence[Mapping[str, Any]]
    status: Mapping[str, Any] | None
    sha256: str
    beside: Beside = ALONE

    @cached_property
    def url(self) -> str:
        return keys.address(self.kind, self.key, {**self.facts, "number": self.number})

    @property
    def label(self) -> str:
        return facets.label(self.kind, self.facts, self.status or {}, self.beside)

    @property
    def number(self) -> str | None:
        given = (self.status or {}).get("number")
        return str(given["value"]) if given else self.facts.get("number")

    @property
    def current(self) -> bool:
        return self.until == FOREVER

    def to(self, rel: str) -> list[str]:
        """The keys that its links of this relation lead to."""
        return [link["to"] for link in self.links if link["rel"] == rel and link.get("to")]


_THINGS = (
    select(*Entry.__table__.c, Content.text, Content.facts, Content.links, Content.title.label("own_title"))
    .add_columns(Standing.title, Standing.until, Standing.since.label("span_since"))
    .join(Standing, Standing.entry_id == Entry.id)
    .join(Content, Content.hash == Entry.content)
    .where(Standing.key.in_(bindparam("wanted")), Standing.since <= bindparam("on"), Standing.until > bindparam("on"))
)


def things(reader: Connection, wanted: Iterable[str], on: date) -> dict[str, Thing]:
    """These keys as they stood on that day, as known today; two queries however many. Absent: what did not stand."""
    some = list(wanted)
    if not some:
        return {}
    rows = list(reader.execute(_THINGS, {"wanted": some, "on": str(on)}))
    recommendations = [row.key for row in rows if row.kind == "recommendation"]
    statuses = _statuses(reader, recommendations, on) if recommendations else {}
    found = {row.key: _thing(row, *statuses.get(row.key, ({}, ALONE))) for row in rows}
    return completed(reader, {key: found[key] for key in some if key in found}, on)


def completed(reader: Connection, found: dict[str, Thing], on: date) -> dict[str, Thing]:
    """With the names of what took the place of some of them. One more query, where any says that something did, or is
    an answer."""
    said = {key: (one.status or {}).get("implementation") for key, one in found.items()}
    superseded = {key: value["by"] for key, value in said.items() if value and value["value"] == SUPERSEDED}
    answers = [key for key, one in found.items() if one.kind == RESPONSE]
    later = line.overtaken(reader, superseded, answers, on)
    return found | {key: replace(found[key], beside=replace(found[key].beside, **more)) for key, more in later.items()}


def _thing(row: AnyRow, status: Mapping[str, Any], beside: Beside) -> Thing:
    said = {"until": row.until, "title": row.title, "own_title": row.own_title or ""}
    return _made(row, loaded(row.facts, {}), loaded(row.links, []), status, beside, **said)


def _made(row: AnyRow, facts: Mapping[str, Any], links: Sequence[Mapping[str, Any]], status: Mapping[str, Any],
          beside: Beside, *, until: str, title: str, own_title: str) -> Thing:  # fmt: skip
    return Thing(
        key=row.key,
        kind=row.kind,
        entry=row.id,
        edition=row.edition,
        act=row.act,
        since=dated(row),
        day=row.since,
        until=until,
        recorded=row.recorded,
        content=row.content,
        title=title,
        own_title=own_title,
        text=row.text or "",
        facts=facts,
        links=links,
        status={axis.name: None for axis in AXES} | dict(status) if row.kind == "recommendation" else None,
        sha256=row.sha256,
        beside=beside,
    )


_SPEAKS = Entry.kind.in_(line.SPOKEN_BY) & Link.rel.in_(line.SPEAKS)
# Of the facts only those that the line tells: others may be as long as a paper.
_TOLD = or_(Link.sets.is_(None), *(Link.sets.contains(f"action={word}") for word in (ON_AGENDA, OFF_AGENDA)))
_FACTS = case((_TOLD, select(Content.facts).where(Content.hash == Entry.content).scalar_subquery()))
_SAYING = (
    select(Link.to_key, Link.key, Link.sets, Entry.id, Entry.since, Entry.since_first, Entry.since_last)
    .add_columns(Entry.precision, Entry.kind, _FACTS.label("facts"))
    .join(Entry, Entry.id == Link.entry_id)
    .where(Link.to_key.in_(bindparam("wanted")), or_(Link.sets.is_not(None), _SPEAKS), Link.until != "")
    .where(Entry.since <= bindparam("on"))
    .order_by(Entry.since, Entry.id, Link.place)
)


_sets = lru_cache(1_024)(facets_from)  # the same few words are set on most things


def _statuses(
    reader: Connection, wanted: Sequence[str], on: date
) -> dict[str, tuple[dict[str, dict[str, str] | None], Beside]]:
    """key -> axis -> {value, since, by}: the latest say on each axis up to that day; and what the line says with it."""
    says: dict[str, list[Say]] = defaultdict(list)
    for row in reader.execute(_SAYING, {"wanted": wanted, "on": str(on)}):
        says[row.to_key].append(Say(row, _sets(row.sets), loaded(row.facts, {})))
    return {key: _status(told, on) for key, told in says.items()}


def _status(says: Sequence[Say], on: date) -> tuple[dict[str, dict[str, str] | None], Beside]:
    held, actions = line.counted(says)
    last = {axis: (say.row, value) for say in held for axis, value in say.sets.items() if axis != "action"}
    if actions:  # some may be so no more
        value, _, say = actions[-1]
        last["action"] = say.row, value
    status = {axis: _told(row, value, row.key) if value else None for axis, (row, value) in last.items()}
    return status, line.beside(says, actions, status, on)


def one(reader: Connection, key: str, on: date) -> Thing | None:
    return things(reader, [key], on).get(key)


def from_fold(around: Sequence[Told], span: Span, on: date) -> Thing:
    by_id = {one.row.id: one for one in around}
    told, row = by_id[span.edition], by_id[span.edition].row
    status = {axis: _said(by_id, value) for axis, value in span.status.items()}
    return _made(
        row,
        told.facts,
        told.links,
        status,
        _beside(_says(around, row.key, on), status, on) if row.kind == "recommendation" else ALONE,
        until=span.until,
        title=facets.title(row.kind, row.title or "", span.status),
        own_title=row.title or "",
    )


def _beside(says: Sequence[Say], status: Mapping[str, Any], on: date) -> Beside:
    return line.beside(says, line.counted(says)[1], status, on)


def _in_time(one: Told) -> tuple[str, int]:
    return one.row.since, one.row.id


def _says(around: Iterable[Told], about: str, on: date) -> list[Say]:
    """What they say of it up to that day, in its order."""
    known = sorted((one for one in around if one.stands and one.row.since <= str(on)), key=_in_time)
    links = ((one, link) for one in known for link in one.links if link.get("to") == about)
    return [
        Say(one.row, link.get("sets") or {}, one.facts)
        for one, link in links
        if link.get("sets") or line.speaks(one.row.kind, link["rel"])
    ]


def _said(by_id: Mapping[int, Told], value: Set) -> dict[str, str]:
    row = by_id[value.entry].row
    return _told(row, value.value, row.key)


def _told(row: AnyRow, value: str, by: str) -> dict[str, str]:
    return {"value": value, "since": dated(row).value, "words": dated(row).words, "by": by}
