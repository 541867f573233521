"""Meetings of the committee: what is recorded of each, and the words for how far it has come."""

from collections.abc import Mapping
from typing import Any

from tracker.rules.field import CHOICE, DATE, DAY, LINES, LONG, Field
from tracker.rules.group import LONGEST
from tracker.rules.workflow import Move, Word, Workflow
from tracker.text import dates
from tracker.text.dates import Dated

PLANNED, NOTICED, POSTED, IN_SESSION = "planned", "noticed", "materials posted", "in session"
ADJOURNED, DRAFTED, CERTIFIED = "adjourned", "minutes drafted", "minutes certified"
CANCELLED, RESCHEDULED = "cancelled", "rescheduled"
STAGES = {
    PLANNED: "planned",
    NOTICED: "announced in the Federal Register",
    POSTED: "announced, with its papers posted",
    IN_SESSION: "in session",
    ADJOURNED: "held",
    DRAFTED: "held, with its minutes drafted",
    CERTIFIED: "held, with its minutes certified",
    CANCELLED: "cancelled",
    RESCHEDULED: "moved to another day",
}
MOST_DAYS = 7  # that one lasts; what is longer is a slip
NOT_HELD = (CANCELLED, RESCHEDULED)
HELD = (ADJOURNED, DRAFTED, CERTIFIED)
OPEN = (PLANNED, NOTICED, POSTED)
RECORDED = (IN_SESSION, ADJOURNED, DRAFTED)  # until it is published, what was recorded can be put right
_RUN, _OPEN = "meeting.run", frozenset(OPEN)
COURSE = Workflow(
    "meeting",
    PLANNED,
    (
        Word(PLANNED, "The office prepares it; nothing of it is public."),
        Word(NOTICED, "Its notice was published in the Federal Register."),
        Word(POSTED, "Its papers were released together, as they will be voted on."),
        Word(IN_SESSION, "It was called to order with the Designated Federal Officer or an alternate present."),
        Word(ADJOURNED, "It is over; what was decided can be published."),
        Word(DRAFTED, "Its minutes are written and await the chair."),
        Word(CERTIFIED, "The chair certified its minutes; they are locked."),
        Word(CANCELLED, "It was called off after it had been planned."),
        Word(RESCHEDULED, "It was moved to another day."),
    ),
    (
        Move("notice", "noticed", frozenset({PLANNED}), NOTICED, _RUN, ("noticed_on",)),
        Move("revise the notice", "noticed anew", frozenset({NOTICED, POSTED}), NOTICED, _RUN, ("noticed_on",)),
        Move("post", "posted", frozenset({NOTICED, POSTED}), POSTED, _RUN),
        Move("open", "called to order", frozenset({NOTICED, POSTED}), IN_SESSION, _RUN, ("officer",)),
        Move("adjourn", "adjourned", frozenset({IN_SESSION}), ADJOURNED, _RUN),
        Move("record", "recorded", frozenset({PLANNED}), ADJOURNED, _RUN, ("talked",)),
        Move("draft minutes", "minutes drafted", frozenset({ADJOURNED, DRAFTED}), DRAFTED, _RUN, ("minutes",)),
        Move("certify", "minutes certified", frozenset({DRAFTED}), CERTIFIED, "minutes.certify", ("certified_on",)),
        Move("send minutes back", "minutes sent back", frozenset({DRAFTED}), ADJOURNED, "minutes.certify", ("reason",)),
        Move("cancel", "cancelled", _OPEN, CANCELLED, _RUN, ("reason",)),
        Move("reschedule", "moved to another day", _OPEN, RESCHEDULED, _RUN, ("day", "reason")),
    ),
)
# What the committee did with an item that may come before it again; what it decided does not.
RETURNING = ("on agenda", "remanded to group", "tabled", "presented, not voted (no quorum)")
PLAN = (
    Field("day", "Day", "The first day of it, as 2020-12-16.", form=DAY, required=True),
    Field("until", "Last day", "Of a meeting of several days.", form=DAY),
    Field("group", "Group", "Of a group's own meeting, which decides nothing: its name, acronym or address. Empty for "
          "a public meeting of the committee.", longest=LONGEST),
    Field("form", "Form", "In person, by webinar, off-site.", longest=200),
    Field("starts", "Hours", "As the notice will print them: 1:00 p.m. to 5:00 p.m. Eastern.", longest=100),
    Field("place", "Place", "As the notice will print it.", longest=1000),
    Field("virtual", "From elsewhere", "How to attend by webinar or telephone.", longest=1000),
    Field("purpose", "Purpose", "What the meeting is for.", LONG, longest=5_000),
    Field("public_comments", "Comments by the public", "How to send some, and whether they can be heard.", LONG,
          longest=5_000),
    Field("comments_by", "Comments by", "The last day for comments in writing.", form=DAY),
    Field("contact", "Whom to ask", "The Designated Federal Officer, with telephone or e-mail.", longest=1000),
    Field("docket", "Docket", "As USCBP-2023-0000.", longest=30),
)  # fmt: skip
OPEN_PART, CLOSED_PART = "open to the public", "closed to the public"
POINT = (
    Field("item", "Recommendation", "Its key or number, where the point is one.", longest=200),
    Field("words", "Words", "What else is on the agenda: a report, comments by the public.", longest=2_000),
    Field("subcommittee", "Subcommittee", "Under which it stands: name, acronym or address.", longest=LONGEST),
    Field("access", "Open or closed", "Every part is open unless the law lets it be closed.", CHOICE,
          (OPEN_PART, CLOSED_PART)),
    Field("exemption", "Closed under", "Of a part closed to the public: its exemption, as 5 U.S.C. 552b(c)(4).",
          longest=200),
)  # fmt: skip
NOTICE = (
    Field("noticed_on", "Appears on", "The day on which the Federal Register prints the notice.", DAY, required=True),
    Field("citation", "Citation", "Of the notice, once it is known: 85 FR 77000.", longest=100),
    Field("exceptional", "Exceptional circumstance", "Why the notice is shorter than the law asks; it is published.",
          LONG, longest=2_000),
)  # fmt: skip
OF_GROUP = (  # what is recorded of a group's own meeting
    Field("others", "Who was there", "In words, one a line.", LINES, longest=5_000),
    Field("talked", "What was talked about", "It is published.", LONG, longest=20_000, required=True),
)  # fmt: skip
_WHY = Field("reason", "Why", "It is published with the meeting.", LONG, longest=1_000, required=True)
CALLED_OFF = (_WHY,)
MOVED_TO = (
    Field("day", "New day", "The first day of it, as 2021-01-13.", form=DAY, required=True),
    Field("until", "New last day", "Of a meeting of several days.", form=DAY),
    _WHY,
)  # fmt: skip
MATERIALS = "materials"  # the relation to a paper that was released with its agenda
MOVED = "moved to"  # the relation to the meeting that took its place
FIELDS = (
    Field("date", "Date", "The day, or the days from the first to the last.", form=DATE, required=True),
    Field("place", "Place", "As printed.", longest=300),
    Field("form", "Form", "As printed: in person, by webinar.", longest=200),
    Field("stage", "Stage", "Empty where nothing says it.", form=CHOICE, choices=tuple(STAGES)),
)


def title(said: Mapping[str, Any], group: str = "") -> str:
    """{value, precision} of its date -> Meeting of December 16, 2020; of a group's own with its name."""
    held = dates.from_value(str(said["value"]), said.get("precision"))
    return f"Meeting of the {group}, {days(held)}" if group else f"Meeting of {days(held)}"


def days(held: Dated) -> str:
    """The words for the date of a meeting. One of several days was held on all of them; only in a longer range does it
    lie on a day that nobody knows."""
    several = held.precision == dates.RANGE and (held.last - held.first).days < MOST_DAYS
    return dates.days_words(held.first, held.last) if several else held.words


def spoken(stage: str | None) -> str:
    """Where it stands, beginning a sentence; its names keep their capitals."""
    words = STAGES.get(stage or "", "committee meeting")
    return words[0].upper() + words[1:]


def how(stage: str | None, day: str, on: str) -> str:
    """One sentence for how far it has come; by its day alone where nothing says more."""
    if stage in STAGES:
        return f"{spoken(stage)}."
    return "To come." if day > on else "Held, as its papers say." if day < on else "Today."
