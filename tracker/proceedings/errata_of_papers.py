"""The errata that a review finds: an item is misprinted, or a paper contradicts itself and a person takes another value
than the printed one. What is printed is kept, and stands beside what is right."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.free_keys import first_free
from tracker.published.entry import Edition
from tracker.records.paper import Paper
from tracker.rules import erratum
from tracker.rules.held import Held, Wording
from tracker.text import dates
from tracker.text.likeness import folded

Json = Mapping[str, Any]


def misprints(held: Held, right: Wording, printed: Edition) -> Iterator[Edition]:
    """`printed`: the item as the paper has it. Of its words and of its number, those that are not the item's."""
    number = printed.facts.get("number")
    own = (right.facts or {}).get("number") or min(held.numbers, default=None)
    if folded(printed.text) != right.words:
        yield _erratum(held, printed, "text", printed.text, right.text)
    if number and number not in held.numbers:
        yield _erratum(held, printed, "number", number, own)


def _erratum(held: Held, printed: Edition, field: str, wrong: str, right: str | None) -> Edition:
    paper = str(printed.facts["paper"])
    attested = {"attested": printed.facts["attested"]} if printed.facts.get("attested") else {}
    facts: dict[str, Any] = {
        "field": field,
        "printed": wrong,
        "corrected": right,
        "source": f"{held.wordings[-1].title}, as the record holds it.",
        "span": printed.facts.get("span"),
        "page": printed.facts.get("page"),
        **attested,
    }
    links = [{"rel": "of", "to": held.key}, {"rel": "source", "to": paper}]
    called = {"text": "words", "number": "number"}[field]
    return Edition(
        held.key,
        erratum.KIND,
        f"Misprinted {called} of {held.wordings[-1].title}",
        printed.since,
        facts={name: value for name, value in facts.items() if value is not None},
        links=links,
    )


def keyed(reader: Connection, errata: Iterable[Edition], made: Collection[str]) -> list[Edition]:
    """Under the first key of its thing's errata that was never given, as <key>/erratum/2."""
    found: list[Edition] = []
    for one in errata:
        taken = {*made, *(each.key for each in found)}
        found.append(replace(one, key=first_free(reader, erratum.keys_of(one.key), taken)))
    return found


# A paper that contradicts itself -------------------------------------------------------------------------------------


def contradictions(paper: Paper, made: Edition) -> Iterator[Edition]:
    """Where the paper's own words speak against a date that it prints, and a person took another one. `made` is what
    the paper becomes."""
    fields = json.loads(paper.reading).get("fields", {})
    for value in paper.values:
        told = fields.get(value.name, {})
        if told.get("candidates") and value.value and value.value["value"] != _as_printed(told):
            facts = {"field": value.name, "printed": told["printed"], "corrected": _words(value.value),
                     "source": _against(told), "attested": {"source": made.key, "span": told.get("span")}}  # fmt: skip
            links = [{"rel": "of", "to": made.key}]
            yield Edition(made.key, erratum.KIND, f"Erratum to {made.title}", made.since, facts=facts, links=links)


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
