"""What changed lately, act by act: what each published, the day that it is about, and when it was recorded. The first
page lists it, and its feed tells the same."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Row

from tracker.pages.public.words import kind_word, kind_words, local_day, sentence
from tracker.published.entry import CORRECT, PUBLISH, REDACT, RETRACT, dated, loaded
from tracker.published.news import Gone
from tracker.rules import keys
from tracker.rules.paper import is_backlog
from tracker.text.dates import Dated

FOUNDING = ("office", "vocabulary", "notice")  # entries of the house itself, no news to a reader
TOLD_FIRST = (
    "outcome",
    "response",
    "update",
    "paper",
    "recommendation",
    "set",
    "meeting",
    "comment",
    "event",
    "group",
    "term",
    "programme",
)
DONE = {CORRECT: "corrected", RETRACT: "retracted", REDACT: "redacted"}


@dataclass(frozen=True, slots=True)
class Change:
    """What one act published, told by its weightiest entry; `more` counts the others by kind. `about` is the day of
    what happened, as exact as it is known; `recorded` the stamp of the act, and `day` its day here. `release` is the
    number of its first entry, `done` what the act was, in words."""

    release: int
    about: Dated
    recorded: str
    act: str
    done: str
    kind: str
    title: str
    url: str
    more: str

    @property
    def day(self) -> date:
        return local_day(self.recorded)

    @property
    def late(self) -> bool:
        """Whether it was recorded on another day than that on which it happened."""
        return (self.about.first, self.about.last) != (self.day, self.day)

    @property
    def what(self) -> str:
        """What was done, before the title: without the kind where the title begins with it."""
        kind = kind_word(self.kind)
        return sentence(self.done) if self.title.startswith(f"{kind} ") else f"{kind} {self.done}"


def told(latest: Sequence[Row[Any]]) -> Iterable[Change]:
    """Release by release, newest first. What was public long before is no news; of what was retracted only the
    retraction is told."""
    retracted: set[str] = set()
    for _, released in groupby(latest, key=lambda row: row.release):
        rows = sorted(released, key=lambda row: row.id)
        news = [row for row in rows if row.act == RETRACT or not (row.key in retracted or _backlog(row))]
        retracted |= {row.key for row in rows if row.act == RETRACT}
        if news and not any(row.kind in FOUNDING for row in rows):
            yield _change(news)


def gone(latest: Sequence[Row[Any]], left: Collection[int]) -> Iterable[tuple[int, Gone]]:
    """The releases that are not among those `left`, since all that they published was retracted; with the retraction
    of the first of it."""
    tombstones: dict[str, Row[Any]] = {}
    for release, released in groupby(latest, key=lambda row: row.release):
        rows = sorted(released, key=lambda row: row.id)
        if release not in left and all(row.key in tombstones for row in rows):
            last = tombstones[rows[0].key]
            yield release, Gone(last.key, last.recorded, str(loaded(last.facts, {}).get("reason") or ""))
        tombstones |= {row.key: row for row in rows if row.act == RETRACT}


def _backlog(row: Row[Any]) -> bool:
    """What the act of publishing marks as backlog is not asked for; what was loaded without such an act, by its day."""
    attested = row.act == PUBLISH and loaded(row.facts, {}).get("attested")
    return bool(attested) and is_backlog(date.fromisoformat(row.since), date.fromisoformat(row.recorded[:10]))


def _change(rows: Sequence[Row[Any]]) -> Change:
    first = min(rows, key=lambda row: TOLD_FIRST.index(row.kind) if row.kind in TOLD_FIRST else len(TOLD_FIRST))
    others = Counter(row.kind for row in rows if row.key != first.key and row.kind != "set")
    words = {kind: kind_words(kind, number) for kind, number in others.items()}
    if first.kind in words:
        words[first.kind] = words[first.kind].replace(" ", " more ", 1)
    more = ", ".join(words.values())
    facts = {} if first.act == RETRACT else loaded(first.facts, {})
    url = keys.address(first.kind, first.key, facts)
    title, done = first.title or first.key, _done(first, facts)
    return Change(first.release, dated(first), first.recorded, first.act, done, first.kind, title, url, more)


def _done(row: Row[Any], facts: Mapping[str, Any]) -> str:
    """What became of a group is told by its own word."""
    if row.act != PUBLISH:
        return DONE[row.act]
    if row.kind == "group" and facts.get("event"):
        return str(facts["event"])
    return "published" if row.edition == 1 else "published in a new edition"
