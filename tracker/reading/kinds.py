"""The kinds of paper: what each is recognised by, in its title block or its first lines, and the reader that it has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reading import (
    read_criteria,
    read_executive_summary,
    read_issue_paper,
    read_meeting_notice,
    read_minutes,
    read_plain,
    read_recommendations,
    read_statement_of_work,
)
from tracker.reading.cover import title_blocks
from tracker.reading.layout.blocks import Paper
from tracker.reading.understood import Reader

UNKNOWN = "unknown"
_FIRST_BLOCKS = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """`title`: a line of the title block says so; `signs`: else that many of these open lines among the first ones.
    `over_titles`: its signs count for more than what titles say, for such papers hold parts that other kinds are."""

    name: str
    title: re.Pattern[str]
    signs: tuple[re.Pattern[str], ...] = ()
    reader: Reader | None = None
    over_titles: bool = False


def _kind(name: str, title: str, *signs: str, reader: Reader | None = None, over_titles: bool = False) -> Kind:
    return Kind(name, re.compile(title, re.I), tuple(re.compile(sign, re.I) for sign in signs), reader, over_titles)


_RECOMMENDS = r"(?:the )?COAC (?:\w+ )?(?:recommends|recogni)"

KINDS = (
    _kind(
        "meeting-notice",
        r"(?:\S+ ){0,8}notice of (?:\S+ ){0,8}meetings?\b",
        r"AGENCY:",
        r"ACTION:",
        r"(?:SUMMARY|DATES?):",
        r".{0,300}\bmeet(?:s|ing|ings)?\b",
        reader=read_meeting_notice.read,
    ),
    _kind(
        "meeting-notice",
        r"(?!)",
        r"\[Federal Register Volume|\[FR Doc|ACTION: .{0,200}\bmeeting\b",
        r"(?:SUMMARY|DATES?): .{0,300}\bwill (?:meet|convene|hold|be held)\b",
        reader=read_meeting_notice.read,
    ),
    _kind(
        "statement-of-work",
        r"(?!.*recommendation)(?:.{1,90}[ –—-])?statement of work\b(?: \(SOW\))?(?:[ :,–—-].{0,60})?$",
        r"(?:.{1,60} )?statement of work(?: \(SOW\))?$",
        r"(?:\S+ ){0,3}(?:objectives?|goals|tasks)\b.{0,40}(?::|$)",
        reader=read_statement_of_work.read,
    ),
    _kind(
        "issue-paper",
        r"(?:(?:US |U\.S\. )?government |trade |CBP )?issue paper\b",
        r"action required\b|issue:",
        r"background\b",
        r"current status|submitted by",
        reader=read_issue_paper.read,
    ),
    _kind(
        "issue-paper",
        r"(?!)",
        r"issues?(?::|$)",
        r"current status|(?:.{1,60} )?status (?:\S+ ){0,6}recommendations?\b",
        reader=read_issue_paper.read,
    ),
    _kind(
        "criteria",
        r"(?!.*(?:recommend|working group|task force|subcommittee|white paper|executive summary|notice|comment))"
        r"(?:\S+ ){0,10}(?:minimum |security ){1,2}criteria\b",
        r"(?:\| ?)?(?:must ?/ ?(?:should )?)?ID (?:\| ?)?criteri(?:a|on)\b",
        reader=read_criteria.read,
    ),
    _kind(
        "criteria",
        r"(?!)",
        r"(?:criteri(?:a|on) )?ID$",
        r"criteri(?:a|on)$",
        r"(?:implementation )?guidance$|must ?/",
        reader=read_criteria.read,
    ),
    _kind(
        "minutes",
        r"(?:\S+ ){0,6}(?:meeting )?minutes(?: of (?:the )?.{0,60})?$|"
        r"(?:\S+ ){0,6}(?:meeting summary|summary of (?:the )?(?:\S+ ){0,6}meeting)$",
        r"(?:.{1,80} )?roll call",
        r"(?:.{1,100} )?(?:were present|members (?:present|absent)|in attendance|designated federal|called to order)",
        r"(?:.{1,200} )?(?:seconded|adjourn|meeting (?:closed|ended|concluded))",
        reader=read_minutes.read,
        over_titles=True,
    ),
    _kind(
        "executive-summary",
        r"(?:.{1,90} )?executive summary(?: [-–—(].{0,40})?:?$|"
        r"(?:re|subject|regarding) ?: (?:.{1,60} )?executive summary\b(?!.{0,80}\b(?:proposed|new) recommendations)",
        r"(?:\S+ ){0,3}co-?chairs?:",
        r"(?:previous|prior|earlier|past) (?:\S+ ){0,3}recommendations",
        reader=read_executive_summary.read,
    ),
    _kind(
        "recommendations",
        r"(?:.{1,90} )?recommendations?(?: [-–—(].{0,40})?:?$|"
        r"(?:\S+ ){0,3}recommendations (?:as )?(?:adopted|approved|passed|made|agreed)\b",
        _RECOMMENDS,
        _RECOMMENDS,
        reader=read_recommendations.read,
    ),
    _kind("recommendations", r"(?!)", r"\d{6}\b", _RECOMMENDS, reader=read_recommendations.read),
)


def of(paper: Paper) -> Kind:
    """The kind that a title line names; else the one whose signs stand among the first lines; else none is known."""
    titles = [block.text for block in title_blocks(paper.blocks)]
    first = [block.body for block in paper.blocks]
    for kind in KINDS:
        if kind.over_titles and _all_signs(kind, first):
            return kind
    for kind in KINDS:
        if any(kind.title.match(line) for line in titles):
            return kind
    for kind in KINDS:
        if kind.signs and _all_signs(kind, first):
            return kind
    return _NO_KIND


def named(name: str) -> Kind:
    """The kind of this name, as a person gives it."""
    return next((kind for kind in KINDS if kind.name == name), _NO_KIND)


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
