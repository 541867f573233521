"""PDF papers in other layouts: narrow margins, a foot on the first page alone, double spacing, footnotes, broken words."""

import pytest

from tests.builders_pdf import Printed, block, centred, pdf
from tracker.reading import paper
from tracker.reading.files import pdf_rows
from tracker.reading.result import Reading

COVER = [
    centred("Commercial Customs Operations Advisory Committee", 60, 14, True),
    centred("Rapid Response Subcommittee", 76, 14, True),
    centred("Broker Working Group (BWG)", 92, 14, True),
    centred("Recommendations", 108, 14, True),
    centred("September 2024", 124, 14, True),
]
WHO = ("brokers", "carriers by rail", "sureties", "laboratories abroad", "express operators")
TEXTS = [
    f"COAC recommends that CBP look at the case of the {who} with the trade and with every partner agency, so that the "
    f"offices concerned with {who} can say in plain words what they ask for, from whom, and when it has to be given."
    for who in WHO
]


def read(*pages: list[Printed]) -> Reading:
    return paper.read(pdf(*pages), "set.pdf")


def kept(reading: Reading) -> list[tuple[int | None, str]]:
    return [(item.ordinal, item.text) for item in reading.items]


def test_the_last_lines_above_a_narrow_margin_are_text() -> None:
    """A short last line stands where other papers have their running foot."""
    first = [*COVER, *block(TEXTS[0], 160, 90, "1."), *block(TEXTS[1], 690, 90, "2."), Printed("1", 774, 300, 9)]
    second = [*block(TEXTS[2], 30, 90, "3."), *block(TEXTS[3], 690, 90, "4."), Printed("2", 774, 300, 9)]
    reading = read(first, second, [*block(TEXTS[4], 30, 90, "5."), Printed("3", 774, 300, 9)])
    assert kept(reading) == list(enumerate(TEXTS, 1))
    assert [each.text for each in reading.words.dropped] == ["1", "2", "3"]


def test_a_foot_of_the_first_page_alone_is_furniture() -> None:
    first = [*COVER, *block(TEXTS[0], 600, 90, "1."), Printed("For public release", 752)]
    reading = read(first, [*block(TEXTS[1], 72, 90, "2.")])
    assert kept(reading) == list(enumerate(TEXTS[:2], 1))
    assert [(each.text, each.why) for each in reading.words.dropped] == [("For public release", "running foot")]


def test_lines_set_far_apart_are_one_paragraph_without_a_break() -> None:
    reading = read([*COVER, *block(TEXTS[0], 160, 90, "1.", pitch=28), *block(TEXTS[1], 328, 90, "2.", pitch=28)])
    assert kept(reading) == list(enumerate(TEXTS[:2], 1))
    assert [item.joined_across_break for item in reading.items] == [False, False]


def test_centred_lines_of_a_cover_set_far_apart_each_say_their_own() -> None:
    said = ("Commercial Customs Operations Advisory Committee", "Recommendations Adopted by the 17th Term of COAC",
            "at its public meeting held in Boston", "the 18th day of September, 2024")  # fmt: skip
    cover = [centred(text, 300 + 30 * place) for place, text in enumerate(said)]
    reading = read(cover, [*block(TEXTS[0], 72, 90, "1."), *block(TEXTS[1], 160, 90, "2.")])
    assert reading.text.split("\n\n")[:4] == list(said)
    assert (reading.kind, reading.to_json()["date"]["value"]) == ("recommendations", "2024-09-18")
    assert kept(reading) == list(enumerate(TEXTS[:2], 1))


@pytest.mark.parametrize("mark", ["1", "*"])
def test_a_footnote_is_read_after_the_text_and_its_mark_is_set_aside(mark: str) -> None:
    """The note stands between the halves of an item that goes on overleaf."""
    whole = block(TEXTS[0], 672, 90, "1.")
    calling = whole[1]
    raised = Printed(mark, calling.top - 1, calling.left + len(calling.text) * 7.2, 6)
    note = [Printed(f"{mark} See the statement of work of", 742, size=8), Printed("March 2023.", 751, size=8)]
    rest = [Printed(line.text, 72 + 14 * place, line.left) for place, line in enumerate(whole[4:])]
    reading = read([*COVER, *whole[:4], raised, *note], [*rest, *block(TEXTS[1], 160, 90, "2.")])
    assert kept(reading) == list(enumerate(TEXTS[:2], 1))
    assert reading.text.endswith("\n\nSee the statement of work of March 2023.")
    assert [(each.text, each.why) for each in reading.words.dropped] == [(f"{mark} {mark}", "note mark")]
    assert reading.sections[-1].text == "See the statement of work of March 2023."
    assert reading.words.missing == 0


def test_a_raised_mark_in_smaller_type_parts_no_lines() -> None:
    """It makes its line seem near to the one above and far from the one below."""
    whole = block(TEXTS[0], 200, 90, "1.")
    raised = Printed("7", whole[2].top - 4.5, whole[2].left + len(whole[2].text) * 7.2 + 8, 10)
    reading = read([*COVER, *whole[:3], raised, *whole[3:], *block(TEXTS[1], 300, 90, "2.")])
    assert [each.code for each in reading.warnings] == []
    assert [item.joined_across_break for item in reading.items] == [False, False]


def row(text: str, top: float) -> pdf_rows.Row:
    char = {"size": 12, "fontname": "Serif"}
    words = [
        {"text": word, "x0": 72, "x1": 90, "top": top, "bottom": top + 12, "chars": [char]} for word in text.split()
    ]
    return pdf_rows.Row(tuple(words), 1, 792)


@pytest.mark.parametrize("sign", ["\u00ad", "\u2010"])
def test_a_word_broken_by_the_typesetter_is_known_unless_the_sign_is_a_plain_hyphen(sign: str) -> None:
    broken, plain = row(f"a new no{sign}", 72), row(f"an in{sign}person day", 86)
    assert [each.text for each in pdf_rows.unbroken([broken])] == ["a new no\u00ad"]
    assert [each.parted for each in pdf_rows.unbroken([broken, plain])] == [False, False]


def _far_apart(number: str, text: str, top: float = 33) -> list[Printed]:
    """A page of double-spaced lines, with a number one such space above them."""
    lines = [Printed(line.text, top + 28 + 26 * place) for place, line in enumerate(block(text, 0))]
    return [Printed(number, top, 538), *lines]


PROSE = (
    "The committee met for the whole of the day and heard the reports of its groups, each in turn, and then it spoke of",
    "what the members had seen at the ports since June. A vote was put off until the next meeting for want of a quorum",
)


@pytest.mark.parametrize(("top", "numbers", "dropped"), [
    (33, ("1", "2"), ["1", "2"]), (33, ("- 12 -", "- 13 -"), ["- 12 -", "- 13 -"]),
    (33, ("12", "14"), []), (88, ("1", "2"), []),
])  # fmt: skip
def test_a_page_number_as_near_as_a_line_is_told_by_counting_on(
    top: float, numbers: tuple[str, str], dropped: list[str]
) -> None:
    pages = [_far_apart(number, text, top) for number, text in zip(numbers, PROSE, strict=True)]
    reading = paper.read(pdf(*pages), "minutes.pdf")
    assert [each.text for each in reading.words.dropped] == dropped
    assert ("then it spoke of what the members" in reading.text) == bool(dropped)
