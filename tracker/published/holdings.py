"""The recommendations of the record as rules/held.py lays them out: every wording that counts, on however few days it
stood."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from tracker.published.entry import Edition, dated
from tracker.published.standing import Standing, StandingFacet, Told, told
from tracker.rules.held import Held, Wording
from tracker.text.dates import day_for

KIND = "recommendation"


def held(reader: Connection) -> list[Held]:
    """All that stand on any day."""
    keys = reader.execute(select(Standing.key).where(Standing.kind == KIND).distinct()).scalars().all()
    filed = select(StandingFacet.key, StandingFacet.value).where(
        StandingFacet.kind == KIND, StandingFacet.name == "number"
    )
    numbers: dict[str, set[str]] = defaultdict(set)
    for key, value in reader.execute(filed):
        numbers[key].add(value)
    return [_held(key, entries, numbers[key]) for key, entries in told(reader, keys).items()]


def _held(key: str, entries: Sequence[Told], numbers: set[str]) -> Held:
    standing = sorted((one for one in entries if one.stands), key=lambda one: (one.row.since, one.row.id))
    wordings = tuple(
        Wording(one.row.edition, one.row.since, dated(one.row), one.row.text or "", one.row.title or "",
                one.facts, one.links, one.row.id)
        for one in standing
    )  # fmt: skip
    numbers |= {str(one.facts["number"]) for one in standing if one.facts.get("number")}
    return _laid_out(key, wordings, numbers, max(one.row.edition for one in entries))


def made(edition: Edition, before: Held | None) -> Held:
    """A recommendation with the edition that the open release makes of it."""
    since = edition.since
    days = [one.day for one in before.wordings if str(since.first) <= one.day <= str(since.last)] if before else []
    day = str(edition.day or day_for(since, date.fromisoformat(max(days)) if days else None))
    last = before.last + 1 if before else 1
    more = Wording(last, day, since, edition.text, edition.title, edition.facts, edition.links)
    number = edition.facts.get("number")
    if before:
        return before.with_wording(more, number)
    return _laid_out(edition.key, (more,), {number} if number else set(), last)


def _laid_out(key: str, wordings: tuple[Wording, ...], numbers: set[str], last: int) -> Held:
    newest = wordings[-1]
    ordinal = (newest.facts or {}).get("ordinal")
    return Held(key, _linked(newest.links, "group"), _linked(newest.links, "term"), ordinal, frozenset(numbers),
                wordings, last)  # fmt: skip


def _linked(links: Sequence[Mapping[str, Any]], rel: str) -> str | None:
    return next((str(link["to"]) for link in links if link["rel"] == rel and link.get("to")), None)
