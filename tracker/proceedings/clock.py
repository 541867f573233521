"""What is done by the clock, and by one process at a time. Due dates and role ends need no work: they are derived from
the day whenever somebody looks."""

import os
import socket
from datetime import UTC, timedelta
from pathlib import Path

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
    """By what name this process holds the lease: its machine, its number, and when it began, for numbers come again."""
    return f"{socket.gethostname()}:{os.getpid()}:{_began(os.getpid())}"


def _holds(lease: Lease, now: Moment) -> bool:
    return lease.until > now.stamp and not _gone(lease.holder)


def _gone(holder: str) -> bool:
    """Whether this was a process of this machine that is no more: killed, it let nothing go."""
    host, _, process = holder.partition(":")
    number, _, began = process.partition(":")
    if host != socket.gethostname() or not (number.isdecimal() and began.isdecimal()):
        return False
    return _began(int(number)) != int(began)


def _began(number: int) -> int:
    """When a process began, in the system's ticks: 0 if it is no more, or has ended and nobody has asked how. Where the
    system keeps no such account, 1 for whatever is there."""
    if not Path("/proc/self/stat").exists():
        return int(_answers(number))
    try:
        told = Path(f"/proc/{number}/stat").read_bytes()
    except OSError:
        return 0
    state, *rest = told.rpartition(b")")[2].split()  # after the name, which may hold anything
    return 0 if state in b"ZX" else int(rest[18])


def _answers(number: int) -> bool:
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def tidy(now: Moment) -> None:
    """Drop what is kept for a while only: sessions that ended long ago, attempts that no longer count."""
    with journal.noted():
        db.session.execute(delete(Session).where(Session.seen < _ago(now, SESSIONS_KEPT)))
        db.session.execute(delete(Throttle).where(Throttle.at < _ago(now, ATTEMPTS_KEPT)))


def _ago(now: Moment, kept: timedelta) -> str:
    return f"{(now.instant - kept).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
