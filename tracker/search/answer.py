"""What a search answers: plain values for a page, a command or data to show as they like."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Json

from tracker.search.snippets import Piece, Snippet


@dataclass(frozen=True, slots=True)
class Hit:
    """`heading` is the title in pieces to mark, `snippet` the stretch of text; `found_in` is title, text, number or
    name, or former name. `why` says what is not plain to see, else it is empty."""

    key: str
    kind: str
    title: str
    label: str
    url: str
    heading: tuple[Piece, ...]
    snippet: Snippet
    found_in: str
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` counts all hits of the kinds asked for; `facets` counts each kind as if no kind had been chosen.

    `jump` are the keys that a number or citation names; one alone may be gone to at once. `loose` is true when no
    text has all the words and those with some of them are shown. `banner` says what is wrong with the index.
    """

    query: str
    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: {"kind": {}})
    suggestion: str | None = None
    next: int | None = None
    jump: tuple[str, ...] = ()
    loose: bool = False
    synonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()
    banner: str | None = None


def told(answer: Answer, next_url: str | None = None) -> dict[str, Json]:
    """The form of /search.json and `tracker search --json`; `next_url` is the address of the page `answer.next`."""
    return {
        "query": answer.query,
        "total": answer.total,
        "hits": [_told_hit(hit) for hit in answer.hits],
        "facets": {name: dict(counts) for name, counts in answer.facets.items()},
        "suggestion": answer.suggestion,
        "next": next_url,
        "notes": [*answer.notes, *([answer.banner] if answer.banner else [])],
    }


def _told_hit(hit: Hit) -> dict[str, str]:
    return {
        "key": hit.key,
        "url": hit.url,
        "kind": hit.kind,
        "title": hit.title,
        "label": hit.label,
        "snippet": hit.snippet.text,
        "found_in": hit.found_in,
        "why": hit.why,
    }
