"""What stands beside a thing in the record: what was said of it, what it was said of, and where both are printed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from tracker.published.standing import Link

# Relation -> how near what it leads to is to who looks for the thing that bears it; and the other way round.
AHEAD = {
    "answers": 0.5, "decides": 0.3, "updates": 0.3, "of": 0.4, "continues": 0.2, "supersedes": 0.1,
    "superseded by": 0.1, "refines": 0.4, "restates": 0.1, "amended by": 0.1, "merges": 0.1, "splits": 0.1,
    "refers to": 0.1, "revises": 0.1, "moved to": 0.1, "to": 0.1, "source": 0.2, "prints": 0.3,
}  # fmt: skip
BACK = {
    "answers": 0.5, "decides": 0.3, "updates": 0.4, "of": 0.1, "continues": 0.3, "supersedes": 0.4,
    "superseded by": 0.1, "refines": 0.1, "restates": 0.1, "amended by": 0.1, "merges": 0.1, "splits": 0.1,
    "refers to": 0.1, "revises": 0.1, "moved to": 0.1, "to": 0.1, "source": 0.1,
}  # fmt: skip


WITHIN = ("paper", "set")  # from an item to what prints it


@dataclass(frozen=True, slots=True)
class Step:
    """From one thing to another beside it, and how near that is, from 0 to 1; from an item to what prints it, 0."""

    start: str
    end: str
    near: float


def steps(reader: Connection, wanted: Collection[str], on: date) -> list[Step]:
    """From these things to those beside them on that day; one query."""
    if not wanted:
        return []
    some = set(wanted)
    here = or_(
        Link.key.in_(some) & Link.rel.in_((*AHEAD, *WITHIN)),
        Link.to_key.in_(some) & Link.rel.in_(BACK),
    )
    query = select(Link.key, Link.rel, Link.to_key).where(here, Link.since <= str(on), Link.until > str(on))
    rows = reader.execute(query).all()
    ahead = [Step(row.key, row.to_key, AHEAD.get(row.rel, 0.0)) for row in rows if row.key in some]
    back = [Step(row.to_key, row.key, BACK[row.rel]) for row in rows if row.to_key in some and row.rel in BACK]
    return [*ahead, *back]


def printed_in(reader: Connection, papers: Collection[str], on: date) -> list[str]:
    """What these papers print on that day: items, and sets of them, in the order of their keys."""
    if not papers:
        return []
    query = (
        select(Link.key)
        .distinct()
        .where(Link.to_key.in_(set(papers)), Link.rel.in_(WITHIN), Link.since <= str(on), Link.until > str(on))
    )
    return sorted(reader.scalars(query))
