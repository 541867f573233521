"""The hours of a day as notices print them: "1:00 p.m. to 5:00 p.m. Eastern"."""

import re
from datetime import time

EASTERN = "America/New_York"
_HOUR = r"(\d{1,2})(?::(\d\d))?\s*(a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon)"
_SPAN = re.compile(rf"{_HOUR}\s*(?:to|until|through|-|–|—)\s*{_HOUR}(?P<rest>.{{0,40}})", re.IGNORECASE | re.DOTALL)
_ZONE = re.compile(r"\b(?:Eastern|E[DS]?T)\b")
_LIKE_ONE = re.compile(r"(\d+)\s*[:.]\s*(\d\d)(?:\s*([a-z])\.?m\b)?|\b(\d+)\s*([a-z])\.?m\b", re.IGNORECASE)


def no_hour(printed: str) -> str | None:
    """What is written like an hour and is none, as 25:99 or 3 xm; None where every one is right."""
    for found in _LIKE_ONE.finditer(printed):
        hour, half = int(found[1] or found[4]), (found[3] or found[5] or "").lower()
        right = half in ("a", "p") and 1 <= hour <= 12 if half else hour <= 24
        if not right or int(found[2] or 0) > 59:
            return found[0]
    return None


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
