"""A workbook as it leaves: every cell is words, none is a formula, and its last sheet says what it is and what its
columns mean. Written row by row in the parts that ECMA-376 asks for: the library that reads workbooks here takes twelve
times as long to write one, and puts the time of writing into it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import IO, Any
from zipfile import ZipFile

from tracker.formats import dictionary
from tracker.formats.characters import visible
from tracker.formats.packed import member
from tracker.formats.table import Table
from tracker.formats.taken import Taken
from tracker.rules.refusal import BadInput

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767  # units of UTF-16 in a cell, says the program that most people open it with
ROWS = 1_048_576
CUT = " … [Cut here: a cell holds no more. The whole is at the address of this row, and in the CSV and JSON files.]"
_LINE_END = re.compile(r"\r\n?")  # which XML would make such
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # which a reader would take for a character by its number


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its rows, made when they are asked for."""

    table: Table[Any]
    rows: Iterable[Sequence[str]]


def write(out: IO[bytes], title: str, sheets: Sequence[Sheet], taken: Taken) -> None:
    """The workbook, into a file that can be gone back in. No more than a row is held."""
    about = Sheet(ABOUT, _about(title, [sheet.table for sheet in sheets], taken))
    every = [*sheets, about]
    with ZipFile(out, "w") as archive:
        for place, sheet in enumerate(every, 1):
            with member(archive, f"xl/worksheets/sheet{place}.xml") as part:
                _written(part, sheet)
        for name, words in _parts([sheet.table.name for sheet in every]):
            with member(archive, name) as part:
                part.write(words.encode())


# Rows -----------------------------------------------------------------------------------------------------------------


def _written(part: IO[bytes], sheet: Sheet) -> None:
    part.write(_opened(sheet.table).encode())
    part.write(_row(sheet.table.header, 1, style=1).encode())
    for number, row in enumerate(sheet.rows, 2):
        if number > ROWS:
            raise BadInput(f"A sheet holds {ROWS:,} rows; {sheet.table.name} have more.", remedy="Take them as CSV.")
        part.write(_row(row, number).encode())
    part.write(b"</sheetData></worksheet>")


def _opened(table: Table[Any]) -> str:
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{column.width}" style="2" customWidth="1"/>'
        for place, column in enumerate(table.columns, 1)
    )
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>"
    )


def _row(cells: Sequence[str], number: int, style: int = 2) -> str:
    said = (_cell(cell, f"{_letters(place)}{number}", style) for place, cell in enumerate(cells) if cell)
    return f'<row r="{number}">{"".join(said)}</row>'


@cache
def _letters(place: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _cell(words: str, place: str, style: int) -> str:
    said = escape(_ESCAPE.sub("_x005F_", fitting(visible(_LINE_END.sub("\n", words)))), quote=False)
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def fitting(words: str) -> str:
    """As much as a cell holds, with a note where that is not all."""
    if len(words) <= LONGEST // 2 or len(words.encode("utf-16-le")) // 2 <= LONGEST:
        return words
    kept = words.encode("utf-16-le")[: (LONGEST - len(CUT)) * 2]
    return kept.decode("utf-16-le", errors="ignore") + CUT


# What it is -----------------------------------------------------------------------------------------------------------

ABOUT: Table[Any] = Table("About", "What this workbook is.", dictionary.TABLE.columns)


def _about(title: str, tables: Sequence[Table[Any]], taken: Taken) -> Iterator[Sequence[str]]:
    yield ("About", "", title)
    for what, words in taken.told():
        yield ("About", what, words)
    for said in (
        *dictionary.ABOUT[:1],
        f"A cell holds at most {LONGEST:,} characters: longer words are cut, and say so.",
    ):
        yield ("About", "Cells", said)
    for table in tables:
        yield (table.name, "", table.holds)
        yield from dictionary.lines([table])


# The parts around the sheets ------------------------------------------------------------------------------------------

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (  # 0: what every workbook has; 1: the heads; 2: words, so that what is typed over them stays words
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def _parts(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    places = range(1, len(names) + 1)
    overrides = "".join(_override(f"worksheets/sheet{place}", "worksheet") for place in places)
    yield (
        "[Content_Types].xml",
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{_override('workbook', 'sheet.main')}{_override('styles', 'styles')}{overrides}</Types>",
    )
    yield "_rels/.rels", _relations(["officeDocument"], ["xl/workbook.xml"])
    listed = "".join(
        f'<sheet name="{escape(name[:31])}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, 1)
    )
    yield "xl/workbook.xml", f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    kinds = ["worksheet"] * len(names) + ["styles"]
    targets = [*(f"worksheets/sheet{place}.xml" for place in places), "styles.xml"]
    yield "xl/_rels/workbook.xml.rels", _relations(kinds, targets)
    yield "xl/styles.xml", _XML + _STYLES


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'


def _relations(kinds: Sequence[str], targets: Sequence[str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(zip(kinds, targets, strict=True), 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
