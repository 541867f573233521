"""What a search answers: plain values for a page, a command or data to show as they like."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Json

from tracker.search.snippets import Piece, Snippet

ALL_WORDS, SOME_WORDS = "all", "some"  # what a hit has of the words


@dataclass(frozen=True, slots=True)
class Hit:
    """`heading` is the title in pieces to mark, `snippet` the stretch of text; `found_in` is title, text, number or
    name, status or kind, or former name. `why` says what is not plain to see, else it is empty. Without `all_words` it
    fills up a short list."""

    key: str
    kind: str
    title: str
    label: str
    url: str
    heading: tuple[Piece, ...]
    snippet: Snippet
    found_in: str
    why: str
    all_words: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` counts all hits. `counts`: name -> value as the record files it -> how many there would be with it, as if
    none of that name had been chosen; `facets` are the same with the values as addresses have them.

    `jump` are the keys that a number or citation names; one alone may be gone to at once. `some` of the
    hits have not all of the words, and filled up a list that was short. `banner` says what is wrong with the index.
    """

    query: str
    total: int = 0
    hits: tuple[Hit, ...] = ()
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: {"kind": {}})
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: {"kind": {}})
    suggestion: str | None = None
    next: int | None = None
    jump: tuple[str, ...] = ()
    some: int = 0
    synonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()
    banner: str | None = None

    @property
    def full(self) -> int:
        """How many of the hits did not fill up the list."""
        return self.total - self.some

    @property
    def of_one_word(self) -> bool:
        return len(self.query.split()) == 1

    @property
    def filled(self) -> str | None:
        """What the list was filled up with, in a sentence."""
        if not self.some:
            return None
        if self.of_one_word:
            return self._filled_of_one
        if self.some == self.total:
            return "No text has all of these words; here are those with some of them, and what is close to them."
        return f"{self.full} with all of your words, {self.some} more with some of them or close to these."

    @property
    def _filled_of_one(self) -> str:
        if self.some == self.total:
            return "No text has this word; here is what has other words for it, or is close to these."
        return f"{self.full} with your word, {self.some} more by other words for it or close to these."

    @property
    def phrase(self) -> str | None:
        """The query in quotation marks, where it would find less: several words without any, of a list filled up."""
        return f'"{self.query}"' if self.some and not self.of_one_word and '"' not in self.query else None


def told(answer: Answer, next_url: str | None = None) -> dict[str, Json]:
    """The form of /search.json and `tracker search --json`; `next_url` is the address of the page `answer.next`."""
    return {
        "query": answer.query,
        "total": answer.total,
        "hits": [_told_hit(hit) for hit in answer.hits],
        "facets": {name: dict(counts) for name, counts in answer.facets.items()},
        "suggestion": answer.suggestion,
        "next": next_url,
        "notes": [*answer.notes, *(said for said in (answer.filled, answer.banner) if said)],
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
        "match": ALL_WORDS if hit.all_words else SOME_WORDS,
    }
