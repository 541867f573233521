"""What of a text is shown and marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.search.language import read
from tracker.search.marks import Marker
from tracker.search.query import Unsearchable
from tracker.search.snippets import WIDTH, Snippet, marked, snippet
from tracker.search.synonyms import Synonyms, starting

PAD = "Other matter stands here. " * 30


def cut(text: str, typed: str, synonyms: Synonyms | None = None) -> Snippet:
    marker = Marker.of(read(typed, starting() if synonyms is None else synonyms))
    return snippet(text, marker.marks(text))


def hits(text: str, typed: str) -> list[str]:
    return [piece for piece, hit in cut(text, typed).pieces if hit]


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Forced labor.", "labor", ["labor"]),
        ("validating validations", "validation", ["validating", "validations"]),
        ("C-TPAT's rules", "CTPAT", ["C-TPAT's"]),
        ("many RASAs", "risk analysis & survey assessment", ["RASAs"]),
        ("Risk Analysis & Survey Assessments", "RASA", ["Risk Analysis & Survey Assessments"]),
        ("risk of analysis", '"risk analysis"', ["risk of analysis"]),
        ("analysis risk", '"risk analysis"', []),
        ("validity of the valid", "valid*", ["validity", "valid"]),
        ("self-assessment", "assessment", ["self-assessment"]),
        ("forced labor", "labor NOT forced", ["labor"]),
        ("nothing here", "labor", []),
    ],
)
def test_marks(text: str, typed: str, expected: list[str]) -> None:
    assert hits(text, typed) == expected


def test_the_window_with_the_most_different_words_is_shown() -> None:
    text = f"labor labor labor. {PAD}Then forced and labor meet. {PAD}forced forced forced."
    assert "Then forced and labor meet" in cut(text, "forced labor").text
    assert cut(text, "forced labor").text.startswith("… Then")


def test_the_beginning_is_shown_when_nothing_is_marked() -> None:
    assert cut(PAD, "labor").text == PAD[: len(cut(PAD, "labor").text) - 2] + " …"
    assert len(cut(PAD, "labor").text) <= WIDTH + 2


def test_white_space_is_one_space() -> None:
    assert cut("forced \n\n labor", "labor").text == "forced labor"


def test_a_title_is_marked_whole() -> None:
    marker = Marker.of(read("labor", starting()))
    assert marked("Forced labor law", marker.marks("Forced labor law")) == (
        ("Forced ", False), ("labor", True), (" law", False)
    )  # fmt: skip


@given(
    st.lists(st.sampled_from(["labor", "forced", "RASA", ". ", "\n", "risk analysis", "x" * 70, "the"])).map(" ".join)
)
def test_a_snippet_is_of_the_text_and_short(text: str) -> None:
    try:
        found = cut(text, "forced labor RASA")
    except Unsearchable:
        return
    plain = " ".join(text.split())
    assert " ".join(found.text.removeprefix("… ").removesuffix(" …").split()) in plain
    assert len(found.text) <= WIDTH + 200
