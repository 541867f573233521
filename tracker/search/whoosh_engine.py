"""The embedded engine: Whoosh with nothing stored but the document's name, one writer, one reader a thread.
The index is a cache of the record: durable when `apply` returns, and rebuilt whenever a byte of it is in doubt."""

import fcntl
import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any as Untyped

from whoosh.index import FileIndex

from tracker.search.engine import Change, Document, EngineFault, Found, IndexBusy, IndexDamaged
from tracker.search.query import Query
from tracker.search.whoosh_files import Durable, damage_named, latest, load, sweep, sync_folder, write_through
from tracker.search.whoosh_find import best
from tracker.search.whoosh_schema import SCHEMA, fields_of, in_few_segments, in_one_segment, lean
from tracker.search.whoosh_view import Numbered, View

_PAUSE = 0.02  # seconds between two tries for the lock


class WhooshEngine:
    """`root` is made private to its owner: the files hold pickles. `patience` is how long `apply` waits for the
    lock, in seconds."""

    def __init__(self, root: Path, *, patience: float = 5.0, _within: str | None = None) -> None:
        self.root = root
        self.patience = patience
        self._within = _within
        self._holder: int | None = None
        self._loading = threading.Lock()
        self._view: View | None = None

    def apply(self, changes: Sequence[Change], upto: int) -> None:
        with self._lock(self.patience):
            view = self._current()
            if upto < view.upto:
                return
            gone, new = _planned({change.key: change for change in changes}, view)
            if gone or new or upto > view.upto:
                self._write(gone, new, upto, in_few_segments)

    def position(self) -> int:
        return self._current().upto

    def find(self, query: Query, *, limit: int, facets: Sequence[str]) -> Found:
        """The one facet known to the engine is `kind`; the others are the database's."""
        view = self._current()
        with damage_named():
            wanted = query.wanted
            segments = [(segment, offset, segment.docs(wanted)) for segment, offset in view.read()]
            ranked = sorted(
                ((view.ids[-number], score) for score, number in (best(segments, wanted, limit) if limit > 0 else ())),
                key=lambda hit: (-hit[1], hit[0]),
            )
            one = segments[0][2] if len(segments) == 1 else None
            numbers = one if one is not None else [place + first for _, first, docs in segments for place in docs]
            counts = {"kind": Counter(map(view.kinds.__getitem__, numbers))} if "kind" in facets else {}
            return Found(tuple(ranked), Numbered(view, numbers), counts)

    def words(self) -> Iterable[tuple[str, int]]:
        view = self._current()
        with damage_named():
            return view.lexicon

    @contextmanager
    def writing(self, *, anew: bool = False) -> Iterator["WhooshEngine"]:
        with self._lock(0.0):
            if not anew:
                yield self
                return
            with self._beside() as fresh:
                yield fresh

    def merge(self) -> None:
        """Brings the index back to one segment; for a quiet moment. Answers are the same before and after."""
        with self._lock(0.0):
            view = self._current()
            if view.segments > 1:
                self._write((), (), view.upto, in_one_segment)

    def _current(self) -> View:
        """The newest generation, in memory; what another process has written since is read."""
        with self._loading, damage_named():
            for _ in range(10):
                folder = self._folder()
                generation = latest(folder)
                if self._view is not None and self._view.name == (folder.name, generation):
                    return self._view
                with suppress(FileNotFoundError):  # a writer swept it away meanwhile: look again
                    known = self._view.sealed if self._view is not None else None
                    self._view = View(folder.name, load(folder, generation, known), self._view)
                    return self._view
            raise IndexDamaged("the search index is damaged: some of its files are missing")

    def _folder(self) -> Path:
        if self._within is not None:
            return self.root / self._within
        try:
            return self.root / (self.root / "CURRENT").read_text("utf-8").strip()
        except FileNotFoundError:
            raise IndexDamaged("there is no search index yet") from None

    def _write(self, gone: Iterable[str], new: Iterable[Document], upto: int, policy: Untyped) -> None:
        with _disk_named():
            writer = self._writer()
            try:
                for name in gone:
                    writer.delete_by_term("id", name)
                for document in new:
                    writer.add_document(**fields_of(document))
                _commit(writer, upto, policy)
            except BaseException:
                _given_up(writer)
                raise

    def _writer(self) -> Untyped:
        folder = self._folder()
        sweep(folder)
        return lean(FileIndex(Durable(folder), schema=SCHEMA))

    @contextmanager
    def _lock(self, patience: float) -> Iterator[None]:
        if self._holder == threading.get_ident():
            yield
            return
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.root.chmod(0o700)
        handle = os.open(self.root / "LOCK", os.O_CREAT | os.O_WRONLY, 0o600)
        try:
            _acquired(handle, time.monotonic() + patience)
            self._holder = threading.get_ident()
            try:
                yield
            finally:
                self._holder = None
        finally:
            os.close(handle)

    @contextmanager
    def _beside(self) -> Iterator["Fresh"]:
        self._clear_out()
        folder = self.root / f"index-{time.time_ns()}"
        folder.mkdir(mode=0o700)
        FileIndex.create(Durable(folder), SCHEMA, "MAIN")
        fresh = Fresh(self.root, patience=self.patience, _within=folder.name)
        fresh._holder = self._holder
        try:
            yield fresh
            fresh.merge()
            sync_folder(self.root)
            write_through(self.root / "CURRENT", folder.name)
        except BaseException:
            fresh.give_up()
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._clear_out()

    def _clear_out(self) -> None:
        """Whatever CURRENT does not name: older indexes, and those of rebuilds that were killed."""
        with suppress(OSError, IndexDamaged):
            kept = self._folder().name
            for folder in self.root.glob("index-*"):
                if folder.name != kept:
                    shutil.rmtree(folder, ignore_errors=True)


class Fresh(WhooshEngine):
    """An index in the making. It gathers what it is given into one segment, and writes it out when it is asked
    something or is whole."""

    _gathering: Untyped = None
    _keys: frozenset[str] = frozenset()
    _upto = 0

    def apply(self, changes: Sequence[Change], upto: int) -> None:
        keys = frozenset(change.key for change in changes)
        if self._keys & keys or len(keys) < len(changes):
            self._write_out()
            return super().apply(changes, upto)
        with _disk_named():
            self._gathering = self._gathering or self._writer()
            for change in changes:
                for document in change.documents:
                    self._gathering.add_document(**fields_of(document))
        self._keys |= keys
        self._upto = max(upto, self._upto)
        return None

    def give_up(self) -> None:
        if self._gathering is not None:
            _given_up(self._gathering)

    def _current(self) -> View:
        self._write_out()
        return super()._current()

    def _write_out(self) -> None:
        if self._gathering is not None:
            writer, self._gathering = self._gathering, None
            with _disk_named():
                _commit(writer, self._upto, in_few_segments)


def _commit(writer: Untyped, upto: int, policy: Untyped) -> None:
    writer.storage.upto = upto
    writer.commit(mergetype=policy)


@contextmanager
def _disk_named() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EngineFault(f"the search index could not be written: {error}") from error


def _planned(changes: Mapping[str, Change], view: View) -> tuple[list[str], list[Document]]:
    """What must go and what is new; a document that stays is not touched, so a repetition changes nothing."""
    gone: list[str] = []
    new: list[Document] = []
    for key, change in changes.items():
        held = view.held(key)
        wanted = {document.id: document for document in change.documents}
        gone.extend(sorted(held - wanted.keys()))
        new.extend(document for name, document in wanted.items() if name not in held)
    return gone, new


def _acquired(handle: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError:
            if time.monotonic() >= until:
                raise IndexBusy("the search index is being written to by somebody else") from None
            time.sleep(_PAUSE)


def _given_up(writer: Untyped) -> None:
    """Leaves the generation before as it was; what the writer had begun is swept up by the next."""
    with suppress(Exception):
        writer.cancel()
    with suppress(Exception):
        writer.writelock.release()
