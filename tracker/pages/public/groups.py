"""Groups: the committee with its subcommittees and working groups; and one, as one story across its names."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from tracker.formats import json as json_format
from tracker.pages.public import asked as asking
from tracker.pages.public import history, lives, load
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, Moved, page
from tracker.pages.public.words import kind_words
from tracker.published import errata, find, names
from tracker.published.thing import Thing, things
from tracker.rules import keys
from tracker.rules.field import labels
from tracker.rules.group import FIELDS

KIND = "group"
LABELS = labels(FIELDS)
SHOWN = 10  # recommendations and papers on a group's page; the lists have all
OPEN = (
    ("text", "proposed"),
    ("text", "refining"),
    ("feedback", "awaiting"),
    ("feedback", "under review"),
    ("implementation", "not started"),
    ("implementation", "will be implemented"),
    ("implementation", "partially implemented"),
)


@page("/groups/", takes=("page",))
def groups(reader: Connection, on: date, asked: asking.Args) -> Context:
    held = find.all_of(reader, KIND, on)
    asking.within(asking.page_number(asked), 1)
    counts = find.counts(reader, "recommendation", {}, on, ["group"])["group"]
    return {
        "title": "Groups",
        "labels": LABELS,
        "counted": kind_words(KIND, len(held)),
        "total": len(held),
        "tree": _tree(held),
        "counts": counts,
        "data": json_format.listing(held, len(held), {}, None, errata.of(reader, held, on)),
    }


def _tree(held: Sequence[Thing]) -> list[tuple[int, Thing]]:
    """(depth, group), each below the group it belongs to, in the order of names."""
    under: dict[str, list[Thing]] = {}
    known = {one.key for one in held}
    for one in held:
        parent = next((key for key in one.to("parent") if key in known and key != one.key), "")
        under.setdefault(parent, []).append(one)
    found: list[tuple[int, Thing]] = []
    seen: set[str] = set()
    waiting = [(0, one) for one in reversed(under.get("", []))]
    while waiting:
        depth, one = waiting.pop()
        if one.key not in seen:
            seen.add(one.key)
            found.append((depth, one))
            waiting += [(depth + 1, child) for child in reversed(under.get(one.key, []))]
    return found + [(0, one) for one in held if one.key not in seen]


@page("/groups/<slug>", takes=ONE)
def group(reader: Connection, on: date, slug: str, asked: asking.Args = asking.NOTHING) -> Context | Moved:
    bare, edition = load.split(slug)
    key = names.filed_under(reader, KIND, "slug", [bare]).get(bare, bare)
    shown = load.one(reader, KIND, key, on, asked, edition)
    today = names.newest_values(reader, KIND, "slug", [key]).get(key, key)
    if today != bare:
        return Moved(keys.address(KIND, key, {"slug": today}) + slug.removeprefix(bare))
    return told(reader, shown)


def told(reader: Connection, shown: Shown) -> Context:
    one, on = shown.thing, shown.on
    mine = {"group": [one.key]}
    wrong = errata.of(reader, [one], on)[one.key]
    past = history.told(reader, one.key)
    leading = find.leading_to(reader, one.key, on, ("parent", "of", "continues"))
    held = things(reader, list(dict.fromkeys(row.key for row in leading)), on)
    events = [held[row.key] for row in leading if row.rel == "of" and row.key in held and held[row.key].kind == "event"]
    recommendations, total = find.listing(reader, "recommendation", mine, on, limit=SHOWN)
    papers, paper_total = find.listing(reader, "paper", mine, on, limit=SHOWN)
    former = lives.former(history.until(past, on, shown.said_on))
    linked = [link["to"] for part in (one, *events) for link in part.links if link.get("to")]
    return {
        "title": one.title,
        "labels": LABELS,
        "thing": one,
        "shown": shown,
        "slug": one.url.rpartition("/")[2],
        "former": former,
        "story": lives.story(former, events),
        "continues": lives.continues(one, events),
        "continued_by": [held[row.key] for row in leading if row.rel == "continues" and held.get(row.key)],
        "subgroups": [held[row.key] for row in leading if row.rel == "parent" and row.key in held],
        "open": names.any_of(reader, "recommendation", mine, OPEN, on, SHOWN),
        "recommendations": recommendations,
        "total": total,
        "papers": papers,
        "paper_total": paper_total,
        "called": find.names(reader, linked, on),
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, one.key),
        "errata": wrong,
        "data": json_format.thing(one, wrong),
    }
