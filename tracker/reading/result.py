"""What reading a paper yields: every value as printed and as understood, with its place in the whole text, and an
account of every word. `Reading.to_json()` has the keys that the contract names, all of them always."""

from dataclasses import dataclass, field, replace

from tracker.reading.layout.lines import Place
from tracker.reading.mentions.named import Identities, Json, Span
from tracker.text import words
from tracker.text.dates import Dated


class Unreadable(Exception):
    """A file that cannot be read at all. Its words say what is wrong and what to do next."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A thing that a person should look at; `span` is its place in the text, where it has one; `field` the name of the
    one that was not found."""

    code: str
    message: str
    span: Span | None = None
    page: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the paper. `value` is a string, or a Dated for the dates; None when the print cannot be right."""

    printed: str
    value: str | Dated | None
    span: Span | None = None
    page: int | None = None
    sure: bool = True
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all the text under it, its items and points included: the sections together are the kept text.
    `field` names the single value that the section prints, if that is all it does."""

    heading: str
    text: str
    points: tuple[str, ...]
    span: Span
    page: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A recommendation or whatever a kind of paper lists. `status`: what the paper says of where it stands. `role`:
    "previous" for one that was made before and is listed again. Of a criterion: `level`, `guidance`, the `category` it
    stands under, and the `entity_type` of its part, where the paper is for several."""

    ordinal: int | None
    number: str | None
    subcommittee: str | None
    group: str | None
    text: str
    span: Span
    page: int | None = None
    status: str | None = None
    joined_across_break: bool = False
    role: str | None = None
    level: str | None = None
    guidance: str | None = None
    category: str | None = None
    entity_type: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Papers or recommendations that this one speaks of. `expected` is how many it says there are, if it says so."""

    printed: str
    kind: str
    expected: int | None
    values: tuple[str, ...]
    span: Span
    sure: bool = True


@dataclass(frozen=True, slots=True)
class CitedSource:
    printed: str
    system: str
    verdict: str
    note: str
    standard: str
    span: Span


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A date in running text with the word that governs it: "effective August 1, 2022"."""

    printed: str
    cue: str
    dated: Dated
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper as read. `fields` holds only the values that were found; `places` and `page_sizes` (width and height in
    points) are of a PDF."""

    file: str
    sha256: str
    kind: str
    title: str
    text: str
    fields: dict[str, Field]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    references: tuple[Reference, ...]
    citations: tuple[CitedSource, ...]
    dated_facts: tuple[DatedFact, ...]
    identities: Identities
    warnings: tuple[Warned, ...]
    words: words.Account
    unread_pages: tuple[int, ...] = field(default=())  # their words are in no account
    machine_pages: dict[int, str] = field(default_factory=dict)  # what a machine read of scans, if anything
    kind_given: str | None = None  # by a person, who said what it is
    own: Json = field(default_factory=dict)  # what only its kind tells
    places: tuple[Place, ...] = ()
    page_sizes: tuple[tuple[float, float], ...] = ()

    def warned(self, *more: Warned) -> "Reading":
        return replace(self, warnings=(*self.warnings, *more))

    def value(self, name: str) -> str | Dated | None:
        found = self.fields.get(name)
        return found.value if found else None

    def to_json(self) -> Json:
        read = [page for page, text in self.machine_pages.items() if text]
        return {
            "file": self.file,
            "sha256": self.sha256,
            "kind": self.kind,
            **({"kind_given": self.kind_given} if self.kind_given else {}),
            "title": self.title,
            **{name: self._shown(name) for name in (*ALWAYS, *self.fields)},
            "text": self.text,
            "sections": [_section(each) for each in self.sections],
            "items": [_item(each) for each in self.items],
            **self.own,
            "references": [_reference(each) for each in self.references],
            "citations": [_citation(each) for each in self.citations],
            "dated_facts": [_fact(each) for each in self.dated_facts],
            "identities": self.identities.to_json(),
            "fields": {name: _field(each) for name, each in self.fields.items()},
            "warnings": [self._warning(each) for each in self.warnings],
            "words": {
                "source": self.words.source,
                "kept": self.words.kept,
                "dropped": [{"text": each.text, "why": each.why} for each in self.words.dropped],
                **({"unread_pages": list(self.unread_pages)} if self.unread_pages else {}),
                **({"machine_read": read} if read else {}),
            },
            **self._placed(),
            **self._machine_read(),
        }

    def _shown(self, name: str) -> str | Json | None:
        found = self.fields.get(name)
        if found is None:
            return None
        if isinstance(found.value, str):
            return found.value
        precision = found.value.precision if isinstance(found.value, Dated) else None
        shown: Json = {"printed": found.printed, "value": _value(found.value), "precision": precision}
        return shown | ({"candidates": list(found.candidates)} if found.candidates else {})

    def _placed(self) -> Json:
        """Where on its pages each line stands: only a PDF has pages that can be shown."""
        if not self.page_sizes:
            return {}
        places = [{"page": each.page, "span": list(each.span), "box": list(each.box)} for each in self.places]
        return {"places": places, "page_sizes": [list(size) for size in self.page_sizes]}

    def _machine_read(self) -> Json:
        pages = [{"page": page, "text": text} for page, text in self.machine_pages.items()]
        return {"machine_pages": pages} if pages else {}

    def _warning(self, warned: Warned) -> Json:
        line = words.line_at(self.text, warned.span[0]) if warned.span else None
        shown: Json = {"code": warned.code, "message": warned.message, "line": line}
        shown["span"] = list(warned.span) if warned.span else None
        about = {"page": warned.page, "field": warned.field}
        return shown | {name: value for name, value in about.items() if value is not None}


ALWAYS = (  # null where the paper does not print it; what else was found follows
    *("committee", "subcommittee", "group", "acronym", "date", "pub_number", "office", "action_required"),
    *("submitted_by", "signed_on", "docket", "fr_doc", "meeting"),
)


def _value(value: str | Dated | None) -> str | None:
    return value.value if isinstance(value, Dated) else value


def _placed(page: int | None) -> Json:
    return {"page": page} if page is not None else {}


def _section(each: Section) -> Json:
    shown: Json = {"heading": each.heading, "text": each.text, "points": list(each.points), "span": list(each.span)}
    return shown | {"field": each.field} | _placed(each.page)


def _item(each: Item) -> Json:
    return (
        {
            "ordinal": each.ordinal,
            "number": each.number,
            "subcommittee": each.subcommittee,
            "group": each.group,
            "text": each.text,
            "status": each.status,
            "joined_across_break": each.joined_across_break,
            "span": list(each.span),
        }
        | _placed(each.page)
        | {name: value for name in SOMETIMES if (value := getattr(each, name)) is not None}
    )


SOMETIMES = ("role", "level", "guidance", "category", "entity_type")


def _reference(each: Reference) -> Json:
    return {
        "printed": each.printed,
        "kind": each.kind,
        "expected": each.expected,
        "values": list(each.values),
        "span": list(each.span),
        "sure": each.sure,
    }


def _citation(each: CitedSource) -> Json:
    return {
        "printed": each.printed,
        "system": each.system,
        "verdict": each.verdict,
        "note": each.note,
        "standard": each.standard or None,
        "span": list(each.span),
    }


def _fact(each: DatedFact) -> Json:
    shown: Json = {"printed": each.printed, "value": each.dated.value, "precision": each.dated.precision}
    return shown | {"cue": each.cue, "span": list(each.span)}


def _field(each: Field) -> Json:
    shown: Json = {"printed": each.printed, "value": _value(each.value), "page": each.page, "sure": each.sure}
    shown["span"] = list(each.span) if each.span else None
    if isinstance(each.value, Dated):
        shown["precision"] = each.value.precision
    return shown | ({"candidates": list(each.candidates)} if each.candidates else {})
