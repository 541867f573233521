"""`tracker synonyms`: the list printed, set from a file, and what is wrong with a file named by row and column."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.terminal import DFO, Terminal

HEADER = "acronym,names,related"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path).founded()


def printed(terminal: Terminal) -> str:
    done = terminal.run("synonyms")
    assert done.exit_code == 0, done.output
    return done.stdout_bytes.decode()


def set_from(terminal: Terminal, text: str, *more: str) -> tuple[int, str, str]:
    path = terminal.folder / "list.csv"
    path.write_bytes(text.encode())
    done = terminal.run("synonyms", str(path), *(more or DFO))
    return done.exit_code, done.stdout, done.stderr


def test_what_is_printed_sets_the_same_list_and_changes_nothing(terminal: Terminal) -> None:
    before = printed(terminal)
    rows = list(csv.reader(io.StringIO(before)))
    assert [rows[0], rows[6]] == [
        ["acronym", "names", "related"],
        ["CTPAT", "C-TPAT; Customs Trade Partnership Against Terrorism", ""],
    ]
    for more in ((), ("--dry-run",)):
        code, said, _ = set_from(terminal, before, *DFO, *more)
        assert (code, said.splitlines()[-1]) == (0, "The list stands so already. Nothing was changed.")
        told = json.loads(set_from(terminal, before, *DFO, *more, "--json")[1])
        assert told == {"entry": None, "changes": [], "dry_run": bool(more)}
    assert terminal.asked("synonyms")["edition"] == 1


def test_a_list_is_tried_set_searched_by_and_set_back(terminal: Terminal) -> None:
    before = printed(terminal)
    with_one = f'{before}EAPA,"Enforce and Protect Act; =cmd; -fast, cheap",UFLPA\r\n'
    code, said, _ = set_from(terminal, with_one, "--dry-run", *DFO)
    new = "EAPA: added. Other names: new Enforce and Protect Act, new =cmd, new -fast, cheap. Belongs together with: "
    assert (code, f"{new}new UFLPA.\n1 row would change. Nothing was changed." in said) == (0, True)
    assert printed(terminal) == before
    code, said, _ = set_from(terminal, with_one, "--note", "Asked for.", *DFO)
    entry = terminal.asked("synonyms")["entry"]
    assert (code, f"1 row changed, by entry {entry}." in said) == (0, True)
    assert terminal.asked("show", "vocabulary/synonyms")["facts"]["note"] == "Asked for."
    told = terminal.asked("synonyms")
    assert told["rows"][8] == {
        "acronym": "EAPA",
        "names": ["Enforce and Protect Act", "=cmd", "-fast, cheap"],
        "related": ["UFLPA"],
    }
    assert terminal.asked("search", "EAPA")["query"] == "EAPA"
    code, _, said = set_from(terminal, before, "--entry", str(entry - 1), *DFO)
    assert (code, f"edition 2, entry {entry}, stands now" in said) == (2, True)
    assert set_from(terminal, before, "--entry", str(entry), *DFO)[0] == 0
    assert printed(terminal) == before
    assert terminal.run("check").exit_code == 0


def test_no_cell_is_a_formula_and_each_comes_back_as_it_was(terminal: Terminal) -> None:
    listed = f"{HEADER}\n'=cmd 1,'+fast,\n'quoted',''@home,=cmd 1\n"
    assert set_from(terminal, listed)[0] == 0
    rows = [(one["acronym"], one["names"], one["related"]) for one in terminal.asked("synonyms")["rows"]]
    assert rows == [("'quoted'", ["'@home"], ["=cmd 1"]), ("=cmd 1", ["+fast"], [])]
    again = printed(terminal)
    assert all(cell[:1] not in "=+-@" for row in csv.reader(io.StringIO(again)) for cell in row if cell)
    assert set_from(terminal, again)[1].endswith("The list stands so already. Nothing was changed.\n")


def test_a_workbook_does_as_well(terminal: Terminal) -> None:
    book = openpyxl.Workbook()
    for cells in (
        ["Belongs together with", "Acronym or short name", "Other names"],
        [None, "QRA", "Quick; Fast Audit"],
    ):
        book.worksheets[0].append(cells)
    path = terminal.folder / "list.xlsx"
    book.save(path)
    assert terminal.run("synonyms", str(path), *DFO).exit_code == 0
    assert terminal.asked("synonyms")["rows"] == [{"acronym": "QRA", "names": ["Quick", "Fast Audit"], "related": []}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEADER}\nQRA,Quick Audit,none\n,Field Audit,\nqra,the,\n",
         'Row 2, column C ("related"): "none" is a name of no row. Give it a row of its own, or leave it out.\n'
         'Row 3, column A ("acronym"): The row has no acronym or short name. Type it, or take the row away.\n'
         'Row 4, column A ("acronym"): "qra" is what another row is known by. Keep it in one of the two, or make one '
         'row of both.\nRow 4, column B ("names"): Search can never find "the"'),
        ("names,acronym,related\nQuick Audit; Quick Audit,QRA,\n",
         'Row 2, column A ("names"): "Quick Audit" stands twice in this row. Leave one of them.'),
        (f"{HEADER},note\nQRA,Quick,,x\n", 'Row 1, column D: "note" is no column of the list. Take it out.'),
        (f"{HEADER},names\nQRA,Quick,,x\n", "Row 1, column D: names is there twice. Take one of them out."),
        ("acronym,names\nQRA,Quick\n", "Row 1: there is no column related. The first row names the columns: acronym,"),
        ("QRA,Quick,\n", 'Row 1, column A: "QRA" is no column of the list.'),
        (f"{HEADER}\nQRA,Quick,,stray\n", 'Row 2, column D: "stray" stands under no header.'),
        ("", "list.csv is empty; look whether it was saved."),
        (f'{HEADER}\nQRA,"Quick\n', "look for a quotation mark that is not closed"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_says_where_and_what_to_do(terminal: Terminal, text: str, said: str) -> None:
    before = printed(terminal)
    code, _, told = set_from(terminal, text)
    assert (code, said in told) == (2, True), told
    assert printed(terminal) == before


def test_nobody_else_sets_it(terminal: Terminal) -> None:
    bound = ["--name", "An Assistant", "--role", "assistant", "--office", "dfo"]
    assert terminal.run("people", "add", "a@example.gov", *bound).exit_code == 0
    listed = f"{HEADER}\nQRA,Quick Audit,\n"
    for more in (["--as", "a@example.gov"], ["--dry-run", "--as", "a@example.gov"]):
        code, _, said = set_from(terminal, listed, *more)
        assert (code, "a@example.gov may not do this." in said) == (2, True)
    code, _, said = set_from(terminal, listed, "--note", "x")
    assert (code, "Who sets the list is not said. Give --as EMAIL." in said) == (2, True)
    assert terminal.asked("synonyms")["edition"] == 1
