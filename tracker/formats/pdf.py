"""PDF files of what is written here, as Word files are made of the same parts: tagged (PDF/UA-1), with title and
language, set in fonts that travel with the program, so that its bytes follow from its words. The words go to Typst as
data that a fixed template shows; none of them is ever read as markup (docs/decisions/0020)."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import typst

from tracker.formats.characters import visible
from tracker.formats.written import GRID, HEADING, NUMBERED, Part, Written, stretches
from tracker.text.markup import paragraphs

MEDIA_TYPE = "application/pdf"
_LONG_AGO = 315532800  # 1980-01-01, as Word files have it
_DEEPEST = 4  # levels of headings
_TEMPLATE = rb"""
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, author: (), date: none)
#set page(paper: "us-letter", margin: (x: 2.2cm, y: 2.5cm), numbering: "1")
#set text(lang: "en", region: "US", size: 11pt, font: ("Libertinus Serif", "DejaVu Sans Mono"))
#set par(leading: 0.6em, spacing: 1em)
#set smartquote(enabled: false)
#set table(stroke: 0.5pt, inset: 5pt)
#show heading: set block(above: 1.4em, below: 0.8em)
#show heading.where(level: 1): set text(size: 16pt)
#show heading.where(level: 2): set text(size: 13pt)
#let lines(words) = words.split("\n").join(linebreak())
#let run(one) = if one.bold { strong(lines(one.words)) } else { lines(one.words) }
#let words(runs) = [#runs.map(run).join()]
#let shown = (
  heading: one => heading(level: one.level, words(one.paragraphs.first())),
  line: one => align(center, one.paragraphs.map(words).join(parbreak())),
  said: one => one.paragraphs.map(words).join(parbreak()),
  point: one => list(one.paragraphs.map(words).join(parbreak())),
  numbered: one => enum(numbering: _ => one.mark, one.paragraphs.map(words).join(parbreak())),
  grid: one => table(
    columns: (1fr,) * one.rows.first().len(),
    table.header(..one.rows.first().map(cell => strong(words(cell)))),
    ..one.rows.slice(1).sum(default: ()).map(words),
  ),
)
#for one in paper.parts { (shown.at(one.form))(one); parbreak() }
"""
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")

Shows = Callable[[str], str]


def of(one: Written) -> bytes:
    """A letter that no font here has is shown by its code, as U+1F600: PDF/UA forbids an empty box for it."""
    try:
        return _made(one, visible)
    except typst.TypstError as wrong:
        unknown = "".join(_UNSHOWN.findall(wrong.diagnostic))
    unshown = {*_CODE.sub(lambda found: chr(int(found[1], 16)), unknown)}
    try:
        return _made(one, lambda words: _coded(visible(words), unshown.__contains__))
    except typst.TypstError:
        return _made(one, lambda words: _coded(visible(words), lambda letter: ord(letter) > 0xFF))


def _coded(words: str, unshown: Callable[[str], bool]) -> str:
    return "".join(f"[U+{ord(each):04X}]" if ord(each) > 0x7F and unshown(each) else each for each in words)


def _made(one: Written, shows: Shows) -> bytes:
    paper = {"title": shows(" ".join(one.title.split())), "parts": list(_parts(one, shows))}
    return typst.compile(
        _TEMPLATE,
        format="pdf",
        sys_inputs={"paper": json.dumps(paper)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=_LONG_AGO,
    )


def _parts(one: Written, shows: Shows) -> Iterator[dict[str, Any]]:
    """As the template takes them. Headings go down one level at a time, as who listens to them expects."""
    level = 0
    for part in one.parts:
        told: dict[str, Any] = {"form": part.form, "mark": shows(_mark(part))}
        if part.form == HEADING:
            level = min(int(part.mark or 1), level + 1, _DEEPEST)
            told["level"] = level
        if part.form == GRID:
            width = max(map(len, part.rows), default=0)
            if not width:
                continue
            told["rows"] = [[_runs(cell, shows) for cell in (*row, *[""] * (width - len(row)))] for row in part.rows]
        else:
            told["paragraphs"] = [_runs(words, shows) for words in paragraphs(part.words) or [""]]
        yield told


def _mark(part: Part) -> str:
    return f"{part.mark}." if part.form == NUMBERED else ""


def _runs(words: str, shows: Shows) -> list[dict[str, Any]]:
    return [{"words": shows(stretch), "bold": bold} for stretch, bold in stretches(words)]
