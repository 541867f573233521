"""The names that bodies bear at present, in a title that gives a former one beside: "Inland Working Group (formerly the
Rail Task Force)", "Rail Task Force (now the Inland Working Group)"."""

import re

from tracker.reading.mentions import changed

_NOW = re.compile(r"[,(\[]\s?(?:now|currently|renamed)\s(?:(?:known|renamed)\s)?(?:as\s)?(?:the\s)?", re.IGNORECASE)
_CLOSES = {"(": ")", "[": "]"}


def only(text: str) -> str:
    """A text of titles, each character of a former name and of what introduces it a blank: every other one keeps its
    place."""
    return "".join(_of_line(line) for line in text.splitlines(keepends=True))


def says_former(line: str) -> bool:
    return only(line) != line


def _of_line(line: str) -> str:
    body = line.rstrip("\r\n")
    now, first = _NOW.search(body), changed.FORMERLY_FIRST.match(body)
    if now is not None:
        closed = body.find(_CLOSES.get(now.group()[0], "\n"), now.end())
        line = _blank(line, closed, closed + 1) if closed >= 0 else line
        line = _blank(line, 0, now.end())
    elif first is not None and "," in body:
        line = _blank(line, 0, body.index(",") + 1)
    while found := changed.FORMERLY.search(line):
        opening = line[found.start()]
        end = line.find(_CLOSES.get(opening, ","), found.end())
        line = _blank(line, found.start(), end + (opening in _CLOSES) if end >= 0 else len(line.rstrip("\r\n")))
    return line


def _blank(line: str, start: int, end: int) -> str:
    return line[:start] + " " * (end - start) + line[end:]
