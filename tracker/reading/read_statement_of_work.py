"""Statements of work: a group's charge, with its version and what it replaces. The objectives are its items; purpose,
scope, membership, deliverables and the rest are its sections."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from tracker.reading import cover, listed, outline, sections, tables, versions
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.listed import Entry
from tracker.reading.outline import OBJECTIVES, Outline
from tracker.reading.result import Field, Warned
from tracker.reading.sections import Part
from tracker.reading.understood import Understood, missing
from tracker.text import dates

_DATE_LABEL = re.compile(r"(?:Date|DATE|As of|Effective|Approved|Revised)(?:\s\w+)?\s?:")
_EXPECTED = {"date": "date of the paper", "group": "name of the group"}
_NO_OBJECTIVE = "no objective was found; look at the paper"
_UNMARKED = "the objectives bear no numbers or bullets; each paragraph was taken as one: look at them"


def read(paper: Paper) -> Understood:
    told = outline.of(paper.blocks)
    titles = cover.leading(paper.blocks, lambda block: block.start in told.apart or told.named(block), _is_field)
    parts = sections.parted(paper.blocks, lambda block: None if block in titles else told.heading(block))
    fields = cover.read(paper, versions.current(titles)).fields | versions.found(paper, titles)
    _take_date(fields, parts)
    found = Understood(
        heading="Statement of Work",
        fields=fields,
        sections=[sections.section(part) for part in parts],
        kept=sections.kept_words(parts),
    )
    found.warnings += missing(found, _EXPECTED)
    _take_objectives(found, parts, told)
    return found


def _is_field(block: Block) -> bool:
    return versions.is_said(block) or _DATE_LABEL.match(block.text) is not None


def _take_date(fields: dict[str, Field], parts: Sequence[Part]) -> None:
    """Where the title block bears no date, the one that is labelled so further down; it may be of a signature."""
    for part in parts:
        if part.heading and part.heading.field == "signed_on" and "date" not in fields:
            for block in part.blocks:
                for date in dates.find(block.text):
                    fields.setdefault("date", replace(cover.dated(block, date), sure=False))


def _take_objectives(found: Understood, parts: Sequence[Part], told: Outline) -> None:
    subcommittee, group = (_value(found.fields.get(name)) for name in ("subcommittee", "group"))
    entries, marked = _objectives(parts, told)
    found.items = [
        replace(entry.item(subcommittee, group), status=tables.said(entry.beside) or None) for entry in entries
    ]
    found.warnings += listed.doubts(entries, "objective")
    if not entries:
        found.warnings.append(Warned("missing-field", _NO_OBJECTIVE))
    elif not marked:
        found.warnings.append(Warned("missing-field", _UNMARKED, entries[0].first.span, entries[0].first.page))


def _objectives(parts: Sequence[Part], told: Outline) -> tuple[list[Entry], bool]:
    """The objectives, and whether numbers or bullets mark them: the list under the surest of their headings; else one
    that a sentence announces ("The group has these objectives:"); else the paragraphs under such a heading."""
    runs = [[_under(parts, at, told) for at, part in enumerate(parts) if _says(part, name)] for name in OBJECTIVES]
    listed_under = [[entry for blocks in each for entry in _marked(blocks, told)] for each in runs]
    announced = [entry for part in parts for entry in listed.entries(_announced(part))]
    found = next(filter(None, [*listed_under, announced]), None)
    if found:
        return found, True
    plain = ([entry for blocks in each for entry in _paragraphs(blocks, told)] for each in runs)
    return next(filter(None, plain), []), False


def _says(part: Part, name: re.Pattern[str]) -> bool:
    return part.heading is not None and name.search(part.heading.printed) is not None


def _under(parts: Sequence[Part], at: int, told: Outline) -> list[Block]:
    """What stands under a heading; under one with nothing of its own, what stands under the minor ones after it."""
    minor = takewhile(lambda part: told.named(part.blocks[0]) is None, parts[at + 1 :])
    return listed.under(parts[at]) or [block for part in minor for block in part.blocks]


def _marked(blocks: Sequence[Block], told: Outline) -> list[Entry]:
    return listed.entries(blocks, lambda block: told.heading(block) is not None)


def _announced(part: Part) -> list[Block]:
    """What follows a sentence that opens a list of objectives."""
    for place, block in enumerate(part.blocks):
        if not block.is_listed and block.text.endswith(":") and any(name.search(block.text) for name in OBJECTIVES):
            return part.blocks[place + 1 :]
    return []


def _paragraphs(blocks: Sequence[Block], told: Outline) -> list[Entry]:
    opening = next((place for place, block in enumerate(blocks) if block.text.endswith(":")), -1)
    return listed.unmarked([block for block in blocks[opening + 1 :] if not _is_minor(block, told)])


def _is_minor(block: Block, told: Outline) -> bool:
    heading = told.heading(block)
    return heading is not None and heading.after >= len(block.text)


def _value(field: Field | None) -> str | None:
    return str(field.value) if field and field.value else None
