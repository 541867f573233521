"""Roll calls: who was present and who absent, as minutes print it - lists in prose, a name a line under a heading, a
status beside each name, tables. What is not told is not taken for presence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.reading.layout.blocks import Block
from tracker.reading.layout.lines import CELL, ROW
from tracker.reading.mentions import people
from tracker.reading.mentions.named import Json
from tracker.reading.mentions.people import Person
from tracker.reading.minutes import roll_tables, roll_words
from tracker.reading.minutes.roll_tables import RollTable
from tracker.reading.minutes.roll_words import AWAY, HERE
from tracker.reading.result import Warned
from tracker.text import words

PRESENT, ABSENT, GOVERNMENT, OTHERS = "present", "absent", "government", "others"
_NOBODY = "-"  # a list of names that says nothing of the committee: officials who were absent
_AWAY_WORD, _HERE_WORD = re.compile(rf"\b(?:{AWAY})\b", re.IGNORECASE), re.compile(rf"\b(?:{HERE})\b", re.IGNORECASE)
_OF_GOVERNMENT = re.compile(r"\b(?:CBP|DHS|government|agency|federal|treasury|staff|officials?|DFO)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:public|guests?|observers?|speakers?|presenters?|visitors?)\b", re.IGNORECASE)
_OF_MEMBERS = re.compile(r"\b(?:members?|COAC|committee|representatives)\b(?!\sof\sthe\spublic)", re.IGNORECASE)
_HEAD = re.compile(rf"(?:[^.:;]{{0,80}}\b)?(?:{AWAY}|{HERE}|roll\scall|members)(?:\b[^.:;]{{0,50}})?:?", re.IGNORECASE)
_STATUS = rf"(?P<how>{AWAY}|present|here|in\sattendance|yes|aye|P|A)"
_ALONE = re.compile(rf"{_STATUS}(?:\s\([^()]{{1,40}}\))?[.:]?", re.IGNORECASE)
_BESIDE = re.compile(
    rf"(?P<name>[A-Z][^:]{{1,60}}?)(?:\s?[-–—:|…]\s?|\s?\.{{2,60}}\s?|\s\(|,\s|\s){_STATUS}\)?\.?", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"\b(?P<count>{words.NUMBER_WORDS}|\d{{1,2}})\s(?:of\sthe\s\S{{1,12}}\s)?(?:COAC\s|committee\s|voting\s)?members\s"
    rf"(?:(?:were|was|who|have|had)\s){{0,2}}(?:answered|responded|present|in\sattendance|{AWAY})\b"
    r"(?!\s(?:by|via|virtually|remotely|online|late|on\sthe))",
    re.IGNORECASE,
)
_ARRIVED = re.compile(
    rf"(?P<who>{people.PERSON})\s(?:(?:then|also|later)\s)?(?:arrived|joined\sthe\s(?:meeting|table|call|committee))\b"
)
_CLAUSE = re.compile(r"[^;\s][^;]*")
_NONE = re.compile(r"(?:none|no one|nobody|n/a|nil)\.?", re.IGNORECASE)
_AFTER_JUNIOR = re.compile(r"(?<=[JS]r\.) (?=[A-Z][^.:;]{2,60}:)")  # the stop of "Jr." may end the list, too
_LONGEST = 80  # characters: a line with a name and a status is no longer
_HEAD_WORDS = 12


@dataclass(slots=True)
class Roll:
    """Who is named where; by where they start, the blocks that hold nothing else, and those that head them."""

    named: dict[str, list[Json]] = field(default_factory=lambda: {PRESENT: [], ABSENT: []})
    warnings: list[Warned] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)
    last_end: int = -1  # where the block after the last name of a list begins

    def add(self, where: str, person: Person, note: str = "") -> None:
        if where == _NOBODY:
            return
        if all(one["name"] != person.name for each in self.named.values() for one in each):
            self.named.setdefault(where, []).append(_entry(person) | ({"note": note} if note else {}))

    def take(self, where: str, text: str, start: int) -> None:
        """The names of a list in prose."""
        found = people.listed(text, start)
        for person in found.people:
            self.add(where, person)
        for printed, place in found.others:
            if not _NONE.fullmatch(printed):
                said = f'"{printed[:60]}" in the roll call was not understood as a name; look whether it is one'
                self.warnings.append(Warned("missing-field", said, (place, place + len(printed))))


def _entry(person: Person) -> Json:
    return {"name": person.name, "printed": person.printed, "span": [person.start, person.end]}


def found(blocks: Sequence[Block], tables: Sequence[RollTable] = ()) -> Roll:
    """`tables`: the roll calls that are set as tables; the votes among them tell of no attendance."""
    roll = Roll()
    for table in tables:
        if not table.is_vote:
            _take_table(roll, table)
    apart = {start for table in tables for start in table.used}
    _take_blocks(roll, [block for block in blocks if block.start not in apart])
    roll.used |= apart
    _check_counts(roll, blocks)
    _check_arrivals(roll, blocks)
    return roll


def _take_table(roll: Roll, table: RollTable) -> None:
    for where in (PRESENT, ABSENT, roll_tables.RECUSED):
        for person in table.named(where):
            if where == roll_tables.RECUSED:
                roll.named.setdefault(where, []).append(_entry(person))
            else:
                roll.add(where, person, table.late.get(person.start, ""))
    silent = [person for person, said in table.told if not said & {PRESENT, ABSENT}]
    if silent:
        names = ", ".join(person.name for person in silent)
        said = f"the roll call does not say whether these were present: {names}; look at the paper"
        roll.warnings.append(Warned("missing-field", said, (silent[0].start, silent[-1].end)))


def _check_counts(roll: Roll, blocks: Sequence[Block]) -> None:
    """What the paper says of how many members there were, against those that were found."""
    for block in blocks:
        for match in _COUNTED.finditer(block.text):
            count = words.spelled_number(match["count"])
            names = len(roll.named[ABSENT if _AWAY_WORD.search(match.group()) else PRESENT])
            if count is not None and names and count != names:
                said = f'"{words.plain(match.group())}" is printed, but {names} names were found; look at the roll call'
                span = (block.start + match.start(), block.start + match.end())
                roll.warnings.append(Warned("count-mismatch", said, span, block.page))


def _check_arrivals(roll: Roll, blocks: Sequence[Block]) -> None:
    """Who is listed as absent, and told to have come."""
    away = {each["name"].split()[-1]: each["name"] for each in roll.named[ABSENT]}
    for block in blocks:
        for match in _ARRIVED.finditer(block.text):
            name = away.get(match["who"].split()[-1])
            if name is not None:
                said = f'{name} is listed as absent, but "{match.group()}" is printed; say whether {name} was present'
                span = (block.start + match.start(), block.start + match.end())
                roll.warnings.append(Warned("missing-field", said, span, block.page))


def _take_blocks(roll: Roll, blocks: Sequence[Block]) -> None:
    rows = list(_rows(blocks))
    by_cells = any(_status_of(row) for row in rows)
    where = ""
    for row, after in zip(rows, [*rows[1:], []], strict=False):
        if by_cells and len(row) > 1:
            _take_row(roll, row)
            continue
        for block, following in zip(row, [*row[1:], *after[:1], None], strict=False):
            where = _take(roll, block, where, following)


def _rows(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The cells of a table's row together; any other block alone."""
    row: list[Block] = []
    for block in blocks:
        if block.gap != CELL and row:
            yield row
            row = []
        row.append(block)
        if block.gap not in (ROW, CELL):
            yield row
            row = []
    if row:
        yield row


def _status_of(row: Sequence[Block]) -> str:
    found = next((each for cell in row[1:] if (each := _ALONE.fullmatch(cell.text))), None)
    return found["how"] if found else ""


def _take_row(roll: Roll, row: Sequence[Block]) -> None:
    person = next((each for cell in row if (each := people.of_line(cell.text, cell.start))), None)
    how = _status_of(row)
    if person and how:
        roll.add(_status(how), person)
        roll.used.update(cell.start for cell in row)


def _take(roll: Roll, block: Block, where: str, following: Block | None) -> str:
    """Read one block under the heading `where` ("" outside a roll). Returns where the next one stands."""
    start = block.end - len(block.body)
    beside = _BESIDE.fullmatch(block.body) if len(block.body) <= _LONGEST else None
    person = people.of_line(beside["name"], start) if beside else None
    if beside and person:
        roll.add(_status(beside["how"]), person)
        roll.used.add(block.start)
        return where
    head = heads(block)
    if head is not None:
        roll.heads.add(block.start)
        return head
    a_line = following is not None and people.of_line(following.body) is not None
    if where and _take_listed(roll, block.body, start, where, a_line or roll.last_end == block.start):
        roll.used.add(block.start)
        roll.last_end = following.start if following is not None else 0
        return where
    return _take_sentences(roll, block)


def _status(how: str) -> str:
    return ABSENT if _AWAY_WORD.fullmatch(how) or how in ("A", "a") else PRESENT


def heads(block: Block) -> str | None:
    """Where the names under a heading belong: "Members Absent:" to the absent; None for a block that is no heading.
    Under a bare "Roll Call" or "Members" a name alone doesn't tell."""
    text = block.body
    if len(text.split()) > _HEAD_WORDS or text[:1].islower() or not _HEAD.fullmatch(text):
        return None
    if words.finished(text) and not text.endswith(":"):
        return None
    return _where(text) if _AWAY_WORD.search(text) or _HERE_WORD.search(text) else ""


def _where(head: str) -> str:
    members = _OF_MEMBERS.search(head)
    apart = OTHERS if _OF_OTHERS.search(head) else GOVERNMENT if _OF_GOVERNMENT.search(head) else ""
    if apart and not members:
        return _NOBODY if _AWAY_WORD.search(head) else apart
    return ABSENT if _AWAY_WORD.search(head) else PRESENT


def _take_listed(roll: Roll, text: str, start: int, where: str, a_line: bool) -> bool:
    """The name or names of a block under a heading; False for one that is neither. In a list of one name a line
    (`a_line`) a second name is a firm's: "Ada Ames, Home Depot"."""
    several = people.listed(text, start)
    if len(several.people) > (2 if a_line else 1):
        roll.take(where, text, start)
        return True
    one = people.of_line(text, start)
    if one is not None:
        roll.add(where, one)
    return one is not None or _NONE.fullmatch(text) is not None


def _take_sentences(roll: Roll, block: Block) -> str:
    """Lists in prose. One whose names follow below ("... were present:") heads them."""
    where = ""
    for start, end in words.sentences(block.text):
        place = start
        for cut in [*_AFTER_JUNIOR.finditer(block.text, start, end), None]:
            stop = cut.start() if cut else end
            where = _take_sentence(roll, block.text[place:stop], block.start + place)
            place = cut.end() if cut else end
    return where


def _take_sentence(roll: Roll, sentence: str, start: int) -> str:
    colon = roll_words.COLON.fullmatch(sentence)
    if colon:
        where = _where(colon["head"])
        if not colon["list"]:
            return where
        roll.take(where, colon["list"], start + colon.start("list"))
    elif but := roll_words.BUT.fullmatch(sentence):
        roll.take(ABSENT, but["list"], start + but.start("list"))
    else:
        _take_clauses(roll, sentence, start)
    return ""


def _take_clauses(roll: Roll, sentence: str, start: int) -> None:
    """A semicolon parts two clauses ("... were present; Mr. Cole did not attend"), or the names of one."""
    whole = _said_of(sentence)
    if whole and ";" in whole["list"]:
        roll.take(_where(whole["how"]), whole["list"], start + whole.start("list"))
        return
    for clause in _CLAUSE.finditer(sentence):
        if said := _said_of(clause[0]):
            roll.take(_where(said["how"]), said["list"], start + clause.start() + said.start("list"))


def _said_of(sentence: str) -> re.Match[str] | None:
    matches = (form.fullmatch(sentence) for form in roll_words.SAID_OF)
    return next((each for each in matches if each and _are_people(each["list"])), None)


def _are_people(printed: str) -> bool:
    """Whether a sentence's subject is persons only: not "A quorum was present"."""
    found = people.listed(printed)
    return bool(found.people) and not found.others
