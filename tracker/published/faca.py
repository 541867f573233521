"""The recommendations that the committee made, as the federal advisory committee database counts them: adopted by it,
on a day of a fiscal year or of its whole life, and what is recorded of their implementation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, select

from tracker.published import facets, find, names
from tracker.published.standing import StandingFacet
from tracker.rules import faca
from tracker.rules.recommendation import NOT_RECORDED

KIND = "recommendation"


@dataclass(frozen=True, slots=True)
class Made:
    """`adopted`: the day; `implementation` is None where nothing is recorded."""

    key: str
    adopted: str
    implementation: str | None


def made(reader: Connection, on: date, year: int | None = None) -> list[Made]:
    """What had been adopted by that day (of this fiscal year), in the order of adoption, with what was true of it on
    that day; one query however many."""
    day, said = (StandingFacet.__table__.alias(name) for name in ("day", "said"))
    then = [and_(one.c.since <= str(on), one.c.until > str(on)) for one in (StandingFacet.__table__, day, said)]
    wanted = faca.LIFE if year is None else str(year)
    query = (
        select(StandingFacet.key, day.c.value.label("day"), said.c.value.label("said"))
        .join(day, and_(day.c.key == StandingFacet.key, day.c.kind == KIND, day.c.name == facets.ADOPTED, then[1]))
        .outerjoin(said, and_(said.c.key == StandingFacet.key, said.c.kind == KIND, said.c.name == "implementation",
                              then[2]))
        .where(StandingFacet.kind == KIND, StandingFacet.name == facets.FISCAL_YEAR, StandingFacet.value == wanted)
        .where(then[0])
        .order_by(day.c.value, StandingFacet.key)
    )  # fmt: skip
    rows = reader.execute(query)
    return [Made(row.key, row.day, None if row.said == NOT_RECORDED else row.said) for row in rows]


def by_year(found: Sequence[Made], on: date) -> list[tuple[int, list[Made]]]:
    """Each fiscal year from the first in which something was made to that of the day, those without any too."""
    held: dict[int, list[Made]] = {}
    for one in found:
        held.setdefault(faca.fiscal_year(date.fromisoformat(one.adopted)), []).append(one)
    return [(year, held.get(year, [])) for year in range(min(held), faca.fiscal_year(on) + 1)] if held else []


def listed(reader: Connection, found: list[Made], on: date) -> list[dict[str, str | None]]:
    """Exactly those that were counted: [{"key", "number", "implementation", "url"}]."""
    called = find.names(reader, [one.key for one in found], on)
    numbers = names.newest_values(reader, "number", [one.key for one in found])
    return [
        {"key": one.key, "number": numbers.get(one.key), "implementation": one.implementation,
         "url": called[one.key]["url"]}
        for one in found
    ]  # fmt: skip
