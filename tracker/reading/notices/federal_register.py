"""Where a notice stands in the Federal Register: day, volume and page, document and docket number. The Register's own
text, its web site and the running heads of its pages each print them in another form."""

import re
from collections.abc import Sequence

from tracker.reading import cover
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.result import Field
from tracker.text import dates
from tracker.text.dates import Found

_DASHES = str.maketrans("–—‑−", "----")
_NUMBER = r"(?P<n>(?:(?:19|20)\d\d|[A-Z]?\d{1,2})[-–—‑]\d{3,6})\b"
_FILED = re.compile(rf"\[?FR Doc(?:ument)?\.? ?(?:No\.?)? ?:? ?{_NUMBER} Filed", re.IGNORECASE)
_DOCUMENT = (
    _FILED,
    re.compile(rf"\bFR Doc(?:ument)?\.? ?(?:No\.?|Number)? ?:? ?{_NUMBER}", re.IGNORECASE),
    re.compile(rf"\bDocument (?:Number|No\.?) ?:? ?{_NUMBER}", re.IGNORECASE),
)
_DOCKET = (
    re.compile(r"\bDocket (?:Nos?\.?|Number|ID)? ?:? ?(?P<n>[A-Z]{2,10}[-–—‑]\d{4}[-–—‑]\d{4})\b"),
    re.compile(r"\b(?P<n>USCBP[-–—‑]\d{4}[-–—‑]\d{4})\b"),
)
_HEADER = re.compile(
    r"Federal Register,? Volume (?P<volume>\d{1,3}),? (?:Number|Issue) \d{1,3} \((?P<date>[^()]{8,40})\)", re.IGNORECASE
)
_RUNNING = re.compile(
    r"(?:(?P<page>\d{3,6}) )?Federal Register ?/ ?Vol\. ?(?P<volume>\d{1,3}), No\. ?\d{1,3} ?/ ?"
    r"(?P<date>[^/]{8,40}?) ?/ ?\w[\w ]{3,20}?(?: (?P<page2>\d{3,6}))?$",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\[Pages? (?P<page>\d{1,6})")
_CITED = re.compile(r"\bCitation ?:? ?(?P<cited>\d{1,3} FR \d{1,6})\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:\bPublication Date|\bPublished(?: on| Date)?|\bA Notice by .{3,200} on) ?:? ?(?=\d|[A-Z])", re.IGNORECASE
)


def is_end(block: Block) -> bool:
    """Whether a block closes a notice: "[FR Doc. 2023-19999 Filed 9-14-23; 8:45 am]"."""
    return _FILED.search(block.text) is not None


def numbers(paper: Paper, own: Sequence[Block]) -> dict[str, Field]:
    """The fields that tell where the notice of these blocks stands."""
    first = own[0].page if own else None
    around = sorted((*paper.blocks, *paper.dropped), key=lambda block: block.start)
    heads = [block for block in around if block in own or block.start < own[0].start or block.why]
    told = {
        "docket": docket(own) or docket(heads),
        "fr_doc": _first(own, _DOCUMENT) or _first(heads, _DOCUMENT[1:]),
        "fr_citation": _citation(paper.text, heads, first),
        "date": _issued(heads, first),
    }
    return {name: field for name, field in told.items() if field is not None}


def docket(blocks: Sequence[Block]) -> Field | None:
    return _first(blocks, _DOCKET)


def _first(blocks: Sequence[Block], patterns: Sequence[re.Pattern[str]]) -> Field | None:
    for pattern in patterns:
        for block in blocks:
            found = pattern.search(block.text)
            if found:
                printed = found["n"]
                start = block.start + found.start("n")
                return Field(printed, printed.translate(_DASHES), (start, start + len(printed)), block.page)
    return None


def _citation(text: str, blocks: Sequence[Block], page: int | None) -> Field | None:
    """Volume and first page, as "88 FR 62000"; printed is all from the one to the other."""
    for block in blocks:
        if cited := _CITED.search(block.text):
            span = (block.start + cited.start("cited"), block.start + cited.end("cited"))
            return Field(cited["cited"], cited["cited"], span, block.page)
    running = _running(blocks, page)
    if running is not None and (number := running[1]["page"] or running[1]["page2"]):
        value = f"{running[1]['volume']} FR {number}"
        return Field(running[0].text, value, running[0].span, running[0].page)
    header = next(((block, found) for block in blocks if (found := _HEADER.search(block.text))), None)
    pages = next(((block, found) for block in blocks if (found := _PAGES.search(block.text))), None)
    if header is None or pages is None:
        return None
    span = (header[0].start + header[1].start(), pages[0].start + pages[1].end())
    return Field(text[slice(*span)], f"{header[1]['volume']} FR {pages[1]['page']}", span, header[0].page)


def _running(blocks: Sequence[Block], page: int | None) -> tuple[Block, re.Match[str]] | None:
    """The running head of the page on which the notice begins; that of another page has another number."""
    found = [(block, match) for block in blocks if (match := _RUNNING.search(block.text))]
    return next((each for each in found if each[0].page == page), None)


def _issued(blocks: Sequence[Block], page: int | None) -> Field | None:
    """The day of the issue."""
    for block in blocks:
        for pattern in (_HEADER, _RUNNING):
            said = pattern.search(block.text)
            if said and (found := next(dates.find(said["date"]), None)):
                start = said.start("date")
                return cover.dated(block, Found(found.dated, start + found.start, start + found.end))
        published = _PUBLISHED.search(block.text)
        for found in dates.find(block.text) if published else ():
            if published and found.start == published.end():
                return cover.dated(block, found)
    return None
