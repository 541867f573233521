"""The warnings of a paper: who has looked at which, and which of them a chosen value answers."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from tracker.records.paper import Paper, PaperValue, PaperWarning
from tracker.rules.refusal import BadInput

Json = Mapping[str, Any]


def look(paper: Paper, looked: Mapping[int, bool], who: str) -> None:
    """Note who looked at these warnings, by place; or that they are to be looked at again."""
    for warning in paper.warnings:
        if warning.place in looked and looked[warning.place] != bool(warning.accepted_by):
            warning.accepted_by = who if looked[warning.place] else None


def filled(paper: Paper, typed: Collection[str], who: str) -> None:
    """Who fills in a field that was not found has looked at the warning that says so; who empties it again has not."""
    reading = json.loads(paper.reading)
    for warning in paper.warnings:
        name = missed(warning, reading)
        if name is not None and name in typed:
            warning.accepted_by = None if paper.value(name) is None else warning.accepted_by or who


def looked_at(paper: Paper) -> None:
    """Refused while one is left that nobody has ticked."""
    reading = json.loads(paper.reading)
    left = [one for one in paper.warnings if not one.accepted_by and decides(paper, one, reading) is None]
    if left:
        count = "1 warning has" if len(left) == 1 else f"{len(left)} warnings have"
        raise BadInput(
            f"{count} not been looked at.",
            remedy="Look at each where it stands in the source, tick it, then confirm.",
            field=f"warning-{left[0].place}",
        )


def span(warning: PaperWarning, reading: Json) -> tuple[int, int] | None:
    """Where it stands in the text: [start, end)."""
    place = _told(warning, reading).get("span")
    return (place[0], place[1]) if place else None


def missed(warning: PaperWarning, reading: Json) -> str | None:
    """The name of the field that was not found, where the warning is about one."""
    return _told(warning, reading).get("field")


def is_filled(paper: Paper, warning: PaperWarning, reading: Json) -> bool:
    """Whether it is about a field that was not found, and somebody filled it in."""
    name = missed(warning, reading)
    return name is not None and paper.value(name) is not None


def _told(warning: PaperWarning, reading: Json) -> Json:
    """The warning as the reader gave it."""
    told = reading.get("warnings", [])
    found = told[warning.place - 1] if 0 < warning.place <= len(told) else {}
    return found if found.get("code") == warning.code else {}


def decides(paper: Paper, warning: PaperWarning, reading: Json) -> PaperValue | None:
    """The value that a warning is about, if the paper gives several readings of it: choosing one answers the
    warning."""
    place = span(warning, reading)
    fields = reading.get("fields", {})
    of_it = (value for value in paper.values if place and place == (value.start, value.end))
    return next((value for value in of_it if (fields.get(value.name) or {}).get("candidates")), None)
