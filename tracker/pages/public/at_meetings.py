"""At which meetings a recommendation stood on the agenda, and what became of it at each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.pages.public.history import Event
from tracker.rules.completeness import meeting_of
from tracker.rules.outcome import OUTCOME

NOTICE, MEETING = "notice", "meeting"


@dataclass(slots=True)
class AtMeeting:
    """`key` of the meeting; `said` the committee's actions there, each with the address of what tells it."""

    key: str
    said: list[tuple[str, str]] = field(default_factory=list)


def of_item(past: Iterable[Event]) -> list[AtMeeting]:
    """The oldest first. What was struck counts no more."""
    found: dict[str, AtMeeting] = {}
    for event in past:
        if event.struck or event.own or event.kind not in (NOTICE, OUTCOME, MEETING):
            continue
        key = meeting_of(event.kind, event.key, event.facts)
        words = [word for _, word, axis in event.sets if axis == "action"]
        if key and words:
            at = found.setdefault(key, AtMeeting(key))
            at.said += [(word, event.url) for word in words if (word, event.url) not in at.said]
    return [found[key] for key in sorted(found)]
