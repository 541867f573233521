"""What a PDF holds besides its pages: scripts, files, what was typed into a form. None of it is run or unpacked, and
none is read as text; it is told, so that nobody takes the pages for the whole file."""

from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.psparser import literal_name
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

ACTIVE, NOTE = "active-content", "unread-note"
_SCRIPT = "the file holds a script; it was not run"
_FILES = "the file holds other files; they were not opened: if one is a paper, import it by itself"
_LAUNCH = "the file asks to start a program; it was not started"
_TYPED = "page {} holds what was typed into a form or a note upon it; that is not read: print it to PDF anew"
_ACTIONS = {"JavaScript": _SCRIPT, "Launch": _LAUNCH}
_ANNOTATIONS = {"FileAttachment": _FILES, "RichMedia": _FILES, "Screen": _SCRIPT, "3D": _FILES}
Notice = tuple[str, str, int | None]


def of_file(pdf: PDF) -> Iterator[Notice]:
    catalog = pdf.doc.catalog
    names = dict_value(catalog.get("Names"))
    form = dict_value(catalog.get("AcroForm"))
    if "JavaScript" in names or "AA" in catalog or "XFA" in form:
        yield ACTIVE, _SCRIPT, None
    if "EmbeddedFiles" in names or "AF" in catalog:
        yield ACTIVE, _FILES, None
    action = resolve1(catalog.get("OpenAction"))
    if isinstance(action, dict):
        yield from _of_action(action)


def of_page(page: Page) -> Iterator[Notice]:
    for each in list_value(page.page_obj.annots or []):
        note = dict_value(each)
        kind = literal_name(resolve1(note.get("Subtype")))
        if kind in _ANNOTATIONS:
            yield ACTIVE, _ANNOTATIONS[kind], None
        yield from _of_action(dict_value(note.get("A")))
        if _typed(kind, note):
            yield NOTE, _TYPED.format(page.page_number), page.page_number


def _typed(kind: str, note: dict[str, Any]) -> bool:
    words = note.get({"Widget": "V", "FreeText": "Contents"}.get(kind, ""))
    return isinstance(words := resolve1(words), bytes) and bool(words.strip(b"\x00\xfe\xff \r\n"))


def _of_action(action: dict[str, Any]) -> Iterator[Notice]:
    kind = literal_name(resolve1(action.get("S")))
    if kind in _ACTIONS:
        yield ACTIVE, _ACTIONS[kind], None
