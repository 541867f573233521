"""What the pages of lists and of single things offer in other forms: their data, their table, their feed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tracker.formats import citation, columns, json, linked
from tracker.formats.answers import HISTORY
from tracker.formats.cells import Row, named
from tracker.formats.citation import MOST, Cited, Several
from tracker.formats.table import Table
from tracker.formats.xlsx import Sheet
from tracker.pages.public import feeds
from tracker.pages.public.forms import ATOM, BIB, CSV, JSON, LINKED, RIS, XLSX, Asked
from tracker.pages.public.history import Event
from tracker.pages.site import NAME, site
from tracker.published import errata, find
from tracker.published.errata import Erratum
from tracker.published.thing import Thing, things

LIST = (JSON, CSV, XLSX, ATOM, BIB, RIS)
THING = (JSON, CSV, XLSX, ATOM, BIB, RIS)
GATHERED = (*THING, LINKED)  # what schema.org has a word for
TABLE = (JSON, CSV, XLSX)
BATCH = 400  # things read at once for a table
Offered = dict[str, Callable[..., Any]]


def of_thing(
    one: Thing, past: Sequence[Event], wrong: Sequence[Erratum], paper: Thing | None = None,
    more: Callable[[], Mapping[str, Any]] = dict,
) -> Offered:  # fmt: skip
    """The thing as data, and cited; what happened to it as a table and as a feed. `paper` is the one that prints it;
    `more` what its own page's data has beside what lists have of it."""
    return {
        "data": lambda: {**json.thing(one, wrong), **more()},
        "table": lambda asked: Sheet(HISTORY, HISTORY.rows(past, asked.site)),
        "feed": feeds.of_thing(one, past),
        "cited": lambda asked: Several([citation.of(one, NAME, asked.site, asked.on, paper=paper, said=asked.said)], 1),
        "linked": lambda asked: linked.thing(one, asked.site, made_up=site().demonstration(asked.reader, asked.head)),
    }


def of_list(title: str, kind: str, path: str, keys: Callable[[], Sequence[str]], has: Callable[[str], bool],
            data: Callable[[], Any]) -> Offered:  # fmt: skip
    """`keys` are those of the whole list in its order, `has` tells whether one is in it."""
    return {
        "data": data,
        "table": lambda asked: Sheet(columns.of(kind), columns.of(kind).rows(_rows(asked, keys()), asked.site)),
        "feed": feeds.of_list(title, [kind], has, path),
        "cited": cited(keys),
    }


def of_all(title: str, kind: str, path: str, held: Sequence[Thing], wrong: Callable[[], errata.Errata]) -> Offered:
    """A list of few, all of which are shown at once."""
    known = {one.key for one in held}
    whole = lambda: json.listing(held, len(held), {}, None, wrong())  # noqa: E731 (one of three beside it)
    return of_list(title, kind, path, lambda: [one.key for one in held], known.__contains__, whole)


def _rows(asked: Asked, keys: Sequence[str]) -> Iterator[Row]:
    """Some hundreds at once, however many there are."""
    for start in range(0, len(keys), BATCH):
        some = list(things(asked.reader, keys[start : start + BATCH], asked.on).values())
        called, wrong = find.names(asked.reader, named(some), asked.on), errata.of(asked.reader, some, asked.on)
        yield from (Row(one, called, wrong[one.key]) for one in some)


def cited(keys: Callable[[], Sequence[str]]) -> Callable[[Asked], Several]:
    """The first of these things as they are cited, in their order."""

    def several(asked: Asked) -> Several:
        every = keys()
        starts = range(0, min(len(every), MOST), BATCH)
        found = [one for start in starts for one in _cited(asked, every[start : min(start + BATCH, MOST)])]
        return Several(found, len(every))

    return several


def _cited(asked: Asked, keys: Sequence[str]) -> Iterator[Cited]:
    some = things(asked.reader, keys, asked.on)
    papers = things(asked.reader, {key for one in some.values() for key in printed_in(one)}, asked.on)
    for one in some.values():
        paper = next((papers[key] for key in printed_in(one) if key in papers), None)
        yield citation.of(one, NAME, asked.site, asked.on, paper=paper)


def printed_in(one: Thing) -> list[str]:
    """The key of the paper that an item was first printed in."""
    if one.kind != "recommendation":
        return []
    return [str(one.facts["paper"])] if one.facts.get("paper") else one.to("paper")


def of_rows(table: Table[Any], rows: Callable[[], Sequence[Any]], data: Callable[[], Any]) -> Offered:
    """What is a table of its own."""
    return {"data": data, "table": lambda asked: Sheet(table, table.rows(rows(), asked.site))}
