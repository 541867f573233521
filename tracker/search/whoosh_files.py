"""Whoosh's files made safe: written through to the disk, sealed with their sizes, checksums and the entry they
know of, and read into memory once for all threads. Whoosh itself never syncs and trusts whatever it finds."""

import json
import os
import re
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any as Untyped

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.index import TOC

from tracker.search.engine import FORMAT, OTHER_FORMAT, EngineFault, IndexDamaged

_CONTENTS = re.compile(r"_MAIN_([0-9]+)\.toc")
_SEAL = re.compile(r"seal_([0-9]+)\.json")
Seal = list[int]  # size in bytes, CRC-32


class Durable(FileStorage):  # type: ignore[misc]
    """The writer's view of a folder. Renaming the table of contents is Whoosh's moment of truth: before it every file
    is on the disk and sealed, after it the folder is. `upto` is the last entry that what is written knows of. What was
    sealed before is never written again: it keeps its seal, and is held to it when it is read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.upto = 0
        self._names = set(os.listdir(folder))  # Whoosh asks for each posting whether a file is there
        self._sealed = _seal(folder, latest(folder))["files"] if any(map(_CONTENTS.fullmatch, self._names)) else {}

    def create_file(self, name: str, **options: Untyped) -> Untyped:
        self._names.add(name)
        self._sealed.pop(name, None)
        return super().create_file(name, **options)

    def delete_file(self, name: str) -> None:
        self._names.discard(name)
        super().delete_file(name)

    def file_exists(self, name: str) -> bool:
        return name in self._names

    def open_file(self, name: str, **_: object) -> BufferFile:
        folder = Path(self.folder)
        sealed = self._sealed.get(name)
        return BufferFile(_verified(folder, name, sealed) if sealed else (folder / name).read_bytes(), name=name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        folder = Path(self.folder)
        names = {name: name for name in os.listdir(folder) if name.startswith("MAIN_") and "." in name}
        names[oldname] = newname
        there = {name: shown for name, shown in names.items() if (folder / name).is_file()}
        sealed = {shown: self._sealed.get(name) or _synced(folder / name) for name, shown in there.items()}
        seal = {"format": FORMAT, "upto": self.upto, "files": sealed}
        write_through(folder / f"seal_{_generation(newname)}.json", json.dumps(seal))
        os.replace(folder / oldname, folder / newname)
        sync_folder(folder)


class Shared(RamStorage):  # type: ignore[misc]
    """Immutable files in memory: every reader has its own place in them, none its own copy."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self.files = dict(files)

    def open_file(self, name: str, **_: object) -> BufferFile:
        return BufferFile(self.files[name], name=name)


@dataclass(frozen=True, slots=True)
class Sealed:
    """One generation, read whole and found to be as sealed: `seals` are the size and the checksum of each file."""

    generation: int
    upto: int
    files: Mapping[str, bytes]
    seals: Mapping[str, Seal]


def latest(folder: Path) -> int:
    """The newest generation in a folder; FileNotFoundError when there is none."""
    found = [int(match[1]) for name in os.listdir(folder) if (match := _CONTENTS.fullmatch(name))]
    if not found:
        raise FileNotFoundError(folder / "_MAIN_*.toc")
    return max(found)


def load(folder: Path, generation: int, known: Sealed | None) -> Sealed:
    """Reads and verifies. `known` is the generation before, whose files are never changed once written: what has the
    same seal is not read again."""
    seal = _seal(folder, generation)
    if seal.get("format") != FORMAT:
        raise IndexDamaged(OTHER_FORMAT)
    contents = f"_MAIN_{generation}.toc"
    files = {contents: _verified(folder, contents, seal["files"][contents])}
    live = _live(files[contents], contents, generation)
    for name, expected in seal["files"].items():
        if name.split(".")[0] in live:
            same = known is not None and known.seals.get(name) == expected and name in known.files
            files[name] = known.files[name] if known is not None and same else _verified(folder, name, expected)
    return Sealed(generation, int(seal["upto"]), files, seal["files"])


def _seal(folder: Path, generation: int) -> dict[str, Untyped]:
    found: dict[str, Untyped] = json.loads((folder / f"seal_{generation}.json").read_text("utf-8"))
    return found


def write_through(path: Path, text: str) -> None:
    """The whole file or none of it, on the disk on return."""
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Removes what a killed writer left behind; only with the writer's lock."""
    shutil.rmtree(folder / "MAIN.tmp", ignore_errors=True)
    current = latest(folder)
    for name in os.listdir(folder):
        match = _SEAL.fullmatch(name)
        if (match and int(match[1]) != current) or ".toc." in name:
            (folder / name).unlink(missing_ok=True)


@contextmanager
def damage_named() -> Iterator[None]:
    """Whatever reading a broken index raises (a dozen kinds of error were seen), it means one thing."""
    try:
        yield
    except EngineFault:
        raise
    except Exception as error:
        raise IndexDamaged(f"the search index cannot be read ({type(error).__name__}: {error})") from error


def _generation(contents: str) -> str:
    match = _CONTENTS.fullmatch(contents)
    if match is None:
        raise ValueError(contents)
    return match[1]


def _synced(path: Path) -> Seal:
    with path.open("rb") as file:
        os.fsync(file.fileno())
        read = file.read()
    return [len(read), zlib.crc32(read)]


def _verified(folder: Path, name: str, expected: Seal) -> bytes:
    read = (folder / name).read_bytes()
    if [len(read), zlib.crc32(read)] != expected:
        raise IndexDamaged(f"the search index is damaged: {name} is not as it was written")
    return read


def _live(contents: bytes, name: str, generation: int) -> set[str]:
    """The segments that a verified table of contents names; their files begin so."""
    toc = TOC.read(Shared({name: contents}), "MAIN", gen=generation, schema=Schema())
    return {segment.segment_id() for segment in toc.segments}
