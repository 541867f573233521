"""The story of a group or a programme: the names that it bore, and what happened to it, by the words that say so."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.pages.public import history
from tracker.published.entry import RETRACT
from tracker.published.thing import Thing
from tracker.text.dates import Dated


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story: a name that it bore from a day on, or an event, with the printed words that say so. `order` is
    the ISO day by which parts follow each other."""

    day: Dated
    order: str
    printed: str
    name: str = ""
    acronym: str = ""
    title: str = ""
    url: str = ""


def story(former: Sequence[Part], events: Sequence[Thing]) -> list[Part]:
    distinct = {event.key: event for event in events}.values()
    told = [Part(event.since, event.day, str(event.facts.get("printed") or ""), title=event.title, url=event.url)
            for event in distinct]  # fmt: skip
    return sorted([*former, *told], key=lambda part: part.order)


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


def heirs(found: Sequence[Thing]) -> list[str]:
    """Keys of the things that go on with its work: each says so itself, or an event says it of one."""
    return list(dict.fromkeys(key for one in found for key in (one.to("of") if one.kind == "event" else [one.key])))


def _standing(past: Sequence[history.Event]) -> list[history.Event]:
    return [event for event in past if event.own and not event.struck and event.act != RETRACT]


def former(past: Sequence[history.Event]) -> list[Part]:
    """The names that it bore, oldest first, today's last; none if it never had but one."""
    found: list[Part] = []
    for event in _standing(past):
        name = str(event.facts.get("name") or event.title)
        if not found or found[-1].name != name:
            said = str(event.facts.get("printed") or "")
            found.append(Part(event.day, event.since, said, name, str(event.facts.get("acronym") or "")))
    return found if len(found) > 1 else []
