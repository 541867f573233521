"""The kinds of paper: what each is recognised by, in its title block or its first lines, and the reader that it has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reading import read_issue_paper, read_plain, read_recommendations
from tracker.reading.cover import title_blocks
from tracker.reading.layout.blocks import Paper
from tracker.reading.understood import Reader

UNKNOWN = "unknown"
_FIRST_BLOCKS = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """`title`: a line of the title block says so; `signs`: else that many of these open lines among the first ones."""

    name: str
    title: re.Pattern[str]
    signs: tuple[re.Pattern[str], ...] = ()
    reader: Reader | None = None


def _kind(name: str, title: str, *signs: str, reader: Reader | None = None) -> Kind:
    return Kind(name, re.compile(title, re.I), tuple(re.compile(sign, re.I) for sign in signs), reader)


_RECOMMENDS = r"(?:the )?COAC (?:\w+ )?(?:recommends|recogni)"

KINDS = (
    _kind(
        "meeting-notice",
        r"\[Federal Register Volume|notice of (?:open |public |federal )",
        r"AGENCY:",
        r"ACTION:",
        r"SUMMARY:",
    ),
    _kind("statement-of-work", r"statement of work\b", r"objectives?\b", r"scope\b", r"membership\b|deliverables\b"),
    _kind(
        "issue-paper",
        r"(?:(?:US |U\.S\. )?government |trade |CBP )?issue paper\b",
        r"action required\b|issue:",
        r"background\b",
        r"current status|submitted by",
        reader=read_issue_paper.read,
    ),
    _kind("issue-paper", r"(?!)", r"issue:", r"current status"),
    _kind("criteria", r"(?:\S+ ){0,4}minimum (?:security )?criteria\b", r"must ?/", r"ID criteria"),
    _kind(
        "minutes",
        r"(?:\S+ ){0,6}(?:meeting )?minutes$|(?:meeting summary|summary of (?:the )?(?:public )?meeting)$",
        r"(?:.{1,80} )?roll call",
        r"(?:.{1,80} )?designated federal officer",
    ),
    _kind("executive-summary", r"executive summary$", r"co-?chairs?:", r"previous recommendations"),
    _kind(
        "recommendations",
        r"(?:.{1,90} )?recommendations?(?: [-–—(].{0,40})?:?$",
        _RECOMMENDS,
        _RECOMMENDS,
        reader=read_recommendations.read,
    ),
    _kind("recommendations", r"(?!)", r"\d{6}\b", _RECOMMENDS, reader=read_recommendations.read),
)


def of(paper: Paper) -> Kind:
    """The kind that a title line names; else the one whose signs stand among the first lines; else none is known."""
    titles = [block.text for block in title_blocks(paper.blocks)]
    for kind in KINDS:
        if any(kind.title.match(line) for line in titles):
            return kind
    first = [block.body for block in paper.blocks]
    for kind in KINDS:
        if kind.signs and _all_signs(kind, first):
            return kind
    return _NO_KIND


_NO_KIND = Kind(UNKNOWN, re.compile(r"(?!)"))


def _all_signs(kind: Kind, lines: Sequence[str]) -> bool:
    """Whether each sign opens a line of its own, in any order."""
    left = list(lines[: _FIRST_BLOCKS * 5])
    for sign in kind.signs:
        place = next((place for place, line in enumerate(left) if sign.match(line)), None)
        if place is None:
            return False
        del left[place]
    return True


def reader_of(kind: Kind) -> Reader:
    return kind.reader or read_plain.read
