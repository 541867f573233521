"""Statements of work: the charges of a group, which of them is in force, and the versions of one in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tracker.published import find
from tracker.published.bitmaps import OLDEST
from tracker.published.references import LINK
from tracker.published.thing import Thing, things
from tracker.rules.completeness import CHARGE
from tracker.rules.keys import COMMITTEE

REVISES = "revises"
MOST = 100  # of one group
IN_FORCE, REPLACED = "in force", "replaced by a later version"
ENDED = "concluded"


@dataclass(frozen=True, slots=True)
class Charge:
    """`state` is empty where nobody says whether it is still in force."""

    paper: Thing
    state: str


def of_group(reader: Connection, group: Thing, on: date) -> list[Charge]:
    """The oldest first. Of several that no later one revises, only the last is surely in force; none is, once the
    group is concluded."""
    held = _held(reader, group.key, on)
    revised = {older for _, older in _pairs(reader, held, on)}
    last = next((one.key for one in reversed(held) if one.key not in revised), "")
    now = IN_FORCE if group.facts.get("stage") != ENDED else ""
    return [Charge(one, REPLACED if one.key in revised else now if one.key == last else "") for one in held]


def versions(reader: Connection, one: Thing, on: date) -> list[Thing]:
    """This statement of work with those that it revises and that revise it, the oldest first; none if it is alone."""
    groups = [key for key in one.to("group") if key != COMMITTEE]
    if one.facts.get("paper_kind") != CHARGE or not groups:
        return []
    held = _held(reader, groups[0], on)
    pairs = _pairs(reader, held, on)
    known, size = {one.key}, 0
    while size < len(known):
        size = len(known)
        known |= {key for pair in pairs if known & set(pair) for key in pair}
    found = [each for each in held if each.key in known]
    return found if len(found) > 1 else []


def _held(reader: Connection, group: str, on: date) -> Sequence[Thing]:
    wanted = {"group": [group], "paper_kind": [CHARGE]}
    return find.listing(reader, "paper", wanted, on, order=OLDEST, limit=MOST)[0]


def _pairs(reader: Connection, held: Sequence[Thing], on: date) -> list[tuple[str, str]]:
    """(later, earlier) of each that revises another: by a link of its own, or by an entry that says so later."""
    if len(held) < 2:
        return []
    rows = find.leading_to_any(reader, [one.key for one in held], on, [REVISES])
    said = things(reader, [row.key for row in rows if row.kind == LINK], on)
    found = [(row.key, row.to_key) for row in rows if row.kind != LINK]
    return found + [(key, row.to_key) for row in rows if row.key in said for key in said[row.key].to("of")]
