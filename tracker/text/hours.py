"""The hours of a day as notices print them: "1:00 p.m. to 5:00 p.m. Eastern"."""

import re
from datetime import time

EASTERN = "America/New_York"
_HOUR = r"(\d{1,2})(?::(\d\d))?\s*(a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon)"
_SPAN = re.compile(rf"{_HOUR}\s*(?:to|until|through|-|–|—)\s*{_HOUR}(?P<rest>.{{0,40}})", re.IGNORECASE | re.DOTALL)
_ZONE = re.compile(r"\b(?:Eastern|E[DS]?T)\b")


def span(printed: str) -> tuple[time, time] | None:
    """From when until when, in Eastern time; None where these words do not tell both, and in which zone."""
    found = _SPAN.search(printed)
    if found is None or not _ZONE.search(found["rest"]):
        return None
    first, last = _time(*found.groups()[:3]), _time(*found.groups()[3:6])
    return (first, last) if first and last and first < last else None


def _time(hour: str, minute: str | None, half: str) -> time | None:
    number, minutes = int(hour), int(minute or 0)
    if not 1 <= number <= 12 or minutes > 59:
        return None
    return time(number % 12 + (12 if half[0] in "pPnN" else 0), minutes)
