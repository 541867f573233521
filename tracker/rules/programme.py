"""Programmes that the committee advises on: trade programmes and pilots, whose names change and which end."""

import re

from tracker.rules.field import CHOICE, DATE, Field

EVENTS = {
    "launched": "launched",
    "renamed": "renamed",
    "became": "became another",
    "concluded": "concluded",
}
CHANGES = ("renamed", "became")  # events after which it has another name
STAGES = ("concluded",)
LONGEST = 150  # of a name: what is made of it becomes part of keys, which have 200 characters
FIELDS = (
    Field("name", "Name", "The full name, as printed.", required=True, longest=LONGEST),
    Field("acronym", "Acronym", "Empty when none is printed.", longest=20),
    Field("event", "What happened", "Empty where the paper only names it.", form=CHOICE, choices=tuple(EVENTS)),
    Field("to", "Name after", "The name that it took, as printed; of those that changed it alone.", longest=LONGEST),
    Field("date", "Date", "As exact as the source says.", form=DATE),
)
_KIND = re.compile(r"\b(?:programs?|programmes?)\b")


def same_name(one: str, other: str) -> bool:
    """Whether two printed names mean the same programme: case, hyphens and the word "program" aside."""
    return folded(one) == folded(other)


def folded(name: str) -> str:
    """What of a name tells the programme, as printed or as in an address."""
    return "".join(re.findall(r"\w+", _KIND.sub("", name.lower())))
