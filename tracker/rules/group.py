"""Groups: the committee, its subcommittees, working groups and task forces, whose names and parents change."""

import re

from tracker.rules.field import CHOICE, DATE, Field

LEVELS = ("committee", "subcommittee", "working group", "task force")
EVENTS = {
    "formed": "formed",
    "renamed": "renamed",
    "transferred": "moved to another subcommittee",
    "continued by": "work continued by another group",
    "on hiatus": "put on hiatus",
    "winding down": "winding down",
    "concluded": "concluded",
    "membership expanded": "membership expanded",
}
LONGEST = 150  # of a name: what is made of it becomes part of keys, which have 200 characters
STAGES = ("on hiatus", "winding down", "concluded")  # events after which a group is no longer simply at work
CHANGES = ("renamed", "continued by")  # events that bind two names
NAMING = (*CHANGES, "transferred")  # events that say to what
FIELDS = (
    Field("name", "Name", "The full name, as printed.", required=True, longest=LONGEST),
    Field("acronym", "Acronym", "TTWG, TPE ...; empty when none is printed.", longest=20),
    Field(
        "level",
        "Level",
        "What its name says of it; a working group where it says nothing.",
        form=CHOICE,
        choices=LEVELS,
    ),
    Field("parent", "Part of", "The group that it belongs to.", longest=LONGEST),
    Field("since", "This name since", "As exact as the source says.", form=DATE),
)
CHANGE = (  # what one of EVENTS says: of which group, and what it became
    Field("group", "From", "The name before, as printed.", required=True, longest=LONGEST),
    Field("to", "To", "The name after, as printed.", required=True, longest=LONGEST),
    Field("date", "Date", "As exact as the source says.", form=DATE),
)
STANDING = (  # what another of EVENTS says: of which group, and where it was moved to
    Field("group", "Group", "Its name, as printed.", required=True, longest=LONGEST),
    Field("to", "Moved to", "The group that it belongs to since; of those that were moved alone.", longest=LONGEST),
    Field("date", "Date", "As exact as the source says.", form=DATE),
)


def fields_of_event(event: str) -> tuple[Field, ...]:
    return CHANGE if event in CHANGES else STANDING


_ENDINGS = (
    ("working group", re.compile(r"\s+(?:working group|work group|wg)$", re.I)),
    ("subcommittee", re.compile(r"\s+sub-?com+it+ee$", re.I)),  # printed with one m or one t now and then
    ("task force", re.compile(r"\s+task force$", re.I)),
    ("committee", re.compile(r"\s+com+it+ee$", re.I)),
)


def level_of(name: str) -> str | None:
    """What a name itself says of its level: "In-Bond Working Group" is a working group."""
    return next((level for level, ending in _ENDINGS if ending.search(name.strip())), None)


def short_name(name: str) -> str:
    """The name without its level and without what it was formerly called: "In-Bond", "ACE Modernization"."""
    plain = re.sub(r"\s*\([^)]*\)", "", " ".join(name.split()))
    return next((ending.sub("", plain) for _, ending in _ENDINGS if ending.search(plain)), plain)


def same_name(one: str, other: str) -> bool:
    """Whether two printed names mean the same group: spelling of the level and upper case aside. A subcommittee and a
    working group that share a name are two groups."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> tuple[str, str | None]:
    plain = re.sub(r"\s*\([^)]*\)", "", name)
    return " ".join(re.findall(r"\w+", short_name(plain).lower())), level_of(plain)
