"""What a short list of hits is filled up with: texts that have what tells most of the words, and what stands beside the
best of them in the record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from math import log

from tracker.search.engine import Engine, among, key_of, number_among
from tracker.search.query import Any, Node, Query, Term, all_of, any_of
from tracker.search.suggest import nearest
from tracker.search.words import FAINT, parts

SIZE = 20  # hits with all of the words from which on nothing is added
ENOUGH = 0.5  # of the weight of all words: what has less is no answer
ROUNDED = 1e-9  # by which sums of the same weights may differ
RESPELT = 0.7  # how much a word counts that is only near to what was typed
FAINTLY = 0.3  # how much a word tells that says little of what it is about, however few have it
_FAINT = frozenset(parts(" ".join(FAINT))) | {str(number) for number in range(10)}


Held = Mapping[Node, Set[str]]  # part of a query -> the documents that have it


@dataclass(frozen=True, slots=True)
class Partly:
    """`weights` says how much each part of the query tells, `shares` how much of that a document has, by its id."""

    weights: Mapping[Node, float]
    shares: Mapping[str, float]

    @property
    def telling(self) -> tuple[Node, ...]:
        """The fewest parts of which every document that has enough has one: what many have is left out."""
        return _telling(self.weights, ENOUGH)


def _telling(weights: Mapping[Node, float], enough: float) -> tuple[Node, ...]:
    found: list[Node] = []
    left = sum(weights.values())
    need = enough * left
    for part in sorted(weights, key=lambda part: -weights[part]):
        if left < need:
            break
        found.append(part)
        left -= weights[part]
    return tuple(found)


def held_by(engine: Engine, query: Query, known: Held | None = None) -> Held:
    """Each part of the query, asked by itself unless it is known."""
    held = known or {}
    return {part: held[part] if part in held else engine.find(query.of(part), limit=0, facets=()).ids
            for part in query.concepts}  # fmt: skip


def partly(held: Held, standing: Mapping[str, str]) -> Partly:
    """By the standing documents that have a part: the fewer, the more it tells. What none has tells nothing."""
    having = {part: number_among(ids, standing) for part, ids in held.items() if ids}
    weights = {part: _weight(number, len(standing)) * _tells(part) for part, number in having.items() if number}
    total = sum(weights.values())
    shares: dict[str, float] = defaultdict(float)
    near = {name for part in _telling(weights, ENOUGH - ROUNDED) for name in among(held[part], standing)}
    for part, weight in weights.items():
        for name in near & held[part]:
            shares[name] += weight / total
    return Partly(weights, {name: share for name, share in shares.items() if share >= ENOUGH})


def including(some: Partly, named: Iterable[str]) -> Partly:
    """With these documents, that the words name among others: whatever else is asked, it is asked of them."""
    return replace(some, shares={**dict.fromkeys(named, ENOUGH), **some.shares})


def respelt(engine: Engine, query: Query, held: Held) -> Query:
    """The query with each word that is nowhere looked for as its nearest published one, too, if it has one."""
    missing = {part for part, ids in held.items() if not ids and isinstance(part, Term)}
    typed = {Term(forms[0]): word for word in query.words if len(forms := parts(word)) == 1}
    near = {part: better for part in missing & typed.keys() if (better := nearest(engine, typed[part]))}
    if not near:
        return query
    wider = tuple(
        any_of((part, *(Term(form, RESPELT) for form in parts(near[part])[:1]))) if part in near else part
        for part in query.concepts
    )
    told = tuple((typed[part], (better,)) for part, better in near.items())
    return replace(query, wanted=all_of(wider), synonyms=(*query.synonyms, *told))


def leading(shares: Mapping[str, float], full: Set[str]) -> list[str]:
    """The keys of the documents with all of the words; where there are none, of those with most of them, if few."""
    if full:
        return sorted(map(key_of, full))
    most = max(shares.values(), default=0.0)
    best = [key_of(name) for name, share in shares.items() if share >= most - 1e-9]
    return sorted(best) if len(best) < SIZE else []


def _weight(having: int, of: int) -> float:
    return log(1 + (of - having + 0.5) / (having + 0.5))


def _tells(part: Node) -> float:
    typed = part.parts[0] if isinstance(part, Any) else part
    return FAINTLY if isinstance(typed, Term) and typed.form in _FAINT else 1.0
