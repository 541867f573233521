"""Where each printed line of a PDF stands: in the text, and on its page."""

import re

import pytest

from tests.builders_pdf import HEIGHT, WIDTH, Printed, block, pdf
from tests.shared import papers
from tracker.reading import paper
from tracker.reading.mentions.named import Json

LINES = [Printed("Recommendations of the Hatch Working Group", 100), Printed("March 2022", 130)]


def read(file: bytes) -> Json:
    return paper.read(file, "set.pdf").to_json()


def printed(reading: Json) -> list[tuple[int, str]]:
    return [(each["page"], reading["text"][slice(*each["span"])]) for each in reading["places"]]


def test_a_line_is_told_by_its_words_and_its_box() -> None:
    reading = read(pdf(LINES))
    assert printed(reading) == [(1, LINES[0].text), (1, LINES[1].text)]
    assert reading["page_sizes"] == [[WIDTH, HEIGHT]]
    left, top, right, bottom = reading["places"][0]["box"]
    assert (left, right) == pytest.approx((72 / WIDTH, (72 + len(LINES[0].text) * 7.2) / WIDTH), abs=0.001)
    assert top == pytest.approx(100 / HEIGHT, abs=0.01) and bottom == pytest.approx(112 / HEIGHT, abs=0.01)


def test_a_paragraph_of_several_lines_over_two_pages_has_a_place_for_each() -> None:
    long = "COAC recommends that the gates stay open on Fridays and that the scale is calibrated again before the year"
    file = pdf([*LINES, *block(long, 200, label="1.")], [Printed("ends, at each port.", 100, 86.4)])
    found = printed(read(file))
    assert [page for page, _ in found] == [1, 1, 1, 1, 2]
    assert " ".join(text for _, text in found[2:]) == f"1. {long} ends, at each port."


def test_a_shown_part_of_a_page_is_what_boxes_are_measured_in() -> None:
    cropped = pdf(LINES).replace(b"/Contents", b"/CropBox[36 396 612 792]/Contents")
    file = re.sub(rb"startxref\n\d+", b"startxref\n0", cropped)
    reading = read(file)
    assert reading["page_sizes"] == [[576, 396]]
    left, top, *_ = reading["places"][0]["box"]
    assert (left, top) == pytest.approx((36 / 576, 100 / 396), abs=0.02)


def test_text_files_have_no_places() -> None:
    assert {"places", "page_sizes"}.isdisjoint(paper.read(b"Some words.", "a.txt").to_json())


@pytest.mark.parametrize("name", ["2020-12-ttwg-recommendations.pdf", "2023-12-tpe-issue-paper.pdf"])
def test_every_word_of_the_real_papers_stands_in_one_place(name: str) -> None:
    reading = read((papers() / name).read_bytes())
    found = printed(reading)
    assert "".join("".join(text.split()) for _, text in found) == "".join(reading["text"].split())
    assert len(reading["page_sizes"]) == max(page for page, _ in found)
