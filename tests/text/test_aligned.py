"""Places carried from a text to the source it was read from."""

import pytest

from tracker.text import aligned

SOURCE = """090101
1. COAC recommends that CBP post one sign at each
gate. Each sign names the lane.

1 | P a g e

2. COAC recommends that CBP count the signs."""
READ = (
    "COAC recommends that CBP post one sign at each gate. Each sign names the lane.\n"
    "2. COAC recommends that CBP count the signs."
)


@pytest.mark.parametrize(
    ("opening", "printed"),
    [
        ("Each sign", "Each sign names the lane.\n\n1 | P"),
        ("2. COAC", "2. COAC recommends"),
        ("one sign", "one sign at"),
    ],
)
def test_a_place_is_found_past_labels_and_page_furniture(opening: str, printed: str) -> None:
    place = aligned.place(READ, READ.index(opening), SOURCE, 0, len(SOURCE))
    assert SOURCE[place:].startswith(printed)


def test_of_words_printed_twice_those_nearest_by_measure_are_meant() -> None:
    source = "1. Post the sign. 2. Post the sign. 3. Post the sign."
    places = [aligned.place(source, at, source, 0, len(source)) for at in (3, 21, 39)]
    assert places == [3, 21, 39]


def test_words_that_a_person_typed_are_placed_by_measure_within_the_stretch() -> None:
    place = aligned.place("Altogether other words stand here now", 18, SOURCE, 10, 60)
    assert 10 <= place <= 60 and not SOURCE[place].isspace()


def test_a_text_is_parted_at_sentences_and_lines_but_not_where_it_begins() -> None:
    assert aligned.cuts("One. Two.\nThree") == [5, 10]


def test_a_label_stands_with_what_it_labels() -> None:
    text = "1. Post it.\n2.\nCount them.\n3."
    assert [text[start:end] for start, end in aligned.stretches(text)] == ["1. Post it.", "2.\nCount them.", "3."]


def test_the_word_before_ends_before_the_space() -> None:
    assert aligned.before("one  two", 5, 0) == 3
