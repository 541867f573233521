"""The papers that the committee's record is made of: their kinds, their fields, and how one comes in."""

from tracker.rules import group, term
from tracker.rules.field import CHOICE, COUNT, DATE, DAY, LONG, Field
from tracker.rules.workflow import Move, Word, Workflow

RECOMMENDATIONS, ISSUE_PAPER = "recommendations", "issue-paper"
KINDS = {
    RECOMMENDATIONS: "Recommendations",
    ISSUE_PAPER: "Government issue paper",
    "statement-of-work": "Statement of work",
    "executive-summary": "Executive summary",
    "minutes": "Minutes",
    "meeting-notice": "Meeting notice",
    "criteria": "Criteria",
    "unknown": "Paper of unknown kind",
}
LISTS = frozenset({RECOMMENDATIONS})  # the kinds whose items are recommendations of the committee

AWAITING, REVIEWED, PUBLISHED = "awaiting review", "reviewed", "published"
INTAKE = Workflow(
    "paper",
    AWAITING,
    (
        Word(AWAITING, "Read by the program; nobody has confirmed what it was understood to say."),
        Word(REVIEWED, "A person confirmed every value; it can be published."),
        Word(PUBLISHED, "It stands in the public record."),
    ),
    (
        Move("correct", "corrected", frozenset({AWAITING, REVIEWED}), AWAITING, "paper.review"),
        Move("review", "reviewed", frozenset({AWAITING}), REVIEWED, "paper.review"),
        Move("publish", "published", frozenset({REVIEWED}), PUBLISHED, "paper.publish"),
        Move("retract", "retracted", frozenset({PUBLISHED}), AWAITING, "record.retract"),
    ),
)

_BODY = (
    Field("committee", "Committee", "As printed; misprints are kept."),
    Field("subcommittee", "Subcommittee", "As printed on the cover.", longest=group.LONGEST),
    Field("group", "Group", "As printed on the cover: the name it had then.", longest=group.LONGEST),
    Field("acronym", "Acronym", "The group's acronym, if the paper prints one.", longest=20),
    Field("term", "Term", "Number of the committee's term, if known: 15, 16 ...", form=COUNT, span=term.NUMBERS),
    Field("date", "Date", "The paper's own date, as exact as printed.", form=DATE, required=True),
)
FIELDS: dict[str, tuple[Field, ...]] = {
    RECOMMENDATIONS: _BODY,
    ISSUE_PAPER: (
        *_BODY,
        Field("pub_number", "Publication number", "Printed as Pub# on the cover.", longest=50),
        Field("office", "Office", "The office that issued the paper, as printed."),
        Field("action_required", "Action required", "What the paper asks of the committee.", longest=1000),
        Field("submitted_by", "Submitted by", "The official named as submitting it."),
        Field("signed_on", "Signed on", "The date at the end; it may be earlier than the cover's.", form=DATE),
    ),
}
ABOUT = (
    Field("kind", "Kind of paper", "What it is.", form=CHOICE, choices=tuple(KINDS), required=True),
    Field("obtained_from", "Obtained from", "Its public address, or where the file came from.", longest=2000),
    Field("obtained_on", "Obtained on", "The day the file was obtained.", form=DAY),
    Field("note", "Note for the office", "Seen in the office only.", form=LONG, public=False),
)
SECTION = (
    Field("heading", "Heading", "As printed; empty for what stands before the first.", longest=1000),
    Field("text", "Text", "The words exactly as printed.", form=LONG),
    Field("points", "Points, one a line", "The list that it ends with.", form=LONG),
)


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a kind of paper; of a kind that has no reader yet, those that every paper has."""
    return FIELDS.get(kind, _BODY)
