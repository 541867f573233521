"""A list of one kind of thing: counted, narrowed by facets, in pages; the same for the page and for data."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection

from tracker.formats import json as json_format
from tracker.pages.public import asked
from tracker.pages.public.asked import PAGE_SIZE, Facet
from tracker.pages.public.words import kind_words
from tracker.published import errata, find, names
from tracker.rules import keys, term
from tracker.rules.recommendation import NOT_RECORDED

NAMED = ("group", "office", "term")  # filed by key, shown by the name of the thing


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


def _picked(reader: Connection, kind: str, facets: Sequence[Facet], args: asked.Args) -> dict[str, dict[str, str]]:
    """Facet -> each value as typed -> as filed. A group's former slug is filed under the same key as today's."""
    chosen = {facet: values for facet in facets if (values := asked.values(args, facet))}
    open_ones = [facet for facet in chosen if not facet.words and facet.name != "group"]
    known = names.known_values(reader, kind, [facet.under for facet in open_ones]) if open_ones else {}
    return {facet.name: _as_filed(reader, facet, values, known) for facet, values in chosen.items()}


def _as_filed(reader: Connection, facet: Facet, values: Sequence[str], known: Mapping[str, set[str]]) -> dict[str, str]:
    if facet.name == "group":
        held = names.filed_under(reader, "group", "slug", values)
    elif facet.words:
        held = {word: word for word in facet.words}
    else:
        held = {spelled(facet.name, value): value for value in known.get(facet.under, ())}
        held |= {value: value for value in known.get(facet.under, ())}
    for value in values:
        if value not in held:
            raise asked.no_value(facet, value)
    return {value: held[value] for value in values}


def spelled(name: str, filed: str, slugs: Mapping[str, str] | None = None) -> str:
    """A filed value as an address has it: today's slug for a group, a slug for an office or a programme."""
    if name == "group":
        return (slugs or {}).get(filed, filed)
    if name == "office":
        return filed.removeprefix("office/")
    return keys.slug(filed) if name == "programme" else filed


# What is offered ------------------------------------------------------------------------------------------------------


def _offered(
    reader: Connection,
    facets: Sequence[Facet],
    counts: Mapping[str, Mapping[str, int]],
    filters: Mapping[str, Sequence[str]],
    on: date,
) -> list[Offered]:
    filed = {(facet.name, value) for facet in facets for value in _all(facet, counts, filters)}
    slugs = names.newest_values(reader, "group", "slug", [value for name, value in filed if name == "group"])
    called = find.names(reader, [value for name, value in filed if name in NAMED], on)
    found = []
    for facet in facets:
        choices = [
            Choice(
                value=spelled(facet.name, value, slugs),
                filed=value,
                words=_words(facet, value, called),
                count=counts[facet.under].get(value, 0),
                chosen=value in filters.get(facet.under, ()),
            )
            for value in _all(facet, counts, filters)
        ]
        found.append(Offered(facet, tuple(_ordered(facet, choices))))
    return found


def _all(facet: Facet, counts: Mapping[str, Mapping[str, int]], filters: Mapping[str, Sequence[str]]) -> list[str]:
    """The values with something behind them, and those chosen."""
    return list(dict.fromkeys([*counts.get(facet.under, {}), *filters.get(facet.under, ())]))


def _words(facet: Facet, value: str, called: Mapping[str, Mapping[str, str]]) -> str:
    if facet.name == "term" and value.isdigit():
        return term.title(int(value))
    if facet.name in NAMED and value in called:
        return called[value]["title"]
    return facet.spoken(value)


def _ordered(facet: Facet, choices: Iterable[Choice]) -> list[Choice]:
    if facet.words:
        return sorted(choices, key=lambda choice: facet.words.index(choice.value))
    if facet.name in ("year", "term"):
        return sorted(choices, key=lambda choice: choice.value.rjust(6, "0"), reverse=True)
    return sorted(choices, key=lambda choice: (choice.words == NOT_RECORDED, choice.words.lower()))


# The list -------------------------------------------------------------------------------------------------------------


def listed(
    reader: Connection, kind: str, facets: Sequence[Facet], on: date, args: asked.Args, path: str
) -> dict[str, Any]:
    """What the template of a list shows, and the same as data. `path` is the list's own address."""
    number, order = asked.page_number(args), asked.sort(args)
    picked = _picked(reader, kind, facets, args)
    filters = {facet.under: list(set(picked[facet.name].values())) for facet in facets if facet.name in picked}
    offset = (number - 1) * PAGE_SIZE
    items, total = find.listing(reader, kind, filters, on, order=order, offset=offset, limit=PAGE_SIZE)
    asked.within(number, total)
    counts = find.counts(reader, kind, filters, on, [facet.under for facet in facets])
    offered = _offered(reader, facets, counts, filters, on)
    more = offset + len(items) < total
    link = linking(path)
    return {
        "items": items,
        "total": total,
        "counted": kind_words(kind, total),
        "facets": [one for one in offered if one.choices],
        "in_force": list(_chips(offered, picked, args, link)),
        "clear": link([pair for pair in args.items(multi=True) if pair[0] in ("as_of", "sort")]),
        "order": order,
        "orders": [(name, words, link(asked.changed(args, sort=name))) for name, words in asked.SORTS.items()],
        "page_number": number,
        "pages": max(1, -(-total // PAGE_SIZE)),
        "offset": offset,
        "next": link(asked.changed(args, page=number + 1)) if more else None,
        "previous": link(asked.changed(args, page=number - 1)) if number > 1 else None,
        "form_path": path,
        "data": json_format.listing(
            items,
            total,
            {one.facet.name: {choice.value: choice.count for choice in one.choices if choice.count} for one in offered},
            linking(f"{path}.json")(asked.changed(args, page=number + 1)) if more else None,
            errata.of(reader, items, on),
        ),
    }


def linking(path: str) -> Callable[[Sequence[tuple[str, str]]], str]:
    return lambda query: path + (f"?{urlencode(query)}" if query else "")


def _chips(
    offered: Iterable[Offered], picked: Mapping[str, Mapping[str, str]], args: asked.Args, link: Callable[..., str]
) -> Iterator[Chip]:
    for one in offered:
        for choice in one.choices:
            if choice.chosen:
                typed = {
                    (one.facet.name, value) for value, filed in picked[one.facet.name].items() if filed == choice.filed
                }
                yield Chip(one.facet.label, choice.words, link(asked.without(args, typed)))
