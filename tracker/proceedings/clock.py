"""What is done by the clock, and by one process at a time. Due dates and role ends need no work: they are derived from
the day whenever somebody looks."""

import os
import socket
from datetime import UTC, timedelta

from sqlalchemy import delete

from tracker.records.person import Lease, Session, Throttle
from tracker.rules.moment import Moment
from tracker.store import journal
from tracker.store.database import db

WORK = "work"
SESSIONS_KEPT = timedelta(days=30)
ATTEMPTS_KEPT = timedelta(days=1)


def hold_lease(holder: str, now: Moment, until: Moment) -> bool:
    """Take or keep the lease; False while it is another holder's, who is there and whose time has not run out."""
    with journal.noted():
        lease = db.session.get(Lease, WORK)
        if lease is None:
            lease = Lease(name=WORK, holder=holder, until=until.stamp)
            db.session.add(lease)
        elif lease.holder == holder or not _holds(lease, now):
            lease.holder, lease.until = holder, until.stamp
        return lease.holder == holder


def let_go(holder: str, now: Moment) -> None:
    """Whoever ends in good order keeps nobody waiting."""
    with journal.noted():
        lease = db.session.get(Lease, WORK)
        if lease is not None and lease.holder == holder and now.stamp < lease.until:
            lease.until = now.stamp


def at_work(now: Moment) -> bool:
    """Whether a process is there that does the work of the clock."""
    lease = db.session.get(Lease, WORK)
    return lease is not None and _holds(lease, now)


def holder_here() -> str:
    """By what name this process holds the lease."""
    return f"{socket.gethostname()}:{os.getpid()}"


def _holds(lease: Lease, now: Moment) -> bool:
    return lease.until > now.stamp and not _gone(lease.holder)


def _gone(holder: str) -> bool:
    """Whether this was a process of this machine that is no more: killed, it let nothing go."""
    host, _, number = holder.rpartition(":")
    if host != socket.gethostname() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


def tidy(now: Moment) -> None:
    """Drop what is kept for a while only: sessions that ended long ago, attempts that no longer count."""
    with journal.noted():
        db.session.execute(delete(Session).where(Session.seen < _ago(now, SESSIONS_KEPT)))
        db.session.execute(delete(Throttle).where(Throttle.at < _ago(now, ATTEMPTS_KEPT)))


def _ago(now: Moment, kept: timedelta) -> str:
    return f"{(now.instant - kept).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
