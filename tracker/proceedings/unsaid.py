"""A paper is retracted, and what it alone told goes with it: what happened to groups and programmes, how they stand
since, and the links by which references of it or to it were resolved. Names stay: other papers' keys rest on them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, select

from tracker.proceedings.unprint import instead_of
from tracker.published.entry import Edition
from tracker.published.standing import Link, Told, told
from tracker.published.thing import Thing, things
from tracker.rules.objective import RELATIONS

SOURCE, OF, LINK, EVENT = "source", "of", "link", "event"
_ENDS = (SOURCE, OF, "refers to", "revises", *RELATIONS)
_LIVING = ("group", "programme")


def unsaid(reader: Connection, gone: Collection[str], on: date) -> list[str]:
    """The keys of the events that only what goes tells of, or that say where it stood, and of the links that lead from
    it or to it."""
    query = select(Link.key).where(Link.to_key.in_(list(gone)), Link.rel.in_(_ENDS), Link.until > str(on))
    found = things(reader, sorted(set(reader.execute(query).scalars())), on)
    return [
        key
        for key, one in found.items()
        if one.kind == LINK or (one.kind == EVENT and set(one.to(_rests_on(one))) & set(gone))
    ]


def _rests_on(event: Thing) -> str:
    """Where something stood is told of it alone, whatever its source."""
    return OF if "state" in event.facts else SOURCE


def as_before(reader: Connection, gone: Collection[str], reason: str) -> Iterator[Edition]:
    """An edition that says only how a thing stands since gives way to the one before it."""
    query = select(Link.key).where(Link.to_key.in_(list(gone)), Link.rel == SOURCE, Link.until != "").distinct()
    notice = {"notice": f"A paper that said how it stands was retracted: {reason}"}
    for entries in told(reader, reader.execute(query).scalars()).values():
        standing = sorted((one for one in entries if one.stands), key=lambda one: (one.row.since, one.row.id))
        if standing and standing[0].row.kind in _LIVING:
            for one, before in _resting_on(standing, gone):
                yield instead_of(one, before, notice)


def _resting_on(standing: Sequence[Told], gone: Collection[str]) -> Iterator[tuple[Told, Told]]:
    """Each edition that gives way, with the last before it that stays."""
    stays = standing[0]
    for one in standing[1:]:
        rests = any(link["rel"] == SOURCE and link.get("to") in gone for link in one.links)
        if rests and one.facts.get("name") == stays.facts.get("name"):
            yield one, stays
        else:
            stays = one
