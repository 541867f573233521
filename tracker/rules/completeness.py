"""What papers a meeting and a term are expected to leave behind, and why; and what may be said of each. That nothing is
known of a paper is said as that: silence is no word that it did not exist."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.rules.field import CHOICE, LONG, Field
from tracker.rules.paper import ISSUE_PAPER, KINDS, RECOMMENDATIONS
from tracker.rules.recommendation import OFF_AGENDA, ON_AGENDA
from tracker.text import dates

KIND = "account"
HELD, MISSING, NONE, UNKNOWN, LATER, OFF = "held", "missing", "none", "unknown", "later", "off"
STATES = {
    HELD: "held",
    MISSING: "known to exist, not held",
    NONE: "did not exist",
    UNKNOWN: "not known",
    LATER: "meeting to come",
    OFF: "meeting not held",
}
COUNTED = STATES | {LATER: "of meetings to come", OFF: "of meetings not held"}  # behind a number of papers
NOTICE, MINUTES, SUMMARY, CHARGE = "meeting-notice", "minutes", "executive-summary", "statement-of-work"


@dataclass(frozen=True, slots=True)
class Expected:
    """A kind of paper. `several`: there may be more than one, so that to hold one is not to hold all."""

    kind: str
    label: str
    reason: str
    several: bool = False


# The committee meets about once a quarter, and no rule says so: no meeting is counted that nothing published names.
PER_MEETING = (
    Expected(NOTICE, "Notice", "The law asks for one in the Federal Register before each meeting (5 U.S.C. 1009(a))."),
    Expected(RECOMMENDATIONS, "Recommendations", "Most meetings vote on some; no rule asks for any.", several=True),
    Expected(MINUTES, "Minutes", "The law asks for minutes of each meeting (5 U.S.C. 1009(c))."),
    Expected(ISSUE_PAPER, "Issue papers", "CBP's offices often write some for a meeting; no rule asks.", several=True),
    Expected(SUMMARY, "Executive summaries", "Subcommittees often report in one; no rule asks.", several=True),
)
PER_TERM = (Expected(CHARGE, "Statements of work", "A working group has one as its charge, as a rule.", several=True),)

# What a reference calls papers -> their kind. Of others the printed word is kept: no kind of paper here is theirs.
NAMED = {
    "recommendation sets": RECOMMENDATIONS,
    "recommendations": RECOMMENDATIONS,
    "issue papers": ISSUE_PAPER,
    "statements of works": CHARGE,
    "statement of works": CHARGE,
    "meetings": "",
}
ASIDE = frozenset({"meeting notices"})  # of an earlier notice the print tells its own day, not the meeting's

FIELDS = (
    Field("about", "Meeting or term", "The day or month of the meeting, as 2020-12-16 or 2019-02; a term as term-15.",
          required=True, longest=20),
    Field("kind", "Kind of paper", form=CHOICE, required=True,
          choices=tuple(kind for kind in KINDS if kind not in ("unknown", "criteria"))),
    Field("state", "What is known", form=CHOICE, choices=(MISSING, NONE), required=True),
    Field("source", "Who says so", "A paper, a page, a person: what readers can go by.", required=True, longest=1000),
    Field("note", "Note", "Whatever else a reader should know.", form=LONG, longest=2000),
)  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def key(about: str, kind: str) -> str:
    return f"{KIND}/{about}/{kind}"


def meeting_of(kind: str, key: str, facts: Mapping[str, Any]) -> str | None:
    """The meeting that a thing belongs to, as far as it says: a day (of several, the first), a month, a year."""
    if kind == "meeting":
        return key
    if kind == "outcome" and not facts.get("meeting"):
        return key[:10] if _DAY.match(key) else None
    if kind == "paper" and facts.get("paper_kind") not in {one.kind for one in PER_MEETING}:
        return None
    said = _value(facts.get("meeting"))
    if said or kind != "paper":
        return bucket(said) if said else None
    dated = _value(facts.get("date"))
    whole = {MINUTES: 10, NOTICE: 4}.get(str(facts.get("paper_kind")), 7)  # a notice is dated long before its meeting
    return bucket(dated)[:whole] if dated else None


def agenda_of(kind: str, key: str, facts: Mapping[str, Any], sets: Mapping[str, Any]) -> str:
    """The meeting on whose agenda an entry puts a recommendation, or that lets it go; nothing where it does neither."""
    return (meeting_of(kind, key, facts) or "") if sets.get("action") in (ON_AGENDA, OFF_AGENDA) else ""


def bucket(value: str) -> str:
    """The day, month or year by which meetings are told apart: of two days the first."""
    return value.partition("..")[0]


def names(kind: str, key: str, facts: Mapping[str, Any]) -> set[str]:
    """The papers that the words of a thing name, as "2019-02 recommendations". Of a paper with items, the items say
    it; of a notice that revises another, what it revises belongs to the same meeting."""
    said = facts.get("references") or () if kind == "recommendation" or not facts.get("sets") else ()
    found = {
        f"{bucket(str(value))} {NAMED.get(one['kind'], one['kind'])}".strip()
        for one in said
        if one.get("kind") and one["kind"] not in ASIDE
        for value in one.get("values") or ()
    }
    meeting = meeting_of(kind, key, facts) if facts.get("revises") else None
    return found | ({f"{meeting} {NOTICE}"} if meeting else set())


def _value(said: Any) -> str:
    return str(said.get("value") or "") if isinstance(said, Mapping) else ""


def words(meeting: str, days: int = 0) -> str:
    """What a meeting is called: by its day; by its month, saying what is not known of it."""
    dated = dates.from_value(meeting)
    if dated.precision == dates.DAY:
        return dated.words
    if dated.precision != dates.MONTH:
        return f"{dated.words}, month not known"
    return f"{dated.words}, {'which of its meetings' if days else 'day'} not known"
