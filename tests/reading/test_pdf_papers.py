"""PDF papers: order by place, furniture in the margins, paragraphs across pages, scans."""

import pytest

from tests.builders_pdf import Printed, block, centred, pdf, wrapped
from tracker.reading import paper
from tracker.reading.result import Unreadable

LONG = (
    "COAC recommends that CBP work with the trade community on a plan for the whole of the supply chain and publish it "
    "each year so that importers, carriers and brokers can see what will be asked of them and when."
)
SHORT = "COAC recognizes that the plan will cost something. It should name the office that answers for it."
COVER = [
    centred("Commercial Customs Operations Advisory Committee", 80, 14, True),
    centred("Rapid Response Subcommittee", 100, 14, True),
    centred("Broker Working Group (BWG)", 120, 14, True),
    centred("Recommendations", 140, 14, True),
    centred("September 18, 2024", 170, 14, True),
]


def two_pages() -> tuple[list[Printed], list[Printed]]:
    """Different running heads in the body's own type, page numbers, and an item that crosses the pages."""
    first = [Printed("COAC Public Meeting", 36), *COVER, *block(SHORT, 300, 90, "1."), *block(LONG, 660, 90, "2.")[:4]]
    rest = [Printed(line, 72 + 14 * place, 111.6) for place, line in enumerate(wrapped(LONG)[3:])]
    second = [Printed("Broker Working Group", 36), *rest, *block(SHORT, 150, 90, "3.")]
    return [*first, Printed("Page 1 of 2", 750, 280, 9)], [*second, Printed("Page 2 of 2", 750, 280, 9)]


def test_an_item_across_two_pages_is_one_item_without_furniture() -> None:
    reading = paper.read(pdf(*two_pages()), "set.pdf")
    assert [(item.ordinal, item.text, item.page, item.joined_across_break) for item in reading.items] == [
        (1, SHORT, 1, False),
        (2, LONG, 1, True),
        (3, SHORT, 2, False),
    ]
    assert {"Broker Working Group", "Page 1 of 2", "Page 2 of 2"} <= {each.text for each in reading.words.dropped}
    assert reading.words.missing == 0


def test_labels_are_taken_by_place_not_by_the_order_of_the_stream() -> None:
    first, second = two_pages()
    turned = paper.read(pdf(first[::-1], second[::-1]), "set.pdf")
    assert [item.text for item in turned.items] == [SHORT, LONG, SHORT]


def test_a_page_that_shows_something_without_text_is_reported() -> None:
    first, second = two_pages()
    reading = paper.read(pdf(first, [], second, pictures=(2,)), "set.pdf")
    assert reading.unread_pages == (2,)
    assert [(each.page, each.message) for each in reading.warnings if each.code == "unread-page"] == [
        (2, "page 2 is a scan; install tesseract-ocr or type it in")
    ]
    assert reading.items[1].joined_across_break is False


def test_an_empty_page_is_no_scan() -> None:
    first, second = two_pages()
    assert paper.read(pdf(first, second, []), "set.pdf").unread_pages == ()


def test_tight_lines_are_parted_by_their_labels() -> None:
    lines = [Printed("Broker Working Group", 72, bold=True), Printed("Recommendations - April 27, 2022", 86), *_tight()]
    reading = paper.read(pdf(lines), "set.pdf")
    assert [(item.number, item.ordinal, item.text) for item in reading.items] == [
        ("010201", 1, LONG),
        ("010202", 2, SHORT),
        ("010203", 3, LONG),
    ]


def _tight() -> list[Printed]:
    lines, top = [], 110.0
    for ordinal, text in enumerate((LONG, SHORT, LONG), 1):
        lines += [Printed(f"01020{ordinal}", top), *block(text, top + 14, 72, f"{ordinal}.")]
        top = max(line.top for line in lines) + 14
    return lines


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (pdf(*two_pages())[:900], "cut short"),
        (b"%PDF-1.4\nnothing\n%%EOF", "damaged"),
    ],
)
def test_a_broken_pdf_is_refused_in_words(file: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        paper.read(file, "set.pdf")
