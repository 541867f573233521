"""Words that a text has and the print that it was read from has not, counted as often as they stand. What no reader
calls a difference is forgiven (see likeness), and so is a word that the end of a line joined or parted."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.text.likeness import bare_word

_JOINT = re.compile(r"(?<!\d)[-‐‑–—/]+|[-‐‑–—]+|/+(?!\d)")


def unprinted(texts: Sequence[tuple[str, str]]) -> list[list[str]]:
    """For each text, given with the stretch of the source that it was read from, its words that do not stand there, as
    they are written. A word that another of the texts left out of its own stretch may have moved here."""
    moved: Counter[str] = Counter()
    for text, source in texts:
        moved += _counted(source) - _counted(text)
    return [_beyond(text, source, moved) for text, source in texts]


def _beyond(text: str, source: str, moved: Counter[str]) -> list[str]:
    """Takes what it needs of `moved`."""
    left = _counted(source)
    broken = Counter(last + first for last, first in _ends(source))
    found = []
    for word, bare in _words(text):
        held = next((each for each in (left, broken, moved) if each[bare] > 0), None)
        if held is None:
            found.append(word)
        else:
            held[bare] -= 1
    return found


def _counted(text: str) -> Counter[str]:
    return Counter(bare for _, bare in _words(text))


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Each word as written and as it is compared, a compound part by part."""
    for word in unicodedata.normalize("NFKC", text).split():
        for part in _JOINT.split(word):
            if bare := bare_word(part):
                yield part, bare


def _ends(source: str) -> Iterator[tuple[str, str]]:
    """The last word of each line with the first of the next."""
    lines = [words for line in source.splitlines() if (words := [bare for _, bare in _words(line)])]
    return ((one[-1], other[0]) for one, other in pairwise(lines))
