"""How a meeting was convened, in words: its notice against the law of its day, the officer, who made a quorum, and what
was closed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tracker.rules.minutes import ON_PAPER, OWN, days_late
from tracker.text.dates import day_words

_WAYS = {OWN: "by the chair's own account here", ON_PAPER: "on a signed page"}


def told(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(label, sentence) of each of these that the record has of a meeting."""
    return [(label, words) for name, label, say in _TOLD if facts.get(name) for words in say(facts[name])]


def notice(said: Mapping[str, Any]) -> Iterator[str]:
    """When it appeared, and whether that was in time by the rule of the meeting's day."""
    short = int(said["asked"]) - int(said["days"])
    came = f"{day_words(date.fromisoformat(said['on']))}, {_days(int(said['days']))} before the meeting"
    law = f"at least {said['asked']} are required ({said['rule']})"
    yield f"{came}; {law}: {f'{_days(short)} too late' if short > 0 else 'in time'}."
    if said.get("exceptional"):
        yield f"Exceptional circumstance: {said['exceptional']}"
    if said.get("citation"):
        yield f"Printed as {said['citation']}."


def _officer(said: Mapping[str, Any]) -> Iterator[str]:
    yield f"{said['name']}, {said['role']}"


def _quorum(said: Mapping[str, Any]) -> Iterator[str]:
    here = f"{said['present']} of {said['seated']} seated members were present; {said['needed']} were needed"
    yield f"{here} ({said['rule']}): {'a quorum' if said['met'] else 'no quorum'}."


def _closed(said: list[Mapping[str, Any]]) -> Iterator[str]:
    for one in said:
        yield f"{str(one['part']).rstrip('.')}: {one['exemption']}"


def _minutes(said: Mapping[str, Any]) -> Iterator[str]:
    on, who = date.fromisoformat(said["certified_on"]), str(said["certified_by"])
    comma = "," if "," in who else ""  # after a name with its office
    yield f"Certified by {who}{comma} on {day_words(on)}, {_WAYS.get(said['way'], said['way'])}."


def _due(said: Mapping[str, Any]) -> Iterator[str]:
    if said.get("due"):
        by = date.fromisoformat(said["due"])
        late = days_late(date.fromisoformat(said["certified_on"]), by)
        yield f"By {day_words(by)} ({said['rule']}): {f'{_days(late)} too late' if late else 'in time'}."


def _as_it_is(said: str) -> Iterator[str]:
    yield said


def _day(said: Mapping[str, Any]) -> Iterator[str]:
    yield f"{day_words(date.fromisoformat(str(said['value'])))}."


def _days(number: int) -> str:
    return f"{number} {'day' if number == 1 else 'days'}"


_TOLD: tuple[tuple[str, str, Any], ...] = (
    ("reason", "Reason", _as_it_is),
    ("starts", "Hours", _as_it_is),
    ("virtual", "From elsewhere", _as_it_is),
    ("purpose", "Purpose", _as_it_is),
    ("public_comments", "Comments by the public", _as_it_is),
    ("comments_by", "Comments in writing by", _day),
    ("contact", "Whom to ask", _as_it_is),
    ("docket", "Docket", _as_it_is),
    ("noticed", "Notice", notice),
    ("officer", "For the agency", _officer),
    ("quorum", "Quorum", _quorum),
    ("closed", "Closed to the public", _closed),
    ("minutes", "Minutes", _minutes),
    ("minutes", "Minutes due", _due),
)
