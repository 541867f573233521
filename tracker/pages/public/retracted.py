"""What was retracted: what its address says, and the list of all. Of its own words nothing is told again; what it was
about still stands, and is led to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.pages.public.words import kind_word, local_day, moment_words
from tracker.published import find, names
from tracker.published.entry import RETRACT, AnyRow, dated, loaded
from tracker.published.life import Life
from tracker.rules.refusal import Gone
from tracker.text.dates import DAY, Dated, placed

SHOWN = 500  # tombstones on the page of the record; the chain has all
_NUMBER = re.compile(r"(?<!\d)\d{6}(?!\d)")
_KINDS = ("recommendation", "paper", "group", "programme", "meeting", "term", "office", "erratum")  # in this order


@dataclass(frozen=True, slots=True)
class Retracted:
    key: str
    kind: str
    day: Dated
    recorded: str
    reason: str
    url: str


def reason_of(facts: Mapping[str, Any]) -> str:
    return str(facts.get("notice") or facts.get("reason") or "").strip()


def when_words(row: AnyRow) -> str:
    """The day that the retraction is about, and when it was recorded here, where that is another one."""
    day = dated(row)
    if day.precision == DAY and day.first == local_day(row.recorded):
        return f"on {moment_words(row.recorded)}"
    return f"{placed(day)} (recorded here on {moment_words(row.recorded)})"


def gone(reader: Connection, whole: Life, tombstone: AnyRow, on: date) -> Gone:
    """Why it cannot be shown, with what it was about and what its reason names, where that stands."""
    key, reason = whole.key, reason_of(loaded(tombstone.facts, {}))
    name = key if tombstone.title in (None, "", key) else f"{tombstone.title} ({key})"
    said = f"{name} was published here and retracted {when_words(tombstone)}."
    return Gone(
        f"{said} The reason given: {reason}" if reason else f"{said} No reason was given.",
        remedy="That it was here, and that it was retracted, stays in the record for good.",
        about=list(_about(reader, whole, tombstone, reason, on)),
    )


def _about(reader: Connection, whole: Life, tombstone: AnyRow, reason: str, on: date) -> Iterator[tuple[str, str, str]]:
    """(kind in words, title, path)."""
    before = [each for each in whole.own if each.row.act != RETRACT and each.row.id < tombstone.id]
    wanted = [str(link["to"]) for link in (before[-1].links if before else ()) if link.get("to")]
    numbers = list(dict.fromkeys(_NUMBER.findall(reason)))
    wanted += names.filed_under(reader, "recommendation", "number", numbers).values() if numbers else []
    called = find.names(reader, [key for key in wanted if key != whole.key], on)
    found = [called[key] for key in dict.fromkeys(wanted) if key in called]
    for kind in _KINDS:
        yield from ((kind_word(kind), one["title"], one["url"]) for one in found if one["kind"] == kind)


def every(reader: Connection) -> list[Retracted]:
    """The newest first."""
    return [
        Retracted(row.key, row.kind, dated(row), row.recorded, reason_of(loaded(row.facts, {})), f"/record/{row.key}")
        for row in names.tombstones(reader, SHOWN)
    ]
