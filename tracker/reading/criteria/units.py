"""The words of a criteria paper one by one, each with its place, and what stands out among them: the heads of columns,
what may be an ID, what may be the number of a category."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.reading.criteria import cells
from tracker.reading.criteria.criterion import Criterion
from tracker.reading.layout import column_heads
from tracker.reading.layout.blocks import Block
from tracker.reading.layout.column_tables import ID
from tracker.text import words

_WORD = re.compile(r"\||[^\s|]+")  # the bars of a table in Markdown stand by themselves
_RULE = re.compile(r":?-{2,}:?")
_NUMBER = re.compile(r"(\d{1,2})[.):]")
_BARE_NUMBER = re.compile(r"(\d{1,2})[.):]?")
_CATEGORY = "category"
_BEFORE_ID = words.word_set("ID ID: Criterion Criterion: Criteria No. # • - * |")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or the whole row of a table (`row`), called by its ID. `opens`: a line or paragraph begins here;
    `heading`: it opens a block that is set as one; `torn`: a blank line or a page's end before it was joined across."""

    text: str
    start: int
    end: int
    block: int
    opens: bool = False
    heading: bool = False
    torn: bool = False
    row: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """Places among the units: `heads` are words of column heads; `ids` what looks like an ID and opens something;
    `maybe` opens a line too, but the sentence goes on after it; `categories` the number before a title that IDs of that
    number follow; `headed` are those of them with column heads before the ID."""

    heads: frozenset[int]
    ids: dict[int, str]
    maybe: dict[int, str]
    categories: dict[int, str]
    headed: frozenset[int]


def of(blocks: Sequence[Block], running: re.Pattern[str] | None = None) -> list[Unit]:
    """The words of the blocks, without those that match `running`: a head or foot of pages among the words."""
    units: list[Unit] = []
    last: Criterion | None = None
    for place, (block, owner) in enumerate(zip(blocks, cells.owners(blocks), strict=True)):
        if owner is None or owner == cells.CATEGORY:
            units += _words(place, replace(block, heading=True) if owner else block, running)
        elif isinstance(owner, Criterion) and owner is not last:
            units.append(Unit(owner.number, *owner.span, place, opens=True, row=owner))
            last = owner
    return units


def _words(place: int, block: Block, running: re.Pattern[str] | None) -> Iterator[Unit]:
    body = len(block.text) - len(block.body)
    joints = {body + at: bool(gap) for at, gap, fits in block.joints if gap or fits}
    opening = {0, *joints} | ({body} if block.label and block.label.is_bullet else set())
    text = running.sub(lambda found: " " * len(found.group()), block.text) if running else block.text
    for word in _WORD.finditer(text):
        if not _RULE.fullmatch(word.group()):
            start, end = word.span()
            heading = block.heading and start == 0
            span = block.start + start, block.start + end
            yield Unit(word.group(), *span, place, start in opening, heading, joints.get(start, False))


def marks(units: Sequence[Unit]) -> Marks:
    printed = [unit.text for unit in units]
    heads = frozenset(place for start, end in column_heads.rows(printed) for place in range(start, end))
    shaped = {place: told["id"] for place, unit in enumerate(units) if (told := ID.fullmatch(unit.text))}
    ids = {place: number for place, number in shaped.items() if not _goes_on(units, place)}
    maybe = {place: number for place, number in shaped.items() if place not in ids and units[place].opens}
    first = {place: number for place, number in ids.items() if _is_first(units, place, heads)}
    nearest = _nearest(units, first)
    categories = {place: number for (number, _), place in nearest.items()}
    headed = frozenset(place for (_, following), place in nearest.items() if _is_headed(units, following, heads))
    return Marks(heads, ids, maybe, categories, headed)


def _goes_on(units: Sequence[Unit], place: int) -> bool:
    """Whether a sentence goes on after what looks like an ID: "7.24 and 7.29 apply"."""
    after = units[place + 1] if place + 1 < len(units) and units[place].row is None else None
    return after is not None and not after.opens and words.starts_lower(after.text)


def _is_first(units: Sequence[Unit], place: int, heads: frozenset[int]) -> bool:
    """Whether an ID may be the first of its table: it opens a line, or follows the heads or a level."""
    place = begin(units, place, heads)
    before = units[place - 1].text if place else ""
    return units[place].opens or place - 1 in heads or column_heads.level(before) is not None


def begin(units: Sequence[Unit], place: int, heads: frozenset[int]) -> int:
    """Where the signs before an ID begin: a bullet, a bar, the word "ID"."""
    block = units[place].block
    while place > 0 and place - 1 not in heads and units[place - 1].block == block:
        if units[place - 1].text not in _BEFORE_ID:
            break
        place -= 1
    return place


def _is_headed(units: Sequence[Unit], place: int, heads: frozenset[int]) -> bool:
    led = place - 1 not in heads and place > 0 and column_heads.level(units[place - 1].text) is not None
    return place - 1 - led in heads


def _nearest(units: Sequence[Unit], ids: dict[int, str]) -> dict[tuple[str, int], int]:
    """Category numbers by the ID that follows. Of several before one ID only the last is its category's: a list or a
    table of contents has the same."""
    nearest: dict[tuple[str, int], int] = {}
    following: int | None = None
    for place in range(len(units) - 1, -1, -1):
        number = _number(units, place)
        if number and following is not None and ids[following].split(".")[0] == number:
            nearest.setdefault((number, following), place)
        if place in ids:
            following = place
    return nearest


def _number(units: Sequence[Unit], place: int) -> str | None:
    """The number of what may be a category: "7." before a capital, "Category 7", "7" where a heading begins."""
    unit = units[place]
    named = place > 0 and units[place - 1].text.lower() == _CATEGORY
    told = (_BARE_NUMBER if named or unit.heading else _NUMBER).fullmatch(unit.text)
    titled = place + 1 < len(units) and not words.starts_lower(units[place + 1].text)
    return str(int(told[1])) if told and titled else None
