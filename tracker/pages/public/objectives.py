"""What every statement of work asked for, and which recommendations cover it, as the office says."""

from datetime import date

from sqlalchemy import Connection

from tracker.formats.coverage import COVERAGE, Charged, data, rows
from tracker.formats.xlsx import Sheet
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.page import Context, page
from tracker.pages.public.words import counted
from tracker.published import coverage, find
from tracker.published.thing import things
from tracker.rules.completeness import CHARGE
from tracker.rules.objective import RELATIONS

PATH = "/objectives/"
MOST = 1_000  # statements of work


@page(PATH, also=TABLE)
def objectives(reader: Connection, on: date) -> Context:
    """The newest statement of work first."""
    charged = _charged(reader, on)
    every = [one for _, some in charged for one in some]
    linked = [each.item for one in every for each in (*one.asked, *one.delivered)]
    called = find.names(reader, [*linked, *(key for paper, _ in charged for key in paper.to("group"))], on)
    return {
        "title": "Objectives of statements of work",
        "counted": counted(len(every), "objective"),
        "of": counted(len(charged), "statement of work", "statements of work"),
        "charged": charged,
        "delivered": sum(bool(one.delivered) for one in every),
        "asked_for": sum(bool(one.asked) for one in every),
        "bare": sum(not (one.delivered or one.asked) for one in every),
        "called": called,
        "table": lambda asked: Sheet(COVERAGE, COVERAGE.rows(rows(charged), asked.site)),
        "data": lambda: {
            "items": [
                {"key": paper.key, "title": paper.title, "url": paper.url, "groups": paper.to("group"),
                 "objectives": data(paper, some, called)}
                for paper, some in charged
            ],
            "total": len(every),
        },
    }  # fmt: skip


def _charged(reader: Connection, on: date) -> list[Charged]:
    papers, _ = find.listing(reader, "paper", {"paper_kind": [CHARGE]}, on, limit=MOST)
    leading = find.leading_to_any(reader, [one.key for one in papers], on, RELATIONS)
    entries = things(reader, list(dict.fromkeys(row.key for row in leading)), on)
    said = coverage.by_paper(entries)
    found = [(one, coverage.objectives_of(one, said.get(one.key, ()))) for one in papers]
    return [(paper, some) for paper, some in found if some]
