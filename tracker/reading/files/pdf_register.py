"""Pages of the Federal Register as PDF: three columns under a running head, read one after the other. Each column is
set where the first one stands, so that the rest of reading sees one column of text."""

import re
from collections.abc import Sequence
from typing import Any

Word = dict[str, Any]

_HEAD = re.compile(r"Federal\s?Register\s?/\s?Vol\.", re.IGNORECASE)
_FOOT = "VerDate"
_TOP = 0.12  # of the page's height: the head stands there
_SAME_LINE = 3  # points
_GUTTER = 4  # points of white between two columns, at least
_SEEN = 0.02  # of the words may cross a gutter: a table set across it
_THIRDS = ((0.25, 0.42), (0.58, 0.75))  # of the width: where the two gutters lie


def columns(found: list[Word], width: float, height: float) -> list[list[Word]]:
    """The words of a page in the parts in which they are read; all in one, unless it is a page of the Register."""
    upright = [word for word in found if word.get("upright", True)]
    head = _head([word for word in upright if word["top"] < _TOP * height])
    if not head:
        return [found]
    below = max(word["bottom"] for word in head)
    foot_top = min((word["top"] for word in upright if str(word["text"]).startswith(_FOOT)), default=height)
    body = [word for word in upright if word["top"] > below and word["bottom"] < foot_top]
    gutters = _gutters(body, width)
    if len(gutters) != len(_THIRDS):
        return [found]
    parts = [[word for word in body if _column(word, gutters) == place] for place in range(len(gutters) + 1)]
    left = min(word["x0"] for word in parts[0])
    inside = {id(word) for word in (*head, *body)}
    foot = [word for word in upright if id(word) not in inside]
    narrow = [_narrowed(words, left, gutters[0] - left) for words in (head, foot) if words]
    beside = _laid_down([word for word in found if not word.get("upright", True)], left, height)
    return [narrow[0], *(_moved(part, left) for part in parts if part), *narrow[1:], *([beside] if beside else [])]


def _head(words: Sequence[Word]) -> list[Word]:
    """The line that names the Register, with the page's number beside it."""
    for anchor in words:
        line = [word for word in words if abs(word["top"] - anchor["top"]) < _SAME_LINE]
        line.sort(key=lambda word: float(word["x0"]))
        if _HEAD.search(" ".join(str(word["text"]) for word in line)):
            return line
    return []


def _gutters(words: Sequence[Word], width: float) -> list[float]:
    """Where the white between the columns lies, near each third of the width; a page's last column may be bare."""
    if not words:
        return []
    left = min(word["x0"] for word in words)
    right = max(width - left, *(word["x1"] for word in words))
    covered = [0] * (int(right - left) + 2)
    for word in words:
        for point in range(int(word["x0"] - left), int(word["x1"] - left) + 1):
            covered[point] += 1
    most = _SEEN * len(words)
    runs = [_widest(covered, low * (right - left), high * (right - left), most) for low, high in _THIRDS]
    return [left + (first + last) / 2 for first, last in runs if last - first >= _GUTTER]


def _widest(covered: Sequence[int], low: float, high: float, most: float) -> tuple[int, int]:
    """The widest run of points between two bounds that hardly any word covers."""
    best = start = int(low)
    stop = best
    for point in range(int(low), min(int(high), len(covered))):
        if covered[point] > most:
            start = point + 1
        elif point + 1 - start > stop - best:
            best, stop = start, point + 1
    return best, stop


def _column(word: Word, gutters: Sequence[float]) -> int:
    middle = (word["x0"] + word["x1"]) / 2
    return sum(middle > gutter for gutter in gutters)


def _moved(words: Sequence[Word], left: float) -> list[Word]:
    away = min(word["x0"] for word in words) - left
    return [_at(word, word["x0"] - away, word["x1"] - away) for word in words]


def _narrowed(words: Sequence[Word], left: float, width: float) -> list[Word]:
    """Head and foot as wide as a column: what they measure says nothing of the text."""
    first, last = min(word["x0"] for word in words), max(word["x1"] for word in words)
    ratio = width / max(last - first, width)
    return [_at(word, left + (word["x0"] - first) * ratio, left + (word["x1"] - first) * ratio) for word in words]


def _laid_down(words: Sequence[Word], left: float, height: float) -> list[Word]:
    """What is printed upwards in the margin, as a last line at the page's foot. It is read downwards,
    so its letters are turned about."""
    upwards = sorted(words, key=lambda word: -float(word["bottom"]))
    low = {"top": height - 2 * _GUTTER, "bottom": height - _GUTTER}
    turned = ({**word, "text": str(word["text"])[::-1]} for word in upwards)
    return [{**_at(word, left + place, left + place + 1), **low} for place, word in enumerate(turned)]


def _at(word: Word, x0: float, x1: float) -> Word:
    away = x1 - word["x1"]
    chars = [{**char, "x1": char["x1"] + away} for char in word["chars"]]
    return {**word, "x0": x0, "x1": x1, "chars": chars}
