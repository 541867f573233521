"""What a criteria paper says of itself: the edition's date, whom the criteria are for, the programme they are of."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tracker.reading import cover
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.mentions import bodies
from tracker.reading.result import Field
from tracker.text import dates, words

_CRITERIA = re.compile(
    r"(?:minimum\s)?(?:security\s)?criteria(?:\s(?:booklet|workbook|handbook|guide|document))?\b", re.IGNORECASE
)
_PROGRAMME = re.compile(
    r"Customs[\s-]Trade\sPartnership\sAgainst\sTerrorism(?:\s\(C-?TPAT\))?|C-?TPAT(?:\sTrade\sCompliance)?(?:\sProgram)?|"
    r"(?:[A-Z][\w'’-]{1,20}\s){1,6}Program(?:me)?\b"
)
WHOM = re.compile(
    r"\b(?:importers?|exporters?|carriers?|brokers?|manufacturers?|consolidators?|providers?|3PLs?|NVOCCs?|operators?|"
    r"intermediar(?:y|ies)|authorit(?:y|ies)|forwarders?|shippers?|warehouses?|terminals?)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:Business\s)?Entity(?:\sType)?\s?:\s+(?P<who>\S.{0,150})$", re.IGNORECASE)
_NOTED = re.compile(
    r"\b(?:applicable|apply|applies)\s(?:only\s)?to\s(?P<who>(?:(?:Non-)?U\.S\.\s)?[A-Z0-9][^.;]{1,100})(?:[.;]|$)"
)
_PIECE = re.compile(r"[^\x00|:–—]+")
_OPENING = re.compile(r"[\s,()/-]{0,5}(?P<for>(?:for|applicable\sto)\s)?(?:the\s)?", re.IGNORECASE)
_BEGUN = re.compile(
    r"(?:\S+\s)?focus\sarea\b|part\s(?:one|1|i|a)\b|(?:must\s?/\s?(?:should\s)?)?ID\scriteri|\d{1,2}\.\d", re.IGNORECASE
)
_NAMES_WHOM = re.compile(rf"(?:.*\s)?{WHOM.pattern}(?:\s\([^()]{{1,30}}\))?:?", re.IGNORECASE)
_CUT = "\0"
_FIRST_BLOCKS = 30


def titles(blocks: Sequence[Block]) -> list[Block]:
    """The cover's blocks: those before the first heading, table or ID."""
    return list(
        takewhile(lambda block: block.cell is None and not _BEGUN.match(block.text), cover.title_blocks(blocks))
    )


def fields(paper: Paper, of_cover: Sequence[Block]) -> dict[str, Field]:
    found = cover.read(paper, of_cover).fields
    running = [block for block in paper.dropped if words.count(block.text) > 1]
    for block in running if "date" not in found else ():
        for date in dates.find(block.text):
            found.setdefault("date", cover.dated(block, date))
    for name, told in (("programme", _programmes), ("entity_type", _entities)):
        first = next(told([*of_cover, *running]), None)
        if first is not None:
            found[name] = first
    noted = next(_noted(paper.blocks), None)
    if noted is not None:
        found.setdefault("entity_type", noted)
    return found


def heading(of_cover: Sequence[Block], found: dict[str, Field]) -> str:
    """ "CTPAT Minimum Security Criteria: Rail Carriers"."""
    said = next((told.group() for block in of_cover if (told := _CRITERIA.search(block.text))), "Criteria")
    programme, entity = found.get("programme"), found.get("entity_type")
    named = f"{programme.value} {said}" if programme else said
    return f"{named}: {entity.value}" if entity else named


def names_whom(text: str) -> bool:
    """Whether a line names an entity type and says nothing of it: it ends with a trade."""
    return _NAMES_WHOM.fullmatch(text) is not None and _CRITERIA.search(text) is None


def running(found: dict[str, Field]) -> re.Pattern[str] | None:
    """What pages print of the cover at their head or foot: "... Criteria - Rail Carriers | March 2021 Page 3"."""
    entity, date = found.get("entity_type"), found.get("date")
    if entity is None or date is None:
        return None
    named, dated = (r"\s".join(map(re.escape, each.printed.split())) for each in (entity, date))
    return re.compile(
        rf"(?:C-?TPAT\s)?(?:Minimum\s)?(?:Security\s)?Criteria\s?(?:[–—|-]\s?|for\s)?{named}\s?(?:[–—|,-]\s?)?{dated}"
        r"(?:\s?\|?\s?Page\s\d{1,4}(?:\sof\s\d{1,4})?)?",
        re.IGNORECASE,
    )


def _field(block: Block, start: int, end: int, sure: bool = True) -> Field:
    printed = block.text[start:end]
    return Field(printed, printed, (block.start + start, block.start + end), block.page, sure)


def _programmes(blocks: Sequence[Block]) -> Iterator[Field]:
    for block in blocks:
        for told in _PROGRAMME.finditer(block.text):
            yield _field(block, *told.span())


def _entities(blocks: Sequence[Block]) -> Iterator[Field]:
    """First what is labelled so; then what else the line of the criteria names; then a line that names a trade."""
    for block in blocks:
        if told := _LABELLED.match(block.text):
            yield _field(block, *told.span("who"))
    for named in (True, False):
        for block in blocks:
            if bool(_CRITERIA.search(block.text)) == named:
                yield from _named(block, named)


def _named(block: Block, of_criteria: bool) -> Iterator[Field]:
    """What a line names beside the criteria, the programme and the date. Where it names no trade that we know, only
    what the criteria are said to be "for", and that is not sure."""
    if next(bodies.find(block.text), None):
        return
    bare = block.text
    told = [*_CRITERIA.finditer(bare), *_PROGRAMME.finditer(bare)]
    for start, end in [*(each.span() for each in told), *((each.start, each.end) for each in dates.find(bare))]:
        bare = bare[:start] + _CUT * (end - start) + bare[end:]
    pieces = sorted(_PIECE.finditer(bare), key=lambda piece: WHOM.search(piece.group()) is None)
    for piece in pieces:
        opening = _OPENING.match(piece.group())
        start = piece.start() + (opening.end() if opening else 0)
        end = piece.start() + len(piece.group().rstrip(" ,()-/"))
        trade = WHOM.search(piece.group()) is not None
        if trade or (of_criteria and end > start and opening and opening["for"]):
            yield _field(block, start, end, trade)


def _noted(blocks: Sequence[Block]) -> Iterator[Field]:
    """A note tells it too: "ID numbers not listed do not apply to Rail Carriers." """
    for block in blocks[:_FIRST_BLOCKS]:
        if told := _NOTED.search(block.text):
            yield _field(block, *told.span("who"), sure=WHOM.search(told["who"]) is not None)
