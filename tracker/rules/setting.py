"""Rules that no source confirmed, or that an office sets for itself: each with what it begins with. A change counts
from a day on, so that what was done before is judged by the rule of its day."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.rules.field import CHOICE, COUNT, DAY, Field, by_name

QUORUM, MINUTES, FILING, POSTING, RESPONSE = "quorum", "minutes", "filing", "posting", "response"
MORE_THAN_HALF, HALF, ONE_THIRD = "more than half", "half", "one third"
PARTS = {MORE_THAN_HALF: (1, 2), HALF: (1, 2), ONE_THIRD: (1, 3)}
SETTINGS = (
    Field(QUORUM, "Quorum", "How many of the members seated on the day must be present to decide anything.", CHOICE,
          tuple(PARTS)),
    Field(MINUTES, "Days to certify minutes", "After the last day of a meeting.", COUNT, span=(1, 365)),
    Field(FILING, "Days the Federal Register takes", "From filing a notice to its appearance.", COUNT, span=(0, 60)),
    Field(POSTING, "Days that papers are posted before", "Before a meeting.", COUNT, span=(0, 60)),
    Field(RESPONSE, "Days to respond", "Within which CBP has said that it answers. No law sets any: empty, nothing is "
          "ever called overdue.", COUNT, span=(1, 3650)),
)  # fmt: skip
FIELDS = by_name(SETTINGS)
NEEDED = (QUORUM, MINUTES)  # without these a meeting cannot be judged
CHANGE = (
    Field("name", "Setting", "Which of them.", CHOICE, tuple(FIELDS), required=True),
    Field("value", "New value", "Empty to end it.", longest=60),
    Field("since", "From", "The day from which on it counts, as 2024-05-20; today if left empty.", DAY),
)  # fmt: skip
START: Mapping[str, str] = {QUORUM: MORE_THAN_HALF, MINUTES: "90", FILING: "5", POSTING: "7"}

Dated = Sequence[tuple[str, str, str]]  # name, the day from which on, value; empty for none


def in_force(dated: Dated, on: date) -> dict[str, str]:
    """name -> value on that day; a setting without one is absent."""
    found = dict(START)
    for name, since, value in sorted(dated, key=lambda one: one[1]):
        if since <= str(on):
            found[name] = value
    return {name: value for name, value in found.items() if value}


def quorum(rule: str, seated: int) -> int:
    """How many of those seated must be present."""
    part, whole = PARTS[rule]
    return seated * part // whole + 1 if rule == MORE_THAN_HALF else -(-seated * part // whole)
