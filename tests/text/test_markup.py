"""Markdown becomes safe HTML in a bounded number of steps, whatever is marked in it."""

import sys
from types import FrameType

import pytest

from tracker.text import markup


def steps(text: str) -> int:
    """How many calls the rendering takes, those of the interpreter's own functions included."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        markup.markdown(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "marks",
    [
        "[",
        "[[a]",
        "![",
        "[a](",
        "[^",
        "*[",
        "(",
        "*a* ",
        "**a ",
        "`",
        ">",
        "> ",
        "* ",
        "1. ",
        "# a\n" * 20 + "\n",
        "a\n===\n" * 20 + "\n",
        "<a ",
    ],
)
def test_twice_the_marks_take_at_most_thrice_the_steps(marks: str) -> None:
    markup.markdown("once")  # what is done only the first time
    few, many = (steps(marks * count + "a") for count in (200, 400))
    assert many < 3 * few + 1000


@pytest.mark.parametrize("marks", ["[" * 301, "* " * 2000 + "a", "1. " * 2000 + "a", "# a\n" * 5001])
def test_what_is_marked_as_no_hand_marks_it_stands_literally(marks: str) -> None:
    assert markup.markdown(marks) == markup.literal(marks)


def test_what_a_hand_marks_is_rendered() -> None:
    text = "# Why\n\n* see [the law](https://example.gov/law)\n* **soon** <b>\n\na[^1]\n\n[^1]: c"
    shown = markup.markdown(text)
    assert shown.startswith("<h2>Why</h2>")
    assert '<a href="https://example.gov/law"' in shown
    assert "<strong>soon</strong> &lt;b&gt;" in shown
    assert shown.count("<sup") == 1


@pytest.mark.parametrize("marks", ["* " * 2000 + "a", "1. " * 2000 + "a"])
def test_what_was_given_up_in_the_middle_leaves_nothing_to_the_next_text(marks: str) -> None:
    before = markup.markdown("a[^1]\n\n* one\n\n    two\n\n[^1]: b")
    markup.markdown(marks)
    assert markup.markdown("a[^1]\n\n* one\n\n    two\n\n[^1]: b") == before
    assert markup.markdown("a\n\nb") == "<p>a</p>\n<p>b</p>"
