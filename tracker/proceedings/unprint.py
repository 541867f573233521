"""A paper is retracted, and an item that it printed is printed elsewhere too: the item stays, on the word of the other
paper. What rested on the retracted one alone goes with it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from tracker.proceedings.reprints import OF_A_PLACE, placed
from tracker.published import prints
from tracker.published.entry import CORRECT, AnyRow, Edition, dated
from tracker.published.prints import Print
from tracker.published.standing import Link, Told, told
from tracker.published.thing import things
from tracker.rules import erratum

Named = tuple[Print, AnyRow | None]  # a print, and the entry whose words it has


@dataclass(slots=True)
class Unprinted:
    """`stays`: the items that others print; `made`: what takes the place of the editions that the paper gave them."""

    stays: set[str] = field(default_factory=set)
    made: list[Edition] = field(default_factory=list)


def unprinted(reader: Connection, gone: Collection[str], on: date, reason: str) -> Unprinted:
    """`gone`: the paper and its sets."""
    found = Unprinted()
    query = select(Link.key).where(Link.to_key.in_(list(gone)), Link.rel.in_(OF_A_PLACE), Link.until != "").distinct()
    for key, entries in told(reader, set(reader.execute(query).scalars()) - set(gone)).items():
        standing = sorted((one for one in entries if one.stands), key=lambda one: (one.row.since, one.row.id))
        own = [one for one in standing if _rests_on(one, gone)]
        others = [one for one in standing if one not in own]
        elsewhere = [one for one in prints.of_item(reader, key, on) if one.set not in gone]
        if standing and standing[0].row.kind == "recommendation" and (others or elsewhere):
            found.stays.add(key)
            named = [(one, prints.corrected(entries, one.edition)) for one in elsewhere]
            found.made += _instead(reader, own, others, named, on, reason)
    return found


def _rests_on(one: Told, gone: Collection[str]) -> bool:
    return any(link["rel"] in OF_A_PLACE and link.get("to") in gone for link in one.links)


def _instead(reader: Connection, own: Sequence[Told], others: Sequence[Told], elsewhere: Sequence[Named], on: date,
             reason: str) -> Iterator[Edition]:  # fmt: skip
    """Each edition moves to the first paper that still prints its words; else it gives way to the one before it, or
    after it; the only one moves all the same."""
    notice = {"notice": f"A paper that printed it was retracted: {reason}"}
    for one in own:
        again = [to for to, row in elsewhere if row is not None and row.id == one.row.id]
        before = [other for other in others if (other.row.since, other.row.id) < (one.row.since, one.row.id)]
        if again or not others:
            yield _moved(reader, one, again[0] if again else elsewhere[0][0], on, notice)
        else:
            yield instead_of(one, before[-1] if before else others[0], notice)


def instead_of(one: Told, like: Told, notice: dict[str, str]) -> Edition:
    """What takes the place of an edition: another of the same thing, once more."""
    row = like.row
    return Edition(
        row.key, row.kind, row.title or "", dated(row), text=row.text or "", facts={**like.facts, **notice},
        links=like.links, act=CORRECT, replaces=one.row.id, day=date.fromisoformat(row.since),
    )  # fmt: skip


def _moved(reader: Connection, one: Told, to: Print, on: date, notice: dict[str, str]) -> Edition:
    """From the day of the paper that still prints it, as that one attests it."""
    there = things(reader, [to.set], on)[to.set]
    facts, links = placed(one.facts, one.links, to, there)
    return Edition(
        one.row.key, one.row.kind, one.row.title or "", there.since, text=one.row.text or "",
        facts={**facts, **notice}, links=links,
        act=CORRECT, replaces=one.row.id, day=date.fromisoformat(there.day),
    )  # fmt: skip


def errata_of(reader: Connection, paper: str, on: date) -> list[str]:
    """The misprints that a paper was found to have: they go with it."""
    query = select(Link.key).where(Link.to_key == paper, Link.rel == "source", Link.until > str(on))
    found = things(reader, sorted(set(reader.execute(query).scalars())), on)
    return [key for key, one in found.items() if one.kind == erratum.KIND]
