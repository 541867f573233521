"""What the committee adopted, on one day and over time, counted from the derived tables: each question is asked once,
however much there is."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, chain

from sqlalchemy import Connection, and_, select
from sqlalchemy.orm import aliased

from tracker.published import bitmaps, find
from tracker.published.bitmaps import Bitmaps
from tracker.published.facets import ADOPTED, VERDICT
from tracker.published.kept import ALWAYS, Keys, among, by_key
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
        return [self.adoptions[key] for key in keys & self.adoptions.keys()]

    def number(self, **filters: Sequence[str]) -> int:
        return self.bitmaps.within(filters).bit_count()

    def oldest(self, limit: int, **filters: Sequence[str]) -> list[tuple[str, Adoption]]:
        """Those of it that were adopted first."""
        keys = self.bitmaps.keys_of(self.bitmaps.within(filters))
        held = [(one.day, key) for key, one in self.adoptions.items() if key in keys]
        return [(key, self.adoptions[key]) for _, key in sorted(held)[:limit]]


def filed(reader: Connection, on: date) -> Filed:
    return Filed(
        bitmaps.of(reader, KIND, on, find.head(reader)),
        by_key(reader, "adoptions", on, lambda keys: _told(reader, on, keys)),
    )


def _told(reader: Connection, on: date, some: Keys) -> Mapping[str, Adoption]:
    query = select(StandingFacet.name, StandingFacet.key, StandingFacet.value).where(
        StandingFacet.kind == KIND,
        StandingFacet.name.in_((ADOPTED, VERDICT)),
        StandingFacet.since <= str(on),
        StandingFacet.until > str(on),
        among(StandingFacet.key, some),
    )
    found: dict[str, dict[str, str]] = {ADOPTED: {}, VERDICT: {}}
    for name, key, value in reader.execute(query):
        found[name][key] = value
    return {key: Adoption(day, found[VERDICT].get(key)) for key, day in found[ADOPTED].items()}


# Over time ------------------------------------------------------------------------------------------------------------

Course = Sequence[tuple[date, Mapping[str, int]]]  # each day, with how many there were of each word
Stretch = tuple[str, str, str]  # a word, and the first ends of quarters that have it, and have it no more


@dataclass(frozen=True, slots=True)
class Stood:
    """How one recommendation stood on an axis while it was adopted, which it was first on the day `since`."""

    since: str
    stretches: Sequence[Stretch]


def course(reader: Connection, axis: str, on: date) -> Course:
    """How many of what was adopted by the end of each quarter stood how on an axis then, and on that day at last, as it
    is known today."""
    return once(reader, f"course of {axis}", on, lambda: _course(reader, axis, on))


def _course(reader: Connection, axis: str, on: date) -> Course:
    stood = by_key(reader, f"stood on {axis}", ALWAYS, lambda keys: _stood(reader, axis, keys))
    days = _quarter_ends(min((one.since for one in stood.values()), default=""), on)
    marks = [str(day) for day in days[:-1]]
    changes: dict[str, Counter[int]] = defaultdict(Counter)
    for (word, opens, closes), number in Counter(chain.from_iterable(one.stretches for one in stood.values())).items():
        changes[word][bisect_left(marks, opens)] += number
        changes[word][bisect_left(marks, closes)] -= number
    counts = {word: list(accumulate(change[place] for place in range(len(marks)))) for word, change in changes.items()}
    found = [
        (day, {word: held[place] for word, held in counts.items() if held[place]})
        for place, day in enumerate(days[:-1])
    ]
    today = bitmaps.of(reader, KIND, on, find.head(reader)).counts({"text": ["adopted"]}, [axis])[axis]
    return [*found, (on, today)] if days else []


def _stood(reader: Connection, axis: str, some: Keys) -> Mapping[str, Stood]:
    text, said = (aliased(StandingFacet) for _ in range(2))
    query = (
        select(text.key, said.value, text.since, text.until, said.since.label("from_"), said.until.label("to"))
        .join(said, and_(said.key == text.key, said.name == axis, said.since < text.until, said.until > text.since))
        .where(text.kind == KIND, text.name == "text", text.value == "adopted", among(text.key, some))
    )
    same: dict[Stretch, Stretch] = {}  # many stand alike: one tuple for all of them
    found: dict[str, list[tuple[str, Stretch]]] = defaultdict(list)
    for key, word, *days in reader.execute(query):
        opens, closes = max(days[0], days[2]), min(days[1], days[3])
        one = (word, _quarter_end(opens), _quarter_end(closes))
        found[key].append((opens, same.setdefault(one, one)))
    return {key: Stood(min(held)[0], [one for _, one in held]) for key, held in found.items()}


def _quarter_end(day: str) -> str:
    """The end of the quarter that a day is in."""
    month, last = next(end for end in QUARTERS if day[5:] <= f"{end[0]:02d}-{end[1]}")
    return f"{day[:4]}-{month:02d}-{last}"


def _quarter_ends(first: str, on: date) -> list[date]:
    """From the first day to the last one; none without a first by then."""
    if not first or first > str(on):
        return []
    ends = (date(year, *end) for year in range(int(first[:4]), on.year + 1) for end in QUARTERS)
    return [*(day for day in ends if first <= str(day) <= str(on - timedelta(days=1))), on]
