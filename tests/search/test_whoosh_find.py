"""What is reckoned over arrays is what Whoosh itself finds and gives for the same query, and what is kept of a segment
is bounded, never wrong, and gone with the segment."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any as Untyped

import pytest
from hypothesis import given, settings
from whoosh import query as whoosh_query
from whoosh.matching import NullMatcher
from whoosh.query.spans import SpanNear2

from tests.builders import DATABASE
from tests.search.engines import ask, change, emptied, found_by, opened
from tests.search.test_engine_oracle import VOCABULARY, fill, queries, texts
from tracker.search.engine import key_of
from tracker.search.language import read
from tracker.search.query import MOST_EXPANSIONS, All, Any, Node, Phrase, Prefix, Query, Term, Unsearchable
from tracker.search.whoosh_engine import WhooshEngine
from tracker.search.whoosh_view import View

pytestmark = pytest.mark.skipif(DATABASE != "sqlite", reason="Whoosh is the engine beside SQLite")
MANY = 1000


@pytest.fixture(scope="module")
def shared() -> Iterator[WhooshEngine]:
    with tempfile.TemporaryDirectory() as folder:
        yield new(Path(folder))


def new(folder: Path) -> WhooshEngine:
    engine = emptied(opened(folder))
    assert isinstance(engine, WhooshEngine)
    return engine


class Adjacent(SpanNear2):  # type: ignore[misc]
    """Whoosh's own cannot estimate how many it finds."""

    def estimate_size(self, reader: Untyped) -> int:
        return min(int(term.estimate_size(reader)) for term in self.qs)

    def matcher(self, searcher: Untyped, context: Untyped = None) -> Untyped:
        here = self.estimate_size(searcher.reader()) > 0
        return super().matcher(searcher, context) if here else NullMatcher()


def translated(node: Node, view: View) -> Untyped:
    """The query as Whoosh has it."""
    match node:
        case Term(form, weight):
            return whoosh_query.Term("text", form, boost=weight)
        case Phrase(forms, weight):
            return Adjacent([whoosh_query.Term("text", form, boost=weight) for form in forms])
        case Prefix(start):
            begun = [whoosh_query.Term("word", word) for word in view.beginning(start, MOST_EXPANSIONS)]
            return whoosh_query.Or(begun) if begun else whoosh_query.NullQuery
        case Any(parts):
            return whoosh_query.Or([translated(part, view) for part in parts])
        case All(parts, without):
            wanted = whoosh_query.And([translated(part, view) for part in parts])
            gone = whoosh_query.Or([translated(part, view) for part in without])
            return whoosh_query.And([wanted, whoosh_query.Not(gone)]) if without else wanted
    return whoosh_query.Every()


@settings(max_examples=150)
@given(said=texts, typed=queries)
def test_it_finds_and_scores_as_whoosh_does(shared: WhooshEngine, said: list[str], typed: str) -> None:
    fill(shared, said)
    try:
        query = read(typed, VOCABULARY)
    except Unsearchable:
        return
    view = shared._current()
    theirs = {
        view.ids[n]: score for n, score in view.searcher().search(translated(query.wanted, view), limit=None).items()
    }
    ours = shared.find(query, limit=MANY, facets=())
    assert ours.ids == theirs.keys()
    assert dict(ours.ranked) == pytest.approx(theirs)
    best = shared.find(query, limit=2, facets=()).ranked
    assert [score for _, score in best] == [score for _, score in ours.ranked[:2]]


def test_of_several_segments_it_scores_as_whoosh_does(tmp_path: Path) -> None:
    engine = new(tmp_path)
    for n in range(3):
        change_of = [change(f"{n}-{m}", f"forced labor {'audit ' * (m + 1)}of trade") for m in range(600 // (4**n))]
        engine.apply(change_of, n + 1)
    view, query = engine._current(), read("labor audit", VOCABULARY)
    assert view.segments > 1
    theirs = {
        view.ids[n]: score for n, score in view.searcher().search(translated(query.wanted, view), limit=None).items()
    }
    assert dict(engine.find(query, limit=len(theirs), facets=()).ranked) == pytest.approx(theirs)
    assert found_by(engine, '"labor audit"') == sorted(map(key_of, theirs))


def test_what_is_kept_is_bounded_and_answers_stay_the_same(tmp_path: Path) -> None:
    engine = new(tmp_path)
    engine.apply([change(str(n), f"word{n} forced labor of trade") for n in range(50)], 1)
    typed = ["forced labor", *(f"word{n} trade" for n in range(50)), '"labor trade"']
    before = [ask(engine, one).ranked for one in typed]
    kept = engine._current()._kept
    assert len(kept._held) > 50
    kept.only(())
    assert (kept.taken, len(kept._held)) == (0, 0)
    kept.room = 600
    assert [ask(engine, one).ranked for one in typed] == before
    assert 0 < kept.taken <= 600
    assert kept.taken == sum(held.size for held in kept._held.values())


def test_nothing_is_kept_of_what_was_taken_back(tmp_path: Path) -> None:
    engine = new(tmp_path)
    engine.apply([change("a", "the secret audit"), change("b", "an audit")], 1)
    assert found_by(engine, "audit") == ["a", "b"]
    assert found_by(engine, '"secret audit"') == ["a"]
    kept = engine._current()._kept
    assert kept.taken
    engine.apply([change("a")], 2)
    assert (found_by(engine, "secret"), found_by(engine, '"secret audit"'), found_by(engine, "audit")) == (
        [],
        [],
        ["b"],
    )
    live = set(engine._current()._names)
    assert {name[0] for name in kept._held} <= live
    assert set(kept._lengths) <= live
    assert list(engine.words()) == [("audit", 1)]
    assert set(kept._counted) <= live


def test_a_document_that_is_deleted_in_a_segment_that_stays_is_not_found(tmp_path: Path) -> None:
    """No write of ours leaves one: what is kept is named by how much is deleted, should one ever do."""
    engine = new(tmp_path)
    engine.apply([change("a", "secret audit"), change("b", "secret audit and more")], 1)
    assert found_by(engine, "secret") == found_by(engine, '"secret audit"') == ["a", "b"]
    (name,) = (name for name in engine._current().ids if key_of(name) == "a")
    engine._write([name], (), 2, lambda _, segments: list(segments))
    for typed in ("secret", '"secret audit"', "sec*", "audit OR secret"):
        assert found_by(engine, typed) == ["b"], typed
    assert engine.find(Query("", All((Term("secret"),), (Term("more"),))), limit=9, facets=()).ids == frozenset()
