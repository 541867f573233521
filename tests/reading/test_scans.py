"""Scans among the pages of a PDF: named, filled with what was typed or machine-read, and never counted as read."""

import pytest

from tests.builders_pdf import Printed, block, centred, pdf
from tests.builders_scan import scanned
from tracker.exchange import tesseract
from tracker.reading import paper
from tracker.reading.mentions.named import Json

COVER = [centred("Recommendations of the Hatch Working Group", 100), Printed("March 2022", 130)]
FIRST = block("COAC recommends that the gates stay open on Fridays.", 100, label="1.")
SECOND = block("COAC recommends that each gate has a sign.", 100, label="2.")
TYPED = "1. COAC recommends that the gates\nstay open on Fridays."


def read(file: bytes, pages: dict[int, str] | None = None, by_machine: tuple[int, ...] = ()) -> Json:
    return paper.read(file, "set.pdf", pages=pages, by_machine=by_machine).to_json()


def warned(reading: Json) -> list[tuple[str, int | None]]:
    return [(each["code"], each.get("page")) for each in reading["warnings"] if each["code"] != "unknown-kind"]


def scan() -> bytes:
    return scanned(COVER, FIRST, SECOND, pictures=(2,))


def test_a_page_without_text_is_named_and_in_no_count() -> None:
    reading = read(scan())
    assert ("unread-page", 2) in warned(reading)
    assert reading["words"] == {"source": 17, "kept": 17, "dropped": [], "unread_pages": [2]}


def test_what_was_typed_takes_its_place_among_the_pages() -> None:
    reading, whole = read(scan(), {2: TYPED}), read(pdf(COVER, FIRST, SECOND))
    assert reading["text"] == whole["text"]
    assert [item["page"] for item in reading["items"]] == [2, 3]
    assert (reading["words"], warned(reading)) == (whole["words"], warned(whole))


def test_a_first_page_and_a_last_one_can_be_typed() -> None:
    file = scanned(COVER, FIRST, SECOND, pictures=(1, 3))
    typed = {
        1: "Recommendations of the Hatch Working Group\nMarch 2022",
        3: "2. COAC recommends that each gate has a sign.",
    }
    assert read(file, typed)["text"].split() == read(pdf(COVER, FIRST, SECOND))["text"].split()


@pytest.mark.parametrize("foot", ["Hatch Working Group 2", "Hatch Working Group", "HATCH WORKING GROUP | Page 2"])
def test_what_runs_on_other_pages_runs_on_a_typed_one(foot: str) -> None:
    pages = [
        [*page, Printed(f"Hatch Working Group {number}", 752)] for number, page in enumerate((COVER, FIRST, SECOND), 1)
    ]
    typed = f"1. COAC recommends that the gates\n\n{foot}"
    pages[2] = [*block("stay open on Fridays.", 100), *block("COAC recommends signs.", 130, label="2."), pages[2][-1]]
    reading = read(scanned(*pages, pictures=(2,)), {2: typed})
    texts = ["COAC recommends that the gates stay open on Fridays.", "COAC recommends signs."]
    assert [item["text"] for item in reading["items"]] == texts
    assert [each["text"] for each in reading["words"]["dropped"]] == [
        "Hatch Working Group 1",
        foot,
        "Hatch Working Group 3",
    ]


def test_a_title_that_was_typed_stays_though_later_pages_repeat_it() -> None:
    pages = [[Printed("Hatch Working Group", 30), *page] for page in (COVER, FIRST, SECOND)]
    reading = read(scanned(*pages, pictures=(1,)), {1: "Hatch Working Group\n\nRecommendations\n\nMarch 2022"})
    assert reading["text"].startswith("Hatch Working Group\n\nRecommendations\n\nMarch 2022")
    assert len(reading["words"]["dropped"]) == 2


def test_what_a_machine_read_says_so() -> None:
    reading = read(scan(), {2: TYPED}, (2,))
    assert ("machine-read", 2) in warned(reading)
    assert reading["words"]["machine_read"] == [2]
    assert reading["machine_pages"] == [{"page": 2, "text": TYPED}]


def test_a_page_on_which_the_machine_found_nothing_stays_unread() -> None:
    reading = read(scan(), {2: " "}, (2,))
    assert ("unread-page", 2) in warned(reading)
    assert reading["words"]["unread_pages"] == [2]
    assert "machine_read" not in reading["words"]
    assert reading["machine_pages"] == [{"page": 2, "text": ""}]


def test_a_page_that_was_waived_is_asked_for_no_more_and_counted_by_nobody() -> None:
    reading = read(scan(), {2: ""})
    assert ("unread-page", 2) not in warned(reading)
    assert reading["words"]["unread_pages"] == [2]


def test_a_stamp_over_a_scan_does_not_make_it_a_page_of_text() -> None:
    file = scanned(COVER, FIRST, SECOND, pictures=(2,), stamp="Scanned by the office")
    reading = read(file)
    assert ("unread-page", 2) in warned(reading)
    assert "Scanned by the office" in reading["text"]
    typed = read(file, {2: TYPED})
    assert typed["words"]["dropped"] == [{"text": "Scanned by the office", "why": "printed over a scan"}]
    assert [item["ordinal"] for item in typed["items"]] == [1, 2]


def test_letters_without_names_are_no_text() -> None:
    """A font that says of none of its letters which one it is."""
    nameless = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype"
    nameless += b"/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    courier = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
    file = pdf([Printed("these are no letters at all", 100)]).replace(courier, nameless)
    reading = read(file.replace(b"startxref", b"startxref\n0\n%"))
    assert ("unread-page", 1) in warned(reading)
    assert (reading["words"]["kept"], reading["words"]["unread_pages"]) == (0, [1])
    assert {each["why"] for each in reading["words"]["dropped"]} == {"letters that the file does not name"}


# What Tesseract tells -----------------------------------------------------------------------------------------------

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def table(*words: tuple[int, int, str], sure: float = 95) -> str:
    return HEAD + "".join(f"5\t1\t1\t{par}\t{line}\t1\t0\t0\t9\t9\t{sure}\t{word}\n" for par, line, word in words)


def test_words_are_set_in_lines_and_paragraphs() -> None:
    told = table((1, 1, "One"), (1, 1, "line"), (1, 2, "and"), (2, 1, "another."))
    assert tesseract.text_of(told) == "One line\nand\n\nanother."


@pytest.mark.parametrize("told", ["", HEAD, table((1, 1, " ")), table((1, 1, "wrd"), sure=20)])
def test_no_words_or_unsure_ones_are_none(told: str) -> None:
    assert tesseract.text_of(told) == ""
