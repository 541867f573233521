"""What people type, and what it is taken to mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.search.language import MOST_CHARACTERS, MOST_WORDS, read
from tracker.search.query import All, Any, Phrase, Prefix, Query, Term, Unsearchable, leaves
from tracker.search.synonyms import Synonyms

NONE = Synonyms.of([])
NAMES = Synonyms.of([{"acronym": "RASA", "names": ["Risk Analysis & Survey Assessment"], "related": ["Survey"]}])


def q(typed: str, synonyms: Synonyms = NONE) -> Query:
    return read(typed, synonyms)


A, B, C = Term("aa"), Term("bb"), Term("cc")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("aa bb", All((A, B))),
        ("aa AND bb", All((A, B))),
        ("aa OR bb", Any((A, B))),
        ("aa bb OR cc", Any((All((A, B)), C))),
        ("aa (bb OR cc)", All((A, Any((B, C))))),
        ("aa NOT bb", All((A,), (B,))),
        ("aa -bb", All((A,), (B,))),
        ("NOT bb aa", All((A,), (B,))),
        ("aa -(bb cc)", All((A,), (All((B, C)),))),
        ('aa -"bb cc"', All((A,), (Phrase(("bb", "cc")),))),
        ("aa NOT NOT bb", All((A,), (B,))),
        ('"aa bb"', Phrase(("aa", "bb"))),
        ("“aa bb”", Phrase(("aa", "bb"))),
        ('"aa bb', Phrase(("aa", "bb"))),
        ("((aa) bb))) cc", All((All((A, B)), C))),
        ("aa:bb:cc", All((A, B, C))),
        ("aa* bb", All((Prefix("aa"), B))),
        ("aa-b* bb", All((Prefix("aab"), B))),
        ("aa a*", A),
        ("and or aa", A),
        ("AND aa OR", A),
        ("aa OR NOT bb", A),
        ("a\x00a \u202eaa\u202c", A),
        ("aa-bb", Any((Term("aabb"), Phrase(("aa", "bb"))))),
        ('"aa-bb cc"', Any((Phrase(("aa", "bb", "cc")), Phrase(("aabb", "cc"))))),
    ],
)
def test_reading(typed: str, wanted: object) -> None:
    assert q(typed).wanted == wanted


def test_names_are_expanded_in_bare_words_and_not_in_phrases() -> None:
    full = ("risk", "analysi", "survey", "assess")
    assert q("rasas", NAMES).wanted == Any((Term("rasa"), Phrase(full, 0.8), Term("survey", 0.4)))
    assert q("rasa survey", NAMES).synonyms[0] == ("rasa", ("Risk Analysis & Survey Assessment", "Survey"))
    assert q('"risk analysis & survey assessment"', NAMES).wanted == Phrase(full)
    typed = q("aa risk analysis and survey assessments", NAMES).wanted
    literal = All(tuple(Term(form) for form in full))
    assert typed == All((A, Any((literal, Term("rasa", 0.8), Term("survey", 0.4)))))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "There is no word"),
        ("* ( - NOT \u202e", "There is no word"),
        ("the of", "too small to search for: the, of"),
        ("NOT audits", "only says what to leave out"),
        ("-audits", "only says what to leave out"),
    ],
)
def test_unsearchable(typed: str, says: str) -> None:
    with pytest.raises(Unsearchable, match=says):
        q(typed)


def test_long_queries_are_cut_and_say_so() -> None:
    many = q(" ".join(f"word{n}" for n in range(100)))
    assert len(list(leaves(many.wanted))) == MOST_WORDS
    assert many.notes == (f"Only the first {MOST_WORDS} words were searched.",)
    assert q("x" * 20_000).notes == (f"Only the first {MOST_CHARACTERS} characters were read.",)


def test_only_bare_words_are_filled_up() -> None:
    assert (q("aa bb").plain, q("aa bb").concepts) == (True, (A, B))
    for typed in ("aa AND bb", "aa -bb", '"aa bb" cc', "aa (bb)"):
        assert not q(typed).plain


def test_bare_words_are_kept_for_did_you_mean() -> None:
    assert q('Validaton "of goods" the C-TPAT').words == ("validaton", "c-tpat")


@given(st.text() | st.lists(st.sampled_from([*'ab()"-*: ', "AND ", "OR ", "NOT ", "\u202e"])).map("".join))
def test_nothing_typed_breaks_it(typed: str) -> None:
    try:
        found = q(typed, NAMES)
    except Unsearchable as refused:
        assert str(refused)
    else:
        assert list(leaves(found.wanted))
