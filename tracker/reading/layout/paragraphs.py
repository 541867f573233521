"""Lines made into paragraphs. One that a page break or a blank line has torn apart is put together again and says so; a
list number or bullet opens a paragraph unless it is plainly a word of the running sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.reading.layout import column_heads
from tracker.reading.layout.line_numbers import LINE_NUMBER
from tracker.reading.layout.lines import BLANK, CELL, COLUMN, NONE, PAGE, ROW, Line, fits
from tracker.reading.mentions import bodies
from tracker.text import dates, numbering, words
from tracker.text.numbering import Label

Lists = dict[tuple[str, str, float | None], Label]  # the last label of each form, anywhere and at each indent
_DEEPER = 1.4  # characters to the right of a list number: the hanging text of its item
_LABELLED = re.compile(r"[A-Z]{4,20}(?: [A-Z]{3,20}){0,3}:")
_LAST = 20  # characters that the last word is looked for in
_LONG = 12  # words: a paragraph that long without an end has been cut
_FORM_ROW = re.compile(r"(?:[A-Z][\w/&-]*\s?){1,4}:(?:\s|$)")  # "Working Group: Bond"


@dataclass(slots=True)
class Paragraph:
    """`prefix` is number and label as printed, `body` the text after them. `joined` names what it was
    joined across: page break, blank line. `joints` are the places in `body` where a line begins, with what stands
    before it, and whether it may have been meant to stand by itself."""

    lines: list[Line]
    body: str
    prefix: str = ""
    number: str = ""
    label: Label | None = None
    joined: list[str] = field(default_factory=list)
    joints: list[tuple[int, str, bool]] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)

    @property
    def printed(self) -> str:
        return f"{self.prefix} {self.body}".strip()

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def lead(self) -> str:
        """The words in bold that it opens with, over as many lines as they go."""
        lead = ""
        for line in self.lines:
            lead = words.joined(lead, line.lead)
            if not line.lead or not line.text.endswith(line.lead):
                break
        return lead

    @property
    def heading(self) -> bool:
        return self.label is None and all(line.heading for line in self.lines) and not self.number

    @property
    def titled(self) -> bool:
        return all(line.titled for line in self.lines)

    @property
    def closed(self) -> bool:
        """A recommendation number on a line of its own takes nothing more."""
        return bool(self.number) and not self.body and self.label is None

    def take(self, line: Line) -> None:
        if line.gap != NONE and self.body:
            self.joined.append(line.gap)
        self.body = words.joined(self.body, line.text)
        self.joints.append((len(self.body) - len(line.text), line.gap, fits(self.lines[-1], line)))
        self.lines.append(line)


def made(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs in order. Furniture inside one comes after it, as paragraphs of its own (see `after`)."""
    paragraphs: list[Paragraph] = []
    last: Lists = {}
    for line in lines:
        if line.why:
            _set_aside(paragraphs, line)
            continue
        if line.note:
            paragraphs.append(Paragraph([line], line.text))
            continue
        current = paragraphs[-1] if paragraphs else None
        opened = _opened(line)
        own = _opens_list(opened, line, current, last)
        numbered = bool(opened.number) and not _is_referred_to(current, line)
        if current is not None and current.lines and not own and not numbered and _continues(current, line):
            current.take(line)
            continue
        paragraph = opened if own or numbered else Paragraph([line], line.text)
        paragraphs.append(paragraph)
        if paragraph.label is not None:
            for left in (None, line.left):
                last[paragraph.label.kind, paragraph.label.style, left] = paragraph.label
    return paragraphs


def _set_aside(paragraphs: list[Paragraph], line: Line) -> None:
    if not paragraphs:
        paragraphs.append(Paragraph([], ""))
    after = paragraphs[-1].after
    if line.why == LINE_NUMBER and after and after[-1].why == LINE_NUMBER:
        after[-1] = replace(after[-1], text=f"{after[-1].text} {line.text}")
    else:
        after.append(line)


def _opened(line: Line) -> Paragraph:
    """The paragraph that a line would open: recommendation number and list label, in either order, then the text."""
    number, rest = numbering.number(line.text)
    if line.label:
        label = numbering.split(line.label + " ")[0] or Label(line.label, numbering.DECIMAL, _digits(line.label), "#")
        prefix = f"{line.label} {_cut(line.text, rest)}".strip()
        return Paragraph([line], rest, prefix, number, label)
    found, body = numbering.split(rest)
    if found and not number:
        number, body = numbering.number(body)
    return Paragraph([line], body, _cut(line.text, body), number, found)


def _cut(text: str, rest: str) -> str:
    return text[: len(text) - len(rest)].strip()


def _digits(printed: str) -> int:
    digits = "".join(char for char in printed.split(".")[-1] or printed if char.isdecimal())
    return int(digits) if digits and len(digits) <= 4 else 0


def _opens_list(opened: Paragraph, line: Line, current: Paragraph | None, last: Lists) -> bool:
    """Whether the label is one. In the middle of a sentence "12. The" or "- and" can be a wrapped line's start."""
    label = opened.label
    if label is None:
        return False
    if line.label or current is None or opened.number or current.closed or current.heading:
        return True
    if label.is_bullet:
        listed = current.label is not None and current.label.is_bullet
        return line.gap != NONE or listed or words.finished(current.body) or not words.starts_lower(opened.body)
    if not current.lines or not current.body or words.finished(current.body) or _ends_row(current.body):
        return True
    if line.gap == BLANK and (label.kind, label.style, None) in last and not words.hanging(current.body):
        return True
    before = (last.get((label.kind, label.style, left)) for left in (None, line.left))
    return any(numbering.follows(each, label) for each in before) and (
        line.gap != NONE or fits(current.lines[-1], line) or label.value > 1
    )


def _is_referred_to(current: Paragraph | None, line: Line) -> bool:
    """Whether a recommendation number stands in the middle of a sentence ("superseded by 010457"), and had no room on
    the line above."""
    if current is None or not current.lines or line.gap != NONE or line.cell != current.lines[-1].cell:
        return False
    return words.hanging(current.body) and not fits(current.lines[-1], line)


def _continues(current: Paragraph, line: Line) -> bool:
    if current.closed:
        return False
    if line.cell != current.lines[-1].cell:
        return False
    if not current.body:
        return current.label is not None
    if bodies.is_tail(line.text) and not words.finished(current.body) and line.gap == NONE:
        return current.label is None and len(current.body.split()) <= _LONG
    return _RULES[line.gap](current, line)


def _same_block(current: Paragraph, line: Line) -> bool:
    before = current.lines[-1]
    if line.whole:
        return _across_blank(current, line)
    if line.heading != before.heading and (fits(before, line) or words.finished(current.body)):
        return False
    if (current.label is None and _is_name_before(current.body, line)) or _begins_anew(current, line):
        return False
    if (
        not fits(before, line) or numbering.split(line.text)[0] is not None
    ):  # what looks like a label was found to be none
        return True
    if current.label is not None and line.left > current.first.left + _DEEPER:
        return True
    if line.cell is not None and current.body.count("(") > current.body.count(")"):
        return True
    if words.hanging(current.body) or (current.body.endswith(",") and len(current.body.split()) > 7):
        return True
    return words.starts_lower(line.text) and not words.finished(current.body)


def _begins_anew(current: Paragraph, line: Line) -> bool:
    """Whether a line begins a paragraph, as the Federal Register's do, after one that has ended: it stands in from the
    edge, or opens with a label in capitals."""
    begun = current.label is None or len(current.lines) > 1
    deeper = begun and line.left > current.lines[-1].left + _DEEPER and not words.starts_lower(line.text)
    return (deeper or _LABELLED.match(line.text) is not None) and words.finished(current.body)


def _is_name_before(title: str, line: Line) -> bool:
    """Whether a title line has said its name, and the next one says another, or gives another field."""
    open_end = words.hanging(title) or title.endswith(",")
    if len(title.split()) <= _LONG and not open_end and (_are_rows(title, line.text) or _is_date(line.text)):
        return True
    if bodies.is_office(title) and bodies.ends_name(line.text) and not words.hanging(title):
        return True
    return bodies.ends_name(title) and not words.starts_lower(line.text)


def _are_rows(text: str, after: str) -> bool:
    return _FORM_ROW.match(text) is not None and _FORM_ROW.match(after) is not None


def _is_date(text: str) -> bool:
    found = next(dates.find(text), None) if len(text) <= 40 else None
    return found is not None and found.end - found.start == len(text)


def _across_blank(current: Paragraph, line: Line) -> bool:
    if line.heading or current.heading or words.finished(current.body) or _ends_row(current.body):
        return False
    if line.centred and current.lines[-1].centred:  # lines of a title, each set by itself
        return words.hanging(current.body)
    if current.body.endswith(";") and current.label is not None:
        return False
    return words.starts_lower(line.text) or words.hanging(current.body) or _was_cut(current, line)


def _ends_row(text: str) -> bool:
    """Whether a text ends with what the last column of a criteria table says."""
    return column_heads.level(text[-_LAST:].split()[-1]) is not None


def _across_page(current: Paragraph, line: Line) -> bool:
    if line.heading or current.heading or _page_between(current, line):
        return False
    if words.finished(current.body) or _ends_row(current.body):
        return (words.starts_lower(line.text) and not current.body.endswith(":")) or _hangs(current, line)
    if words.starts_lower(line.text) or words.hanging(current.body) or _hangs(current, line):
        return True
    return _was_cut(current, line) or (not fits(current.lines[-1], line) and len(current.body.split()) >= _LONG)


def _page_between(current: Paragraph, line: Line) -> bool:
    """Whether a whole page lies between, one that could not be read."""
    before = current.lines[-1].page
    return before is not None and line.page is not None and line.page > before + 1


def _hangs(current: Paragraph, line: Line) -> bool:
    """Whether a line stands under the text of a list item, right of its number."""
    return current.label is not None and line.left > current.first.left + _DEEPER and not current.first.whole


def _was_cut(current: Paragraph, line: Line) -> bool:
    """A paragraph written in sentences, or a long one, that has no end, before a line that is no title."""
    if current.label is not None and current.label.is_bullet:
        return False
    long = len(current.body.split()) >= _LONG or words.has_inner_stop(current.body)
    return long and (len(line.text.split()) > 5 or words.finished(line.text)) and not line.lead


def _in_a_cell(current: Paragraph, line: Line) -> bool:
    """A paragraph ends with its cell."""
    return False


_RULES = {
    NONE: _same_block,
    BLANK: _across_blank,
    COLUMN: _across_page,
    PAGE: _across_page,
    ROW: _in_a_cell,
    CELL: _in_a_cell,
}
