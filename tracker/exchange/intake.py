"""Files from outside become papers of the office: read first, whole or not at all, then kept. Each is read apart, in a
child process with limits."""

from collections.abc import Collection, Mapping

from tracker.exchange.apart import NotStarted, Reading, Unreadable, read_apart
from tracker.proceedings.intake import Incoming, take_in
from tracker.records.paper import Paper
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet
from tracker.store.files import media_type

__all__ = ["bring_in", "media_type", "not_now", "read"]


def bring_in(actor: Actor, name: str, content: bytes, when: Moment, *, source: str | None = None) -> tuple[Paper, bool]:
    """Read one file and keep it as a draft; whether it is new. Raises BadInput, in words, for a file that cannot be
    read; nothing of it is kept then."""
    reading = read(content, name)
    obtained = when.day if source else None
    incoming = Incoming(name, content, media_type(name, content), reading, source, obtained)
    return take_in(actor, incoming, when)


def read(
    content: bytes,
    name: str,
    pages: Mapping[int, str] | None = None,
    by_machine: Collection[int] = (),
    kind: str | None = None,
) -> Reading:
    """What a file is understood to say, as a paper of the kind that is given, if one is. Raises BadInput, or NotYet if
    this machine cannot read now."""
    try:
        return read_apart(content, name, pages=pages, by_machine=by_machine, kind=kind)
    except Unreadable as wrong:
        raise BadInput(str(wrong)) from None
    except NotStarted as wrong:
        raise not_now(wrong) from None


def not_now(wrong: NotStarted) -> NotYet:
    return NotYet(f"{wrong}.", remedy="Try again; if it goes on, tell who runs this machine.")
