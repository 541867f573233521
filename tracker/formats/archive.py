"""Everything as one ZIP: the originals, each kind of thing as JSON and CSV, all of it as a workbook, the dictionary and
the chain with its words, so that anybody can check it without this program. The same head, day and release of the
program give the same bytes."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile

from tracker.formats import answers, columns, csv, dictionary, xlsx
from tracker.formats import completeness as completeness_format
from tracker.formats import json as json_format
from tracker.formats.cells import NAMED, Row
from tracker.formats.packed import member
from tracker.formats.readme import readme
from tracker.formats.table import Column, Table
from tracker.formats.taken import Taken
from tracker.formats.xlsx import Sheet
from tracker.published import completeness, references
from tracker.published.entry import WITH_FILES
from tracker.published.whole import Line, Whole

MEDIA_TYPE = "application/zip"
PIECE = 2**20  # bytes copied at once
Say = Callable[[str], None]
Original = Mapping[str, Any]

ORIGINALS: Table[Original] = Table(
    "originals",
    "A file that papers and answers were published with.",
    (
        Column("key", "The SHA-256 of its bytes, by which it is known.", lambda one: one["sha256"], 30),
        Column(
            "path", "Where it lies in this archive; empty where it is not public any more.", lambda one: one["path"]
        ),
        Column("name", "What it was called when it came.", lambda one: one["name"], 40),
        Column("media_type", "What kind of file it is.", lambda one: one["media_type"]),
        Column("size", "How many bytes it has.", lambda one: one["size"]),
        Column("papers", "The papers that it belongs to, by key.", lambda one: one["papers"], 40),
    ),
)


def write(out: IO[bytes], whole: Whole, taken: Taken, say: Say = lambda name: None) -> None:
    """The archive, into a file that can be gone back in. `say` is told each member as it is begun."""
    tables = {kind: columns.of(kind) for kind in whole.numbers}
    originals = _originals(whole)
    with ZipFile(out, "w") as archive:
        for name, pieces in _members(whole, taken, tables, originals):
            say(name)
            with member(archive, name, large=True) as part:
                for piece in pieces:
                    part.write(piece)
        say("record.xlsx")
        _workbook(archive, whole, taken, tables)
        for one in originals:
            if one["path"]:
                say(one["path"])
                _original(archive, one["path"], whole.file(one["sha256"]))


Members = Iterator[tuple[str, Iterable[bytes]]]


def _members(whole: Whole, taken: Taken, tables: Mapping[str, Table[Row]], originals: Sequence[Original]) -> Members:
    """Each member's name, and its bytes in pieces."""
    every: list[Table[Any]] = [*tables.values(), answers.COMPLETENESS, ORIGINALS]
    yield "README.txt", [readme(whole, taken).encode()]
    yield "dictionary.md", [dictionary.markdown(every).encode()]
    yield "dictionary.csv", _csv(dictionary.TABLE, dictionary.lines(every))
    for kind, table in tables.items():
        yield f"csv/{table.name}.csv", _csv(table, rows(whole, kind))
        yield f"json/{table.name}.json", listed(whole, kind, taken)
    shown, named = completeness.told(whole.reader, whole.on), references.unresolved(whole.reader, whole.on)
    yield "csv/completeness.csv", _csv(answers.COMPLETENESS, answers.expected(shown, named))
    yield "json/completeness.json", [json_format.dumped(completeness_format.data(shown, named)).encode(), b"\n"]
    yield "csv/originals.csv", _csv(ORIGINALS, originals)
    yield "entries.jsonl", (_entry(line) for line in whole.lines())


def _csv(table: Table[Any], things: Iterable[Any]) -> Iterator[bytes]:
    return csv.chunks(table.header, table.rows(things))


# Things ---------------------------------------------------------------------------------------------------------------


def rows(whole: Whole, kind: str) -> Iterator[Row]:
    """The things of a kind as the rows of its table."""
    for some in whole.batches(kind, NAMED):
        yield from (Row(one, some.called, some.errata.get(one.key, ())) for one in some.things)


def listed(whole: Whole, kind: str, taken: Taken) -> Iterator[bytes]:
    """The things of a kind as the JSON of a list, with the day and the heads beside it."""
    head = {
        "kind": kind,
        "as_of": str(taken.on),
        "head": {"entry": taken.head.id, "sha256": taken.head.sha256},
        "journal": taken.journal or None,
        "total": whole.numbers.get(kind, 0),
        "facets": {},
        "next": None,
    }
    yield f'{json_format.dumped(head).removesuffix("}").rstrip()},\n "items": ['.encode()
    between = "\n"
    for some in whole.batches(kind):
        for one in some.things:
            yield f"{between}{json_format.dumped(json_format.thing(one, some.errata.get(one.key, ())))}".encode()
            between = ",\n"
    yield b"\n]}\n"


def _workbook(archive: ZipFile, whole: Whole, taken: Taken, tables: Mapping[str, Table[Row]]) -> None:
    sheets = [Sheet(table, table.rows(rows(whole, kind))) for kind, table in tables.items()]
    with TemporaryFile() as beside:
        xlsx.write(beside, "The public record", sheets, taken)
        size = beside.tell()
        beside.seek(0)
        with member(archive, "record.xlsx", size=size, method=ZIP_STORED) as part:
            while piece := beside.read(PIECE):
                part.write(piece)


# The chain ------------------------------------------------------------------------------------------------------------


def _entry(line: Line) -> bytes:
    told: dict[str, Any] = {"entry": line.columns, "prev": line.prev, "sha256": line.sha256, "words": line.words}
    told |= {"withheld": line.withheld} if line.withheld else {}
    return f"{json.dumps(told, ensure_ascii=False)}\n".encode()


# Files ----------------------------------------------------------------------------------------------------------------


def _originals(whole: Whole) -> list[Original]:
    """Every file that things of the day name, by its hash; each once, under the name of the first that names it."""
    found: dict[str, dict[str, Any]] = {}
    for kind in WITH_FILES:
        for some in whole.batches(kind):
            for one in some.things:
                for told in one.facts.get("files", ()):
                    known = found.setdefault(told["sha256"], {**told, "papers": []})
                    known["papers"].append(one.key)
    return [{**found[one], "path": path(found[one]) if one in whole.files else ""} for one in sorted(found)]


def path(told: Original) -> str:
    """By its name and its hash: a name that every system takes, and no two files share."""
    name = PurePath(re.sub(r"[^A-Za-z0-9._-]+", "-", str(told["name"])).strip("-."))
    return f"originals/{name.stem[:80] or 'file'}-{told['sha256'][:12]}{name.suffix[:10]}"


def _original(archive: ZipFile, name: str, content: bytes) -> None:
    with member(archive, name, size=len(content)) as part:
        part.write(content)
