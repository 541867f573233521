"""What the record holds of a recommendation that a list speaks of, and in what the list says something else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.list_row import Read, Stated
from tracker.published import names, thing
from tracker.published.entry import Edition, loaded
from tracker.published.standing import facets_from
from tracker.text.dates import Dated, from_value
from tracker.text.likeness import folded

SAME, NEW = "same", "new"
FILED = ("short_title", "subject", "addressee", "programme")  # facts that a list may add where none is held
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Said:
    """A word that stands on an axis: since when, by which entry, in which words where a list said it."""

    word: str
    first: str
    last: str
    by: str
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Differs:
    field: str
    held: str
    listed: str


@dataclass
class Item:
    """A recommendation of the record, or one that an earlier row of the same list has just made."""

    edition: Edition
    number: str | None
    said: dict[str, list[Said]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.edition.key

    def to(self, rel: str) -> list[str]:
        return [link["to"] for link in self.edition.links if link["rel"] == rel and link.get("to")]

    def stands(self, stated: Stated) -> bool:
        """Whether the record's last word on the axis is the same."""
        told = self.said.get(stated.axis, [])
        return bool(told) and told[-1].word == stated.word

    def hear(self, stated: Stated, dated: Dated, by: str) -> None:
        one = Said(stated.word, str(dated.first), str(dated.last), by, stated.remark)
        self.said.setdefault(stated.axis, []).append(one)
        self.said[stated.axis].sort(key=lambda said: said.first)


def held(reader: Connection, key: str, on: date) -> Item:
    one = thing.one(reader, key, on)
    if one is None:
        raise KeyError(key)
    edition = Edition(key, one.kind, one.own_title, one.since, text=one.text, facts=one.facts, links=one.links,
                      day=date.fromisoformat(one.day))  # fmt: skip
    item = Item(edition, one.number)
    for row in names.sayings(reader, [key]):
        listed = "list" in (loaded(row.facts, {}).get("attested") or {})
        for axis, word in facets_from(row.sets).items():
            said = Said(word or "", row.since_first, row.since_last, row.key, (row.text or "") if listed else None)
            item.said.setdefault(axis, []).append(said)
    return item


def known(item: Item, stated: Stated) -> str | Differs:
    """Whether the record says the same already, something else for that day, or nothing yet."""
    if stated.dated is None:
        return SAME  # else it would have been blamed
    first, last = str(stated.dated.first), str(stated.dated.last)
    told = item.said.get(stated.axis, [])
    then = [one for one in told if one.first <= last and first <= one.last]
    alike = next((one for one in then if one.word == stated.word), None)
    if alike:
        other = alike.remark is not None and stated.remark and _folded(alike.remark) != _folded(stated.remark)
        return Differs(f"{stated.axis}_remark", alike.remark or "none", stated.remark) if other else SAME
    before = next((one for one in reversed(told) if one.first < first), None)
    after = next((one for one in told if one.first > first), None)
    if not then and stated.as_of and before and before.word == stated.word:
        return SAME  # it was said earlier, and is so still
    against = then or [one for one in (before, after) if one and one.word == stated.word]
    if not against:
        return NEW
    one = against[0]
    when = one.first if one.first == one.last else f"{one.first} to {one.last}"
    return Differs(stated.axis, f"{one.word}, {when} ({one.by})", f"{stated.word}, {stated.dated.words}")


def mistaken(item: Item, read: Read, group: str | None) -> Iterator[Differs]:
    """In what the row describes another recommendation than the one it names."""
    facts = item.edition.facts
    if read["text"] and folded(read["text"]) != folded(item.edition.text):
        yield Differs("text", _apart(item.edition.text, read["text"]), _apart(read["text"], item.edition.text))
    if read["ordinal"] and facts.get("ordinal") not in (None, read["ordinal"]):
        yield Differs("ordinal", str(facts["ordinal"]), str(read["ordinal"]))
    dated, listed = _dated(facts), read.dated("date")
    if dated and listed and not (dated.first <= listed.last and listed.first <= dated.last):
        yield Differs("date", dated.words, listed.words)
    if group and item.to("group") and group not in item.to("group"):
        yield Differs("group" if read["group"] else "subcommittee", ", ".join(item.to("group")), group)


def filed(item: Item, read: Read, links: Mapping[str, str | None]) -> tuple[Edition | None, list[Differs]]:
    """The edition that adds what the record has not of how the item is filed; and what it has otherwise."""
    more: dict[str, Any] = {}
    differs = []
    for name in FILED:
        has = item.edition.facts.get(name)
        if read[name] and not has:
            more[name] = read[name]
        elif read[name] and read[name] not in (has if isinstance(has, list) else [has]):
            differs.append(Differs(name, "; ".join(has) if isinstance(has, list) else str(has), read[name]))
    added = []
    for rel, to in links.items():
        if to and not item.to(rel):
            added.append({"rel": rel, "to": to})
        elif to and to not in item.to(rel):
            differs.append(Differs(rel, ", ".join(item.to(rel)), to))
    if not more and not added:
        return None, differs
    edition = item.edition
    facts = {name: value for name, value in edition.facts.items() if name != "notice"}  # of the correction before
    return replace(edition, facts=facts | more, links=[*edition.links, *added]), differs


def _dated(facts: Mapping[str, Any]) -> Dated | None:
    value = facts.get("date") or {}
    return from_value(value["value"], value.get("precision")) if value.get("value") else None


def _folded(words: str) -> str:
    return " ".join(words.split())


def _apart(words: str, other: str) -> str:
    """The words from where they begin to differ, with a few before it."""
    mine, others = words.split(), other.split()
    same = next((place for place, (one, two) in enumerate(zip(mine, others, strict=False)) if one != two),
                min(len(mine), len(others)))  # fmt: skip
    start = max(same - 4, 0)
    shown = " ".join(mine[start:])[:_SHOWN]
    return ("… " if start else "") + shown
