"""Two wordings that began as one put together."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.text.merged import merged

BASE = "CBP agrees to most of it.\n\nNot at night."
_WORDS = st.lists(st.sampled_from(["CBP", "agrees", "most", "night", ".", "\n\n"]), max_size=12).map(" ".join)


def test_changes_in_different_places_stand_together() -> None:
    one, other = BASE.replace("most", "all"), BASE.replace("night", "noon")
    assert merged(BASE, one, other) == "CBP agrees to all of it.\n\nNot at noon."


def test_changes_in_the_same_place_are_for_a_person_to_decide() -> None:
    assert merged(BASE, BASE.replace("most", "all"), BASE.replace("most", "none")) is None
    assert merged(BASE, BASE.replace(" most", " almost most"), BASE.replace(" most", " just most")) is None


def test_the_same_change_is_made_once() -> None:
    changed = BASE.replace("most", "all")
    assert merged(BASE, changed, changed) == changed


@given(_WORDS, _WORDS)
def test_who_changed_nothing_changes_nothing(base: str, changed: str) -> None:
    assert merged(base, base, changed) == merged(base, changed, base) == changed


@given(_WORDS, _WORDS, _WORDS)
def test_it_is_the_same_from_either_side(base: str, one: str, other: str) -> None:
    assert merged(base, one, other) == merged(base, other, one)
