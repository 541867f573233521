"""What was published of the papers that somebody brought in: whoever may not publish learns of it here."""

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import func, select

from tracker.published.entry import PUBLISH, Entry
from tracker.records.paper import Paper
from tracker.rules import keys
from tracker.rules.moment import Moment
from tracker.rules.paper import PUBLISHED
from tracker.store.database import db

DAYS = 30
MOST = 10


@dataclass(frozen=True, slots=True)
class Out:
    """A paper that was published, and when that was recorded."""

    id: str
    title: str
    url: str
    recorded: str


def lately(email: str, when: Moment) -> list[Out]:
    """The papers that this person brought in and that were published in the last days, the newest first."""
    since = replace(when, instant=when.instant - timedelta(days=DAYS)).stamp
    query = (
        select(Paper.id, Paper.title, Paper.key, func.max(Entry.recorded).label("recorded"))
        .join(Entry, Entry.key == Paper.key)
        .where(Paper.imported_by == email, Paper.state == PUBLISHED, Entry.act == PUBLISH, Entry.recorded >= since)
        .group_by(Paper.id, Paper.title, Paper.key)
        .order_by(func.max(Entry.id).desc())
        .limit(MOST)
    )
    rows = db.session.execute(query)
    return [Out(row.id, row.title, keys.address("paper", row.key), row.recorded) for row in rows]
