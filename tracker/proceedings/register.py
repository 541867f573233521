"""Who the groups and terms are that a paper names: known ones under any name they ever held, new ones founded, and
what the paper says of their past. Everything it appends is attested by the paper.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.free_keys import counted, first_free
from tracker.proceedings.lives import CALLED, Events, Lives, printed
from tracker.proceedings.programmes import Programmes
from tracker.published import identities
from tracker.published.entry import CORRECT, PUBLISH, Edition
from tracker.published.identities import Named
from tracker.rules import group as rules
from tracker.rules import keys, term
from tracker.rules.refusal import BadInput
from tracker.text import dates
from tracker.text.dates import BY, Dated, from_value

Facts = Mapping[str, Any]


class Register:
    """The identities as published, and those that the open release adds. One for each release."""

    def __init__(self, reader: Connection) -> None:
        self.reader = reader
        self.held = identities.names_held(reader)
        self.terms = identities.terms(reader)
        self.acronyms = identities.acronyms(reader)
        self.events = Events(reader)
        self.fresh: list[Edition] = []
        self.lives = Lives("group", self.held, self.events, self._take_up)
        self.programmes = Programmes(reader, self.events, self._take_up)
        self.acting = False  # the office acts today: the term that runs is its own
        self.rejected: Sequence[str] = ()  # names that the review of the paper in hand found to be no group's
        self.awaited: Sequence[tuple[str, str]] = ()  # former and new names that papers of this release tell of
        self._used: dict[str, date] = {}  # an awaited name -> the first day of a paper that bore it

    def take(self, paper: str) -> list[Edition]:
        """What this paper made necessary, with the paper as its source."""
        taken, self.fresh = self.fresh, []
        source = {"rel": "source", "to": paper}
        return [
            replace(one, links=[*one.links, source], facts={**one.facts, "attested": {"source": paper, **_place(one)}})
            for one in taken
        ]

    def _take_up(self, made: Edition) -> None:
        self.fresh.append(made)

    # Groups -------------------------------------------------------------------------------------------------------

    def key_of(self, name: str | None, acronym: str | None = None) -> str | None:
        """The group that ever bore this name, or else this acronym, which may be all that is printed ("AD/CVD Working
        Group"). Raises BadInput when two did."""
        return self._held_as(name, acronym) or _one_of(self._awaited_as(name), name)

    def _awaited_as(self, name: str | None) -> set[str]:
        """The groups that papers of this release tell to have taken this name, by one renaming or several."""
        found, names = set(), [name] if name else []
        for new in names:  # grows by what was renamed to it
            for former in (former for former, to in self.awaited if rules.same_name(to, new)):
                if key := self._held_as(former):
                    found.add(key)
                elif not any(rules.same_name(former, each) for each in names):
                    names.append(former)
        return found

    def _held_as(self, name: str | None, acronym: str | None = None) -> str | None:
        """The group that the record holds under this name or acronym, whatever papers of this release tell."""
        found = identities.of_name(self.held, name) if name else set()
        level = rules.level_of(name or "")
        for short in (acronym, rules.short_name(name or "")):
            if not found and short:
                found = identities.of_acronym(self.held, short, level)
        return _one_of(found, name or acronym)

    def group(self, name: str, acronym: str | None, parent: str | None, since: Dated, **more: Any) -> str:
        """The key of the group of this name, founded or carried back to this day where the record needs it."""
        key = self.key_of(name, acronym)
        if key is None:
            return self._found(name, acronym, parent, since, more)
        if not identities.of_name(self.held, name):  # an awaited name: its renaming follows in this release
            self._used[name.lower()] = min(since.first, self._used.get(name.lower(), since.first))
        self._part_of(key, acronym, parent, since)
        names = sorted((one for one in self.held if one.key == key), key=lambda one: one.since)
        borne = next((one for one in names if rules.same_name(one.name, name)), names[0])
        if str(since.first) < borne.since:
            borne = replace(borne, acronym=acronym or borne.acronym)
            above = parent if parent != keys.COMMITTEE else None
            called = name if rules.same_name(name, borne.name) else borne.name
            self._borne_earlier(borne, names, called, above, since, more)
        return key

    def _part_of(self, key: str, acronym: str | None, parent: str | None, since: Dated) -> None:
        """A group that was first named by itself is part of the committee until a paper says of what."""
        then = self.lives.on(key, since)
        stood_in = then.parent == keys.COMMITTEE and then.level != "subcommittee"
        if stood_in and parent not in (None, key, keys.COMMITTEE):
            self.lives.changed(replace(then, acronym=then.acronym or acronym), {}, since, parent=parent)

    def _borne_earlier(
        self, borne: Named, names: Sequence[Named], name: str, parent: str | None, since: Dated, more: Facts
    ) -> None:
        """A paper bears the name before the day from which it was known to hold: from the paper's on, then; and what
        the group was called before, it was called on the day before."""
        day, before = str(since.first), since.first - timedelta(days=1)
        former = [one for one in names if one.since < borne.since]
        if former and former[0].since > str(before):
            self.lives.lay(replace(former[-1], stage=None), Dated(before, before, BY), {})
        again = replace(borne, name=name)
        for one in former:
            if one.since > day:  # kept for a day that was too late
                self.lives.lay(replace(again, stage=one.stage, parent=one.parent), from_value(one.since), {})
        then = self.lives.on(borne.key, since)
        stage = then.stage if then.since <= day else None
        self.lives.lay(replace(again, stage=stage, parent=parent or then.parent), since, more)

    def rejects(self, name: str) -> bool:
        """Whether the review rejected this name and nobody bears it: the paper then belongs to the body above."""
        return any(rules.same_name(name, one) for one in self.rejected) and self.key_of(name) is None

    def _found(self, name: str, acronym: str | None, parent: str | None, since: Dated, more: Facts) -> str:
        acronym = acronym or self.acronyms.get(name.lower())
        key = self._free(acronym or rules.short_name(name), name)
        level = rules.level_of(name) or "working group"
        self.lives.lay(Named(key, name, acronym, key, level, parent or keys.COMMITTEE, str(since.first)), since, more)
        return key

    # Events -------------------------------------------------------------------------------------------------------

    def event(self, said: Facts, on: Dated) -> None:
        """What the paper says happened to a group; by the day it speaks on (`on`) where it gives no date."""
        dated = _dated(said.get("date")) or on
        if said["event"] == "renamed":
            self._rename(said, dated)
        elif said["event"] == "continued by":
            self._continue(said, dated)
        else:
            self._stands(said, dated)

    def _stands(self, said: Facts, dated: Dated) -> None:
        """How a group stands since: one that only this sentence names is founded with what it says."""
        moved = said["event"] == "transferred"
        parent = self.parent(said.get("to" if moved else "parent"), dated)
        key = self.group(said["group"], said.get("acronym"), None if moved else parent, dated)
        title = f"{said['group']} {rules.EVENTS[said['event']]}"
        stage = said["event"] if said["event"] in rules.STAGES else None
        self.lives.happened(key, said, dated, title, stage=stage, parent=parent if moved else None)

    def _rename(self, said: Facts, dated: Dated) -> None:
        former, latter = self._held_as(said["group"]), self.key_of(said["to"])
        if former and latter and former != latter:
            raise BadInput(
                f'"{said["group"]}" and "{said["to"]}" are two groups of the record, so one is not the other renamed.',
                remedy="Reject the renaming in the review, or record that one continues the other's work.",
            )
        dated = self._by_its_first_use(said, dated, former or latter)
        key = self._called_before(said, dated, former or latter)
        if not rules.same_name(self.lives.on(key, dated).name, said["to"]):
            acronym, then = said.get("acronym"), self.lives.on(key, dated)
            known = next((one for one in self.held if one.key == key and rules.same_name(one.name, said["to"])), None)
            new = replace(
                then,
                name=said["to"],
                acronym=acronym or (known.acronym if known else None),
                slug=known.slug if known else self._free(acronym or rules.short_name(said["to"]), said["to"], key),
                level=rules.level_of(said["to"]) or then.level,
                parent=self.parent(said.get("parent"), dated) or (known or then).parent,
            )
            self.lives.lay(new, dated, {"event": "renamed", **printed(said)})
            self.lives.carry(then, dated, {name: getattr(new, name) for name in CALLED})

    def _by_its_first_use(self, said: Facts, dated: Dated, key: str | None) -> Dated:
        """No later than a paper that bore the new name already; papers tell of a renaming long after it. A group that
        bore the name before the former one was renamed back, which is another renaming."""
        life = self.lives.life(key) if key else []
        bore_former = any(rules.same_name(one.name, said["group"]) for one in life)
        days = [
            date.fromisoformat(one.since)
            for before, one in pairwise([None, *life])
            if one and rules.same_name(one.name, said["to"])
            and (rules.same_name(before.name, said["group"]) if before else not bore_former)
        ]  # fmt: skip
        if said["to"].lower() in self._used:
            days.append(self._used[said["to"].lower()])
        first = min(days, default=dated.first)
        return Dated(first, first, BY) if first < dated.first else dated

    def _called_before(self, said: Facts, dated: Dated, key: str | None) -> str:
        """The key of the group, which bore its former name on the day before."""
        before = dated.first - timedelta(days=1)
        day_before = Dated(before, before, BY)
        if key is None:
            return self.group(said["group"], None, self.parent(said.get("parent"), day_before), day_before)
        if not any(one.key == key and one.since <= str(before) for one in self.held):
            first = self.lives.on(key, dated)
            slug = self._free(rules.short_name(said["group"]), said["group"], key)
            level = rules.level_of(said["group"]) or first.level
            former = replace(first, name=said["group"], acronym=None, slug=slug, level=level, stage=None)
            self.lives.lay(former, day_before, {})
        return key

    def _free(self, short: str, name: str, own: str = "") -> str:
        """A key or slug that is nobody's but its own: of the acronym, else of the name, else of the name counted."""
        others = {each for one in self.held if one.key != own for each in (one.key, one.slug)}
        long = keys.slug(name)
        if not keys.may_name_a_group(long):
            raise BadInput(f'"{name}" makes no address.', remedy="Write the name in Latin letters in the review.")
        tries = filter(keys.may_name_a_group, chain((keys.slug(short),), counted(long)))
        return first_free(self.reader, tries, others - {own}, own)

    def _continue(self, said: Facts, dated: Dated) -> None:
        successor = self.group(said["to"], said.get("acronym"), self.parent(said.get("parent"), dated), dated)
        predecessor = self.group(said["group"], None, None, dated)
        self.lives.goes_on(
            successor, predecessor, said, dated, f"{said['to']} continues the work of the {said['group']}"
        )

    def parent(self, name: str | None, since: Dated) -> str | None:
        """The key of the body that a group is part of, founded where the record needs it."""
        return self.group(name, None, keys.COMMITTEE, since) if name else None

    # Terms --------------------------------------------------------------------------------------------------------

    def term(self, said: Facts, on: Dated) -> str:
        """The key of a term. What is new about it corrects what was known: today's knowledge holds for all days."""
        number = int(said["number"])
        facts = {
            name: said[name] for name in ("first_meeting", "last_meeting", "appointed", "charter") if said.get(name)
        }
        held = self.terms.get(number)
        known = held.facts if held else {}
        if held and all(known.get(name) for name in facts):
            return str(number)
        merged = {"number": number, **facts, **{name: value for name, value in known.items() if value}}
        since = _dated(merged.get("first_meeting")) or on
        replaces = held.entry if held and held.entry else None
        notice = {"notice": "More about the term became known."} if replaces else {}
        said = {**merged, **notice, **printed(said)}
        act = CORRECT if replaces else PUBLISH
        self.fresh.append(
            Edition(str(number), "term", term.title(number), since, facts=said, act=act, replaces=replaces)
        )
        self.terms[number] = identities.Term(number, 0, merged)
        return str(number)

    def term_on(self, on: Dated) -> str | None:
        """The term that surely held on this date, from its published first and last meeting."""
        found = [str(one.number) for one in self.terms.values() if one.covers(on.first) and one.covers(on.last)]
        if not found and self.acting:
            now = identities.running(self.reader, self.terms, on.first)
            return str(now.number) if now else None
        return found[0] if len(found) == 1 else None


def _dated(said: Facts | None) -> Dated | None:
    if not said or not said.get("value"):
        return None
    return dates.from_value(said["value"], said.get("precision"))


def _one_of(found: Collection[str], name: str | None) -> str | None:
    if len(found) > 1:
        raise BadInput(
            f'"{name}" has been the name of {len(found)} groups: {", ".join(sorted(found))}.',
            remedy="Write the group's full name as it was at the time.",
        )
    return next(iter(found), None)


def _place(edition: Edition) -> dict[str, Any]:
    return {"span": edition.facts["span"]} if edition.facts.get("span") else {}
