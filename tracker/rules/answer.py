"""What the agency says of a recommendation: an answer to the committee's advice, or an update of what was done. Drafted
in private by an office, cleared by others, then published. Nothing of a draft is public."""

from collections.abc import Mapping
from typing import Any

from tracker.rules.field import CHOICE, DATE, DAY, LINES, LONG, Field, by_name
from tracker.rules.recommendation import FEEDBACK, IMPLEMENTATION
from tracker.rules.workflow import Move, Word, Workflow

RESPONSE, UPDATE = "response", "update"
KINDS = (RESPONSE, UPDATE)
CALLED = {RESPONSE: "Response", UPDATE: "Implementation update"}
UNDER_REVIEW, IN_PART, NOT_AGREED, MORE_TIME = "under review", "agreed in part", "not agreed", "needs more time"
VERDICTS = (*(word for word in FEEDBACK.values if word != "awaiting"), MORE_TIME)  # the last is a note: it sets nothing
OWED = ("awaiting", UNDER_REVIEW)
FULLY, SUPERSEDED = "fully implemented", "closed: superseded"

DRAFT, CLEARING, CLEARED, PUBLISHED, DROPPED = "draft", "in clearance", "cleared", "published", "dropped"
OPEN = (DRAFT, CLEARING, CLEARED)
GIVEN = (CLEARING, CLEARED, PUBLISHED)  # its words are those that the offices asked were given, or public
_DRAFT, _PUBLISH = "answer.draft", "answer.publish"
COURSE = Workflow(
    "answer",
    DRAFT,
    (
        Word(DRAFT, "Its office writes it; nobody else reads it."),
        Word(CLEARING, "It is with the offices that have to clear it, in the words that they were given."),
        Word(CLEARED, "All of them cleared these words."),
        Word(PUBLISHED, "It stands in the public record."),
        Word(DROPPED, "It was given up; its words are kept for its own office."),
    ),
    (
        Move("change", "changed", frozenset(OPEN), DRAFT, _DRAFT),
        Move("send", "sent for clearance", frozenset({DRAFT}), CLEARING, _DRAFT, ("offices",)),
        Move("clear", "cleared", frozenset({CLEARING}), CLEARED, "answer.clear"),
        Move("return", "returned", frozenset({CLEARING, CLEARED}), DRAFT, "answer.clear", ("comments",)),
        Move("publish", "published", frozenset({DRAFT, CLEARED}), PUBLISHED, _PUBLISH),
        Move("drop", "dropped", frozenset(OPEN), DROPPED, _DRAFT, ("reason",)),
    ),
)
IN_ORDER, AT_ONCE = "one after the other", "all at once"
AWAITING, RETURNED = "awaiting", "returned"
OWN, ON_BEHALF = "by its own account", "on its behalf"

_SHARED = (
    Field("text", "Words", "What is said to the public.", LONG, longest=100_000, required=True),
    Field("signer", "Signed by", "Whose word it is: name and office.", longest=300, required=True),
    Field("date", "Date", "The day that it is signed or said; empty: today.", DAY),
    Field("timetable", "Timetable", "What will be done by when, as it is to be printed.", longest=2_000),
    Field("next_update", "Next update", "When more can be expected: September 2027, or 2027-09-30.", DATE),
)
ANSWER = (
    Field("verdict", "Verdict", f'"{MORE_TIME}" is a note with a new date; it leaves the item unanswered.', CHOICE,
          VERDICTS, required=True),
    Field("reasons", "Reasons", 'Why not, or why not all; needed for "agreed in part" and "not agreed".', LONG,
          longest=100_000),
    *_SHARED,
)  # fmt: skip
PROGRESS = (
    Field("verdict", "Implementation", "In the words of the federal advisory committee database.", CHOICE,
          IMPLEMENTATION.values, required=True),
    Field("evidence", "Evidence", 'What shows it, one a line: an address, or words. Needed for "fully implemented".',
          LINES),
    Field("reasons", "Reasons", "Needed where the word goes back on what was published, or against the answer.", LONG,
          longest=100_000),
    Field("successor", "Superseded by", "The key or number of the recommendation that took its place.", longest=200),
    *_SHARED,
)  # fmt: skip
EVIDENCE, PAGE, PACKAGE = "evidence", "clearance", "package"  # what a file that is kept with a draft shows
CLEAR_BY = Field(
    "clear_by", "Asked to answer by", "The day that the offices are asked for; printed in their files.", DAY
)
SHOWN = Field("words", "What it shows", "As it is to be printed beside the file.", longest=300)
FIELDS = {RESPONSE: ANSWER, UPDATE: PROGRESS}
SENT_ON = (
    Field("office", "Send to", "The office whose it is: name, acronym or address.", longest=300, required=True),
    Field("words", "Why", "For whoever receives it.", LONG, longest=2_000),
)
BEHALF = (
    Field("cleared_by", "Who signed it", "Name and office, of a clearance that came on paper or by mail: somebody "
          "else than who drafts the answer or records this.", longest=300, required=True),
    Field("cleared_on", "On", "The day on the paper: since the words were sent for clearance.", DAY, required=True),
    Field("page", "File", "The page that shows it, PDF, PNG or JPEG; of a mail, a PDF of it."),
)  # fmt: skip


def asked(kind: str, values: Mapping[str, Any]) -> None:
    """Raises BadInput, in words, for what this verdict needs and does not have."""
    fields, verdict = by_name(FIELDS[kind]), values["verdict"]
    if kind == RESPONSE:
        if verdict in (IN_PART, NOT_AGREED) and not values["reasons"]:
            raise fields["reasons"].refused(f'"{verdict}" says why.', "Give the reasons; the public reads them.")
        if verdict == MORE_TIME and not values["next_update"]:
            raise fields["next_update"].refused("the new date is missing.", "Say when an answer can be expected.")
        return
    if verdict == FULLY and not values["evidence"]:
        raise fields["evidence"].refused(f'"{FULLY}" needs evidence.', "Name what shows it, one a line.")
    if verdict == SUPERSEDED and not values["successor"]:
        raise fields["successor"].refused(f'"{SUPERSEDED}" names what took its place.', "Give its key or number.")
    if values["successor"] and verdict != SUPERSEDED:
        raise fields["successor"].refused("only what is superseded has one.", "Leave it out, or choose that word.")
