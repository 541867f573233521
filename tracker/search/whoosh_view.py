"""One generation of the index as readers see it: never changed, shared by all threads but for the searcher."""

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any as Untyped

from whoosh.index import FileIndex
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from tracker.search.whoosh_files import Sealed, Shared
from tracker.search.whoosh_schema import SCHEMA

Names = list[tuple[str, str]]


class View:
    """`ids` and `kinds` are arrays by document number. A searcher belongs to its thread: shared ones answer wrongly."""

    def __init__(self, folder: str, sealed: Sealed, before: "View | None") -> None:
        self.name = (folder, sealed.generation)
        self.upto = sealed.upto
        self.files: Mapping[str, bytes] = sealed.files
        self._threads = threading.local()
        self._names: dict[str, Names] = _names_by_segment(self._reader(), before._names if before is not None else {})
        self.segments = len(self._names)
        self.ids = [name for names in self._names.values() for name, _ in names]
        self.kinds = [kind for names in self._names.values() for _, kind in names]

    def searcher(self) -> Untyped:
        if not hasattr(self._threads, "searcher"):
            self._threads.searcher = Searcher(self._reader(), weighting=BM25F(B=0.75, K1=1.2))
        return self._threads.searcher

    def held(self, key: str) -> set[str]:
        """The documents of a key that the index holds."""
        reader = self.searcher().reader()
        start = f"{key}@"
        return {name.decode() for name in reader.expand_prefix("id", start)} if self.segments else set()

    @cached_property
    def lexicon(self) -> list[tuple[str, int]]:
        """(printed word, number of documents), in order of the alphabet."""
        counts: Counter[str] = Counter()
        for leaf, _ in self._reader().leaf_readers() if self.segments else ():
            for text, facts in leaf.iter_field("word"):
                counts[text.decode()] += facts.doc_frequency()
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
        return FileIndex(Shared(self.files), schema=SCHEMA).reader()


def _letters(word: str) -> str:
    return "".join(character for character in word if character.isalnum())


def _names_by_segment(reader: Untyped, known: Mapping[str, Names]) -> dict[str, Names]:
    """(id, kind) by segment; a segment never changes, so only new ones are read."""
    return {
        leaf.segment().segment_id(): known.get(leaf.segment().segment_id())
        or [(stored["id"], stored["kind"]) for _, stored in leaf.iter_docs()]
        for leaf, _ in reader.leaf_readers()
        if leaf.doc_count_all()
    }
