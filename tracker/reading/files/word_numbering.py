"""The numbers and bullets that Word sets before paragraphs by itself: numbering.xml, styles, levels and restarts."""

from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from tracker.text import numbering

_MOST, _DEEPEST = 32767, 8  # what Word permits as a number and as a level
_LONGEST = 80  # of what is printed around a number
_BULLET_LETTERS = {"o": "o", "-": "-", "–": "–", "•": "•", "*": "*"}
Element = Any  # lxml ships no types


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    pattern: str


@dataclass(slots=True)
class Numbering:
    """Counts through one document, paragraph by paragraph, as Word does: lists that share an abstract list go on
    counting, a number with its own start begins again."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def of(self, paragraph: Element, style: str) -> tuple[str, int]:
        """The label that stands before a paragraph, and its list level; ("", 0) for one outside any list."""
        found = self._reference(paragraph, style)
        if found is None:
            return "", 0
        number, level = found
        abstract = self.abstract.get(number)
        levels = self.levels.get(abstract or "", {})
        if abstract is None or level not in levels:
            return "", level
        if levels[level].form == "bullet":
            sign = levels[level].pattern.strip()[:1]
            return _BULLET_LETTERS.get(sign, "•"), level
        self._count(number, abstract, level, levels)
        return self._printed(abstract, level, levels), level

    def _reference(self, paragraph: Element, style: str) -> tuple[str, int] | None:
        from_style = self.styles.get(style)
        number, level = _numbered(paragraph.find(qn("w:pPr")))
        if number == "0":
            return None
        if number is not None:
            return number, level if level is not None else 0
        return (from_style[0], level if level is not None else from_style[1]) if from_style else None

    def _count(self, number: str, abstract: str, level: int, levels: dict[int, _Level]) -> None:
        counts = self._counts.setdefault(abstract, {})
        own = self.starts.get((number, level))
        if own is not None and (number, level) not in self._begun:
            counts[level] = own
        else:
            counts[level] = counts.get(level, levels[level].start - 1) + 1
        self._begun.add((number, level))
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]

    def _printed(self, abstract: str, level: int, levels: dict[int, _Level]) -> str:
        printed = levels[level].pattern
        counts = self._counts[abstract]
        for place in range(level + 1):
            shape = levels.get(place, levels[level])
            value = counts.setdefault(place, shape.start)
            printed = printed.replace(f"%{place + 1}", numbering.counted(value, shape.form))
        return " ".join(printed.split())


def read(root: Element | None, styles: Element | None) -> Numbering:
    """From the roots of numbering.xml and styles.xml, either of which a document may lack."""
    found = Numbering()
    if root is not None:
        for abstract in root.findall(qn("w:abstractNum")):
            found.levels[str(abstract.get(qn("w:abstractNumId")))] = _levels(abstract)
        for each in root.findall(qn("w:num")):
            _take_number(found, each)
    if styles is not None:
        _take_styles(found, styles)
    return found


def _levels(abstract: Element) -> dict[int, _Level]:
    return {_level_number(each): _level(each) for each in abstract.findall(qn("w:lvl"))}


def _level_number(each: Element) -> int:
    return _whole(each.get(qn("w:ilvl")), _DEEPEST) or 0


def _level(each: Element) -> _Level:
    start = _whole(_value(each, "w:start"), _MOST)
    return _Level(
        start=1 if start is None else start,
        form=_value(each, "w:numFmt") or "decimal",
        pattern=(_value(each, "w:lvlText") or "")[:_LONGEST],
    )


def _take_number(found: Numbering, each: Element) -> None:
    number = str(each.get(qn("w:numId")))
    abstract = _value(each, "w:abstractNumId")
    if abstract is None:
        return
    found.abstract[number] = abstract
    for override in each.findall(qn("w:lvlOverride")):
        level = _level_number(override)
        start = _whole(_value(override, "w:startOverride"), _MOST)
        if start is not None:
            found.starts[number, level] = start
        own = override.find(qn("w:lvl"))
        if own is not None:  # a list with its own look is a list of its own
            found.abstract[number] = f"{abstract}/{number}"
            kept = found.levels.get(abstract, {})
            found.levels[f"{abstract}/{number}"] = {**kept, level: _level(own)}


def _take_styles(found: Numbering, styles: Element) -> None:
    bases: dict[str, str] = {}
    for style in styles.findall(qn("w:style")):
        name = str(style.get(qn("w:styleId")))
        base = _value(style, "w:basedOn")
        if base:
            bases[name] = base
        number, level = _numbered(style.find(qn("w:pPr")))
        if number is not None and number != "0":
            found.styles[name] = (number, level or 0)
    for name in bases:
        inherited = name
        for _ in range(12):  # a style chain is short; a circle in a broken file must end
            if inherited in found.styles or inherited not in bases:
                break
            inherited = bases[inherited]
        if inherited in found.styles:
            found.styles.setdefault(name, found.styles[inherited])


def _numbered(properties: Element | None) -> tuple[str | None, int | None]:
    place = properties.find(qn("w:numPr")) if properties is not None else None
    if place is None:
        return None, None
    return _value(place, "w:numId"), _whole(_value(place, "w:ilvl"), _DEEPEST)


def _whole(printed: str | None, most: int) -> int | None:
    """A number of the file, or None for what can be none; Word too reads on as if it were not there."""
    if not printed or not printed.isdecimal() or len(printed) > len(str(most)):
        return None
    return int(printed) if int(printed) <= most else None


def _value(parent: Element, name: str) -> str | None:
    child = parent.find(qn(name))
    value = child.get(qn("w:val")) if child is not None else None
    return str(value) if value is not None else None
