"""Two engines, one language: any query finds the same in both, whatever was published before and taken back since."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import DATABASE
from tests.search.engines import emptied, postgres, whoosh
from tracker.search.engine import Change, Document, Engine, identity
from tracker.search.language import read
from tracker.search.query import All, Any, Everything, Node, Phrase, Prefix, Query, Term, Unsearchable, any_of
from tracker.search.synonyms import starting
from tracker.search.words import LONGEST

pytestmark = pytest.mark.skipif(DATABASE != "postgresql", reason="PostgreSQL's engine needs one")

WORDS = ["CBP", "QRA", "QRAs", "Quick Response Audit", "WRO", "C-TPAT", "CTPAT", "non-members", "forced", "forcing",
         "labor", "trade", "Trade's", "TTWG", "7.37", "3477-1123", "U.S.", "the", "&", "in-bond", "bond", "café",
         "x" * (LONGEST + 1), "straße", "o'clock", "\\", "'", "Ω", "a-b-c-d-e-f-g"]  # fmt: skip
FORMS = ["cbp", "qra", "forc", "labor", "trade", "7.37", "bond", "inbond", "zeppelin", "in", "non"]

words = st.one_of(st.sampled_from(WORDS), st.text(max_size=4))
texts = st.lists(words, max_size=12).map(" ".join)
documents = st.lists(st.tuples(texts, texts, st.sampled_from(["paper", "recommendation"])), max_size=6)
signs = st.sampled_from(["AND", "OR", "NOT", "(", ")", '"', "-", "*", "tr*", "fo*", "c-t*", "x*", "34*", "-CBP"])
typed = st.lists(st.one_of(words, signs), min_size=1, max_size=9).map(" ".join)

forms = st.sampled_from(FORMS)
leaves = st.one_of(
    st.builds(Term, forms, st.sampled_from([1.0, 0.8, 0.4])),
    st.builds(Phrase, st.lists(forms, min_size=1, max_size=4).map(tuple)),
    st.builds(Prefix, st.sampled_from(["c", "tr", "ctp", "7", "zz", "ca"])),
    st.just(Everything()),
)
nodes = st.recursive(
    leaves,
    lambda node: st.one_of(
        st.builds(Any, st.lists(node, min_size=1, max_size=3).map(tuple)),
        st.builds(All, st.lists(node, min_size=1, max_size=3).map(tuple), st.lists(node, max_size=2).map(tuple)),
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Engine, Engine]]:
    with tempfile.TemporaryDirectory() as folder:
        yield emptied(whoosh(Path(folder))), emptied(postgres(Path(folder)))


def kept(both: tuple[Engine, Engine], said: list[tuple[str, str, str]]) -> None:
    """What the example before had is replaced or gone."""
    made = [
        Document(identity(str(n), text, title), str(n), kind, title, text) for n, (title, text, kind) in enumerate(said)
    ]
    gone = [Change(str(n), ()) for n in range(len(said), 6)]
    for engine in both:
        engine.apply([*(Change(one.key, (one,)) for one in made), *gone], 1)
    assert sorted(both[0].words()) == list(both[1].words())


def alike(both: tuple[Engine, Engine], query: Query) -> None:
    one, other = (engine.find(query, limit=100, facets=("kind",)) for engine in both)
    assert (one.ids, one.facets) == (other.ids, other.facets)
    assert {name for name, _ in one.ranked} == {name for name, _ in other.ranked} == one.ids


@settings(max_examples=25)
@given(said=documents, asked=st.lists(typed, min_size=2, max_size=4))
def test_what_a_person_types_finds_the_same(
    both: tuple[Engine, Engine], said: list[tuple[str, str, str]], asked: list[str]
) -> None:
    kept(both, said)
    for one in asked:
        try:
            query = read(one, starting())
        except Unsearchable:
            continue
        alike(both, query)
        alike(both, query.of(any_of(query.concepts)))


@settings(max_examples=25)
@given(said=documents, trees=st.lists(nodes, min_size=2, max_size=4))
def test_any_tree_of_words_finds_the_same(
    both: tuple[Engine, Engine], said: list[tuple[str, str, str]], trees: list[Node]
) -> None:
    kept(both, said)
    for tree in trees:
        alike(both, Query("", tree))
