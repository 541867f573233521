"""The documents of what was weighed or shown last, held in memory. The name of a document tells its wording for good,
and only names that stand are asked for; what a later entry touches is let go all the same."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Connection

from tracker.published import since
from tracker.published.find import head, wordings
from tracker.search.engine import Document, key_of
from tracker.search.sync import documents_of
from tracker.store import chain
from tracker.store.chain import Head

ROOM = 16 * 1024 * 1024  # bytes of texts
BESIDE = 500  # bytes that a document takes beside its words
TOUCHED = 500  # keys that are let go one by one; of more, all are


class Texts:
    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self.taken = 0
        self._head = Head(0, chain.GENESIS)
        self._held: OrderedDict[str, Document] = OrderedDict()
        self._guard = threading.Lock()

    def of(self, reader: Connection, names: Iterable[str], on: date) -> dict[str, Document]:
        """The documents of these names, which stand as the reader sees the record."""
        wanted = list(names)
        now = head(reader)
        if now != self._head:
            self._move(now, self._touched(reader, now, on))
        found = {}
        with self._guard:
            for name in wanted:
                if (document := self._held.get(name)) is not None:
                    self._held.move_to_end(name)
                    found[name] = document
        missing = {name for name in wanted if name not in found}
        read = _read(reader, missing)
        self._keep(now, read)
        return found | read

    def _touched(self, reader: Connection, now: Head, on: date) -> Collection[str] | None:
        before = self._head
        return since.changed(reader, before, on, on, TOUCHED) if before in since.before(reader, {before}, now) else None

    def _move(self, now: Head, touched: Collection[str] | None) -> None:
        with self._guard:
            self._head = now
            for name in [name for name in self._held if touched is None or key_of(name) in touched]:
                self.taken -= _size(self._held.pop(name))

    def _keep(self, now: Head, read: dict[str, Document]) -> None:
        with self._guard:
            if now != self._head:  # somebody sees a later record, who may not find these there
                return
            for name, document in read.items():
                if name not in self._held:
                    self._held[name] = document
                    self.taken += _size(document)
            while self.taken > self.room:
                self.taken -= _size(self._held.popitem(last=False)[1])


def _read(reader: Connection, names: Collection[str]) -> dict[str, Document]:
    said = wordings(reader, dict.fromkeys(map(key_of, names))) if names else {}
    return {one.id: one for key, told in said.items() for one in documents_of(key, told) if one.id in names}


def _size(document: Document) -> int:
    return BESIDE + len(document.title) + len(document.text)


_texts = Texts()


def texts_of(reader: Connection, names: Iterable[str], on: date) -> dict[str, Document]:
    return _texts.of(reader, names, on)
