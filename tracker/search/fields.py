"""Filters typed among the words of a search: group:pswg, term:15, action:"passed as amended"."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Connection

from tracker.published.filters import filed
from tracker.rules.recommendation import AXES, NOT_RECORDED
from tracker.rules.refusal import BadInput
from tracker.search.matches import COUNTED, KIND, Narrowed
from tracker.text import dates
from tracker.text.dates import Dated

SPAN = ("from", "to")
NAMES = (KIND, *COUNTED, *SPAN)
KINDS = ("recommendation", "paper", "meeting")  # by whose filing the values are known

_FIELD = re.compile(r'(?<![\w:-])(?P<name>[a-z_]+):(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"()]+))', re.IGNORECASE)


def parted(typed: str, names: Collection[str]) -> tuple[str, list[tuple[str, str]]]:
    """The words without the filters of these names, and the filters as (name, value). Anything else stays a word."""
    found: list[tuple[str, str]] = []

    def take(match: re.Match[str]) -> str:
        name, value = match["name"].lower(), (match["quoted"] or match["bare"] or "").strip()
        if name not in names or not value:
            return match[0]
        found.append((name, value))
        return " "

    words = _FIELD.sub(take, typed)
    return (" ".join(words.split()) if found else typed), found


def narrowed(reader: Connection, typed: Iterable[tuple[str, str]], on: date) -> Narrowed:
    """What these filters say. Raises BadInput for a value that the record does not know."""
    values: dict[str, list[str]] = {}
    for name, value in typed:
        values.setdefault(name, []).append(value)
    first, last = (_dated(values.pop(name, [])) for name in SPAN)
    kinds = values.pop(KIND, [])
    filters = {name: _filed(reader, name, some, on) for name, some in values.items()}
    return Narrowed(tuple(kinds), filters, first.first if first else None, last.last if last else None)


def _filed(reader: Connection, name: str, values: list[str], on: date) -> list[str]:
    held = {word: word for axis in AXES if axis.name == name for word in (*axis.values, NOT_RECORDED)}
    held |= filed(reader, KINDS, name, name, values, on)
    for value in values:
        if value not in held:
            known = (
                f"One of: {', '.join(held)}." if any(axis.name == name for axis in AXES) else "Leave the filter out."
            )
            raise BadInput(f'{name}: the record knows no "{value}".', remedy=known, field=name)
    return [held[value] for value in values]


def _dated(values: list[str]) -> Dated | None:
    try:
        return dates.from_value(values[-1]) if values else None
    except ValueError:
        raise BadInput(f'"{values[-1]}" is no date.', remedy="Write it as 2021-06-01, 2021-06 or 2021.") from None
