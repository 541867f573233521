"""What goes with a thing that is retracted: what hangs on it, what it alone told, and what speaks of nothing else. What
others print or tell too stays, on their word."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tracker.proceedings import meetings, unprint
from tracker.proceedings.unsaid import as_before, unsaid
from tracker.published import errata, find, thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.rules.outcome import RELATIONS

WITH_IT = ("set", "paper", "said in")  # what hangs on a paper or a set goes with it
SAYING = tuple(RELATIONS.values())


@dataclass(frozen=True, slots=True)
class Along:
    """`things` go too; `instead` are the editions that take the place of those which rested on what goes."""

    things: list[Thing]
    instead: list[Edition]


def along(reader: Connection, held: Thing, on: date, reason: str = "") -> Along:
    """`reason` stands in the notices of what stays on another's word."""
    hanging = {row.key for row in find.leading_to(reader, held.key, on, WITH_IT)}
    sets = [one.key for one in thing.things(reader, hanging, on).values() if one.kind == "set"]
    left = unprint.unprinted(reader, {held.key, *sets}, on, reason)
    going = {held.key, *(hanging - left.stays)}
    going |= {*spoken(reader, going, on), *unprint.errata_of(reader, held.key, on)}
    going |= {one.key for some in errata.about(reader, going | hanging, on).values() for one in some}
    resting = meetings.resting_on(reader, going, on)
    unheard = [*unsaid(reader, going, on), *(one.key for one, other in resting if other is None)]
    instead = [*left.made, *as_before(reader, going, reason), *meetings.by_another(resting, reason)]
    also = thing.things(reader, dict.fromkeys([*sorted(going - {held.key}), *unheard]), on)
    return Along(list(also.values()), instead)


def spoken(reader: Connection, gone: Collection[str], on: date) -> list[str]:
    """The outcomes, responses and updates that speak of nothing that stays: without it they would still tell what
    became of it."""
    leading = find.leading_to_any(reader, sorted(gone), on, SAYING)
    found = thing.things(reader, dict.fromkeys(row.key for row in leading if row.kind in RELATIONS), on)
    about = {key: {to for rel in SAYING for to in one.to(rel)} for key, one in found.items()}
    others = {to for some in about.values() for to in some}.difference(gone)
    stays = thing.things(reader, others, on)
    return [key for key, some in about.items() if some.isdisjoint(stays)]
