"""Groups: the committee with its subcommittees and working groups; and one, as one story across its names."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from sqlalchemy import Connection, Row

from tracker.pages.public import asked as asking
from tracker.pages.public import charges, feeds, history, leaving, lives, load, people
from tracker.pages.public.leaving import GATHERED, LIST
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, Moved, page
from tracker.pages.public.words import kind_words
from tracker.published import bitmaps, errata, find, names
from tracker.published.entry import dated
from tracker.published.thing import Thing, things
from tracker.rules import keys
from tracker.rules.field import labels
from tracker.rules.group import FIELDS
from tracker.text.dates import Dated

KIND = "group"
LABELS = labels(FIELDS)
FED = ("recommendation", "paper", "event", "group")  # kinds that the feed of a group tells of
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
CLOSED = (  # a text that is proposed still, and on which the committee has decided
    ("action", "not passed"),
    ("action", "withdrawn"),
    ("implementation", "closed: superseded"),
    ("implementation", "closed: overtaken by events"),
)
MOST = 200  # sets of one group


@page("/groups/", takes=("page",), also=LIST)
def groups(reader: Connection, on: date, asked: asking.Args) -> Context:
    held = find.all_of(reader, KIND, on)
    asking.within(asking.page_number(asked), 1)
    counts = find.counts(reader, "recommendation", {}, on, ["group"])["group"]
    tree = _tree(held)
    return {
        "title": "Groups",
        "labels": LABELS,
        "counted": kind_words(KIND, len(held)),
        "total": len(held),
        "tree": tree,
        "counts": counts,
        "with_those_within": _with_those_within(reader, tree, on),
        **leaving.of_all("Groups", KIND, "/groups/", held, lambda: errata.of(reader, held, on)),
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


def _with_those_within(reader: Connection, tree: Sequence[tuple[int, Thing]], on: date) -> dict[str, int]:
    """Group -> how many recommendations it and the groups below it made, each counted once."""
    filed = bitmaps.of(reader, "recommendation", on, find.head(reader))
    found = {}
    for place, (depth, one) in enumerate(tree):
        below = takewhile(lambda each: each[0] > depth, tree[place + 1 :])  # noqa: B023 (used before the next turn)
        found[one.key] = filed.within({KIND: [one.key, *(each.key for _, each in below)]}).bit_count()
    return found


def _left(ever: Sequence[Row[Any]], leading: Sequence[Row[Any]], on: date) -> dict[str, Dated | None]:
    """Group that was part of it and is so no more -> since when, where an edition of its own tells it."""
    within = {row.key for row in leading if row.rel == "parent"}
    ended = [row for row in ever if row.rel == "parent" and row.until <= str(on) and row.key not in within]
    return {row.key: dated(row) if row.precision else None for row in ended}


def _partings(left: Mapping[str, Dated | None], called: Mapping[str, Mapping[str, str]]) -> list[lives.Part]:
    return [
        lives.Part(day, str(day.last), "", title=f"{called[key]['title']} leaves it", url=called[key]["url"])
        for key, day in left.items()
        if day and key in called
    ]


@page("/groups/<slug>", takes=ONE, also=GATHERED)
def group(reader: Connection, on: date, slug: str, asked: asking.Args = asking.NOTHING) -> Context | Moved:
    bare, edition = load.split(slug)
    key = names.filed_under(reader, KIND, "slug", [bare]).get(bare, bare)
    shown = load.one(reader, KIND, key, on, edition)
    today = names.newest_values(reader, "slug", [key]).get(key, key)
    if today != bare:
        return Moved(keys.address(KIND, key, {"slug": today}) + slug.removeprefix(bare))
    return told(reader, shown)


def _filed(reader: Connection, group: str, on: date) -> Callable[[str], bool]:
    """Whether a thing is the group, or is filed under it, or is about it."""
    head = find.head(reader)
    held = [bitmaps.of(reader, kind, on, head) for kind in ("recommendation", "paper")]
    said = {row.key for row in find.leading_to(reader, group, on, ("of", "continues"))}
    return lambda key: key == group or key in said or any(one.has(("group", group), key) for one in held)


def _joint(reader: Connection, group: str, on: date) -> list[Thing]:
    """The papers that hold a set of the group beside those of others, the newest first."""
    sets, _ = find.listing(reader, "set", {KIND: [group]}, on, limit=MOST)
    papers = things(reader, list(dict.fromkeys(str(one.facts.get("paper")) for one in sets)), on)
    return [one for one in papers.values() if group not in one.to(KIND)]


def told(reader: Connection, shown: Shown) -> Context:
    one, on = shown.thing, shown.on
    mine = {"group": [one.key]}
    wrong = errata.of(reader, [one], on)[one.key]
    past = history.told(reader, shown.life)
    ever = names.ever_leading_to(reader, one.key, ("parent", "of", "continues", "to"))
    leading = [row for row in ever if row.since <= str(on) < row.until]
    left = _left(ever, leading, on)
    held = things(reader, list(dict.fromkeys(row.key for row in leading)), on)
    events = [held[row.key] for row in leading if row.rel == "of" and row.key in held and held[row.key].kind == "event"]
    others = [held[row.key] for row in leading if row.rel in ("continues", "to") and row.key in held]
    recommendations, total = find.listing(reader, "recommendation", mine, on, limit=SHOWN)
    papers, paper_total = find.listing(reader, "paper", mine, on, limit=SHOWN)
    meetings, meeting_total = find.listing(reader, "meeting", mine, on, limit=SHOWN)
    known = history.until(past, on)
    told_in = lives.sources(known, shown.life)
    former, under = lives.former(known, told_in), lives.formerly_under(known, shown.life)
    heirs = lives.heirs([held[row.key] for row in leading if row.rel == "continues" and row.key in held])
    told_of = [*events, *(each for each in others if each.kind == "event")]
    linked = [link["to"] for part in (one, *told_of) for link in part.links if link.get("to")]
    called = find.names(reader, [*linked, *heirs, *told_in.values(), *(each.key for each in under), *left], on)
    return {
        "title": one.title,
        "labels": LABELS,
        "thing": one,
        "shown": shown,
        "slug": one.url.rpartition("/")[2],
        "former": former,
        "story": lives.story(former, told_of, _partings(left, called)),
        "under": under,
        "left": {key: day for key, day in left.items() if key in called},
        "co_chairs": people.co_chairs(reader, mine, on)[:1],
        "continues": lives.continues(one, events),
        "named_since": lives.since(known, "name", one.since),
        "staged_since": lives.since(known, "stage", one.since),
        "continued_by": heirs,
        "subgroups": [held[row.key] for row in leading if row.rel == "parent" and row.key in held],
        "open": names.any_of(reader, "recommendation", mine, OPEN, on, SHOWN, but=CLOSED),
        "recommendations": recommendations,
        "total": total,
        "papers": papers,
        "paper_total": paper_total,
        "meetings": meetings,
        "meeting_total": meeting_total,
        "joint": _joint(reader, one.key, on),
        "charges": charges.of_group(reader, one, on),
        "called": called,
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, one.key),
        "errata": wrong,
        **leaving.of_thing(one, past, wrong),
        "feed": feeds.of_list(one.title, FED, _filed(reader, one.key, on), one.url),
    }
