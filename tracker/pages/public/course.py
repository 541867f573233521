"""Where what the committee adopted stood at the end of each quarter: CBP's answers, and what was carried out."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from tracker.formats import charts
from tracker.formats.charts import Bar, Part
from tracker.formats.tally import Cell, Line, Tally
from tracker.pages.public import asked as asking
from tracker.pages.public import tallied
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.page import Context, page
from tracker.pages.public.tallied import STATES
from tracker.pages.public.words import counted as in_words
from tracker.published import adoptions
from tracker.published.adoptions import Course
from tracker.rules.recommendation import ANSWERED, FEEDBACK, FULLY_OR_WILL, IMPLEMENTATION, NOT_RECORDED, PARTIALLY
from tracker.rules.workflow import Axis
from tracker.text.dates import day_words

TITLE = "Where adopted recommendations stood, quarter by quarter"
ADOPTED = "Adopted"
LATEST = 21  # days that are told of unless all are asked for: five years of quarters, and today
DONE = {"feedback": ANSWERED, "implementation": (*FULLY_OR_WILL, *PARTIALLY)}
SAID = {
    "feedback": "CBP had answered {:,} of {} on {}",
    "implementation": "Carried out, in part or to be, were {:,} of {} on {}",
}


@page("/figures/over-time", takes=("quarters",), also=TABLE)
def course(reader: Connection, on: date, asked: asking.Args) -> Context:
    """How many of the adopted recommendations stood how at the end of each quarter, as is known today."""
    least = 0 if asking.all_of(asked, "quarters") else LATEST
    found = {axis: adoptions.course(reader, axis.name, on) for axis in (FEEDBACK, IMPLEMENTATION)}
    tallies = [_tally(axis, quarters[-least:]) for axis, quarters in found.items()]
    left_out = max(len(quarters) for quarters in found.values()) > LATEST
    return tallied.shown(TITLE, [one for one in tallies if one.lines], on, cut=left_out and bool(least))


def _tally(axis: Axis, found: Course) -> Tally:
    states = STATES[axis.name]
    finding = _finding(axis, found) if found else ""
    bars = [Bar(_short(day), [_sum(counts, words) for _, words, _ in states]) for day, counts in found]
    return Tally(
        axis.name,
        "On",
        finding,
        [ADOPTED, *(head for head, _, _ in states)],
        [_line(axis, day, counts) for day, counts in reversed(found)],
        charts.columns(axis.name, finding, [Part(head, texture) for head, _, texture in states], bars),
    )


def _sum(counts: Mapping[str, int], words: Sequence[str]) -> int:
    return sum(counts.get(word, 0) for word in words)


def _short(day: date) -> str:
    return f"{day:%b} {day.year}"


def _line(axis: Axis, day: date, counts: Mapping[str, int]) -> Line:
    adopted = ("text", "adopted")
    cells = [
        Cell(_sum(counts, words), [adopted, *((axis.name, word) for word in words)], then=day)
        for _, words, _ in STATES[axis.name]
    ]
    return Line(str(day), day_words(day), [Cell(sum(counts.values()), [adopted], then=day), *cells])


def _finding(axis: Axis, found: Course) -> str:
    """Of the last day, and of a year before, where something was adopted then."""
    (then, before), (day, now) = found[max(0, len(found) - 5)], found[-1]
    done, last = DONE[axis.name], sum(now.values())
    said = SAID[axis.name].format(_sum(now, done), in_words(last, "adopted recommendation"), day_words(day))
    past = f", {_sum(before, done):,} of {sum(before.values()):,} on {day_words(then)}" if then != day else ""
    unsaid = now.get(NOT_RECORDED, 0)
    return f"{said}{past}" + (f"; of {unsaid:,} nothing is recorded now" if unsaid else "")
