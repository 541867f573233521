"""The comparison of two wordings: nothing of either is lost, and its work does not grow beyond its bounds."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.hard_texts import HARD
from tracker.text import redline
from tracker.text.redline import ADDED, KEPT, REMOVED, Run, compare, places

SOME = st.lists(
    st.sampled_from(
        ["the", "gate", "sign", "post", ".", "\n", "\r\n", " ", "\u2028", "—", "é", "e\u0301", "Gate", "𝒢"]
    ),
    max_size=40,
)
TEXTS = st.one_of(st.text(max_size=200), SOME.map("".join), SOME.map(" ".join))


def whole(runs: list[Run], *kinds: str) -> str:
    return "".join(run.text for run in runs if run.kind in kinds)


@given(TEXTS, TEXTS)
@settings(max_examples=300)
def test_kept_and_removed_are_the_old_text_kept_and_added_the_new(old: str, new: str) -> None:
    runs = compare(old, new)
    assert (whole(runs, KEPT, REMOVED), whole(runs, KEPT, ADDED)) == (old, new)
    assert all(run.text for run in runs)
    assert all(one.kind != other.kind for one, other in pairwise(runs))
    assert (places(runs) == 0) == (old == new)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("", "", []),
        ("one sign", "one sign", [Run(KEPT, "one sign")]),
        (
            "CBP post one sign at each gate.",
            "CBP post two signs at each gate.",
            [Run(KEPT, "CBP post"), Run(REMOVED, " one sign"), Run(ADDED, " two signs"), Run(KEPT, " at each gate.")],
        ),
        ("at each gate", "at each open gate", [Run(KEPT, "at each"), Run(ADDED, " open"), Run(KEPT, " gate")]),
        ("first\nsecond\n", "first\n", [Run(KEPT, "first\n"), Run(REMOVED, "second\n")]),
        ("red or blue", "green or white", [Run(REMOVED, "red or blue"), Run(ADDED, "green or white")]),
    ],
)
def test_words_are_compared(old: str, new: str, wanted: list[Run]) -> None:
    assert compare(old, new) == wanted


def test_places_are_counted_once_each() -> None:
    assert places(compare("one two three four five six seven", "one 2 three four five six 7 eight")) == 2


def test_a_moved_paragraph_is_removed_here_and_added_there() -> None:
    old, new = "Alpha words here.\nBeta words there.\nGamma.\n", "Beta words there.\nGamma.\nAlpha words here.\n"
    assert compare(old, new) == [
        Run(REMOVED, "Alpha words here.\n"),
        Run(KEPT, "Beta words there.\nGamma.\n"),
        Run(ADDED, "Alpha words here.\n"),
    ]


@pytest.mark.parametrize("words", [1, 2, 40])
def test_the_pairs_looked_at_are_bounded(words: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the same few words stand in both, the table of pairs stays within CELLS."""
    seen: list[int] = []
    longest = redline._longest

    def counted(old: list[str], new: list[str]) -> list[tuple[int, int]]:
        seen.append(len(old) * len(new))
        return longest(old, new)

    monkeypatch.setattr(redline, "_longest", counted)
    draw = random.Random(words)
    old, new = (" ".join(f"w{draw.randrange(words)}" for _ in range(5000 + more)) for more in (0, 7))
    runs = compare(old, new)
    assert (whole(runs, KEPT, REMOVED), whole(runs, KEPT, ADDED)) == (old, new)
    assert sum(seen) <= redline.CELLS


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("size", [2_000, 60_000])
def test_the_parts_looked_at_grow_with_the_text(name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each cut looks at what is left once more: paragraphs, then words, as deep as DEEPEST. Beyond what may be looked at
    the text is told as replaced, and is whole all the same."""
    looked = 0
    changed = redline._changed

    def counted(old: list[str], new: list[str], *more: object) -> object:
        nonlocal looked
        looked += len(old) + len(new)
        return changed(old, new, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(redline, "_changed", counted)
    old, new = HARD[name](size)
    runs = compare(old, new)
    assert (whole(runs, KEPT, REMOVED), whole(runs, KEPT, ADDED)) == (old, new)
    assert looked <= 2 * (redline.DEEPEST + 1) * (len(old) + len(new))
