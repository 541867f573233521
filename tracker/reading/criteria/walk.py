"""A criteria paper walked through word by word: its focus areas, categories and criteria in the order of print. Where
no table tells a criterion, the column heads, its ID and its level stand mixed with its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.reading.criteria import parts
from tracker.reading.criteria.criterion import Criterion
from tracker.reading.criteria.units import Marks, Unit, begin
from tracker.reading.layout import column_heads
from tracker.reading.layout.blocks import Block
from tracker.reading.layout.column_tables import ID
from tracker.text import words

PART, FOCUS_AREA, CATEGORY = "part", "focus area", "category"
_STANDARD = re.compile(r"(?:Corporate|Transportation|People (?:and|&) Physical) Security:?", re.IGNORECASE)
_FOCUS = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|\d(?:st|nd|rd|th))\s)?focus\sarea(?:\s(?:\d|[ivx]{1,4}|one|two|three|four))?"
    r"(?::|\s[–—-])",
    re.IGNORECASE,
)
_REFERS = words.word_set(
    "a an and or in of to with per by from under see also criterion criteria id ids section sections requirement "
    "requirements item items number numbers no. version through the – — & than is"
)


def is_set_apart(block: Block) -> bool:
    """Whether a block is set as a heading and says what heads text: no column, no level, no ID."""
    titled = block.heading and block.cell is None and not block.text.endswith((".", ";", ","))
    return titled and not column_heads.is_part(block.text) and ID.fullmatch(block.text) is None


@dataclass(slots=True)
class Title:
    """A part of the paper, a focus area or a category: its number, and all the words up to the heads or the first ID.
    `first` is where its heading begins."""

    kind: str
    number: str | None
    first: Unit
    units: list[Unit] = field(default_factory=list)


@dataclass(slots=True)
class Running:
    """A criterion in running text: its ID, and all words up to the next. `lead`: the level that stands before the ID
    and to no row before. `after`: words that stand between the heads and the ID, and to nothing."""

    number: str
    first: Unit
    lead: str | None
    after: int = 0
    units: list[Unit] = field(default_factory=list)


Found = Title | Running | Criterion


@dataclass(slots=True)
class Walk:
    """`titles`: how many blocks are the cover's, where no category begins."""

    units: Sequence[Unit]
    marks: Marks
    blocks: Sequence[Block]
    titles: int
    found: list[Found] = field(default_factory=list)
    _open: Title | Running | None = None
    _category: str | None = None
    _entered: set[str] = field(default_factory=set)
    _headings: dict[str, int] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _here: set[str] = field(default_factory=set)
    _part: str = ""
    _last: tuple[int, ...] = ()
    _next: int = 0
    _loose: int = 0

    def through(self) -> list[Found]:
        self._headings = {number: place for place, number in sorted(self.marks.categories.items())}
        for place in range(len(self.units)):
            if place >= self._next:
                self._take(place)
        return self.found

    def _take(self, place: int) -> None:
        unit = self.units[place]
        if place in self.marks.heads:
            self._open = None if isinstance(self._open, Title) else self._open
            self._loose = 0
        elif unit.row is not None:
            self._note(unit.text)
            self.found.append(unit.row)
            self._open = None
        elif self._enters(place):
            self._loose = 0
        elif self._open is not None:
            self._open.units.append(unit)
        else:
            self._loose += unit.text != "|"

    def _enters(self, place: int) -> bool:
        """Whether something new begins here."""
        name = self._focus_name(place)
        if self._is_part(place):
            self._begin_anew(self.blocks[self.units[place].block].text)
            self._title(PART, None, place, place)
        elif name is not None:
            self._title(FOCUS_AREA, None, place, name)
        elif self._is_category(place):
            number = self.marks.categories.get(place)
            self._category = number
            self._entered.add(number or "")
            self._title(CATEGORY, number, place, place + (number is not None))
        elif place in self.marks.ids and self._is_row(place):
            self._row(place)
        else:
            return False
        return True

    def _is_part(self, place: int) -> bool:
        unit = self.units[place]
        block = self.blocks[unit.block]
        return (
            unit.block >= self.titles and unit.start == block.start and parts.opens(block) and block.text != self._part
        )

    def _begin_anew(self, part: str) -> None:
        """Each part of a paper numbers its categories and criteria from the first."""
        self._part, self._category, self._last = part, None, ()
        self._entered, self._here = set(), set()

    def _title(self, kind: str, number: str | None, place: int, name: int) -> None:
        first = self.units[place]
        if number is not None and place and self.units[place - 1].text.lower() == CATEGORY:
            first = self.units[place - 1]
            if self._open is not None and self._open.units[-1:] == [first]:
                self._open.units.pop()
        self._open = Title(kind, number, first)
        self.found.append(self._open)
        if name == place:
            self._open.units.append(self.units[place])
        self._next = name if name > place else place + 1

    def _focus_name(self, place: int) -> int | None:
        """Where the name of a focus area begins: after "Second Focus Area:", or at once where it is a standard one."""
        unit = self.units[place]
        if unit.opens and _STANDARD.fullmatch(self.blocks[unit.block].text):
            return place
        told = _FOCUS.match(" ".join(each.text for each in self.units[place : place + 6]))
        return place + words.count(told.group()) if told and self._stands_apart(place) else None

    def _is_category(self, place: int) -> bool:
        unit = self.units[place]
        if place in self.marks.categories:
            apart = place in self.marks.headed or self._stands_apart(place)
            return apart and self.marks.categories[place] != self._category
        numbered = place + 1 in self.marks.categories or place in self.marks.ids
        return unit.heading and unit.block >= self.titles and not numbered and self._is_named(place)

    def _is_named(self, place: int) -> bool:
        """Whether a heading without a number is a category's: an ID follows it before any other heading. One that no
        ID follows at all ends the criteria."""
        following = min((at for at in self.marks.ids if at > place), default=None)
        if following is None:
            return is_set_apart(self.blocks[self.units[place].block])
        return not any(self.units[at].heading or at in self.marks.categories for at in range(place + 1, following))

    def _stands_apart(self, place: int) -> bool:
        """Whether nothing goes on here: the words before have come to an end."""
        unit, before = self.units[place], self.units[place - 1] if place else None
        if before is None or unit.opens or place - 1 in self.marks.heads or before.row is not None:
            return True
        titled = isinstance(self._open, Title) and self._open.kind == FOCUS_AREA
        return titled or bool(column_heads.level(before.text)) or words.finished(before.text)

    def _is_row(self, place: int) -> bool:
        """Whether an ID opens a row; in the middle of a sentence it is a reference to another one."""
        start = begin(self.units, place, self.marks.heads)
        before = self.units[start - 1].text if start else ""
        if self._is_foreign(self.marks.ids[place].split(".")[0], place):
            return False
        if start == 0 or start - 1 in self.marks.heads or column_heads.level(before):
            return True
        number = self.marks.ids[place]
        if self.units[start].opens:
            return number not in self._here
        major, own = number.split(".")[0], _counted(number)
        at_home = major == self._category or (self._last and self._last[0] == own[0])
        return bool(at_home and own > self._last and before.lower().strip("(,;") not in _REFERS)

    def _is_foreign(self, major: str, place: int) -> bool:
        """Whether the category of an ID is another one than this, and has its heading before or after."""
        ahead = self._headings.get(major, -1) > place
        return self._category is not None and major != self._category and (major in self._entered or ahead)

    def _row(self, place: int) -> None:
        start, number = begin(self.units, place, self.marks.heads), self.marks.ids[place]
        if self._open is not None:
            del self._open.units[len(self._open.units) - (place - start) :]
        lead = None
        if start and start - 1 not in self.marks.heads and not isinstance(self._open, Running):
            lead = column_heads.level(self.units[start - 1].text)
            if lead and self._open is not None and self._open.units:
                self._open.units.pop()
        self._note(number)
        signs = bool(lead) + sum(each.text != "|" for each in self.units[start:place])
        self._open = Running(number, self.units[place], lead, max(0, self._loose - signs))
        self.found.append(self._open)

    def passed_over(self) -> list[Unit]:
        """What opens a line like an ID and follows the one before, but was taken for a reference in a sentence."""
        found: list[Unit] = []
        last: tuple[int, ...] = (0,)
        for place, unit in enumerate(self.units):
            number = self.marks.ids.get(place) or self.marks.maybe.get(place)
            if number in self._seen:
                last = _counted(number)
            elif number and unit.opens and last < _counted(number) and last[0] == _counted(number)[0]:
                found.append(unit)
        return found

    def _note(self, number: str) -> None:
        self._seen.add(number)
        self._here.add(number)
        self._last = _counted(number)


def _counted(number: str) -> tuple[int, ...]:
    return tuple(int("".join(filter(str.isdecimal, part))) for part in number.split("."))
