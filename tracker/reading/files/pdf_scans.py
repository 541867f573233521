"""Pages of a PDF that show something and hold no text that can be read: scans. They are named; what a person typed or a
machine read of them stands in their place, and the account of words tells which pages it does not count."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pdfplumber.page import Page

from tracker.reading.files import pdf_view, plain
from tracker.reading.files.pdf_rows import Row
from tracker.reading.layout.lines import PAGE, Line

UNREAD, MACHINE_READ = "unread-page", "machine-read"
PRINTED_OVER, UNNAMED = "printed over a scan", "letters that the file does not name"
_FEW = 5  # words: a stamp of the scanner, a number
_MOST = 0.6  # of the page is covered by a picture
_UNNAMED = re.compile(r"\(cid:\d+\)")  # how a letter is told that the file draws and does not name


@dataclass(frozen=True, slots=True)
class Supplied:
    """What stands on pages without text of their own, by page: typed by a person, or read by a machine on those
    `by_machine`. Empty: waived by the person; the machine found nothing."""

    pages: Mapping[int, str]
    by_machine: frozenset[int] = frozenset()

    @property
    def machine_pages(self) -> dict[int, str]:
        """What the machine read on the pages that it tried; nothing where it found nothing."""
        return {page: self.pages.get(page, "").strip() for page in sorted(self.by_machine)}

    def notices(self, unread: Iterable[int]) -> Iterator[tuple[str, str, int | None]]:
        """What a person should know of the scans among the pages."""
        for page in sorted({*unread, *self.by_machine}):
            read = self.pages.get(page, "").strip()
            if page in self.by_machine:
                yield (
                    (MACHINE_READ, _COMPARE.format(page), page) if read else (UNREAD, _NOT_MADE_OUT.format(page), page)
                )
            elif page not in self.pages:
                yield UNREAD, f"page {page} is a scan; install tesseract-ocr or type it in", page

    def lacking(self, unread: Iterable[int]) -> tuple[int, ...]:
        """The pages of which nothing was read by anybody."""
        return tuple(page for page in unread if not self.pages.get(page, "").strip())

    def into(self, lines: Sequence[Line], unread: Collection[int]) -> list[Line]:
        """The lines of a file, and those of the pages supplied, in the order of pages; notes stay behind."""
        typed = {page: text for page, text in sorted(self.pages.items()) if text.strip()}
        kept = [_over(line) if line.page in typed and line.page in unread else line for line in lines]
        for page, text in typed.items():
            place = next((at for at, line in enumerate(kept) if line.note or (line.page or 0) > page), len(kept))
            kept[place:place] = plain.typed(text, page)
            after = place + len(plain.typed(text, page))
            if after < len(kept) and not kept[after].note:
                kept[after] = replace(kept[after], gap=PAGE)
        return kept


_COMPARE = "page {} is a scan that the machine read; compare it with the page, word by word"
_NOT_MADE_OUT = "page {} is a scan in which the machine could make out no words; type it in, or waive it"


def is_scan(page: Page, rows: Sequence[Row]) -> bool:
    """Whether a page shows what its text does not say."""
    if not rows:
        return bool(page.images or page.curves or page.rects)
    return are_unnamed(rows) or (sum(len(row.text.split()) for row in rows) <= _FEW and _covered(page) >= _MOST)


def are_unnamed(rows: Sequence[Row]) -> bool:
    """Whether most of the letters are drawn by the file and not named."""
    printed = "".join("".join(row.text.split()) for row in rows)
    named, unnamed = _UNNAMED.subn("", printed)
    return unnamed > len(named)


def _covered(page: Page) -> float:
    """How much of a page its pictures cover; they may be strips of one."""
    boxes = map(pdf_view.of(page).box, page.images)
    return sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)


def _over(line: Line) -> Line:
    return replace(line, why=line.why or PRINTED_OVER)


def without_names(lines: Sequence[Line], pages: Collection[int]) -> list[Line]:
    """The lines, those of pages whose letters have no names set aside."""
    return [replace(line, why=line.why or UNNAMED) if line.page in pages else line for line in lines]
