"""Word files: paragraphs in order with their automatic numbers, tables as text, text boxes and footnotes kept, tracked
changes read as accepted, heads and feet marked as page furniture."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from tracker.reading.files import word_active, word_numbering, word_review, word_tables
from tracker.reading.layout import forms
from tracker.reading.layout.lines import BLANK, CELL, NONE, PAGE, ROW, Line, Progress, Source
from tracker.reading.result import Unreadable
from tracker.text.numbering import is_label

_COMMENTS = "word/comments.xml"
_PARTS = frozenset(
    (*(f"word/{name}.xml" for name in ("document", "styles", "numbering", "footnotes", "endnotes")), _COMMENTS)
)
_BARE = re.compile(r"\d{1,3}")
_LABEL_WORDS = 4
_MOST_BYTES = 50_000_000  # unpacked: a paper is smaller, a bomb is not
_MOST_PARAGRAPHS, _STEP = 50_000, 1000  # 600 pages have some 20,000
_TOO_MUCH = ("unknown error", "XML_PARSE_HUGE", "emory")  # how the parser says that it would take too much
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = frozenset(
    (qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pPr"), _FALLBACK, qn("w:footnoteReference"))
)
_SIGNS = {qn("w:tab"): " ", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " ", qn("w:sym"): "•"}
Element = Any  # lxml ships no types


def source(file: bytes, progress: Progress) -> Source:
    names, parts = opened(file, progress)
    document = parts["word/document.xml"]
    body = document.find(qn("w:body"))
    if body is None:
        raise Unreadable("is damaged: it has no text part; open it in Word and save it again")
    styles = parts.get("word/styles.xml")
    numbers = word_numbering.read(parts.get("word/numbering.xml"), styles)
    lines = _numbered_cells(list(_lines(counted(every_paragraph(body), progress), numbers, heading_styles(styles))))
    lines += _notes(parts)
    lines += _furniture(parts)
    if not any(line.text for line in lines) and word_active.has_pictures(names):
        raise Unreadable("holds pictures and no words; save it as PDF, so that its pages can be read or typed in")
    return Source(tuple(lines), (*word_review.notices(document, parts.get(_COMMENTS)), *word_active.notices(names)))


def counted(paragraphs: Iterable[Element], progress: Progress) -> Iterator[Element]:
    for place, paragraph in enumerate(paragraphs):
        if place >= _MOST_PARAGRAPHS:
            raise Unreadable(f"has more than {_MOST_PARAGRAPHS:,} paragraphs; split it")
        if place % _STEP == 0:
            progress(f"paragraph {place + 1}")
        yield paragraph


def opened(file: bytes, progress: Progress) -> tuple[list[str], dict[str, Element]]:
    """The names of all parts, and those that are read."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            wanted = [each for each in archive.infolist() if _is_part(each.filename)]
            if sum(each.file_size for each in wanted) > _MOST_BYTES:
                raise Unreadable("unpacks to more than 50 MB; that is no paper")
            parts: dict[str, Element] = {}
            for each in wanted:
                progress("a part of the file")
                parts[each.filename] = _parsed(archive.read(each))
            return archive.namelist(), parts
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, OSError, RuntimeError, ValueError, zlib.error):
        raise Unreadable("is damaged or cut short; open it in Word and save it again, or fetch it again") from None


def _is_part(name: str) -> bool:
    return name in _PARTS or (name.startswith(("word/header", "word/footer")) and name.endswith(".xml"))


def _parsed(part: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as wrong:
        if any(sign in str(wrong) for sign in _TOO_MUCH):
            raise Unreadable("holds more than a paper does; open it in Word and save it again, or split it") from None
        raise


def heading_styles(styles: Element | None) -> frozenset[str]:
    if styles is None:
        return frozenset()
    found = set()
    for style in styles.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        printed = str(name.get(qn("w:val"))).lower() if name is not None else ""
        if printed.startswith("heading") or printed in ("title", "subtitle"):
            found.add(str(style.get(qn("w:styleId"))))
    return frozenset(found)


def _lines(
    paragraphs: Iterable[Element], numbers: word_numbering.Numbering, headings: frozenset[str]
) -> Iterator[Line]:
    gap = NONE
    centred = listed = False
    beside = ""
    places = word_tables.Places()
    for paragraph in paragraphs:
        line = _after_label(beside, _line(paragraph, numbers, headings))
        gap = ROW if beside else _cell_begins(paragraph) or (PAGE if _breaks_page(paragraph) else gap)
        beside = line.text if _is_label(paragraph, line.text) else ""
        if beside:
            continue
        if not line.text:
            gap, centred, listed = gap or BLANK, False, False
            continue
        now_centred, now_listed = _is_centred(paragraph), bool(line.label)
        together = (centred and now_centred) or (listed and now_listed)
        gap = gap or (NONE if together else BLANK)
        yield from _split(replace(line, gap=gap, cell=places.of(paragraph), below=places.below(paragraph)))
        gap, centred, listed = NONE, now_centred, now_listed


def _cell_begins(paragraph: Element) -> str:
    """What stands before a paragraph that is the first one of a table's cell."""
    cell = paragraph.getparent()
    if cell.tag != qn("w:tc") or cell.find(qn("w:p")) is not paragraph:
        return NONE
    return ROW if cell.getparent().find(qn("w:tc")) is cell else CELL


def _is_label(paragraph: Element, text: str) -> bool:
    """Whether a paragraph is the label in a row of a form: "Date:" in the left cell of two, a paragraph in each."""
    cell = paragraph.getparent()
    if not text.endswith(":") or len(text.split()) > _LABEL_WORDS or cell.tag != qn("w:tc"):
        return False
    cells = cell.getparent().findall(qn("w:tc"))
    printed = [[each for each in one.iter(qn("w:p")) if "".join(each.itertext()).strip()] for one in cells]
    return cells[0] is cell and [len(each) for each in printed] == [1, 1]


def _after_label(label: str, line: Line) -> Line:
    return replace(line, text=f"{label} {line.text}", lead=label, heading=False, bold=False) if label else line


def _numbered_cells(lines: list[Line]) -> list[Line]:
    """A bare "1" in a paragraph of its own (a table's first column) is the label of the paragraph after it, unless it
    is what a form says beside a label: "Version | 1"."""
    joined: list[Line] = []
    for line in lines:
        bare = joined and _BARE.fullmatch(joined[-1].text) and not forms.ends_with_value(joined)
        if bare and not line.label and not _BARE.fullmatch(line.text):
            joined[-1] = replace(line, label=joined[-1].text, gap=joined[-1].gap)
        else:
            joined.append(line)
    return joined


def every_paragraph(parent: Element) -> Iterator[Element]:
    """Every paragraph in reading order; a text box comes after the paragraph that anchors it, a table by its rows."""
    for child in parent:
        if child.tag == qn("w:p"):
            yield child
            for box in child.iter(qn("w:txbxContent")):
                if not any(each.tag == _FALLBACK for each in box.iterancestors()):
                    yield from every_paragraph(box)
        elif child.tag not in SKIPPED and isinstance(child.tag, str):
            yield from every_paragraph(child)


def _line(paragraph: Element, numbers: word_numbering.Numbering, headings: frozenset[str]) -> Line:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = str(style.get(qn("w:val"))) if style is not None else ""
    runs = [(text, bold) for text, bold in _runs(paragraph) if text]
    text = "".join(text for text, _ in runs).strip(" ")
    in_cell = paragraph.getparent().tag == qn("w:tc")
    label, level = numbers.of(paragraph, name) if text.strip() or in_cell else ("", 0)
    if not text.strip() and label.strip("().")[:1].isdecimal():  # a cell that holds its number and nothing else
        return Line(text=label, whole=True)
    strong = all(bold for text, bold in runs if text.strip()) and bool(text.strip())
    heading = (name in headings or strong) and len(text.split()) <= 25
    return Line(
        text=text if text.strip() else "",
        left=4.0 * level + (2 if label else 0),
        lead=_lead(runs),
        heading=heading,
        bold=strong,
        label=label,
        level=level,
        whole=True,
    )


def _runs(paragraph: Element) -> Iterator[tuple[str, bool]]:
    """The text of a paragraph with its weight. Deleted words, and what belongs to a text box, are not of it."""
    for child in paragraph:
        if child.tag in SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == qn("w:r"):
            yield "".join(_signs(child)), _is_bold(child)
        else:
            yield from _runs(child)


def _signs(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield " ".join((child.text or "").replace("\u00a0", " ").split("\n"))
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield " " if child.get(qn("w:type")) in ("page", "column") else "\n"
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]


def _is_bold(run: Element) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    if mark is not None:
        return mark.get(qn("w:val")) not in ("0", "false", "off")
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return style is not None and style.get(qn("w:val")) == "Strong"


def _lead(runs: list[tuple[str, bool]]) -> str:
    strong: list[str] = []
    for text, bold in runs:
        if not bold and not strong and is_label(text):
            continue
        if not bold and text.strip():
            break
        strong.append(text)
    return " ".join("".join(strong).split())


def _split(line: Line) -> Iterator[Line]:
    """A paragraph cut at its own line breaks; only the first part has the number."""
    parts = [" ".join(part.split()) for part in line.text.split("\n")]
    for place, part in enumerate([part for part in parts if part]):
        after = replace(line, text=part, first=float(len(part.split()[0]) + 1), hard=True)
        yield after if place == 0 else replace(after, label="", lead="", gap=NONE, whole=False)


def _is_centred(paragraph: Element) -> bool:
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    return mark is not None and mark.get(qn("w:val")) == "center"


def _breaks_page(paragraph: Element) -> bool:
    before = paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
    return before is not None or any(each.get(qn("w:type")) == "page" for each in paragraph.iter(qn("w:br")))


def _notes(parts: dict[str, Element]) -> list[Line]:
    lines = []
    for name, tag in (("word/footnotes.xml", "w:footnote"), ("word/endnotes.xml", "w:endnote")):
        for note in parts[name].findall(qn(tag)) if name in parts else ():
            text = " ".join(_text_of(note).split())
            if text:
                lines.append(Line(text=text, gap=BLANK, whole=True, hard=True, note=True))
    return lines


def _furniture(parts: dict[str, Element]) -> list[Line]:
    seen: dict[str, str] = {}
    for name, part in sorted(parts.items()):
        text = " ".join(_text_of(part).split()) if name.startswith(("word/header", "word/footer")) else ""
        if text:
            seen.setdefault(text, "running head" if name.startswith("word/header") else "running foot")
    return [Line(text=text, gap=BLANK, whole=True, why=why) for text, why in seen.items()]


def _text_of(part: Element) -> str:
    return " ".join("".join(text for text, _ in _runs(each)) for each in every_paragraph(part))
