"""What the pages of figures with several numbers a row have in common: their addresses and their other forms."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.formats.charts import EMPTY
from tracker.formats.tally import TALLIES, Cell, Line, Tally, numbers, told
from tracker.pages.public import leaving, listing
from tracker.pages.public.listing import Choice
from tracker.pages.public.page import Context
from tracker.pages.public.recommendations import FACETS
from tracker.published import find
from tracker.published.adoptions import Filed
from tracker.published.bitmaps import Filters
from tracker.rules.adoption import Adoption, between
from tracker.rules.recommendation import NOT_RECORDED
from tracker.text.dates import day_words

CLOSED = ("will not be implemented", "closed: superseded", "closed: overtaken by events")
WAYS = (  # every page of figures, by its address
    ("/figures", "Counts"),
    ("/figures/faca", "FACA report"),
    ("/figures/over-time", "Status over time"),
    ("/figures/answers", "Time to answer"),
    ("/figures/implementation", "Implementation"),
)

# Axis -> (the head of a column, its words, its texture), in the order in which charts lay them on each other.
STATES: Mapping[str, Sequence[tuple[str, Sequence[str], int]]] = {
    "feedback": (
        ("Agreed", ("agreed",), 0),
        ("Agreed in part", ("agreed in part",), 1),
        ("Not agreed", ("not agreed",), 5),
        ("Under review", ("under review",), 3),
        ("Awaiting", ("awaiting",), 6),
        ("Not recorded here", (NOT_RECORDED,), EMPTY),
    ),
    "implementation": (
        ("Fully implemented", ("fully implemented",), 0),
        ("Will be implemented", ("will be implemented",), 2),
        ("Partially implemented", ("partially implemented",), 1),
        ("Not started", ("not started",), 6),
        ("Will not be, or closed", CLOSED, 5),
        ("Not recorded here", (NOT_RECORDED,), EMPTY),
    ),
}


def shown(title: str, tallies: Sequence[Tally], on: date, **more: Any) -> Context:
    """`more` is told by the page and as data."""
    return {
        "title": title,
        "tallies": tallies,
        "ways": WAYS,
        **more,
        **leaving.of_rows(TALLIES, lambda: list(numbers(tallies, on)), lambda: told(title, tallies, on)),
    }


def by(reader: Connection, filed: Filed, name: str, on: date, of: Filters) -> Sequence[Choice]:
    """The terms, groups or offices of what a figure counts (`of`): terms the newest first, others those with the most
    first; what is of none comes last."""
    facets = [facet for facet in FACETS if facet.name == name]
    counts = filed.bitmaps.counts(of, [name])
    choices = listing.offered(reader, facets, counts, {}, on)[0].choices
    if name == "term":
        return choices
    return sorted(choices, key=lambda one: (one.value == NOT_RECORDED, -one.count, one.words.lower()))


def oldest(reader: Connection, found: Sequence[tuple[str, Adoption]], axis: str, filed: Filed, on: date) -> list[Line]:
    """Each with its day of adoption, the days since then, and its word on an axis."""
    called = find.names(reader, [key for key, _ in found], on)
    words = filed.bitmaps.values.get(axis, ())
    return [
        Line(
            key,
            called[key]["title"],
            (
                Cell(one.day, said=day_words(date.fromisoformat(one.day))),
                Cell(between(one.day, str(on))),
                Cell(next((word for word, mask in words if mask >> filed.bitmaps.at[key] & 1), NOT_RECORDED)),
            ),
            called[key]["url"],
        )
        for key, one in found
    ]
