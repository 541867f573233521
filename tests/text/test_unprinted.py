"""Words that a text has and its print has not: as often as they stand, and nothing that no reader calls a difference."""

import pytest

from tracker.text.unprinted import unprinted

PRINTED = (
    "1. COAC recommends that CBP post one sign\nat each gate within 90 days, at 1.5 times the self-\nemployed rate."
)


@pytest.mark.parametrize(("text", "beyond"), [
    ("COAC recommends that CBP post one sign at each gate within 90 days, at 1.5 times the self-employed rate.", []),
    ("COAC recommends that CBP post one sign at each gate within 900 days NEVER", ["900", "NEVER"]),
    ("COAC recommends that CBP CBP post", ["CBP"]),  # as often as it stands
    ("at 15 times", ["15"]),
    ("within $90", ["$90"]),
    ("“coac” RECOMMENDS – that: CBP; (post) one-sign", []),  # the setting alone
    ("the selfemployed rate", []),  # one word, which a line's end parted
    ("one signat", []),
    ("within90", ["within90"]),  # no line ends there
    ("", []),
])  # fmt: skip
def test_what_is_not_printed_is_told_as_it_is_written(text: str, beyond: list[str]) -> None:
    assert unprinted([(text, PRINTED)]) == [beyond]


def test_a_word_may_move_from_one_text_to_another_but_not_be_in_both() -> None:
    one, other = "CBP post a sign. CBP count", "the gates."
    assert unprinted([("CBP post a sign.", one), ("CBP count the gates.", other)]) == [[], []]
    assert unprinted([(one, one), ("CBP count the gates.", other)]) == [[], ["CBP", "count"]]
