"""The label that parts a recommendation from what the agency says of it: "Status:", "CBP Response (March 2022):"."""

import re

from tracker.reading.layout.blocks import Block

_NAME = r"(?:(?:current|implementation|latest|CBP(?:['’]s)?|agency)\s){0,2}(?:status|response|update|feedback)"
_MORE = r"(?P<more>\s\([^()]{1,40}\)|\sas\sof\s[^:]{3,30})?"
LABEL = re.compile(rf"{_NAME}{_MORE}(?:\s?:|\s[-–—])\s", re.IGNORECASE)
ALONE = re.compile(_NAME, re.IGNORECASE)
_AFTER = re.compile(rf"(?:(?<=[.!?;”\"])\s|\n)(?=[A-Z])(?={_NAME}{_MORE}\s?:\s)", re.IGNORECASE)


def opens(block: Block) -> bool:
    """Whether a block opens with such a label."""
    return bool(LABEL.match(block.body + " ") or ALONE.fullmatch(block.body.rstrip(": ")))


def parted(text: str) -> tuple[str, str]:
    """A recommendation, and what is said of it on its own lines, if anything is: where a label begins a sentence."""
    found = next((match for match in _AFTER.finditer(text) if text[match.end()].isupper()), None)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def quoted(said: str) -> str:
    """The words as printed, without the bare label that announces them; a label that says more is kept."""
    label = LABEL.match(said)
    return said[label.end() :] if label and not label["more"] else said
