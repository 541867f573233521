"""What happens in the life of a group or a programme: an event of its own, and a new edition of the thing where its
stage or what it is part of changes. What the record knows already is not said twice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.free_keys import counted, first_free
from tracker.published import identities
from tracker.published.entry import Edition
from tracker.published.identities import Event, Named
from tracker.rules import keys
from tracker.text.dates import Dated, from_value

ONCE = ("formed", "launched")  # of which there is one in a life, however many papers tell of it
Facts = Mapping[str, Any]
Links = Sequence[Mapping[str, Any]]
CALLED = ("name", "acronym", "slug", "level")  # change together


class Events:
    """The events that stand, and those that the open release adds. `source` is the paper in hand where it stands in the
    record: what it said when it was published whole it says again now that its items follow."""

    def __init__(self, reader: Connection) -> None:
        self.reader = reader
        self.held: list[Event] = identities.events(reader)
        self.source: str | None = None

    def knows(self, made: Edition) -> bool:
        """Whether it is told already; a key once given to what was retracted says nothing."""
        new = identities.event_of(made.key, made.since, made.facts, made.links)
        return any(self._same(one, new) for one in self.held if one.of == new.of)

    def _same(self, one: Event, new: Event) -> bool:
        if new.continues:
            return one.continues == new.continues
        if one.what != new.what or new.what in ONCE:
            return one.what == new.what
        again = self.source is not None and one.source == self.source
        return again and (one.printed, one.dated) == (new.printed, new.dated)

    def keyed(self, made: Edition) -> Edition:
        """Under the first key of its stem that was never given."""
        taken = {one.key for one in self.held}
        key = first_free(self.reader, counted(made.key), taken)
        self.held.append(identities.event_of(key, made.since, made.facts, made.links))
        return replace(made, key=key)


@dataclass
class Lives:
    """The lives of all things of a kind: `held` are their names as published and as added by the open release, `events`
    what happened to them; `add` takes an edition into the release."""

    kind: str
    held: list[Named]
    events: Events
    add: Callable[[Edition], None]

    def on(self, key: str, dated: Dated) -> Named:
        """What a thing was as of a day; before its first, what it was first."""
        mine = self.life(key)
        return next((one for one in reversed(mine) if one.since <= str(dated.first)), mine[0])

    def life(self, key: str) -> list[Named]:
        """What it was from day to day: of one day, what was said last."""
        last = {one.since: one for one in self.held if one.key == key}
        return [last[day] for day in sorted(last)]

    def happened(self, key: str, said: Facts, dated: Dated, title: str, *, stage: str | None = None,
                 parent: str | None = None) -> None:  # fmt: skip
        """An event, with the stage or the parent that it brought about. Nothing where that held already."""
        then = self.on(key, dated)
        changed = (stage is not None and then.stage != stage) or (parent is not None and then.parent != parent)
        if (stage or parent) and not changed:
            return
        if changed:
            self.changed(then, said, dated, stage=stage, parent=parent)
        self.told(key, said, dated, title, [{"rel": "to", "to": parent}] if parent else [])

    def changed(self, then: Named, said: Facts, dated: Dated, *, stage: str | None = None,
                parent: str | None = None) -> None:  # fmt: skip
        """Another stage or parent from a day on."""
        new = _given({"stage": stage, "parent": parent})
        begun = then if then.since <= str(dated.first) else replace(then, stage=None)
        self.lay(replace(begun, **new), dated, {"event": said.get("event"), **printed(said)})
        self.carry(begun, dated, new)

    def carry(self, then: Named, dated: Dated, new: Facts) -> None:
        """What is held of later days was laid by what was known then: it has what is new, too, up to the first that
        has another stage, parent or name than was held until then."""
        for one in [one for one in self.life(then.key) if one.since > str(dated.first)]:
            new = {field: value for field, value in new.items() if _told_by(one, field) == _told_by(then, field)}
            if new or one.since <= str(dated.last):
                self.lay(replace(one, **new), from_value(one.since), {})

    def lay(self, one: Named, dated: Dated, more: Facts) -> None:
        """What a thing is called and is from a day on, whatever it was before."""
        facts = {"name": one.name, "acronym": one.acronym, "slug": one.slug, "level": one.level or None}
        links = [{"rel": "parent", "to": one.parent}] if one.parent and one.parent != one.key else []
        said = _given({**facts, "stage": one.stage, **more})
        self.add(Edition(one.key, self.kind, one.name, dated, facts=said, links=links))
        self.held.append(replace(one, since=str(dated.first)))

    def told(self, key: str, said: Facts, dated: Dated, title: str, links: Links = ()) -> None:
        """The event by itself."""
        facts = {"event": said["event"], "term": said.get("term"), **printed(said)}
        self._tell(f"{key}/{keys.slug(said['event'])}", title, dated, facts, [{"rel": "of", "to": key}, *links])

    def goes_on(self, new: str, old: str, said: Facts, dated: Dated, title: str) -> None:
        """One continues the work of another."""
        facts = {"event": said["event"], "term": said.get("term"), **printed(said)}
        links = [{"rel": "of", "to": new}, {"rel": "continues", "to": old}]
        self._tell(f"{new}/continues/{old.removeprefix(f'{self.kind}/')}", title, dated, facts, links)

    def _tell(self, stem: str, title: str, dated: Dated, facts: Facts, links: Links) -> None:
        made = Edition(stem, "event", title, dated, facts=_given(facts), links=links)
        if not self.events.knows(made):
            self.add(self.events.keyed(made))


def printed(said: Facts) -> dict[str, Any]:
    """The sentence that says so, and its place; or the office's own note."""
    return {name: said[name] for name in ("printed", "span", "note") if said.get(name)}


def _given(facts: Facts) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}


def _told_by(one: Named, field: str) -> str:
    """What shows that a field was told anew."""
    return str(getattr(one, "name" if field in CALLED else field))
