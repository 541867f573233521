"""Errata: what a paper misprints, and what is right. The print is kept as it is; every page shows both."""

import re
from collections.abc import Iterator
from itertools import count

from tracker.rules.field import LONG, Field

KIND = "erratum"
OF_WORDS = ("", "text")  # the field of an erratum to words of the text: none, or that of a whole item
FIELDS = (
    Field("field", "What is misprinted", "The fact of it that is wrong; none for words of its text.", longest=40),
    Field("printed", "As printed", "The words with the misprint, as they stand.", required=True, longest=1000),
    Field("corrected", "What is right", "The words or the value that is right.", required=True, longest=1000),
    Field("source", "Who says so", "What tells that it is a misprint: another paper, a letter, the calendar.",
          required=True, longest=1000),
    Field("note", "Note", "Whatever else a reader should know.", form=LONG, longest=2000),
)  # fmt: skip


def keys_of(of: str) -> Iterator[str]:
    """Of the first erratum to a thing, of the second ..."""
    return (f"{of}/erratum/{number}" for number in count(1))


def stands_in(printed: str, text: str) -> bool:
    """Whether a text prints these words, however its lines are broken."""
    return " ".join(printed.split()) in " ".join(text.split())


def places(printed: str, text: str) -> list[tuple[int, int]]:
    """Where a text prints these words, from letter to letter, however its lines are broken; never within a word."""
    words = r"\s+".join(map(re.escape, printed.split()))
    return [match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", text)] if words else []
