"""What is handed to a person once: the link with which they set their password, and tokens for their programs. Only
hashes are kept, so neither can be shown again."""

import secrets
from dataclasses import replace
from datetime import timedelta

from tracker.proceedings import passwords
from tracker.proceedings.act import act
from tracker.proceedings.passwords import Passwords
from tracker.proceedings.people import MANAGE, email_address, person_with
from tracker.records import find
from tracker.records.person import API, INVITATION, Person, Token, hashed
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing
from tracker.store.database import db

INVITATION_LASTS = timedelta(days=7)
SECRET_BYTES = 32


def later(when: Moment, by: timedelta) -> str:
    """The stamp of an instant so much later, or earlier."""
    return replace(when, instant=when.instant + by).stamp


def new_secret() -> str:
    return secrets.token_hex(SECRET_BYTES)


def _hand(person: Person, purpose: str, when: Moment, expires: str | None = None) -> str:
    secret = new_secret()
    kept = hashed(secret)
    db.session.add(Token(token_hash=kept, person_id=person.id, purpose=purpose, created=when.stamp, expires=expires))
    return secret


def live_tokens(person: Person, purpose: str = API) -> list[Token]:
    return [token for token in person.tokens if token.purpose == purpose and token.ended is None]


def _end(person: Person, purpose: str, when: Moment, one: str = "") -> int:
    open_ones = [token for token in live_tokens(person, purpose) if token.token_hash.startswith(one)]
    for token in open_ones:
        token.ended = when.stamp
    return len(open_ones)


# Invitations --------------------------------------------------------------------------------------------------------


def invite(actor: Actor, email: str, when: Moment) -> str:
    """The secret of a new link; any older one stops working."""
    with act(actor, "invite", when, needs=MANAGE, subject=email_address(email)):
        person = person_with(email)
        _end(person, INVITATION, when)
        return _hand(person, INVITATION, when, later(when, INVITATION_LASTS))


def invited(secret: str, when: Moment) -> Person:
    """Whose link this is. A link that is unknown, used, replaced or too old is refused, always in the same words."""
    return _live(find.token(hashed(secret), INVITATION), when).person


def _live(token: Token | None, when: Moment) -> Token:
    if token is None or token.ended is not None or (token.expires or "") <= when.stamp:
        refusal = Missing(
            "This link was used before, is older than seven days, was replaced by a newer one, or is incomplete.",
            remedy="If you have set your password, sign in with it. Otherwise ask the office for a new link.",
        )
        refusal.title = "This link does not work"
        raise refusal
    return token


def redeem(secret: str, password: str, keeping: Passwords, when: Moment) -> Person:
    """Sets the password, uses the link up, and ends every session that was begun with an older password."""
    person = invited(secret, when)
    passwords.check(password, person.email, person.name)
    if person.password_hash and keeping.match(person.password_hash, password):
        raise BadInput("This is the password that you had.", remedy="Choose a new one.", field="password")
    kept, actor = keeping.kept(password), person.actor
    with act(actor, "set password", when, needs="account.enter", subject=actor.email):
        token = _live(db.session.get(Token, hashed(secret), with_for_update=True), when)
        token.ended = when.stamp
        token.person.password_hash = kept
        for session in token.person.sessions:
            session.ended = session.ended or when.stamp
    return person


# Tokens for programs ------------------------------------------------------------------------------------------------


def give_token(actor: Actor, email: str, when: Moment) -> str:
    """The secret, which cannot be shown again."""
    with act(actor, "give token", when, needs=MANAGE, subject=email_address(email)):
        return _hand(person_with(email), API, when)


def revoke_tokens(actor: Actor, email: str, when: Moment, one: str = "") -> int:
    """Ends all of a person's tokens, or the `one` whose hash begins so; returns how many there were."""
    with act(actor, "revoke tokens", when, needs=MANAGE, subject=email_address(email)):
        return _end(person_with(email), API, when, one)


def holder(secret: str) -> Person | None:
    """Whose token this is, while it is not revoked."""
    token = find.token(hashed(secret), API)
    return token.person if token is not None and token.ended is None else None
