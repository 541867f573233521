"""Which recommendation of the record is meant by what somebody printed or typed: its number, its key, or its group,
ordinal and month."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import Connection

from tracker.proceedings.register import Register
from tracker.published import find, holdings, identities, thing
from tracker.published.thing import Thing
from tracker.rules import keys
from tracker.rules.held import Holdings
from tracker.rules.refusal import BadInput

MOST = 1000  # items of one group in one month


@dataclass(frozen=True, slots=True)
class Named:
    """What is printed of it; `group` is a key. Without an ordinal all that the group made in that month are meant."""

    number: str | None = None
    group: str | None = None
    ordinal: int | None = None
    month: str | None = None


@dataclass(frozen=True)
class Record:
    """The record as of a day, for many such questions: what answers them is read once."""

    reader: Connection
    on: date
    _told: dict[Named, list[str]] = field(default_factory=dict)

    @cached_property
    def register(self) -> Register:
        return Register(self.reader)

    @cached_property
    def holdings(self) -> Holdings:
        return Holdings(holdings.held(self.reader))

    def group(self, name: str | None) -> str | None:
        """Its key; none where two groups bore the name."""
        try:
            return self.register.key_of(name) if name else None
        except BadInput:
            return None

    def held_as(self, named: Named) -> list[str]:
        if named not in self._told:
            self._told[named] = held_as(self.reader, named, self.on)
        return self._told[named]


def held_as(reader: Connection, named: Named, on: date) -> list[str]:
    """The keys that are meant; none where the record does not hold it, or what is printed does not tell."""
    if named.number:
        key = find.by_number(reader, named.number)
        return [key] if key else []
    if not named.group or not named.month:
        return []
    filters = {"group": [named.group], "ordinal": [str(named.ordinal)] if named.ordinal else []}
    items, _ = find.listing(reader, "recommendation", filters, on, limit=MOST)
    found = [one.key for one in items if _is_of(one, named.month)]
    return found if named.ordinal is None or len(found) == 1 else []


def _is_of(item: Thing, month: str) -> bool:
    said = item.facts.get("date") or {}
    return month in (item.key[:7], str(said.get("value"))[:7])


def recommendation(reader: Connection, typed: str, on: date) -> Thing:
    """The recommendation of this key or six-figure number. Raises BadInput, in words."""
    name = typed.strip()
    key = find.by_number(reader, name) if keys.NUMBER.fullmatch(name) else name
    held = thing.one(reader, key, on) if key else None
    if held is None or held.kind != "recommendation":
        what = f"{name} is a {held.kind}, no recommendation." if held else f"No recommendation {name} stands here."
        raise BadInput(what, remedy="Give its number, or its key as its address has it: 2020-12/ttwg/5.", field="about")
    return held


def number_is_free(reader: Connection, number: str, key: str | None) -> None:
    """One series across terms, never reused: raises BadInput, naming the item that bears it."""
    other = find.by_number(reader, number)
    if other not in (None, key):
        raise BadInput(
            f"{number} is the number of {other}.",
            remedy="Check the number; if that one is wrong, correct it there first.",
            field="number",
        )


def office(reader: Connection, printed: str) -> str:
    found = identities.offices(reader, printed)
    if len(found) != 1:
        said_so = (
            f'"{printed}" is no office of the record.' if not found else f'"{printed}" names {len(found)} offices.'
        )
        remedy = "Write its full name or its address, as office/dfo; or leave it empty."
        raise BadInput(said_so, remedy=remedy, field="office")
    return next(iter(found))
