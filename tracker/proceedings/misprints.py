"""The errata that a review finds by itself: a paper contradicts itself, and a person takes another value than the one
that it prints."""

import json
from collections.abc import Mapping
from itertools import count
from typing import Any

from sqlalchemy import Connection

from tracker.published import find
from tracker.published.entry import Edition
from tracker.records.paper import Paper
from tracker.rules import erratum as rules
from tracker.text import dates

Json = Mapping[str, Any]


def of_paper(connection: Connection, paper: Paper, made: Edition) -> list[Edition]:
    """Where the paper's own words speak against a date that it prints, and a person took another one. `made` is what
    the paper becomes; the errata stand beside it, with the paper as their source."""
    fields = json.loads(paper.reading).get("fields", {})
    doubted = [(value, fields[value.name]) for value in paper.values if fields.get(value.name, {}).get("candidates")]
    wrong = [(value, told) for value, told in doubted if value.value and value.value["value"] != _as_printed(told)]
    taken = (key for place in count(1) if not find.was_given(connection, key := rules.key(made.key, place)))
    return [_erratum(next(taken), made, value.name, value.value, told) for value, told in wrong]


def _erratum(key: str, made: Edition, name: str, value: Json, told: Json) -> Edition:
    facts = {"field": name, "printed": told["printed"], "corrected": _words(value), "source": _against(told),
             "attested": {"source": made.key, "span": told.get("span")}}  # fmt: skip
    links = [{"rel": "of", "to": made.key}]
    return Edition(key, rules.KIND, f"Erratum to {made.title}", made.since, facts=facts, links=links)


def _words(value: Json) -> str:
    return dates.from_value(value["value"], value.get("precision")).words


def _as_printed(told: Json) -> str:
    found = dates.parse(told["printed"])
    return found.value if found else str(told["candidates"][0])


def _against(told: Json) -> str:
    """Who says so: the paper's own weekday, or its other words."""
    found = next(dates.find(told["printed"]), None)
    if found and found.dated.wrong_weekday:
        bare = dates.day_words(found.dated.last)
        return (
            f"The paper's own weekday: it prints a {found.dated.weekday}, and {bare} was a {found.dated.wrong_weekday}."
        )
    return f"The paper itself: it can be read as {' or as '.join(_plain(one) for one in told['candidates'])}."


def _plain(value: str) -> str:
    return dates.from_value(value).words
