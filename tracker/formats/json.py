"""JSON as it leaves: things and lists in the form that docs and checks name, and problems after RFC 9457."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from flask import Response

from tracker.published.errata import Erratum
from tracker.published.thing import Thing
from tracker.rules.recommendation import AXES
from tracker.rules.refusal import Refusal
from tracker.text import markup

MEDIA_TYPE, PROBLEM = "application/json", "application/problem+json"


def response(data: Any, status: int = 200, media_type: str = MEDIA_TYPE) -> Response:
    return Response(dumped(data) + "\n", status, content_type=f"{media_type}; charset=utf-8")


def dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def thing(one: Thing, errata: Sequence[Erratum] = ()) -> dict[str, Any]:
    """A thing with the status that the fold gives it, and what is misprinted in it. `sha256` is its entry's and covers
    neither."""
    facts = dict(one.facts)
    if one.kind == "recommendation":
        facts |= {
            "status": {axis.name: _said((one.status or {}).get(axis.name)) for axis in AXES},
            "number": one.number,
        }
    return {
        "key": one.key,
        "kind": one.kind,
        "url": one.url,
        "edition": one.edition,
        "act": one.act,
        "since": {"value": one.since.value, "precision": one.since.precision},
        "recorded": one.recorded,
        "title": one.title,
        "text": one.text,
        "html": str(markup.html(one.text, literal=one.kind in LITERAL)),
        "label": one.label,
        "facts": facts,
        "links": list(one.links),
        "errata": [asdict(each) for each in errata],
        "sha256": one.sha256,
    }


def _said(status: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return {name: status[name] for name in ("value", "since", "by")} if status else None


LITERAL = ("recommendation", "paper", "set")  # words as a paper prints them; all else is Markdown


def listing(
    items: Sequence[Thing],
    total: int,
    facets: Mapping[str, Mapping[str, int]],
    next_path: str | None,
    errata: Mapping[str, Sequence[Erratum]] | None = None,
) -> dict[str, Any]:
    found = [thing(one, (errata or {}).get(one.key, ())) for one in items]
    return {"items": found, "total": total, "facets": facets, "next": next_path}


def problem(refusal: Refusal) -> Response:
    said = {"type": "about:blank", "title": refusal.title, "status": refusal.status, "detail": refusal.message}
    said |= {name: value for name, value in (("remedy", refusal.remedy), ("field", refusal.field)) if value}
    return response(said, refusal.status, PROBLEM)
