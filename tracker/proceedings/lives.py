"""What happens in the life of a group or a programme: an event of its own, and a new edition of the thing where its
stage or what it is part of changes. What the record knows already is not said twice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from tracker.published.entry import Edition
from tracker.published.identities import Named
from tracker.rules import keys
from tracker.text.dates import Dated

ONCE = ("formed", "launched")  # of which there is one in a life, however many papers tell of it
Facts = Mapping[str, Any]
Links = Sequence[Mapping[str, Any]]


@dataclass
class Lives:
    """The lives of all things of a kind: `held` are their names as published and as added by the open release, `events`
    the keys of their events; `add` takes an edition into the release."""

    kind: str
    held: list[Named]
    events: set[str]
    add: Callable[[Edition], None]

    def on(self, key: str, dated: Dated) -> Named:
        """What a thing was as of a day; before its first, what it was first."""
        mine = [one for one in self.held if one.key == key]
        before = [one for one in mine if one.since <= str(dated.first)]
        return max(before, key=lambda one: one.since) if before else min(mine, key=lambda one: one.since)

    def happened(self, key: str, said: Facts, dated: Dated, title: str, *, stage: str | None = None,
                 parent: str | None = None) -> None:  # fmt: skip
        """An event, with the stage or the parent that it brought about. Nothing where that held already."""
        then = self.on(key, dated)
        changed = (stage is not None and then.stage != stage) or (parent is not None and then.parent != parent)
        if (stage or parent) and not changed:
            return
        if changed:
            self._changed(then, said, dated, stage or then.stage, parent or then.parent)
        self.told(key, said, dated, title, [{"rel": "to", "to": parent}] if parent else [])

    def _changed(self, then: Named, said: Facts, dated: Dated, stage: str | None, parent: str | None) -> None:
        facts = {"name": then.name, "acronym": then.acronym, "slug": then.slug, "level": then.level or None}
        facts |= {"stage": stage, "event": said["event"], **printed(said)}
        links = [{"rel": "parent", "to": parent}] if parent and parent != then.key else []
        given = {name: value for name, value in facts.items() if value is not None}
        self.add(Edition(then.key, self.kind, then.name, dated, facts=given, links=links))
        named = Named(then.key, then.name, then.acronym, then.slug, then.level, parent, str(dated.first), "", 0, stage)
        self.held.append(named)

    def told(self, key: str, said: Facts, dated: Dated, title: str, links: Links = ()) -> None:
        """The event by itself, unless it is one that can happen but once."""
        stem = f"{key}/{keys.slug(said['event'])}"
        if said["event"] in ONCE and stem in self.events:
            return
        taken = next(one for one in chain((stem,), (f"{stem}-{n}" for n in count(2))) if one not in self.events)
        self.events.add(taken)
        facts = {"event": said["event"], "term": said.get("term"), **printed(said)}
        given = {name: value for name, value in facts.items() if value is not None}
        self.add(Edition(taken, "event", title, dated, facts=given, links=[{"rel": "of", "to": key}, *links]))


def printed(said: Facts) -> dict[str, Any]:
    """The sentence that says so, and its place."""
    return {name: said[name] for name in ("printed", "span") if said.get(name)}
