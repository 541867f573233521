"""What a reader of one kind hands back, and the title that papers of every kind are given."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tracker.reading.layout.blocks import Paper
from tracker.reading.mentions.named import Json
from tracker.reading.result import Field, Item, Section, Warned
from tracker.text.dates import Dated


@dataclass(slots=True)
class Understood:
    """Fields, sections and items of a paper; `heading` is the line that says what it is; `kept` counts the words
    that stand in its sections; `own` is what only this kind tells, under the names that it has in JSON."""

    heading: str
    fields: dict[str, Field]
    sections: list[Section]
    kept: int
    items: list[Item] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    own: Json = field(default_factory=dict)


Reader = Callable[[Paper], Understood]


def title(understood: Understood, paper: Paper) -> str:
    """Whose paper, what it is, of when: "Bond Working Group: Recommendations, May 2024"; else the first line."""
    names = (understood.fields.get(name) for name in ("group", "subcommittee", "committee"))
    body = next((str(each.value) for each in names if each), "")
    said = ": ".join(part for part in (body, understood.heading) if part)
    date = understood.fields.get("date")
    if not said:
        return paper.blocks[0].text[:120] if paper.blocks else ""
    return f"{said}, {date.value.words}" if date and isinstance(date.value, Dated) else said


def missing(understood: Understood, names: dict[str, str]) -> list[Warned]:
    """A warning for each field that papers of a kind print and this one does not."""
    return [
        Warned("missing-field", f"no {words} was found; look at the paper and fill it in", field=name)
        for name, words in names.items()
        if name not in understood.fields
    ]
