"""The story of a group or a programme: the names that it bore, and what happened to it, by the words that say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.pages.public import history
from tracker.published.entry import RETRACT
from tracker.published.life import Life
from tracker.published.thing import Thing
from tracker.text.dates import Dated

SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story: a name that it bore from a day on, or an event, with the printed words that say so and the key
    of the paper that prints them. `order` is the ISO day by which parts follow each other."""

    day: Dated
    order: str
    printed: str
    name: str = ""
    acronym: str = ""
    title: str = ""
    url: str = ""
    source: str = ""
    note: str = ""  # the office's own words


@dataclass(frozen=True, slots=True)
class Under:
    """What it was part of, and until when."""

    key: str
    until: Dated


def story(former: Sequence[Part], events: Sequence[Thing], left: Sequence[Part] = ()) -> list[Part]:
    """The names, the events, and the groups that left it."""
    distinct = {event.key: event for event in events}.values()
    told = [Part(event.since, event.day, str(event.facts.get("printed") or ""), title=event.title, url=event.url,
                 source=next(iter(event.to(SOURCE)), ""), note=str(event.facts.get("note") or ""))
            for event in distinct]  # fmt: skip
    return sorted([*former, *told, *left], key=lambda part: part.order)


def sources(past: Sequence[history.Event], whole: Life) -> dict[int, str]:
    """Entry -> the paper that an edition of it has its source in."""
    links = {each.row.id: each.links for each in whole.own}
    return {event.entry: str(link["to"]) for event in _standing(past) for link in links.get(event.entry, ())
            if link["rel"] == SOURCE and link.get("to")}  # fmt: skip


def formerly_under(past: Sequence[history.Event], whole: Life) -> list[Under]:
    """What it was part of before, the last first, by its own editions."""
    links = {each.row.id: each.links for each in whole.own}
    found: list[Under] = []
    parents: list[str] = []
    for event in _standing(past):
        now = [str(link["to"]) for link in links.get(event.entry, ()) if link["rel"] == "parent" and link.get("to")]
        found += [Under(key, event.day) for key in parents if key not in now]
        parents = now
    return [one for one in reversed(found) if one.key not in parents]


def continues(one: Thing, events: Sequence[Thing]) -> list[str]:
    """Keys of the things whose work this one goes on with, by its own links or by an event's."""
    found = [key for part in (one, *events) for key in part.to("continues") if key != one.key]
    return list(dict.fromkeys(found))


def since(past: Sequence[history.Event], name: str, otherwise: Dated) -> Dated:
    """The day from which it has what it has today of a fact, whatever else changed meanwhile."""
    found, last = otherwise, None
    for event in _standing(past):
        value = event.facts.get(name)
        if last is None or value != last[0]:
            found, last = event.day, (value,)
    return found


def heirs(found: Sequence[Thing]) -> dict[str, Dated]:
    """Key of each thing that goes on with its work -> since when: it says so itself, or an event says it of one."""
    told: dict[str, Dated] = {}
    for one in found:
        for key in one.to("of") if one.kind == "event" else [one.key]:
            told.setdefault(key, one.since)
    return told


def _standing(past: Sequence[history.Event]) -> list[history.Event]:
    return [event for event in past if event.own and not event.struck and event.act != RETRACT]


def former(past: Sequence[history.Event], told_in: Mapping[int, str]) -> list[Part]:
    """The names that it bore, oldest first, today's last; none if it never had but one."""
    found: list[Part] = []
    for event in _standing(past):
        name = str(event.facts.get("name") or event.title)
        if not found or found[-1].name != name:
            said = str(event.facts.get("printed") or "")
            found.append(Part(event.day, event.since, said, name, str(event.facts.get("acronym") or ""),
                              source=told_in.get(event.entry, ""),
                              note=str(event.facts.get("note") or "")))  # fmt: skip
    return found if len(found) > 1 else []
