"""Limits against guessing, kept in the database so that they hold for every process.

An attempt counts before its password is looked at. Where an account was signed in to lately from the same address,
only the count of that pair decides: guesses from elsewhere, however many, do not lock its owner out there.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete, func, or_, select

from tracker.proceedings.sign_in_links import later
from tracker.records.person import Throttle
from tracker.rules.moment import Moment
from tracker.rules.refusal import TooMany
from tracker.store import journal
from tracker.store.database import db

REMEMBERED = timedelta(days=30)  # how long a success vouches for its account and address


@dataclass(frozen=True, slots=True)
class Limit:
    bucket: str
    times: int
    within: timedelta
    wait: str


PAIR = Limit("pair", 10, timedelta(minutes=15), "15 minutes")
ADDRESS = Limit("address", 30, timedelta(minutes=15), "15 minutes")
ACCOUNT = Limit("account", 100, timedelta(hours=1), "an hour")
OVERALL = Limit("overall", 300, timedelta(minutes=1), "a minute")
ALL = (PAIR, ADDRESS, ACCOUNT, OVERALL)
KNOWN = "known"
_LONGEST = max(limit.within for limit in ALL)


@dataclass(frozen=True, slots=True)
class Admitted:
    """An attempt that may go on, with the rows by which it counts."""

    email: str
    address: str
    rows: tuple[int, ...]


def admit(email: str, address: str, when: Moment) -> Admitted:
    """Counts an attempt. Raises TooMany, and then counts nothing: to knock on does not prolong the wait."""
    with journal.noted():
        _prune(when)
        limits = (PAIR,) if _count(_bucket(KNOWN, email, address), when, REMEMBERED) else ALL
        for limit in limits:
            if _count(_bucket(limit.bucket, email, address), when, limit.within) >= limit.times:
                raise TooMany(
                    "There were too many attempts to sign in.",
                    remedy=f"Wait {limit.wait}, then try again.",
                    after=int(limit.within.total_seconds()),
                )
        rows = [Throttle(bucket=_bucket(limit.bucket, email, address), at=when.stamp) for limit in limits]
        db.session.add_all(rows)
        db.session.flush()
        return Admitted(email, address, tuple(row.id for row in rows))


def succeeded(admitted: Admitted, when: Moment) -> None:
    """Takes the attempt back, with the failures of its pair, and remembers the pair. Called within noted()."""
    pair, known = (_bucket(name, admitted.email, admitted.address) for name in (PAIR.bucket, KNOWN))
    mine: Sequence[int] = admitted.rows
    db.session.execute(delete(Throttle).where(or_(Throttle.id.in_(mine), Throttle.bucket.in_([pair, known]))))
    db.session.add(Throttle(bucket=known, at=when.stamp))


def _count(bucket: str, when: Moment, within: timedelta) -> int:
    lately = select(func.count()).where(Throttle.bucket == bucket, Throttle.at > later(when, -within))
    return db.session.scalar(lately) or 0


def _prune(when: Moment) -> None:
    old = Throttle.at <= later(when, -_LONGEST)
    forgotten = Throttle.at <= later(when, -REMEMBERED)
    db.session.execute(delete(Throttle).where(or_(forgotten, old & Throttle.bucket.not_like(f"{KNOWN} %"))))


_PARTS = {
    PAIR.bucket: ("email", "address"),
    ADDRESS.bucket: ("address",),
    ACCOUNT.bucket: ("email",),
    OVERALL.bucket: (),
    KNOWN: ("email", "address"),
}


def _bucket(name: str, email: str, address: str) -> str:
    given = {"email": email.strip().lower(), "address": _network(address)}
    counted = " ".join(given[part] for part in _PARTS[name])
    return f"{name} {sha256(counted.encode()).hexdigest()[:40]}"


def _network(address: str) -> str:
    """One subscriber has a whole /64 of IPv6 addresses: they count as one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
