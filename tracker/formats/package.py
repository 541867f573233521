"""The Word file by which an office clears a draft: the committee's exact words, what the draft says field by field
under headings, to be changed there with every change tracked, and one place for what the office says of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.formats import docx
from tracker.formats.written import Part, Written, grid, heading, line, literal, said
from tracker.reading.returned import mark_of

DECISION, NAME, DATE = "Cleared, or returned with comments", "Name", "Date"
FILLED = (DECISION, NAME, DATE, "Comments")
_HOW = (
    "Change the words under the headings where they should be others: each change is tracked, with your name and the "
    "day. Comments in the margin are read too. Leave the headings as they are, and send this file back."
)


@dataclass(frozen=True, slots=True)
class Package:
    """`items`: (title, exact text); `fields`: (label, words) as they are typed; `clearing`: (office, what it said so
    far) in their order; `by`: the day by which they are asked for an answer, in words, or nothing."""

    id: str
    version: int
    kind: str
    of: str
    office: str
    items: Sequence[tuple[str, str]]
    fields: Sequence[tuple[str, str]]
    clearing: Sequence[tuple[str, str]]
    course: str
    by: str = ""


def word(one: Package) -> bytes:
    return docx.of(written(one), tracked=True)


def written(one: Package) -> Written:
    return Written(f"{one.kind}, {one.id}: to be cleared by {one.office}", tuple(_parts(one)))


def _parts(one: Package) -> Iterator[Part]:
    mark = mark_of([words for _, words in one.fields])
    yield line(f"**DRAFT {one.id}, version {one.version}: not public** (file mark {mark})")
    yield heading(f"{one.kind} of {one.of}, to be cleared by {one.office}")
    yield said(f"Asked to answer by {one.by}. {_HOW}" if one.by else _HOW)
    yield said(f"Who clears it, {one.course}:")
    rows = [(str(place), literal(office), literal(so_far)) for place, (office, so_far) in enumerate(one.clearing, 1)]
    yield grid(("", "Office", "So far"), *rows)
    yield heading("What the committee recommends", 2)
    for title, text in one.items:
        yield said(f"**{literal(title)}**")
        yield said(literal(text))
    for label, words in one.fields:
        yield heading(label, 2)
        yield said(literal(words))
    yield heading("What your office says", 2)
    yield grid(("To be filled in", literal(one.office)), *((label, "") for label in FILLED))
