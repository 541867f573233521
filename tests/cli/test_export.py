"""`tracker export`: every form at the terminal, whole or not there, and nothing overwritten unasked."""

import csv
import io
import json
import os
import resource
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.terminal import SET, Terminal
from tracker.formats import columns

HEADS = 2  # lines that tell them, the last of what is printed


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    terminal = Terminal(tmp_path_factory.mktemp("export")).founded()
    terminal.published()
    return terminal


def exported(terminal: Terminal, target: Path, *options: str) -> list[str]:
    done = terminal.run("export", str(target), *options)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def keys(content: bytes) -> list[str]:
    return [one["key"] for one in rows(content)]


def test_a_list_as_csv_says_what_it_holds_and_the_heads(terminal: Terminal, tmp_path: Path) -> None:
    told = exported(terminal, tmp_path / "out.csv")
    assert keys((tmp_path / "out.csv").read_bytes()) == [f"{SET}/{n}" for n in (1, 2, 3)]
    assert told[0].startswith(f"Written: {tmp_path / 'out.csv'}: 3 recommendations (other kinds with --kind: ")
    heads = json.loads(terminal.run("check", "--json").stdout)["heads"]
    assert told[-HEADS] == f"Head of the public record: entry {heads['record']['id']}, {heads['record']['sha256']}"
    signed = told[-1].removeprefix("Line of the journal that signed it: ")
    assert [terminal.run("check", "--head", head).exit_code for head in (signed, "0" * 64)] == [0, 1]


def test_as_a_sheet_and_as_json_it_is_the_same_list(terminal: Terminal, tmp_path: Path) -> None:
    for name in ("out.xlsx", "out.json", "out.csv"):
        exported(terminal, tmp_path / name, "--kind", "group")
    sheet = load_workbook(tmp_path / "out.xlsx")["groups"]
    told = json.loads((tmp_path / "out.json").read_text())
    listed = [one["key"] for one in told["items"]]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == keys((tmp_path / "out.csv").read_bytes()) == listed
    assert (told["total"], told["kind"], told["next"]) == (len(listed), "group", None)


def test_everything_as_a_zip_and_progress_apart_from_what_is_said(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.run("export", str(tmp_path / "out.zip"))
    names = zipfile.ZipFile(tmp_path / "out.zip").namelist()
    assert done.stderr.splitlines() == names
    assert [name for name in names if name.startswith("originals/")] != []
    assert (len(done.stdout.splitlines()), "entries" in done.stdout) == (4, True)


def test_a_folder_loads_again_as_the_same_record(terminal: Terminal, tmp_path: Path) -> None:
    told = exported(terminal, tmp_path / "tree/")
    again = Terminal(tmp_path / "again")
    again.folder.mkdir()
    again.environment["TRACKER_CONTENT"] = str(tmp_path / "tree")
    assert again.run("demo").exit_code == 0
    assert again.run("check").exit_code == 0
    entries = len(list((tmp_path / "tree").rglob("*.md"))) - 1
    assert f": {entries:,} editions and 2 originals." in told[0]
    exported(again, tmp_path / "second.csv")
    exported(terminal, tmp_path / "first.csv")
    first, second = (rows((tmp_path / name).read_bytes()) for name in ("first.csv", "second.csv"))
    of_loading = {"recorded", "sha256"}
    assert [{name: one[name] for name in one if name not in of_loading} for one in first] == [
        {name: one[name] for name in one if name not in of_loading} for one in second
    ]


def test_as_of_a_day_there_is_what_stood_then(terminal: Terminal, tmp_path: Path) -> None:
    told = exported(terminal, tmp_path / "out.csv", "--as-of", "2019-01-01")
    assert (keys((tmp_path / "out.csv").read_bytes()), told[1]) == ([], "As of: January 1, 2019 (2019-01-01)")
    exported(terminal, tmp_path / "tree/", "--as-of", "2019-01-01")
    assert sorted(path.name for path in (tmp_path / "tree").rglob("*.md")) == [
        "README.md",
        "coac.md",
        "dfo.md",
        "synonyms.md",
    ]


# What is there ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.json", "out.zip"])
def test_what_is_there_stays_unless_it_is_to_be_replaced(terminal: Terminal, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("mine")
    done = terminal.run("export", str(path))
    assert (done.exit_code, path.read_text()) == (2, "mine")
    assert f"{path} is there already. Choose another name, or replace it with --force." in done.stderr
    exported(terminal, path, "--force")
    assert path.stat().st_size > 100
    assert os.listdir(tmp_path) == [name]


def test_a_folder_of_an_export_is_replaced_but_for_what_is_not_of_the_record(
    terminal: Terminal, tmp_path: Path
) -> None:
    tree = tmp_path / "tree"
    exported(terminal, tree)
    for name in (".git/head", "workspace/people.yaml", "stale.md"):
        (tree / name).parent.mkdir(exist_ok=True)
        (tree / name).write_text("mine")
    assert terminal.run("export", f"{tree}/").exit_code == 2
    exported(terminal, tree, "--force")
    there = [(tree / name).is_file() for name in (".git/head", "workspace/people.yaml", "stale.md", "coac.md")]
    assert there == [True, True, False, True]
    assert os.listdir(tmp_path) == ["tree"]


def test_a_folder_of_somebody_else_is_never_replaced(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "README.md").write_text("My own.")
    done = terminal.run("export", f"{tmp_path / 'mine'}/", "--force")
    assert (done.exit_code, "holds what no export wrote. Choose a name that is free." in done.stderr) == (2, True)
    (tmp_path / "file").write_text("mine")
    assert terminal.run("export", f"{tmp_path / 'file'}/", "--force").exit_code == 2
    assert sorted(os.listdir(tmp_path)) == ["file", "mine"]


def test_an_empty_folder_is_filled(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    exported(terminal, tmp_path / "empty")
    assert (tmp_path / "empty" / "coac.md").is_file()


# What is wrong ----------------------------------------------------------------------------------------------------------

WRONG = [
    (
        ["out.pdf"],
        '"out.pdf" does not say what is to be written. Let it end in .csv, .xlsx, .json, .zip, or in / for a',
    ),
    (["none/out.csv"], "There is no folder "),
    (["none/out/"], "There is no folder "),
    (["out.zip", "--kind", "group"], "A ZIP holds every kind of thing. Leave --kind out."),
    (["out/", "--kind", "group"], "A folder holds every kind of thing. Leave --kind out."),
    (["out.csv", "--kind", "draft"], "'draft' is not one of 'recommendation', 'paper'"),
    (["out.csv", "--as-of", "soon"], '"soon" is no date'),
    (["out.csv", "--as-of", "2999-01-01"], '"2999-01-01" is no day up to today.'),
    (["out.zip", "--as-of", "2020"], '"2020" is no day up to today.'),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_what_is_wrong_is_said_in_words_and_nothing_is_written(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = terminal.run("export", *words)
    assert (done.exit_code, said in done.stderr, os.listdir(tmp_path)) == (2, True, [])


def test_where_there_is_no_room_nothing_is_left_behind(terminal: Terminal, tmp_path: Path) -> None:
    """A file may not grow beyond some kilobytes here, as on a disk that is full."""
    kept = tmp_path / "kept.zip"
    kept.write_text("mine")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, before[1]))
    try:
        done = [terminal.run("export", str(kept), "--force"), terminal.run("export", f"{tmp_path / 'tree'}/")]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(one.exit_code, "tracker: " in one.stderr) for one in done] == [(2, True), (0, False)]
    assert (sorted(os.listdir(tmp_path)), kept.read_text()) == (["kept.zip", "tree"], "mine")


def test_every_kind_has_a_table_and_says_how_many_there_are(terminal: Terminal, tmp_path: Path) -> None:
    for kind in columns.OF_KIND:
        told = exported(terminal, tmp_path / "out.csv", "--kind", kind, "--force")
        number = len(keys((tmp_path / "out.csv").read_bytes()))
        assert f"out.csv: {number} {columns.of(kind).name} (other kinds" in told[0]
