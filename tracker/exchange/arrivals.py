"""Files of a batch: kept as they come, read one after another by the process that works by the clock. A file is settled
in the one act that makes a paper of it; whoever is killed before leaves it waiting, and it is read again."""

import logging
from collections.abc import Callable
from datetime import date
from typing import IO

from sqlalchemy.exc import DBAPIError

from tracker.exchange.intake import media_type, read
from tracker.proceedings import batches as proceedings
from tracker.proceedings.intake import Incoming, take_in
from tracker.records import batches, find
from tracker.records.arrival import Arrival, Batch
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor, may
from tracker.rules.refusal import BadInput, NotYet, Refusal, Stale
from tracker.store.database import db
from tracker.store.files import LARGEST, File

_log = logging.getLogger(__name__)
_FAULT = "The program failed at this file; the fault is ours, and was written down. Send it again after an upgrade."


def receive(actor: Actor, number: int, name: str, stream: IO[bytes], when: Moment) -> tuple[Arrival, bool]:
    """Keep one file, from a stream that may be at its end. Nothing of one that is too large is read into memory."""
    size = stream.seek(0, 2)
    if size > LARGEST:
        raise BadInput(
            f"has {size / 2**20:,.1f} MB; at most {LARGEST // 2**20} MB can be kept.",
            remedy="Split it, or save it with smaller images.",
        )
    stream.seek(0)
    content = stream.read()
    return proceedings.receive(actor, number, name, content, media_type(name, content), when)


def read_next(clock: Callable[[], Moment]) -> bool:
    """Read the file that has waited longest, and keep what it is as a paper of whoever sent it; False if none waits. A
    fault of the machine (disk, database) is raised, and the file goes on waiting; any other settles it, in words."""
    arrival = batches.next_waiting()
    if arrival is None:
        return False
    number, place, name = arrival.batch_id, arrival.place, arrival.name
    try:
        _read(arrival, clock)
    except Stale:
        return True  # settled by another, or to be tried again
    except NotYet:
        raise  # this machine cannot read now
    except Refusal as refusal:
        proceedings.refuse(number, place, str(refusal), clock())
    except (DBAPIError, OSError, MemoryError):
        raise
    except Exception:
        _log.exception("batch %s, file %s (%s) could not be read", number, place, name)
        proceedings.refuse(number, place, _FAULT, clock())
    return True


def _read(arrival: Arrival, clock: Callable[[], Moment]) -> None:
    batch = db.session.get_one(Batch, arrival.batch_id)
    source = batch.own_addresses.get(arrival.name, batch.obtained_from)
    obtained = date.fromisoformat(batch.obtained_on) if batch.obtained_on else None
    sender = _sender(batch.received_by, clock())
    name, sha256 = arrival.name, arrival.sha256
    content = db.session.get_one(File, sha256).bytes
    known = find.paper_with_file(sha256) is not None  # these bytes were read before
    db.session.rollback()  # nothing is kept open while the file is read
    reading = {} if known else read(content, name)
    incoming = Incoming(name, content, media_type(name, content), reading, source, obtained)
    take_in(sender, incoming, clock(), arrival)


def _sender(email: str, when: Moment) -> Actor:
    person = find.person(email)
    if person is None or not may(person.actor, "paper.import", None, when.day):
        raise BadInput(
            f"{email}, who sent it, holds no role today that lets them bring papers in.",
            remedy="Somebody who may can send it again, in a batch of their own.",
        )
    return person.actor
