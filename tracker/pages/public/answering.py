"""How long CBP took to give its verdict on what the committee adopted: what has none yet is counted for as long as it
has waited, and what nothing is recorded of is counted apart."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from tracker.formats import charts
from tracker.formats.charts import EMPTY, Bar, Part
from tracker.formats.tally import Cell, Line, Query, Tally
from tracker.pages.public import tallied
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.page import Context, page
from tracker.pages.public.recommendations import ADOPTED
from tracker.pages.public.words import counted as in_words
from tracker.published import adoptions
from tracker.published.adoptions import Filed
from tracker.published.facets import ANSWER_TIME
from tracker.published.once import once
from tracker.rules.adoption import GIVEN, OPEN, TIMES, between, half
from tracker.rules.recommendation import NOT_RECORDED

TITLE = "How long CBP took to answer"
HALF, LONGEST = "Half have a verdict within, days", "Longest open, days"
COLUMNS = ("Adopted", "With a verdict", "No verdict yet", "Not recorded here", HALF, LONGEST)
SOON = ("Adopted", *GIVEN, "no verdict yet", NOT_RECORDED)
PARTS = (
    *(Part(words, texture) for words, texture in zip(GIVEN, (0, 2, 1, 5), strict=True)),
    Part(OPEN, 3),
    Part(NOT_RECORDED, EMPTY),
)
MOST = 25  # of the longest open
ALL = "all"


@page("/figures/answers", also=TABLE)
def answering(reader: Connection, on: date) -> Context:
    """Days from adoption to the first answer that gives a verdict, by term, with what waits still."""
    return tallied.shown(TITLE, once(reader, "figures of answers", on, lambda: _tallies(reader, on)), on, steps=GIVEN)


def _tallies(reader: Connection, on: date) -> list[Tally]:
    filed = adoptions.filed(reader, on)
    if not filed.adoptions:
        return []
    terms = [(one.value, one.words, [("term", one.value)]) for one in tallied.by(reader, filed, "term", on, ADOPTED)]
    rows: list[tuple[str, str, Query]] = [(ALL, "All terms", []), *terms]
    found = [_by_term(filed, rows, on), _how_soon(filed, rows)]
    return [*found, _longest(reader, filed, on)] if filed.number(answer_time=[OPEN]) else found


def _by_term(filed: Filed, rows: Sequence[tuple[str, str, Query]], on: date) -> Tally:
    lines = [_line(filed, *row, on) for row in rows]
    adopted, given, waiting, unsaid, *_ = (cell.number for cell in lines[0].cells)
    within = lines[0].cells[4].value
    known = f"alf of the {given + waiting:,} of which something is recorded had one"
    told = f"H{known} within {within:,} days" if isinstance(within, int) else f"Fewer than h{known} by now"
    parts = [f"CBP has given a verdict on {given:,} of {in_words(adopted, 'adopted recommendation')}"]
    parts += [f"{waiting:,} {'waits' if waiting == 1 else 'wait'} for one"] if waiting else []
    parts += [f"of {unsaid:,} nothing is recorded here"] if unsaid else []
    finding = f"{', and '.join(filter(None, (', '.join(parts[:-1]), parts[-1])))}. {told}"
    return Tally("terms", "Term", finding, COLUMNS, lines)


def _line(filed: Filed, value: str, words: str, asks: Query, on: date) -> Line:
    of = {name: [value] for name, value in asks}
    given, waiting = filed.of(**of, answer_time=GIVEN), filed.of(**of, answer_time=[OPEN])
    waits = [between(one.day, str(on)) for one in waiting]
    times = [(ANSWER_TIME, word) for word in GIVEN]
    cells = (
        Cell(filed.number(**of, answer_time=TIMES), [*asks, ("text", "adopted")]),
        Cell(len(given), [*asks, *times]),
        Cell(len(waiting), [*asks, (ANSWER_TIME, OPEN)]),
        Cell(filed.number(**of, answer_time=[NOT_RECORDED]), [*asks, (ANSWER_TIME, NOT_RECORDED)]),
        Cell(half([one.days or 0 for one in given], waits)),
        Cell(max(waits, default=None)),
    )
    return Line(value, words, cells)


def _how_soon(filed: Filed, rows: Sequence[tuple[str, str, Query]]) -> Tally:
    lines = []
    for value, words, asks in rows:
        of = {name: [one] for name, one in asks}
        counted = [Cell(filed.number(**of, answer_time=[time]), [*asks, (ANSWER_TIME, time)]) for time in TIMES]
        whole = Cell(filed.number(**of, answer_time=TIMES), [*asks, ("text", "adopted")])
        lines.append(Line(value, words, [whole, *counted]))
    adopted, soon, *_ = (cell.number for cell in lines[0].cells)
    finding = f"{soon:,} of {in_words(adopted, 'adopted recommendation')} had a verdict {GIVEN[0]}"
    bars = [Bar(line.words, [cell.number for cell in line.cells[1:]]) for line in lines]
    return Tally("soon", "Term", finding, SOON, lines, charts.bars("soon", finding, PARTS, bars))


def _longest(reader: Connection, filed: Filed, on: date) -> Tally:
    found = filed.oldest(MOST, answer_time=[OPEN])
    number = filed.number(answer_time=[OPEN])
    first = found[0][1]
    finding = f"No verdict after {between(first.day, str(on)):,} days: the longest open of {number:,} without one"
    return Tally(
        "longest",
        "Recommendation",
        finding,
        ("Adopted on", "Days without a verdict", "CBP response"),
        tallied.oldest(reader, found, "feedback", filed, on),
        note=f"The {len(found)} that were adopted first." if number > len(found) else "",
    )
