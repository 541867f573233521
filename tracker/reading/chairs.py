"""Who chairs a body, as a title block names them: after a label, on the lines under it, or before the word itself; and
as a letter is signed."""

import re
from collections.abc import Iterator, Sequence

from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.mentions import bodies
from tracker.reading.result import Field
from tracker.text import dates, words

_WORD = r"(?:co-?\s?)?chair(?:s|persons?|m[ae]n|wom[ae]n)?(?:\(s\))?"
_LABEL = re.compile(rf"(?:[A-Z][\w.&/-]*\s){{0,3}}{_WORD}\s?:\s?", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<names>.{{3,120}}?)(?:,|\s[-–—]|\s?\()\s?(?:\w+\s){{0,2}}{_WORD}\)?", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*\s){1,4}[A-Z][\w.'’-]*(?:\s(?:and|&)\s.{3,80}|[,;(\s].{1,80})?")

_CLOSING = re.compile(r"(?:Sincerely|Respectfully|Yours|Regards|Best|With\s\w+)\b.{0,40},?", re.IGNORECASE)
_OFFICE = re.compile(rf"(?:[A-Z][\w.&/-]*\s){{0,2}}{_WORD}(?:,\s.{{3,90}})?", re.IGNORECASE)
_NO_NAMES = words.word_set(
    "background current executive introduction meeting meetings new ongoing overview progress public recommendations "
    "report summary update updates work"
)


def is_said(block: Block) -> bool:
    """Whether a line of the title block names chairs."""
    return not block.is_listed and bool(_LABEL.match(block.text) or _AFTER.fullmatch(block.text))


def found(paper: Paper, titles: Sequence[Block]) -> Field | None:
    """All of them as one value, in the order printed; "Trade Co-Chair: ...; CBP Co-Chair: ..." where labels tell them
    apart."""
    titled = {block.start for block in titles}
    named = [block for block in paper.blocks if is_said(block)]
    named = [block for block in named if block.start in titled] or [one for one in named if _LABEL.match(one.text)][:1]
    places = {block.start: place for place, block in enumerate(paper.blocks, 1)}
    told = [(block, list(_names(block, paper.blocks[places[block.start] :]))) for block in named]
    told = told or list(_signed(paper.blocks))
    spans = [span for _, each in told for span in each]
    if not spans:
        return None
    start, end = spans[0][0], max(span[1] for span in spans)
    value = "; ".join(filter(None, (_shown(paper, block, each, len(told)) for block, each in told)))
    return Field(paper.text[start:end], value, (start, end), told[0][0].page)


def _signed(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[tuple[int, int]]]]:
    """The names under the close of a letter, above the word that says what they are or each before it."""
    close = next((place for place in range(len(blocks) - 1, -1, -1) if _CLOSING.fullmatch(blocks[place].text)), None)
    above: list[Block] = []
    for block in blocks[close + 1 :] if close is not None else ():
        if _OFFICE.fullmatch(block.text):
            yield from ((line, [line.span]) for line in above)
            above = []
        elif is_said(block):
            yield block, list(_names(block, ()))
        elif _is_name(block) and not block.is_listed:
            above.append(block)
        else:
            return


def _names(block: Block, after: Sequence[Block]) -> Iterator[tuple[int, int]]:
    label = _LABEL.match(block.text)
    if label is None:
        before = _AFTER.fullmatch(block.text)
        end = before.end("names") if before else len(block.text)
        yield block.start, block.start + end
        return
    if label.end() < len(block.text):
        yield block.start + label.end(), block.end
    for line in after:
        if is_said(line) or not _is_name(line):
            return
        yield line.end - len(line.body), line.end


def _is_name(block: Block) -> bool:
    other = next(dates.find(block.body), None) or next(bodies.find(block.body), None)
    short = len(block.body.split()) <= 14 and not block.body.endswith((".", ":"))
    said = _NO_NAMES & {word.lower() for word in block.body.split()}
    return other is None and short and not said and _NAME.fullmatch(block.body) is not None


def _shown(paper: Paper, block: Block, spans: Sequence[tuple[int, int]], labels: int) -> str:
    names = "; ".join(" ".join(paper.text[start:end].split()) for start, end in spans)
    label = _LABEL.match(block.text)
    return f"{label[0].strip(' :')}: {names}" if label and labels > 1 and names else names
