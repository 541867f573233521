"""Statements of work: the charges of a group, where each stands since when, and the versions of one in their order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tracker.published import find
from tracker.published.bitmaps import OLDEST
from tracker.published.references import LINK
from tracker.published.thing import Thing, things
from tracker.rules.charge import IN_FORCE, moved
from tracker.rules.completeness import CHARGE
from tracker.rules.keys import COMMITTEE
from tracker.text.dates import Dated

REVISES, OF, EVENT = "revises", "of", "event"
MOST = 100  # of one group
REPLACED = "replaced by a later version"
ENDED = "concluded"


@dataclass(frozen=True, slots=True)
class Charge:
    """`state` is empty where nobody says whether it is still in force; `said` is the entry that says it, from the day
    `since` on. `until` is the day of the version that took its place. Who joined and who left is told against the
    version that it revises, where both list their members."""

    paper: Thing
    state: str
    said: Thing | None = None
    until: Dated | None = None
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """(later, earlier) of each that revises another, and what was last said of where each stands."""

    pairs: Sequence[tuple[str, str]]
    states: Mapping[str, Thing]


def of_group(reader: Connection, group: Thing, on: date) -> list[Charge]:
    """The oldest first. Of several that no later one revises, only the last is surely in force; none is, once the
    group is concluded."""
    held = _held(reader, group.key, on)
    return _charges(held, _told(reader, held, on), ended=group.facts.get("stage") == ENDED)


def versions(reader: Connection, one: Thing, on: date) -> list[Charge]:
    """This statement of work with those that it revises and that revise it, the oldest first; alone, only where it is
    said how it stands."""
    groups = [key for key in one.to("group") if key != COMMITTEE]
    if one.facts.get("paper_kind") != CHARGE or not groups:
        return []
    held = _held(reader, groups[0], on)
    told = _told(reader, held, on)
    known, size = {one.key}, 0
    while size < len(known):
        size = len(known)
        known |= {key for pair in told.pairs if known & set(pair) for key in pair}
    # Whether the last is in force is told on the group's page, with all of them.
    found = [each for each in _charges(held, told, ended=True) if each.paper.key in known]
    return found if len(found) > 1 or any(each.said for each in found) else []


def _held(reader: Connection, group: str, on: date) -> Sequence[Thing]:
    wanted = {"group": [group], "paper_kind": [CHARGE]}
    return find.listing(reader, "paper", wanted, on, order=OLDEST, limit=MOST)[0]


def _charges(held: Sequence[Thing], told: _Told, *, ended: bool) -> list[Charge]:
    by_key = {one.key: one for one in held}
    later: dict[str, Thing] = {}
    earlier: dict[str, Thing] = {}
    for new, old in told.pairs:
        if new in by_key and old in by_key:
            later.setdefault(old, by_key[new])
            earlier.setdefault(new, by_key[old])
    revised = {old for _, old in told.pairs}
    last = next((one.key for one in reversed(held) if one.key not in revised), "")
    found = []
    for one in held:
        said, next_one = told.states.get(one.key), later.get(one.key)
        state = REPLACED if one.key in revised else IN_FORCE if one.key == last and not ended else ""
        joined, left = moved(earlier[one.key].facts, one.facts) if one.key in earlier else ((), ())
        found.append(Charge(one, str(said.facts["state"]) if said else state, said,
                            next_one.since if next_one else None, tuple(joined), tuple(left)))  # fmt: skip
    return found


def _told(reader: Connection, held: Sequence[Thing], on: date) -> _Told:
    """By links of the papers' own, or by entries that say so later."""
    if not held:
        return _Told([], {})
    rows = find.leading_to_any(reader, [one.key for one in held], on, [REVISES, OF])
    said = things(reader, [row.key for row in rows if row.kind in (LINK, EVENT)], on)
    pairs = [(row.key, row.to_key) for row in rows if row.rel == REVISES and row.kind != LINK]
    pairs += [
        (key, row.to_key) for row in rows if row.rel == REVISES and row.key in said for key in said[row.key].to(OF)
    ]
    states: dict[str, list[Thing]] = defaultdict(list)
    for row in rows:
        if row.rel == OF and row.key in said and said[row.key].facts.get("state"):
            states[row.to_key].append(said[row.key])
    return _Told(pairs, {key: max(some, key=lambda one: (one.day, one.entry)) for key, some in states.items()})
