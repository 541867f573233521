"""A row of somebody's list of recommendations: what its columns may hold, by which words a header tells it, and how a
cell is understood. Nothing is guessed: a cell that is not understood says what to write there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.rules import group, recommendation, term
from tracker.rules.field import COUNT, DATE, DIGITS, LONG, Field, by_name
from tracker.rules.refusal import BadInput

AXES = ("action", "feedback", "implementation")
_LABELS = {axis.name: axis.label for axis in recommendation.AXES}


def _of_axis(name: str) -> tuple[Field, ...]:
    axis = next(axis for axis in recommendation.AXES if axis.name == name)
    return (
        Field(name, axis.label, f"One of: {', '.join(axis.values)}."),
        Field(f"{name}_date", f"{axis.label}: day", "When it was, or was said.", form=DATE),
        Field(f"{name}_remark", f"{axis.label}: remark", "Reasons or report, kept as printed.", form=LONG,
              longest=100_000),
    )  # fmt: skip


FIELDS = (
    Field("number", "Number", "Write its six figures, as 010457.", form=DIGITS, longest=6),
    Field("ordinal", "Ordinal", form=COUNT),
    Field("group", "Group", longest=group.LONGEST),
    Field("subcommittee", "Subcommittee", longest=group.LONGEST),
    Field("term", "Term", form=COUNT, span=term.NUMBERS),
    Field("date", "Date of the meeting", form=DATE),
    Field("text", "Text", form=LONG),
    *(field for name in AXES for field in _of_axis(name)),
    Field("office", "Office"),
    Field("subject", "Subject"),
    Field("programme", "Programme"),
    Field("addressee", "Addressed to"),
    Field("short_title", "Short title"),
    Field("source", "Source", longest=2000),
)
KNOWN = by_name(FIELDS)
_OF_STATUS = r"(?:cbp )?(?:response|feedback|verdict|agency response|concurrence|disposition|cbp position)"
_OF_ACTION = r"(?:committee )?(?:action|outcome|vote|motion|decision|result)"
_OF_DOING = r"(?:implementation|implemented|status|implementation status|current status|progress)"
_DAY, _REMARK = r"(?:date|day|as of|on)", r"(?:remarks?|comments?|notes?|reasons?|narrative|explanation|text|details)"
_HEADERS = {  # field -> the whole of a header, in lower case, without marks
    "number": r"(?:coac )?(?:rec(?:ommendation)?s? )?(?:number|no|num|id)",
    "ordinal": r"(?:ordinal|item(?: number| no)?|order|seq(?:uence)?)",
    "group": r"(?:working |work )?group(?: name)?|wg|task force",
    "subcommittee": r"sub ?com+it+ee(?: name)?",
    "term": r"(?:coac )?term(?: number| no)?",
    "date": r"(?:meeting|date|meeting date|date of (?:the )?meeting|public meeting(?: date)?|date made|quarter)",
    "text": r"(?:full )?(?:text|(?:coac )?recommendations?|recommendation (?:text|language)|text of (?:the )?"
            r"recommendation|wording)",
    "action": _OF_ACTION,
    "feedback": _OF_STATUS,
    "implementation": _OF_DOING,
    "office": r"(?:(?:responsible|lead|cbp|program) )?office|owner",
    "subject": r"(?:subject|topic|theme|category)",
    "programme": r"program(?:me)?(?: name)?",
    "addressee": r"addressee|addressed to|agency",
    "short_title": r"(?:short )?title|short name|caption",
    "source": r"source(?: document)?|reference|document|citation",
    **{f"{name}_date": rf"{of} {_DAY}|{_DAY} of (?:the )?{of}" for name, of in
       (("action", _OF_ACTION), ("feedback", _OF_STATUS), ("implementation", _OF_DOING))},
    **{f"{name}_remark": rf"{of} {_REMARK}" for name, of in
       (("action", _OF_ACTION), ("feedback", _OF_STATUS), ("implementation", _OF_DOING))},
}  # fmt: skip
_PATTERNS = {name: re.compile(words) for name, words in _HEADERS.items()}
_NUMBER = re.compile(r"(?:(?:coac )?(?:rec(?:ommendation)?\.?|no\.?|number|#)[ .:]*){0,2}(\d{5,6})(?:\.0+)?", re.I)
_WHOLE = re.compile(r"(\d{1,4})(?:\.0+)?[.)]?")
_TERM = re.compile(r"(?:term )?(\d{1,2})(?:\.0+)?(?:st|nd|rd|th)?(?: term)?", re.I)


def folded(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.lower().replace("#", " number ")))


def proposed(headers: Sequence[str]) -> dict[str, int]:
    """field -> column, by the words of the headers; of two columns with one header the first."""
    found: dict[str, int] = {}
    for column, header in enumerate(headers):
        name = next((name for name, words in _PATTERNS.items() if words.fullmatch(folded(header))), None)
        if name and name not in found:
            found[name] = column
    return found


def header_of(rows: Sequence[tuple[int, Sequence[str]]], looked_at: int = 30) -> int:
    """The number of the row that holds the headers: the first of those that tell most fields."""
    told = [(len(proposed(cells)), -place, number) for place, (number, cells) in enumerate(rows[:looked_at])]
    best = max(told, default=(0, 0, 1))
    return best[2] if best[0] > 1 else rows[0][0]


def suffices(fields: Mapping[str, Any]) -> bool:
    """Whether these columns tell which recommendation a row is about."""
    by_place = "date" in fields and ("ordinal" in fields or "text" in fields)
    return "number" in fields or (by_place and ("group" in fields or "subcommittee" in fields))


# One cell -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """What the list's own words mean here: folded -> the record's word; empty for "says nothing"."""

    meaning: Mapping[str, str]

    def of(self, words: str) -> str:
        return self.meaning.get(" ".join(words.lower().split()), words)


def meaning(pairs: Mapping[str, str]) -> Words:
    return Words({" ".join(name.lower().split()): " ".join(word.split()) for name, word in pairs.items()})


def understood(name: str, cell: str, words: Words) -> Any:
    """A cell as the record keeps it, None for one that says nothing. Raises BadInput, in words."""
    typed = words.of(cell)
    if not typed.strip():
        return None
    field = KNOWN[name]
    if name in AXES:
        return _axis(name, typed, cell)
    return field.understood(_plain(name, typed))


def _axis(name: str, typed: str, cell: str) -> str:
    axis = next(axis for axis in recommendation.AXES if axis.name == name)
    told = " ".join(typed.split()).rstrip(".").lower()
    word = next((value for value in axis.values if value.lower() == told), None)
    if word is None:
        remedy = (f'Write one of: {", ".join(axis.values)}; or say which of them it means, as "{cell[:40]}='
                  f'{axis.values[-1]}".')  # fmt: skip
        raise BadInput(f'{axis.label}: "{cell[:60]}" is no word of this record.', remedy=remedy, field=name)
    return word


def _number(typed: str) -> str:
    found = _NUMBER.fullmatch(" ".join(typed.split()))
    return found[1].zfill(6) if found else typed


def _plain(name: str, typed: str) -> str:
    if name == "number":
        return _number(typed)
    pattern = {"ordinal": _WHOLE, "term": _TERM}.get(name)
    found = pattern.fullmatch(" ".join(typed.split())) if pattern else None
    return found[1] if found else typed
