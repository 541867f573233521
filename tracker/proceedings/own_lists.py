"""The lists that a paper tells beside its items, as they were read and as persons corrected them. The reading stays as
it was made; of a list that somebody changed, `Paper.own` keeps what each row became, who made it so and when.

A row is called by a number for good: one that was read by its place in the reading, one that was added by the next.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.proceedings.proposed import within
from tracker.records.paper import Paper
from tracker.rules import own_lists as rules
from tracker.rules.field import CHOICE, COUNT, Field
from tracker.rules.own_lists import OWN, OwnList, told_by
from tracker.rules.refusal import BadInput

Json = Mapping[str, Any]
Typed = Mapping[str, str]  # column -> as typed; "out" and "after" beside the columns
AllTyped = Mapping[str, Mapping[str, Typed]]  # list -> number -> row
Moved = Callable[[int | None, int | None], tuple[int | None, int | None]]
NEW, OUT, AFTER = "new", "out", "after"  # what an empty row's number begins with; "yes": left out; after which number
PLACE = Field(AFTER, "After number (empty: at the end)", form=COUNT)
_PLACED = frozenset({"span", "page"})  # where a row stands, not what it says


@dataclass(frozen=True, slots=True)
class Row:
    """`read`: as it was read, None for one that was added; `made`: what a person made of it, if anybody did."""

    number: int
    read: Json | None
    made: Json | None = None
    out: bool = False
    by: str | None = None
    at: str | None = None

    @property
    def now(self) -> Json:
        return self.made if self.made is not None else self.read or {}

    @property
    def touched(self) -> bool:
        return self.made is not None or self.out


def lists(paper: Paper, reading: Json | None = None) -> dict[str, list[Row]]:
    """name -> its rows in order, those that were left out among them."""
    read = reading if reading is not None else json.loads(paper.reading)
    kept = json.loads(paper.own or "{}")
    return {name: _rows(rules.rows(read, name), kept.get(name)) for name in told_by(paper.kind)}


def _rows(read: Sequence[Json], kept: Sequence[Json] | None) -> list[Row]:
    if kept is None:
        return [Row(number, one) for number, one in enumerate(read, 1)]
    as_read = dict(enumerate(read, 1))
    held = [Row(**{"read": as_read.get(one["number"]), **one}) for one in kept]
    return [row for row in held if row.now]


def corrected(paper: Paper) -> dict[str, Any]:
    """The reading with its lists as they stand now: what is published."""
    reading: dict[str, Any] = json.loads(paper.reading)
    kept = json.loads(paper.own or "{}")
    told = told_by(paper.kind)
    for name in OWN.keys() - told.keys():
        reading.pop(name, None)
    for name in (name for name in told if name in kept):
        reading[name] = rules.laid(
            name, [row.now for row in _rows(rules.rows(reading, name), kept[name]) if not row.out]
        )
    return reading


def motions(paper: Paper) -> dict[int, Json]:
    """Number -> what stands."""
    return {row.number: row.now for row in lists(paper).get(rules.MOTIONS, ()) if not row.out}


# Corrected by a person ------------------------------------------------------------------------------------------------


def retype(paper: Paper, typed: AllTyped, by: str, at: str) -> dict[str, dict[str, list[int]]]:
    """Rows as typed, by list and number; those of empty rows ("new1") are added. Returns what became of which, for the
    journal. Raises BadInput that names list, row and column."""
    held = lists(paper)
    told = {}
    for name, boxes in typed.items():
        if name not in held:
            raise BadInput(f'A paper of this kind tells no list "{name}".', remedy="Load the page again.", field="form")
        told[name] = _List(name, held[name], by, at).take(boxes)
        _keep(paper, name, held[name])
    return {name: done for name, done in told.items() if done}


def _keep(paper: Paper, name: str, them: Sequence[Row]) -> None:
    kept = json.loads(paper.own or "{}")
    kept[name] = [_kept(row) for row in them]
    if not any(row.touched for row in them):
        del kept[name]
    paper.own = json.dumps(kept, ensure_ascii=False) if kept else None


def _kept(row: Row) -> dict[str, Any]:
    became = {"read": row.read, "made": row.made, "out": row.out, "by": row.by, "at": row.at} if row.touched else {}
    return {"number": row.number} | {name: value for name, value in became.items() if value}


@dataclass(frozen=True, slots=True)
class _List:
    """A list in hand: `rows` is changed."""

    name: str
    rows: list[Row]
    by: str
    at: str

    @property
    def told(self) -> OwnList:
        return OWN[self.name]

    def take(self, boxes: Mapping[str, Typed]) -> dict[str, list[int]]:
        done: dict[str, list[int]] = {}
        for row in list(self.rows):
            if str(row.number) in boxes:
                done.setdefault(self._change(row, boxes[str(row.number)]), []).append(row.number)
        for number in sorted(boxes):
            if number.startswith(NEW) and any(
                boxes[number].get(column.name, "").strip() for column in self.told.columns
            ):
                done.setdefault("added", []).append(self._add(number, boxes[number]))
        return {word: numbers for word, numbers in done.items() if word}

    def _change(self, row: Row, typed: Typed) -> str:
        """Returns what was done to it, in a word; none where it stays as it was. A row without words is left out."""
        with self._named(str(row.number), f"{self.told.one} {row.number}"):
            made = self._made(row.now, typed)
            empty = not any(_said(made, column) for column in self.told.columns if column.form != CHOICE)
            out = empty or typed.get(OUT, "yes" if row.out else "no") == "yes"
            if not out:
                self._complete(made)
        made = row.now if empty else made
        changed = replace(row, made=None if made == row.read else made, out=out)
        if changed == row:
            return ""
        place = self.rows.index(row)
        self.rows[place : place + 1] = [] if out and row.read is None else [replace(changed, by=self.by, at=self.at)]
        return "corrected" if out == row.out else "left out" if out else "taken back"

    def _add(self, number: str, typed: Typed) -> int:
        with self._named(number, f"{self.told.one} to be added"):
            if sum(not row.out for row in self.rows) >= rules.MOST:
                raise BadInput(f"the list has {rules.MOST} rows, and takes no more.", remedy="Leave one out.")
            made = self._made({}, {column.name: typed.get(column.name, "") for column in self.told.columns})
            self._complete(made)
            place = self._place(typed)
        last = max((row.number for row in self.rows), default=0)
        self.rows.insert(place, Row(last + 1, None, made, by=self.by, at=self.at))
        return last + 1

    def _place(self, typed: Typed) -> int:
        after = PLACE.understood(typed.get(AFTER, ""))
        numbers = [row.number for row in self.rows]
        if after is not None and after not in numbers:
            raise PLACE.refused(f"there is no number {after}.", "Look at the numbers in the list.")
        return numbers.index(after) + 1 if after is not None else len(numbers)

    def _made(self, now: Json, typed: Typed) -> Json:
        made = dict(now)
        for column in self.told.columns:
            if column.name in typed:
                made = rules.with_value(made, column.name, rules.understood(column, typed[column.name]))
        return made

    def _complete(self, made: Json) -> None:
        for column in self.told.columns:
            if column.required and not _said(made, column):
                raise BadInput(
                    f"{column.label} is missing.", remedy="Fill it in, or leave the row out.", field=column.name
                )

    def _named(self, number: str, words: str) -> Any:
        return within(f"{self.told.label}, {words}", f"row-{self.name}-{number}")


def _said(made: Json, column: Field) -> bool:
    return rules.value(made, column.name) not in (None, "", [])


# Read anew ------------------------------------------------------------------------------------------------------------


def read_anew(paper: Paper, before: Json, after: Json, moved: Moved) -> None:
    """A list stands as it is read now. A row that a person changed or left out stays so where it is read again; one
    that was changed and is not read any more, or was added, stays after the one that it stood behind. Numbers are those
    of the new reading. A list that the paper's kind does not tell any more waits until it does again. `moved`: where a
    stretch of the former text stands now."""
    kept = json.loads(paper.own or "{}")
    for name in kept.keys() & told_by(paper.kind).keys():
        held = _rows(rules.rows(before, name), kept[name])
        _keep(paper, name, _laid_anew(held, rules.rows(after, name), moved))


def _laid_anew(held: Sequence[Row], read: Sequence[Json], moved: Moved) -> list[Row]:
    order = [Row(number, one) for number, one in enumerate(read, 1)]
    free = {number: _look(one) for number, one in enumerate(read, 1)}
    last, behind = len(read), 0  # the number given last; how many of the new list stand before the next
    for row in held:
        number = next((number for number, look in free.items() if row.read and look == _look(row.read)), None)
        if number is not None:
            del free[number]
            behind = next(at for at, one in enumerate(order, 1) if one.number == number)
            order[behind - 1] = _again(row, number, read[number - 1])
        elif row.made is not None and not row.out:
            last += 1
            order.insert(behind, replace(row, number=last, made=_moved(row.made, moved)))
            behind += 1
    return order


def _moved(made: Json, moved: Moved) -> Json:
    start, end = moved(*(made.get("span") or (None, None)))
    place = {"span": [start, end]} if start is not None else {}
    return {name: value for name, value in made.items() if name not in _PLACED} | place


def _again(row: Row, number: int, read: Json) -> Row:
    """Where it now stands."""
    placed = {name: value for name, value in read.items() if name in _PLACED}
    made = {**row.made, **placed} if row.made is not None else None
    return replace(row, number=number, read=read, made=made)


def _look(row: Json) -> str:
    return json.dumps({name: value for name, value in row.items() if name not in _PLACED}, sort_keys=True)


# In words -------------------------------------------------------------------------------------------------------------


def was(name: str, row: Row) -> Iterator[tuple[str, str]]:
    """Label and words as read of each column that a person made another."""
    if row.read is None or row.made is None:
        return
    for column in OWN[name].columns:
        before, now = rules.typed(row.read, column), rules.typed(row.made, column)
        if before != now:
            yield column.label, before
