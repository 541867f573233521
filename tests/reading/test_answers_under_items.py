"""A list of recommendations that prints under each, or on its last line, what the agency says of it."""

import pytest

from tracker.reading import paper
from tracker.reading.result import Item

COVER = "Commercial Customs Operations Advisory Committee\nPort Signs Working Group\nRecommendations\nMarch 2021\n\n"
ONE = "COAC recommends that CBP post one sign at each gate that names the lane."
TWO = "COAC recommends that CBP publish a map of all signs."
END = "\n\nThe committee thanks all who came.\n"


def items(text: str) -> list[tuple[str, str | None]]:
    found: tuple[Item, ...] = paper.read((COVER + text).encode(), "list.txt").items
    return [(item.text, item.status) for item in found]


@pytest.mark.parametrize("end", ["\n", END])
@pytest.mark.parametrize("label", ["Status", "Current Status", "CBP Response", "Response", "CBP Feedback"])
@pytest.mark.parametrize(
    ("before", "numbers"), [("\n\n", ("1.", "2.")), ("\n\n", ("010001", "010002")), ("\n", ("010001", "010002"))]
)
def test_it_is_what_is_said_of_the_item_above(before: str, numbers: tuple[str, str], label: str, end: str) -> None:
    text = f"{numbers[0]} {ONE}{before}{label}: CBP concurs. They are up.{before}{numbers[1]} {TWO}{before}{label}: Completed."
    assert items(text + end) == [(ONE, "CBP concurs. They are up."), (TWO, "Completed.")]


def test_a_label_that_says_more_is_kept() -> None:
    text = f"1. {ONE}\n\nStatus (March 2021): Completed.\n\n2. {TWO}\n"
    assert items(text) == [(ONE, "Status (March 2021): Completed."), (TWO, None)]


def test_words_within_a_recommendation_are_its_own() -> None:
    text = "COAC recommends that CBP tell of each shipment its status: released, held or examined."
    assert items(f"1. {text}\n\n2. {TWO}\n") == [(text, None), (TWO, None)]
