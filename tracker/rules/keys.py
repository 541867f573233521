"""Permanent keys and public addresses. A key is given by the publishing act and never changes; it is never made of a
person's name. Addresses may follow today's slug or number."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

COMMITTEE = "coac"
DEMONSTRATION = "demonstration"  # the notice that marks a demonstration record, for good
SYNONYMS = "vocabulary/synonyms"
DFO_OFFICE = "office/dfo"
LONGEST = 80  # characters of a slug
NUMBER = re.compile(r"\d{6}")
PLACES = {
    "recommendation": "/recommendations/",
    "group": "/groups/",
    "term": "/terms/",
    "paper": "/papers/",
    "meeting": "/meetings/",
    "programme": "/programmes/",
    "criteria": "/criteria/",
}


ADDRESSED_BY_FACTS = frozenset(("group", "programme", "set"))  # the others by their key, or by a number given later


def slug(name: str) -> str:
    """Lower-case words joined by hyphens: "Trade & Security WG" becomes "trade-security-wg". Of a long name as many
    words as keep a key made of two slugs within its 200 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    joined = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
    return joined if len(joined) <= LONGEST else joined[: LONGEST + 1].rpartition("-")[0] or joined[:LONGEST]


def set_key(month: str, group: str) -> str:
    """The key of a set: month of the meeting it first went to, else of the cover."""
    return f"{month}/{group}"


def item_key(set_key: str, ordinal: int) -> str:
    return f"{set_key}/{ordinal}"


def paper_key(month: str, group: str, kind: str) -> str:
    return f"{month}/{group}/{kind}"


def drafted_by_office(what: str, office: str, given: Iterable[str]) -> str:
    """The id of a further draft: answer-signs-1 is the first one of office/signs. Counted over all offices it would
    tell each how much the others draft. `given`: the ids of all drafts there are."""
    stem = f"{what}-{office.rpartition('/')[2][:24].strip('-')}"
    return f"{stem}-{max((number(id) for id in given if id.rpartition('-')[0] == stem), default=0) + 1}"


def number(id: str) -> int:
    """With which an id ends."""
    return int(id.rpartition("-")[2])


def may_name_a_group(key: str) -> bool:
    """Terms are called by their figures, and "index" is the address of the list itself."""
    return bool(key) and not key.isdecimal() and key != "index"


def address(kind: str, key: str, facts: Mapping[str, Any] | None = None) -> str:
    """The public path of a thing, from the root."""
    facts = facts or {}
    if kind == "recommendation":
        return PLACES[kind] + str(facts.get("number") or key)
    if kind in ("group", "programme"):
        return PLACES[kind] + str(facts.get("slug") or key.removeprefix("programme/"))
    if kind == "paper":
        return PLACES[kind] + key.replace("/", "-")
    if kind == "criteria":
        return PLACES[kind] + key.removeprefix("criteria/")
    if kind in ("term", "meeting"):
        return PLACES[kind] + key
    if kind == "set":
        paper = str(facts.get("paper") or key)
        return f"{PLACES['paper']}{paper.replace('/', '-')}#{key}"
    return f"/record/{key}"
