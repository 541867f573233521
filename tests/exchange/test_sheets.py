"""Lists as files: values as kept, dates as exact as shown, what may be overlooked said, what would do harm refused."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from tests.lists import as_csv, as_xlsx, saved
from tracker.exchange import sheets, sheets_xlsx
from tracker.reading.result import Unreadable


def rows(content: bytes, sheet: str | None = None) -> list[list[str]]:
    return [cells for _, cells in sheets.read_list(content, "list", sheet)["rows"]]


def book(*lines: list[Any]) -> tuple[openpyxl.Workbook, Any]:
    made = openpyxl.Workbook()
    for line in lines:
        made.active.append(line)
    return made, made.active


def test_both_forms_say_the_same() -> None:
    told = rows(as_csv())
    assert rows(as_xlsx()) == [[cell.removesuffix(".0") for cell in line] for line in told]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (as_csv(encoding="utf-8-sig"), "Read as UTF-8; the columns are parted by commas."),
        (as_csv(parted=";"), "Read as UTF-8; the columns are parted by semicolons."),
        (as_csv(parted="\t", encoding="utf-16"), "Read as UTF-16; the columns are parted by tabs."),
        (as_csv(parted="|"), "Read as UTF-8; the columns are parted by upright strokes."),
    ],
)
def test_a_csv_says_how_it_was_read(content: bytes, said: str) -> None:
    read = sheets.read_list(content, "list.csv")
    assert (read["notes"], [cells for _, cells in read["rows"]]) == ([said], rows(as_csv()))


def test_old_letters_are_read_and_said() -> None:
    read = sheets.read_list("Number,Text\n1,Café – “one”\n".encode("cp1252"), "list.csv")
    assert read["rows"][1] == [2, ["1", "Café – “one”"]]
    assert read["notes"][0].startswith("Read as Windows-1252, for it is no UTF-8: look whether accents")


def test_numbers_and_dates_are_read_as_far_as_they_are_shown() -> None:
    made, sheet = book([10457, 10457.0, 1.5, True, datetime(2020, 12, 16), date(2020, 12, 1), date(2020, 1, 1), " x "])
    sheet["F1"].number_format, sheet["G1"].number_format = "mmm yyyy", "yyyy"
    assert rows(saved(made)) == [["10457", "10457", "1.5", "yes", "2020-12-16", "2020-12", "2020", "x"]]


def test_formulas_keep_their_values_and_are_never_computed() -> None:
    made, sheet = book(["Number", "=1+1", "#REF!"])
    sheet["C1"].data_type = "e"
    read = sheets.read_list(saved(made), "list.xlsx")
    assert read["rows"] == [[1, ["Number"]]]
    assert read["faults"] == {
        "1:1": "holds a formula without a kept value; open the file in a spreadsheet program and save it",
        "1:2": "holds the error #REF!",
    }
    assert "Formulas in 1 cells: the values kept with them were read, none was computed." in read["notes"]


def test_what_may_be_overlooked_is_said() -> None:
    made, sheet = book(["Group", "Text"], ["PSWG", "one"], [None, "two"], [None, None], ["FLWG", "three"])
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[5].hidden = True
    made.create_sheet("Old").sheet_state = "hidden"
    read = sheets.read_list(saved(made), "list.xlsx")
    assert read["rows"] == [[1, ["Group", "Text"]], [2, ["PSWG", "one"]], [3, ["PSWG", "two"]], [5, ["FLWG", "three"]]]
    assert read["notes"] == [
        'Read is the sheet "Sheet" of 2: Sheet, Old (hidden: Old).',
        "A2:A3 are merged: what they hold is read for each of their rows.",
        "Hidden in the file, and read all the same: row 5.",
    ]
    with pytest.raises(Unreadable, match='has no sheet "New"; it has: Sheet, Old'):
        rows(saved(made), "New")


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return written.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><workbook>&a;</workbook>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0 old", "is locked with a password, or of the old form .xls"),
        (b"%PDF-1.7", "is a PDF, no list"),
        (b"PK\x03\x04 cut", "is damaged, or locked with a password"),
        (as_xlsx()[:-200], "is damaged, or locked with a password"),
        (zipped(word__document_xml=b"<w/>"), "is no .xlsx workbook"),
        (zipped(xl__workbook_xml=b"<x"), "is damaged"),
        (zipped(xl__workbook_xml=ENTITIES), "declares entities in xl/workbook.xml"),
        (
            zipped(xl__workbook_xml=ENTITIES.replace(b"?>", b"?><!--" + b"a" * 6000 + b"-->")),
            "declares entities in xl/",
        ),
        (zipped(xl__workbook_xml=b" " * (sheets_xlsx.UNPACKED + 1)), "unpacks to more than a list can hold"),
        (b"Number\0,Text\n", "is no text (it holds NUL)"),
        (b'Number,Text\n1,"never closed\n2,x\n', "cannot be read as CSV at line 3"),
        (b"a,b\n" + b"x" * 150_000 + b",y\n", "holds 150,000 characters in one cell, A2"),
        (b",".join([b"x"] * 201), "has words in column GS of row 1; at most 200 columns"),
        (b"x\n" * 20_001, "has more than 20,000 rows"),
        (b"\xef\xbb\xbf\xff", "says that it is UTF-8 and is not"),
        (b"x,\x81", "is neither UTF-8 nor Windows text"),
        (b" \n\n", "is empty"),
        (b",,\n,,\n", "holds no row with words in it"),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        sheets.read_list(content, "list")
    assert str(refused.value).startswith(said)


def test_a_sheet_that_says_it_is_vast_is_as_large_as_its_words() -> None:
    made, sheet = book(["Number"], ["010457"])
    sheet["A1048576"] = "last"
    assert rows(saved(made)) == [["Number"], ["010457"], ["last"]]


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    assert [sheets.letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
