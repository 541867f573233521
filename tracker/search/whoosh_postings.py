"""In which documents of a segment a word stands, as arrays: read out of Whoosh's blocks as a whole, and kept. A segment
never changes once it is written, so nothing that is kept of it grows stale; with the segment it goes."""

import threading
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from operator import add
from typing import Any as Untyped

from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.reading import TermNotFound
from whoosh.util.numeric import length_to_byte

ROOM = 64 * 1024 * 1024  # bytes of arrays that are kept: at 10,000 recommendations nearly all that is asked for
NUMBER = "I"
FEW = 16  # times fewer: looked up one by one instead of walking through all
Name = tuple[str, ...]  # the segment, how much of it is deleted, and what was looked up
# How often a word stands in a document, and the length of that as Whoosh keeps it, in one number.
LENGTH = 8


@dataclass(frozen=True, slots=True)
class Postings:
    """`docs` in order; `told` says of each how often the word stands there and how long it is, where that counts."""

    docs: "array[int]"
    told: "array[int] | None" = None

    @property
    def size(self) -> int:
        return (len(self.docs) + len(self.told or ())) * self.docs.itemsize

    def within(self, among: Collection[int]) -> set[int]:
        """Those of these documents."""
        docs = self.docs
        if len(among) * FEW >= len(docs):
            return (among if isinstance(among, set) else set(among)).intersection(docs)
        ends = ((doc, bisect_left(docs, doc)) for doc in among)
        return {doc for doc, place in ends if place < len(docs) and docs[place] == doc}

    def told_of(self, docs: Sequence[int]) -> Iterator[int]:
        """For each of these documents, 0 where the word is not there."""
        told = self.told or array(NUMBER, repeat(0, len(self.docs)))
        if docs is self.docs:
            return iter(told)
        if len(docs) * FEW < len(self.docs):
            return (self._told(told, doc) for doc in docs)
        return map(dict(zip(self.docs, told, strict=True)).get, docs, repeat(0))

    def _told(self, told: "array[int]", doc: int) -> int:
        place = bisect_left(self.docs, doc)
        return told[place] if place < len(self.docs) and self.docs[place] == doc else 0


class Kept:
    """What was read last, of all segments of an index, as far as there is room. All threads share it."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self.taken = 0
        self._held: OrderedDict[Name, Postings] = OrderedDict()
        self._lengths: dict[str, bytes] = {}
        self._counted: dict[str, Mapping[str, int]] = {}
        self._guard = threading.Lock()

    def get(self, name: Name, read: Callable[[], Postings]) -> Postings:
        with self._guard:
            found = self._held.get(name)
            if found is not None:
                self._held.move_to_end(name)
                return found
        found = read()
        with self._guard:
            if name not in self._held:
                self._held[name] = found
                self.taken += found.size
            while self.taken > self.room:
                self.taken -= self._held.popitem(last=False)[1].size
        return found

    def lengths(self, segment: str, leaf: Untyped) -> bytes:
        """How long each document of a segment is, as Whoosh keeps it."""
        found = self._lengths.get(segment)
        if found is None:
            numbers = range(leaf.doc_count_all())
            found = bytes(length_to_byte(leaf.doc_field_length(number, "text", 1)) for number in numbers)
            with self._guard:
                self._lengths[segment] = found
        return found

    def counted(self, segment: str, leaf: Untyped) -> Mapping[str, int]:
        """In how many documents of a segment each printed word stands; deleted ones are counted, as Whoosh does."""
        found = self._counted.get(segment)
        if found is None:
            found = {text.decode(): int(facts.doc_frequency()) for text, facts in leaf.iter_field("word")}
            with self._guard:
                self._counted[segment] = found
        return found

    def only(self, segments: Collection[str]) -> None:
        """Lets go of all other segments."""
        with self._guard:
            for name in [name for name in self._held if name[0] not in segments]:
                self.taken -= self._held.pop(name).size
            self._lengths = {name: held for name, held in self._lengths.items() if name in segments}
            self._counted = {name: held for name, held in self._counted.items() if name in segments}


def of_word(leaf: Untyped, field: str, form: str, lengths: bytes | None) -> Postings:
    """With `lengths` the postings say how often and how long, too."""
    docs, often = array(NUMBER), array(NUMBER)
    for block in _blocks(leaf, field, form):
        docs.extend(block.numbers)
        often.extend(map(int, block.weights))
    if lengths is None:
        return Postings(docs)
    return Postings(docs, array(NUMBER, map(add, map((1 << LENGTH).__mul__, often), map(lengths.__getitem__, docs))))


def side_by_side(leaf: Untyped, forms: Sequence[str], among: Collection[int]) -> Postings:
    """In which of these documents, that have all the words, the words stand in this order and next to each other."""
    starts: dict[int, set[int]] = {}
    left = set(among)
    for offset, form in enumerate(forms):
        for block in _blocks(leaf, "text", form):
            for doc, places in zip(block.numbers, block.places, strict=True):
                if doc in left:
                    here = {place - offset for place in array(NUMBER, places)}
                    starts[doc] = here if offset == 0 else starts[doc] & here
        left = {doc for doc, here in starts.items() if here}
    return Postings(array(NUMBER, sorted(left)))


@dataclass(frozen=True, slots=True)
class _Block:
    """Some postings of a word: the documents, how often it stands there, and where, as `Places` wrote it."""

    numbers: Sequence[int]
    weights: Sequence[float]
    places: Sequence[bytes]


def _blocks(leaf: Untyped, field: str, form: str) -> Iterator[_Block]:
    """Block by block where the matcher reads blocks; else one by one, as where documents are left out."""
    try:
        matcher = leaf.postings(field, form.encode())
    except TermNotFound:
        return
    while matcher.is_active():
        if isinstance(matcher, W3LeafMatcher):
            matcher._read_weights()
            matcher._read_values()
            yield _Block(tuple(accumulate(matcher._data[0])), matcher._weights, matcher._values)
            matcher._next_block()
        else:
            yield _Block((matcher.id(),), (matcher.weight(),), (matcher.value(),))
            matcher.next()
