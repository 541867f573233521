"""A page of a PDF as a picture of bounded size: for the person who reviews it, and for the machine that reads scans."""

import io

import pypdfium2

from tracker.exchange.bounds import MOST_PIXELS
from tracker.reading.result import Unreadable

_WIDEST = 10_000  # pixels


def png(file: bytes, page: int, width: int) -> bytes:
    """Page `page`, counted from 1, `width` pixels wide, or less where it would be too large. Raises Unreadable."""
    try:
        with pypdfium2.PdfDocument(file) as pdf:
            if not 1 <= page <= len(pdf):
                raise Unreadable(f"has no page {page}; it has {len(pdf)}")
            sheet = pdf[page - 1]
            across, down = sheet.get_size()
            scale = min(max(width, 1) / across, _WIDEST / max(across, down), (MOST_PIXELS / (across * down)) ** 0.5)
            bitmap = sheet.render(scale=scale, may_draw_forms=False)
            kept = io.BytesIO()
            bitmap.to_pil().save(kept, "png", compress_level=1)
            return kept.getvalue()
    except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError):
        raise Unreadable("shows no page that can be drawn; open the file itself") from None
