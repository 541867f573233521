"""Terms of the committee. First meeting, last meeting, appointments and charter are four separate facts. A term is
ended by an act, which tells what it left open and what becomes of its groups."""

from collections.abc import Mapping

from tracker.rules.answer import OWED
from tracker.rules.field import CHOICE, COUNT, DATE, DAY, LONG, Field
from tracker.rules.group import EVENTS
from tracker.rules.meeting import RETURNING
from tracker.rules.recommendation import PARTIALLY

NUMBERS = (1, 99)

FIELDS = (
    Field("number", "Number", "15, 16 ...", form=COUNT, span=NUMBERS, required=True),
    Field("first_meeting", "First meeting", form=DATE),
    Field("last_meeting", "Last meeting", form=DATE),
    Field("appointed", "Members appointed", form=DATE),
    Field("charter", "Charter period", "From the charter's date to its end.", form=DATE),
)
FACTS = FIELDS[1:]  # all but its number: each is told when it becomes known

# Its end --------------------------------------------------------------------------------------------------------------

ENDS = (
    Field("on", "Last day", "The last day on which its members hold their roles, as 2021-12-15; not in the future.",
          DAY, required=True),
    Field("note", "Note", "What a reader should know of this end; it is published.", LONG, longest=5_000),
)  # fmt: skip
GOES_ON, RENAMED, TRANSFERRED, CONTINUED, CONCLUDED = "goes on", "renamed", "transferred", "continued by", "concluded"
FATES = (GOES_ON, *(event for event in EVENTS if event not in ("formed", "membership expanded")))
FATE = (  # of one group
    Field("fate", "What becomes of it", "Where nothing is said, it goes on.", CHOICE, FATES),
    Field("to", "Name, parent or successor", "Renamed: its new name. Transferred: the subcommittee that it belongs to "
          "then. Continued by: who goes on with its work, several with a semicolon between.", longest=500),
    Field("acronym", "Acronym", "Of its new name, or of its one successor.", longest=20),
    Field("since", "From when", "Empty: the term's last day.", DATE),
    Field("note", "Note", "What a reader should know of this group's change.", longest=1_000),
)  # fmt: skip
LEAVES, FATED = "leaves open", "becomes of"  # links of the end: to a recommendation, to a group
UNDECIDED = "not decided by the committee"
UNANSWERED = "not answered by CBP"
UNDONE = "not recorded as carried out"
IN_PART = "carried out in part"
DONE_SINCE = "carried out or closed since"
SINCE = {UNDECIDED: "decided since", UNANSWERED: "answered since", UNDONE: DONE_SINCE, IN_PART: DONE_SINCE}
AGREED_TO = (UNDONE, IN_PART)  # as long as either is so, it is open for want of being carried out
NEVER_DECIDED = ("not passed", "withdrawn")
FINISHED = ("fully implemented", "will not be implemented", "closed: superseded", "closed: overtaken by events")


def left_open(said: Mapping[str, str | None]) -> str | None:
    """Why a recommendation with this status (axis -> word) is not done with; None where it is, and where the record
    does not say: what is not recorded is neither open nor closed."""
    if said.get("text") == "withdrawn" or said.get("action") in NEVER_DECIDED:
        return None
    if said.get("implementation") in FINISHED or said.get("feedback") == "not agreed":
        return None
    if said.get("action") in RETURNING or said.get("text") in ("proposed", "refining"):
        return UNDECIDED
    if said.get("feedback") in OWED:
        return UNANSWERED
    if said.get("implementation") in PARTIALLY:
        return IN_PART
    return UNDONE if said.get("feedback") or said.get("implementation") else None


def is_recorded(said: Mapping[str, str | None]) -> bool:
    return any(said.values())


# Its name -------------------------------------------------------------------------------------------------------------


def ordinal_word(number: int) -> str:
    """15 -> 15th, 21 -> 21st, 22 -> 22nd, 112 -> 112th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def title(number: int) -> str:
    return f"{ordinal_word(number)} term"


def since_then(then: str, today: str | None) -> str:
    """What came of what was left open; empty where it is open still for the same reason, though more of it be done."""
    same = then == today or (then in AGREED_TO and today in AGREED_TO)
    return "" if same else SINCE.get(then, "")
