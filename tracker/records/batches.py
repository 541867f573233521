"""Named queries about batches and the files in them; each that is made for a page starts from what its reader may see,
the SQL twin of "paper.read"."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, exists, false, func, select

from tracker.records import find
from tracker.records.arrival import WAITING, Arrival, Batch
from tracker.records.paper import Paper
from tracker.rules.policy import Actor
from tracker.store.database import db


def readable_batches(actor: Actor, on: date) -> Select[Batch]:
    """Whoever may read the papers may see what came in to become some."""
    query = select(Batch)
    return query if find.reads_papers(actor, on) else query.where(false())


def batch(actor: Actor, on: date, number: int) -> Batch | None:
    return db.session.scalars(readable_batches(actor, on).where(Batch.id == number)).one_or_none()


def batches(actor: Actor, on: date) -> list[Batch]:
    """All of them, the newest first."""
    return list(db.session.scalars(readable_batches(actor, on).order_by(Batch.id.desc())))


def counts(numbers: Sequence[int]) -> dict[int, dict[str, int]]:
    """Batch -> state -> how many of its files are in that state."""
    found: dict[int, dict[str, int]] = {number: {} for number in numbers}
    query = select(Arrival.batch_id, Arrival.state, func.count()).where(Arrival.batch_id.in_(list(numbers)))
    for number, state, count in db.session.execute(query.group_by(Arrival.batch_id, Arrival.state)):
        found[number][state] = count
    return found


def arrivals(number: int, states: Sequence[str], *, offset: int, limit: int) -> list[tuple[Arrival, str | None]]:
    """The files of a batch in the order in which they came, each with the title of the paper that it became."""
    query = select(Arrival, Paper.title).outerjoin(Paper, Paper.id == Arrival.paper_id)
    query = query.where(Arrival.batch_id == number).order_by(Arrival.place).offset(offset).limit(limit)
    rows = db.session.execute(query.where(Arrival.state.in_(states)) if states else query)
    return [(row[0], row[1]) for row in rows]


def arrived(number: int, sha256: str) -> Arrival | None:
    query = select(Arrival).where(Arrival.batch_id == number, Arrival.sha256 == sha256)
    return db.session.scalars(query).first()


def named(number: int, name: str) -> Arrival | None:
    return db.session.scalars(select(Arrival).where(Arrival.batch_id == number, Arrival.name == name)).first()


def not_arrived(batch: Batch) -> list[str]:
    """The files that an address is given for, and that are not in the batch."""
    here = set(db.session.scalars(select(Arrival.name).where(Arrival.batch_id == batch.id)))
    return [name for name in batch.own_addresses if name not in here]


def last_batch() -> int:
    return db.session.scalar(select(func.max(Batch.id))) or 0


def last_place(number: int) -> int:
    return db.session.scalar(select(func.max(Arrival.place)).where(Arrival.batch_id == number)) or 0


def next_waiting() -> Arrival | None:
    """The file that has waited longest."""
    query = select(Arrival).where(Arrival.state == WAITING).order_by(Arrival.batch_id, Arrival.place).limit(1)
    return db.session.scalars(query).one_or_none()


def any_waits() -> bool:
    return bool(db.session.scalar(select(exists().where(Arrival.state == WAITING))))


def waiting(actor: Actor, on: date) -> dict[int, int]:
    """Batch -> how many of its files wait to be read; of those batches alone that have some."""
    mine = readable_batches(actor, on).with_only_columns(Batch.id)
    query = select(Arrival.batch_id, func.count()).where(Arrival.state == WAITING, Arrival.batch_id.in_(mine))
    return {row[0]: row[1] for row in db.session.execute(query.group_by(Arrival.batch_id).order_by(Arrival.batch_id))}
