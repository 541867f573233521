"""The papers that the committee's record is made of: their kinds, their fields, and how one comes in."""

from datetime import date, timedelta

from tracker.rules import group, recommendation, term
from tracker.rules.field import CHOICE, COUNT, DATE, DAY, LONG, SOURCE, Field, by_name
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

BACKLOG = timedelta(days=180)
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
        Move("look again", "looked at again", frozenset({REVIEWED}), REVIEWED, "paper.review"),
        Move("publish", "published", frozenset({REVIEWED}), PUBLISHED, "paper.publish"),
        Move("open items", "items opened", frozenset({PUBLISHED}), AWAITING, "paper.review"),
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
    "statement-of-work": (
        *_BODY,
        Field("version", "Version", "Which version of the group's charge it is, as printed."),
        Field("replaces", "Replaces", "The version that it says it replaces, as printed.", longest=500),
    ),
    "executive-summary": (
        *_BODY,
        Field("co_chairs", "Co-chairs", "Who chaired the subcommittee, as printed under the title.", longest=1000),
    ),
    "minutes": (
        *_BODY,
        Field("meeting", "Meeting", "The day or days of the meeting that they report.", form=DATE),
        Field("certified_by", "Certified by", "Who certified the minutes, as printed."),
        Field("certified_on", "Certified on", "The day of the certification.", form=DATE),
    ),
    "meeting-notice": (
        *_BODY,
        Field("meeting", "Meeting", "The day or days that it announces.", form=DATE),
        Field("docket", "Docket", "Its docket number, as USCBP-2023-0000.", longest=30),
        Field("fr_doc", "FR document", "Its number in the Federal Register, as 2023-19999.", longest=20),
        Field("fr_citation", "FR citation", "Volume and first page, as 88 FR 62000.", longest=30),
        Field("action", "Action", "What kind of notice it says it is.", longest=1000),
        Field("comments_by", "Comments by", "The last day for comments.", form=DATE),
        Field("place", "Place", "Where the meeting is held, as printed.", longest=1000),
        Field("virtual", "From afar", "How to attend from elsewhere, as printed.", longest=1000),
        Field("revises", "Revises", "The earlier notice: its day or citation, as printed.", longest=200),
        Field("shortfall", "Short notice", "The reason printed for less notice than the law asks.", longest=2000),
        Field("signed_on", "Signed on", "The date at the end; it is earlier than the issue's.", form=DATE),
    ),
    "criteria": (
        Field("entity_type", "Entity type", "Whom the criteria are for, as printed: importers, highway carriers ..."),
        Field("programme", "Programme", "The programme that they belong to, as printed."),
        Field("date", "Date", "The edition's own date, as exact as printed.", form=DATE, required=True),
    ),
}
ABOUT = (
    Field("kind", "Kind of paper", "What it is.", form=CHOICE, choices=tuple(KINDS), required=True),
    Field("obtained_from", "Obtained from", "Its public address, or where the file came from. It is published with the "
          "paper.", form=SOURCE, longest=2000),
    Field("obtained_on", "Obtained on", "The day the file was obtained. It is published too.", form=DAY),
    Field("note", "Note for the office", "Seen in the office only.", form=LONG, public=False),
)  # fmt: skip
PAGE = (  # of a scan: what stands on it, or why it is left out
    Field("text", "Text of the page", "Exactly as printed.", form=LONG, required=True, longest=50_000),
    Field("reason", "Reason", "Why the page is left out; it is published with the paper.", required=True, longest=500),
)
SECTION = (
    Field("heading", "Heading", "As printed; empty for what stands before the first.", longest=1000),
    Field("text", "Text", "The words exactly as printed.", form=LONG),
    Field("points", "Points, one a line", "The list that it ends with.", form=LONG),
)

LISTED = {  # what the items of a kind are, where they are no recommendations of it
    ISSUE_PAPER: "Status of recommendations",
    "statement-of-work": "Objectives",
    "executive-summary": "Previous recommendations",
    "criteria": "Criteria by category",
}
LISTINGS = {"previous": "Made before, and listed again here"}
_ITEM = by_name(recommendation.ITEM)
_STATUS = Field("status", "Status, as printed", "What the paper says of where it stands.", form=LONG)
_LISTED_AS = Field("listed_as", "Listed as", "Empty for what is new here.", form=CHOICE, choices=tuple(LISTINGS))
_OBJECTIVE = tuple(_ITEM[name] for name in ("ordinal", "text", "subcommittee", "group"))
ITEMS: dict[str, tuple[Field, ...]] = {  # what one item bears, where that is other than a recommendation's
    ISSUE_PAPER: (*recommendation.ITEM, _STATUS),
    "statement-of-work": _OBJECTIVE,
    "executive-summary": (*recommendation.ITEM, _LISTED_AS, _STATUS),
    "criteria": (
        Field("number", "Criterion ID", "As printed: 7.37.", longest=20),
        Field("level", "Must or Should", "Whether it is required or advised.", form=CHOICE, choices=("Must", "Should")),
        _ITEM["text"],
        Field("guidance", "Guidance", "The implementation guidance printed beside it.", form=LONG),
    ),
}


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a kind of paper; of a kind that has no reader yet, those that every paper has."""
    return FIELDS.get(kind, _BODY)


def items_of(kind: str) -> tuple[Field, ...]:
    """What an item of this kind of paper bears: an objective, a criterion, a recommendation of it or of another."""
    return ITEMS.get(kind, recommendation.ITEM)


def is_backlog(last: date, on: date) -> bool:
    """Whether what happened by that day was no news when it was recorded."""
    return on - last > BACKLOG
