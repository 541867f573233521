"""The office's list of acronyms and synonyms, published anew: an edition of its own, only where something changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from tracker.proceedings.act import act, allowed
from tracker.proceedings.publish import release
from tracker.published import thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.rules import keys
from tracker.rules import synonyms as rules
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, Stale
from tracker.rules.synonyms import NOTE, Change, Row
from tracker.search.vocabulary import Fault, faults
from tracker.store.database import db
from tracker.text import dates

NEEDS = "vocabulary.edit"


class Unfit(BadInput):
    """Some rows cannot be kept as they are; `faults` are all that is wrong."""

    def __init__(self, wrong: Sequence[Fault]) -> None:
        first, more = wrong[0], len(wrong) - 1
        told = f"{first.message} {first.remedy}"
        super().__init__(told, remedy=f"So are {more} more places wrong." if more else "",
                         field=f"{first.column}-{first.row}")  # fmt: skip
        self.faults = wrong


class Unchanged(BadInput):
    """The list that was given is the one that stands."""


@dataclass(frozen=True, slots=True)
class Done:
    """What changes by a list, and the entry that it became; None where it was tried alone."""

    changes: Sequence[Change]
    entry: int | None = None


def held(reader: Connection, when: Moment) -> Thing:
    """The list that stands."""
    found = thing.one(reader, keys.SYNONYMS, when.day)
    if found is None:
        raise Missing("This record has no list of acronyms and synonyms yet.", remedy="Run: tracker init")
    return found


def rows(list_of: Thing) -> list[Row]:
    return rules.held(list_of.facts.get("entries", ()))


def tried(actor: Actor, wanted: Sequence[Row], when: Moment, *, entry: int | None = None, note: str = "") -> Done:
    """What publishing these rows would do. Changes nothing."""
    allowed(actor, NEEDS, when)
    return Done(_planned(db.session.connection(), wanted, when, entry, note)[1])


def publish(actor: Actor, wanted: Sequence[Row], when: Moment, *, entry: int | None = None, note: str = "") -> Done:
    """These rows take the place of all that stand. `entry` is the one that the person had before them; refused, if
    another stands by now. Search goes by them from the next question on."""
    with act(actor, "publish the synonyms", when, needs=NEEDS, subject=keys.SYNONYMS) as door:
        made, changed = _planned(db.session.connection(), wanted, when, entry, note)
        door.facts["rows"] = [one.acronym for one in changed]
        return Done(changed, release([made], when)[0])


def fit(wanted: Sequence[Row]) -> None:
    """Raises Unfit where search could not go by these rows."""
    if wrong := faults(wanted):
        raise Unfit(wrong)


def _planned(
    reader: Connection, wanted: Sequence[Row], when: Moment, entry: int | None, note: str
) -> tuple[Edition, Sequence[Change]]:
    now = held(reader, when)
    if entry is not None and entry != now.entry:
        raise Stale(
            f"The list has changed since you opened it: edition {now.edition}, entry {now.entry}, stands now.",
            remedy="Compare the two, then send yours again.",
            field="entry",
        )
    fit(wanted)
    new = rules.in_order(wanted)
    changed = rules.changes(rows(now), new)
    if not changed:
        raise Unchanged("Nothing of the list is changed.", remedy="Change what is wrong, or leave it as it is.")
    said = NOTE.understood(note)
    facts = {"entries": [row.fact for row in new], **({"note": said} if said else {})}
    by = [{"rel": "by", "to": keys.DFO_OFFICE}]
    since = dates.on_day(when.dated)
    return Edition(now.key, now.kind, now.own_title, since, text=now.text, facts=facts, links=by), changed
