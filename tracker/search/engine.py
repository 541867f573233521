"""The one seam of search: what an engine is given, what it answers, and how it may fail.
It holds published words only; which wording is in force on a day is the database's to say."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from tracker.search.query import Query


@dataclass(frozen=True, slots=True)
class Document:
    """One distinct wording of one published thing; `id` is `identity(...)`."""

    id: str
    key: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """These are now all the documents of this key; none means that the key is gone."""

    key: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """`ranked` are the best documents as (id, score), best first, at most the limit asked for.

    `ids` are all that match; `facets` counts all of them by the values of each facet asked for.
    """

    ranked: tuple[tuple[str, float], ...] = ()
    ids: frozenset[str] = frozenset()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return len(self.ids)


class EngineFault(Exception):
    """The index cannot do what was asked; the record is not concerned."""


class IndexDamaged(EngineFault):
    """The index is missing, cut short or unreadable: rebuild it from the record."""


class IndexBusy(EngineFault):
    """Somebody else is writing to the index just now."""


class Engine(Protocol):
    def __hash__(self) -> int:
        """What is derived from the lexicon is held by engine and position."""

    def apply(self, changes: Sequence[Change], upto: int) -> None:
        """Idempotent, and durable on return; `upto` is the last entry the changes know of. A step back is ignored."""

    def position(self) -> int:
        """The last entry it has applied."""

    def find(self, query: Query, *, limit: int, facets: Sequence[str]) -> Found: ...

    def merge(self) -> None:
        """Put the index in order, in a quiet moment; answers stay the same. IndexBusy while another is writing."""
        ...

    def words(self) -> Iterable[tuple[str, int]]:
        """The lexicon: each word as printed, in lower case, and in how many documents."""

    def writing(self, *, anew: bool = False) -> AbstractContextManager["Engine"]:
        """The writer's lock over several applies, at once or IndexBusy.

        Anew: an empty engine beside the live one, which it replaces when the block ends well.
        """


def identity(key: str, content: str, title: str) -> str:
    """The name of a document: a numbered recommendation has another title, and so another document, for the same
    words. `content` is the hash under which the record holds them."""
    digest = sha256(f"{content} {title}".encode()).hexdigest()
    return f"{key}@{digest[:32]}"


def key_of(document_id: str) -> str:
    return document_id.rpartition("@")[0]
