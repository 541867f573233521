"""Signing in and out, and the sessions between: on the server's side, so that they end at once when ended here. What
the person may do is not kept in a session but asked of their roles at every request."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.exc import OperationalError

from tracker.proceedings import sign_in_limits
from tracker.proceedings.act import act
from tracker.proceedings.passwords import Passwords
from tracker.proceedings.sign_in_limits import Admitted
from tracker.proceedings.sign_in_links import later, new_secret
from tracker.records import find
from tracker.records.person import Person, Session, hashed
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.store import journal
from tracker.store.database import db

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
FRESH = timedelta(minutes=10)  # how long a proof of the password serves for an act that asks for one
NOTED_EVERY = timedelta(minutes=1)


def enter(keeping: Passwords, email: str, password: str, address: str, when: Moment, former: str = "") -> str:
    """The secret of a new session; the `former` one of the same browser ends. Raises TooMany, and BadInput in the same
    words, after the same work, for an unknown address and for a wrong password."""
    admitted = sign_in_limits.admit(email, address, when)
    person = find.person(email)
    kept = person.password_hash if person else None
    if not keeping.match(kept, password) or person is None or kept is None:
        raise _wrong()
    secret = _begin(person, kept, admitted, when, former)
    if keeping.outdated(kept):
        with act(person.actor, "renew password hash", when, needs="account.enter", subject=person.email):
            person.password_hash = keeping.kept(password)
    return secret


def _wrong() -> BadInput:
    return BadInput(
        "The e-mail address or the password is not right.",
        remedy="Check both. Whoever has no password yet, or has lost it, asks the office for a link.",
        field="password",
    )


def _begin(person: Person, kept: str, admitted: Admitted, when: Moment, former: str) -> str:
    secret = new_secret()
    with journal.noted():
        db.session.execute(delete(Session).where(Session.created <= later(when, -LONGEST)))
        now = db.session.get(Person, person.id, with_for_update=True)
        if now is None or now.password_hash != kept:  # changed while we compared: its sessions have been ended
            raise _wrong()
        _end([session for session in now.sessions if session.token_hash == hashed(former)], when)
        stamp = when.stamp
        db.session.add(Session(token_hash=hashed(secret), person_id=now.id, created=stamp, seen=stamp, fresh=stamp))
        sign_in_limits.succeeded(admitted, when)
    return secret


# Sessions -----------------------------------------------------------------------------------------------------------


def live(session: Session, when: Moment) -> bool:
    return session.ended is None and session.seen > later(when, -IDLE) and session.created > later(when, -LONGEST)


def visitor(secret: str, when: Moment) -> Session | None:
    """The session of this secret while it lasts; that it was seen is noted once a minute."""
    session = find.session(hashed(secret))
    if session is None or not live(session, when):
        return None
    if session.seen <= later(when, -NOTED_EVERY):
        with suppress(OperationalError), journal.noted():  # a full or busy disk must not keep anybody from reading
            session.seen = when.stamp
    return session


def fresh(since: str, when: Moment) -> bool:
    """Whether a proof of the password, given at this stamp, still serves."""
    return since > later(when, -FRESH)


def sessions(person: Person, when: Moment) -> list[Session]:
    return [session for session in find.sessions_of(person) if live(session, when)]


def leave(token_hash: str, when: Moment) -> None:
    with journal.noted():
        session = find.session(token_hash)
        _end([session] if session else [], when)


def leave_elsewhere(person: Person, here: str, when: Moment) -> None:
    """Ends all of a person's sessions but the one with this hash."""
    with journal.noted():
        _end([session for session in find.sessions_of(person) if session.token_hash != here], when)


def _end(some: Sequence[Session], when: Moment) -> None:
    for session in some:
        session.ended = session.ended or when.stamp
