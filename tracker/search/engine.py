"""The one seam of search: what an engine is given, what it answers, and how it may fail.
It holds published words only; which wording is in force on a day is the database's to say."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol, TypeVar

from tracker.search.query import Query

# Of what documents hold and of what a word is to an index: raised when either changes. An index that was made under
# another is none, and is made anew by whoever keeps it.
FORMAT = 8
DIGEST = 32  # letters of a document's name that tell its wording
KEY = -DIGEST - 1  # where the key of it ends
OTHER_FORMAT = "the search index was made by another release, for which words are something else"
T = TypeVar("T")


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


class Names(Set[str]):
    """Names of documents that were found, as an engine has them that numbers its documents: none is a string before it
    is asked for."""

    @classmethod
    def _from_iterable(cls, it: Iterable[T]) -> Set[T]:
        return frozenset(it)

    @abstractmethod
    def among(self, standing: Mapping[str, str]) -> Iterable[str]: ...

    @abstractmethod
    def number_among(self, standing: Mapping[str, str]) -> int: ...


def among(names: Set[str], standing: Mapping[str, str]) -> Iterable[str]:
    """Those of them that stand, in no order."""
    return names.among(standing) if isinstance(names, Names) else [name for name in names if name in standing]


def number_among(names: Set[str], standing: Mapping[str, str]) -> int:
    return names.number_among(standing) if isinstance(names, Names) else sum(map(standing.__contains__, names))


@dataclass(frozen=True, slots=True)
class Found:
    """`ranked` are the best documents as (id, score), best first, at most the limit asked for.

    `ids` are all that match; `facets` counts all of them by the values of each facet asked for.
    """

    ranked: tuple[tuple[str, float], ...] = ()
    ids: Set[str] = frozenset()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return len(self.ids)


class EngineFault(Exception):
    """The index cannot do what was asked; the record is not concerned."""


class IndexDamaged(EngineFault):
    """The index is missing, cut short, unreadable or of another release: rebuild it from the record."""


class IndexBusy(EngineFault):
    """Somebody else is writing to the index just now."""


class IndexKeptElsewhere(IndexBusy):
    """This server may only read the index; the one that writes the record keeps it."""


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
    return f"{key}@{digest[:DIGEST]}"


def key_of(document_id: str) -> str:
    return document_id[:KEY]
