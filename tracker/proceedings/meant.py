"""Which recommendations, and which office, a statement of a paper means by the names that it prints."""

from collections.abc import Mapping
from typing import Any

from tracker.proceedings.named import Named, Record
from tracker.proceedings.spoken import MOTION
from tracker.published import identities
from tracker.records.paper import Paper
from tracker.text.dates import from_value


def by_name(paper: Paper, told: Mapping[str, Any], record: Record) -> list[str]:
    """By its number, else by its group, ordinal and month."""
    named = told["named"]
    if named["numbers"]:
        each = [record.held_as(Named(number=number)) for number in named["numbers"]]
        return [key for keys in each for key in keys] if all(each) else []
    group = record.group(named.get("group"))
    month = _month(paper) if told["told"] == MOTION else None  # a status is of an earlier month than its paper
    if named["ordinals"]:
        each = [record.held_as(Named(group=group, ordinal=place, month=month)) for place in named["ordinals"]]
        return [key for keys in each for key in keys] if all(each) else []
    keys = record.held_as(Named(group=group, month=month))
    return keys if named.get("count") in (None, len(keys)) else []


def _month(paper: Paper) -> str | None:
    value = paper.value("meeting") or paper.value("date")
    return str(from_value(value["value"]).first)[:7] if value and value.get("value") else None


def office_of(paper: Paper, record: Record) -> str | None:
    """The office that issued the paper, where the record knows one of that name."""
    printed = str(paper.value("office") or "")
    return printed if printed and len(identities.offices(record.reader, printed)) == 1 else None
