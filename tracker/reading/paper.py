"""How a paper is read: its bytes to lines, furniture marked, lines to paragraphs and one whole text, then the reader of
its kind, and what every kind has: references, citations, dated facts, identities, the account of words."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import sha256

from tracker.reading import cover, kinds, understood
from tracker.reading.files import docx, pdf, plain, sniff
from tracker.reading.files.pdf_scans import Supplied
from tracker.reading.layout import (
    blocks,
    columns,
    forms,
    furniture,
    hyphens,
    paragraphs,
    pipe_tables,
    table_heads,
    table_rows,
)
from tracker.reading.layout.blocks import Paper
from tracker.reading.layout.lines import Progress, Source
from tracker.reading.mentions import facts, identities, references
from tracker.reading.mentions.named import Span
from tracker.reading.result import Field, Reading, Unreadable, Warned
from tracker.reading.understood import Understood
from tracker.text import words
from tracker.text.dates import Dated

__all__ = ["Reading", "Unreadable", "read"]


def read(
    data: bytes,
    name: str,
    *,
    progress: Progress | None = None,
    pages: Mapping[int, str] | None = None,
    by_machine: Collection[int] = (),
    kind: str | None = None,
) -> Reading:
    """A paper from its bytes; `name` is the file's, for the record and for Markdown. `progress` is told each step.
    `pages`: what stands on pages that hold no text of their own, typed by a person (empty: waived) or read by a
    machine on those `by_machine` (empty: it found nothing). `kind`: what a person says it is; else it is told from its
    words. Raises Unreadable."""
    step = progress or _unheard
    supplied = Supplied(pages or {}, frozenset(by_machine))
    form = sniff.form_of(data)
    source = _source(data, name, form, supplied, step)
    step("paragraphs")
    lines = columns.parted(table_rows.together(furniture.marked(source.lines)))
    lines, guessed = hyphens.unbroken(lines)
    paper = table_heads.told(blocks.laid_out(paragraphs.made(forms.joined(pipe_tables.parted(lines)))))
    if not paper.blocks and not source.unread_pages:
        raise Unreadable("holds no words; fetch it again or choose another file")
    step("fields")
    known = kinds.named(kind) if kind else kinds.of(paper)
    found = kinds.reader_of(known)(paper)
    step("mentions")
    reading = replace(_reading(data, name, known.name, paper, found, source), machine_pages=supplied.machine_pages)
    if kind:
        reading = replace(reading, kind_given=known.name)
    if guessed:
        reading = reading.warned(Warned("doubtful-hyphen", guessed))
    said = sniff.misnamed(name, form)
    wrong = f"the name says {said}, but the file is {form}; it was read as {form}"
    return reading.warned(Warned("wrong-extension", wrong)) if said else reading


def _source(data: bytes, name: str, form: str, supplied: Supplied, step: Progress) -> Source:
    if form == sniff.PDF:
        return pdf.source(data, supplied, step)
    return docx.source(data, step) if form == sniff.DOCX else plain.source(data, name)


def _unheard(words: str) -> None:
    """Nobody is told."""


def _reading(data: bytes, name: str, kind: str, paper: Paper, found: Understood, source: Source) -> Reading:
    text = paper.text
    outside = _outside(paper, found)
    spoken_of = tuple(references.find(text))
    cited = facts.cited(text)
    named = identities.found_in(text, cover.committee_acronym(paper), _prose_from(paper), _written_by(found))
    group = found.fields.get("group")
    for each in named.groups:
        if group is not None and each.name == group.value and each.acronym and "acronym" not in found.fields:
            found.fields["acronym"] = _acronym(text, each.acronym, each.span)
    warned = [
        *(Warned(code, message, None, page) for code, message, page in source.notices),
        *found.warnings,
        *_joins(paper),
        *facts.warnings(text, cited),
        *references.warnings(text, spoken_of),
    ]
    return Reading(
        file=name,
        sha256=sha256(data).hexdigest(),
        kind=kind,
        title=understood.title(found, paper),
        text=text,
        fields=found.fields,
        sections=tuple(found.sections),
        items=tuple(found.items),
        references=spoken_of,
        citations=cited,
        dated_facts=tuple(facts.dated(text, outside)),
        identities=named,
        warnings=tuple(sorted(warned, key=lambda each: each.span or (-1, -1))),
        words=_account(paper, found),
        unread_pages=source.unread_pages,
        own=found.own,
        places=paper.places,
        page_sizes=source.page_sizes,
    )


def _acronym(text: str, acronym: str, near: Span) -> Field:
    place = text.find(f"({acronym})")
    start = place + 1 if place >= 0 else near[0]
    return Field(acronym, acronym, (start, start + len(acronym)))


def _outside(paper: Paper, found: Understood) -> list[Span]:
    """Where dates are the paper's own: in the title block and the fields that date it."""
    titles = [block.span for block in cover.title_blocks(paper.blocks)]
    own = [each.span for name, each in found.fields.items() if name in _OF_THE_PAPER and each.span]
    return titles + own + [each.span for each in paper.dropped]


_OF_THE_PAPER = frozenset(("date", "meeting", "signed_on", "certified_on", "fr_citation", "version", "replaces"))


def _prose_from(paper: Paper) -> int:
    return next((block.start for block in paper.blocks if block.is_listed or cover.is_prose(block)), len(paper.text))


def _written_by(found: Understood) -> Dated | None:
    for name in ("signed_on", "date"):
        field = found.fields.get(name)
        if field is not None and isinstance(field.value, Dated):
            return field.value
    return None


def _joins(paper: Paper) -> list[Warned]:
    return [
        Warned(
            "joined-paragraph",
            f"a {' and a '.join(dict.fromkeys(block.joined))} tore this paragraph apart; it was joined: "
            f'"{_opening(block.text)}"',
            block.span,
            block.page,
        )
        for block in paper.blocks
        if block.joined
    ]


def _opening(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:50]}..."


def _account(paper: Paper, found: Understood) -> words.Account:
    dropped = tuple(words.Dropped(block.text, block.why) for block in paper.dropped)
    return words.Account(words.count(paper.text), found.kept, dropped)
