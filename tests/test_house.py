"""The house rules that no import contract can hold: sizes, doors, what may be read where, what is asked for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tracker.formats import workflows
from tracker.rules import policy

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "tracker"
SOURCES = sorted(PACKAGE.rglob("*.py"))
COMMITTERS = {"store/journal.py", "search/whoosh_engine.py"}
OF_THE_REQUEST = {"request", "session", "current_user", "g"}


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))


def test_no_python_file_is_longer_than_300_lines() -> None:
    files = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "migrations").rglob("*.py")]
    assert [str(path) for path in files if len(path.read_text().splitlines()) > 300] == []


def test_only_the_journal_commits_and_the_index_its_files() -> None:
    commits = {
        str(path.relative_to(PACKAGE))
        for path in SOURCES
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "commit"
    }
    assert commits == COMMITTERS


def test_below_the_pages_nothing_reads_the_request_or_the_clock() -> None:
    wrong = []
    for path in SOURCES:
        if room(path) in ("pages", "cli", ""):
            continue
        text = path.read_text()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and node.module in ("flask", "flask_login"):
                wrong += [f"{path.name}: {one.name}" for one in node.names if one.name in OF_THE_REQUEST]
        wrong += [f"{path.name}: the clock" for _ in re.finditer(r"datetime\.now\(|date\.today\(", text)]
    assert wrong == []


def test_the_public_pages_take_no_connection_but_the_readers() -> None:
    names = {
        f"{path.name}: {one.name}"
        for path in (PACKAGE / "pages" / "public").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module == "tracker.store.database"
        for one in node.names
    }
    assert names == set()


def test_a_module_opens_with_what_is_here_and_why() -> None:
    silent = [
        path for path in SOURCES if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_an_import_within_a_function_gives_its_reason() -> None:
    wrong = []
    for path in [*SOURCES, *(ROOT / "tests").rglob("*.py")]:
        lines = path.read_text().splitlines()
        for function in ast.walk(ast.parse("\n".join(lines))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                inner = (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))
                wrong += [f"{path.name}:{node.lineno}" for node in inner if "PLC0415" not in lines[node.lineno - 1]]
    assert wrong == []


def test_every_template_is_used() -> None:
    templates = {str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates").rglob("*.html")}
    sources = "\n".join(path.read_text() for path in [*SOURCES, *(ROOT / "templates").rglob("*.html")])
    views = set(re.findall(r"^\s*def (\w+)\(", sources, re.M))
    unused = {
        name
        for name in templates
        if f'"{name}"' not in sources and f"'{name}'" not in sources and Path(name).stem not in views
    }
    assert unused == set()


def test_every_grant_is_asked_for_somewhere() -> None:
    text = "\n".join(path.read_text() for path in SOURCES if path.name != "policy.py")
    assert [grant for grant in policy.GRANTS if f'"{grant}"' not in text] == []


def test_every_move_names_a_grant_and_is_offered() -> None:
    moves = [move for workflow in workflows.WORKFLOWS for move in workflow.moves]
    assert [move.act for move in moves if move.needs not in policy.GRANTS] == []
    text = "\n".join(path.read_text() for path in SOURCES if room(path) == "proceedings")
    assert [move.act for move in moves if f'"{move.act}"' not in text] == []
    offered = "\n".join(path.read_text() for path in (ROOT / "templates").rglob("*.html")).replace('"', "'")
    assert [move.act for move in moves if f"'{move.act}' in open" not in offered] == []


def test_the_page_of_workflows_is_what_the_rules_say() -> None:
    assert (ROOT / "docs" / "workflows.md").read_text() == workflows.markdown()
