"""What was done to a Word file by those who had it: its words in stretches that were kept, put in or taken out, each
with who did it and on which day; and the comments in its margin with the words that they are about."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from docx.oxml.ns import qn

from tracker.reading.files.docx import SKIPPED
from tracker.text.redline import ADDED, KEPT, REMOVED

_BOTH = "both"  # put in by one, taken out by another: it stands in neither wording
_MARKS = {qn("w:ins"): ADDED, qn("w:moveTo"): ADDED, qn("w:del"): REMOVED, qn("w:moveFrom"): REMOVED}
_LETTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = (qn("w:t"), qn("w:delText"))
_BEGINS, _ENDS = qn("w:commentRangeStart"), qn("w:commentRangeEnd")
PARAGRAPH = "\n\n"
Element = Any  # lxml ships no types


@dataclass(frozen=True, slots=True)
class Mark:
    """Who did something, and when: a day as the file tells it, or nothing."""

    kind: str = KEPT
    author: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    words: str
    mark: Mark


@dataclass(slots=True)
class Section:
    """What stands under a heading, up to the next; without one, what stands before the first."""

    heading: str
    stretches: list[Stretch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comment:
    author: str
    on: str
    words: str
    about: str


def wording(stretches: Iterable[Stretch], without: str) -> str:
    """The words with all changes taken (`without` REMOVED), or with none (`without` ADDED)."""
    return "".join(one.words for one in stretches if one.mark.kind not in (without, _BOTH))


def sections(paragraphs: Iterable[Element], headings: frozenset[str]) -> list[Section]:
    """A heading is one that stood there before anybody changed anything, by its style."""
    found = [Section("")]
    for paragraph in paragraphs:
        words = list(stretches(paragraph))
        printed = " ".join(wording(words, ADDED).split())
        if _style(paragraph) in headings and printed:
            found.append(Section(printed))
        else:
            found[-1].stretches += [*words, Stretch(PARAGRAPH, _end(paragraph))]
    return found


def stretches(paragraph: Element) -> Iterator[Stretch]:
    return _within(paragraph, Mark())


def _within(parent: Element, mark: Mark) -> Iterator[Stretch]:
    for child in parent:
        if child.tag in _MARKS:
            yield from _within(child, _under(mark, _mark(child)))
        elif child.tag == qn("w:r"):
            words = "".join(_letters(child))
            yield from [Stretch(words, mark)] if words else []
        elif child.tag not in SKIPPED and isinstance(child.tag, str):
            yield from _within(child, mark)


def _mark(element: Element) -> Mark:
    return Mark(_MARKS[element.tag], _author(element), _day(element))


def _day(element: Element) -> str:
    told = str(element.get(qn("w:date")) or "")[:10]
    with suppress(ValueError):
        return str(date.fromisoformat(told))
    return ""


def _author(element: Element) -> str:
    return " ".join(str(element.get(qn("w:author")) or "").split())[:200]


def _under(outer: Mark, inner: Mark) -> Mark:
    return inner if outer.kind in (KEPT, inner.kind) else Mark(_BOTH)


def _letters(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag]


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(style.get(qn("w:val"))) if style is not None else ""


def _end(paragraph: Element) -> Mark:
    """Of the paragraph's own end: put in where one was parted in two, taken out where two were joined."""
    told = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    marks = [_mark(each) for each in told if each.tag in _MARKS] if told is not None else []
    return Mark(_BOTH) if len({each.kind for each in marks}) > 1 else marks[0] if marks else Mark()


def comments(body: Element, part: Element | None) -> Iterator[Comment]:
    about = _about(body)
    for comment in part.findall(qn("w:comment")) if part is not None else ():
        words = "\n".join(wording(stretches(each), REMOVED) for each in comment.iter(qn("w:p"))).strip()
        quoted = " ".join("".join(about.get(str(comment.get(qn("w:id"))), [])).split())
        if words:
            yield Comment(_author(comment), _day(comment), words, quoted)


def _about(body: Element) -> dict[str, list[str]]:
    """The words between the beginning and the end of what each comment is about."""
    found: dict[str, list[str]] = {}
    open_: set[str] = set()
    for each in body.iter(_BEGINS, _ENDS, *_TEXT, qn("w:p")):
        if each.tag == _BEGINS and len(open_) < _MOST_OPEN:
            open_.add(str(each.get(qn("w:id"))))
        elif each.tag == _ENDS:
            open_.discard(str(each.get(qn("w:id"))))
        else:
            for name in open_:
                found.setdefault(name, []).append(" " if each.tag == qn("w:p") else each.text or "")
    return found


_MOST_OPEN = 50  # comments about the same words; more would make much of little
