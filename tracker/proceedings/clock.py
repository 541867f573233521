"""What is done by the clock, and by one process at a time. Due dates and role ends need no work: they are derived from
the day whenever somebody looks."""

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
    """Take or keep the lease; False while another holder's has not run out."""
    with journal.noted():
        lease = db.session.get(Lease, WORK)
        if lease is None:
            lease = Lease(name=WORK, holder=holder, until=until.stamp)
            db.session.add(lease)
        elif lease.holder == holder or lease.until < now.stamp:
            lease.holder, lease.until = holder, until.stamp
        return lease.holder == holder


def tidy(now: Moment) -> None:
    """Drop what is kept for a while only: sessions that ended long ago, attempts that no longer count."""
    with journal.noted():
        db.session.execute(delete(Session).where(Session.seen < _ago(now, SESSIONS_KEPT)))
        db.session.execute(delete(Throttle).where(Throttle.at < _ago(now, ATTEMPTS_KEPT)))


def _ago(now: Moment, kept: timedelta) -> str:
    return f"{(now.instant - kept).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
