"""Which documents have enough of the words, and how much: the same as asking each of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import DATABASE
from tests.search.engines import change, made
from tracker.search.engine import Engine, among, key_of, number_among
from tracker.search.filling import ENOUGH, Held, _weight, partly
from tracker.search.language import read
from tracker.search.query import Term
from tracker.search.synonyms import Synonyms
from tracker.search.whoosh_engine import WhooshEngine

documents = [f"d{n}" for n in range(12)]
held = st.lists(st.sets(st.sampled_from(documents)), min_size=1, max_size=6)


def asked_one_by_one(held: Held, standing: Mapping[str, str]) -> dict[str, float]:
    weights = {
        part: _weight(len(ids & standing.keys()), len(standing)) for part, ids in held.items() if ids & standing.keys()
    }
    total = sum(weights.values())
    shares = {name: sum(weights[part] for part in weights if name in held[part]) / (total or 1) for name in standing}
    return {name: share for name, share in shares.items() if share >= ENOUGH}


@given(sets=held, standing=st.sets(st.sampled_from(documents)))
def test_it_is_the_same_as_asking_each_document(sets: list[set[str]], standing: set[str]) -> None:
    parts: Held = {Term(str(n)): ids for n, ids in enumerate(sets)}
    stands = dict.fromkeys(sorted(standing), "paper")
    found, expected = partly(parts, stands).shares, asked_one_by_one(parts, stands)
    near = {name for name in {*found, *expected} if abs(found.get(name, ENOUGH) - ENOUGH) > 1e-9}
    assert {name: found.get(name) for name in near} == pytest.approx({name: expected.get(name) for name in near})


def test_names_that_an_engine_numbers_are_a_set_like_any_other(engine: Engine) -> None:
    for texts in ({"a": "forced labor", "b": "labor audit"}, {"c": "audit of labor", "d": "forced"}):
        engine.apply([change(key, text) for key, text in texts.items()], len(texts))
    for typed in ("labor", "forced OR audit", "labor audit", "zeppelin", "lab*"):
        ids = engine.find(read(typed, Synonyms.of([])), limit=0, facets=()).ids
        plain = frozenset(ids)
        assert (ids, len(ids), plain) == (plain, len(plain), ids)
        every = engine.find(read("lab* OR for* OR aud*", Synonyms.of([])), limit=0, facets=()).ids
        assert {name for name in every if name in ids} == plain == ids & every == every & ids
        assert ids | {"other@x"} == plain | {"other@x"} == {"other@x"} | ids
        assert "other@x" not in ids
        for some in (every, plain, frozenset(list(every)[:2]), frozenset()):
            standing = dict.fromkeys(some, "paper")
            assert frozenset(among(ids, standing)) == plain & some == frozenset(among(plain, standing))
            assert number_among(ids, standing) == len(plain & some) == number_among(plain, standing)


@pytest.mark.skipif(DATABASE != "sqlite", reason="Whoosh is the engine beside SQLite")
def test_what_stands_is_asked_anew_of_another_state_and_of_another_generation(tmp_path: Path) -> None:
    engine = made(tmp_path)
    assert isinstance(engine, WhooshEngine)
    engine.apply([change("a", "labor"), change("b", "labor")], 1)

    def labor(standing: Mapping[str, str]) -> Iterator[str]:
        found = engine.find(read("labor", Synonyms.of([])), limit=0, facets=()).ids
        return iter(sorted(map(key_of, among(found, standing))))

    names = {key_of(name): name for name in engine._current().ids}
    both, one = dict.fromkeys(names.values(), "paper"), {names["b"]: "paper"}
    for _ in range(2):
        assert [*labor(both)] == ["a", "b"]
        assert [*labor(one)] == ["b"]
        assert [*labor({})] == []
    assert len(engine._current()._stood) == 2
    engine.apply([change("b"), change("c", "labor")], 2)
    assert [*labor(both)] == ["a"]
    assert [*labor(one)] == []
