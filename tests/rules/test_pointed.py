"""The recommendations that the words of a motion point to."""

import pytest

from tracker.rules.pointed import Pointed, pointed


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ms. Ames moved to adopt 010457 and 010459.", Pointed(numbers=("010457", "010459"))),
        ("to adopt recommendations 010501 through 010503", Pointed(numbers=("010501", "010502", "010503"))),
        ("numbers 010501-999999", Pointed()),
        ("the first and third recommendations", Pointed(ordinals=(1, 3))),
        ("the 2nd, 4th and 5th items", Pointed(ordinals=(2, 4, 5))),
        ("recommendations 1, 3 and 5 through 7 were adopted", Pointed(ordinals=(1, 3, 5, 6, 7))),
        ("recommendation No. 4 was tabled", Pointed(ordinals=(4,))),
        ("all 24 recommendations were adopted", Pointed(count=24)),
        ("both of the recommendations", Pointed(count=2)),
        ("the recommendation was remanded", Pointed(count=1)),
        ("moved to adopt them; Mr. Boyd seconded the motion", Pointed()),
        ("Ms. Able recused herself from the second recommendation. The motion passed.", Pointed()),
        ("two recommendations of one group and three recommendations of another", Pointed()),
        ("", Pointed()),
    ],
)
def test_what_is_plain_is_pointed_to(words: str, found: Pointed) -> None:
    assert pointed(words) == found


def test_the_work_grows_with_the_words_alone() -> None:
    assert pointed("recommendations 1, 2 and 3 of many " * 2000).ordinals == (1, 2, 3)
    assert pointed("the first, " * 5000).ordinals == ()
