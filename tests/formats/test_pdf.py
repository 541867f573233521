"""PDF files of what is written here: tagged, titled, in a language, and of the words as they are, whatever they are."""

import re
import threading

import pypdfium2
import pytest

from tests.formats.nasty import cells
from tests.formats.test_written import WORDS
from tracker.formats import pdf
from tracker.formats.written import Part, Written, grid, heading, line, literal, numbered, point, said

HOSTILE = (
    '#import "@preview/x:0.1.0": * #panic() $x$ \\ * _ @ref `raw` <label> // /* = + - 1. -- ... ~ \' " \' " {} [] #{1}'
)


def words_of(file: bytes) -> str:
    """What is read aloud, or found: without the numbers of the pages."""
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [page.get_textpage().get_text_range().split() for page in document]
        return " ".join(" ".join(page[:-1]) for page in pages)
    finally:
        document.close()


def of(*parts: Part) -> bytes:
    return pdf.of(Written("A paper", parts))


def test_it_is_tagged_and_bears_title_and_language() -> None:
    made = pdf.of(WORDS)
    document = pypdfium2.PdfDocument(made)
    try:
        assert document.is_tagged()
        assert document.get_metadata_dict()["Title"] == "A paper"
    finally:
        document.close()
    for mark in (rb"/StructTreeRoot", rb"/Lang\s*\(en-US\)", rb"/DisplayDocTitle true", rb"pdfuaid:part>1<"):
        assert re.search(mark, made), mark
    roles = b"".join(re.findall(rb"/S\s*/(\w+)", made))
    assert all(role in roles for role in (b"H1", b"TH", b"TD", b"LI", b"P"))


def test_its_words_are_those_that_were_written() -> None:
    assert words_of(pdf.of(WORDS)) == (
        "Commercial Customs Operations Advisory Committee Recommendations 010457 3. COAC recommends that CBP act. "
        "And go on. • One • Two with a line Member Vote Able for | against Baker"
    )
    assert pdf.of(WORDS) == pdf.of(WORDS)  # its bytes follow from its words


def test_bold_is_the_only_mark() -> None:
    assert words_of(of(said("**The motion:** passed"), said(literal("**x**")))) == "The motion: passed **x**"


@pytest.mark.parametrize("form", [heading, said, line, point, lambda words: numbered(1, words)])
def test_no_word_that_somebody_typed_is_obeyed(form: object) -> None:
    assert callable(form)
    assert literal_words(HOSTILE) in words_of(of(form(literal(HOSTILE))))


def literal_words(words: str) -> str:
    return " ".join(words.split())


def test_a_table_and_a_title_obey_nothing_either() -> None:
    made = pdf.of(Written(HOSTILE, (grid(("a", literal(HOSTILE)), ("b",), ("c", "d")),)))
    document = pypdfium2.PdfDocument(made)
    assert document.get_metadata_dict()["Title"] == HOSTILE
    document.close()
    assert words_of(made).replace(" ", "") == f"a{HOSTILE}bcd".replace(" ", "")


def test_a_letter_that_no_font_has_is_told_by_its_code() -> None:
    assert words_of(of(said("a \U0001f600 b \u4e2d c \u05e9\u05dc\u05d5\u05dd"))) == (
        "a [U+1F600] b [U+4E2D] c \u05e9\u05dc\u05d5\u05dd"
    )
    assert words_of(of(said("\x00\x0b\ud800"))) == "[U+2400][U+240B]\ufffd"
    for words in cells(12):
        of(said(words), heading(words), grid((words, "b")))


def test_a_long_paper_has_all_its_words() -> None:
    long = f"{HOSTILE} " * 500  # 50 kB
    made = words_of(of(said(literal(long)), *(numbered(place, "Act. " * 200) for place in range(60))))
    assert made.count("#panic()") == 500 and made.count("Act.") == 12_000


def test_several_are_made_at_once() -> None:
    made: dict[int, str] = {}

    def make(number: int) -> None:
        made[number] = words_of(of(said(f"Paper {number}")))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert made == {number: f"Paper {number}" for number in range(8)}
