"""One generation of the index as readers see it: never changed, shared by all threads but for the searcher."""

import threading
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import compress
from typing import Any as Untyped

from whoosh.index import FileIndex
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from tracker.search.engine import Names
from tracker.search.whoosh_files import Sealed, Shared
from tracker.search.whoosh_find import K1, B, Segment
from tracker.search.whoosh_postings import Kept
from tracker.search.whoosh_schema import SCHEMA

STOOD = 2  # days of the record for which it is known what stands
Known = list[tuple[str, str]]


class View:
    """`ids` and `kinds` are arrays by document number. A searcher belongs to its thread: shared ones answer wrongly."""

    def __init__(self, folder: str, sealed: Sealed, before: "View | None") -> None:
        self.name = (folder, sealed.generation)
        self.upto = sealed.upto
        self.sealed = sealed
        self._threads = threading.local()
        self._names: dict[str, Known] = _names_by_segment(self._reader(), before._names if before is not None else {})
        self.segments = len(self._names)
        self.ids = [name for names in self._names.values() for name, _ in names]
        self.kinds = [kind for names in self._names.values() for _, kind in names]
        self._kept: Kept = before._kept if before is not None else Kept()
        self._kept.only(self._names.keys())
        self._stood: list[tuple[Mapping[str, str], bytes]] = []

    def searcher(self) -> Untyped:
        if not hasattr(self._threads, "searcher"):
            self._threads.searcher = Searcher(self._reader(), weighting=BM25F(B=B, K1=K1))
        return self._threads.searcher

    def read(self) -> list[tuple[Segment, int]]:
        """The segments, each with the number of its first document."""
        searcher = self.searcher()
        leaves = [(leaf, first) for leaf, first in searcher.reader().leaf_readers() if leaf.doc_count_all()]
        return [(Segment(searcher, leaf, self._kept, self.beginning), first) for leaf, first in leaves]

    @cached_property
    def at(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.ids)}

    def standing(self, names: Mapping[str, str]) -> bytes:
        """For each document whether it is one of these; of the last few that were asked for."""
        for known, flags in self._stood:
            if known is names:
                return flags
        flags = bytes(map(names.__contains__, self.ids))
        self._stood = [(names, flags), *self._stood][:STOOD]
        return flags

    def held(self, key: str) -> set[str]:
        """The documents of a key that the index holds."""
        reader = self.searcher().reader()
        start = f"{key}@"
        return {name.decode() for name in reader.expand_prefix("id", start)} if self.segments else set()

    @cached_property
    def lexicon(self) -> list[tuple[str, int]]:
        """(printed word, number of documents), in order of the alphabet."""
        leaves = self._reader().leaf_readers() if self.segments else ()
        counted = sorted((self._kept.counted(leaf.segment().segment_id(), leaf) for leaf, _ in leaves), key=len)
        counts = dict(counted[-1]) if counted else {}
        for one in counted[:-1]:
            for word, number in one.items():
                counts[word] = counts.get(word, 0) + number
        return sorted(counts.items())

    @cached_property
    def _by_beginning(self) -> list[tuple[str, int, str]]:
        return sorted((_letters(word), count, word) for word, count in self.lexicon)

    def beginning(self, start: str, most: int) -> list[str]:
        """The printed words that begin so, hyphens apart; the most frequent when there are too many."""
        table = self._by_beginning
        found = table[bisect_left(table, (start,)) : bisect_left(table, (start + "\U0010ffff",))]
        return [word for _, _, word in sorted(found, key=lambda row: -row[1])[:most]]

    def _reader(self) -> Untyped:
        return FileIndex(Shared(self.sealed.files), schema=SCHEMA).reader()


class Numbered(Names):
    """Documents of a generation, by their numbers; an array of them is in order."""

    def __init__(self, view: View, numbers: Collection[int]) -> None:
        self._view = view
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[str]:
        return map(self._view.ids.__getitem__, self._numbers)

    def __contains__(self, name: object) -> bool:
        number = self._view.at.get(name) if isinstance(name, str) else None
        if number is None or not isinstance(self._numbers, array):
            return number is not None and number in self._all
        place = bisect_left(self._numbers, number)
        return place < len(self._numbers) and self._numbers[place] == number

    @cached_property
    def _all(self) -> Collection[int]:
        return self._numbers if isinstance(self._numbers, Set) else frozenset(self._numbers)

    def among(self, standing: Mapping[str, str]) -> Iterable[str]:
        flags = map(self._view.standing(standing).__getitem__, self._numbers)
        return map(self._view.ids.__getitem__, compress(self._numbers, flags))

    def number_among(self, standing: Mapping[str, str]) -> int:
        return sum(map(self._view.standing(standing).__getitem__, self._numbers))


def _letters(word: str) -> str:
    return "".join(character for character in word if character.isalnum())


def _names_by_segment(reader: Untyped, known: Mapping[str, Known]) -> dict[str, Known]:
    """(id, kind) by segment; a segment never changes, so only new ones are read."""
    return {
        leaf.segment().segment_id(): known.get(leaf.segment().segment_id())
        or [(stored["id"], stored["kind"]) for _, stored in leaf.iter_docs()]
        for leaf, _ in reader.leaf_readers()
        if leaf.doc_count_all()
    }
