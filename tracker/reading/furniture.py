"""Page furniture: page numbers, running heads and feet, ruled lines. It is marked with the reason and stays in the
whole text; it never stands in a section or an item."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from tracker.reading.lines import NONE, PAGE, Line
from tracker.text import numbering

NUMBER, HEAD, FOOT, RULE = "page number", "running head", "running foot", "ruled line"
_PAGE_WORD = r"P\s?a\s?g\s?e"
_SAID = re.compile(
    rf"(?:[-–—]\s?)?(?:\d{{1,4}}\s?\|\s?{_PAGE_WORD}|{_PAGE_WORD}\s?\|\s?\d{{1,4}}|"
    rf"{_PAGE_WORD}\s?\d{{1,4}}(?:\s?(?:of|/)\s?\d{{1,4}})?)(?:\s?[-–—])?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:[-–—]\s?)?(?:\d{1,4}|[ivx]{1,6})(?:\s?[-–—])?|\d{1,4}\s?(?:of|/)\s?\d{1,4}")
_RULE = re.compile(r"(?:[-=_*~.─—–]\s?){3,}")
_DIGITS = re.compile(r"\d+")
_LONGEST = 16  # words: a running head is short
_REACH = 3  # lines from a page's edge in which a running head or foot stands


def marked(lines: tuple[Line, ...]) -> list[Line]:
    """The same lines, furniture marked with why; the line after a page number stands behind a page break."""
    numbered = _page_numbers([_ruled(line) for line in lines])
    return _gaps(_running(numbered))


def _ruled(line: Line) -> Line:
    if line.why or len(line.text) > 400:
        return line
    return replace(line, why=RULE) if _RULE.fullmatch(line.text) else line


def _page_numbers(lines: list[Line]) -> list[Line]:
    bare = {place for place, line in enumerate(lines) if not line.why and not line.whole and _BARE.fullmatch(line.text)}
    alone = {place for place in bare if _stands_apart(lines, place)}
    rising = _rising([lines[place].text for place in sorted(alone)])
    return [
        replace(line, why=NUMBER)
        if not line.why
        and (
            _is_said(line)
            or (place in bare and (line.edge or (place in alone and (rising or place == len(lines) - 1))))
        )
        else line
        for place, line in enumerate(lines)
    ]


def _is_said(line: Line) -> bool:
    return len(line.text) <= 40 and _SAID.fullmatch(line.text) is not None


def _stands_apart(lines: list[Line], place: int) -> bool:
    line = lines[place]
    after = lines[place + 1] if place + 1 < len(lines) else None
    return (line.gap != NONE or place == 0) and (after is None or after.gap != NONE)


def _rising(printed: list[str]) -> bool:
    """Whether bare numbers go up one by one, as page numbers do."""
    values = [int(found.group()) for found in map(_DIGITS.search, printed) if found]
    return len(values) >= 2 and all(after == before + 1 for before, after in pairwise(values))


def _running(lines: list[Line]) -> list[Line]:
    sheets = _sheets(lines)
    near = {place: sheet for sheet, places in enumerate(sheets) for place in _at_edges(places)}
    seen: dict[str, set[int]] = {}
    for place, sheet in near.items():
        if _may_run(lines[place]):
            seen.setdefault(_shape(lines[place]), set()).add(sheet)
    often = Counter({shape: len(on) for shape, on in seen.items()})
    return [
        replace(line, why=_side(line, place, sheets[near[place]]))
        if place in near and _may_run(line) and _is_running(line, often[_shape(line)], len(sheets))
        else line
        for place, line in enumerate(lines)
    ]


def _sheets(lines: list[Line]) -> list[list[int]]:
    """The places of the lines of each page; in plain text a page ends at its page number."""
    sheets: list[list[int]] = [[]]
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if before is not None and (before.page != line.page or (line.page is None and before.why == NUMBER)):
            sheets.append([])
        if line.why not in (NUMBER, RULE):
            sheets[-1].append(place)
    return [sheet for sheet in sheets if sheet]


def _at_edges(places: list[int]) -> list[int]:
    return sorted({*places[:_REACH], *places[-_REACH:]})


def _may_run(line: Line) -> bool:
    listed = line.label or numbering.split(line.text)[0] or numbering.number(line.text)[0]
    return not line.why and not listed and len(line.text.split()) <= _LONGEST


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text).casefold()


def _is_running(line: Line, times: int, sheets: int) -> bool:
    repeated = times >= 2 and times * 2 >= sheets - 1
    if line.page is None or line.measure == float("inf"):
        return repeated and sheets >= 3
    if not line.edge:
        return False
    return repeated or line.small or line.page > 1


def _side(line: Line, place: int, sheet: list[int]) -> str:
    if line.edge:
        return HEAD if line.edge == "top" else FOOT
    return HEAD if place in sheet[:_REACH] else FOOT


def _gaps(lines: list[Line]) -> list[Line]:
    after_page, gapped = False, []
    for line in lines:
        if line.why:
            after_page = after_page or line.why != RULE
            gapped.append(line)
            continue
        gapped.append(replace(line, gap=PAGE) if after_page else line)
        after_page = False
    return gapped
