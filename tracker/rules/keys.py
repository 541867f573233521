"""Permanent keys and public addresses. A key is given by the publishing act and never changes; it is never made of a
person's name. Addresses may follow today's slug or number."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

COMMITTEE = "coac"
DEMONSTRATION = "demonstration"  # the notice that marks a demonstration record, for good
SYNONYMS = "vocabulary/synonyms"
DFO_OFFICE = "office/dfo"
NUMBER = re.compile(r"\d{6}")
PLACES = {
    "recommendation": "/recommendations/",
    "group": "/groups/",
    "term": "/terms/",
    "paper": "/papers/",
}


def slug(name: str) -> str:
    """Lower-case words joined by hyphens: "Trade & Security WG" becomes "trade-security-wg"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def set_key(month: str, group: str, taken: int = 0) -> str:
    """The key of a set: month of the meeting it first went to, else of the cover; a second one that month gets -2."""
    return f"{month}/{group}" + (f"-{taken + 1}" if taken else "")


def item_key(set_key: str, ordinal: int) -> str:
    return f"{set_key}/{ordinal}"


def paper_key(month: str, group: str, kind: str, taken: int = 0) -> str:
    return f"{month}/{group}/{kind}" + (f"-{taken + 1}" if taken else "")


def address(kind: str, key: str, facts: Mapping[str, Any] | None = None) -> str:
    """The public path of a thing, from the root."""
    facts = facts or {}
    if kind == "recommendation":
        return PLACES[kind] + str(facts.get("number") or key)
    if kind == "group":
        return PLACES[kind] + str(facts.get("slug") or key)
    if kind == "paper":
        return PLACES[kind] + key.replace("/", "-")
    if kind == "term":
        return PLACES[kind] + key
    if kind == "set":
        paper = str(facts.get("paper") or key)
        return f"{PLACES['paper']}{paper.replace('/', '-')}#{key}"
    return f"/record/{key}"
