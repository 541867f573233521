"""What the record says of a thing beside its words: how it stands on the day, and what kind of thing it is. Who asks
for "unanswered recommendations" means these; no text has the words."""

from collections.abc import Iterable, Mapping, Set
from datetime import date
from functools import reduce
from operator import and_ as both
from operator import or_ as either

from sqlalchemy import Connection, select

from tracker.published import bitmaps
from tracker.published.find import head
from tracker.published.standing import Link
from tracker.search.intent import kinds_named
from tracker.search.query import Node, Query

RECOMMENDATION = "recommendation"
Stated = Mapping[Node, Set[str]]  # part of the query -> the keys of what it is true of


def stated(reader: Connection, query: Query, on: date) -> dict[Node, Set[str]]:
    """The parts of a plain query that the record answers by itself, each with the things that it is true of."""
    if not query.plain:
        return {}
    found = {part: _true_of(reader, part, query, on) for part in query.concepts}
    return {part: keys for part, keys in found.items() if keys}


def _true_of(reader: Connection, part: Node, query: Query, on: date) -> Set[str]:
    now = head(reader)
    found: list[Set[str]] = [bitmaps.of(reader, kind, on, now).at.keys() for kind in kinds_named(part)]
    if states := query.states.get(part):
        filed = bitmaps.of(reader, RECOMMENDATION, on, now)
        found.append(filed.keys_of(reduce(either, (filed.masks.get(state, 0) for state in states), 0)))
    return found[0] if len(found) == 1 else set().union(*found)  # a kind is large: no copy of it


def with_all(known: Stated, query: Query) -> Set[str]:
    """What every part of the query that is answered by the record is true of."""
    found = sorted((known[part] for part in query.concepts if part in known), key=len)
    return reduce(both, found) if found else frozenset()


def setting(reader: Connection, keys: Iterable[str], query: Query, on: date) -> dict[Node, set[str]]:
    """Of these keys, for each status that is asked for, those that set it: the vote, the answer, the report."""
    if not query.states:
        return {}
    wanted = select(Link.key, Link.sets).where(
        Link.key.in_(list(keys)), Link.sets.is_not(None), Link.since <= str(on), Link.until > str(on)
    )
    said = [(row.key, {tuple(line.split("=", 1)) for line in row.sets.splitlines()}) for row in reader.execute(wanted)]
    return {part: {key for key, sets in said if sets & set(states)} for part, states in query.states.items()}
