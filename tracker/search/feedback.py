"""What says the same in other words: documents that have the most telling words of the best answers (pseudo relevance
feedback). The fewer documents have a word, the more it tells, and nothing what a quarter of them has; a long text tells
no more than a short one."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from tracker.search.engine import Document
from tracker.search.marks import Marker
from tracker.search.query import Node, Query, Term, all_of, any_of
from tracker.search.words import runs, words

LEADING = 5  # answers that are asked for their words
TERMS = 8  # words asked for
ADDED = 20  # documents that come in by them alone
ALIKE = 0.1  # of the weight of these words: what has less does not come in
RARE = 1_000  # documents that these words may have among them
READ = 4_000  # characters of an answer from which words are taken


@dataclass(frozen=True, slots=True)
class Echo:
    """`query` asks for any of the words, `marker` says how much of them a text has."""

    query: Query
    marker: Marker

    @classmethod
    def of(cls, best: Mapping[Document, float], counts: Mapping[str, int]) -> "Echo | None":
        """Of the best answers by their weights; `counts` are those of the lexicon. Nothing when no word tells much."""
        terms: dict[Node, float] = {Term(form): weight for form, weight in _telling(best, counts).items()}
        if not terms:
            return None
        wanted = tuple(terms)
        return cls(Query("", any_of(wanted)), Marker.of(Query("", all_of(wanted)), terms))

    def share(self, title: str, text: str) -> float:
        return self.marker.share([*self.marker.places(title), *self.marker.places(text)])


def _telling(best: Mapping[Document, float], counts: Mapping[str, int]) -> dict[str, float]:
    every = 1 + max(counts.values(), default=1)
    read = {document: _forms(f"{document.title}\n{document.text[:READ]}") for document in best}
    printed: dict[str, set[str]] = defaultdict(set)
    for form, surface in (pair for pairs in read.values() for pair in pairs):
        printed[form].add(surface)
    having = {form: sum(counts.get(surface, 0) for surface in surfaces) for form, surfaces in printed.items()}
    total: dict[str, float] = defaultdict(float)
    for document, weight in best.items():
        often: Counter[str] = Counter()
        for (form, _), times in read[document].items():
            often[form] += times
        told = {form: (1 + log(times)) * log(every / having[form])
                for form, times in often.items() if 1 < having[form] <= every / 4}  # fmt: skip
        length = sum(one * one for one in told.values()) ** 0.5
        for form, one in told.items():
            total[form] += weight * one / length
    found: dict[str, float] = {}
    room = RARE
    for form in sorted(total, key=lambda form: (-total[form], form))[: 2 * TERMS]:
        if len(found) < TERMS and having[form] <= room:
            found[form] = total[form]
            room -= having[form]
    return found


def _forms(text: str) -> Counter[tuple[str, str]]:
    """How often it has each word that is asked for alone: as it is indexed, and as it is printed."""
    found: Counter[tuple[str, str]] = Counter()
    for run, times in Counter(runs(text)).items():
        for word in words(run):
            if not word.small and len(word.parts) == 1:
                found[word.parts[0], word.surfaces[0]] += times
    return found
