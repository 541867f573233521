"""The order of what was found."""

import pytest

from tracker.search.language import read
from tracker.search.marks import Marker
from tracker.search.ranking import Candidate, nearness, reranked
from tracker.search.suggest import Lexicon, corrected, distance
from tracker.search.synonyms import defaults, starting
from tracker.search.words import parts


def order(typed: str, *texts: str, scores: tuple[float, ...] = (), titles: tuple[str, ...] = ()) -> list[str]:
    marker = Marker.of(read(typed, starting()))
    return reranked(
        marker,
        [
            Candidate(str(n), scores[n] if scores else 1.0, titles[n] if titles else "", text)
            for n, text in enumerate(texts)
        ],
    )


FAR = "forced " + "matter " * 40 + "labor"


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("forced labor audits", ("forced labor and audits", "forced labor", "forced")),
        ("forced labor", ("about forced labor", FAR)),
        ("RASA", ("the RASA process", "Risk Analysis & Survey Assessment")),
        ("Quick Response Audit", ("a Quick Response Audit", "a QRA", "a quick lunch")),
    ],
)
def test_better_answers_come_first(typed: str, texts: tuple[str, ...]) -> None:
    assert order(typed, *texts) == [str(n) for n in range(len(texts))]
    assert order(typed, *reversed(texts)) == [str(n) for n in reversed(range(len(texts)))]


def test_a_title_that_answers_comes_first() -> None:
    assert order("audits", "audits", "audits", titles=("", "Audits")) == ["1", "0"]


def test_the_engine_decides_between_equals_and_then_the_name() -> None:
    assert order("audits", "audits", "audits", "audits", scores=(1.0, 2.0, 1.0)) == ["1", "0", "2"]


def test_nearness() -> None:
    marker = Marker.of(read("forced labor", starting()))
    near = [
        nearness(marker.marks(text), 2) for text in ("forced labor", "forced x labor", "labor forced", "forced", "")
    ]
    assert near == [1.0, 2 / 3, 1.0, 0.0, 0.0]


WORDS = Lexicon.of([("validation", 9), ("validating", 1), ("audit", 3), ("audio", 1), ("3477-1123", 1), ("cat", 5)])


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("validaton", "validation"),
        ("vlaidation", "validation"),
        ("vvalidatoin", "validation"),
        ("audti", "audit"),
        ("audi", "audit"),
        ("auditss", None),
        ("cta", None),
        ("3477-1124", None),
        ("zeppelin", None),
    ],
)
def test_nearest_words(typed: str, near: str | None) -> None:
    assert WORDS.nearest(typed) == near


@pytest.mark.parametrize(
    ("one", "two", "slips"),
    [
        ("ab", "ab", 0),
        ("ab", "ba", 1),
        ("abc", "ac", 1),
        ("ac", "abc", 1),
        ("abc", "adc", 1),
        ("abcd", "badc", 2),
        ("ab", "cdef", 3),
    ],
)
def test_distance(one: str, two: str, slips: int) -> None:
    assert distance(one, two, 2) == distance(two, one, 2) == slips


def test_only_the_unknown_words_are_corrected() -> None:
    assert corrected('"Validaton" OR audit*', WORDS, ["validaton"]) == '"validation" OR audit*'
    assert corrected("audit", WORDS, []) is None


def test_every_default_entry_leads_to_each_of_its_names_and_back() -> None:
    names = starting().names
    for entry in defaults():
        group = {parts(name) for name in (entry["acronym"], *entry["names"])}
        for one in (*group, *map(parts, entry["related"])):
            assert group - {one} <= {parts(name.printed) for name in names[one]}


def test_full_names_of_an_acronym() -> None:
    assert starting().expansions("ttwg") == ("Trusted Trader Working Group",)
    assert starting().expansions("zeppelin") == ()
