"""From the documents an engine found to the things that count on the day, in the order in which they are shown."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tracker.published.find import wordings
from tracker.published.thing import Thing
from tracker.search.engine import Document, Engine, key_of
from tracker.search.marks import Marker
from tracker.search.query import Query
from tracker.search.ranking import RERANKED, Candidate, reranked
from tracker.search.standing import InForce
from tracker.search.sync import documents_of

ASKED = 200  # ranked documents asked of the engine at first


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of hits is asked of, and for. `named` are the things that a number or citation names; `page` is the
    stretch of the order that is shown."""

    reader: Connection
    engine: Engine
    stands: InForce
    on: date
    named: Mapping[str, Thing]
    kinds: Collection[str]
    page: range


@dataclass(frozen=True, slots=True)
class Matches:
    """`documents`: key -> the document by which it counts, None when only its number was typed. `counts` is by kind,
    before a kind was chosen. `order` holds the keys in order, as far as the page asked for needs them."""

    documents: Mapping[str, str | None]
    counts: Mapping[str, int]
    order: Sequence[str]


def matches(asked: Asked, query: Query) -> Matches:
    found = asked.engine.find(query, limit=ASKED, facets=())
    documents = _counted(found.ids, asked.stands)
    counts = Counter(asked.stands.kind(name) for name in documents.values())
    counts.update(thing.kind for key, thing in asked.named.items() if key not in documents)
    if asked.kinds:
        documents = {key: name for key, name in documents.items() if asked.stands.kind(name) in asked.kinds}
    ranked = _ranked(found.ranked, documents)
    if len(ranked) < min(max(asked.page.stop, RERANKED), len(documents)):
        ranked = _ranked(asked.engine.find(query, limit=found.total, facets=()).ranked, documents)
    first = [key for key, thing in asked.named.items() if not asked.kinds or thing.kind in asked.kinds]
    order = [*first, *(key_of(name) for name in _weighed(asked.reader, query, ranked, first))]
    return Matches({key: documents.get(key) for key in first} | documents, counts, order)


def texts_of(reader: Connection, keys: Collection[str]) -> dict[str, Document]:
    """The documents of these keys, by name, as the record has them now."""
    found = wordings(reader, keys) if keys else {}
    return {one.id: one for key, said in found.items() for one in documents_of(key, said)}


def _counted(names: Set[str], stands: InForce) -> dict[str, str]:
    """One document a thing: that in force, else an earlier name."""
    former = {key_of(name): name for name in sorted(names & stands.former.keys())}
    return former | {key_of(name): name for name in names & stands.kinds.keys()}


def _ranked(ranked: Sequence[tuple[str, float]], documents: Mapping[str, str]) -> list[tuple[str, float]]:
    return [(name, score) for name, score in ranked if documents.get(key_of(name)) == name]


def _weighed(reader: Connection, query: Query, ranked: Sequence[tuple[str, float]], first: Sequence[str]) -> list[str]:
    """The best of the engine weighed anew, the rest as it is; without those that come first anyway."""
    rest = [(name, score) for name, score in ranked if key_of(name) not in first]
    best = dict(rest[:RERANKED])
    texts = texts_of(reader, [key_of(name) for name in best])
    held = [
        Candidate(name, score, texts[name].title, texts[name].text) for name, score in best.items() if name in texts
    ]
    return [*reranked(Marker.of(query), held), *(name for name, _ in rest[RERANKED:])]
