"""Word files of what is written here. Numbers of paragraphs stand as words, so that no program counts them anew; no
person's account and no moment of its making is in the file, so that its bytes follow from its words."""

import io
import re
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tracker.formats import packed
from tracker.formats.characters import visible
from tracker.formats.written import GRID, HEADING, LINE, NUMBERED, POINT, Part, Written, stretches
from tracker.text.markup import paragraphs

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
_BLACK = RGBColor(0, 0, 0)
_THUMBNAIL = "docProps/thumbnail.jpeg"


def of(one: Written, *, tracked: bool = False) -> bytes:
    """`tracked`: whoever changes it has their changes told."""
    made = Document()
    if tracked:
        made.settings.element.find(qn("w:defaultTabStop")).addprevious(OxmlElement("w:trackRevisions"))
    _looks(made)
    _properties(made, one.title)
    for part in one.parts:
        _part(made, part)
    out = io.BytesIO()
    made.save(out)
    return _without_its_making(out)


def _properties(made: Any, title: str) -> None:
    told = made.core_properties
    told.title, told.author, told.last_modified_by, told.comments = visible(title)[:255], "", "", ""
    told.created = told.modified = _LONG_AGO
    told.revision, told.language = 1, "en-US"


def _looks(made: Any) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21.59), Cm(27.94)  # letter
    page.left_margin = page.right_margin = Cm(2.2)
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Calibri", Pt(11)
    for level, size in ((1, 16), (2, 13), (3, 11.5), (4, 11)):
        style = made.styles[f"Heading {level}"]
        style.font.color.rgb, style.font.size = _BLACK, Pt(size)


def _part(made: Any, part: Part) -> None:
    if part.form == GRID:
        _table(made, part.rows)
    elif part.form == HEADING:
        made.add_heading("".join(words for words, _ in stretches(visible(part.words))), min(int(part.mark or 1), 4))
    elif part.form == POINT:
        _runs(made.add_paragraph(style="List Bullet"), part.words)
    elif part.form == NUMBERED:
        _numbered(made, part)
    else:
        for words in paragraphs(part.words) or [""]:
            paragraph = made.add_paragraph()
            _runs(paragraph, words)
            if part.form == LINE:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _numbered(made: Any, part: Part) -> None:
    """The number hangs before the words; further paragraphs of them stand beneath."""
    for place, words in enumerate(paragraphs(part.words)):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1)
        if place == 0:
            paragraph.paragraph_format.first_line_indent = Cm(-1)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(1))
            paragraph.add_run(f"{part.mark}.\t")
        _runs(paragraph, words)


def _table(made: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    if not rows:
        return
    table = made.add_table(rows=0, cols=max(map(len, rows)), style="Table Grid")
    for place, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=False):
            _runs(cell.paragraphs[0], f"**{words}**" if place == 0 and words else words)
    head = OxmlElement("w:tblHeader")  # repeated on each page, and told as the head to who listens
    table.rows[0]._tr.get_or_add_trPr().append(head)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    made.add_paragraph()


def _runs(paragraph: Any, words: str) -> None:
    for stretch, bold in stretches(visible(words)):
        paragraph.add_run(stretch).bold = bold or None


def _without_its_making(file: io.BytesIO) -> bytes:
    """The same members without the moment at which they were packed, and without the template's own picture."""
    out = io.BytesIO()
    with ZipFile(file) as made, ZipFile(out, "w") as kept:
        for told in made.infolist():
            if told.filename == _THUMBNAIL:
                continue
            with packed.member(kept, told.filename, size=told.file_size) as member:
                member.write(_named_no_more(told.filename, made.read(told)))
    return out.getvalue()


def _named_no_more(name: str, content: bytes) -> bytes:
    if name != "_rels/.rels":
        return content
    return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
