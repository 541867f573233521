"""Criteria in running text, where the columns are lost: which Must or Should is whose, and what else of a row can still
be told. By the standard table the level stands last, so after its row, or at the end of the row's first line."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from tracker.reading.criteria.criterion import Criterion
from tracker.reading.criteria.units import Unit
from tracker.reading.criteria.walk import Found, Running, Title
from tracker.reading.layout import column_heads
from tracker.reading.layout.blocks import Block
from tracker.text import words

_LABELS = words.word_set("Level: Required: Type:")
_GUIDANCE, _BEFORE_GUIDANCE = "guidance:", "implementation"
_SIGNS = words.word_set("| – — - : Criteria: Criterion: Text:")


def told(found: Sequence[Found], blocks: Sequence[Block], *, guided: bool) -> list[Title | Criterion]:
    """The walk with every running row read. `guided`: the heads name a column of guidance."""
    rows = [each for each in found if isinstance(each, Running)]
    if _stands_before(found):
        _moved(found)
    else:
        for row in rows:
            row.lead = None
    return [_criterion(each, blocks, guided) if isinstance(each, Running) else each for each in found]


def _stands_before(found: Sequence[Found]) -> bool:
    """Whether levels stand before their IDs: under most titles the first row has one, and the last none after it."""
    runs = [list(run) for kind, run in groupby(found, key=lambda each: isinstance(each, Running)) if kind]
    rows = [[each for each in run if isinstance(each, Running)] for run in runs]
    return 2 * sum(run[0].lead is not None and not _tail(run[-1]) for run in rows) > len(rows)


def _tail(row: Running) -> str | None:
    return column_heads.level(row.units[-1].text) if row.units else None


def _moved(found: Sequence[Found]) -> None:
    before: Running | None = None
    for each in found:
        if isinstance(each, Running):
            if each.lead is None and before is not None and _tail(before):
                each.lead = column_heads.level(before.units.pop().text)
            before = each


def _criterion(row: Running, blocks: Sequence[Block], guided: bool) -> Criterion:
    units = _trimmed(row.units)
    barred = sum(unit.text == "|" for unit in units) > 1  # each cell stands between bars
    end = units[-1].end if units else row.first.end
    level, doubt = row.lead, ""
    place = _level_at(units) if level is None else None
    if place is not None:
        level = column_heads.level(units[place].text)
        doubt = _doubt(units, place)
        guided = guided or _is_inside(units, place)
        units = _trimmed(_without(units, place))
    text, guidance, mixed = _parts(units, guided, barred)
    made = Criterion(
        number=row.number,
        level=level,
        text=text,
        guidance=guidance or None,
        span=(row.first.start, end),
        page=blocks[row.first.block].page,
        mixed=mixed,
        torn=any(unit.torn for unit in units),
    )
    if doubt:
        made.doubt("unsure-level", doubt)
    if row.after:
        said = "words stand before its ID, right under the heads: the ID may stand in the middle of its row"
        made.doubt("unsure-row", f"{said}; look which words are whose")
    made.weigh()
    return made


def _level_at(units: Sequence[Unit]) -> int | None:
    """Where the level of a row stands: in brackets; right after the ID; at the row's end; at the end of its first line,
    which is now anywhere."""
    every = [place for place, unit in enumerate(units) if column_heads.level(unit.text)]
    bracketed = [place for place in every if units[place].text[0] in "(["]
    if bracketed or not every:
        return bracketed[-1] if bracketed else None
    last = len(units) - 1
    if every[-1] == last:
        return last
    if every[0] == 0 and not words.starts_lower(units[1].text):
        return 0
    firm = _within(units, every)
    said = [place for place in every if _verbs(units) == {units[place].text.lower()}]
    return (said if len({units[place].text.lower() for place in every}) > 1 and said else firm or every)[0]


def _verbs(units: Sequence[Unit]) -> set[str]:
    return {unit.text for unit in units} & {"must", "should"}


def _within(units: Sequence[Unit], every: Iterable[int]) -> list[int]:
    """Those that stand within a sentence, where no sentence of its own can begin with "Should"."""
    return [place for place in every if place and not _may_end(units[place - 1].text)]


def _may_end(word: str) -> bool:
    return words.finished(word) or word.endswith(";")


def _doubt(units: Sequence[Unit], place: int) -> str:
    """Why a level may be another's or none: there is one more in the row, or a sentence can begin with it."""
    level = str(column_heads.level(units[place].text))
    every = [at for at, unit in enumerate(units) if at != place and column_heads.level(unit.text)]
    if _within(units, every):
        return f"more than one Must or Should stands in its row; {level} was taken: look at the paper"
    if _is_inside(units, place) and not _within(units, [place]) and _verbs(units) != {level.lower()}:
        return f"{level} was taken for its level, but a sentence may begin with it: look at the paper"
    return ""


def _is_inside(units: Sequence[Unit], place: int) -> bool:
    return 0 < place < len(units) - 1 and units[place].text[0] not in "(["


def _without(units: Sequence[Unit], place: int) -> list[Unit]:
    labelled = place > 0 and units[place - 1].text in _LABELS
    return [*units[: place - labelled], *units[place + 1 :]]


def _parts(units: Sequence[Unit], guided: bool, barred: bool) -> tuple[str, str, bool]:
    """Text and guidance, and whether they stand mixed. Bars part them, or a label; else nothing does, and all words are
    the text. A single sentence is the criterion's."""
    cells = [list(cell) for bar, cell in groupby(units, key=lambda unit: unit.text == "|") if not bar]
    if barred and len(cells) == 2:
        return _said(cells[0]), _said(cells[1]), False
    label = next((place for place, unit in enumerate(units) if unit.text.lower() == _GUIDANCE), None)
    if label is not None:
        named = label > 0 and units[label - 1].text.lower() == _BEFORE_GUIDANCE
        return _said(units[: label - named]), _said(units[label + 1 :]), False
    text = _said([unit for unit in units if unit.text != "|"])
    return text, "", guided and not (barred and len(cells) == 1) and _has_stop(units)


def _has_stop(units: Sequence[Unit]) -> bool:
    """Whether more than one sentence stands here: where lines of two columns are mixed, the next may go on anyhow."""
    return any(unit.text.endswith((".", "!", "?")) for unit in units[:-1])


def _said(units: Sequence[Unit]) -> str:
    lines = groupby(units, key=lambda unit: unit.block)
    return "\n".join(" ".join(unit.text for unit in line) for _, line in lines)


def _trimmed(units: Sequence[Unit]) -> list[Unit]:
    """Without the signs around a row: bars, and what stands between the ID and its words."""
    left, right = 0, len(units)
    while left < right and units[left].text in _SIGNS:
        left += 1
    while right > left and units[right - 1].text == "|":
        right -= 1
    return list(units[left:right])
