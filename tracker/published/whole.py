"""The public record as a whole, to be taken away: batch by batch, so that no more of it is held than a batch. What was
retracted or redacted is there as that it was; its words are withheld, as on every page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, func, select, text

from tracker.published import errata, find
from tracker.published.entry import HASHED, RETRACT, WORDS, AnyRow, Content, Entry, loaded
from tracker.published.errata import Errata
from tracker.published.standing import BATCH, Standing
from tracker.published.thing import Thing, things
from tracker.rules.keys import DEMONSTRATION
from tracker.store.chain import Head
from tracker.store.database import FILE_VIEW, SIGNATURE_VIEW

RETRACTED, REDACTED = "retracted", "redacted"
Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Some:
    """Things of one kind in the order of their list, with what others are called and what is misprinted in them."""

    things: Sequence[Thing]
    called: Names
    errata: Errata


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the chain. `columns` are what its hash covers, `words` salt, title, text, facts and links as they
    were hashed; None where they are `withheld`: retracted or redacted. Of what was retracted `led_to` tells what it
    was about, as the histories of these things do."""

    columns: Mapping[str, Any]
    prev: str
    sha256: str
    words: Mapping[str, str] | None
    withheld: str = ""
    led_to: Sequence[Mapping[str, Any]] = ()


def signature(reader: Connection) -> str:
    """The hash of the journal's line that signed the record's head: of the act that brought it there. What is done in
    the office afterwards does not change it, so that it tells nothing of that. Empty of a record without entries."""
    return str(reader.execute(text(f"SELECT sha256 FROM {SIGNATURE_VIEW}")).scalar() or "")  # noqa: S608 (a constant)


@dataclass(frozen=True)
class Whole:
    """The record on a day, as known today. Whatever is published meanwhile, its reader sees one moment."""

    reader: Connection
    on: date

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Kind -> how many things of it stand."""
        query = select(Standing.kind, func.count()).where(find.stands(self.on)).group_by(Standing.kind)
        return {row[0]: row[1] for row in self.reader.execute(query.order_by(Standing.kind))}

    def batches(self, kind: str, rels: Sequence[str] = ()) -> Iterator[Some]:
        """All things of a kind; `rels` are the relations whose other end is to be called by its name."""
        query = select(Standing.key).where(Standing.kind == kind, find.stands(self.on))
        keys = self.reader.execute(query.order_by(Standing.sort, Standing.key)).scalars().all()
        for start in range(0, len(keys), BATCH):
            some = list(things(self.reader, keys[start : start + BATCH], self.on).values())
            wanted = {to for one in some for rel in rels for to in one.to(rel)}
            yield Some(some, find.names(self.reader, wanted, self.on), errata.of(self.reader, some, self.on))

    @cached_property
    def head(self) -> Head:
        return find.head(self.reader)

    @cached_property
    def signature(self) -> str:
        return signature(self.reader)

    @cached_property
    def demonstration(self) -> bool:
        return bool(find.standing_keys(self.reader, "notice", [DEMONSTRATION]))

    def lines(self) -> Iterator[Line]:
        """Every entry of the chain, whatever the day, in its order."""
        for start in range(0, self.head.id, BATCH):
            query = (
                select(*Entry.__table__.c, Content.hash, Content.salt, *(getattr(Content, name) for name in WORDS))
                .outerjoin(Content, Content.hash == Entry.content)
                .where(Entry.id > start, Entry.id <= start + BATCH)
                .order_by(Entry.id)
            )
            yield from map(self._line, self.reader.execute(query).all())

    def _line(self, row: AnyRow) -> Line:
        withheld = REDACTED if row.salt is None else RETRACTED if self._is_retracted(row) else ""
        words = None if withheld else {name: getattr(row, name) for name in ("salt", *WORDS)}
        led_to = [_bare(link) for link in loaded(row.links, []) if link.get("to")] if withheld else []
        return Line({name: getattr(row, name) for name in HASHED}, row.prev, row.sha256, words, withheld, led_to)

    def _is_retracted(self, row: AnyRow) -> bool:
        """Whether a tombstone covers it. The tombstone itself says why, and is told."""
        return bool(row.act != RETRACT and row.id < self._tombstones.get(row.key, 0))

    @cached_property
    def _tombstones(self) -> dict[str, int]:
        query = select(Entry.key, func.max(Entry.id)).where(Entry.act == RETRACT).group_by(Entry.key)
        return {row[0]: row[1] for row in self.reader.execute(query)}

    @cached_property
    def files(self) -> frozenset[str]:
        """The hashes of the files that are public: those that papers of today name."""
        return frozenset(self.reader.execute(text(f"SELECT sha256 FROM {FILE_VIEW}")).scalars())  # noqa: S608 (a constant)

    def file(self, sha256: str) -> bytes:
        """The bytes of a public file. One at a time: they are large."""
        row = find.file_of(self.reader, sha256)
        if row is None:
            raise KeyError(sha256)
        return bytes(row.bytes)


def _bare(link: Mapping[str, Any]) -> dict[str, Any]:
    """A link without the words that it was printed in."""
    return {name: link[name] for name in ("rel", "to", "edition", "sets") if link.get(name) is not None}
