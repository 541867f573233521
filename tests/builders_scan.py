"""Scans for tests: pages of a PDF turned into pictures of themselves."""

import ctypes
import io
import shutil
from collections.abc import Collection

import pypdfium2
import pytest

from tests.builders_pdf import Printed, pdf

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is not on the PATH: no machine reads scans here"
)


def scanned(*pages: list[Printed], pictures: Collection[int] = (), stamp: str = "") -> bytes:
    """The pages as a file, those of `pictures` (from 1) as pictures; a scanner may stamp each of these in text."""
    source = pypdfium2.PdfDocument(pdf(*pages))
    made = pypdfium2.PdfDocument.new()
    made.import_pages(source)
    for number in sorted(pictures):
        wide, high = source[number - 1].get_size()
        image = pypdfium2.PdfImage.new(made)
        image.set_bitmap(source[number - 1].render(scale=200 / 72, grayscale=True))
        image.set_matrix(pypdfium2.PdfMatrix().scale(wide, high))
        made.del_page(number - 1)
        page = made.new_page(wide, high, number - 1)
        page.insert_obj(image)
        page.gen_content()
        if stamp:
            _stamp(made, page, stamp)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _stamp(made: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, words: str) -> None:
    raw = pypdfium2.raw
    text = raw.FPDFPageObj_NewTextObj(made.raw, b"Helvetica", 8)
    letters = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
    raw.FPDFText_SetText(text, ctypes.cast(letters, raw.FPDF_WIDESTRING))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 72, 20)
    raw.FPDFPage_InsertObject(page.raw, text)
    page.gen_content()
