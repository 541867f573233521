"""Where postings wait to be sorted while a segment is made, and what is asked of it for each: what Whoosh does one by
one, done by the lot. Nothing of what is written differs."""

import marshal
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any as Untyped
from typing import BinaryIO

from whoosh.codec.whoosh3 import W3PerDocReader
from whoosh.writing import PostingPool

LOT = 1_000  # postings written and read at once
IN_MEMORY = 300_000  # postings: some 60 MB

Posting = tuple[str, bytes, int, float, bytes]  # field, form, document, weight, value


class Runs(PostingPool):  # type: ignore[misc]
    """Sorted runs on the disk, in lots. Whoosh's own pickles each posting, which is a third of the time of an index
    made anew. The files are the writer's own, never kept."""

    def add(self, item: Posting) -> None:
        self.current.append(item)
        if len(self.current) >= IN_MEMORY:
            self.save()

    def _write_run(self, file: BinaryIO, items: Iterable[Posting]) -> None:
        with file:
            left = iter(items)
            while lot := list(islice(left, LOT)):
                marshal.dump(lot, file)

    def _read_run(self, path: str) -> Iterator[Posting]:
        with self._open_run(path) as file:
            while lot := _next(file):
                yield from lot
        self._remove_run(path)


class Lengths(W3PerDocReader):  # type: ignore[misc]
    """The lengths of a field's documents, looked for once: Whoosh looks again for each posting where there are none."""

    def _cached_reader(self, fieldname: str, column: Untyped) -> Untyped:
        if fieldname not in self._readers:
            found = super()._cached_reader(fieldname, column)
            self._readers[fieldname] = None if found is None else found.load()
        return self._readers[fieldname]


def _next(file: BinaryIO) -> list[Posting]:
    try:
        lot: list[Posting] = marshal.load(file)  # noqa: S302 (a file that this writer made a moment ago)
    except EOFError:
        return []
    return lot
