"""The recommendations that the committee made, as the federal advisory committee database counts them: adopted by it,
on a day of a fiscal year or of its whole life, and what is recorded of their implementation."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, select

from tracker.published import find, names
from tracker.published.standing import StandingFacet
from tracker.rules import faca
from tracker.rules.recommendation import NOT_RECORDED

KIND = "recommendation"


@dataclass(frozen=True, slots=True)
class Made:
    """`implementation` is None where nothing is recorded."""

    key: str
    adopted: str
    implementation: str | None


def made(reader: Connection, on: date, year: int | None = None) -> list[Made]:
    """What had been adopted by that day (of this fiscal year), in the order of adoption, with what was true of it on
    that day; one query however many."""
    said = StandingFacet.__table__.alias("said")
    query = (
        select(StandingFacet.key, StandingFacet.since, said.c.value)
        .outerjoin(said, and_(said.c.key == StandingFacet.key, said.c.kind == KIND, said.c.name == "implementation",
                              said.c.since <= str(on), said.c.until > str(on)))
        .where(StandingFacet.kind == KIND, StandingFacet.name == "text", StandingFacet.value == "adopted")
        .where(StandingFacet.since <= str(on), StandingFacet.until > str(on), StandingFacet.since >= str(faca.FIRST))
        .order_by(StandingFacet.since, StandingFacet.key)
    )  # fmt: skip
    span = faca.within(year)
    if span:
        query = query.where(StandingFacet.since >= str(span.first), StandingFacet.since <= str(span.last))
    rows = reader.execute(query)
    return [Made(row.key, row.since, None if row.value == NOT_RECORDED else row.value) for row in rows]


def years(found: list[Made]) -> list[int]:
    """The fiscal years in which something was made."""
    return sorted({faca.fiscal_year(date.fromisoformat(one.adopted)) for one in found})


def listed(reader: Connection, found: list[Made], on: date) -> list[dict[str, str | None]]:
    """Exactly those that were counted: [{"key", "number", "implementation", "url"}]."""
    called = find.names(reader, [one.key for one in found], on)
    numbers = names.newest_values(reader, "number", [one.key for one in found])
    return [
        {"key": one.key, "number": numbers.get(one.key), "implementation": one.implementation,
         "url": called[one.key]["url"]}
        for one in found
    ]  # fmt: skip
