"""The judged set: queries over the demonstration, as people of the field type them, and what of it is an answer to each.
A key that the demonstration does not have, or has retracted, would count against every search."""

import re

import pytest

from tests.builders import DATABASE
from tests.search.judged import CONTENT, QUERIES, mean, measured, ndcg

LEAST = 0.90  # mean nDCG of the first ten, on each engine
LEFT = 0.37  # of what the engine's own order lacks, the most that search may lack (docs/decisions/0017)
APART = 0.03  # the most by which one engine may be behind another


def test_what_is_judged_stands_in_the_demonstration() -> None:
    named = {key for one in QUERIES for key in one["judged"]}
    held = {str(path.relative_to(CONTENT).with_suffix("")) for path in CONTENT.rglob("*.md")}
    retracted = {
        re.sub(r"@\d+$", "", str(path.relative_to(CONTENT).with_suffix("")))
        for path in CONTENT.rglob("*@*.md")
        if "\nact: retract\n" in path.read_text(encoding="utf-8")
    }
    assert named - held == set()
    assert named & retracted == set()


def test_each_query_has_an_answer_that_is_exactly_it_and_says_who_asks() -> None:
    assert len({one["q"] for one in QUERIES}) == len(QUERIES)
    for one in QUERIES:
        assert set(one) == {"q", "asks", "judged"}, one["q"]
        assert one["asks"], one["q"]
        assert {3} <= set(one["judged"].values()) <= {1, 2, 3}, one["q"]


def test_the_first_ten_are_worth_what_they_were() -> None:
    worst = sorted((worth, query) for told in measured().values() for query, worth in told.search.items())[:5]
    assert [name for name, told in measured().items() if mean(told.search) < LEAST] == [], worst


def test_search_makes_up_for_most_of_what_the_engines_own_order_lacks() -> None:
    assert {name: told.left for name, told in measured().items() if told.left > LEFT} == {}


@pytest.mark.skipif(DATABASE == "sqlite", reason="one engine alone has none beside it")
def test_no_engine_is_far_behind_another() -> None:
    means = [mean(told.search) for told in measured().values()]
    assert max(means) - min(means) <= APART, means


def test_what_the_first_ten_are_worth() -> None:
    judged = {"a": 3, "b": 1}
    assert [ndcg(found, (), judged) for found in (["a", "b"], [], ["x"])] == [1.0, 0.0, 0.0]
    assert ndcg(["b"], ("a",), judged) == 1.0 > ndcg(["b", "a"], (), judged) > ndcg(["b"], (), judged)
