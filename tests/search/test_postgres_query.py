"""How a query is put to PostgreSQL, and what of it counts how much."""

from collections.abc import Sequence

import pytest

from tests.builders import DATABASE
from tests.search.engines import ask, filled
from tracker.search.engine import Engine, key_of
from tracker.search.postgres_query import Part, Translator, some_suffice
from tracker.search.query import All, Any, Everything, Node, Phrase, Prefix, Term
from tracker.search.synonyms import EQUAL, Synonyms

FORCED, LABOR = Term("forc"), Term("labor")


def beginning(start: str) -> Sequence[str]:
    return {"au": ["audit", "o'clock"]}.get(start, [])


@pytest.mark.parametrize(
    ("node", "wanted"),
    [
        (FORCED, "'forc'"),
        (Term("o'\\x"), "'o''\\\\x'"),
        (Phrase(("forc", "labor")), "(('forc' <-> 'labor'))"),
        (Prefix("au"), "('=audit' | '=o''clock')"),
        (Prefix("zz"), "('!')"),
        (Any((FORCED, LABOR)), "('forc' | 'labor')"),
        (All((FORCED, LABOR), (Prefix("au"),)), "('forc' & 'labor' & !('=audit' | '=o''clock'))"),
        (Everything(), "!'!'"),
    ],
)
def test_a_tree_is_a_query_of_postgresql(node: Node, wanted: str) -> None:
    assert Translator(beginning, 0).wanted(node) == wanted


def test_a_phrase_is_looked_for_in_every_stretch() -> None:
    wanted = "(('forc' <-> 'labor') | ('1~forc' <-> '1~labor'))"
    assert Translator(beginning, 1).wanted(Phrase(("forc", "labor"))) == wanted


def test_each_word_counts_by_itself_and_a_name_with_its_other_names() -> None:
    wro = Any((Term("wro"), Phrase(("withhold", "releas"), 0.8)))
    asked = All((FORCED, wro, Any((LABOR, Prefix("au")))), (Term("rule"),))
    audit = "('=audit' | '=o''clock')"
    assert Translator(beginning, 0).parts(asked) == [
        Part("'forc'", "'forc'", 1.0, 0),
        Part("'wro'", "'wro'", 1.0, 1),
        Part("(('withhold' <-> 'releas'))", "('withhold' | 'releas')", 0.8, 1),
        Part("'labor'", "'labor'", 1.0, 2),
        Part(audit, audit, 2.0, 3),
    ]


@pytest.mark.parametrize(
    ("node", "suffice"),
    [
        (FORCED, False),
        (All((FORCED, Any((LABOR, Term("work", 0.8))))), False),
        (Any((FORCED, LABOR)), True),
        (All((FORCED, Any((LABOR, Term("work"))))), True),
        (All((FORCED, LABOR), (Any((LABOR, Term("work"))),)), False),
        (Any((FORCED, Any((LABOR, Term("work", 0.8))))), True),
    ],
)
def test_some_of_what_is_asked_may_suffice(node: Node, suffice: bool) -> None:
    assert some_suffice(node) == suffice


@pytest.mark.skipif(DATABASE != "postgresql", reason="the order is asked of PostgreSQL")
def test_a_name_of_many_words_counts_as_one(engine: Engine) -> None:
    """However many words it has, and only where they stand together."""
    filled(engine, typed="RASA met us all", full="Risk Analysis met us", apart="analysis RASA risk us")
    vocabulary = Synonyms.of([{"acronym": "RASA", "names": ["Risk Analysis"]}])
    scores = {key_of(name): score for name, score in ask(engine, "RASA", synonyms=vocabulary).ranked}
    assert scores["apart"] == scores["typed"] > 0
    assert scores["full"] == pytest.approx(EQUAL * scores["typed"])
