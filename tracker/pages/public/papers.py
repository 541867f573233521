"""Papers: the list of all, and one with what it prints, what that was understood to mean, and the file itself."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from tracker.formats import json as json_format
from tracker.pages.public import asked as asking
from tracker.pages.public import history, listing, load, printed, programmes
from tracker.pages.public import references as referring
from tracker.pages.public import sections as set_in
from tracker.pages.public.asked import Facet
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, page
from tracker.pages.public.recommendations import source
from tracker.published import errata, find, names, prints
from tracker.published.thing import Thing, things
from tracker.rules.field import labels
from tracker.rules.own_lists import HOW
from tracker.rules.paper import ABOUT, FIELDS, KINDS, LISTINGS, fields_of

KIND = "paper"
ASIDE = ("set", "recommendation", "erratum")  # of what leads to a paper: shown in places of their own
LABELS = labels([*(field for fields in FIELDS.values() for field in fields), *ABOUT])
FACETS = (
    Facet("kind", LABELS["kind"], filed="paper_kind", spoken=lambda kind: KINDS.get(kind, kind)),
    Facet("term", LABELS["term"]),
    Facet("group", LABELS["group"]),
    Facet("year", "Year"),
)


@page("/papers/", takes=asking.takes(FACETS))
def papers(reader: Connection, on: date, asked: asking.Args) -> Context:
    found = listing.listed(reader, KIND, FACETS, on, asked, "/papers/")
    return {"title": "Papers", **found}


@page("/papers/<slug>", takes=ONE)
def paper(reader: Connection, on: date, slug: str, asked: asking.Args = asking.NOTHING) -> Context:
    bare, edition = load.split(slug)
    key = names.filed_under(reader, KIND, "slug", [bare]).get(bare)
    key = key or names.once_at(reader, KIND, bare)
    if key is None:
        raise load.unknown(KIND, bare)
    return told(reader, load.one(reader, KIND, key, on, asked, edition))


def told(reader: Connection, shown: Shown) -> Context:
    """What the page of a paper shows. Nothing of the request is read here: the office's preview asks too."""
    one, on = shown.thing, shown.on
    leading = find.leading_to(reader, one.key, on)
    held = things(reader, list(dict.fromkeys(row.key for row in leading)), on)
    sets = [thing for thing in held.values() if thing.kind == "set"]
    items = things(reader, [key for one in sets for key in one.facts.get("items", ())], on)
    reprinted = prints.words(reader, prints.of_sets(sets))
    others = [row for row in leading if row.key in held and held[row.key].kind not in ASIDE]
    past = history.told(reader, one.key)
    wrong = errata.of(reader, [one, *items.values()], on)
    kind = str(one.facts.get("paper_kind"))
    covers = printed.covers(one.facts)
    references = referring.references(reader, one, leading, on)
    linked = [link["to"] for part in (one, *sets) for link in part.links if link.get("to")]
    linked += [*(row.key for row in others), *_revised_by(leading, held), *referring.targets(references), *source(one)]
    called = find.names(reader, linked, on)
    return {
        "title": one.title,
        "thing": one,
        "shown": shown,
        "kind": KINDS.get(kind, "Paper"),
        "labels": LABELS | labels(fields_of(kind)),
        "sets": [(part, _items(part, items)) for part in sets],
        "words_printed": reprinted,
        "counted_items": sum(len(_items(part, items)) for part in sets),
        "sections": set_in.sections(printed.unlisted(one.facts, covers), _told(items, reprinted)),
        "printed": printed.printed(kind, one.facts),
        "lists": printed.lists(one.facts, covers),
        "how": HOW,
        "listed": printed.listed(one.facts),
        "listed_as": printed.listed_as(kind, covers),
        "columns": printed.columns(kind, one.facts),
        "spoken": LISTINGS,
        "called": called,
        "then": find.names(reader, one.to("group"), one.since.first),
        "programmes": programmes.pages_of(reader, one.facts.get("programme")),
        "revised_by": [key for key in _revised_by(leading, held) if key in called],
        "leading": [row for row in others if row.rel != "revises"],
        "references": references,
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, one.key),
        "errata": wrong[one.key],
        "of_items": [each for item in items.values() for each in wrong[item.key] if each.of == item.key],
        "data": json_format.thing(one, wrong[one.key]),
    }


def _revised_by(leading: Sequence[Row[Any]], held: dict[str, Thing]) -> list[str]:
    """The papers that say they revise this one: by a link of their own, or by an entry that says so later."""
    said = [held[row.key] for row in leading if row.rel == "revises" and row.key in held]
    return [key for one in said for key in (one.to("of") if one.kind == referring.LINK else [one.key])]


def _items(set_: Thing, items: dict[str, Thing]) -> Sequence[Thing]:
    return [items[key] for key in set_.facts.get("items", ()) if key in items]


def _told(items: dict[str, Thing], printed: dict[tuple[str, str], str]) -> list[str]:
    """Every wording that the page shows among its items."""
    return [*printed.values(), *(one.text for one in items.values())]
