"""What a PDF may ask for: a few kilobytes can unpack to gigabytes, or draw a million letters on one page. pdfminer has
no limit; here its unpackers, interpreter and canvas count, and a file is refused before the memory is spent."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from pdfminer import lzw, pdftypes, runlength
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from tracker.reading.result import Unreadable

MOST_PAGES = 600
MOST_UNPACKED = 100_000_000  # bytes of a file: its fonts and its pages, not its pictures
MOST_TOLD = 8_000_000  # bytes that draw one page; a dense page of text needs some 100,000
MOST_DRAWN = 100_000  # letters, lines and shapes of one page; a dense page of text has 10,000
MOST_DRAWN_OF_FILE = 1_000_000
_PIECE = 4096  # unpacked at once: a thousand times as much can come of it
_RUN = 64  # what a run-length code may become


@dataclass(slots=True)
class _Spent:
    unpacked: int = 0
    drawn: int = 0


_spent: ContextVar[_Spent] = ContextVar("spent")


def begin() -> None:
    """Count from nothing: another file is read."""
    _spent.set(_Spent())


def sheets(pdf: PDF) -> list[Page]:
    """A file's pages, each of which counts while it is laid out. Raises Unreadable when there are too many."""
    found = list(islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1))
    if len(found) > MOST_PAGES:
        raise Unreadable(f"has more than {MOST_PAGES} pages; split it")
    return [_Sheet(pdf, page, number) for number, page in enumerate(found, 1)]


class _Sheet(Page):
    @property
    def layout(self) -> LTPage:
        if not hasattr(self, "_layout"):
            canvas = _Canvas(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
            _Interpreter(self.pdf.rsrcmgr, canvas).process_page(self.page_obj)
            self._layout = canvas.get_result()
        return self._layout


class _Canvas(PDFPageAggregatorWithMarkedContent):
    """Takes up what one page draws. `told`: the bytes that draw it; `drawn`: what they drew."""

    told = drawn = 0

    def tell(self, size: int) -> None:
        self.told += size
        if self.told > MOST_TOLD:
            raise Unreadable(f"holds more on page {self.pageno} than a page of a paper does; print it to PDF anew")

    def draw(self) -> None:
        spent = _spent.get()
        self.drawn, spent.drawn = self.drawn + 1, spent.drawn + 1
        if self.drawn > MOST_DRAWN:
            raise Unreadable(
                f"holds more letters and lines on page {self.pageno} than any can show; print it to PDF anew"
            )
        if spent.drawn > MOST_DRAWN_OF_FILE:
            raise Unreadable("holds more letters and lines than a paper does; split it")

    def tag_cur_item(self) -> None:  # called for each letter, path and picture
        self.draw()
        super().tag_cur_item()

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        self.draw()
        super().begin_figure(name, bbox, matrix)


class _Interpreter(PDFPageInterpreter):
    """Reads what draws a page, and through a copy of itself what draws each form on it."""

    device: _Canvas

    def execute(self, streams: Sequence[object]) -> None:
        for each in streams:
            self.device.tell(len(pdftypes.stream_value(each).get_data()))
        super().execute(streams)

    def do_q(self) -> None:  # keeps the whole state, and may stand a million times without drawing anything
        self.device.draw()
        super().do_q()


def _unpack(size: int) -> None:
    spent = _spent.get()
    spent.unpacked += size
    if spent.unpacked > MOST_UNPACKED:
        raise Unreadable(f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB; that is no paper")


def _counted(parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        _unpack(len(part))
        yield part


def _pieces(packed: bytes, size: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    return (inflater.decompress(packed[start : start + size]) for start in range(0, len(packed), size))


class _Zlib:
    """Stands in pdfminer for the module: what is damaged is unpacked up to the damage, as pdfminer itself does."""

    error = zlib.error

    @staticmethod
    def decompress(packed: bytes) -> bytes:
        with suppress(zlib.error):
            return b"".join(_counted(_pieces(packed, _PIECE)))
        parts: list[bytes] = []
        with suppress(zlib.error):
            parts.extend(_counted(_pieces(packed, 1)))
        return b"".join(parts)


def _lzw(packed: bytes) -> bytes:
    return b"".join(_counted(lzw.LZWDecoder(BytesIO(packed)).run()))


def _run_length(packed: bytes) -> bytes:
    _unpack(len(packed) * _RUN)
    return runlength.rldecode(packed)


vars(pdftypes).update(zlib=_Zlib, lzwdecode=_lzw, rldecode=_run_length)
