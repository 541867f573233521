"""Figures: how many recommendations there are of each status, term, year, group and office. Every number opens the list
that it counts, and what is not recorded is counted by itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup
from sqlalchemy import Connection

from tracker.formats import svg
from tracker.formats.answers import FIGURES
from tracker.pages.public import leaving, listing
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.page import Context, page
from tracker.pages.public.recommendations import FACETS, KIND, of_adopted
from tracker.pages.public.tallied import WAYS
from tracker.pages.public.words import counted as in_words
from tracker.pages.public.words import kind_words
from tracker.published import announced, bitmaps, find
from tracker.published.announced import Announced
from tracker.rules.recommendation import ANSWERED, FULLY_OR_WILL, NOT_RECORDED, PARTIALLY, PASSED, TEXT

LIST = "/recommendations/"
AT_ONCE = 12  # rows of a figure; the others stand folded below them
Counts = Mapping[str, int]
Query = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    words: str
    value: str
    count: int
    url: str
    bar: Markup


@dataclass(frozen=True, slots=True)
class Figure:
    """`finding` says in a sentence what the numbers say; `label` what they count by."""

    name: str
    label: str
    finding: str
    rows: Sequence[Row]

    @property
    def parts(self) -> tuple[Sequence[Row], Sequence[Row]]:
        """What is seen at once, and what is folded."""
        return self.rows[:AT_ONCE], self.rows[AT_ONCE:]


@dataclass(frozen=True, slots=True)
class Counted:
    """Name -> value -> how many: of `every` recommendation, and of those that the committee `adopted`."""

    total: int
    every: Mapping[str, Counts]
    adopted: Mapping[str, Counts]
    unowed: Counts  # axis -> how many have no word on it, and none is owed: they were not adopted


def _sum(counts: Counts, words: Sequence[str]) -> int:
    return sum(counts.get(word, 0) for word in words)


def _of(counts: Counts, words: Sequence[str], total: int) -> str:
    return f"{_sum(counts, words):,} of {kind_words(KIND, total)}"


def _text(counted: Counted) -> str:
    return f"The committee adopted {_of(counted.every['text'], ['adopted'], counted.total)} in this record"


def _action(counted: Counted) -> str:
    counts = counted.every["action"]
    left = f"; of {counts[NOT_RECORDED]:,} it is not recorded here" if counts.get(NOT_RECORDED) else ""
    return f"The committee voted for {_of(counts, PASSED, counted.total)}{left}"


def _feedback(counted: Counted) -> str:
    return f"CBP has answered {_of_adopted(counted, 'feedback', ANSWERED)}"


def _implementation(counted: Counted) -> str:
    counts = counted.adopted["implementation"]
    more = f"with those that will be {_sum(counts, FULLY_OR_WILL):,}, partially {_sum(counts, PARTIALLY):,}"
    return f"Fully implemented: {_of_adopted(counted, 'implementation', ['fully implemented'])}; {more}"


def _of_adopted(counted: Counted, axis: str, words: Sequence[str]) -> str:
    """Nobody is to answer the others: they are told of where somebody did."""
    counts = counted.adopted[axis]
    adopted, beside = sum(counts.values()), _sum(counted.every[axis], words) - _sum(counts, words)
    apart = f"; beside them {beside:,} not recorded as adopted" if beside else ""
    left = f"; nothing is recorded here of {counts[NOT_RECORDED]:,}" if counts.get(NOT_RECORDED) else ""
    return f"{_sum(counts, words):,} of {in_words(adopted, 'adopted recommendation')}{left}{apart}"


SAID: Mapping[str, Callable[[Counted], str]] = {
    "text": _text,
    "action": _action,
    "feedback": _feedback,
    "implementation": _implementation,
}
NOT_ADOPTED = "not adopted"  # the value of a row of its own
OWED = {  # axis -> how what is owed no word on it is told of
    "feedback": "not adopted, so nothing to answer",
    "implementation": "not adopted, so nothing to carry out",
}
UNADOPTED = tuple(word for word in TEXT.values if word != "adopted")
BESIDE = ("term", "year", "group", "subject", "addressee", "office", "programme")


@page("/figures", also=TABLE)
def figures(reader: Connection, on: date) -> Context:
    counts = _counted(reader, on)
    total = counts.total
    offered = {one.facet.name: one for one in listing.offered(reader, FACETS, counts.every, {}, on)}
    found = [_figure(offered[name], counts) for name in (*SAID, *BESIDE) if offered[name].choices]
    passed = announced.passed(reader, on)
    return {
        "title": "Figures",
        "ways": WAYS,
        "total": total,
        "announced": passed,
        "counted": kind_words(KIND, total),
        "figures": found,
        "answered": ANSWERED,
        **leaving.of_rows(
            FIGURES,
            lambda: [(one, row) for one in found for row in one.rows],
            lambda: {
                "title": "Figures",
                "total": total,
                "figures": [_told(one) for one in found],
                "announced": [_announced(one) for one in passed],
            },
        ),
    }


def _counted(reader: Connection, on: date) -> Counted:
    filed = bitmaps.of(reader, KIND, on, find.head(reader))
    every = filed.counts({}, [facet.under for facet in FACETS])
    unowed = {name: filed.within({"text": UNADOPTED, name: [NOT_RECORDED]}).bit_count() for name in OWED}
    return Counted(len(filed.places), every, of_adopted(reader, on), unowed)


def _figure(offered: listing.Offered, counted: Counted) -> Figure:
    name, label = offered.facet.name, offered.facet.label
    choices = [part for one in offered.choices for part in _parted(name, one, counted)]
    most = max(one.count for one, _ in choices)
    rows = [_row(one, query, most, counted.total) for one, query in choices]
    finding = SAID[name](counted) if name in SAID else _most(label, rows, counted.total)
    by_size = rows if name in (*SAID, "term", "year") else sorted(rows, key=_by_size)
    return Figure(name, label, finding, by_size)


def _by_size(row: Row) -> tuple[bool, int, str]:
    return row.value == NOT_RECORDED, -row.count, row.words


def _parted(name: str, one: listing.Choice, counted: Counted) -> Iterator[tuple[listing.Choice, Query]]:
    """A value with the question for what it counts. Where nothing is recorded, what is owed no word is told apart."""
    unowed = counted.unowed.get(name, 0) if one.value == NOT_RECORDED else 0
    if not unowed:
        yield one, [(name, one.value)]
        return
    yield (
        replace(one, value=NOT_ADOPTED, words=OWED[name], count=unowed),
        [(name, NOT_RECORDED), *(("text", word) for word in UNADOPTED)],
    )
    if one.count > unowed:
        left = [("text", word) for word in ("adopted", NOT_RECORDED)]
        yield replace(one, count=one.count - unowed), [(name, NOT_RECORDED), *left]


def _row(one: listing.Choice, query: Query, most: int, total: int) -> Row:
    said = f"{one.words}: {one.count:,} of {kind_words(KIND, total)}"
    drawn = svg.bar(said, one.count, most, known=one.value != NOT_RECORDED)
    return Row(one.words, one.value, one.count, f"{LIST}?{urlencode(query)}", drawn)


def _most(label: str, rows: Sequence[Row], total: int) -> str:
    known = [row for row in rows if row.value != NOT_RECORDED]
    first = max(known, key=lambda row: row.count)
    return f"{label}: most often {first.words}, {first.count:,} of {kind_words(KIND, total)}"


def _told(one: Figure) -> dict[str, Any]:
    rows = [{"value": row.value, "words": row.words, "count": row.count, "url": row.url} for row in one.rows]
    return {"name": one.name, "label": one.label, "finding": one.finding, "rows": rows}


def _announced(one: Announced) -> dict[str, Any]:
    return {
        "recommendation": {"key": one.key, "title": one.item["title"], "url": one.item["url"]},
        "date": {"value": one.day.value, "precision": one.day.precision},
        "by": {"key": one.by, "title": one.entry["title"], "url": one.entry["url"]},
    }
