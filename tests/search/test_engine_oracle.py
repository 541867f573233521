"""Any query, against any engine: it finds exactly the texts that a plain reading of the query finds."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.engines import change, keys, made
from tracker.search.engine import Change, Engine, key_of
from tracker.search.language import read
from tracker.search.query import All, Any, Node, Phrase, Prefix, Query, Term, Unsearchable
from tracker.search.synonyms import Synonyms
from tracker.search.words import placed, surfaces, telling

WORDS = ["audit", "audits", "RASA", "risk", "analysis", "survey", "forced", "labor", "in-bond", "7.37", "valid", "of"]
VOCABULARY = Synonyms.of([{"acronym": "RASA", "names": ["Risk Analysis"], "related": ["Forced Labor"]}])
texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=8)
pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["AND", "OR", "NOT", "(", ")", '"', "-", "for*", "au*", "-audit", "zeppelin"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda found: '"' + " ".join(found) + '"'),
)
queries = st.lists(pieces, min_size=1, max_size=8).map(" ".join)


def holds(node: Node, places: Mapping[str, Set[int]], printed: Set[str]) -> bool:
    match node:
        case Term(form):
            return form in places
        case Phrase(forms):
            return any(
                all(at + n in places.get(form, ()) for n, form in enumerate(forms)) for at in places.get(forms[0], ())
            )
        case Prefix(start):
            return any("".join(filter(str.isalnum, word)).startswith(start) for word in printed)
        case All(parts, without):
            wanted = all(holds(part, places, printed) for part in parts)
            return wanted and not any(holds(part, places, printed) for part in without)
        case Any(parts):
            return any(holds(part, places, printed) for part in parts)
    return True


def read_plainly(text: str, query: Query) -> bool:
    places: dict[str, set[int]] = defaultdict(set)
    for form, place in placed((telling(text),)):
        places[form].add(place)
    return holds(query.wanted, places, set(surfaces(text)))


@pytest.fixture(scope="module")
def emptied() -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder:
        yield made(Path(folder))


@settings(max_examples=150)
@given(said=texts, typed=queries)
def test_an_engine_finds_what_a_plain_reading_finds(emptied: Engine, said: list[str], typed: str) -> None:
    fill(emptied, said)
    try:
        query = read(typed, VOCABULARY)
    except Unsearchable:
        return
    found = emptied.find(query, limit=100, facets=("kind",))
    assert keys(found) == [str(n) for n, text in enumerate(said) if read_plainly(text, query)]
    assert {name for name, _ in found.ranked} == found.ids
    assert sum(found.facets["kind"].values()) == found.total
    best = emptied.find(query, limit=2, facets=())
    assert len(best.ranked) == min(2, found.total)
    assert best.ids == found.ids


def fill(engine: Engine, said: list[str]) -> None:
    """Each example has its own texts; what the one before held is gone."""
    gone = [Change(str(n), ()) for n in range(len(said), 8)]
    engine.apply([*(change(str(n), text) for n, text in enumerate(said)), *gone], 1)
    assert {
        key_of(name) for name in engine.find(read("*x OR " + " OR ".join(WORDS), VOCABULARY), limit=0, facets=()).ids
    } <= {str(n) for n in range(len(said))}
