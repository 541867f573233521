"""The account of what is held and what is missing, as data: the same for the page, the office and the command line."""

from collections.abc import Sequence
from typing import Any

from tracker.published.completeness import Cell, Meeting, OfTerm, Said
from tracker.published.named import Filed, Named
from tracker.published.references import Unresolved


def data(shown: Sequence[OfTerm], unresolved: Sequence[Unresolved]) -> dict[str, Any]:
    items = [_meeting(one) for term in shown for one in term.meetings]
    return {
        "items": items,
        "total": len(items),
        "terms": [_term(one) for one in shown],
        "not_found": [_unresolved(one) for one in unresolved],
        "next": None,
    }


def _unresolved(one: Unresolved) -> dict[str, Any]:
    return {
        "printed": one.printed,
        "kind": one.kind or None,
        "expected": one.expected,
        "found": [_filed(each) for each in one.found],
        "by": _filed(one.by),
    }


def _term(one: OfTerm) -> dict[str, Any]:
    return {
        "term": one.key or None,
        "title": one.title,
        "url": one.url or None,
        "meetings": [meeting.key for meeting in one.meetings],
        "counts": one.counts,
        "statements_of_work": [
            {"group": charge.group, "url": charge.url, **_cell(charge.cell)} for charge in one.charges
        ],
        "accounts": [_said(said) for said in one.said],
    }


def _meeting(one: Meeting) -> dict[str, Any]:
    return {
        "meeting": one.key,
        "title": one.words,
        "term": one.term or None,
        "papers": {cell.kind: _cell(cell) for cell in one.cells},
        "others": [{"kind": what, **_named(named)} for what, named in one.others],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "state": cell.state,
        "held": [_filed(one) for one in cell.held],
        "named": [_named(one) for one in cell.named],
        "account": _said(cell.said) if cell.said else None,
    }


def _filed(one: Filed) -> dict[str, str]:
    return {"key": one.key, "title": one.title, "url": one.url}


def _named(one: Named) -> dict[str, Any]:
    return {"date": one.meeting, "by": _filed(one.by)}


def _said(one: Said) -> dict[str, str]:
    return {"key": one.key, "kind": one.kind, "state": one.state, "source": one.source, "note": one.note}
