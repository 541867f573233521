"""Page furniture: page and line numbers, running heads and feet, ruled lines. It is marked with the reason and stays
in the whole text; it never stands in a section or an item."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from tracker.reading.layout import column_heads, line_numbers
from tracker.reading.layout.line_numbers import LINE_NUMBER
from tracker.reading.layout.lines import NONE, PAGE, Line, fits
from tracker.text import numbering, words

NUMBER, HEAD, FOOT, RULE = "page number", "running head", "running foot", "ruled line"
NOTE_MARK = "note mark"
_PAGE_WORD = r"P\s?a\s?g\s?e"
_SAID = re.compile(
    rf"(?:[-–—]\s?)?(?:\d{{1,4}}\s?\|\s?{_PAGE_WORD}|{_PAGE_WORD}\s?\|\s?\d{{1,4}}|"
    rf"{_PAGE_WORD}\s?\d{{1,4}}(?:\s?(?:of|/)\s?\d{{1,4}})?)(?:\s?[-–—])?|\[\[Page\s\d{{1,6}}\]\]",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:[-–—]\s?)?(?:\d{1,4}|[ivx]{1,6})(?:\s?[-–—])?|\d{1,4}\s?(?:of|/)\s?\d{1,4}")
_RULE = re.compile(r"(?:[-=_*~.─—–]\s?){3,}")
_DIGITS = re.compile(r"\d+")
_FIRM = re.compile(
    r"(?:\S+\s){0,6}(?:Reporting|Reporters|Court\sReporters|Transcription|Transcribers|Stenograph\w{0,6})"
    r"(?:\s(?:Services?|Company|Group|Associates|and\s\w{1,15}))?(?:,?\s(?:Inc|LLC|L\.L\.C|LLP|Co|Corp|Ltd)\.?)?",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\(?\b\d{3}\)?[\s.-]{1,2}\d{3}[.-]\d{4}\b|\bwww\.\S|\S@\S{1,60}\.\w|\btoll[ -]free\b", re.IGNORECASE
)
_REGISTER = {  # the Federal Register's own, on each page of its PDF
    HEAD: re.compile(
        r"(?:\d{3,6}\s)?Federal Register ?/ ?Vol\. ?\d{1,3}, No\. ?\d{1,3} ?/ ?[^/]{8,40}/ ?[\w ]{4,30}", re.IGNORECASE
    ),
    FOOT: re.compile(r"VerDate .{10,200}|(?:.{1,40} )?DSK\w{6,20}(?: .{1,40})?"),
}
_PAGED = re.compile(
    rf"^{_PAGE_WORD}\s?\d{{1,4}}\s?[|–—-]|\b{_PAGE_WORD}\s?\d{{1,4}}(?:\s?(?:of|/)\s?\d{{1,4}})?$|"
    rf"\d{{1,4}}\s?\|\s?{_PAGE_WORD}$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(rf"^\d{{1,3}}\s|\s(?:{_PAGE_WORD}\s?)?\d{{1,3}}(?:\s?(?:of|/)\s?\d{{1,3}})?$", re.IGNORECASE)
_LONGEST = 16  # words: a running head is short
_PAGE_WORDS = 100  # a page of text holds more; the numbered parts of a list seldom do
_LEAST_WORDS = 20  # on a last page
_LONGEST_ONCE = 10  # words of one that is printed once
_FAR = 24  # characters from the left
_REACH = 3  # lines from a page's edge in which a running head or foot stands


def marked(lines: tuple[Line, ...]) -> list[Line]:
    """The same lines, furniture marked with why; the line after a page number stands behind a page break."""
    numbered = _page_numbers(_firms([_ruled(line) for line in line_numbers.parted(lines)]))
    return _gaps(_running(numbered))


def _ruled(line: Line) -> Line:
    if line.why or len(line.text) > 400:
        return line
    if _RULE.fullmatch(line.text):
        return replace(line, why=RULE)
    return replace(line, why=next((why for why, said in _REGISTER.items() if said.fullmatch(line.text)), ""))


def _firms(lines: list[Line]) -> list[Line]:
    """The foot of the firm that took the minutes down: its name, and how to reach it on the line before or after."""
    feet: set[int] = set()
    for place, line in enumerate(lines):
        if line.why or len(line.text) > 80 or not _FIRM.fullmatch(line.text):
            continue
        near = [each for each in range(max(0, place - 2), min(len(lines), place + 3)) if _reaches(lines[each])]
        if near:
            feet.update({place, *near})
    return [replace(line, why=FOOT) if place in feet else line for place, line in enumerate(lines)]


def _reaches(line: Line) -> bool:
    return not line.why and len(line.text) <= 80 and _REACHED.search(line.text) is not None


def _page_numbers(lines: list[Line]) -> list[Line]:
    bare = {place for place, line in enumerate(lines) if _may_be_number(line) and _BARE.fullmatch(line.text)}
    alone = {place for place in bare if _stands_apart(lines, place)}
    rising = _rising([lines[place].text for place in sorted(alone)])
    counted = _counted(lines)
    return [
        replace(line, why=NUMBER)
        if not line.why
        and (
            _is_said(line)
            or place in counted
            or (place in bare and (line.edge or (place in alone and (rising or _ends_page(lines, place)))))
        )
        else line
        for place, line in enumerate(lines)
    ]


def _counted(lines: list[Line]) -> set[int]:
    """In text without pages, the lines that are alike but for one number, which goes up by one from each to the next, a
    page's length apart; they say that it is the page's, or stand within a sentence."""
    series: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        unpaged = line.page is None and line.edge is None and _may_be_number(line) and _may_run(line)
        if unpaged and _DIGITS.search(line.text):
            series.setdefault(shape(line.text), []).append(place)
    return {
        place
        for held in series.values()
        if len(held) > 1 and _counts_pages(lines, held) and _are_pages(lines, held)
        for place in held
    }


def _counts_pages(lines: list[Line], held: list[int]) -> bool:
    """Whether one number counts on and the others stay, a page of words before each line; the last may be short."""
    numbers = [[int(each) for each in _DIGITS.findall(lines[place].text)] for place in held]
    steps = [
        sorted(after - before for before, after in zip(first, second, strict=True))
        for first, second in pairwise(numbers)
    ]
    from_ = [-1, *held] if held[0] >= _REACH else held
    *pages, last = (sum(words.count(line.text) for line in lines[one + 1 : two]) for one, two in pairwise(from_))
    long = all(page >= _PAGE_WORDS for page in pages) and last >= _LEAST_WORDS
    return long and all(step[-1] == 1 and not any(step[:-1]) for step in steps)


def _are_pages(lines: list[Line], held: list[int]) -> bool:
    said = any(_PAGED.search(lines[place].text) for place in held)
    return said or any(_tears(lines, place) for place in held)


def _tears(lines: list[Line], place: int) -> bool:
    """Whether a line stands between two halves of a sentence: the line above is full and the one below goes on."""
    if not 0 < place < len(lines) - 1:
        return False
    before, after = lines[place - 1], lines[place + 1]
    full = not fits(before, after) or (before.measure == float("inf") and words.count(before.text) >= _LONGEST)
    return full and not words.finished(before.text) and words.starts_lower(after.text) and not after.label


def _may_be_number(line: Line) -> bool:
    return not line.why and not line.whole and line.cell is None


def _ends_page(lines: list[Line], place: int) -> bool:
    return place == len(lines) - 1 or lines[place + 1].why == FOOT


def _is_said(line: Line) -> bool:
    return len(line.text) <= 40 and _SAID.fullmatch(line.text) is not None


def is_page_number(text: str) -> bool:
    """Whether a line at a page's edge can be nothing but its number: "1 | P a g e", "- 2 -", "iv"."""
    return len(text) <= 40 and (_SAID.fullmatch(text) is not None or _BARE.fullmatch(text) is not None)


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
            seen.setdefault(shape(lines[place].text), set()).add(sheet)
    often = Counter({printed: len(on) for printed, on in seen.items()})
    margin = max((line.right for line in lines), default=0)
    running = {
        place: _side(line, place, sheets[sheet])
        for place, sheet in near.items()
        if _may_run(line := lines[place])
        and not _is_title(line, place, sheets[0])
        and (
            _is_running(line, often[shape(line.text)], len(sheets), _turns(place, sheets, sheet))
            or (_turns(place, sheets, sheet) and _interrupts(lines, place, margin))
        )
    }
    running |= _as_elsewhere(lines, near, running)
    return [replace(line, why=running.get(place, line.why)) for place, line in enumerate(lines)]


def _as_elsewhere(lines: list[Line], near: dict[int, int], running: dict[int, str]) -> dict[int, str]:
    """On pages that were typed or read by a machine, which tell no margin: what runs on the other pages of the file.
    The page's number may be missing, or stand on a line of its own; a first page bears the title that others repeat."""
    whys = {place: running.get(place, line.why) for place, line in enumerate(lines) if line.edge}
    known = {_bare(lines[place].text): why for place, why in whys.items() if why in (HEAD, FOOT)}
    typed = (place for place in near if lines[place].edge is None and lines[place].page is not None)
    found = {place: known.get(_bare(lines[place].text), "") for place in typed if _may_run(lines[place])}
    return {place: why for place, why in found.items() if why == FOOT or (why and near[place] > 0)}


def _bare(text: str) -> str:
    """A running line without a page's number at its beginning or its end."""
    return _PAGE_NUMBER.sub("", text).strip(" |–—-").casefold()


def _is_title(line: Line, place: int, first: list[int]) -> bool:
    """A paper without pages in its form opens with its title, even if that is repeated as a running head later."""
    return line.edge is None and place in first[:_REACH]


def _sheets(lines: list[Line]) -> list[list[int]]:
    """The places of the lines of each page; in plain text a page ends at its page number."""
    sheets: list[list[int]] = [[]]
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if (
            before is not None
            and not line.note
            and (before.page != line.page or (line.page is None and before.why == NUMBER))
        ):
            sheets.append([])
        if line.why not in (NUMBER, RULE, LINE_NUMBER, NOTE_MARK) and not line.note:
            sheets[-1].append(place)
    return [sheet for sheet in sheets if sheet]


def _at_edges(places: list[int]) -> list[int]:
    return sorted({*places[:_REACH], *places[-_REACH:]})


def _may_run(line: Line) -> bool:
    listed = line.label or numbering.split(line.text)[0] or numbering.number(line.text)[0]
    short = len(line.text.split()) <= _LONGEST
    return not line.why and not listed and short and not column_heads.is_part(line.text)


def shape(text: str) -> str:
    """A line with its figures taken out: what running heads have alike on every page."""
    return _DIGITS.sub("#", text).casefold()


def _turns(place: int, sheets: list[list[int]], sheet: int) -> bool:
    """Whether a line is the first one after the end of a page."""
    return sheet > 0 and place == sheets[sheet][0]


def _is_running(line: Line, times: int, sheets: int, turns: bool) -> bool:
    repeated = times >= 2 and times * 2 >= sheets - 1
    if line.edge is None:
        return repeated and (sheets >= 3 or turns)
    if not line.edge:
        return False
    return repeated or line.small or line.page != 1 or (line.edge == "bottom" and sheets > 1)


def _interrupts(lines: list[Line], place: int, margin: float) -> bool:
    """Whether the first line of a page of text stands by itself and within a sentence, or at the right margin."""
    line, after = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    if line.edge is not None or after is None or after.gap == NONE or words.finished(line.text):
        return False
    before = next((lines[at] for at in range(place - 1, -1, -1) if not lines[at].why), line)
    within = not words.finished(before.text) and words.starts_lower(after.text)
    at_margin = line.left >= _FAR and line.right >= margin - 2
    return len(line.text.split()) <= _LONGEST_ONCE and (within or at_margin)


def _side(line: Line, place: int, sheet: list[int]) -> str:
    if line.edge:
        return HEAD if line.edge == "top" else FOOT
    return HEAD if place in sheet[:_REACH] else FOOT


def _gaps(lines: list[Line]) -> list[Line]:
    after_page, gapped = False, []
    for line in lines:
        if line.why:
            after_page = after_page or line.why not in (RULE, LINE_NUMBER, NOTE_MARK)
            gapped.append(line)
            continue
        gapped.append(replace(line, gap=PAGE) if after_page and line.cell is None else line)
        after_page = False
    return gapped
