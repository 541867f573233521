"""The page of an entry that has none of its own: an office, an outcome, a response, an event, a list of words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.formats import json as json_format
from tracker.pages.public import asked as asking
from tracker.pages.public import history, leaving, load
from tracker.pages.public.leaving import THING
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, Moved, page
from tracker.published import completeness as account
from tracker.published import errata, find, names
from tracker.published.completeness import Cell
from tracker.published.thing import Thing, things
from tracker.rules import completeness, voting
from tracker.rules.outcome import OUTCOME, RELATIONS, RESPONSE, UPDATE
from tracker.text import markup
from tracker.text.dates import Dated

# The text says the points of an agenda; files and notices have lines of their own.
SHOWN_APART = ("notice", "reason", "attested", "slug", "points", "noticed", "files")
AT_A_MEETING = (OUTCOME, "notice", "comment")
OF_ANSWERS = ("cleared", "evidence", "files")  # what an answer says of itself, told in sections of its own


@page("/record/<path:name>", takes=ONE, also=THING)
def entry(reader: Connection, on: date, name: str, asked: asking.Args = asking.NOTHING) -> Context | Moved:
    key, edition = load.split(name)
    shown = load.one(reader, "", key, on, edition)
    home = shown.thing.url
    return (
        told(reader, shown) if home == f"/record/{key}" else Moved(home, _data(reader, shown) if "#" in home else None)
    )


def _data(reader: Connection, shown: Shown) -> dict[str, Any]:
    return json_format.thing(shown.thing, errata.of(reader, [shown.thing], shown.on)[shown.thing.key])


def told(reader: Connection, shown: Shown) -> Context:
    one, on = shown.thing, shown.on
    past = history.told(reader, shown.life)
    wrong = errata.of(reader, [one], on)[one.key]
    misprints = {each.key for each in wrong}
    leading = [row for row in find.leading_to(reader, one.key, on) if row.key not in misprints]
    links = [link for link in one.links if link.get("to")]
    vote = voting.told(one.facts, one.links) if one.kind == OUTCOME else None
    day = completeness.meeting_of(one.kind, one.key, one.facts) if one.kind in AT_A_MEETING else None
    revised = _revised(reader, one, on)
    linked = [*(link["to"] for link in links), *(row.key for row in leading), *([day] if day else [])]
    linked += [each.item for each in (vote.recused if vote else ()) if each.item]
    linked += [key for _, key, _ in revised]
    called = find.names(reader, linked, on)
    meeting = day if day in called else None
    told_above = {*SHOWN_APART, *(voting.FACTS if vote else ()), *(["meeting"] if meeting else [])}
    apart = OF_ANSWERS if one.kind in (RESPONSE, UPDATE) else ()
    return {
        "title": one.title,
        "axis_labels": history.LABELS,
        "thing": one,
        "shown": shown,
        "meeting": meeting,
        "states": completeness.STATES,
        "minutes": _minutes(reader, meeting, on) if meeting and vote else None,
        "vote": vote,
        "apart": apart,
        "facts": _facts({name: value for name, value in one.facts.items() if name not in {*told_above, *apart}}),
        "links": links,
        "leading": leading,
        "words": markup.html(one.text, literal=one.kind in json_format.LITERAL),
        "called": called,
        "revised": revised,
        "gone": names.retracted(reader, [link["to"] for link in links if link["to"] not in called]),
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, one.key),
        "errata": wrong,
        **leaving.of_thing(one, past, wrong),
    }


def _minutes(reader: Connection, meeting: str, on: date) -> Cell | None:
    """What is held of the minutes of a meeting, and what is known of them."""
    cells = account.meeting(reader, meeting, on).cells
    return next((cell for cell in cells if cell.kind == completeness.MINUTES), None)


def _revised(reader: Connection, one: Thing, on: date) -> list[tuple[Dated, str, list[tuple[str, str]]]]:
    """When and by what an answer was revised, and what that says of the same items: their keys, each with a word."""
    found = things(reader, [key for _, key, _ in one.beside.revised], on)
    return [(day, key, _anew(one, found[key]) if key in found else []) for day, key, _ in one.beside.revised]


def _anew(one: Thing, later: Thing) -> list[tuple[str, str]]:
    said = ((link.get("to"), (link.get("sets") or {}).get("feedback")) for link in later.links)
    return [(str(key), str(word)) for key, word in said if word and key in one.to(RELATIONS[RESPONSE])]


def _facts(facts: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    """(name, form, value): a date, a plain value, a list of plain values, a table, or the rest as rows of its own."""
    return [(name, _form(value), value) for name, value in facts.items() if value not in (None, "", [])]


def _form(value: Any) -> str:
    if isinstance(value, Mapping):
        return "date" if "precision" in value else "rows"
    if isinstance(value, list):
        if all(isinstance(one, Mapping) for one in value):
            return "table" if any(isinstance(part, list) for one in value for part in one.values()) else "several"
        return "list" if all(not isinstance(one, Mapping | list) for one in value) else "several"
    return "plain"
