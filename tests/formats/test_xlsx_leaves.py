"""Workbooks: what is written is read back by other programs, no cell is a formula, and the same gives the same bytes."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.formats.nasty import cells, formulas
from tracker.formats import xlsx
from tracker.formats.characters import visible
from tracker.formats.table import Column, Table
from tracker.formats.taken import Taken
from tracker.formats.xlsx import LONGEST, Sheet
from tracker.rules.refusal import BadInput
from tracker.store.chain import Head

TAKEN = Taken(date(2026, 1, 15), Head(57, "a" * 64), "b" * 64, "https://record.example.gov/recommendations/")


def table(width: int) -> Table[Sequence[str]]:
    return Table(
        "things", "A thing.", tuple(Column(f"c{n}", "A column.", lambda row: row[0], 30) for n in range(width))
    )


def made(rows: Iterable[Sequence[str]], width: int = 2) -> bytes:
    out = io.BytesIO()
    xlsx.write(out, "Things of a test", [Sheet(table(width), rows)], TAKEN)
    return out.getvalue()


def read(content: bytes, sheet: str = "things") -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content))[sheet].rows]


def test_numbers_stay_words_and_the_head_is_bold_and_stays_in_sight() -> None:
    book = load_workbook(io.BytesIO(made([["010457", "=1+1"]])))
    sheet = book["things"]
    assert [[(cell.value, cell.data_type, cell.number_format) for cell in row] for row in sheet.rows] == [
        [("c0", "s", "@"), ("c1", "s", "@")],
        [("010457", "s", "@"), ("=1+1", "s", "@")],
    ]
    assert ([cell.font.b for cell in sheet[1]], sheet.freeze_panes) == ([True, True], "A2")
    assert sheet.column_dimensions["A"].width == 30
    assert book.sheetnames == ["things", "About"]


def test_the_last_sheet_says_what_it_is() -> None:
    told = read(made([]), "About")
    assert told[0] == ["table", "column", "means"]
    assert [row[1:] for row in told[1:6]] == [
        [None, "Things of a test"],
        ["As of", "January 15, 2026 (2026-01-15)"],
        ["Address", "https://record.example.gov/recommendations/"],
        ["Head of the public record", f"entry 57, {'a' * 64}"],
        ["Line of the journal that signed it", "b" * 64],
    ]
    assert told[-3:] == [["things", None, "A thing."], ["things", "c0", "A column."], ["things", "c1", "A column."]]


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5))
def test_whatever_the_words_they_are_read_back(rows: list[tuple[str, str]]) -> None:
    """But for what XML has no place for, which is shown, and line ends, which are one kind."""
    told = [[visible(cell.replace("\r\n", "\n").replace("\r", "\n")) or None for cell in row] for row in rows]
    assert read(made(rows))[1:] == told


def test_what_looks_like_a_character_by_its_number_stays_words() -> None:
    with zipfile.ZipFile(io.BytesIO(made([["_x0041_", "_x41_"]]))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert ">_x005F_x0041_<" in sheet and ">_x41_<" in sheet


@pytest.mark.parametrize("letter", ["a", "𝔸", "é"])
def test_longer_words_than_a_cell_holds_are_cut_and_say_so(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    whole = letter * (LONGEST // units)
    assert xlsx.fitting(whole) == whole
    cut = xlsx.fitting(whole + letter)
    assert LONGEST - 2 < len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert cut.rstrip(xlsx.CUT).strip(letter) == "" and cut.endswith(xlsx.CUT)


def test_the_same_gives_the_same_bytes() -> None:
    rows = [[f"{n}", "words"] for n in range(200)]
    first, second = made(rows), made(iter(rows))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_no_more_than_a_few_rows_are_held() -> None:
    def most(number: int) -> int:
        rows = ([f"{n}", "x" * 500] for n in range(number))
        tracemalloc.start()
        try:
            xlsx.write(_Nowhere(), "Things", [Sheet(table(2), rows)], TAKEN)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert most(10_000) < most(100) + 2**20


class _Nowhere(io.RawIOBase):
    """A file that keeps nothing but its place."""

    place = 0

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        self.place += len(content)  # type: ignore[arg-type]
        return len(content)  # type: ignore[arg-type]

    def seekable(self) -> bool:
        return True

    def seek(self, place: int, whence: int = 0) -> int:
        self.place = place
        return place

    def tell(self) -> int:
        return self.place


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 30)
    assert len(read(made([["a", "b"]] * 29))) == 30
    with pytest.raises(BadInput, match=r"A sheet holds 30 rows; things have more\. Take them as CSV\."):
        made([["a", "b"]] * 30)


def test_libreoffice_reads_it_and_finds_no_formula_in_ten_thousand_cells(tmp_path: Path) -> None:
    nasty = cells(10_000)
    rows = [nasty[place : place + 10] for place in range(0, len(nasty), 10)]
    (tmp_path / "ours.xlsx").write_bytes(made(rows, 10))
    assert formulas(tmp_path / "ours.xlsx") == 0
    out = (tmp_path / "ours.fods").read_text(encoding="utf-8")
    assert out.count('office:value-type="string"') >= 10_000
    assert 'office:value-type="float"' not in out
