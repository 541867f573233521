"""How many recommendations a paper says it holds, against those that were found: "the seven recommendations below"."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.reading.layout.blocks import Block
from tracker.reading.mentions import references
from tracker.reading.result import Item, Warned
from tracker.text import words

_COUNTED = re.compile(
    rf"\b(?P<count>{words.NUMBER_WORDS}|\d{{1,3}})\s"
    r"(?:(?:new|proposed|draft|final|following|separate|further|numbered|formal)\s){0,2}recommendations?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|past|last|since|ago|predecessor|of\s(?:the|its|those|these)|first|other|"
    r"implemented|closed|outstanding)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_OVER = 60  # characters before a count in which it is said to be another one


def doubts(blocks: Sequence[Block], items: Sequence[Item]) -> Iterator[Warned]:
    """Counts in the text outside the items that fit neither all of them nor those of one body."""
    own = Counter((item.subcommittee, item.group) for item in items)
    upper = Counter(item.subcommittee for item in items)
    found = {len(items), *own.values(), *upper.values()}
    spans = sorted(item.span for item in items)
    for block in blocks if items else ():
        at = bisect_right(spans, block.start, key=lambda span: span[0]) - 1
        within = at >= 0 and block.start < spans[at][1]
        if not (within or block.is_listed):
            yield from _in_block(block, found, len(items))


def _in_block(block: Block, found: set[int], every: int) -> Iterator[Warned]:
    spoken_of = [each.span for each in references.find(block.text)]  # sets of other days
    for match in _COUNTED.finditer(block.text):
        count = words.spelled_number(match["count"])
        other = any(start <= match.start() < end for start, end in spoken_of)
        if count is None or count in found or other or _OTHERS.search(block.text[: match.start()][-_OVER:]):
            continue
        span = (block.start + match.start(), block.start + match.end())
        said = f'"{words.plain(match.group())}" are spoken of, but {every} were found; look whether one is missing'
        yield Warned("count-mismatch", said, span, block.page)
