"""How a cell is found in a thing: a fact of it, a date in its three parts, what it leads to and what that is called.
The tables of all kinds are made of these."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.formats.table import Column
from tracker.published.errata import Erratum
from tracker.published.thing import Thing
from tracker.rules import voting
from tracker.rules.recommendation import NOT_RECORDED
from tracker.rules.voting import Voting

Called = Mapping[str, Mapping[str, str]]  # key -> {title, ...}: what find.names gives
LONG, TEXT = 40, 80  # widths


@dataclass(frozen=True, slots=True)
class Row:
    """A thing, with what is looked up for it: what others are called, and what is misprinted in it."""

    thing: Thing
    called: Called = field(default_factory=dict)
    errata: Sequence[Erratum] = ()


Of = Column[Row]
Columns = tuple[Of, ...]
NAMED = ("group", "office", "parent", "of")  # relations whose other end a table calls by its name


def named(things: Sequence[Thing]) -> set[str]:
    """The keys whose names these things' rows need."""
    return {key for one in things for rel in NAMED for key in one.to(rel)}


def own(name: str, means: str, take: Callable[[Thing], Any], width: int = 18) -> Of:
    return Column(name, means, lambda row: take(row.thing), width)


def fact(name: str, means: str, of: str = "", width: int = 18) -> Of:
    return own(name, means, lambda one: one.facts.get(of or name), width)


def voted(name: str, means: str, take: Callable[[Voting], Any], width: int = 18) -> Of:
    """Of how a motion was voted on."""
    return own(name, means, lambda one: take(voting.told(one.facts)), width)


def part(name: str, of_it: str) -> Callable[[Thing], Any]:
    """A part of a fact that is made of several; a fact that is one word is its own value."""

    def found(one: Thing) -> Any:
        said = one.facts.get(name)
        return said.get(of_it) if isinstance(said, Mapping) else said if of_it == "value" else None

    return found


def dated(name: str, what: str) -> Columns:
    return (
        own(name, f"{what}: 2020-12-16, 2020-12, 2020, FY2022, or a range with two dots.", part(name, "value")),
        own(f"{name}_precision", f"How exact {name} is: day, month, year, fiscal year, range or by (that day).",
            part(name, "precision")),
        own(f"{name}_printed", f"The words in which {name} is printed.", part(name, "printed")),
    )  # fmt: skip


def to(name: str, what: str, rel: str = "") -> Of:
    return own(name, f"{what}, by its key.", lambda one: one.to(rel or name))


def to_named(name: str, what: str, rel: str = "") -> Columns:
    means = f"What {name} is called on the day that the table is of."
    return (to(name, what, rel), Column(f"{name}_name", means, lambda row: _names(row, rel or name), LONG))


def _names(row: Row, rel: str) -> list[str]:
    return [row.called[key]["title"] for key in row.thing.to(rel) if key in row.called]


def axis(name: str, of_it: str) -> Callable[[Thing], Any]:
    """A part of what the fold gives for an axis. That nothing is recorded is said in words: a blank could mean no."""

    def found(one: Thing) -> Any:
        said = (one.status or {}).get(name)
        return said[of_it] if said else NOT_RECORDED if of_it == "value" else None

    return found


def said_of(one: Thing) -> list[str]:
    """What it sets on each thing that it is about."""
    told = ((link["to"], link["sets"]) for link in one.links if link.get("to") and link.get("sets"))
    return [f"{key}: {', '.join(f'{name}={value}' for name, value in sorted(sets.items()))}" for key, sets in told]


def about(one: Thing) -> list[str]:
    acts = ("decides", "answers", "updates", "lists")
    return [link["to"] for link in one.links if link.get("to") and link["rel"] in acts]


def cleared(one: Thing) -> list[str]:
    """Office: who, day, how; of each office that cleared an answer."""
    told = [each for each in one.facts.get("cleared") or () if isinstance(each, Mapping)]
    return [", ".join(str(each[name]) for name in ("office", "by", "on", "how") if each.get(name)) for each in told]


def evidence(one: Thing) -> list[str]:
    """What shows it: an address, words, or the name of a file with what that shows."""
    said = one.facts.get("evidence") or ()
    return [_evidence(each) for each in ([said] if isinstance(said, str) else said)]


def _evidence(one: Any) -> str:
    if not isinstance(one, Mapping):
        return str(one)
    named = [str(one["file"]["name"])] if one.get("file") else []
    return ": ".join([*named, *(str(one[name]) for name in ("address", "words") if one.get(name))])


def source(one: Thing) -> str | None:
    """A paper's key, a citation, or the list and the row that it was taken from."""
    said = one.facts.get("attested")
    if not isinstance(said, Mapping):
        return None
    row = said.get("list")
    listed = f"{row.get('name')}, row {row.get('row')}" if isinstance(row, Mapping) else None
    return said.get("source") or said.get("citation") or listed


def misprint(one: Erratum) -> str:
    return f"“{one.printed}”, right: “{one.corrected}” ({one.source})"


def links(one: Thing) -> list[str]:
    return [f"{link['rel']} {link['to']}" for link in one.links if link.get("to")]
