"""The order of what was found."""

import pytest

from tracker.published.beside import Step
from tracker.search.filling import Partly
from tracker.search.language import read
from tracker.search.marks import Marker
from tracker.search.query import Term
from tracker.search.ranking import BY_LIKE, PRINTS, Candidate, best_first, lent, nearness, weighed, within
from tracker.search.suggest import Lexicon, corrected, distance
from tracker.search.synonyms import defaults, starting
from tracker.search.words import parts


def order(typed: str, *texts: str, scores: tuple[float, ...] = (), titles: tuple[str, ...] = ()) -> list[str]:
    marker = Marker.of(read(typed, starting()))
    return best_first(
        weighed(
            marker,
            [
                Candidate(str(n), "paper", scores[n] if scores else 1.0, titles[n] if titles else "", text)
                for n, text in enumerate(texts)
            ],
        )
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
    near = [nearness(marker.marks(text)) for text in ("forced labor", "forced x labor", "labor forced", "forced", "")]
    assert near == [1.0, 2 / 3, 1.0, 1.0, 0.0]


def test_the_word_that_tells_more_counts_more() -> None:
    query = read("forced zeppelins", starting())
    forced, zeppelins = query.concepts
    marker = Marker.of(query, {forced: 1.0, zeppelins: 3.0})
    shares = [marker.share(marker.marks(text)) for text in ("zeppelins", "forced", "forced zeppelins", "")]
    assert shares == [0.75, 0.25, 1.0, 0.0]


def test_another_name_answers_less_than_the_name_typed() -> None:
    marker = Marker.of(read("RASA", starting()))
    typed, other = (marker.share(marker.marks(text)) for text in ("RASA", "Risk Analysis & Survey Assessment"))
    assert typed == 1.0 > other > 0.5


def test_what_stands_beside_good_answers_is_lent_of_their_weight() -> None:
    own = {"item": 1.0, "list": 0.8, "answer": 0.1, "weak": 0.5}
    steps = [Step("item", "answer", 0.5), Step("weak", "outcome", 0.4), Step("item", "list", 0.0)]
    assert lent(own, steps, {"weak": 0.5, "other": 1.0}) == pytest.approx(
        {"item": 1.0, "list": PRINTS * 0.8, "answer": 0.6, "outcome": 0.1, "weak": 0.5 + BY_LIKE / 2, "other": BY_LIKE}
    )


def test_the_best_stretch_of_a_long_text_answers() -> None:
    marker = Marker.of(read("audits gates bonds seals", starting()))
    texts = ("matter " * 40).join(["audits", "gates", "bonds", "seals"]), f"audits, gates, bonds {'matter ' * 40} seals"
    assert [within(marker, marker.marks(text)) for text in (*texts, "seals of gates", "")] == [0.25, 0.75, 0.5, 0.0]


def test_a_kind_that_the_words_name_counts_more() -> None:
    marker = Marker.of(read("audits", starting()))
    held = [Candidate(kind, kind, 1.0, "", "audits") for kind in ("response", "recommendation")]
    assert [best_first(weighed(marker, held, asked)) for asked in ((), ("response",))] == [
        ["recommendation", "response"],
        ["response", "recommendation"],
    ]


def test_of_two_alike_advice_comes_before_a_notice_of_it() -> None:
    marker = Marker.of(read("audits", starting()))
    held = [Candidate(kind, kind, 1.0, "", "audits") for kind in ("notice", "recommendation")]
    assert best_first(weighed(marker, held)) == ["recommendation", "notice"]


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


def test_of_the_parts_those_are_scored_without_which_nothing_has_enough() -> None:
    rare, common, usual = Term("rare"), Term("common"), Term("usual")
    assert Partly({common: 1.0, rare: 5.0, usual: 1.0}, {}).telling == (rare,)
    assert Partly({common: 1.0, rare: 1.5, usual: 1.0}, {}).telling == (rare, common)
    assert Partly({}, {}).telling == ()
