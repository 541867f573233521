"""A recommendation: the thing tracked. One word cannot say where it stands; four axes do."""

from tracker.rules.field import LONG, Field
from tracker.rules.workflow import Axis, Word

NOT_RECORDED = "not recorded here"

TEXT = Axis(
    "text",
    "Text",
    "How far the wording has come, from a group's working draft to what the committee adopted.",
    (
        Word("working draft", "A working group is writing it. Only the group reads it."),
        Word("group review", "The working group is reviewing the draft as a whole."),
        Word("subcommittee review", "The subcommittee is reviewing the draft."),
        Word("proposed", "The text is posted for a public meeting and frozen as posted."),
        Word("adopted", "The committee adopted the text at a public meeting. This is its advice."),
        Word("refining", "The text was sent back to its group for further work."),
        Word("withdrawn", "The text was withdrawn before the committee adopted it."),
    ),
)
ACTION = Axis(
    "action",
    "Committee action",
    "What the full committee did with it, by a motion at a public meeting.",
    (
        Word("on agenda", "It stands on the published agenda of a meeting."),
        Word("passed", "The committee adopted it as posted."),
        Word("passed as amended", "The committee adopted it with words changed at the meeting."),
        Word("not passed", "The committee voted on it and did not adopt it."),
        Word("remanded to group", "The committee sent it back to its working group."),
        Word("tabled", "The committee put it off without a decision."),
        Word("withdrawn", "It was taken off before a vote."),
        Word(
            "presented, not voted (no quorum)",
            "It was presented at a meeting that had too few members present to vote.",
        ),
    ),
)
FEEDBACK = Axis(
    "feedback",
    "CBP response",
    "What U.S. Customs and Border Protection answered to the adopted advice.",
    (
        Word("awaiting", "The committee adopted it; no response has been published."),
        Word("under review", "CBP has said in public that it is considering it."),
        Word("agreed", "CBP agrees with the advice."),
        Word("agreed in part", "CBP agrees with part of the advice and has said why not with the rest."),
        Word("not agreed", "CBP does not agree and has said why."),
    ),
)
IMPLEMENTATION = Axis(
    "implementation",
    "Implementation",
    "What CBP has done about it, in the words that the federal advisory committee database uses.",
    (
        Word("not started", "CBP has said that nothing has been done yet."),
        Word("will be implemented", "CBP has said that it will carry it out."),
        Word("partially implemented", "Part of it has been carried out."),
        Word("fully implemented", "All of it has been carried out; evidence is published."),
        Word("will not be implemented", "CBP has said that it will not carry it out."),
        Word("closed: superseded", "A later recommendation took its place."),
        Word("closed: overtaken by events", "Events made it pointless."),
    ),
)
AXES = (TEXT, ACTION, FEEDBACK, IMPLEMENTATION)

FIELDS = (
    Field("ordinal", "Ordinal", "Its number within its group's list, as printed."),
    Field("number", "Number", "The six-digit number, issued when the committee adopts it; empty before."),
    Field("text", "Text", "The words exactly as printed.", form=LONG, required=True),
)
