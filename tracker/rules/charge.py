"""Statements of work: where one stands, as a source says it; and whom its versions name as members."""

import re
from collections.abc import Mapping
from typing import Any

from tracker.rules.field import CHOICE, Field
from tracker.rules.outcome import ATTESTED

IN_FORCE, REPLACED = "in force", "replaced"
STATES = {
    "draft": "It is being written; nothing holds yet.",
    "under revision": "It holds, and a later version is being written.",
    IN_FORCE: "It is what the group works by.",
    "completed": "What it asked for was done.",
    REPLACED: "A later version took its place.",
    "lapsed with term": "The term ended before its work did.",
}
STATE = Field(
    "state", "Where it stands", "Since the day below, as the source says.", CHOICE, tuple(STATES), required=True
)
SAID = (STATE, *(one for one in ATTESTED if one.name in ("date", "source", "quote", "span", "shortfall")))
_MEMBERS = re.compile(r"\b(?:members?|membership|participants|composition)\b", re.IGNORECASE)
_LABEL = re.compile(r"^\W+|[\s.;,]+$")


def members(facts: Mapping[str, Any]) -> list[str]:
    """Whom it lists as members, one a line or a point under such a heading; empty where it names nobody so."""
    for section in facts.get("sections") or ():
        if _MEMBERS.search(str(section.get("heading") or "")):
            lines = section.get("points") or str(section.get("text") or "").splitlines()
            found = [" ".join(_LABEL.sub("", str(line)).split()) for line in lines]
            return [each for each in found if each] if len(lines) > 1 else []
    return []


def moved(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Who joined and who left from one version to the next; nobody where either lists none."""
    before, after = members(earlier), members(later)
    if not before or not after:
        return [], []
    known, now = ({each.casefold() for each in some} for some in (before, after))
    return [each for each in after if each.casefold() not in known], [
        each for each in before if each.casefold() not in now
    ]
