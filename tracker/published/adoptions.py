"""What the committee adopted, on one day and over time, counted from the derived tables: each question is asked once,
however much there is."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from sqlalchemy import Connection, and_, case, func, select

from tracker.published import bitmaps, find
from tracker.published.bitmaps import Bitmaps
from tracker.published.facets import ADOPTED, VERDICT
from tracker.published.once import once
from tracker.published.standing import StandingFacet
from tracker.rules.adoption import Adoption

KIND = "recommendation"
QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class Filed:
    """The recommendations of a day with what they are filed under, and of those adopted when that was."""

    bitmaps: Bitmaps
    adoptions: Mapping[str, Adoption]

    def of(self, **filters: Sequence[str]) -> list[Adoption]:
        """Of what is filed under one of the values of each name; the list of these has as many."""
        keys = self.bitmaps.keys_of(self.bitmaps.within(filters))
        return [one for key, one in self.adoptions.items() if key in keys]

    def number(self, **filters: Sequence[str]) -> int:
        return self.bitmaps.within(filters).bit_count()

    def oldest(self, limit: int, **filters: Sequence[str]) -> list[tuple[str, Adoption]]:
        """Those of it that were adopted first."""
        keys = self.bitmaps.keys_of(self.bitmaps.within(filters))
        held = [(one.day, key) for key, one in self.adoptions.items() if key in keys]
        return [(key, self.adoptions[key]) for _, key in sorted(held)[:limit]]


def filed(reader: Connection, on: date) -> Filed:
    return Filed(
        bitmaps.of(reader, KIND, on, find.head(reader)), once(reader, "adoptions", on, lambda: _told(reader, on))
    )


def _told(reader: Connection, on: date) -> Mapping[str, Adoption]:
    query = select(StandingFacet.name, StandingFacet.key, StandingFacet.value).where(
        StandingFacet.kind == KIND,
        StandingFacet.name.in_((ADOPTED, VERDICT)),
        StandingFacet.since <= str(on),
        StandingFacet.until > str(on),
    )
    found: dict[str, dict[str, str]] = {ADOPTED: {}, VERDICT: {}}
    for name, key, value in reader.execute(query):
        found[name][key] = value
    return {key: Adoption(day, found[VERDICT].get(key)) for key, day in found[ADOPTED].items()}


# Over time ------------------------------------------------------------------------------------------------------------

Course = Sequence[tuple[date, Mapping[str, int]]]  # each day, with how many there were of each word


def course(reader: Connection, axis: str, on: date) -> Course:
    """How many of what was adopted by the end of each quarter stood how on an axis then, and on that day at last, as it
    is known today."""
    return once(reader, f"course of {axis}", on, lambda: _course(reader, axis, on))


def _course(reader: Connection, axis: str, on: date) -> Course:
    text, said = (StandingFacet.__table__.alias(name) for name in ("text", "said"))
    opens = case((text.c.since > said.c.since, text.c.since), else_=said.c.since).label("opens")
    closes = case((text.c.until < said.c.until, text.c.until), else_=said.c.until).label("closes")
    query = (
        select(said.c.value, opens, closes, func.count().label("number"))
        .join_from(text, said, and_(said.c.key == text.c.key, said.c.kind == KIND, said.c.name == axis,
                                    said.c.since < text.c.until, said.c.until > text.c.since))
        .where(text.c.kind == KIND, text.c.name == "text", text.c.value == "adopted", text.c.since <= str(on))
        .group_by(said.c.value, opens, closes)
    )  # fmt: skip
    rows = reader.execute(query).all()
    days = _quarter_ends(min((row.opens for row in rows if row.opens <= str(on)), default=""), on)
    marks = [str(day) for day in days]
    changes: dict[str, Counter[int]] = {}
    for row in rows:
        change = changes.setdefault(row.value, Counter())
        change[bisect_left(marks, row.opens)] += row.number
        change[bisect_left(marks, row.closes)] -= row.number
    counts = {word: list(accumulate(change[place] for place in range(len(days)))) for word, change in changes.items()}
    return [
        (day, {word: held[place] for word, held in counts.items() if held[place]}) for place, day in enumerate(days)
    ]


def _quarter_ends(first: str, on: date) -> list[date]:
    """From the first day to the last one; none without a first."""
    if not first:
        return []
    ends = (date(year, *end) for year in range(int(first[:4]), on.year + 1) for end in QUARTERS)
    return [*(day for day in ends if first <= str(day) <= str(on - timedelta(days=1))), on]
