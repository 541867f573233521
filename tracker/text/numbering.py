"""List labels and recommendation numbers as papers print them: "1.", "(1)", "1 -", "(a)", "iv.", bullets, 010457."""

import re
from dataclasses import dataclass, replace

DECIMAL, ALPHA, ROMAN, BULLET = "decimal", "alpha", "roman", "bullet"
BULLETS = "-–—•*·▪◦‣●○■□➢➤✓❖⁃∙"
_SYMBOL_FONT = (
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0e0\uf06f\uf02d"  # Symbol and Wingdings bullets in the private-use area
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a list item. `style` is its form with the value taken out ("#.", "(#)"); 0 for a bullet."""

    printed: str
    kind: str
    value: int
    style: str

    @property
    def is_bullet(self) -> bool:
        return self.kind == BULLET


_TAIL = r"(?:\s+|$)"
_RECOMMENDATION = r"(?:Rec(?:ommendation|\.)|REC(?:OMMENDATION|\.))"  # "Rec." may lose its dot before six digits
_FORMS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (DECIMAL, rf"{_RECOMMENDATION}\s+(?:No\.\s?|#\s?)?(?P<v>\d{{1,3}})(?:[.:)]|\s?[-–—])?{_TAIL}"),
        (DECIMAL, rf"\((?P<v>\d{{1,3}})\)[.:]?{_TAIL}"),
        (DECIMAL, rf"(?P<v>\d{{1,3}})[.)]+{_TAIL}"),
        (DECIMAL, r"(?P<v>\d{1,3})[.)](?=[A-Z“\"][A-Za-z])"),
        (DECIMAL, rf"(?P<v>\d{{1,3}})\s?[-–—]{_TAIL}"),
        (ROMAN, rf"\((?P<v>[ivx]{{1,5}}|[IVX]{{1,5}})\){_TAIL}"),
        (ROMAN, rf"(?P<v>[ivx]{{2,5}}|[IVX]{{1,5}}|i)[.)]{_TAIL}"),
        (ALPHA, rf"\((?P<v>[a-zA-Z])\){_TAIL}"),
        (ALPHA, rf"(?P<v>[a-zA-Z])[.)]{_TAIL}"),
        (BULLET, rf"(?P<v>[{re.escape(BULLETS + _SYMBOL_FONT)}o])(?:\s+|$)"),
        (BULLET, r"(?P<v>[•▪●➢❖" + _SYMBOL_FONT + r"])(?=\w)"),
    )
)
_SIX = re.compile(
    rf"(?:(?:COAC\s)?(?:{_RECOMMENDATION}|Rec)\s+)?(?:(?:No\.?|Number|#)\s?:?\s?)?(?P<v>\d{{6}})(?!\d)(?:\s?[.:)–—-])?(?:\s+|$)"
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def split(text: str) -> tuple[Label | None, str]:
    """The label that a line opens with, and what follows it. A line without one comes back whole."""
    for kind, form in _FORMS:
        found = form.match(text)
        if found:
            printed = found.group().strip()
            start, end = found.span("v")
            style = BULLET if kind == BULLET else (text[:start] + "#" + text[end : found.end()]).strip()
            return Label(printed, kind, _value(kind, found["v"]), style), text[found.end() :]
    return None, text


def is_label(text: str) -> bool:
    """Whether a text is a list label and nothing else."""
    label, rest = split(text.strip() + " ")
    return label is not None and not rest


def _value(kind: str, printed: str) -> int:
    if kind == DECIMAL:
        return int(printed)
    if kind == ROMAN:
        return _roman(printed.lower())
    return ord(printed.lower()) - ord("a") + 1 if kind == ALPHA else 0


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def number(text: str) -> tuple[str, str]:
    """The six-digit recommendation number that a line opens with, and the rest; ("", text) without one."""
    found = _SIX.match(text)
    return (found["v"], text[found.end() :]) if found else ("", text)


def follows(before: Label | None, label: Label) -> bool:
    """Whether a label goes on from another one, or opens a list."""
    if label.kind == BULLET:
        return before is None or before.kind == BULLET
    return label.value == 1 or (before is not None and before.kind == label.kind and label.value == before.value + 1)


_LETTERS = {ALPHA: "lowerLetter", ROMAN: "lowerRoman"}


def in_series(label: Label, style: Label | None, last: int) -> Label:
    """ "i." after "h." is a letter, "v." after "iv." a figure: the list says which is meant. `style` is that of its
    first label."""
    kind = style.kind if style else label.kind
    if kind == label.kind or kind not in _LETTERS or label.kind not in _LETTERS:
        return label
    goes_on = counted(last + 1, _LETTERS[kind]) == label.printed.strip("().:").lower()
    return replace(label, kind=kind, value=last + 1) if goes_on else label


_MOST_LETTERS = 780  # Word repeats a letter thirty times at most: z, aa, zz, aaa ...
_MOST_ROMAN = 3999


def counted(value: int, form: str) -> str:
    """A number as Word's list formats write it (w:numFmt): decimal, lowerLetter, upperRoman ... A number that no one
    writes in letters is written in figures."""
    if form in ("lowerLetter", "upperLetter") and value <= _MOST_LETTERS:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and value <= _MOST_ROMAN:
        letters = _to_roman(value)
        return letters if form == "upperRoman" else letters.lower()
    return f"{value:02}" if form == "decimalZero" else str(value)


_ROMAN_PARTS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _to_roman(value: int) -> str:
    letters = ""
    for size, sign in _ROMAN_PARTS:
        letters += sign * (value // size)
        value %= size
    return letters
