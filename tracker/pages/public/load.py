"""One thing as its page was asked for: as true on a day, as this site said it then, or as one of its editions; and in
plain words why it cannot be shown."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tracker.pages.public import asked, retracted
from tracker.pages.public.words import day_of
from tracker.published import find, names, past, thing
from tracker.published.life import Life, life
from tracker.published.thing import Thing
from tracker.rules.refusal import Gone, Missing, Refusal
from tracker.text.dates import day_words

NOUNS = {
    "recommendation": "recommendation",
    "paper": "paper",
    "group": "group",
    "term": "term",
    "programme": "programme",
    "criteria": "set of criteria",
    "meeting": "meeting",
}
_EDITION = re.compile(r"@v([1-9][0-9]{0,3})")


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing and the question that it answers, with all that was said of it. `said_on` and `edition` are None for the
    usual question."""

    thing: Thing
    on: date
    life: Life
    said_on: date | None = None
    edition: int | None = None

    @property
    def in_force(self) -> bool:
        """Whether an edition that is asked for is the one that stands on the day."""
        stands = self.life.on(self.on)
        return stands is not None and stands.entry == self.thing.entry


def split(name: str) -> tuple[str, int | None]:
    """The name and the edition of an address: 010457@v2."""
    bare, at, tail = name.rpartition("@")
    match = _EDITION.fullmatch(at + tail)
    return (bare, int(match[1])) if match and bare else (name, None)


def one(reader: Connection, kind: str, key: str, on: date, edition: int | None = None) -> Shown:
    """Raises Gone with the reason for what was retracted, Missing for what is not, or not yet, there."""
    whole = life(reader, key)
    not_retracted(reader, whole, on)
    found = whole.on(on) if edition is None else whole.edition(edition, on)
    if found is None or (kind and found.kind != kind):
        raise _missing(reader, kind, whole, on, edition)
    return Shown(thing.completed(reader, {key: found}, on)[key], on, whole, past.said_on(reader), edition)


def not_retracted(reader: Connection, whole: Life, on: date) -> None:
    """Raises Gone, with the reason, where that is the last word on it."""
    if whole.tombstone is not None:
        raise retracted.gone(reader, whole, whole.tombstone, on)


def _missing(reader: Connection, kind: str, whole: Life, on: date, edition: int | None) -> Refusal:
    key = whole.key
    if edition is not None and whole.is_redacted(edition):
        return Gone(f"The words of edition {edition} of {key} were removed from the record.",
                   remedy="That it stood here, and when, stays in the record for good.")  # fmt: skip
    noun, first = NOUNS.get(kind, "entry"), names.first_day(reader, key)
    if first is None or (kind and not find.standing_keys(reader, kind, [key])):
        return unknown(kind, key)
    if edition is not None:
        return Missing(f"There is no edition {edition} of {key}.", remedy=f"Look at the {noun} itself, without @v.")
    said = f"On {day_words(on)} there was no such {noun} yet: {key}.{_begins(reader, key, first)}"
    return Missing(said, remedy="Choose a later day, or leave the day out.")


def _begins(reader: Connection, key: str, first: str) -> str:
    """Since when it stands, no more exactly than is known."""
    found = thing.one(reader, key, day_of(first))
    return f" It begins: {found.since.words}." if found else ""


def unknown(kind: str, name: str) -> Missing:
    said = f'There is no {NOUNS.get(kind, "entry")} "{asked.plain(name)}" in the public record.'
    return Missing(said, remedy="Search the record for it, or start from a list.")
