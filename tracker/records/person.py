"""People, the roles they hold, and what lets them in: sessions, one-time invitations, tokens (secrets as hashes)."""

from datetime import date
from hashlib import sha256

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.rules import policy
from tracker.store.database import Base
from tracker.store.types import Day, Hash, Key, Stamp

INVITATION, API = "invitation", "api"  # what a token is for


def hashed(secret: str) -> str:
    """How a secret is kept. Ours are 32 random bytes: one round is enough, nobody can try them all."""
    return sha256(secret.encode()).hexdigest()


class Person(Base):
    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)  # in lower case
    name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str | None]
    created: Mapped[str] = mapped_column(Stamp)

    roles: Mapped[list["HeldRole"]] = relationship(
        back_populates="person", lazy="selectin", order_by="HeldRole.id", cascade="all"
    )
    sessions: Mapped[list["Session"]] = relationship(back_populates="person", order_by="Session.created")
    tokens: Mapped[list["Token"]] = relationship(back_populates="person", order_by="Token.created")

    @property
    def actor(self) -> policy.Actor:
        return policy.Actor(self.name, self.id, self.email, tuple(held.role for held in self.roles))


class HeldRole(Base):
    """A role with its bounds. Ending it sets `until`; the row stays."""

    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(20))
    group_key: Mapped[str | None] = mapped_column(Key)
    term: Mapped[int | None]
    office_key: Mapped[str | None] = mapped_column(Key)
    since: Mapped[str] = mapped_column(Day)
    until: Mapped[str | None] = mapped_column(Day)

    person: Mapped[Person] = relationship(back_populates="roles")

    @property
    def role(self) -> policy.Role:
        until = date.fromisoformat(self.until) if self.until else None
        since = date.fromisoformat(self.since)
        return policy.Role(self.name, since, until, self.group_key, self.term, self.office_key)


class Session(Base):
    """A sign-in, on the server's side: it ends at once when ended here. `fresh` is the last proof of the password."""

    __tablename__ = "session"

    token_hash: Mapped[str] = mapped_column(Hash, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    created: Mapped[str] = mapped_column(Stamp)
    seen: Mapped[str] = mapped_column(Stamp)
    fresh: Mapped[str] = mapped_column(Stamp)
    ended: Mapped[str | None] = mapped_column(Stamp)

    person: Mapped[Person] = relationship(back_populates="sessions", lazy="joined", innerjoin=True)


class Token(Base):
    """A secret handed to a person once: an `invitation` to set a password, or an `api` token. Ended, never deleted."""

    __tablename__ = "token"

    token_hash: Mapped[str] = mapped_column(Hash, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(12))
    created: Mapped[str] = mapped_column(Stamp)
    expires: Mapped[str | None] = mapped_column(Stamp)
    ended: Mapped[str | None] = mapped_column(Stamp)

    person: Mapped[Person] = relationship(back_populates="tokens", lazy="joined", innerjoin=True)


class Throttle(Base):
    """One attempt at the door, once for each bucket that it counts in (see proceedings/sign_in_limits.py), or in a
    `known` bucket the last success. Pruned as it ages."""

    __tablename__ = "throttle"
    __table_args__ = (Index(None, "bucket", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bucket: Mapped[str] = mapped_column(String(100))
    at: Mapped[str] = mapped_column(Stamp)


class Lease(Base):
    """Which process does the work of the clock, and until when nobody else takes it over."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    holder: Mapped[str] = mapped_column(String(100))
    until: Mapped[str] = mapped_column(Stamp)
