"""Meetings of the committee: what is recorded of each, and the words for how far it has come."""

from collections.abc import Mapping
from typing import Any

from tracker.rules.field import CHOICE, DATE, Field
from tracker.text import dates

STAGES = {
    "planned": "planned",
    "noticed": "announced in the Federal Register",
    "materials posted": "announced, with its papers posted",
    "in session": "in session",
    "adjourned": "held",
    "minutes drafted": "held, with its minutes drafted",
    "minutes certified": "held, with its minutes certified",
    "cancelled": "cancelled",
    "rescheduled": "moved to another day",
}
NOT_HELD = ("cancelled", "rescheduled")
MOVED = "moved to"  # the relation to the meeting that took its place
FIELDS = (
    Field("date", "Date", "The day, or the days from the first to the last.", form=DATE, required=True),
    Field("place", "Place", "As printed.", longest=300),
    Field("form", "Form", "As printed: in person, by webinar.", longest=200),
    Field("stage", "Stage", "Empty where nothing says it.", form=CHOICE, choices=tuple(STAGES)),
)


def title(said: Mapping[str, Any]) -> str:
    """{value, precision} of its date -> Meeting of December 16, 2020."""
    return f"Meeting of {dates.from_value(str(said['value']), said.get('precision')).words}"


def spoken(stage: str | None) -> str:
    """Where it stands, beginning a sentence; its names keep their capitals."""
    words = STAGES.get(stage or "", "committee meeting")
    return words[0].upper() + words[1:]


def how(stage: str | None, day: str, on: str) -> str:
    """One sentence for how far it has come; by its day alone where nothing says more."""
    if stage in STAGES:
        return f"{spoken(stage)}."
    return "To come." if day > on else "Held, as its papers say." if day < on else "Today."
