"""What every engine finds. The same questions go to each."""

import pytest

from tests.search.engines import ask, change, document, filled, found_by, in_order, keys
from tracker.search.engine import Change, Engine
from tracker.search.language import read
from tracker.search.query import MOST_EXPANSIONS, Everything, Query
from tracker.search.synonyms import Synonyms

AUDITS = "Quick Response Audits, and Risk Analysis & Survey Assessments of benefits"
FORCED = "CBP enforces forced labor rules; the labor is never forced upon validation"
ACRONYMS = "RASAs, WROs and QRAs are audits for C-TPAT non-members"
PRINTED = "Pub# 3477-1123, docket USCBP-2023-0099, criterion 7.37, number 010457, month 2020-12"


@pytest.fixture
def four(engine: Engine) -> Engine:
    return filled(engine, audits=AUDITS, forced=FORCED, acronyms=ACRONYMS, printed=PRINTED)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("audits benefits", ["audits"]),
        ("audits AND benefits", ["audits"]),
        ("benefits OR validation", ["audits", "forced"]),
        ("audits NOT benefits", ["acronyms"]),
        ("audits -benefits", ["acronyms"]),
        ('audits -"response audits"', ["acronyms"]),
        ("(benefits OR enforces) -rules", ["audits"]),
        ('"forced labor"', ["forced"]),
        ('"labor forced"', []),
        ('"survey assessments of benefits"', ["audits"]),
        ('"analysis and survey"', ["audits"]),
        ("auditing", ["acronyms", "audits"]),
        ("validations", ["forced"]),
        ("valid*", ["forced"]),
        ("non-mem*", ["acronyms"]),
        ("zeppelin", []),
        ("forced OR NOT audits", ["forced"]),
    ],
)
def test_words_phrases_and_operators(four: Engine, typed: str, expected: list[str]) -> None:
    assert found_by(four, typed) == expected


@pytest.mark.parametrize(
    "typed", ["RASA", "RASAs", "rasas", "Risk Analysis & Survey Assessment", "risk analysis and survey assessments"]
)
def test_a_name_finds_the_texts_with_its_other_name(four: Engine, typed: str) -> None:
    assert found_by(four, typed) == ["acronyms", "audits"]


def test_a_related_name_is_found_too_and_counts_less(engine: Engine) -> None:
    filled(
        engine, old="the TTWG met", new="the TPE met", full="the Trusted Trader Working Group met", other="nobody met"
    )
    found = ask(engine, "TTWG")
    assert keys(found) == ["full", "new", "old"]
    assert in_order(found)[-1] == "new"


def test_what_is_typed_counts_more_than_an_equal_name_and_that_more_than_a_related_one(engine: Engine) -> None:
    filled(engine, related="the survey met", equal="the audit met", typed="the RASA met")
    vocabulary = Synonyms.of([{"acronym": "RASA", "names": ["Audit"], "related": ["Survey"]}])
    assert in_order(ask(engine, "RASA", synonyms=vocabulary)) == ["typed", "equal", "related"]


def test_where_some_of_the_words_suffice_the_rare_ones_decide(engine: Engine) -> None:
    filled(engine, rare="zeppelin and nothing", **{f"k{n}": "audit and nothing" for n in range(20)})
    assert in_order(ask(engine, "audit OR zeppelin"))[0] == "rare"


def test_what_is_left_out_is_left_out_to_the_last_document(engine: Engine) -> None:
    filled(engine, one="audits", two="risk audits")
    assert found_by(engine, "risk -audits") == []


def test_without_vocabulary_only_what_is_typed_is_found(four: Engine) -> None:
    assert found_by(four, "RASA", synonyms=Synonyms.of([])) == ["acronyms"]


@pytest.mark.parametrize(
    "typed", ["CTPAT", "C-TPAT", "c-tpat", "C‑TPAT", "nonmembers", "non-members", "members", '"non-members"']
)
def test_hyphens_do_not_matter(four: Engine, typed: str) -> None:
    assert found_by(four, typed) == ["acronyms"]


def test_a_compound_is_found_wherever_its_hyphen_stands(engine: Engine) -> None:
    filled(engine, one="Importer-Self Assessment", two="importer self-assessment", three="importer self assessment")
    none = Synonyms.of([])
    for typed in (
        "importer self-assessment",
        "Importer-Self Assessment",
        '"importer self-assessment"',
        '"importer-self assessment"',
    ):
        assert found_by(engine, typed, synonyms=none) == ["one", "three", "two"]


@pytest.mark.parametrize(
    "typed",
    ["3477-1123", "3477", "1123", "USCBP-2023-0099", "uscbp 0099", "7.37", "010457", "2020-12", "Pub# 3477-1123"],
)
def test_numbers_are_found_as_printed_and_by_their_parts(four: Engine, typed: str) -> None:
    assert found_by(four, typed) == ["printed"]


@pytest.mark.parametrize("typed", ["3477-1124", "737", "1123-3477", "34771123", "457"])
def test_another_number_is_not_found(four: Engine, typed: str) -> None:
    assert found_by(four, typed) == []


def test_a_prefix_stands_for_its_most_frequent_words_only(engine: Engine) -> None:
    rare = {f"rare{n}": f"prefix{n:03}" for n in range(MOST_EXPANSIONS)}
    filled(engine, first="prefixcommon", second="prefixcommon", **rare)
    found = found_by(engine, "prefix*")
    assert len(found) == 2 + MOST_EXPANSIONS - 1
    assert {"first", "second"} <= set(found)


def test_the_title_is_searched_and_counts_twice(engine: Engine) -> None:
    titled, mentioned = (
        document("titled", "about trade", title="Audits"),
        document("mentioned", "audits trade", title="About"),
    )
    engine.apply([Change(one.key, (one,)) for one in (mentioned, titled)], 2)
    assert in_order(ask(engine, "audits")) == ["titled", "mentioned"]


def test_no_phrase_reaches_from_the_title_into_the_text(engine: Engine) -> None:
    one = document("one", "labor", title="forced")
    engine.apply([Change("one", (one,))], 1)
    assert found_by(engine, '"forced labor"') == []
    assert found_by(engine, '"labor forced"') == []
    assert found_by(engine, "forced labor") == ["one"]


def test_totals_are_exact_whatever_the_limit(engine: Engine) -> None:
    engine.apply([change(f"k{n}", f"audit {'labor ' * (n % 7)}{n}") for n in range(230)], 230)
    found = ask(engine, "audit", limit=10)
    assert (found.total, len(set(found.ids)), len(found.ranked)) == (230, 230, 10)
    assert [score for _, score in found.ranked] == sorted((score for _, score in found.ranked), reverse=True)
    assert ask(engine, "audit", limit=0).total == 230


def test_kinds_are_counted_over_all_that_match(engine: Engine) -> None:
    engine.apply(
        [change("a", "audit"), change("b", "audit"), change("c", "audit", kind="paper"), change("d", "other")], 4
    )
    assert ask(engine, "audit", limit=1).facets == {"kind": {"recommendation": 2, "paper": 1}}


def test_everything_is_every_document(four: Engine) -> None:
    found = four.find(Query("", Everything()), limit=0, facets=())
    assert keys(found) == ["acronyms", "audits", "forced", "printed"]


def test_the_lexicon_is_what_is_printed_never_a_stem(engine: Engine) -> None:
    engine.apply([change("a", "The validation of C-TPAT's self-assessments"), change("b", "QRAs and validation")], 2)
    assert dict(engine.words()) == {
        "validation": 2, "c-tpat": 1, "tpat": 1, "self-assessments": 1, "self": 1, "assessments": 1, "qras": 1
    }  # fmt: skip


def test_an_empty_index_finds_nothing(engine: Engine) -> None:
    found = engine.find(read("audits", Synonyms.of([])), limit=5, facets=("kind",))
    assert (found.total, found.ranked, dict(engine.words()), engine.position()) == (0, (), {}, 0)
