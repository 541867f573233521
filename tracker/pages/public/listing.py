"""A list of one kind of thing: counted, narrowed by facets, in pages; the same for the page and for data."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection

from tracker.formats import json as json_format
from tracker.pages.public import asked, leaving
from tracker.pages.public.asked import PAGE_SIZE, Facet
from tracker.pages.public.words import kind_words
from tracker.published import bitmaps, errata, filters, find, names
from tracker.published.thing import things
from tracker.rules import faca, term
from tracker.rules.recommendation import NOT_RECORDED
from tracker.text import dates

NAMED = ("group", "office", "programme", "term")  # filed by key, shown by the name of the thing
SLUGGED = ("group", "programme")
DATED = {"recommendation": "paper", "paper": "paper", "meeting": "meeting"}  # kind -> by whose date it is listed


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: as the address has it, in words, and how many the list would have with it."""

    value: str
    filed: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Offered:
    facet: Facet
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> bool:
        return any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address without it."""

    label: str
    words: str
    without: str


# From the address to what is filed -----------------------------------------------------------------------------------


def picked(
    reader: Connection, kinds: Sequence[str], facets: Sequence[Facet], on: date, args: asked.Args
) -> dict[str, dict[str, str]]:
    """Facet -> each value as typed -> as filed. Raises BadInput for one that the record does not know."""
    chosen = {facet: values for facet in facets if (values := asked.values(args, facet))}
    return {facet.name: _as_filed(reader, kinds, facet, on, values) for facet, values in chosen.items()}


def _as_filed(
    reader: Connection, kinds: Sequence[str], facet: Facet, on: date, values: Sequence[str]
) -> dict[str, str]:
    words = {word: word for word in facet.words}
    held = words or filters.filed(reader, kinds, facet.name, facet.under, values, on)
    for value in values:
        if value not in held:
            raise asked.no_value(facet, value)
    return {value: held[value] for value in values}


def by_filing(facets: Iterable[Facet], typed: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    """The name that the record files it under -> the values chosen."""
    return {facet.under: list(set(typed[facet.name].values())) for facet in facets if facet.name in typed}


# What is offered ------------------------------------------------------------------------------------------------------


def offered(
    reader: Connection,
    facets: Sequence[Facet],
    counts: Mapping[str, Mapping[str, int]],
    chosen: Mapping[str, Sequence[str]],
    on: date,
) -> list[Offered]:
    filed = {(facet.name, value) for facet in facets for value in _all(facet, counts, chosen)}
    slugs = names.newest_values(reader, "slug", [value for name, value in filed if name in SLUGGED])
    called = find.names(reader, [value for name, value in filed if name in NAMED], on)
    found = []
    for facet in facets:
        choices = [
            Choice(
                value=filters.spelled(facet.name, value, slugs),
                filed=value,
                words=_words(facet, value, called),
                count=counts.get(facet.under, {}).get(value, 0),
                chosen=value in chosen.get(facet.under, ()),
            )
            for value in _all(facet, counts, chosen)
        ]
        found.append(Offered(facet, tuple(_ordered(facet, choices))))
    return found


def _all(facet: Facet, counts: Mapping[str, Mapping[str, int]], chosen: Mapping[str, Sequence[str]]) -> list[str]:
    """The values with something behind them, and those chosen."""
    return list(dict.fromkeys([*counts.get(facet.under, {}), *chosen.get(facet.under, ())]))


def _words(facet: Facet, value: str, called: Mapping[str, Mapping[str, str]]) -> str:
    if facet.name == "term" and value.isdigit():
        return term.title(int(value))
    if facet.name in NAMED and value in called:
        return called[value]["title"]
    return facet.spoken(value)


def _ordered(facet: Facet, choices: Iterable[Choice]) -> list[Choice]:
    if facet.words:
        return sorted(choices, key=lambda choice: facet.words.index(choice.value))
    if facet.name in ("year", "term", "fiscal_year"):
        newest = sorted(choices, key=lambda choice: choice.value.rjust(6, "0"), reverse=True)
        return sorted(newest, key=lambda choice: choice.value in (NOT_RECORDED, faca.EARLIER))
    return sorted(choices, key=lambda choice: (choice.words == NOT_RECORDED, choice.words.lower()))


# The list -------------------------------------------------------------------------------------------------------------


def listed(reader: Connection, kind: str, facets: Sequence[Facet], on: date, args: asked.Args, path: str,
           title: str) -> dict[str, Any]:  # fmt: skip
    """What the template of a list shows, and its other forms. `path` is the list's own address."""
    number, order = asked.page_number(args), asked.sort(args)
    filed = bitmaps.of(reader, kind, on, find.head(reader))
    typed = picked(reader, [kind], facets, on, args)
    chosen = by_filing(facets, typed)
    within = filed.between(*asked.span(args))
    wanted = filed.within(chosen, within)
    total, offset = wanted.bit_count(), (number - 1) * PAGE_SIZE
    asked.within(number, total)
    items = list(things(reader, filed.page(wanted, order, offset, PAGE_SIZE), on).values())
    choices = offered(reader, facets, filed.counts(chosen, [facet.under for facet in facets], within), chosen, on)
    after = asked.changed(args, page=number + 1) if offset + PAGE_SIZE < total else None
    link, date_of = linking(path), DATED[kind]
    keys = lambda: filed.page(wanted, order, 0, total)  # noqa: E731 (asked for by some forms alone)
    return {
        "title": title,
        "items": items,
        "total": total,
        "counted": kind_words(kind, total),
        "facets": [one for one in choices if one.choices],
        "in_force": [*chips(choices, typed, args, link), *span_chips(args, link, f"Date of the {date_of}")],
        "clear": link([pair for pair in args.items(multi=True) if pair[0] in ("as_of", "sort")]),
        "order": order,
        "orders": [(name, words.format(date_of), link(asked.changed(args, sort=name)))
                   for name, words in asked.SORTS.items()],
        "page_number": number,
        "pages": max(1, -(-total // PAGE_SIZE)),
        "offset": offset,
        "next": link(after) if after else None,
        "previous": link(asked.changed(args, page=number - 1)) if number > 1 else None,
        "form_path": path,
        "every": keys,
        "dated": f"Date of the {date_of}",
        **leaving.of_list(
            title, kind, link(asked.changed(args, sort=None)),
            keys=keys,
            has=lambda key: key in filed.at and bool(wanted >> filed.at[key] & 1),
            data=lambda: json_format.listing(
                items, total, counted_by(choices), linking(f"{path}.json")(after) if after else None,
                errata.of(reader, items, on),
            ),
        ),
    }  # fmt: skip


def counted_by(choices: Iterable[Offered]) -> dict[str, dict[str, int]]:
    """Facet -> value as an address has it -> how many."""
    return {one.facet.name: {choice.value: choice.count for choice in one.choices if choice.count} for one in choices}


def linking(path: str) -> Callable[[Sequence[tuple[str, str]]], str]:
    return lambda query: path + (f"?{urlencode(query)}" if query else "")


def span_chips(args: asked.Args, link: Callable[..., str], dated: str = "Date") -> Iterator[Chip]:
    for name, label in zip(asked.SPAN, ("from", "up to"), strict=True):
        if typed := args.get(name, "").strip():
            words = dates.from_value(typed).words
            yield Chip(
                f"{dated} {label}", words, link(asked.without(args, {(name, value) for value in args.getlist(name)}))
            )


def chips(
    offered: Iterable[Offered], typed: Mapping[str, Mapping[str, str]], args: asked.Args, link: Callable[..., str]
) -> Iterator[Chip]:
    for one in offered:
        for choice in one.choices:
            if choice.chosen:
                said = [value for value, filed in typed[one.facet.name].items() if filed == choice.filed]
                without = asked.without(args, {(one.facet.name, value) for value in said})
                yield Chip(one.facet.label, choice.words, link(without))
