"""Figures: how many recommendations there are of each status, term, year, group and office. Every number opens the list
that it counts, and what is not recorded is counted by itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
from tracker.pages.public.recommendations import FACETS, KIND
from tracker.pages.public.words import kind_words
from tracker.published import find
from tracker.rules.recommendation import ANSWERED, NOT_RECORDED, PASSED

LIST = "/recommendations/"
AT_ONCE = 12  # rows of a figure; the others stand folded below them
Counts = Mapping[str, int]


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


def _sum(counts: Counts, words: Sequence[str]) -> int:
    return sum(counts.get(word, 0) for word in words)


def _of(counts: Counts, words: Sequence[str], total: int) -> str:
    return f"{_sum(counts, words):,} of {kind_words(KIND, total)}"


def _text(counts: Counts, total: int) -> str:
    return f"The committee adopted {_of(counts, ['adopted'], total)} in this record"


def _action(counts: Counts, total: int) -> str:
    return f"The committee voted for {_of(counts, PASSED, total)}{_left(counts)}"


def _feedback(counts: Counts, total: int) -> str:
    return f"CBP has answered {_of(counts, ANSWERED, total)}{_left(counts)}"


def _implementation(counts: Counts, total: int) -> str:
    return f"Fully implemented are {_of(counts, ['fully implemented'], total)}{_left(counts)}"


def _left(counts: Counts) -> str:
    return f"; of {counts[NOT_RECORDED]:,} it is not recorded here" if counts.get(NOT_RECORDED) else ""


SAID: Mapping[str, Callable[[Counts, int], str]] = {
    "text": _text,
    "action": _action,
    "feedback": _feedback,
    "implementation": _implementation,
}
BESIDE = ("term", "year", "group", "subject", "addressee", "office", "programme")


@page("/figures", also=TABLE)
def figures(reader: Connection, on: date) -> Context:
    names = [facet.under for facet in FACETS]
    counts = find.counts(reader, KIND, {}, on, names)
    total = find.number_of(reader, KIND, on)
    offered = {one.facet.name: one for one in listing.offered(reader, FACETS, counts, {}, on)}
    found = [_figure(offered[name], counts, total) for name in (*SAID, *BESIDE) if offered[name].choices]
    return {
        "title": "Figures",
        "total": total,
        "counted": kind_words(KIND, total),
        "figures": found,
        **leaving.of_rows(
            FIGURES,
            lambda: [(one, row) for one in found for row in one.rows],
            lambda: {"title": "Figures", "total": total, "figures": [_told(one) for one in found]},
        ),
    }


def _figure(offered: listing.Offered, counts: Mapping[str, Counts], total: int) -> Figure:
    facet = offered.facet
    most = max(one.count for one in offered.choices)
    rows = [_row(facet.name, one, most, total) for one in offered.choices]
    finding = SAID[facet.name](counts[facet.under], total) if facet.name in SAID else _most(facet.label, rows, total)
    by_size = rows if facet.name in (*SAID, "term", "year") else sorted(rows, key=lambda row: (-row.count, row.words))
    return Figure(facet.name, facet.label, finding, by_size)


def _row(name: str, one: listing.Choice, most: int, total: int) -> Row:
    said = f"{one.words}: {one.count:,} of {kind_words(KIND, total)}"
    drawn = svg.bar(said, one.count, most, known=one.value != NOT_RECORDED)
    return Row(one.words, one.value, one.count, f"{LIST}?{urlencode({name: one.value})}", drawn)


def _most(label: str, rows: Sequence[Row], total: int) -> str:
    known = [row for row in rows if row.value != NOT_RECORDED]
    first = max(known, key=lambda row: row.count)
    return f"{label}: most often {first.words}, {first.count:,} of {kind_words(KIND, total)}"


def _told(one: Figure) -> dict[str, Any]:
    rows = [{"value": row.value, "words": row.words, "count": row.count, "url": row.url} for row in one.rows]
    return {"name": one.name, "label": one.label, "finding": one.finding, "rows": rows}
