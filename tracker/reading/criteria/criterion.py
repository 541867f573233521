"""A criterion as its row prints it, and whether its own words agree with the Must or Should beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.reading.layout import column_heads
from tracker.reading.mentions.named import Span

_VERB = re.compile(r"\b(?:must|should)\b")
_BRACKETED = re.compile(r"[(\[](must|should)[)\]][.;]?\s?$", re.IGNORECASE)
_GUIDANCE = re.compile(
    r"(?:^|\n|(?<=[.;:!?)”\"]) )(?:Implementation )?Guidance(?: Notes?)?(?: ?:(?: |\n)?|\n|$)", re.IGNORECASE
)
_TAIL = 20  # characters: long enough for a level in brackets


@dataclass(slots=True)
class Criterion:
    """`guidance` is None where none is printed, or where nothing parts it from the text: then it is `mixed` with it.
    `torn`: a page break runs through the row. `doubts`: a code, and in plain words what is not sure."""

    number: str
    level: str | None
    text: str
    guidance: str | None
    span: Span
    page: int | None
    mixed: bool = False
    torn: bool = False
    doubts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def major(self) -> str:
        return self.number.split(".")[0]

    def doubt(self, code: str, said: str) -> None:
        self.doubts.append((code, f"criterion {self.number}: {said}"))

    def share(self, levels: Sequence[str]) -> None:
        """Take the level of a cell that is merged with its own, above it or below: the one that its verb bears out."""
        verbs = set(_VERB.findall(self.text))
        self.level = next((level for level in levels if level.lower() in verbs), levels[0] if levels else None)
        if levels and not verbs:
            self.doubt(
                "unsure-level", f"no Must or Should stands in its own row; {self.level} of the next one was taken"
            )

    def weigh(self, printed: str = "") -> None:
        """Doubt the level if it is missing or the criterion's own verb says the other. `printed`: what stands in the
        place of the level."""
        verbs = set(_VERB.findall(self.text))
        if self.level is None:
            told = f'"{printed}" stands in the place of Must or Should' if printed else "no Must or Should was found"
            self.doubt("missing-field", f"{told}; look at the paper")
        elif verbs and self.level.lower() not in verbs:
            self.doubt("unsure-level", f"it is marked {self.level}, but its words say {verbs.pop()}; look which it is")


def without_guidance(text: str) -> tuple[str, str]:
    """A text without the guidance printed under it in its own cell, which opens with its name; and that guidance."""
    found = _GUIDANCE.search(text)
    return (text[: found.start()].rstrip(), text[found.end() :].strip()) if found else (text, "")


def without_level(text: str) -> tuple[str, str | None]:
    """A text that ends with its level in brackets, without it: "... at once. (Must)"."""
    found = _BRACKETED.search(text[-_TAIL:])
    if found is None:
        return (text, None) if column_heads.level(text) is None else ("", column_heads.level(text))
    return text[: len(text) - len(found.group())].rstrip(), found[1].capitalize()
