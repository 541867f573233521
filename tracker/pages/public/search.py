"""Searching: a number goes to its page at once; words give a list with what was found where, and a way on."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.pages.public import asked as asking
from tracker.pages.public import listing
from tracker.pages.public.asked import Facet
from tracker.pages.public.page import Context, page
from tracker.pages.public.words import KINDS, counted, kind_word
from tracker.pages.site import site
from tracker.published import find
from tracker.search.answer import Answer, told
from tracker.search.look import SIZE, look

KIND = Facet("kind", "Kind", words=tuple(KINDS))
NOTHING = Answer(query="")
PLACES = {
    "title": "in the title",
    "text": "in the text",
    "number": "by its number",
    "name": "by its name",
    "former name": "by a former name",
}


@page("/search", takes=("q", "kind", "page"))
def search(reader: Connection, on: date, asked: asking.Args) -> Context:
    number, kinds, typed = asking.page_number(asked), _kinds(asked), asked.get("q", "")
    answer = _looked(reader, typed, on, kinds, number) if typed else NOTHING
    asking.within(number, answer.total, SIZE)
    link, data_link = listing.linking("/search"), listing.linking("/search.json")
    after = asking.changed(asked, page=answer.next) if answer.next else None
    return {
        "title": f"Search results for {asking.plain(answer.query)}" if answer.query else "Search",
        "answer": answer,
        "counted": counted(answer.total, "result"),
        "places": PLACES,
        "jumps": _jumps(reader, answer, on),
        "go": _only(reader, answer, on) if number == 1 and not kinds else None,
        "kinds": [
            listing.Choice(kind, kind, kind_word(kind), count, kind in kinds) for kind, count in _counts(answer, kinds)
        ],
        "in_force": [
            listing.Chip("Kind", kind_word(kind), link(asking.without(asked, {("kind", kind)}))) for kind in kinds
        ],
        "clear": link([("q", typed)]),
        "suggested": link([("q", answer.suggestion)]) if answer.suggestion else None,
        "next": link(after) if after else None,
        "previous": link(asking.changed(asked, page=number - 1)) if number > 1 else None,
        "page_number": number,
        "pages": max(1, -(-answer.total // SIZE)),
        "offset": (number - 1) * SIZE,
        "data": told(answer, data_link(after) if after else None),
    }


def _looked(reader: Connection, typed: str, on: date, kinds: list[str], number: int) -> Answer:
    return look(reader, site().engine, typed, on=on, kinds=kinds, page=number)


def _kinds(args: asking.Args) -> list[str]:
    kinds = asking.values(args, KIND)
    for kind in kinds:
        if kind not in KINDS:
            raise asking.no_value(KIND, kind)
    return kinds


def _counts(answer: Answer, kinds: list[str]) -> list[tuple[str, int]]:
    counts = dict.fromkeys(kinds, 0) | dict(answer.facets.get("kind", {}))
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _jumps(reader: Connection, answer: Answer, on: date) -> list[dict[str, Any]]:
    called = find.names(reader, answer.jump, on)
    return [called[key] for key in answer.jump if key in called]


def _only(reader: Connection, answer: Answer, on: date) -> str | None:
    """The page to go to at once, when what was typed names one thing."""
    called = _jumps(reader, answer, on)
    return str(called[0]["url"]) if len(called) == 1 else None
