"""What is written on paper here: headings, paragraphs, numbered ones, points and tables, made once and left in Word, as
Markdown or on a page. Markdown is read back too, so that words which a person changed go to Word as they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MEDIA_TYPE = "text/markdown; charset=utf-8"
HEADING, SAID, NUMBERED, POINT, GRID, LINE = "heading", "said", "numbered", "point", "grid", "line"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the writing. `words` are Markdown as far as **bold** goes, and `literal` words stand as they are.
    `mark`: the level of a heading, the number of a numbered paragraph. `rows`: of a table, the first its head. A LINE
    is a paragraph of a cover: centred where that can be."""

    form: str
    words: str = ""
    mark: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A paper as a whole."""

    title: str
    parts: tuple[Part, ...]


def heading(words: str, level: int = 1) -> Part:
    return Part(HEADING, words, str(level))


def said(words: str) -> Part:
    return Part(SAID, words)


def line(words: str) -> Part:
    return Part(LINE, words)


def numbered(mark: int | str, words: str) -> Part:
    return Part(NUMBERED, words, str(mark))


def point(words: str) -> Part:
    return Part(POINT, words)


def grid(*rows: Sequence[str]) -> Part:
    return Part(GRID, rows=tuple(tuple(row) for row in rows))


# The words themselves ------------------------------------------------------------------------------------------------

_MARKS = re.compile(r"([\\`*_\[\]<>])")
_MARKED = re.compile(r"\\([\\`*_\[\]<>])")
_BOLD = re.compile(r"\*\*((?:\\.|[^\\\n])+?)\*\*")


def literal(words: str) -> str:
    """Words that somebody typed, so that none of their signs is read as a mark."""
    return _MARKS.sub(r"\\\1", words)


def stretches(words: str) -> list[tuple[str, bool]]:
    """The words as they are to be seen, in runs that are bold or not."""
    return [
        (_MARKED.sub(r"\1", stretch), bool(place % 2)) for place, stretch in enumerate(_BOLD.split(words)) if stretch
    ]


# As plain words ------------------------------------------------------------------------------------------------------


def plain(parts: Sequence[Part]) -> str:
    """As a paper prints it: each part by itself, without any mark."""
    return "\n\n".join(filter(None, map(_plain, parts)))


def sections(parts: Sequence[Part]) -> list[dict[str, str]]:
    """[{heading, text}] in their order; what stands before the first heading has none."""
    found: list[tuple[str, list[Part]]] = [("", [])]
    for part in parts:
        if part.form == HEADING:
            found.append((part.words, []))
        else:
            found[-1][1].append(part)
    return [{"heading": words, "text": plain(under)} for words, under in found if words or under]


def _plain(part: Part) -> str:
    if part.form == GRID:
        return "\n".join(" | ".join(row) for row in part.rows)
    mark = {NUMBERED: f"{part.mark}. ", POINT: "- "}.get(part.form, "")
    return mark + "".join(words for words, _ in stretches(part.words))


# As Markdown ----------------------------------------------------------------------------------------------------------


def markdown(one: Written) -> str:
    return "\n".join(_markdown(one.parts)).strip("\n") + "\n"


def _markdown(parts: Sequence[Part]) -> Iterator[str]:
    for before, part in zip((None, *parts), parts, strict=False):
        together = part.form == POINT and before is not None and before.form == POINT
        yield from () if together else ("",)
        yield from _lines(part)


def _lines(part: Part) -> Iterator[str]:
    if part.form == GRID:
        for place, row in enumerate(part.rows):
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|').replace(chr(10), ' ') for cell in row)} |"
            yield from [f"|{' --- |' * len(row)}"] if place == 0 else []
        return
    mark = {HEADING: f"{'#' * int(part.mark or 1)} ", NUMBERED: f"{part.mark}. ", POINT: "- "}.get(part.form, "")
    for place, words in enumerate(part.words.splitlines()):
        yield (mark if place == 0 else " " * len(mark) if words.strip() else "") + words


_HEADING = re.compile(r"(#{1,4})\s+(.+)")
_NUMBERED = re.compile(r"(\d{1,4})\.\s+(\S.*)")
_POINT = re.compile(r"[-*]\s+(\S.*)")
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?[\s:|-]+\|?")


def parts_of(text: str) -> tuple[Part, ...]:
    """What markdown() writes, and what a person makes of it, in parts again."""
    found: list[Part] = []
    for block in re.split(r"\n[ \t]*\n(?=\S)", text.replace("\r\n", "\n").strip("\n")):
        lines = block.split("\n")
        if all(one.startswith("|") for one in lines):
            found.append(grid(*(_cells(one) for one in lines if not _RULE.fullmatch(one))))
        else:
            found += _of_lines(lines)
    return tuple(found)


def _cells(row: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _CELLS.split(row.strip().strip("|"))]


def _of_lines(lines: Sequence[str]) -> Iterator[Part]:
    """Each line that begins a heading, a point or a numbered paragraph begins a part; the others go on with it."""
    open_: Part | None = None
    for words in lines:
        begun = _begun(words)
        if begun is None and open_ is not None and open_.form != HEADING:
            under = words[len(open_.mark) + 2 :] if words.startswith("  ") else words
            open_ = Part(open_.form, f"{open_.words}\n{under}", open_.mark)
        elif begun or words.strip():
            yield from [open_] if open_ else []
            open_ = begun or said(words)
    yield from [open_] if open_ else []


def _begun(words: str) -> Part | None:
    if found := _HEADING.fullmatch(words):
        return heading(found[2].strip(), len(found[1]))
    if found := _NUMBERED.fullmatch(words):
        return numbered(found[1], found[2])
    if found := _POINT.fullmatch(words):
        return point(found[1])
    return None
