"""A recommendation: the thing tracked. One word cannot say where it stands; four axes do."""

from collections.abc import Mapping
from typing import Any

from tracker.rules.field import COUNT, DATE, DIGITS, LONG, Field
from tracker.rules.group import LONGEST
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
# What an agenda sets, and what takes it back where the meeting is not held: no status, it gives back the one before.
ON_AGENDA, OFF_AGENDA = "on agenda", "off the agenda"
EARLIER_WORDS = tuple(word for word in ACTION.values if word != ON_AGENDA)  # what may come before a later action
SUPERSEDED = "closed: superseded"
ADOPTED = "adopted"  # the text, by what passed
PASSED = ("passed", "passed as amended")
ANSWERED = ("agreed", "agreed in part", "not agreed")
# The two measures of the federal advisory committee database.
FULLY_OR_WILL, PARTIALLY = ("fully implemented", "will be implemented"), ("partially implemented",)
AXES = (TEXT, ACTION, FEEDBACK, IMPLEMENTATION)


def unadopted(status: Mapping[str, Any]) -> str:
    """What the record says of one that is no advice of the committee, in words; nothing where it is: only what the
    committee adopted itself (41 CFR 102-3.35)."""
    said = (status.get("action") or {}).get("value")
    if said in PASSED or (status.get("text") or {}).get("value") == ADOPTED:
        return ""
    return f'the committee\'s last word on it is "{said}"' if said else "no adoption of it is recorded here"


FIELDS = (
    Field("ordinal", "Ordinal", "Its number within its group's list, as printed.", form=COUNT),
    Field(
        "number", "Number", "The six figures issued when the committee adopts it; empty before.", form=DIGITS, longest=6
    ),
    Field("text", "Text", "The words exactly as printed.", form=LONG, required=True),
)
ITEM = (  # as it stands in its paper
    *FIELDS,
    Field("subcommittee", "Subcommittee heading", "The heading above its group's, as printed.", longest=LONGEST),
    Field("group", "Group heading", "The heading that it stands under, as printed.", longest=LONGEST),
)
ABOUT = (  # what it is linked with, or filed under
    Field("group", "Group", "Whose recommendation it is."),
    Field("term", "Term", "The committee's term that it was made in."),
    Field("date", "Date", "Its paper's date, as exact as printed.", form=DATE),
    Field("short_title", "Short title", "The record's own words for it, where a person has confirmed them."),
    Field("subject", "Subject", "What it is about."),
    Field("addressee", "Addressed to", "Whom it asks: usually CBP."),
    Field("programme", "Programme", "The programme that it bears on."),
    Field("office", "Office", "The office that answers for it."),
)


def heading(title: str, facts: Mapping[str, Any]) -> str:
    """The title; before it the short one, which is the record's own, where a person has confirmed one."""
    own = facts.get("short_title")
    return f"{own} ({title})" if own else title
