"""Searching: a number goes to its page at once; words give a list with what was found where, and a way on."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection

from tracker.formats.answers import HITS
from tracker.pages.public import asked as asking
from tracker.pages.public import feeds, leaving, listing, recommendations
from tracker.pages.public.asked import Facet
from tracker.pages.public.leaving import LIST
from tracker.pages.public.listing import Chip
from tracker.pages.public.page import Context, Moved, page
from tracker.pages.public.words import KINDS, counted, kind_word
from tracker.pages.site import site
from tracker.published import find
from tracker.rules.paper import KINDS as PAPER_KINDS
from tracker.search import fields
from tracker.search.answer import Answer, told
from tracker.search.intent import places
from tracker.search.jumps import part_of, spoken_number
from tracker.search.look import SIZE, look
from tracker.search.matches import Narrowed

PATH = "/search"
KIND = Facet("kind", "Kind", words=tuple(KINDS), spoken=kind_word)
PAPER = Facet("paper_kind", "Kind of paper", words=tuple(PAPER_KINDS), spoken=PAPER_KINDS.__getitem__)
FACETS = (KIND, PAPER, *recommendations.FACETS)
TAKES = tuple(one for one in asking.takes(FACETS) if one != "sort")
NOTHING = Answer(query="")
PLACES = {
    "title": "in the title",
    "text": "in the text",
    "number": "by its number",
    "name": "by its name",
    "former name": "by a former name",
    "number or name": "by a number, a name or what it is filed under",
    "status or kind": "by where it stands or what it is",
    "beside": "with another result",
}
Looked = Callable[..., Answer]  # what is asked, of any page and size
MOST = 100_000  # hits of a table: more than there are


@page(PATH, takes=("q", "match", *TAKES), also=LIST)
def search(reader: Connection, on: date, asked: asking.Args) -> Context | Moved:
    words, typed = fields.parted(asked.get("q", ""), fields.NAMES)
    if typed:  # filters among the words become those of the address
        return Moved(PATH, asked=[*asking.changed(asked, q=words or None), *typed])
    number, chosen = asking.page_number(asked), listing.picked(reader, fields.KINDS, FACETS, on, asked)
    narrowed, all_words = _narrowed(chosen, asked), asking.all_words(asked)
    asks = bool(words) or narrowed != Narrowed()
    found: Looked = partial(look, reader, site().engine, words, on=on, narrowed=narrowed, all_words=all_words)
    answer = found(page=number) if asks else NOTHING
    asking.within(number, answer.total, SIZE)
    choices = listing.offered(reader, FACETS, answer.counts, listing.by_filing(FACETS, chosen), on)
    link = listing.linking(PATH)
    after = asking.changed(asked, page=answer.next) if answer.next else None
    return {
        "title": f"Search results for {asking.plain(words)}" if words else "Search",
        "answer": answer,
        "asks": asks,
        "spoken": [] if asks else spoken_number(reader, on),
        "counted": counted(answer.total, "result"),
        "places": PLACES,
        "jumps": _jumps(reader, answer, on),
        "beside": places(words),
        "go": _only(reader, answer, on) if number == 1 and narrowed == Narrowed() and not all_words else None,
        "facets": [one for one in choices if len(one.choices) > 1 or one.chosen],
        "in_force": [
            *listing.chips(choices, chosen, asked, link),
            *listing.span_chips(asked, link),
            *([Chip("Words", "all of them", link(asking.changed(asked, match=None)))] if all_words else []),
        ],
        "all_words": all_words,
        "only_full": link(asking.changed(asked, match="all")) if answer.some and answer.full else None,
        "phrased": link(asking.changed(asked, q=answer.phrase)) if answer.phrase else None,
        "wider": link(asking.changed(asked, match=None)),
        "clear": link([pair for pair in asked.items(multi=True) if pair[0] in ("q", "as_of")]),
        "form_path": PATH,
        "dated": "Date; of a recommendation, that of its paper",
        "suggested": link(asking.changed(asked, q=answer.suggestion)) if answer.suggestion else None,
        "next": link(after) if after else None,
        "previous": link(asking.changed(asked, page=number - 1)) if number > 1 else None,
        "page_number": number,
        "pages": max(1, -(-answer.total // SIZE)),
        "offset": (number - 1) * SIZE,
        "passing": answer.banner is not None,
        **leaving.of_rows(
            HITS,
            lambda: told(found(size=MOST) if asks else NOTHING)["hits"],
            lambda: told(answer, listing.linking(f"{PATH}.json")(after) if after else None),
        ),
        "cited": leaving.cited(lambda: _keys(found, MOST) if asks else []),
        "feed": feeds.of_hits(
            f"Search for {asking.plain(words)}" if words else "Search",
            lambda: _keys(found, feeds.SHOWN) if asks else [],
            link(asking.changed(asked)),
            tuple(KINDS),
        ),
    }


def _narrowed(chosen: Mapping[str, Mapping[str, str]], asked: asking.Args) -> Narrowed:
    filters = listing.by_filing(FACETS, chosen)
    first, last = asking.span(asked)
    return Narrowed(filters.pop(KIND.name, ()), filters, first, last)


def _keys(found: Looked, size: int) -> list[str]:
    """Of the best hits, the best first."""
    return [hit.key for hit in found(size=size).hits]


def _jumps(reader: Connection, answer: Answer, on: date) -> list[dict[str, Any]]:
    called, part = find.names(reader, answer.jump, on), part_of(answer.query)
    return [called[key] | {"url": called[key]["url"] + part} for key in answer.jump if key in called]


def _only(reader: Connection, answer: Answer, on: date) -> str | None:
    """The page to go to at once, when what was typed names one thing."""
    called = _jumps(reader, answer, on)
    return str(called[0]["url"]) if len(called) == 1 else None
