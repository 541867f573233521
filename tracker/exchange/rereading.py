"""A paper read anew, apart and before the act, so that nobody waits for the reading: a page that holds no text of its
own is typed in or left out, or a person says of what kind the paper is."""

from tracker.exchange import intake
from tracker.exchange.apart import Reading
from tracker.proceedings import reread, scans
from tracker.proceedings.reread import Given
from tracker.proceedings.scans import Settled
from tracker.records.paper import TYPED, WAIVED, Paper, PaperForm
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


def read_as_called(actor: Actor, id: str, when: Moment) -> bool:
    """Read a paper as what it is called, where a person has called it of another kind than it was read as; whether that
    was so."""
    asked = reread.to_read(actor, id, when)
    if asked is not None:
        form, given = asked
        reread.read_as(actor, id, _read(form, given), given, when)
    return asked is not None


def _settle(actor: Actor, id: str, settled: Settled, when: Moment) -> Paper:
    form, given = scans.to_read(actor, id, settled, when)
    return scans.settle(actor, id, settled, given, _read(form, given), when)


def _read(form: PaperForm, given: Given) -> Reading:
    name, sha256 = form.name, form.sha256
    file = db.session.get(File, sha256)
    if file is None:
        raise Missing(f"The file {sha256[:12]} is gone from the store.", remedy="Run: tracker check")
    content = file.bytes
    db.session.rollback()  # nothing is held while the paper is read
    return intake.read(content, name, given.pages, given.by_machine, given.kind)
