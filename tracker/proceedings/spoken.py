"""The statements on recommendations that a reading holds: the status under an item, a motion that speaks of items, a
sentence of an issue paper that names some."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.rules import voting
from tracker.rules.outcome import AXES
from tracker.rules.plainly import said_plainly
from tracker.rules.pointed import pointed

MOTION, STATUS, MENTION = "motion", "status", "mention"
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n\s*\n|\n\s*[•–*-]\s+|(?<=:)\s*\n")
_TELLING = re.compile(r"\b(?:status|response|update|feedback|next steps|progress)\b", re.I)  # heads what CBP says now
_OF_ITEMS = re.compile(r"\brecommendations?\b|\b\d{6}\b", re.I)
_NAMED = re.compile(r"\brecommendations?\b", re.I)
_SEVERAL = re.compile(r"[,;\s]+")
Facts = dict[str, Any]


def found(reading: Mapping[str, Any]) -> Iterator[Facts]:
    """The statements of a reading, as facts: {"told", "printed", "span", "page", "named", axis: word or None ...}."""
    for item in reading.get("items", []):
        if item.get("status"):
            named = {"numbers": [item["number"]] if item.get("number") else [], "group": item.get("group"),
                     "ordinals": [item["ordinal"]] if item.get("ordinal") else []}  # fmt: skip
            axes = said_plainly(item["status"])
            yield _facts(STATUS, item["status"], item, named, axes) | {"of": item.get("text")}
    for motion in reading.get("motions", []):
        yield from of_motion(motion)
    if reading.get("kind") == "issue-paper":
        yield from _mentions(reading)


def _mentions(reading: Mapping[str, Any]) -> Iterator[Facts]:
    """Each sentence of an issue paper that names recommendations by number, as of the day on which it was signed. What
    stands with an item is its status already. `now`: whether it stands where the paper tells how things are."""
    items = [item["span"] for item in reading.get("items", []) if item.get("span")]
    for section in reading.get("sections", []):
        for start, end in _sentences(reading["text"], section):
            words = " ".join(reading["text"][start:end].split())
            numbers = pointed(words).numbers if _NAMED.search(words) else ()
            if numbers and not any(first <= start < last for first, last in items):
                named = {"numbers": list(numbers), "group": None, "ordinals": []}
                place = {"span": [start, end], "page": section.get("page")}
                told = _facts(MENTION, words, place, named, said_plainly(words))
                yield told | {"date": reading.get("signed_on"), "now": bool(_TELLING.search(section["heading"]))}


def _sentences(text: str, section: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Where each begins and ends in the whole text."""
    start, last = section["span"]
    for gap in (*_SENTENCE_ENDS.finditer(text, start, last), None):
        end = gap.start() if gap else last
        if text[start:end].strip():
            yield start, end
        start = gap.end() if gap else last


def of_motion(motion: Mapping[str, Any] | None) -> Iterator[Facts]:
    """What a motion says of recommendations, if it speaks of any. One that amends another says nothing of them."""
    words = pointed(motion["text"]) if motion and not motion.get("amends") else None
    if motion and words and (motion.get("group") or words.numbers or _OF_ITEMS.search(motion["text"])):
        named = {"numbers": list(words.numbers), "ordinals": list(words.ordinals), "count": words.count,
                 "group": motion.get("group")}  # fmt: skip
        axes = {"action": motion["outcome"]} if motion.get("outcome") else {}
        more = {name: motion[name] for name in voting.FACTS if motion.get(name)}
        yield _facts(MOTION, motion["text"], motion, named, axes) | more


def named_in(told: Mapping[str, Any]) -> list[str]:
    """The keys or numbers of the recommendations that it is about."""
    return [name for name in _SEVERAL.split(told.get("about") or "") if name]


def _facts(told: str, printed: str, place: Mapping[str, Any], named: Facts, axes: Mapping[str, str]) -> Facts:
    words = {axis.name: axes.get(axis.name) for axis in AXES if axis.name != "text"}
    return {"told": told, "printed": printed, "span": place.get("span"), "page": place.get("page"), "named": named,
            "date": None, "office": None, "shortfall": None, **words}  # fmt: skip
