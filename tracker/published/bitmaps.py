"""Which things of a kind stood on a day, and what each was filed under, as the bits of whole numbers: to filter is to
AND and OR them, to count is to count bits. Read from the derived tables once, held in memory by the record's head, and
brought up to a later head or another day by the keys that changed between."""

import threading
from bisect import bisect_left, insort
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, reduce
from itertools import compress, groupby, islice
from operator import or_ as either
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from tracker.published import identities, since
from tracker.published.facets import AWAITED, LISTED, inverted
from tracker.published.standing import Standing, StandingFacet
from tracker.rules.programme import folded
from tracker.rules.recommendation import NOT_RECORDED
from tracker.store import chain
from tracker.store.chain import Head

FILED = frozenset((*LISTED, "paper_kind", "meeting", "ordinal"))
PROGRAMME = "programme"
PATCHED = 64  # keys that are brought up to date one by one; of more, all is read anew
KEPT = 24  # kinds and days held in memory
MANY = 4  # times as many: all that stand are asked whether they are among them
_FIGURES, _BITS = bytes.maketrans(b"\0\1", b"01"), bytes.maketrans(b"01", b"\0\1")
NEWEST, OLDEST = "newest", "oldest"

Filters = Mapping[str, Collection[str]]
Place = tuple[str, str]  # what a thing is sorted by, and its key
Filing = tuple[str, str]  # a name and the value that things are filed under by it


@dataclass(frozen=True)
class Bitmaps:
    """`places` holds the things in the order of their list; bit n of a mask is the n-th of them. Of a name that is
    `awaited` of all of them, what is filed under none of its values is not recorded."""

    places: Sequence[Place]
    masks: Mapping[Filing, int]
    awaited: Collection[str] = ()

    @cached_property
    def at(self) -> Mapping[str, int]:
        return {key: bit for bit, (_, key) in enumerate(self.places)}

    @cached_property
    def everything(self) -> int:
        return (1 << len(self.places)) - 1

    @cached_property
    def values(self) -> Mapping[str, list[tuple[str, int]]]:
        """Name -> (value, mask) of each value in order."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for (name, value), mask in sorted(self.masks.items()):
            found[name].append((value, mask))
        return found

    def values_of(self, name: str) -> list[str]:
        return [value for value, _ in self.values.get(name, ())]

    @cached_property
    def runs(self) -> Sequence[range]:
        """The bits of the things of one first day, day by day as they are listed."""
        found = []
        start = 0
        for _, held in groupby(self.places, key=lambda place: place[0][:10]):
            end = start + sum(1 for _ in held)
            found.append(range(start, end))
            start = end
        return found

    def has(self, filing: Filing, key: str) -> bool:
        return key in self.at and bool(self.masks.get(filing, 0) >> self.at[key] & 1)

    def under(self, key: str, names: Iterable[str]) -> dict[str, str]:
        """Name -> the first of its values that this thing, which stood, is filed under; what is not recorded is left
        out."""
        bit = self.at[key]
        held = {
            name: next((value for value, mask in self.values.get(name, ()) if mask >> bit & 1), "") for name in names
        }
        return {name: value for name, value in held.items() if value not in ("", NOT_RECORDED)}

    def of(self, wanted: Collection[str]) -> int:
        """The mask of these keys; those that do not stand are passed over."""
        if isinstance(wanted, Set) and len(wanted) * MANY > len(self.places):
            return int(bytes(map(wanted.__contains__, self.at))[::-1].translate(_FIGURES) or b"0", 2)
        bits = bytearray(len(self.places) // 8 + 1)
        for key in wanted:
            bit = self.at.get(key)
            if bit is not None:
                bits[bit >> 3] |= 1 << (bit & 7)
        return int.from_bytes(bits, "little")

    def keys_of(self, mask: int) -> set[str]:
        """The keys of a mask, in no order."""
        return set(compress(self.at, f"{mask:b}".encode()[::-1].translate(_BITS)))

    def within(self, filters: Filters, base: int | None = None, but: str = "") -> int:
        """What is filed under one of the values of each name. Raises KeyError for a name that is not of FILED."""
        if unknown := filters.keys() - FILED:
            raise KeyError(*unknown)
        found = self.everything if base is None else base
        for name, values in filters.items():
            if values and name != but:
                found &= reduce(either, (self._of_value(name, value) for value in values), 0)
        return found

    def _of_value(self, name: str, value: str) -> int:
        return self.rest[name] if value == NOT_RECORDED and name in self.rest else self.masks.get((name, value), 0)

    @cached_property
    def rest(self) -> Mapping[str, int]:
        """Of each awaited name, what is filed under no value of it."""
        filed = {name: reduce(either, (mask for _, mask in self.values.get(name, ())), 0) for name in self.awaited}
        return {name: self.everything & ~mask for name, mask in filed.items()}

    def between(self, first: date | None, last: date | None) -> int:
        """What began on a day from the first to the last, both counted. For kinds that are listed newest first."""
        start = bisect_left(self.places, (inverted(str(last)),)) if last else 0
        end = bisect_left(self.places, (inverted(str(first)) + "~",)) if first else len(self.places)
        return ((1 << max(end, start)) - 1) >> start << start

    def counts(self, filters: Filters, names: Iterable[str], base: int | None = None) -> dict[str, dict[str, int]]:
        """Name -> value -> how many there would be with it. A name's own choice does not narrow its counts, so that a
        second value can be added to a first. What is not recorded is counted where a value is, or it was asked for."""
        found: dict[str, dict[str, int]] = {}
        all_chosen = self.within(filters, base)
        for name in names:
            mine = self.within(filters, base, but=name) if filters.get(name) else all_chosen
            known = dict(self.values.get(name, ()))
            if name in self.rest and (known or NOT_RECORDED in filters.get(name, ())):
                known[NOT_RECORDED] = self.rest[name]
            counted = ((value, (mask & mine).bit_count()) for value, mask in known.items())
            found[name] = {value: number for value, number in counted if number}
        return found

    def page(self, mask: int, order: str, offset: int, limit: int) -> list[str]:
        """The keys of a stretch of what the mask has. Oldest first turns the days around, not what is within one."""
        keys: list[str] = []
        for run in self.runs if order == NEWEST else reversed(self.runs):
            part = mask >> run.start & ((1 << len(run)) - 1)
            held = part.bit_count()
            if offset >= held:
                offset -= held
                continue
            bits = (run.start + bit for bit in _bits(part))
            keys += [self.places[bit][1] for bit in islice(bits, offset, offset + limit - len(keys))]
            offset = 0
            if len(keys) >= limit:
                break
        return keys


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


# Held in memory -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _State:
    """`filed`: as the tables have it, to be brought up to date; `bitmaps`: with programmes under their keys."""

    head: Head
    on: date
    filed: Bitmaps
    bitmaps: Bitmaps


_held: "OrderedDict[tuple[str, str, date], _State]" = OrderedDict()
_guard = threading.Lock()
_building: dict[str, threading.Lock] = defaultdict(threading.Lock)


def of(reader: Connection, kind: str, on: date, head: Head | None = None) -> Bitmaps:
    """What of a kind stood on that day. The reader's transaction sees the record at one head."""
    now = head or chain.head(reader, "entry")
    with _guard:
        state = _held.get((kind, now.sha256, on))
        if state is not None:
            _held.move_to_end((kind, now.sha256, on))
            return state.bitmaps
        lock = _building[kind]
    with lock:  # several pages that miss it at once wait for one to read it
        with _guard:
            state = _held.get((kind, now.sha256, on))
            known = [one for (of_kind, _, _), one in _held.items() if of_kind == kind]
        if state is None:
            filed = _brought_up(reader, kind, on, now, known)
            state = _State(now, on, filed, _by_programme(reader, filed, known))
            with _guard:
                _held[kind, now.sha256, on] = state
                while len(_held) > KEPT:
                    _held.popitem(last=False)
    return state.bitmaps


def _brought_up(reader: Connection, kind: str, on: date, now: Head, known: Sequence[_State]) -> Bitmaps:
    before = since.before(reader, {one.head for one in known}, now)
    bases = sorted((abs(one.on - on), -one.head.id, place) for place, one in enumerate(known) if one.head in before)
    if bases:
        base = known[bases[0][2]]
        changed = since.changed(reader, base.head, base.on, on, PATCHED, kind)
        if changed is not None:
            return _patched(reader, kind, on, base.filed, changed)
    return _read(reader, kind, on)


def _by_programme(reader: Connection, filed: Bitmaps, states: Iterable[_State]) -> Bitmaps:
    """What is filed under a printed name of a programme, under its key: it has one count, whatever it was called. A
    printed name that is no programme's of the record stays as it is. The very same where nothing of it changed."""
    printed = [value for name, value in filed.masks if name == PROGRAMME]
    if not printed:
        return filed
    known = identities.keys_of_programmes(identities.names_held(reader, PROGRAMME))
    masks = {filing: mask for filing, mask in filed.masks.items() if filing[0] != PROGRAMME}
    for value in printed:
        filing = (PROGRAMME, known.get(folded(value), value))
        masks[filing] = masks.get(filing, 0) | filed.masks[PROGRAMME, value]
    same = (one.bitmaps for one in states if one.filed is filed and one.bitmaps.masks == masks)
    return next(same, None) or replace(filed, masks=masks)


# Reading them ---------------------------------------------------------------------------------------------------------


def _read(reader: Connection, kind: str, on: date) -> Bitmaps:
    places = sorted((row.sort, row.key) for row in reader.execute(_standing(on, Standing.kind == kind)))
    at = {key: bit for bit, (_, key) in enumerate(places)}
    size = len(places) // 8 + 1
    bits: dict[Filing, bytearray] = defaultdict(lambda: bytearray(size))
    for key, _, name, value in reader.execute(_filed(on, StandingFacet.kind == kind)):
        bit = at[key]
        bits[name, value][bit >> 3] |= 1 << (bit & 7)
    masks = {filing: int.from_bytes(held, "little") for filing, held in bits.items()}
    return Bitmaps(places, masks, AWAITED.get(kind, ()))


def _standing(on: date, which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    query = select(Standing.key, Standing.kind, Standing.sort)
    return query.where(Standing.since <= str(on), Standing.until > str(on), which)


def _filed(on: date, which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return select(StandingFacet.key, StandingFacet.kind, StandingFacet.name, StandingFacet.value).where(
        StandingFacet.name.in_(FILED), StandingFacet.since <= str(on), StandingFacet.until > str(on), which
    )


def _patched(reader: Connection, kind: str, on: date, old: Bitmaps, changed: Collection[str]) -> Bitmaps:
    """The base with these keys taken out and put in anew, as they stand on that day; itself where none is of the kind.
    That is looked at here: SQLite would walk through all of the kind."""
    standing = [row for row in reader.execute(_standing(on, Standing.key.in_(changed))) if row.kind == kind]
    gone = sorted((old.at[key] for key in changed if key in old.at), reverse=True)
    if not (gone or standing):
        return old
    places, masks = list(old.places), dict(old.masks)
    for bit in gone:
        del places[bit]
        low = (1 << bit) - 1
        masks = {filing: mask >> bit + 1 << bit | mask & low for filing, mask in masks.items()}
    for row in standing:
        place = (row.sort, row.key)
        bit = bisect_left(places, place)
        insort(places, place)
        low = (1 << bit) - 1
        masks = {filing: mask >> bit << bit + 1 | mask & low for filing, mask in masks.items()}
    at = {key: bit for bit, (_, key) in enumerate(places)}
    for key, of_kind, name, value in reader.execute(_filed(on, StandingFacet.key.in_(changed))):
        if of_kind == kind:
            masks[name, value] = masks.get((name, value), 0) | 1 << at[key]
    return Bitmaps(places, {filing: mask for filing, mask in masks.items() if mask}, old.awaited)
