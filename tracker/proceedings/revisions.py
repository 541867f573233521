"""A notice that revises another is linked to it: at once where that one is held, else when it comes in. Until then what
it revises stays visible as a reference that is not resolved."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, count

from sqlalchemy import Connection

from tracker.published import find, thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.rules.completeness import NOTICE
from tracker.text import dates

REVISES = "revises"
Notice = Edition | Thing


def linked(connection: Connection, paper: Edition, made: Iterable[Edition], on: date) -> tuple[Edition, list[Edition]]:
    """The paper with what it revises, and an entry for each notice held that says it revises this one."""
    if paper.facts.get("paper_kind") != NOTICE:
        return paper, []
    made = list(made)
    held: list[Notice] = [one for one in made if one.facts.get("paper_kind") == NOTICE]
    held += find.listing(connection, "paper", {"paper_kind": [NOTICE]}, on, limit=1000)[0]
    unlinked = [one for one in held if _revises(one, paper) and not _has(connection, one, made, on)]
    later = [_link(connection, one, paper, on) for one in unlinked]
    return _with_earlier(paper, next((one for one in held if _revises(paper, one)), None)), later


def _with_earlier(paper: Edition, earlier: Notice | None) -> Edition:
    """Its reference to what it revises, and the link where that is held."""
    printed = paper.facts.get(REVISES)
    if not printed:
        return paper
    days = [each.dated.value for each in dates.find(printed)]
    said = {"printed": printed, "kind": "meeting notices", "expected": 1, "values": days, "sure": True}
    facts = {**paper.facts, "references": [*paper.facts.get("references", []), said]}
    links = [*paper.links, {"rel": REVISES, "to": earlier.key, "printed": printed}] if earlier else paper.links
    return replace(paper, facts=facts, links=links)


def _revises(later: Notice, earlier: Notice) -> bool:
    """Whether one prints the other's day or its citation as of the notice that it revises, and is the later one."""
    printed, day = str(later.facts.get(REVISES) or ""), _day(earlier)
    if not printed or later.key == earlier.key or not day or not day < _day(later):
        return False
    citation = str(earlier.facts.get("fr_citation") or "")
    return day in {each.dated.value for each in dates.find(printed)} or (bool(citation) and citation in printed)


def _day(one: Notice) -> str:
    return str((one.facts.get("date") or {}).get("value") or "")


def _has(connection: Connection, later: Notice, made: Sequence[Edition], on: date) -> bool:
    """Whether a notice that it revises is linked to it already, and stands."""
    known = {one.key for one in made}
    of_it = [row.key for row in find.leading_to(connection, later.key, on, ("of",))]
    saying: list[Notice] = [later, *thing.things(connection, of_it, on).values()]
    saying += [one for one in made if one.kind == "link" and {"rel": "of", "to": later.key} in one.links]
    led = {str(link["to"]) for one in saying for link in one.links if link["rel"] == REVISES}
    return bool(led & known) or bool(thing.things(connection, led, on))


def _link(connection: Connection, later: Notice, earlier: Edition, on: date) -> Edition:
    """Under the first key that was never given: a link to a notice that was retracted had one."""
    stem = f"{later.key}/{REVISES}/{_day(earlier)}"
    tries = chain((stem,), (f"{stem}-{place}" for place in count(2)))
    key = next(one for one in tries if not find.was_given(connection, one))
    links = [{"rel": "of", "to": later.key}, {"rel": REVISES, "to": earlier.key}]
    facts = {"printed": later.facts[REVISES]}
    title = f"{later.title} revises {earlier.title}"
    return Edition(key, "link", title, dates.on_day(on), facts=facts, links=links)
