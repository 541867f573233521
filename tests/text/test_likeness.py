"""Which texts have the same words, how like others are, and which of many is most like one."""

import random

import pytest

from tracker.text.likeness import Likes, folded, plain_words, ratio

SIGN = "COAC recommends that CBP post one sign at each gate that names the lane, the hours and the office to call."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("post one sign", "post  one\nsign "),
        ("CBP's “one-day” rule", 'CBP’s "one-\nday" rule'),
        ("a short\u2011term, long\u2013term plan", "a short-term, long-term plan"),
        ("recom\u00admendation", "recommendation"),
        ("of\ufb01cial \u00a0notice", "official notice"),
        ("post:\n• signs\n• maps", "post:\n- signs\n- maps"),
        ("post:\na. signs\nb. maps", "post:\n(1) signs\n(2) maps"),
        ("Post one sign.", "post one sign"),
    ],
)
def test_what_no_reader_calls_a_difference_is_none(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert ratio(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5 million", "15 million"),
        ("10% of signs", "10 of signs"),
        ("one sign", "two signs"),
        ("§ 4", "4"),
        ("", "x"),
    ],
)
def test_what_tells_is_a_difference(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert ratio(one, other) < 1


def test_a_figure_keeps_its_marks() -> None:
    assert plain_words("On 1/2/2020, $1,500.50 (at 10:30).") == ["on", "1/2/2020", "$1,500.50", "at", "10:30"]


def test_likeness_follows_how_much_was_changed() -> None:
    near = SIGN.replace("one sign", "two signs")
    far = "COAC recommends that CBP count the containers of each vessel and report them to the port every month."
    assert 0.85 < ratio(SIGN, near) < 1
    assert ratio(SIGN, far) < 0.55
    assert ratio(SIGN * 60, near * 60) > 0.85  # too long to be compared in order


def test_the_most_like_of_thousands_is_found_among_few(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(7)
    words = [f"word{place}" for place in range(900)]
    texts = ["COAC recommends that CBP " + " ".join(draw.choices(words, k=40)) for _ in range(3000)]
    likes: Likes[int] = Likes()
    for place, text in enumerate(texts):
        likes.add(place, text)
    looked: list[str] = []
    monkeypatch.setattr("tracker.text.likeness.ratio", lambda one, other: looked.append(other) or ratio(one, other))
    for wanted in draw.sample(range(3000), 50):
        parts = texts[wanted].split()
        for place in draw.sample(range(4, 44), 8):
            parts[place] = draw.choice(words)
        (found, alike), *_ = likes.like(" ".join(parts))
        assert found == wanted and alike > 0.7
    assert len(looked) <= 50 * 12


def test_a_name_may_have_several_texts() -> None:
    likes: Likes[str] = Likes()
    likes.add("one", "post a sign here")
    likes.add("one", "post a sign there")
    likes.add("other", "count the trucks")
    assert likes.like("post a sign there")[0] == ("one", 1)
    assert likes.like("nothing of these") == []
    assert likes.like("") == []
