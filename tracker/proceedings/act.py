"""The one door for acts: who may, in which state, and what is missing are asked inside the act's own transaction, so
that what was checked is what is changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from tracker.records import find
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor, may
from tracker.rules.refusal import NotAllowed, Stale
from tracker.store import journal


@contextmanager
def act(
    actor: Actor, name: str, when: Moment, *, needs: str, subject: str = "", **facts: Any
) -> Iterator[journal.Door]:
    """Do an act and sign it. Raises NotAllowed, in words, when its actor may not."""
    with journal.signed(actor, name, when, subject=subject, **facts) as door:
        allowed(actor, needs, when)
        yield door


def allowed(actor: Actor, needs: str, when: Moment, record: Any = None) -> None:
    """Ask the grant of the actor's roles as they are now, not as they were when the request began."""
    person = find.person_by_id(actor.person) if actor.person is not None else None
    if not may(person.actor if person else actor, needs, record, when.day):
        raise NotAllowed(
            f"{actor.email or actor.name} may not do this.",
            remedy="It takes a role that they do not hold today; the Designated Federal Officer grants roles.",
        )


class Versioned(Protocol):
    @property
    def version(self) -> int: ...


def as_seen(held: Versioned, version: int | None, what: str) -> None:
    """`version` is the one that the person had before them, where their form said it. Raises Stale when somebody else
    changed it since."""
    if version is not None and version != held.version:
        raise Stale(
            f"This {what} was changed since you opened the page.",
            remedy="Compare what you typed with what stands there now, then send it again.",
            field="version",
        )
