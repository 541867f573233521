"""What the law asks of a meeting: each rule with its source and the days that it holds for. What no source confirmed is
no rule here but a dated setting of the office (rules/setting.py)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules import setting


@dataclass(frozen=True, slots=True)
class Notice:
    """How many calendar days before a meeting its notice must have been published, for meetings from `since` on."""

    since: date
    days: int
    source: str


NOTICES = (
    Notice(date(2024, 5, 20), 7, "41 CFR 102-3.150, for meetings held on or after May 20, 2024"),
    Notice(date.min, 15, "41 CFR 102-3.150, for meetings held before May 20, 2024"),
)
NOTICE_TELLS = "41 CFR 102-3.150"
CONTENTS = {  # of a notice (41 CFR 102-3.150(a)): by name, what it must say
    "name": "The name of the committee",
    "time": "The day and the hours",
    "place": "The place, or how to attend from elsewhere",
    "purpose": "What the meeting is for",
    "agenda": "A summary of the agenda",
    "open": "Whether it is open; of a closed part, the exemption that it is closed under",
    "comments": "How the public can comment",
    "contact": "Whom to ask: the Designated Federal Officer, with telephone or e-mail",
}
_REACHED = re.compile(r"\S@\S+\.\w|(?:\d[\s().-]{0,2}){7}")  # an e-mail address, or the digits of a telephone number
OFFICER = "41 CFR 102-3.120"  # the officer, or an alternate, is present, or the committee does not meet
CLOSED = "5 U.S.C. 1009(d)"  # a part is closed only under an exemption of 5 U.S.C. 552b(c)
EXEMPTION = re.compile(r"\b552b\(c\)\((?:[1-9]|10)\)")
CLOSING_TOLD = "41 CFR 102-3.155"  # and the notice has to say so


def names_a_way(contact: str) -> bool:
    """Whether whom to ask is named with a telephone number or an e-mail address."""
    return _REACHED.search(contact) is not None


def act_of(meeting: date) -> str:
    """How the Federal Advisory Committee Act was cited on that day: it moved into title 5 by Public Law 117-286."""
    return (
        f"the Federal Advisory Committee Act, 5 U.S.C. {'chapter 10' if meeting >= date(2022, 12, 27) else 'Appendix'}"
    )


def notice_rule(meeting: date) -> Notice:
    """The rule of the day of the meeting, not of the day of the notice."""
    return next(rule for rule in NOTICES if rule.since <= meeting)


def notice_by(meeting: date) -> date:
    """The last day on which a notice is in time."""
    return meeting - timedelta(days=notice_rule(meeting).days)


def days_short(meeting: date, published: date) -> int:
    """How many days a notice came too late; 0 for one in time."""
    return max((published - notice_by(meeting)).days, 0)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to be done by a day, and which rule says so."""

    what: str
    by: date
    rule: str


FILED, APPEARED, POSTED = "File the notice with the Federal Register", "The notice appears", "Post the papers"


def counted_back(meeting: date, own: Mapping[str, str]) -> tuple[Due, ...]:
    """What is to be done before a meeting, by the law and by the office's own settings of the day."""
    rule, last = notice_rule(meeting), notice_by(meeting)
    filing, posting = int(own.get(setting.FILING, 0)), int(own.get(setting.POSTING, 0))
    return (
        Due(FILED, last - timedelta(days=filing),
            f"{filing} days before it must appear (the office's setting)"),
        Due(APPEARED, last, f"at least {rule.days} days before ({rule.source})"),
        Due(POSTED, meeting - timedelta(days=posting), f"{posting} days before (the office's setting)"),
    )  # fmt: skip
