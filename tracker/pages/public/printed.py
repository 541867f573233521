"""What a paper prints beside its sections: its fields, in the order and under the names of its kind, and what it lists.
A field that is declared for a kind shows by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.rules.field import by_name
from tracker.rules.own_lists import AGENDA, ATTENDANCE, MOTIONS, OWN, Row
from tracker.rules.own_lists import rows as told
from tracker.rules.paper import LISTED, fields_of, items_of
from tracker.text import citations
from tracker.text.words import letters

Facts = Mapping[str, Any]
# "items", "agenda" -> the sections whose words all stand in that list; "around" -> those that print the whole agenda
Covers = Mapping[str, Sequence[Facts]]
APART = frozenset({"committee", "subcommittee", "group", "term", "date"})  # shown with what the record knows of them
ADDRESSES = {  # what may be linked as printed, as soon as it is sound: its form as cited, and where it leads
    "fr_citation": ("{}", "https://www.federalregister.gov/citation/{}"),
    "fr_doc": ("FR Doc. {}", "https://www.federalregister.gov/d/{}"),
    "docket": ("{}", "https://www.regulations.gov/docket/{}"),
}
ALIKE = frozenset({"subcommittee", "group", "listed_as"})  # told only where the items differ in it
WORDS = ("text", "guidance", "status", "category", "number", "level")  # of a row, that its section prints too
FEW = 40  # letters that a section may hold beside what it lists: labels, column heads


@dataclass(frozen=True, slots=True)
class Printed:
    """A field as its paper prints it; `address` where it leads, if it is a citation that is sound."""

    name: str
    label: str
    value: Any
    address: str | None = None


def printed(kind: str, facts: Facts) -> list[Printed]:
    shown = (field for field in fields_of(kind) if field.public and field.name not in APART and facts.get(field.name))
    return [Printed(field.name, field.label, facts[field.name], _address(field.name, facts)) for field in shown]


def _address(name: str, facts: Facts) -> str | None:
    if name not in ADDRESSES:
        return None
    cited, address = ADDRESSES[name]
    said = cited.format(facts[name])
    sound = (one for one in citations.find(said) if one.printed == said and one.verdict == citations.SOUND)
    return next((address.format(one.standard.replace(" ", "-")) for one in sound), None)


def lists(facts: Facts, covers: Covers) -> dict[str, tuple[str, list[Row]]]:
    """name -> (heading, rows) of each that stands apart; its categories stand with its items."""
    every = {name: (OWN[name].label, told(facts, name)) for name in (ATTENDANCE, MOTIONS, AGENDA)}
    every[AGENDA] = (
        _heading(covers["agenda"], OWN[AGENDA].label),
        told(facts, AGENDA) if _apart(covers) else [],
    )
    return {name: (label, rows) for name, (label, rows) in every.items() if rows}


def _apart(covers: Covers) -> bool:
    """Whether an agenda stands apart: not where a section prints all of it among other words, and stays as it is."""
    return all(one in covers["agenda"] for one in covers["around"])


# What it lists that is no recommendation made by it -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Listed:
    """Items under one category of a paper, or under none."""

    category: Facts | None
    items: Sequence[Facts]


def listed(facts: Facts) -> list[Listed]:
    """Each category with its items in the order of print: another part of the paper may give their numbers again."""
    left = _items(facts)
    found = []
    for category in told(facts, "categories"):
        kept: list[Facts] = []
        for number in category.get("items") or ():
            place = next((place for place, one in enumerate(left) if one.get("number") == number), None)
            kept += [left.pop(place)] if place is not None else []
        found.append(Listed(category, kept))
    return [*found, *([Listed(None, left)] if left else [])]


def columns(kind: str, facts: Facts) -> list[tuple[str, str]]:
    """(name, label) of what its items bear, in order: what one of them has."""
    items = _items(facts)
    called = by_name(items_of(kind))
    return [(name, called[name].label) for name in called if _tells(name, [one.get(name) for one in items])]


def _tells(name: str, values: Sequence[Any]) -> bool:
    return len(set(values)) > 1 if name in ALIKE else any(values)


# Its sections beside what it lists ------------------------------------------------------------------------------------


def covers(facts: Facts) -> Covers:
    """What holds more than a list stays whole. A paper may list hundreds: each row and section is folded once."""
    items = [*_items(facts), *told(facts, "categories")]
    said = {"items": _parts(items), "agenda": _parts(told(facts, "agenda"))}
    sections = [(one, letters(str(one.get("text") or ""))) for one in facts.get("sections") or ()]
    around = [one for one, text in sections if said["agenda"] and all(part in text for part in said["agenda"])]
    found = {name: [one for one, text in sections if _covered(text, parts)] for name, parts in said.items()}
    return {**found, "around": around}


def unlisted(facts: Facts, covers: Covers) -> list[Facts]:
    """The sections but for those that a list covers."""
    listed = {id(one) for name in ("items", "agenda") for one in covers[name]}
    return [one for one in facts.get("sections") or () if id(one) not in listed]


def listed_as(kind: str, covers: Covers) -> str:
    return _heading(covers["items"], LISTED.get(kind, "Items"))


def _heading(covered: Sequence[Facts], otherwise: str) -> str:
    """What is printed above a list, if it is all of one section; else what it is."""
    printed_above = [str(one.get("heading") or "") for one in covered]
    return printed_above[0] if len(printed_above) == 1 and printed_above[0] else otherwise


def _items(facts: Facts) -> list[Facts]:
    return [one for one in facts.get("items") or () if isinstance(one, Mapping)]


def _parts(rows: Sequence[Facts]) -> list[str]:
    """What they say, the longest first."""
    said = (letters(str(one.get(name) or "")) for one in rows for name in WORDS)
    return sorted(filter(None, said), key=len, reverse=True)


def _covered(text: str, parts: Sequence[str]) -> bool:
    left = text
    for part in parts:
        left = left.replace(part, "", 1)
    return len(left) < len(text) / 2 and len(left) <= FEW
