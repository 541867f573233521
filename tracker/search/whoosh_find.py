"""What a query finds in one generation of the index. Whoosh holds where each word stands; what several words have in
common, and how much each document is worth, is reckoned here over whole arrays (decision 16). The figures
are those that Whoosh gives: BM25 of each word, added up."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from heapq import nlargest
from operator import add
from typing import Any as Untyped

from whoosh.scoring import bm25
from whoosh.util.numeric import byte_to_length

from tracker.search.query import MOST_EXPANSIONS, All, Any, Everything, Node, Phrase, Prefix, Term
from tracker.search.whoosh_postings import LENGTH, NUMBER, Kept, Postings, of_word, side_by_side

B, K1 = 0.75, 1.2
Docs = Collection[int]
Beginning = Callable[[str, int], Sequence[str]]  # the printed words that begin so, at most so many


class Worth(dict[int, float]):
    """What a word is worth to a document, by how often it stands there and how long that is; 0 where it does not."""

    def __init__(self, searcher: Untyped, term: Term) -> None:
        super().__init__({0: 0.0})
        self.rarity = searcher.idf("text", term.form.encode())
        self.usual = searcher.avg_field_length("text") or 1
        self.weight = term.weight

    def __missing__(self, told: int) -> float:
        length = byte_to_length(told & (1 << LENGTH) - 1)
        score: float = self.weight * bm25(self.rarity, told >> LENGTH, length, self.usual, B, K1)
        self[told] = score
        return score


class Segment:
    """One segment, as this thread reads it for one query."""

    def __init__(self, searcher: Untyped, reader: Untyped, kept: Kept, beginning: Beginning) -> None:
        self.searcher = searcher  # of all segments: what is rare is rare in all of them
        self.reader = reader
        self.kept = kept
        self.beginning = beginning
        of = self.reader.segment()
        self.name = (str(of.segment_id()), str(of.deleted_count()))  # its files stay the same when a document goes

    def docs(self, node: Node, among: Docs | None = None) -> Docs:
        """The documents that a part of the query matches; of these alone, if any are given."""
        match node:
            case Term() | Phrase():
                held = self._held(node)
                return held.docs if among is None else held.within(among)
            case Prefix():
                return set().union(*(one.docs if among is None else one.within(among) for one in self._begun(node)))
            case Any(parts):
                return self.docs(parts[0], among) if len(parts) == 1 else self._any(parts, among)
            case All(parts, without):
                return self._all(parts, without, among)
            case Everything():
                return self._every() if among is None else among

    def scores(self, node: Node, docs: Sequence[int]) -> Iterable[float]:
        """What these documents are worth, one by one; 0 for what the part does not match."""
        match node:
            case Term():
                return map(Worth(self.searcher, node).__getitem__, self._held(node).told_of(docs))
            case Any(parts):
                return self._sum([self.scores(part, docs) for part in parts], docs)
            case Prefix():
                return self._sum([map(float, map(set(one.docs).__contains__, docs)) for one in self._begun(node)], docs)
            case Phrase(forms, weight):
                return self._inside(node, tuple(Term(form, weight) for form in forms), docs)
            case All(parts):
                return self._inside(node, (*parts, Everything()) if node.without else parts, docs)
            case Everything():  # so it counts that something is not there
                return [1.0] * len(docs)

    def size(self, node: Node) -> int:
        """How many documents it may match at most."""
        match node:
            case Term():
                return len(self._held(node).docs)
            case Any(parts):
                return sum(map(self.size, parts))
            case All(parts):
                return min(map(self.size, parts))
            case Phrase(forms):
                return min(self.size(Term(form)) for form in forms)
        return int(self.reader.doc_count_all())

    def _any(self, parts: Sequence[Node], among: Docs | None) -> Docs:
        return set().union(*(self.docs(part, among) for part in parts))

    def _all(self, parts: Sequence[Node], without: Sequence[Node], among: Docs | None) -> Docs:
        found = among
        for part in sorted(parts, key=self.size):
            found = self.docs(part, found)
            if not found:
                return ()
        left = found if found is not None else self._every()
        for part in without:
            left = set(left).difference(self.docs(part, left))
        return left

    def _inside(self, node: Node, parts: Sequence[Node], docs: Sequence[int]) -> Iterable[float]:
        """The parts of what must be there as a whole."""
        here = self.docs(node, docs)
        if len(here) == len(docs):
            return self._sum([self.scores(part, docs) for part in parts], docs)
        some = list(here)
        scores = dict(zip(some, self._sum([self.scores(part, some) for part in parts], some), strict=True))
        return [scores.get(doc, 0.0) for doc in docs]

    def _sum(self, scores: Sequence[Iterable[float]], docs: Sequence[int]) -> Iterable[float]:
        if not scores:
            return [0.0] * len(docs)
        total = scores[0]
        for more in scores[1:]:
            total = map(add, total, more)
        return total

    def _every(self) -> Docs:
        return array(NUMBER, self.reader.all_doc_ids())

    def _begun(self, node: Prefix) -> list[Postings]:
        return [self._word("word", word) for word in self.beginning(node.start, MOST_EXPANSIONS)]

    def _held(self, node: Term | Phrase) -> Postings:
        if isinstance(node, Term):
            return self._word("text", node.form)
        return self.kept.get((*self.name, "", *node.forms), lambda: self._side_by_side(node))

    def _side_by_side(self, node: Phrase) -> Postings:
        together = self.docs(All(tuple(map(Term, node.forms))))
        return side_by_side(self.reader, node.forms, together) if together else Postings(array(NUMBER))

    def _word(self, field: str, form: str) -> Postings:
        def read() -> Postings:
            lengths = self.kept.lengths(self.name[0], self.reader) if field == "text" else None
            return of_word(self.reader, field, form, lengths)

        return self.kept.get((*self.name, field, form), read)


def best(segments: Iterable[tuple[Segment, int, Docs]], wanted: Node, limit: int) -> list[tuple[float, int]]:
    """(score, minus the document's number) of the best, the first of equals; in no order."""
    found: list[tuple[float, int]] = []
    for segment, offset, docs in segments:
        some = docs if isinstance(docs, array) else list(docs)
        scores = list(segment.scores(wanted, some))
        found += _most(scores, some, offset, limit)
    return found if len(found) <= limit else nlargest(limit, found)


def _most(scores: list[float], docs: Sequence[int], offset: int, limit: int) -> Iterator[tuple[float, int]]:
    least = nlargest(limit, scores)[-1] if 0 < limit < len(scores) else 0.0
    near = ((score, -(doc + offset)) for score, doc in zip(scores, docs, strict=True) if score >= least)
    return iter(nlargest(limit, near)) if limit < len(scores) else near
