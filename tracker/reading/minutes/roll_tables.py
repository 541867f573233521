"""Roll calls set as tables or a name a line: who was present, and how each member voted. The heads of columns say what
a mark in one stands for; a row that bears none tells nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tracker.reading.layout.blocks import Block
from tracker.reading.mentions import people
from tracker.reading.mentions.people import Person

PRESENT, ABSENT, RECUSED = "present", "absent", "recused"
FOR, AGAINST, ABSTAINED = "for", "against", "abstained"
VOTES = (FOR, AGAINST, ABSTAINED, RECUSED)
_MARK = re.compile(r"[Xx✓✔√☑☒•●*■]|\(?[Xx]\)|\[[Xx]\]")
_ATTENDANCE = re.compile(r"present|attend(?:ed|ance)|here|roll\scall|in\sperson|participated", re.IGNORECASE)
_VOTE = re.compile(r"votes?(?:\scast)?|position|roll\scall\svote", re.IGNORECASE)
_MEANT = (
    (RECUSED, re.compile(r"recus(?:ed|al|als)|recused?\s\(?y/n\)?", re.IGNORECASE)),
    (ABSTAINED, re.compile(r"abst(?:ain|ains|ained|aining|ention|entions)\.?", re.IGNORECASE)),
    (FOR, re.compile(r"yeas?|ayes?|in\sfavou?r|for|approves?d?", re.IGNORECASE)),
    (AGAINST, re.compile(r"nays?|against|opposed?|noes", re.IGNORECASE)),
    (
        ABSENT,
        re.compile(r"absent|excused|not\s(?:present|in\sattendance)|away|did\snot\sattend|regrets", re.IGNORECASE),
    ),
    (
        PRESENT,
        re.compile(r"present|in\sattendance|attend(?:ed|ing)|here|in\sperson|by\s(?:phone|video)", re.IGNORECASE),
    ),
)
_LATE = re.compile(r"(?:arrived|joined|came|entered)\b(?!\s(?:and|but)\b).{0,60}", re.IGNORECASE)
_YES, _NO = re.compile(r"y|yes", re.IGNORECASE), re.compile(r"n|no", re.IGNORECASE)
_LETTERS = {"P": PRESENT, "A": ABSENT, "E": ABSENT}
_ASIDE = re.compile(r"\s\([^()]{1,60}\)$|,\s.{1,60}$|\s[-–—]\s.{1,60}$")
_NAME = re.compile(r"(?:.{0,30}\s)?(?:members?|names?|representatives?)(?:\s.{0,30})?", re.IGNORECASE)
_LINE = re.compile(
    r"(?P<name>[A-Z][^:]{2,60}?)(?:\s?[-–—:|…]\s?|\s?\.{2,60}\s?|\s\(|,\s|\s)"
    r"(?P<how>ayes?|yea|nay|yes|no|for|against|abstain(?:ed|s)?|recused)\)?\.?",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|motion|moved|seconded)\b", re.IGNORECASE)


@dataclass(slots=True)
class RollTable:
    """`told`: each person with what the row says of them, which may be nothing; `used`: where its blocks begin."""

    start: int
    end: int
    is_vote: bool
    told: list[tuple[Person, frozenset[str]]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    late: dict[int, str] = field(default_factory=dict)  # by where a person's name starts, what is said of the arrival

    def named(self, meaning: str) -> list[Person]:
        return [person for person, said in self.told if meaning in said]


def found(blocks: Sequence[Block]) -> list[RollTable]:
    tables = [_table(list(held)) for key, held in groupby(blocks, key=_key) if key is not None]
    return [each for each in (*tables, *_lines(blocks)) if each is not None]


def _key(block: Block) -> int | None:
    return block.cell.table if block.cell is not None else None


def _table(blocks: Sequence[Block]) -> RollTable | None:
    heads = {block.text for block in blocks if block.head}
    meant = {_of_head(head) for head in heads}
    vote = bool(meant & {FOR, AGAINST, ABSTAINED}) or any(_VOTE.fullmatch(head) for head in heads)
    if not (vote or meant & {PRESENT, ABSENT} or any(_ATTENDANCE.fullmatch(head) for head in heads)):
        return None
    table = RollTable(blocks[0].start, blocks[-1].end, vote, used={block.start for block in blocks})
    for _, row in groupby(
        (block for block in blocks if not block.head), key=lambda block: block.cell and block.cell.row
    ):
        cells = list(row)
        person = _person(cells)
        if person is not None:
            late = "" if vote else next((cell.text for cell in cells if _LATE.fullmatch(cell.text)), "")
            said = {PRESENT} if late else {_meaning(cell, vote) for cell in cells} - {""}
            table.told.append((person, frozenset(said)))
            table.late |= {person.start: late} if late else {}
    return table if any(said for _, said in table.told) else None


def _person(cells: Sequence[Block]) -> Person | None:
    """Whom a row is of: the cell under "Member" or "Name", else the first that can be a name."""
    named = [cell for cell in cells if _NAME.fullmatch(cell.column)] or list(cells)
    return next((each for cell in named if (each := _of_cell(cell))), None)


def _of_cell(cell: Block) -> Person | None:
    start = cell.end - len(cell.body)
    bare = cell.body.rstrip(" *†‡")
    return people.of_line(bare, start)


def _of_head(head: str) -> str:
    bare = head.strip(" :?")
    if bare in ("Yes", "No", "YES", "NO"):
        return FOR if bare.lower() == "yes" else AGAINST
    return next((meaning for meaning, pattern in _MEANT if pattern.fullmatch(bare)), "")


def _meaning(cell: Block, vote: bool) -> str:
    text, head = cell.text.strip(), _of_head(cell.column)
    if _MARK.fullmatch(text):
        return head
    bare = _ASIDE.sub("", text).rstrip(".")
    word = next((meaning for meaning, pattern in _MEANT if pattern.fullmatch(bare)), "")
    if word or not (head or _VOTE.fullmatch(cell.column) or _ATTENDANCE.fullmatch(cell.column)):
        return word
    if _YES.fullmatch(bare):
        return head or (FOR if vote else PRESENT)
    if _NO.fullmatch(bare):
        return "" if head in VOTES else ABSENT if head == PRESENT or not vote else AGAINST
    return (ABSTAINED if vote and bare == "A" else _LETTERS.get(bare, "")) if not head or head == PRESENT else ""


def _lines(blocks: Sequence[Block]) -> Iterator[RollTable]:
    """Votes a line each, after a motion: "Ms. Ames – Aye"."""
    above = ""
    for voted, run in groupby(blocks, key=lambda block: block.cell is None and _voted(block) is not None):
        held = list(run)
        if voted and len(held) > 1 and _MOVED.search(above):
            table = RollTable(held[0].start, held[-1].end, True, used={block.start for block in held})
            table.told = [told for block in held if (told := _voted(block)) is not None]
            yield table
        above = held[-1].text


def _voted(block: Block) -> tuple[Person, frozenset[str]] | None:
    said = _LINE.fullmatch(block.body) if len(block.body) <= 80 else None
    person = people.of_line(said["name"], block.end - len(block.body)) if said else None
    return (person, frozenset({_of_head(said["how"].capitalize())})) if said and person else None
