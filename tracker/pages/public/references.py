"""What the words of a thing point to: each printed reference, how many things it expects, and which are held here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from tracker.published import find
from tracker.published.thing import Thing, things

LINK = "link"  # the kind of the entries that resolve a reference later
REFERS = ("refers to", "revises")


@dataclass(frozen=True, slots=True)
class Reference:
    printed: str
    kind: str
    expected: int
    found: tuple[str, ...]

    @property
    def open(self) -> bool:
        return len(self.found) < self.expected


def references(reader: Connection, one: Thing, leading: Sequence[Row[Any]], on: date) -> list[Reference]:
    """The references of a thing, in print order. `leading` are the links that lead to it."""
    said = things(reader, [row.key for row in leading if row.rel == "of"], on)
    later = [
        (link.facts.get("printed"), to)
        for link in said.values()
        if link.kind == LINK
        for rel in REFERS
        for to in link.to(rel)
    ]
    own = [(link.get("printed"), link["to"]) for link in one.links if link["rel"] in REFERS and link.get("to")]
    held = find.names(reader, [to for _, to in own + later], on)  # what was retracted resolves nothing
    resolved = [(words, to) for words, to in own + later if to in held]
    return [_reference(printed, resolved) for printed in one.facts.get("references", ())]


def _reference(printed: dict[str, Any], resolved: Sequence[tuple[Any, str]]) -> Reference:
    values = [str(value) for value in printed.get("values") or ()]
    found = [to for words, to in resolved if words == printed.get("printed") or words in values]
    expected = printed.get("expected") or len(values) or 1
    return Reference(str(printed.get("printed")), str(printed.get("kind") or ""), expected, tuple(dict.fromkeys(found)))


def targets(found: Sequence[Reference]) -> list[str]:
    return [key for reference in found for key in reference.found]
