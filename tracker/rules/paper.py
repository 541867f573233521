"""The papers that the committee's record is made of: their kinds, their fields, and how one comes in."""

from tracker.rules.field import CHOICE, DATE, LONG, Field
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
    ),
)

_BODY = (
    Field("committee", "Committee", "As printed; misprints are kept."),
    Field("subcommittee", "Subcommittee", "As printed on the cover."),
    Field("group", "Working group", "As printed on the cover: the name it had then."),
    Field("acronym", "Acronym", "The group's acronym, if the paper prints one."),
    Field("term", "Term", "Number of the committee's term, if known: 15, 16 ..."),
    Field("date", "Date", "The paper's own date, as exact as printed.", form=DATE, required=True),
)
FIELDS: dict[str, tuple[Field, ...]] = {
    RECOMMENDATIONS: _BODY,
    ISSUE_PAPER: (
        *_BODY,
        Field("pub_number", "Publication number", "Printed as Pub# on the cover."),
        Field("office", "Office", "The office that issued the paper, as printed."),
        Field("action_required", "Action required", "What the paper asks of the committee."),
        Field("submitted_by", "Submitted by", "The official named as submitting it."),
        Field("signed_on", "Signed on", "The date at the end; it may be earlier than the cover's.", form=DATE),
    ),
}
ABOUT = (
    Field("kind", "Kind of paper", "What it is.", form=CHOICE, choices=tuple(KINDS), required=True),
    Field("obtained_from", "Obtained from", "Its public address, or where the file came from."),
    Field("obtained_on", "Obtained on", "The day the file was obtained.", form=DATE),
    Field("note", "Note for the office", "Seen in the office only.", form=LONG, public=False),
)


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a kind of paper; of a kind that has no reader yet, those that every paper has."""
    return FIELDS.get(kind, _BODY)
