"""The criteria of the record: each document with its editions and changes, and which recommendations led to which
change."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tracker.published import find
from tracker.published.thing import Thing, things
from tracker.rules import criteria as rules
from tracker.rules.criteria import CHANGE, DOCUMENT, EDITION, LED_TO, OF, Step

Led = Mapping[str, Sequence[Thing]]  # a change -> the links that say what led to it


@dataclass(frozen=True, slots=True)
class Document:
    """With its editions and changes as steps, their entries by key, and what led to each."""

    thing: Thing
    steps: Sequence[Step]
    entries: Mapping[str, Thing]
    led: Led

    @property
    def office_key(self) -> str | None:
        """The office whose criteria they are."""
        return next(iter(self.thing.to("office")), None)

    @property
    def entity_types(self) -> list[str]:
        return [str(one) for one in self.thing.facts.get("entity_types", ())]


def documents(reader: Connection, on: date) -> list[Thing]:
    return find.all_of(reader, DOCUMENT, on)


def document(reader: Connection, key: str, on: date) -> Document | None:
    """A document with all that had been announced of it by that day; five queries however much."""
    own = things(reader, [key], on).get(key)
    if own is None or own.kind != DOCUMENT:
        return None
    leading = find.leading_to(reader, key, on, [OF])
    parts = things(reader, [row.key for row in leading if row.kind in (EDITION, CHANGE)], on)
    links = find.leading_to_any(reader, list(parts), on, [LED_TO]) if parts else []
    said = things(reader, [row.key for row in links], on)
    led: dict[str, list[Thing]] = defaultdict(list)
    for row in links:
        if row.key in said:
            led[row.to_key].append(said[row.key])
    return Document(own, [step_of(one) for one in parts.values()], parts, led)


def step_of(one: Thing) -> Step:
    facts = one.facts
    effective = str(facts.get("effective") or one.day)
    return Step(
        one.key,
        one.kind == EDITION,
        str(facts.get("announced") or one.day),
        effective,
        facts.get("new_from"),
        facts.get("existing_by"),
        str(facts.get("stage") or rules.ANNOUNCED),
        tuple(facts.get("criteria", ())),
        tuple(facts.get("gone", ())),
    )
