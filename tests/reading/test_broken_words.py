"""Words that a narrow column breaks at its edge, and words set in letters of two sizes."""

import pytest

from tests.builders_pdf import Printed, block, pdf
from tracker.reading import paper
from tracker.reading.layout import hyphens
from tracker.reading.layout.lines import Line


def told(*printed: str) -> str:
    """The lines with each hyphen that a line's end made taken out with the break."""
    lines, _ = hyphens.unbroken([Line(text) for text in printed])
    return " ".join(line.text for line in lines).replace("\u00ad ", "")


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (("the Commit-", "tee met; the committee was told"), "the Committee met; the committee was told"),
        (("a one-", "day rehearsal, a one-day report"), "a one- day rehearsal, a one-day report"),
        (("twenty-", "one days"), "twenty- one days"),
        (("the United States-", "Mexico border"), "the United States- Mexico border"),
        (("SUPPLEMENTARY INFORMA-", "TION: more information"), "SUPPLEMENTARY INFORMATION: more information"),
        (("a word that may be bro-", "ken here"), "a word that may be bro- ken here"),
        (("made in a state-of-", "the-art way"), "made in a state-of- the-art way"),
    ],
)
def test_the_paper_itself_tells_whether_a_word_was_broken(printed: tuple[str, ...], wanted: str) -> None:
    assert told(*printed) == wanted


HABIT = ("the mem-", "bers said that the mes-", "sage of the members was in a machine-", "readable form, readable and assis-",
         "tance came; a machine")  # fmt: skip


def test_a_paper_that_breaks_its_words_has_the_habit_and_the_guess_is_told() -> None:
    lines, guessed = hyphens.unbroken([Line(text) for text in HABIT])
    text = " ".join(line.text for line in lines).replace("\u00ad ", "")
    assert text == (
        "the members said that the message of the members was in a machine- readable form, readable and assistance "
        "came; a machine"
    )
    assert '"message", "assistance"' in guessed
    assert "members" not in guessed


def test_spans_and_words_are_right_after_a_broken_word() -> None:
    text = ("COAC recommends that the Commit-", "tee be told of each meeting of the Committee that", "is held.")
    page = [Printed("Recommendations", 60, bold=True), Printed("May 2024", 80), Printed("1.", 120)]
    reading = paper.read(pdf([*page, *(Printed(line, 120 + 14 * n, 100) for n, line in enumerate(text))]), "a.pdf")
    [item] = reading.items
    assert item.text == "COAC recommends that the Committee be told of each meeting of the Committee that is held."
    assert reading.text[slice(*item.span)] == f"1. {item.text}"
    assert reading.words.missing == 0
    assert [reading.text[slice(*place.span)] for place in reading.places][-3:] == [
        "1. COAC recommends that the Commit",
        "tee be told of each meeting of the Committee that",
        "is held.",
    ]


def in_two_sizes(text: str, top: float, left: float) -> list[Printed]:
    """Each word's first letter large, the others small on the same line, all of them as capitals."""
    printed = []
    for word in text.split():
        small = left + 14 * 0.6
        printed += [Printed(word[0], top, left, 14), Printed(word[1:].upper(), top + 4 * 0.8, small, 10)]
        left = small + len(word[1:]) * 10 * 0.6 + 8
    return printed


def test_small_capitals_are_words_with_the_case_that_was_typed() -> None:
    page = [*in_two_sizes("Pipeline Security Task Force", 60, 100), *block("The members met in the spring.", 120)]
    assert paper.read(pdf(page), "a.pdf").text.split("\n")[0] == "Pipeline Security Task Force"


def test_a_large_initial_alone_changes_no_capitals() -> None:
    line = [Printed("C", 120, 72, 16), Printed("BP told the COAC of it.", 120 + 4 * 0.8, 72 + 16 * 0.6, 12)]
    assert paper.read(pdf([Printed("News", 60), *line]), "a.pdf").text.split("\n")[-1] == "CBP told the COAC of it."
