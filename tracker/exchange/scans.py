"""Typing in a page that holds no text of its own, or leaving it out: the paper is read anew, apart and before the act,
so that nobody waits for the reading."""

from tracker.exchange import intake
from tracker.proceedings import scans
from tracker.proceedings.scans import Settled
from tracker.records.paper import TYPED, WAIVED, Paper
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import Missing
from tracker.store.database import db
from tracker.store.files import File


def type_page(actor: Actor, id: str, page: int, text: str, when: Moment, *, version: int | None = None) -> Paper:
    """What stands on a scanned page, as a person reads it. What the machine read of it is replaced."""
    return _settle(actor, id, Settled(page, TYPED, scans.said("text", text), version), when)


def waive_page(actor: Actor, id: str, page: int, reason: str, when: Moment, *, version: int | None = None) -> Paper:
    """Leave a scanned page out, with the reason, which is published with the paper."""
    return _settle(actor, id, Settled(page, WAIVED, scans.said("reason", reason), version), when)


def _settle(actor: Actor, id: str, settled: Settled, when: Moment) -> Paper:
    form, supplied = scans.to_read(actor, id, settled, when)
    name, sha256 = form.name, form.sha256
    file = db.session.get(File, sha256)
    if file is None:
        raise Missing(f"The file {sha256[:12]} is gone from the store.", remedy="Run: tracker check")
    content = file.bytes
    db.session.rollback()  # nothing is held while the paper is read
    reading = intake.read(content, name, supplied.pages, supplied.by_machine)
    return scans.settle(actor, id, settled, supplied, reading, when)
