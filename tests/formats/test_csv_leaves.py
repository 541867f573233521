"""CSV: what is written is read back, and no cell of it is a formula."""

import csv
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.nasty import cells, formulas
from tracker.formats.characters import visible
from tracker.formats.csv import CHUNK, chunks, inert

OPENED_AS = "--infilter=CSV:44,34,76,1"  # commas, quotes, UTF-8, from the first line


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))


def test_a_table_is_written_as_the_rfc_has_it() -> None:
    written = b"".join(chunks(["key", "text"], [["1", 'a "b", c\nd'], ["010457", ""]]))
    assert written == b'key,text\r\n1,"a ""b"", c\nd"\r\n010457,\r\n'


def test_what_a_program_would_obey_is_made_words() -> None:
    obeyed = ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "'=1", "''-1", "=", "＝1"]
    assert [inert(cell) for cell in obeyed] == [f"'{cell}" for cell in obeyed]
    harmless = ["a=1", "'quoted'", "", " - a point", "010457", "1 + 1", "'"]
    assert [inert(cell) for cell in harmless] == harmless


@given(st.text())
def test_one_apostrophe_taken_away_gives_the_words(cell: str) -> None:
    there = inert(cell)
    assert (there[1:] if there != cell else there) == cell
    assert there[:1] not in ("=", "+", "-", "@", "\t", "\r")


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_whatever_the_words_they_are_read_back(rows: list[list[str]]) -> None:
    found = read(b"".join(chunks(["a", "b"], rows)))
    assert found == [["a", "b"], *([inert(visible(cell)) for cell in row] for row in rows)]


def test_a_long_table_leaves_in_pieces() -> None:
    made = []

    def rows() -> "object":
        for number in range(1000):
            made.append(number)
            yield ["x" * 1000, str(number)]

    pieces = chunks(["a", "b"], rows())  # type: ignore[arg-type]
    assert len(next(pieces)) < 2 * CHUNK
    assert len(made) < 100  # no more rows were asked for than the piece holds
    assert read(b"".join(pieces))[-1][1] == "999"


def test_control_characters_are_shown() -> None:
    assert b"".join(chunks(["a"], [["a\x00b\x1bc\x7f\ufffe"]])) == "a\r\na␀b␛c␡\ufffd\r\n".encode()


def test_libreoffice_finds_no_formula_in_ten_thousand_cells(tmp_path: Path) -> None:
    nasty = cells(10_000)
    rows = [nasty[place : place + 10] for place in range(0, len(nasty), 10)]
    (tmp_path / "ours.csv").write_bytes(b"".join(chunks([f"c{n}" for n in range(10)], rows)))
    with (tmp_path / "bare.csv").open("w", newline="", encoding="utf-8") as bare:
        csv.writer(bare).writerows([visible(cell) for cell in row] for row in rows)
    assert formulas(tmp_path / "ours.csv", OPENED_AS) == 0
    assert formulas(tmp_path / "bare.csv", OPENED_AS) > 500  # the same cells, were they not made words
