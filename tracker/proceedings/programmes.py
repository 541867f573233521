"""Which programmes a paper names, under any name they ever held; new ones founded; and what became of them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import chain
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.free_keys import counted, first_free
from tracker.proceedings.lives import Events, Lives, printed
from tracker.published import identities
from tracker.published.entry import Edition
from tracker.published.identities import Named
from tracker.rules import keys
from tracker.rules import programme as rules
from tracker.rules.refusal import BadInput
from tracker.text import dates
from tracker.text.dates import BY, Dated

KIND = "programme"
Facts = Mapping[str, Any]


class Programmes:
    """The programmes as published, and those that the open release adds."""

    def __init__(self, reader: Connection, events: Events, add: Callable[[Edition], None]) -> None:
        self.reader = reader
        self.held = identities.names_held(reader, KIND)
        self.lives = Lives(KIND, self.held, events, add)

    def note(self, said: Facts, on: Dated) -> None:
        """What the paper says of a programme; by the day it speaks on (`on`) where it gives no date."""
        event, given = said.get("event"), said.get("date") or {}
        dated = dates.from_value(given["value"], given.get("precision")) if given.get("value") else on
        if event in rules.CHANGES:
            self._change(said, dated)
            return
        key = self._programme(said["name"], said.get("acronym"), dated, said if event is None else {})
        if event is not None:
            name = self.lives.on(key, dated).name
            stage = event if event in rules.STAGES else None
            self.lives.happened(key, said, dated, f"{name} {rules.EVENTS[event]}", stage=stage)

    def key_of(self, name: str, acronym: str | None = None) -> str | None:
        """The key of the programme that ever bore this name, or this acronym. Raises BadInput when two did."""
        found = {one.key for one in self.held if rules.same_name(one.name, name)}
        for short in (acronym, name):
            found = found or {one.key for one in self.held if short and (one.acronym or "").lower() == short.lower()}
        if len(found) > 1:
            raise BadInput(
                f'"{name}" has been the name of {len(found)} programmes: {", ".join(sorted(found))}.',
                remedy="Write the programme's full name as it was at the time.",
            )
        return next(iter(found), None)

    def _programme(self, name: str, acronym: str | None, since: Dated, said: Facts) -> str:
        """The key of the programme of this name, founded or carried back to this day where the record needs it."""
        key = self.key_of(name, acronym)
        if key is None:
            slug = self._free(acronym or name, name)
            key = f"{KIND}/{slug}"
            self._called(key, name, acronym, slug, since, printed(said))
            return key
        first = min((one for one in self.held if one.key == key), key=lambda one: one.since)
        if str(since.first) < first.since:
            self._called(key, first.name, first.acronym or acronym, first.slug, since, printed(said))
        return key

    def _change(self, said: Facts, dated: Dated) -> None:
        """It took another name. Where both names are of programmes that the record tells apart, one goes on as the
        other; else they are two names of one."""
        if not said.get("to"):
            raise BadInput(
                f"{said['name']}: which name it took is not said.",
                remedy="Type it, or choose nothing as what happened.",
            )
        old, new = self.key_of(said["name"], said.get("acronym")), self.key_of(said["to"], said.get("to_acronym"))
        if old and new and old != new:
            self.lives.goes_on(new, old, said, dated, f"{said['name']} became {said['to']}")
            return
        key = self._before(said, old or new, dated)
        if not rules.same_name(self.lives.on(key, dated).name, said["to"]):
            acronym = said.get("to_acronym")
            slug = self._free(acronym or said["to"], said["to"], key)
            self._called(key, said["to"], acronym, slug, dated, {"event": said["event"], **printed(said)})

    def _before(self, said: Facts, key: str | None, dated: Dated) -> str:
        """The key, with an edition under the old name from before all that the record knows under the new one."""
        mine = [one for one in self.held if one.key == key]
        if any(rules.same_name(one.name, said["name"]) or said["name"] == one.acronym for one in mine):
            return self._programme(said["name"], said.get("acronym"), _before(dated), {})
        known = [dates.from_value(one.since).first for one in mine]
        since = _before(Dated(min([dated.first, *known]), dated.last))
        slug = self._free(said.get("acronym") or said["name"], said["name"], key or "")
        key = key or f"{KIND}/{slug}"
        self._called(key, said["name"], said.get("acronym"), slug, since, {})
        return key

    def _called(self, key: str, name: str, acronym: str | None, slug: str, since: Dated, more: Facts) -> None:
        self.lives.lay(Named(key, name, acronym, slug, "", None, str(since.first)), since, more)

    def _free(self, short: str, name: str, own: str = "") -> str:
        """A slug that is nobody's but its own, and makes no key that was ever given."""
        others = {each for one in self.held if one.key != own for each in (one.key, f"{KIND}/{one.slug}")}
        long = keys.slug(name)
        if not long:
            raise BadInput(f'"{name}" makes no address.', remedy="Write the name in Latin letters in the review.")
        tries = (f"{KIND}/{slug}" for slug in chain((keys.slug(short),), counted(long)) if slug)
        return first_free(self.reader, tries, others, own).removeprefix(f"{KIND}/")


def _before(dated: Dated) -> Dated:
    day = dated.first - timedelta(days=1)
    return Dated(day, day, BY)
