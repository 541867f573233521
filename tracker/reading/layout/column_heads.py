"""The heads of a criteria table's columns: ID, Criteria, Implementation Guidance, Must / Should. They tell such a
table from running text, are printed anew on each page, and stand torn among the rows where the columns are lost."""

import re
from collections.abc import Iterator, Sequence

NUMBER, TEXT, GUIDANCE, LEVEL = "number", "text", "guidance", "level"
LEVELS = ("Must", "Should")
_LEVEL = re.compile(r"[(\[]?(must|should)[)\]]?[.,;:*]{0,2}", re.IGNORECASE)
_SIGNS = {  # each word of a head as one letter, so that a row of them can be matched
    "id": "i", "id#": "i", "#": "i", "no.": "i", "minimum": "x", "security": "x",
    "criteria": "c", "criterion": "c", "implementation": "u", "guidance": "g",
    "must": "m", "should": "s", "/": "/", "must/": "n", "/should": "t", "must/should": "b", "|": "p",
}  # fmt: skip
_CHOICE = "(?:m/s?|ns?|mt|b)"
_OTHERS = "[ugp]{0,3}"
_ROW = re.compile(rf"u?{_CHOICE}?p?c?ip?x{{0,2}}c{_OTHERS}(?:(?:m/|n)[ugp]{{1,3}}s?|{_CHOICE}|s)?{_OTHERS}|{_CHOICE}")
_HALF = re.compile(r"m/(?!s)|n(?!s)")  # "Must /", and its "Should" is still to come
_ROLES = (
    (re.compile("c?i"), NUMBER),
    (re.compile("x{0,2}c"), TEXT),
    (re.compile("u?g|u"), GUIDANCE),
    (re.compile("m/s|ns|mt|b"), LEVEL),
)
_LONGEST = 12  # words


def sign(word: str) -> str:
    """The letter of a word that may be of a head, "." for any other. Heads are printed with capitals."""
    bare = word.rstrip(":")
    return _SIGNS.get(bare.lower(), ".") if bare and not bare[0].islower() else "."


def signs(printed: Sequence[str]) -> str:
    return "".join(map(sign, printed))


def is_part(text: str) -> bool:
    """Whether a line holds nothing but words of the heads; "Must" alone may also be what a row says."""
    printed = text.split()
    return len(printed) <= _LONGEST and "." not in signs(printed)


def role(text: str) -> str | None:
    """What the column under a head holds."""
    told = signs(text.split()[:_LONGEST])
    return next((name for form, name in _ROLES if form.fullmatch(told)), None)


def level(text: str) -> str | None:
    """Must or Should, if a word says just that: with a capital or in brackets, for "must" is a verb of any sentence."""
    told = _LEVEL.fullmatch(text)
    return told[1].capitalize() if told and (text[0] in "([" or text[0].isupper()) else None


def rows(printed: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where rows of heads stand among words: [start, end). "Should" closes one only if "Must /" opened it: else the
    word is what the row before or after says."""
    told = signs(printed)
    for found in _ROW.finditer(told):
        end = found.end()
        spare = told[found.start() : end].rstrip("p")
        if spare.endswith("s") and not spare.endswith(("m/s", "ns")) and not _HALF.search(spare[:-1]):
            end = found.start() + len(spare) - 1
        yield found.start(), end
