"""The items of a set of recommendations, gathered from its blocks: what opens one, what belongs to it, whose it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.reading import answers, cover, credited, headings, rows, tables
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.mentions import bodies
from tracker.reading.result import Field, Item, Warned
from tracker.reading.rows import Rows
from tracker.reading.taken import OPENING, Taken, noted, repeated
from tracker.text import numbering, words
from tracker.text.numbering import Label

_DEEPER = 1.4
_TITLE_WORDS = 20
_UNTOLD = "no head says which column of this table holds the recommendations; nothing in this row was taken as a status"
_CLOSING = re.compile(
    r"(?:Respectfully|Sincerely|Very truly|Yours|With (?:kind|best|warm)|Best regards|Regards|Submitted by|Signed|/s/|"
    r"cc ?:|Enclosures?\b|Attachments?\b|Approved (?:by|for))",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Gathering:
    """One walk through the blocks after the cover. Bodies named in headings hold until the next one."""

    paper: Paper
    blocks: Sequence[Block]
    short: str
    fields: dict[str, Field]
    warnings: list[Warned] = field(default_factory=list)
    acronyms: dict[str, Field] = field(default_factory=dict)
    _subcommittee: str | None = None
    _group: str | None = None
    _style: Label | None = None
    _left: float = 0
    _last: int = 0
    _pending: Block | None = None
    _open: Taken | None = None
    _done: list[Taken] = field(default_factory=list)
    _labelled: bool = True
    _section: int = 0
    _ended: bool = False
    _rows: Rows = field(default_factory=Rows)
    _last_mark: int = -1
    _credits: dict[int, tuple[Block, bodies.Body]] = field(default_factory=dict)
    _since: int = 0  # the section with which the items begin that no group is named for

    def items(self) -> list[Item]:
        self._subcommittee = _value(self.fields.get("subcommittee"))
        self._group = _value(self.fields.get("group"))
        self._labelled = any(_is_decimal(block) for block in self.blocks)
        blocks = tables.ordered(self.blocks)
        self._rows = rows.of(blocks)
        notes = noted(blocks)
        blocks = [block for block in blocks if not (block.head or block.note or block.start in notes)]
        self._credits = credited.lines(blocks, self.short, self._counts)
        self._last_mark = max(
            (block.start for block in blocks if self._heads(block) or self._counts(block)), default=-1
        )
        goes_on = self._goes_on(blocks)
        for block, after, more in zip(blocks, [*blocks, None][1:], goes_on, strict=True):
            self._take(block, after, more)
        self._close()
        self._left_over()
        items = [self._item(each) for each in self._done]
        self.warnings += repeated(self._done, items, _value(self.fields.get("group")))
        if not items:
            self.warnings.append(Warned("missing-field", "no recommendation was found; look at the paper"))
        return items

    def _goes_on(self, blocks: Sequence[Block]) -> list[bool]:
        """For each block, whether another item of the same list follows it before the next heading."""
        answers, more = [], False
        for block in reversed(blocks):
            answers.append(more)
            if self._heads(block):
                more = False
            elif self._counts(block):
                more = bool(block.number) or (block.label is not None and block.label.value != 1)
        return answers[::-1]

    def _counts(self, block: Block) -> bool:
        """Whether a block can bear the number of an item."""
        return bool(block.number) or _is_decimal(block) or (not self._labelled and block.label is not None)

    def _heads(self, block: Block) -> bool:
        return not answers.opens(block) and (
            block.start in self._credits
            or headings.of(block) is not None
            or bool(cover.bodies_in_title(block, self.short))
        )

    def _take(self, block: Block, after: Block | None, more: bool) -> None:
        if self._take_cell(block):
            return
        named = cover.bodies_in_title(block, self.short)
        if block.start in self._credits:
            self._close()
            self._credit(*self._credits[block.start])
        elif self._open is not None and not self._ended and answers.opens(block):
            self._open.answer.append(block)
        elif named:
            self._close()
            self._enter(block, named)
        elif headings.of(block) is not None:
            self._close()
            self._enter_unnamed(block)
        elif block.number and not block.body:
            self._close()
            self._pending = block
        elif self._opens(block):
            self._close()
            self._begin(block, titled=self._is_titled(block, after))
        elif self._open is not None:
            self._add(block, more)

    def _take_cell(self, block: Block) -> bool:
        """Take what stands in a table beside the open item, or goes on with it in the rows below."""
        item = self._open
        if item is None or self._pending is not None or not self._rows.is_of(block, item.first):
            return False
        if tables.role(block) == tables.GROUP:
            item.subcommittee, item.group = rows.whose(block, item.subcommittee, item.group)
        elif self._rows.is_text(block, item.first):
            item.blocks.append(block)
        else:
            item.beside.append(block)
        return True

    def _is_titled(self, block: Block, after: Block | None) -> bool:
        """Whether a numbered line is the heading of its item: a few words without an end, over text without a number.
        The items of one list are set alike."""
        last = self._done[-1] if self._done and self._done[-1].section == self._section else None
        if (
            (last is not None and not last.titled)
            or after is None
            or block.cell
            or after.is_listed
            or self._heads(after)
        ):
            return False
        short = len(block.body.split()) <= _TITLE_WORDS and not words.finished(block.body)
        return short and not OPENING.match(block.body) and not _CLOSING.match(after.body)

    def _credit(self, name: Block, body: bodies.Body) -> None:
        """The items above are those of the body that is named under them, unless a heading has named theirs."""
        if self._group is not None:
            return
        whose = bodies.in_title_case(body.name, self.paper.text)
        for item in (each for each in self._done if each.section >= self._since):
            if body.level != bodies.SUBCOMMITTEE:
                item.group = item.group or whose
                self._note_acronym(name, body, whose)
            else:
                item.subcommittee = item.subcommittee or whose
        self._turn()
        self._since = self._section

    def _enter(self, block: Block, named: list[bodies.Body]) -> None:
        self._turn()
        self._since = self._section
        for body in named:
            name = bodies.in_title_case(body.name, self.paper.text)
            span = (block.start + body.start, block.start + body.end)
            if body.misspelt:
                said = f'"{body.printed}" is printed; read as "{name}"'
                self.warnings.append(Warned("unknown-group", said, span, block.page))
            if body.level == bodies.SUBCOMMITTEE:
                self._subcommittee, self._group = name, None
            elif body.level != bodies.COMMITTEE:
                self._group = name
                self._note_acronym(block, body, name)

    def _turn(self) -> None:
        self._style, self._last, self._ended = None, 0, False
        self._section += 1

    def _note_acronym(self, block: Block, body: bodies.Body, name: str) -> None:
        if body.acronym:
            place = block.start + block.text.index(body.acronym, body.start)
            self.acronyms[name] = Field(body.acronym, body.acronym, (place, place + len(body.acronym)), block.page)

    def _enter_unnamed(self, block: Block) -> None:
        """A heading that names no level: "Trade Modernization Recommendations" may be a group, "Background" is none."""
        self._turn()
        name = re.sub(r"\s*(?:Proposed\s)?Recommendations?$", "", block.text.rstrip(": "), flags=re.IGNORECASE)
        if name != block.text.rstrip(": ") and name and name.lower() not in ("proposed", "draft", "final", "previous"):
            self._group = bodies.in_title_case(name, self.paper.text)
            said = f'"{name}" names no committee, working group or task force; say whose recommendations these are'
            self.warnings.append(Warned("unknown-group", said, block.span, block.page))

    def _opens(self, block: Block) -> bool:
        if self._pending is not None or block.number or self._rows.opens(block):
            return True
        if not self._labelled:
            return (block.label is not None and not self._is_deeper(block)) or bool(OPENING.match(block.body))
        label = block.label
        if label is None or label.kind != numbering.DECIMAL:
            return False
        if self._open is None or self._style is None:
            return True
        if label.style != self._style.style:
            return label.value == self._last + 1 and not self._is_listed_inside(label) and not self._is_deeper(block)
        return not self._is_inner(block, label)

    def _is_inner(self, block: Block, label: Label) -> bool:
        """A list within an item: set deeper, or begun anew right after a colon."""
        anew = label.value == 1 and self._open is not None and self._open.blocks[-1].text.endswith(":")
        return (self._is_deeper(block) or anew) and label.value != self._last + 1

    def _is_deeper(self, block: Block) -> bool:
        return block.left > self._left + _DEEPER

    def _is_listed_inside(self, label: Label) -> bool:
        """Whether the open item already holds a list of that style, or opens one with a colon."""
        inside = self._open.blocks[1:] if self._open is not None else []
        last = inside[-1] if inside else self._open.blocks[-1] if self._open is not None else None
        begun = any(block.label is not None and block.label.style == label.style for block in inside)
        return begun or (last is not None and last.text.endswith(":"))

    def _begin(self, block: Block, *, titled: bool) -> None:
        number = block.number or (self._pending.number if self._pending else "")
        whose = (self._subcommittee, self._group)
        self._open = Taken(block, [block], number, self._pending, *whose, titled, self._section)
        self._ended = False
        if block.label is not None:
            label = numbering.in_series(block.label, self._style, self._last)
            self._open.first = replace(block, label=label)
            self._check_order(block, label)
            self._style = self._style or label
            self._left, self._last = block.left, label.value
        self._pending = None

    def _check_order(self, block: Block, label: Label) -> None:
        if self._last and label.kind == numbering.DECIMAL and label.value not in (1, self._last + 1):
            said = f"item {label.value} follows item {self._last}: look whether one is missing"
            self.warnings.append(Warned("missing-field", said, block.span, block.page))

    def _add(self, block: Block, more: bool) -> None:
        """A paragraph after an item: a list in it, text set under it or under its heading, or text before the next item
        belong to it. Any other ends it, and that is said."""
        item = self._open
        if item is None or self._ended:
            return
        if _CLOSING.match(block.text):
            self._ended = True
            return
        under = block.label is not None or self._is_deeper(block) or item.blocks[-1].text.endswith(":")
        if not (under or more or item.titled):
            self._ended = True
            said = "what follows the last recommendation was not taken as part of it; look whether it is"
            self.warnings.append(Warned("left-out", said, block.span, block.page))
            return
        sure = item.titled and (len(item.blocks) == 1 or block.start < self._last_mark)
        (item.answer or item.blocks).append(block)
        if block.label is None and not sure:
            said = "a paragraph without a number was taken as part of the item before it"
            self.warnings.append(Warned("joined-paragraph", said, block.span, block.page))

    def _close(self) -> None:
        if self._open is not None:
            self._done.append(self._open)
        self._open = None

    def _left_over(self) -> None:
        if self._pending is not None:
            said = f"number {self._pending.number} has no recommendation after it"
            self.warnings.append(Warned("missing-field", said, self._pending.span, self._pending.page))

    def _item(self, each: Taken) -> Item:
        if each.first.cell is not None and each.first.cell.table not in self._rows.named and each.is_untold:
            self.warnings.append(Warned("doubtful-table", _UNTOLD, each.first.span, each.first.page))
            each.take_row()
        first, label = each.first, each.first.label
        if (label is None or label.is_bullet) and not each.number:
            said = "this recommendation bears no ordinal; say which it is"
            self.warnings.append(Warned("missing-field", said, first.span, first.page))
        return each.item()


def _is_decimal(block: Block) -> bool:
    return block.label is not None and block.label.kind == numbering.DECIMAL


def _value(found: Field | None) -> str | None:
    return found.value if found is not None and isinstance(found.value, str) else None
