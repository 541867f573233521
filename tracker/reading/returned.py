"""A Word file that went out to be cleared and came back: under each heading the words as they stood and as they are
with every change taken, who changed what, the comments, and what was filled in. All of it as JSON: {"draft", "mark",
"sections": [{"heading", "before", "after"}], "changes": [{"under", "author", "on", "removed", "added", "after"}],
"comments": [{"author", "on", "words", "about"}], "filled": {label: words}, "left_out": how many are not listed}.

`draft` and `mark` tell of which draft it is and which words went out in it: other words than these before any tracked
change were written without being tracked."""

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

from docx.oxml.ns import qn

from tracker.reading.files import docx, sniff, word_changes
from tracker.reading.files.word_changes import Section, Stretch, wording
from tracker.reading.result import Unreadable
from tracker.text.redline import ADDED, KEPT, REMOVED

MOST_CHANGES, MOST_COMMENTS = 1_000, 500
MOST_LETTERS = 1_000_000  # of all words together
_LONGEST = 5_000  # letters that are quoted of one change or comment
_MARKED = re.compile(r"DRAFT (\S{1,40}), version \d+: not public \(file mark ([0-9a-f]{12})\)")
Progress = Callable[[str], None]


def mark_of(fields: Sequence[str]) -> str:
    """Twelve digits that follow from the words of a draft's fields."""
    return sha256("\0".join(map(plainly, fields)).encode("utf-8", "replace")).hexdigest()[:12]


def read(file: bytes, progress: Progress) -> dict[str, Any]:
    """Raises Unreadable."""
    if sniff.form_of(file) != sniff.DOCX:
        raise Unreadable("is no Word file; save what came back as .docx")
    _, parts = docx.opened(file, progress)
    body = parts["word/document.xml"].find(qn("w:body")) if "word/document.xml" in parts else None
    if body is None:
        raise Unreadable("is damaged: it has no text part; open it in Word and save it again")
    paragraphs = docx.counted(docx.every_paragraph(body), progress)
    sections = word_changes.sections(paragraphs, docx.heading_styles(parts.get("word/styles.xml")))
    if sum(len(one.words) for section in sections for one in section.stretches) > MOST_LETTERS:
        raise Unreadable("holds more than an answer does; send back the file that went out, with its changes")
    progress("the changes")
    changes = [change for section in sections for change in _changes(section)]
    comments = list(word_changes.comments(body, parts.get("word/comments.xml")))
    told = _MARKED.search(wording(sections[0].stretches, ADDED))
    return {
        "draft": told[1] if told else "",
        "mark": told[2] if told else "",
        "sections": [_section(one) for one in sections],
        "changes": changes[:MOST_CHANGES],
        "comments": [_comment(one) for one in comments[:MOST_COMMENTS]],
        "filled": dict(_filled(body)),
        "left_out": max(len(changes) - MOST_CHANGES, 0) + max(len(comments) - MOST_COMMENTS, 0),
    }


def _section(one: Section) -> dict[str, str]:
    return {
        "heading": one.heading,
        "before": plainly(wording(one.stretches, ADDED)),
        "after": plainly(wording(one.stretches, REMOVED)),
    }


def plainly(words: str) -> str:
    """Paragraphs with one empty line between them, as they leave for Word and come back."""
    paragraphs = groupby(words.replace("\r\n", "\n").split("\n"), key=lambda line: not line.strip(" \t"))
    return word_changes.PARAGRAPH.join("\n".join(lines) for empty, lines in paragraphs if not empty).strip()


def _changes(section: Section) -> Iterator[dict[str, str]]:
    """In one place what one person took out and put in is one change."""
    before = ""
    for (kept, author), some in groupby(section.stretches, key=_whose):
        run = list(some)
        removed, added = wording(run, ADDED), wording(run, REMOVED)
        if not kept and (removed or added):
            on = next((one.mark.on for one in run if one.mark.on), "")
            after = " ".join(before.split()[-4:])
            yield {"under": section.heading, "author": author, "on": on, "removed": _short(removed.strip()),
                   "added": _short(added.strip()), "after": after}  # fmt: skip
        before = (before + added)[-200:]


def _whose(one: Stretch) -> tuple[bool, str]:
    return one.mark.kind == KEPT, one.mark.author


def _comment(one: word_changes.Comment) -> dict[str, str]:
    return {"author": one.author, "on": one.on, "words": _short(one.words), "about": _short(one.about)}


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."


def _filled(body: Any) -> Iterator[tuple[str, str]]:
    """What stands beside each label in rows of two cells."""
    for row in body.iter(qn("w:tr")):
        cells = [_cell(each) for each in row.findall(qn("w:tc"))]
        if len(cells) == 2 and cells[0]:
            yield cells[0][:200], _short(cells[1])


def _cell(cell: Any) -> str:
    paragraphs: Sequence[Any] = list(cell.iter(qn("w:p")))
    return plainly("\n".join(wording(word_changes.stretches(each), REMOVED) for each in paragraphs))
