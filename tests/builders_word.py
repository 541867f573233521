"""Word files as people send them back: words changed with the change tracked or not, paragraphs parted and joined,
comments in the margin."""

import io
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Edit = Callable[[Any], None]


def edited(file: bytes, *edits: Edit) -> bytes:
    made = Document(io.BytesIO(file))
    for edit in edits:
        edit(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _run(made: Any, words: str) -> Any:
    return next(
        run for run in made.element.body.iter(qn("w:r")) if words in "".join(t.text or "" for t in run.iter(qn("w:t")))
    )


def _like(run: Any, words: str, tag: str = "w:t") -> Any:
    one = OxmlElement("w:r")
    one.extend(deepcopy(each) for each in run.findall(qn("w:rPr")))
    text = OxmlElement(tag)
    text.text = words
    text.set(qn("xml:space"), "preserve")
    one.append(text)
    return one


def mark(tag: str, author: str, day: str) -> Any:
    one = OxmlElement(tag)
    for name, value in (("w:id", "7"), ("w:author", author), ("w:date", f"{day}T09:00:00Z")):
        one.set(qn(name), value)
    return one


def tracked(old: str, new: str, author: str = "C. Counsel", day: str = "2021-03-10", within: str = "") -> Edit:
    """`old` is taken out and `new` put in; `within` is said with `old` in its place, where it stands twice."""

    def edit(made: Any) -> None:
        run = _run(made, within or old)
        words = "".join(t.text or "" for t in run.iter(qn("w:t")))
        before, _, after = words.partition(old)
        gone, here = mark("w:del", author, day), mark("w:ins", author, day)
        gone.append(_like(run, old, "w:delText"))
        here.append(_like(run, new))
        pieces = [_like(run, before), gone, *([here] if new else []), _like(run, after)]
        for piece in pieces:
            run.addprevious(piece)
        run.getparent().remove(run)

    return edit


def silent(old: str, new: str) -> Edit:
    def edit(made: Any) -> None:
        for text in _run(made, old).iter(qn("w:t")):
            text.text = (text.text or "").replace(old, new)

    return edit


def paragraph_after(words: str, new: str, author: str = "C. Counsel", day: str = "2021-03-10") -> Edit:
    """A paragraph more, tracked, under the one that holds `words`."""

    def edit(made: Any) -> None:
        above = next(_run(made, words).iterancestors(qn("w:p")))
        end = above.get_or_add_pPr().get_or_add_rPr() if hasattr(above.get_or_add_pPr(), "get_or_add_rPr") else None
        if end is None:
            end = OxmlElement("w:rPr")
            above.get_or_add_pPr().append(end)
        end.append(mark("w:ins", author, day))
        below, put = OxmlElement("w:p"), mark("w:ins", author, day)
        put.append(_like(OxmlElement("w:r"), new))
        below.append(put)
        above.addnext(below)

    return edit


def comment(about: str, words: str, author: str = "C. Counsel") -> Edit:
    def edit(made: Any) -> None:
        for paragraph in made.paragraphs:
            for run in paragraph.runs:
                if about in run.text:
                    made.add_comment(run, text=words, author=author, initials="CC")
                    return

    return edit


def filled(label: str, words: str) -> Edit:
    def edit(made: Any) -> None:
        row = next(row for table in made.tables for row in table.rows if row.cells[0].text == label)
        row.cells[1].text = words

    return edit
