"""Many files at once: a batch is opened, each of its files is kept the moment it comes, and read later. What a file
became is settled in the act that made it, so that a reader killed at any moment has read it or has not."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.proceedings.act import act
from tracker.proceedings.file_names import file_name
from tracker.records import batches
from tracker.records.arrival import NEW, REFUSED, SAME, WAITING, Arrival, Batch
from tracker.rules.field import Field, by_name
from tracker.rules.moment import Moment
from tracker.rules.paper import ABOUT
from tracker.rules.policy import OPERATOR, Actor
from tracker.rules.refusal import BadInput, Missing, Stale
from tracker.store import files, journal
from tracker.store.database import db

MOST = 1000  # files of a batch
EMPTY = "is empty; fetch it again, then send it anew"
_SOURCE = by_name(ABOUT)["obtained_from"]
_NAME = Field("name", "Name of the batch", "What you will know it by.", longest=200)


@dataclass(frozen=True, slots=True)
class Announced:
    """What is said once for all files of a batch, as typed; `addresses`: of single files, by their names."""

    name: str = ""
    obtained_from: str = ""
    obtained_on: str = ""
    files: int | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)


def open_batch(actor: Actor, told: Announced, when: Moment) -> Batch:
    name = str(_NAME.understood(told.name) or f"Brought in on {when.day}")
    source = _SOURCE.understood(told.obtained_from)
    own = {file_name(one): _SOURCE.understood(address) for one, address in told.addresses.items()}
    obtained = by_name(ABOUT)["obtained_on"].understood(told.obtained_on)
    with act(actor, "open batch", when, needs="paper.import", subject=name) as door:
        batch = Batch(
            id=batches.last_batch() + 1,
            name=name,
            announced=told.files,
            obtained_from=source,
            obtained_on=obtained["value"] if isinstance(obtained, dict) else None,
            received_by=actor.email or actor.name,
            received_at=when.stamp,
            addresses=json.dumps(own, ensure_ascii=False) if own else None,
        )
        db.session.add(batch)
        door.facts["batch"] = batch.id
    return batch


def receive(
    actor: Actor, number: int, name: str, content: bytes, media_type: str, when: Moment
) -> tuple[Arrival, bool]:
    """Keep one file of a batch, to be read later. Returns it, and whether it is new in the batch: the same bytes sent
    again are the file that is there."""
    held = batches.arrived(number, files.digest(content))
    if held is not None:
        return held, False
    try:
        return _received(actor, number, file_name(name), content, media_type, when), True
    except _Arrived:
        db.session.rollback()
        held = batches.arrived(number, files.digest(content))
        assert held is not None  # nothing takes an arrival away
        return held, False


class _Arrived(Exception):
    """The file came meanwhile, by another request: there is nothing to sign."""


def _received(actor: Actor, number: int, name: str, content: bytes, media_type: str, when: Moment) -> Arrival:
    with act(actor, "receive", when, needs="paper.import", subject=name, batch=number):
        if batches.arrived(number, files.digest(content)) is not None:
            raise _Arrived
        place = batches.last_place(number) + 1
        _room_for_one_more(number, place)
        _not_taken_for_another(number, name)
        file = files.keep(db.session, content, media_type)
        db.session.flush()  # first: the arrival's row points to it
        made = Arrival(batch_id=number, place=place, name=name, sha256=file.sha256, state=WAITING)
        if not content:
            _settle(made, REFUSED, when, message=EMPTY)
        db.session.add(made)
        db.session.flush()
    return made


def _room_for_one_more(number: int, place: int) -> None:
    if db.session.get(Batch, number) is None:
        raise Missing(f"There is no batch {number} here.", remedy="Open one on the page where papers come in.")
    if place > MOST:
        raise BadInput(f"Batch {number} is full: it holds {MOST:,} files.", remedy="Send the rest as another batch.")


def _not_taken_for_another(number: int, name: str) -> None:
    """An address that is given for a file's name must be that of one file."""
    if name in db.session.get_one(Batch, number).own_addresses and batches.named(number, name) is not None:
        raise BadInput(
            "has the name of another file of this batch, and an address is given for that name.",
            remedy="Send it in a batch of its own, or under another name.",
        )


def settle(arrival: Arrival, paper: str, when: Moment, *, new: bool) -> None:
    """Say what a file became, within the act that made it so. Raises Stale when that was done before."""
    if arrival.state != WAITING:
        raise Stale(f"{arrival.name} was read meanwhile.")
    _settle(arrival, NEW if new else SAME, when, paper_id=paper)


def refuse(number: int, place: int, words: str, when: Moment) -> None:
    """Say why nothing became of a file. By the program itself: whoever sent it may be gone."""
    with journal.signed(OPERATOR, "refuse file", when, subject=f"batch {number}, file {place}"):
        arrival = db.session.get(Arrival, (number, place))
        if arrival is not None and arrival.state == WAITING:
            _settle(arrival, REFUSED, when, message=words)


def _settle(
    arrival: Arrival, state: str, when: Moment, *, message: str | None = None, paper_id: str | None = None
) -> None:
    arrival.state, arrival.message, arrival.paper_id, arrival.read_at = state, message, paper_id, when.stamp
