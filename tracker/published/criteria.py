"""The criteria of the record: each document with its editions and changes, and which recommendations led to which
change."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.published import find
from tracker.published.entry import AnyRow
from tracker.published.thing import Thing, things
from tracker.rules import criteria as rules
from tracker.rules.criteria import DOCUMENT, EDITION, LED, LED_TO, OF, STEPS, Step


@dataclass(frozen=True, slots=True)
class Led:
    """A recommendation that led to an edition or a change: how strongly, by what evidence, on whose word, and whether
    CBP confirmed it ({by, on}). `criteria` are the IDs that it is said of; none: all of the change."""

    item: str
    change: str
    strength: str
    evidence: str
    asserted_by: str
    confirmed: Mapping[str, str] | None
    criteria: tuple[str, ...]
    key: str

    @property
    def document(self) -> str:
        """The key of the document that it is a change of: criteria/sign-criteria/change/2."""
        return document_of(self.change)

    def concerns(self, id: str) -> bool:
        return not self.criteria or id in self.criteria


@dataclass(frozen=True, slots=True)
class Document:
    """With its editions and changes as steps, their entries by key, and what led to each."""

    thing: Thing
    steps: Sequence[Step]
    entries: Mapping[str, Thing]
    led: Mapping[str, Sequence[Led]]

    @property
    def office_key(self) -> str | None:
        """The office whose criteria they are."""
        return next(iter(self.thing.to("office")), None)

    @property
    def entity_types(self) -> list[str]:
        return [str(one) for one in self.thing.facts.get("entity_types", ())]


def document_of(key: str) -> str:
    """criteria/sign-criteria/change/2 -> criteria/sign-criteria"""
    return "/".join(key.split("/")[:2])


def documents(reader: Connection, on: date) -> list[Thing]:
    return find.all_of(reader, DOCUMENT, on)


def document(reader: Connection, key: str, on: date) -> Document | None:
    """A document with all that had been announced of it by that day; five queries however much."""
    own = things(reader, [key], on).get(key)
    if own is None or own.kind != DOCUMENT:
        return None
    leading = find.leading_to(reader, key, on, [OF])
    parts = things(reader, [row.key for row in leading if row.kind in STEPS], on)
    led: dict[str, list[Led]] = defaultdict(list)
    for one in _links(reader, find.leading_to_any(reader, list(parts), on, [LED_TO]) if parts else [], on):
        led[one.change].append(one)
    return Document(own, [step_of(one) for one in parts.values()], parts, led)


def led_to(reader: Connection, leading: Iterable[AnyRow], on: date) -> list[Led]:
    """The changes of criteria that a recommendation led to, of what leads to it."""
    return _links(reader, [row for row in leading if is_link(row.key)], on)


def is_link(key: str) -> bool:
    """Whether an entry says what led to a change of criteria."""
    return key.startswith(f"{DOCUMENT}/")


def _links(reader: Connection, rows: Iterable[AnyRow], on: date) -> list[Led]:
    held = things(reader, [row.key for row in rows if row.kind == LED], on)
    return [_led(one) for one in held.values() if one.to(OF) and one.to(LED_TO)]


def _led(link: Thing) -> Led:
    facts = link.facts
    strength, evidence, asserted_by = (str(facts.get(name) or "") for name in ("strength", "evidence", "asserted_by"))
    ids = tuple(map(str, facts.get("criteria", ())))
    item, change = link.to(OF)[0], link.to(LED_TO)[0]
    return Led(item, change, strength, evidence, asserted_by, facts.get("confirmed"), ids, link.key)


def step_of(one: Thing) -> Step:
    facts: Mapping[str, Any] = one.facts
    return Step(
        one.key,
        one.kind == EDITION,
        str(facts.get("announced") or one.day),
        str(facts.get("effective") or one.day),
        facts.get("new_from"),
        facts.get("existing_by"),
        str(facts.get("stage") or rules.ANNOUNCED),
        tuple(facts.get("criteria", ())),
        tuple(facts.get("gone", ())),
    )
