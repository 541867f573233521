"""Where words stand: the marks of a text, and the same in order alone."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.search.language import read
from tracker.search.marks import Marker
from tracker.search.query import Unsearchable
from tracker.search.ranking import nearness, within
from tracker.search.synonyms import starting
from tracker.search.words import LONGEST, runs, starts, words

PIECES = [
    "forced",
    "labor",
    "in-bond",
    "7.37",
    "C-TPAT",
    "QRAs",
    "the",
    "and",
    "e.g.",
    "U.S.",
    "audit’s",
    "x" * 70,
    "\n",
    "-",
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
typed = st.lists(st.sampled_from([*PIECES, '"forced labor"', "for*", "OR"]), min_size=1, max_size=4).map(" ".join)


@given(text=texts | st.text())
def test_the_words_of_a_text_are_those_of_its_runs(text: str) -> None:
    told = [
        (begun + word.start, begun + word.end, *word[2:])
        for begun, run in zip(starts(text), runs(text), strict=True)
        for word in words(run)
    ]
    assert told == [tuple(word) for word in words(text)]
    assert [text[begun : begun + len(run)] for begun, run in zip(starts(text), runs(text), strict=True)] == runs(text)


@given(text=texts, asked=typed)
def test_places_are_marks_in_the_same_order_and_weigh_the_same(text: str, asked: str) -> None:
    try:
        marker = Marker.of(read(asked, starting()))
    except Unsearchable:
        return
    marks, places = marker.marks(text), marker.places(text)
    assert [(one.place, one.concept, one.weight) for one in marks] == [
        (one.place, one.concept, one.weight) for one in places
    ]
    assert (nearness(marks), within(marker, marks)) == (nearness(places), within(marker, places))
    assert all(0 <= one.start < one.end <= len(text) for one in marks)


def test_a_word_of_any_length_is_marked() -> None:
    long = "x" * (LONGEST + 9)
    text = f"forced {long} labor"
    (mark,) = Marker.of(read(long, starting())).marks(text)
    assert text[mark.start : mark.end] == long
