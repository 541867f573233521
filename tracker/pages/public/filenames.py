"""What a download is called: where it was taken, what it was narrowed to, and the day that it is true on. A table says
nothing of its filters, so its name does."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from tracker.rules import keys

OTHER = ("as_of", "sort", "page")  # what makes no other rows; the day stands in the name by itself
LONGEST = 80  # characters of the filters
MARK = 6  # figures by which names that were cut are told apart


def named(path: str, query: Sequence[tuple[str, str]], what: str, on: date) -> str:
    """The name without its ending: recommendations-term-15-feedback-agreed-2026-01-15. `path` is that of the page,
    `what` the table's own name, said where the path does not. Of a filter that is too long, or not in Latin letters,
    a mark stands for the rest."""
    place = keys.slug(path)
    filters = [(name, value) for name, value in query if name not in OTHER]
    parts = [place, *([what] if what not in place else []), *_filters(filters), str(on)]
    return "-".join(part for part in parts if part)


def _filters(query: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Each name once, before its values; words that are searched for need none."""
    told = [part for name in dict(query) for part in _told(name, [value for other, value in query if other == name])]
    said = "-".join(part for part in told if part)
    whole = len(said) <= LONGEST and all(keys.slug(value) and len(value) <= LONGEST for _, value in query)
    yield said if len(said) <= LONGEST else said[: LONGEST + 1].rpartition("-")[0] or said[:LONGEST]
    if not whole:
        yield sha256(repr(query).encode()).hexdigest()[:MARK]


def _told(name: str, values: Iterable[str]) -> list[str]:
    return [*([] if name == "q" else [keys.slug(name)]), *(keys.slug(value) for value in values)]
