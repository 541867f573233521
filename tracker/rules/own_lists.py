"""What a paper tells as lists beside its items, and of what columns each is made: review, publication and public page
follow this table. A list is handled as plain rows here, however it is kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.rules import group
from tracker.rules.field import CHOICE, COUNT, DATE, LINES, LONG, Field, by_name
from tracker.rules.recommendation import ACTION
from tracker.rules.refusal import BadInput
from tracker.text import citations

Facts = Mapping[str, Any]
Row = dict[str, Any]
ATTENDANCE, MOTIONS, AGENDA, CATEGORIES, REFERENCES, CITATIONS = (
    *("attendance", "motions", "agenda", "categories", "references", "citations"),
)
HOW = {  # an attendance is kept as a list for each of these; what each is called
    "present": "Present",
    "absent": "Absent",
    "government": "For the government",
    "others": "Others",
}
MOST = 500  # rows of a list that a person may add to
_VOTES = (0, 999)


@dataclass(frozen=True, slots=True)
class OwnList:
    """`one` is what a row is called; `named` the columns by which it is known in a line; `kinds` those that tell it,
    all of them where empty; `blanks` how many empty rows a form offers."""

    label: str
    one: str
    columns: tuple[Field, ...]
    named: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    ordered: bool = True
    blanks: int = 1

    def words(self, row: Facts) -> str:
        """A row in a line."""
        columns = by_name(self.columns)
        parts = (" ".join(typed(row, columns[name]).split()) for name in self.named)
        return ", ".join(part for part in parts if part)


OWN = {
    ATTENDANCE: OwnList(
        "Attendance",
        "Person",
        (
            Field("name", "Name", required=True),
            Field("how", "Presence", form=CHOICE, choices=tuple(HOW), required=True),
            Field("note", "Affiliation or note"),
            Field("printed", "Printed as", "With the title, exactly as printed."),
        ),
        ("name", "how"),
        frozenset({"minutes"}),
        ordered=False,
        blanks=3,
    ),
    MOTIONS: OwnList(
        "Motions",
        "Motion",
        (
            Field("text", "Words, as printed", form=LONG, required=True, longest=20_000),
            Field("outcome", "Outcome", form=CHOICE, choices=tuple(ACTION.values)),
            Field("mover", "Moved by"),
            Field("seconder", "Seconded by"),
            Field("method", "Method"),
            Field("counts.for", "Votes for", form=COUNT, span=_VOTES),
            Field("counts.against", "Against", form=COUNT, span=_VOTES),
            Field("counts.abstained", "Abstained", form=COUNT, span=_VOTES),
            Field("recused", "Recused, one a line, as “Name: from what”", form=LINES),
            Field("group", "Group", longest=group.LONGEST),
            Field("subcommittee", "Subcommittee", longest=group.LONGEST),
        ),
        ("outcome", "group", "text"),
        frozenset({"minutes"}),
    ),
    AGENDA: OwnList(
        "Agenda",
        "Point",
        (
            Field("ordinal", "Ordinal", form=COUNT),
            Field("subcommittee", "Subcommittee", longest=group.LONGEST),
            Field("text", "Words, as printed", form=LONG, required=True, longest=20_000),
            Field("groups", "Groups named, one a line", form=LINES),
        ),
        ("text",),
        frozenset({"meeting-notice"}),
    ),
    CATEGORIES: OwnList(
        "Categories",
        "Category",
        (
            Field("number", "Number", longest=20),
            Field("category", "Name"),
            Field("entity_type", "Entity type of its part, where the paper has several"),
            Field("focus_area", "Focus area"),
            Field("text", "Words under its heading", form=LONG, longest=20_000),
            Field("items", "IDs of its criteria, one a line", form=LINES),
        ),
        ("category", "focus_area"),
        frozenset({"criteria"}),
    ),
    REFERENCES: OwnList(
        "References to other papers",
        "Reference",
        (
            Field("printed", "As printed", required=True, longest=1000),
            Field("kind", "What it refers to"),
            Field("expected", "How many it says", form=COUNT),
            Field("values", "Dates meant, one a line, as 2019-02", form=LINES),
        ),
        ("printed", "kind"),
    ),
    CITATIONS: OwnList(
        "Citations",
        "Citation",
        (
            Field("printed", "As printed", required=True, longest=500),
            Field("system", "System"),
            Field("verdict", "Verdict", form=CHOICE, choices=(citations.SOUND, citations.DOUBTFUL, citations.UNKNOWN)),
            Field("standard", "In its standard form"),
            Field("note", "Why", longest=1000),
        ),
        ("printed", "verdict"),
    ),
}


def told_by(kind: str) -> dict[str, OwnList]:
    """The lists that a kind of paper tells, or may tell."""
    return {name: one for name, one in OWN.items() if not one.kinds or kind in one.kinds}


# Rows out of what is kept, and back -----------------------------------------------------------------------------------


def rows(facts: Facts, name: str) -> list[Row]:
    """The rows of a list, as a reading or an entry has it; of an attendance, with how each was there."""
    kept = facts.get(name) or []
    if isinstance(kept, Mapping):
        return [{**one, "how": how} for how in HOW for one in kept.get(how) or ()]
    return [dict(one) for one in kept if isinstance(one, Mapping)] if isinstance(kept, list) else []


def laid(name: str, them: Iterable[Facts]) -> Any:
    """These rows as an entry keeps the list."""
    if name != ATTENDANCE:
        return [dict(one) for one in them]
    by_how: dict[str, list[Row]] = {"present": [], "absent": []}
    for one in them:
        by_how.setdefault(one["how"], []).append({key: value for key, value in one.items() if key != "how"})
    return by_how


# A column of a row ----------------------------------------------------------------------------------------------------


def value(row: Facts, name: str) -> Any:
    outer, _, inner = name.partition(".")
    held = row.get(outer)
    return (held or {}).get(inner) if inner else held


def with_value(row: Facts, name: str, said: Any) -> Row:
    outer, _, inner = name.partition(".")
    if not inner:
        return {**row, outer: said}
    within = {**(row.get(outer) or {}), inner: said}
    return {**row, outer: within if any(one is not None for one in within.values()) else None}


def typed(row: Facts, column: Field) -> str:
    """What stands in its box. Of one line, as a browser sends it: what is broken over lines in print it would join."""
    held = value(row, column.name)
    if column.form == LINES:
        shown, _ = _LINED.get(column.name, _PLAIN)
        return "\n".join(shown(one) for one in held or ())
    words = "" if held is None else str(held)
    return words if column.form == LONG else " ".join(words.split())


def understood(column: Field, words: str) -> Any:
    """What was typed into a box, as the row keeps it. Raises BadInput."""
    said = column.understood(words)
    if not isinstance(said, list):
        return [] if column.form == LINES else said
    _, kept = _LINED.get(column.name, _PLAIN)
    return [kept(line) for line in said]


def _recused(line: str) -> Row:
    name, _, what = line.partition(":")
    if not name.strip():
        raise BadInput(
            f'Recused: "{line[:40]}" names nobody.', remedy="Write the name, a colon, and from what.", field="recused"
        )
    return {"name": name.strip(), "what": what.strip() or None}


def _dated(line: str) -> str:
    said: Any = Field("values", "Dates meant", form=DATE).understood(line)
    return str(said["value"])


_PLAIN: tuple[Callable[[Any], str], Callable[[str], Any]] = (str, str)
_LINED: Mapping[str, tuple[Callable[[Any], str], Callable[[str], Any]]] = {  # lines that are more than words
    "recused": (lambda one: ": ".join(filter(None, (one.get("name"), one.get("what")))), _recused),
    "values": (str, _dated),
}
