"""Small capitals, which a PDF sets as letters of two sizes: their words are put together again, and the size says which
letters were typed as capitals, for some programs hand on one letter for both."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from tracker.reading.files import pdf_view

_SMALL = (0.6, 0.92)  # of the large letters' size
_TIGHT = 0.1  # of the type's size: closer than any space
_LEVEL = 0.12  # of the type's size: letters on one line, not raised above it

Word = dict[str, Any]


def restored(row: Sequence[Word]) -> list[Word]:
    """The words of a row, from left to right."""
    if not any(_is_one(before, word) for before, word in pairwise(row)):
        return list(row)
    groups: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        if _is_one(before, word):
            groups[-1].append(word)
        else:
            groups.append([word])
    parted = [group for group in groups if len(group) > 1]
    large = max(_size(word) for group in parted for word in group)
    told = len(parted) > 1 or len(groups) == 1  # one word alone may begin with a large initial
    return [_word(group, large, told) for group in groups]


def _is_one(before: Word, word: Word) -> bool:
    """Whether a word goes on in letters of another size."""
    sizes = sorted((_size(before), _size(word)))
    if not _SMALL[0] <= sizes[0] / max(sizes[1], 1) <= _SMALL[1]:
        return False
    letters = str(before["text"])[-1:].isalpha() and str(word["text"])[:1].isalpha()
    level = abs(before["bottom"] - word["bottom"]) <= _LEVEL * sizes[1]
    return bool(letters and level and abs(word["x0"] - before["x1"]) <= _TIGHT * sizes[1])


def _size(word: Word) -> float:
    return float(word["chars"][0]["size"])


def _word(group: Sequence[Word], large: float, told: bool) -> Word:
    texts = [_cased(word, large) if told else str(word["text"]) for word in group]
    if len(group) == 1:
        return {**group[0], "text": texts[0]}
    size = max(_size(word) for word in group)
    return {
        **group[0],
        "text": "".join(texts),
        "x1": group[-1]["x1"],
        "top": min(word["top"] for word in group),
        "bottom": max(word["bottom"] for word in group),
        "box": pdf_view.around(word["box"] for word in group),
        "chars": [{**char, "size": size} for word in group for char in word["chars"]],
    }


def _cased(word: Word, large: float) -> str:
    ratio = _size(word) / large
    text = str(word["text"])
    if ratio > _SMALL[1]:
        return text.upper()
    return text.lower() if ratio >= _SMALL[0] else text
