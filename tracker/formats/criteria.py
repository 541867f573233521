"""The crosswalk of criteria and recommendations as a table: what each edition and change says of a criterion, and which
recommendations led to it."""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.formats.cells import LONG, TEXT
from tracker.formats.table import Column, Table
from tracker.published.criteria import Led
from tracker.rules.criteria import EXISTING, NEW, Step

Crossed = tuple[Step, Mapping[str, Any], Led | None]


def said(name: str) -> Callable[[Crossed], Any]:
    return lambda one: one[1].get(name)


def led(name: str) -> Callable[[Crossed], Any]:
    return lambda one: getattr(one[2], name) if one[2] else None


def confirmed(name: str) -> Callable[[Crossed], Any]:
    return lambda one: one[2].confirmed.get(name) if one[2] and one[2].confirmed else None


CROSSWALK: Table[Crossed] = Table(
    "crosswalk",
    "What each edition and change says of a criterion, and which recommendations led to it.",
    (
        Column("step", "The key of the edition or change.", lambda one: one[0].key, 34),
        Column("criterion", "Its ID, as printed.", said("id"), 12),
        Column("category", "The heading that it stands under, where this says it.", said("category"), LONG),
        Column("level", "Must or Should, where this says it; or that it is taken out.", said("level"), 10),
        Column("text", "Its text, where this says it.", said("text"), TEXT),
        Column("stage", "Out for comment, or announced.", lambda one: one[0].stage),
        Column("announced", "The day that it was made public.", lambda one: one[0].announced, 12),
        Column("effective", "From which day on the text stands.", lambda one: one[0].effective, 12),
        Column("new_from", "From when on new applicants are held to it.", lambda one: one[0].applies(NEW), 12),
        Column("existing_by", "By when existing partners have to comply.", lambda one: one[0].applies(EXISTING), 12),
        Column("recommendation", "The key of one that led to it.", led("item"), 26),
        Column("strength", "How strongly it did.", led("strength")),
        Column("evidence", "What shows it.", led("evidence"), LONG),
        Column("asserted_by", "Who says so.", led("asserted_by"), LONG),
        Column("confirmed_by", "Who confirmed it for CBP; empty where nobody has.", confirmed("by"), LONG),
        Column("confirmed_on", "And on which day.", confirmed("on"), 12),
    ),
)
