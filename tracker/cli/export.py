"""`tracker export`: the public record in a form to be taken away. What is written is whole or not there."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import click

from tracker.cli.context import as_of_day, day, in_site
from tracker.exchange import tree
from tracker.formats import archive, columns, csv, xlsx
from tracker.formats.cells import Row
from tracker.formats.taken import Taken
from tracker.formats.xlsx import Sheet
from tracker.published.whole import Whole
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.search.site import Site

USUAL, KINDS = "recommendation", tuple(columns.OF_KIND)
STEP = 1000  # rows between two words of progress
KEPT = ("workspace",)  # of a folder that is written anew; and whatever begins with a dot


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be written: the record on a day, and of which kind where a form holds one alone."""

    whole: Whole
    taken: Taken
    kind: str
    as_of: bool

    @property
    def number(self) -> int:
        return self.whole.numbers.get(self.kind, 0)


@click.command()
@click.argument("target")
@as_of_day
@click.option("--kind", type=click.Choice(KINDS), help=f"What csv, xlsx and json hold: {USUAL} if left out.")
@click.option("--force", is_flag=True, help="Replace what is there.")
@in_site
def export(here: Site, when: Moment, target: str, as_of: str | None, kind: str | None, force: bool) -> None:
    """Write the public record to TARGET.

    A name that ends in /, or has no ending, is a folder: the whole record as a tree of Markdown files, one an edition,
    which loads again as the same record. Else the ending says the form: .csv, .xlsx and .json hold one kind of thing,
    .zip everything: the originals, each kind as JSON and CSV, a workbook, the dictionary, and the chain with its words.
    """
    path, form = Path(target), _form(target, kind)
    on = day(as_of, when)
    with here.reader.connect() as reader:
        whole = Whole(reader, on)
        taken = Taken(on, whole.head, whole.signature)
        asked = Asked(whole, taken, kind or USUAL, as_of is not None)
        said = _folder(path, asked, force) if form is None else _file(path, asked, form, force)
    click.echo(f"Written: {path}: {said}.")
    for what, words in taken.told():
        click.echo(f"{what}: {words}")


Form = Callable[[IO[bytes], Asked], str]  # writes, and tells what


def _form(target: str, kind: str | None) -> Form | None:
    """None for a folder. Raises BadInput for an ending that no form has."""
    path = Path(target)
    folder = target.endswith(("/", os.sep)) or path.is_dir() or not path.suffix
    ending = "" if folder else path.suffix.lower()
    if not folder and ending not in FORMS:
        raise BadInput(
            f'"{path.name}" does not say what is to be written.',
            remedy=f"Let it end in {', '.join(FORMS)}, or in / for a folder of Markdown files.",
        )
    if kind and (folder or ending == ".zip"):
        raise BadInput(f"{'A folder' if folder else 'A ZIP'} holds every kind of thing.", remedy="Leave --kind out.")
    return None if folder else FORMS[ending]


def _say(words: str) -> None:
    click.echo(words, err=True)


# Files ----------------------------------------------------------------------------------------------------------------


def _file(path: Path, asked: Asked, form: Form, force: bool) -> str:
    if path.exists() and not force:
        raise BadInput(f"{path} is there already.", remedy="Choose another name, or replace it with --force.")
    with _beside(path) as part:
        with part.open("xb+") as out:
            said = form(out, asked)
            size = out.seek(0, os.SEEK_END)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    return f"{said}, {size:,} bytes"


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name beside the target, gone again if what is written there does not take its place."""
    place = path.resolve()
    if not place.parent.is_dir():
        raise BadInput(f"There is no folder {place.parent}.", remedy="Make it first, or choose another.")
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        yield part
    finally:
        shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)


def _rows(asked: Asked) -> Iterator[Row]:
    for number, row in enumerate(archive.rows(asked.whole, asked.kind), 1):
        yield row
        if number % STEP == 0:
            _say(f"{number:,} of {asked.number:,}")


def _of_kind(asked: Asked) -> str:
    others = ", ".join(kind for kind in asked.whole.numbers if kind != asked.kind)
    return f"{asked.number:,} {columns.of(asked.kind).name} (other kinds with --kind: {others})"


def _csv(out: IO[bytes], asked: Asked) -> str:
    table = columns.of(asked.kind)
    for piece in csv.chunks(table.header, table.rows(_rows(asked))):
        out.write(piece)
    return _of_kind(asked)


def _xlsx(out: IO[bytes], asked: Asked) -> str:
    table = columns.of(asked.kind)
    xlsx.write(out, table.holds, [Sheet(table, table.rows(_rows(asked)))], asked.taken)
    return _of_kind(asked)


def _json(out: IO[bytes], asked: Asked) -> str:
    for piece in archive.listed(asked.whole, asked.kind, asked.taken):
        out.write(piece)
    return _of_kind(asked)


def _zip(out: IO[bytes], asked: Asked) -> str:
    archive.write(out, asked.whole, asked.taken, _say)
    return f"{sum(asked.whole.numbers.values()):,} things, {asked.whole.head.id:,} entries"


FORMS: dict[str, Form] = {".csv": _csv, ".xlsx": _xlsx, ".json": _json, ".zip": _zip}


# Folders --------------------------------------------------------------------------------------------------------------


def _folder(path: Path, asked: Asked, force: bool) -> str:
    there = path.is_dir() and any(path.iterdir())
    if there and not force:
        raise BadInput(f"{path} is there already.", remedy="Choose another name, or replace it with --force.")
    if path.exists() and (not path.is_dir() or (there and not _is_ours(path))):
        raise BadInput(f"{path} holds what no export wrote.", remedy="Choose a name that is free.")
    with _beside(path) as part:
        part.mkdir()
        done = tree.write(asked.whole, part, asked.taken, _say, as_of=asked.as_of)
        _put(part, path.resolve())
    for sha256 in sorted(done.lacking):
        _say(f"The file {sha256[:12]} is named, and is not public any more: it is left out.")
    return f"{done.editions:,} editions and {done.files:,} originals"


def _is_ours(path: Path) -> bool:
    readme = path / "README.md"
    return readme.is_file() and readme.read_text(encoding="utf-8", errors="replace").startswith(tree.OPENING)


def _put(part: Path, place: Path) -> None:
    """In the place of what is there, but for what is not of the record: the history of changes, people, drafts."""
    if not place.exists():
        part.rename(place)
        return
    old = part.with_suffix(".old")
    place.rename(old)
    part.rename(place)
    for kept in [one for one in old.iterdir() if one.name.startswith(".") or one.name in KEPT]:
        kept.rename(place / kept.name)
    shutil.rmtree(old)
