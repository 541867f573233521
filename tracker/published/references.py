"""What the words of things point to: each printed reference, how many things it expects, and which are held here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from tracker.published import find
from tracker.published.entry import Content, Entry
from tracker.published.named import Filed
from tracker.published.once import once
from tracker.published.standing import Standing
from tracker.published.thing import Thing, things

LINK = "link"  # the kind of the entries that resolve a reference later
REFERS = ("refers to", "revises")
NAMING = ("paper", "recommendation")  # kinds whose words point to others
MOST, OFFERED = 1_000, 20  # things of a kind in a year; those that are offered for a reference
SOME = '%"references":[{%'  # in the facts of what has any, as they are kept


@dataclass(frozen=True, slots=True)
class Reference:
    printed: str
    kind: str
    expected: int
    found: tuple[str, ...]
    values: tuple[str, ...] = ()  # the days or months that it names

    @property
    def open(self) -> bool:
        return len(self.found) < self.expected


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference of which not all that it expects is found here, and whose words it stands in."""

    printed: str
    kind: str
    expected: int
    found: tuple[Filed, ...]
    by: Filed


def unresolved(reader: Connection, on: date) -> Sequence[Unresolved]:
    """Of the whole record as of that day, of the newest thing first. What its items say, a paper does not say again."""
    return once(reader, "unresolved", on, lambda: list(_unresolved(reader, on)))


def _unresolved(reader: Connection, on: date) -> Iterator[Unresolved]:
    query = (
        select(Standing.key)
        .join(Entry, Entry.id == Standing.entry_id)
        .join(Content, Content.hash == Entry.content)
        .where(Standing.kind.in_(NAMING), find.stands(on), Content.facts.like(SOME))
        .order_by(Standing.sort, Standing.key)
    )
    held = things(reader, [row.key for row in reader.execute(query)], on)
    naming = [one for one in held.values() if not one.facts.get("sets")]
    told = _of_each(reader, naming, find.leading_to_any(reader, [one.key for one in naming], on, ["of"]), on)
    open_ones = [(one, each) for one in naming for each in told[one.key] if each.open]
    called = find.names(reader, {one.key for one, _ in open_ones} | {*targets([each for _, each in open_ones])}, on)
    for one, each in open_ones:
        found = tuple(_filed(key, called) for key in each.found)
        yield Unresolved(each.printed, each.kind, each.expected, found, _filed(one.key, called))


def _filed(key: str, called: Mapping[str, Mapping[str, str]]) -> Filed:
    it = called[key]
    return Filed(key, it["kind"], it["title"], "", "", (), (), (), it["url"])


def references(reader: Connection, one: Thing, leading: Sequence[Row[Any]], on: date) -> list[Reference]:
    """The references of a thing, in print order. `leading` are the links that lead to it."""
    return _of_each(reader, [one], leading, on)[one.key]


def _of_each(
    reader: Connection, some: Iterable[Thing], leading: Sequence[Row[Any]], on: date
) -> dict[str, list[Reference]]:
    said = things(reader, [row.key for row in leading if row.rel == "of"], on)
    pairs: dict[str, list[tuple[Any, str]]] = defaultdict(list)
    some = list(some)
    for one in some:
        pairs[one.key] += [
            (link.get("printed"), link["to"]) for link in one.links if link["rel"] in REFERS and link.get("to")
        ]
    for about, link in dict.fromkeys((row.to_key, row.key) for row in leading if row.rel == "of"):
        if link in said and said[link].kind == LINK:
            pairs[about] += [(said[link].facts.get("printed"), to) for rel in REFERS for to in said[link].to(rel)]
    # What was retracted resolves nothing.
    held = find.names(reader, [to for every in pairs.values() for _, to in every], on)
    left = {key: [(words, to) for words, to in every if to in held] for key, every in pairs.items()}
    return {
        one.key: [_reference(each, left.get(one.key, ())) for each in one.facts.get("references") or ()] for one in some
    }


def _reference(printed: dict[str, Any], resolved: Sequence[tuple[Any, str]]) -> Reference:
    values = [str(value) for value in printed.get("values") or ()]
    found = [to for words, to in resolved if words == printed.get("printed") or words in values]
    expected = printed.get("expected") or len(values) or 1
    return Reference(str(printed.get("printed")), str(printed.get("kind") or ""), expected, tuple(dict.fromkeys(found)),
                     tuple(values))  # fmt: skip


def candidates(reader: Connection, one: Thing, reference: Reference, on: date) -> list[Thing]:
    """What it may mean of what the record holds: of the days or months that it names, those of the group that speaks
    first."""
    mine, found = set(one.to("group")), dict[str, Thing]()
    for kind in ("set",) if reference.kind.startswith("recommendation") else ("paper", "meeting"):
        for year in dict.fromkeys(value[:4] for value in reference.values):
            held, _ = find.listing(reader, kind, {"year": [year]}, on, limit=MOST)
            found |= {each.key: each for each in held if _of_these(each, reference.values)}
    left = [each for key, each in found.items() if key not in (*reference.found, one.key, *one.to("set"))]
    return sorted(left, key=lambda each: (not mine & {*each.to("group")}, each.day, each.title))[:OFFERED]


def _of_these(one: Thing, values: Sequence[str]) -> bool:
    said = str((one.facts.get("date") or {}).get("value") or one.key)
    return any(said.startswith(value) or value.startswith(said) for value in values)


def targets(found: Sequence[Reference]) -> list[str]:
    return [key for reference in found for key in reference.found]
