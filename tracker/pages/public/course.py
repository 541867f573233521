"""Where what the committee adopted stood at the end of each quarter: CBP's answers, and what was carried out."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from tracker.formats import charts
from tracker.formats.charts import EMPTY, Bar, Part
from tracker.formats.tally import Cell, Line, Tally
from tracker.pages.public import tallied
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.page import Context, page
from tracker.pages.public.words import counted as in_words
from tracker.published import adoptions
from tracker.published.adoptions import Course
from tracker.rules.recommendation import ANSWERED, FEEDBACK, FULLY_OR_WILL, IMPLEMENTATION, NOT_RECORDED, PARTIALLY
from tracker.rules.workflow import Axis
from tracker.text.dates import day_words

TITLE = "Where adopted recommendations stood, quarter by quarter"
ADOPTED = "Adopted"
# The words of an axis in the order in which they stand on each other, each with a texture of its own.
DRAWN: Mapping[str, Sequence[tuple[str, int]]] = {
    "feedback": (("agreed", 0), ("agreed in part", 1), ("not agreed", 5), ("under review", 3), ("awaiting", 6)),
    "implementation": (
        ("fully implemented", 0), ("will be implemented", 2), ("partially implemented", 1), ("not started", 6),
        ("will not be implemented", 5), ("closed: superseded", 3), ("closed: overtaken by events", 4),
    ),
}  # fmt: skip


@page("/figures/over-time", also=TABLE)
def course(reader: Connection, on: date) -> Context:
    """How many of the adopted recommendations stood how at the end of each quarter, as is known today."""
    tallies = [_tally(axis, adoptions.course(reader, axis.name, on)) for axis in (FEEDBACK, IMPLEMENTATION)]
    return tallied.shown(TITLE, [one for one in tallies if one.lines], on)


def _tally(axis: Axis, found: Course) -> Tally:
    words = [*(word for word, _ in DRAWN[axis.name]), NOT_RECORDED]
    parts = [*(Part(word, texture) for word, texture in DRAWN[axis.name]), Part(NOT_RECORDED, EMPTY)]
    finding = _finding(axis, found) if found else ""
    bars = [Bar(_short(day), [counts.get(word, 0) for word in words]) for day, counts in found]
    return Tally(
        axis.name,
        "On",
        finding,
        [ADOPTED, *words],
        [_line(axis, words, day, counts) for day, counts in reversed(found)],
        charts.columns(axis.name, finding, parts, bars),
    )


def _short(day: date) -> str:
    return f"{day:%b} {day.year}"


def _line(axis: Axis, words: Sequence[str], day: date, counts: Mapping[str, int]) -> Line:
    whole = Cell(sum(counts.values()), [("text", "adopted")], then=day)
    cells = [Cell(counts.get(word, 0), [("text", "adopted"), (axis.name, word)], then=day) for word in words]
    return Line(str(day), day_words(day), [whole, *cells])


def _finding(axis: Axis, found: Course) -> str:
    (then, before), (day, now) = found[max(0, len(found) - 5)], found[-1]
    since = "" if then == day else f", and on {day_words(then)} {_said(axis, before)}"
    return f"On {day_words(day)} {_said(axis, now)}{since}; now nothing is recorded of {now.get(NOT_RECORDED, 0):,}"


def _said(axis: Axis, counts: Mapping[str, int]) -> str:
    total = in_words(sum(counts.values()), "adopted recommendation")
    if axis is FEEDBACK:
        return f"CBP had answered {sum(counts.get(word, 0) for word in ANSWERED):,} of {total}"
    done = sum(counts.get(word, 0) for word in (*FULLY_OR_WILL, *PARTIALLY))
    return f"{done:,} of {total} were carried out, in part or were to be"
