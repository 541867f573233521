"""What statements of work asked for, and what covers it, as a table and as data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.formats.cells import LONG, TEXT
from tracker.formats.table import Column, Table, address
from tracker.published.coverage import Covered, Objective
from tracker.published.thing import Thing

Charged = tuple[Thing, Sequence[Objective]]  # a statement of work and its objectives
Row = tuple[Thing, Objective, Covered | None]
Called = Mapping[str, Mapping[str, str]]


def url_of(paper: Thing, one: Objective) -> str:
    return f"{paper.url}#objective-{one.number}"


def _covered(name: str) -> Any:
    return lambda row: getattr(row[2], name) if row[2] else None


COVERAGE: Table[Row] = Table(
    "objectives",
    "An objective of a statement of work, with one recommendation that covers it; alone, where none is said to.",
    (
        Column("key", "The key of the statement of work.", lambda row: row[0].key, 34),
        address("url", "Its address.", lambda row: url_of(row[0], row[1])),
        Column("title", "What the statement of work is called.", lambda row: row[0].title, LONG),
        Column("group", "The keys of the groups that it charges.", lambda row: row[0].to("group"), 20),
        Column("objective", "The number of the objective in it.", lambda row: row[1].number, 10),
        Column("text", "The objective, as printed.", lambda row: row[1].listed.get("text"), TEXT),
        Column("recommendation", "The key of one that covers it; empty where nothing is said.", _covered("item"), 26),
        Column("relation", "delivers, or asked for by.", _covered("relation")),
        Column("ground", "What tells it.", _covered("ground"), LONG),
        Column("by", "The key of the entry that says so.", _covered("by"), 34),
    ),
)


def rows(charged: Iterable[Charged]) -> Iterator[Row]:
    for paper, objectives in charged:
        for one in objectives:
            yield from ((paper, one, each) for each in (*one.asked, *one.delivered) or (None,))


def data(paper: Thing, objectives: Iterable[Objective], called: Called) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number, "text": str(one.listed.get("text") or ""), "url": url_of(paper, one),
            "asked_for": [_data(each, called) for each in one.asked],
            "delivered_by": [_data(each, called) for each in one.delivered],
        }
        for one in objectives
    ]  # fmt: skip


def _data(each: Covered, called: Called) -> dict[str, Any]:
    it = called.get(each.item, {})
    return {"recommendation": each.item, "url": it.get("url"), "title": it.get("title"), "ground": each.ground,
            "by": each.by}  # fmt: skip
