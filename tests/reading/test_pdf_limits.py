"""PDF files that ask for more than a paper does are refused before the memory is spent."""

import io
import re
import tracemalloc
import zlib
from typing import Any

import pdfplumber
import pytest

from tests.builders_pdf import Printed, pdf
from tracker.reading import paper
from tracker.reading.files import pdf_limits, pdf_rows
from tracker.reading.result import Unreadable

STREAM = re.compile(rb"<</Length \d+>>stream\n(.*?)\nendstream", re.DOTALL)
PAGE = [Printed("Recommendations of the Hatch Working Group", 100), Printed("March 2022", 120)]


def filled(content: bytes, *filters: str, packed: bytes | None = None) -> bytes:
    """A file of one page that `content` draws, packed as the filters say."""
    for each in reversed(filters):
        content = {"FlateDecode": zlib.compress}.get(each, bytes)(content)
    names = b"".join(b"/" + each.encode() for each in filters)
    shown = packed if packed is not None else content
    stream = b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(shown), names, shown)
    moved = STREAM.sub(lambda _: stream, pdf(PAGE))
    return re.sub(rb"startxref\n\d+", b"startxref\n0", moved)  # the list of places is wrong now: it is to be made anew


def drawn() -> bytes:
    (content,) = STREAM.findall(pdf(PAGE))
    return bytes(content)


def read(file: bytes) -> str:
    return paper.read(file, "set.pdf").text


@pytest.mark.parametrize("filters", [("FlateDecode",), ("FlateDecode", "FlateDecode")])
def test_a_stream_that_unpacks_to_hundreds_of_megabytes_is_not_unpacked_whole(filters: tuple[str, ...]) -> None:
    file = filled(b" " * 300_000_000, *filters)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="unpacks to more than 100 MB; that is no paper"):
            read(file)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1.2 * pdf_limits.MOST_UNPACKED


def test_run_lengths_count_as_what_they_may_become() -> None:
    with pytest.raises(Unreadable, match="unpacks to more than 100 MB"):
        read(filled(b"", "RunLengthDecode", packed=b"\x81 " * 1_000_000))


def test_a_page_drawn_by_megabytes_is_refused() -> None:
    with pytest.raises(Unreadable, match="holds more on page 1 than a page of a paper does"):
        read(filled(b" " * (pdf_limits.MOST_TOLD + 1), "FlateDecode"))


@pytest.mark.parametrize("mark", [b"BT /F0 12 Tf 72 700 Td (abcdefghij) Tj ET ", b"0 0 9 9 re S " * 10, b"q " * 10])
def test_a_page_of_more_marks_than_any_page_shows_is_refused(mark: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_limits, "MOST_DRAWN", 1000)
    with pytest.raises(Unreadable, match="holds more letters and lines on page 1 than any can show"):
        read(filled(mark * 101, "FlateDecode"))


def test_the_pages_of_a_file_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_limits, "MOST_DRAWN_OF_FILE", 100)
    assert len(read(pdf(PAGE)).split()) == 8
    with pytest.raises(Unreadable, match="holds more letters and lines than a paper does; split it"):
        read(pdf(PAGE, PAGE))


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(Unreadable, match="has more than 600 pages; split it"):
        read(pdf(*([[]] * 601)))


@pytest.mark.parametrize("damage", [lambda packed: packed[:-4], lambda packed: packed[:-4] + b"last"])
def test_what_is_damaged_is_read_up_to_the_damage(damage: Any) -> None:
    whole = filled(drawn(), "FlateDecode")
    broken = filled(b"", "FlateDecode", packed=damage(zlib.compress(drawn())))
    assert read(broken) == read(whole) == read(pdf(PAGE))


def test_the_old_packing_is_still_read() -> None:
    """LZW, each letter as a code of its own and the table cleared before its codes grow longer."""
    content = drawn()
    codes = [each for start in range(0, len(content), 200) for each in (256, *content[start : start + 200])] + [257]
    bits = "".join(f"{code:09b}" for code in codes)
    packed = bytes(int(bits[start : start + 8].ljust(8, "0"), 2) for start in range(0, len(bits), 8))
    assert read(filled(b"", "LZWDecode", packed=packed)) == read(pdf(PAGE))


class Letter(dict[str, Any]):
    """A letter of a page that counts how often letters are compared."""

    compared = 0
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        Letter.compared += 1
        return super().__eq__(other)


def test_letters_printed_twice_are_found_without_comparing_each_with_each() -> None:
    file = pdf([Printed("twice and " * 6, 100 + 12 * line) for line in range(40)] + [Printed("twice", 100, 72.4)])
    with pdfplumber.open(io.BytesIO(file)) as opened:
        page = opened.pages[0]
        page.objects["char"] = [Letter(letter) for letter in page.chars]
        rows = pdf_rows.of_page(page)
    assert [row.text for row in rows] == ["twice and twice and twice and twice and twice and twice and"] * 40
    assert Letter.compared == 0
