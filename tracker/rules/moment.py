"""The moment of an act: the instant in UTC, and the day it is in the committee's time zone. Handed down as an argument,
so that nothing below the pages and the command line asks the clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """`zone` is the committee's."""

    instant: datetime
    day: date
    zone: ZoneInfo

    @property
    def stamp(self) -> str:
        """2026-11-21T18:30:05Z: how an instant is written in the record, in UTC, to the second."""
        return _stamp(self.instant)

    @property
    def dated(self) -> date:
        """The day that an act of now is dated by. East of Greenwich the committee's day may be ahead of UTC's, in which
        the record counts what is not future."""
        return min(self.day, self.instant.astimezone(UTC).date())

    def day_of(self, stamp: str) -> date:
        """Which day it was there at an instant of the record."""
        return datetime.fromisoformat(stamp).astimezone(self.zone).date()


def _stamp(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def ended(day: date, zone: ZoneInfo) -> str:
    """The stamp of the instant at which this day was over in that zone: what was recorded on it is before."""
    return _stamp(datetime.combine(day + timedelta(days=1), time(), zone))


def moment(instant: datetime, zone: ZoneInfo) -> Moment:
    return Moment(instant, instant.astimezone(zone).date(), zone)
