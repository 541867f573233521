"""What members and leads propose for the record: which recommendation led to a change of criteria, and how one
recommendation follows on another. The officer, or the office whose criteria they are, takes it up or declines it."""

from tracker.rules import criteria, thread
from tracker.rules.field import LONG, Field
from tracker.rules.workflow import Move, Word, Workflow

LINK, RELATION = "link", "relation"
KINDS = {LINK: "What led to a change of criteria", RELATION: "How one recommendation follows on another"}
PROPOSED, TAKEN, DECLINED, WITHDRAWN = "proposed", "taken up", "declined", "withdrawn"
_ABOUT = "Its number, its key, or the address of its page."
WORD = {LINK: "asserted_by", RELATION: "word"}  # the field that says on whose word it is so
TAKEN_UP = {  # as it is published; the proposer fills in all but the word, which is theirs
    LINK: (
        Field("change", "Edition or change", "Of criteria.", longest=200, required=True),
        *criteria.LED_BY,
    ),
    RELATION: (
        Field("about", "The newer recommendation", _ABOUT, longest=200, required=True),
        *thread.TIED,
    ),
}
FIELDS = {kind: tuple(one for one in fields if one.name != WORD[kind]) for kind, fields in TAKEN_UP.items()}
DECLINE = (
    Field("reason", "Why not", "The proposer reads it; it is not published.", LONG, longest=5_000, required=True),
)  # fmt: skip
COURSE = Workflow(
    "proposal",
    PROPOSED,
    (
        Word(PROPOSED, "A member or lead made it; they, and who decides on it, read it."),
        Word(TAKEN, "It stands in the public record, on its proposer's word."),
        Word(DECLINED, "It was declined with a reason, which its proposer reads."),
        Word(WITHDRAWN, "Its proposer took it back."),
    ),
    (
        Move("take up", "taken up", frozenset({PROPOSED}), TAKEN, "proposal.decide"),
        Move("decline", "declined", frozenset({PROPOSED}), DECLINED, "proposal.decide", ("reason",)),
        Move("withdraw", "withdrawn", frozenset({PROPOSED}), WITHDRAWN, "proposal.withdraw"),
    ),
)
