"""Forms that were sent: one submit, one effect. A form that comes a second time (a double click, a page that was loaded
again, a connection that broke before the answer came) is refused by the first act that it asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.rules.moment import Moment
from tracker.rules.refusal import Refusal, Stale
from tracker.store.database import Base
from tracker.store.types import Hash, Stamp

KEPT = timedelta(days=8)  # longer than any session: with it ends the proof that a form carries


class SentForm(Base):
    """A form that did something; `sha256` is over everything in it, with the proof that its page gave it."""

    __tablename__ = "sent_form"

    sha256: Mapped[str] = mapped_column(Hash, primary_key=True)
    at: Mapped[str] = mapped_column(Stamp, index=True)


@dataclass
class _Form:
    sha256: str
    refusal: Refusal | None = None
    done: bool = False  # the acts behind the first belong to the same sending


_form: ContextVar[_Form | None] = ContextVar("form", default=None)


@contextmanager
def once(sha256: str, refusal: Refusal | None = None) -> Iterator[None]:
    """What is signed within is done for this form; nothing is for one that was refused before it was asked for what."""
    token = _form.set(_Form(sha256, refusal))
    try:
        yield
    finally:
        _form.reset(token)


def claim(connection: Connection, when: Moment) -> None:
    """Within an act, under the lock. Raises Stale where an act was done for this form already; refused, an act leaves
    its form free to be sent again."""
    form = _form.get()
    if form is None or form.done:
        return
    if form.refusal:
        raise form.refusal
    if connection.execute(select(SentForm.sha256).where(SentForm.sha256 == form.sha256)).first():
        raise Stale(
            "This form was sent before, and what it asked for was done.",
            remedy="Load the page again: it shows what came of it, and takes what else you have.",
        )
    forgotten = replace(when, instant=when.instant - KEPT).stamp
    connection.execute(delete(SentForm).where(SentForm.at < forgotten))
    connection.execute(insert(SentForm), {"sha256": form.sha256, "at": when.stamp})


def done() -> None:
    """The act is kept."""
    if (form := _form.get()) is not None:
        form.done = True
