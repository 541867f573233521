"""Criteria papers, such as minimum security criteria: edition and entity type on the cover, then focus areas, their
categories, and under each a table of criteria with guidance and the Must or Should of each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.reading import sections
from tracker.reading.criteria import edition, levels, outline, units, walk
from tracker.reading.criteria.criterion import Criterion
from tracker.reading.criteria.outline import Category
from tracker.reading.criteria.walk import Walk
from tracker.reading.headings import Heading
from tracker.reading.layout import column_heads
from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.result import Item, Section, Warned
from tracker.reading.sections import Part
from tracker.reading.understood import Understood, missing

_EXPECTED = {"date": "date of the edition", "entity_type": "entity type that the criteria are for"}
_LISTED = 8  # IDs named in one warning


def read(paper: Paper) -> Understood:
    of_cover = edition.titles(paper.blocks)
    fields = edition.fields(paper, of_cover)
    words = units.of(paper.blocks, edition.running(fields))
    marks = units.marks(words)
    guided = any(column_heads.sign(words[place].text) in "ug" for place in marks.heads)
    course = Walk(words, marks, paper.blocks, len(of_cover))
    told = levels.told(course.through(), paper.blocks, guided=guided)
    categories = outline.categories(told)
    parts = _parts(paper.blocks, len(of_cover), categories)
    found = Understood(
        heading=edition.heading(of_cover, fields),
        fields=fields,
        sections=[_section(part) for part in parts],
        kept=sections.kept_words(parts),
        items=[_item(each, category) for category in categories for each in category.criteria],
        warnings=[*_warnings(categories), *_passed_over(course, paper.blocks)],
        own={"categories": [each.to_json() for each in categories]},
    )
    found.warnings += missing(found, _EXPECTED)
    return found


def _parts(blocks: Sequence[Block], of_cover: int, categories: Sequence[Category]) -> list[Part]:
    """Under the headings of the outline, and under what else is set as a heading where no criterion stands."""
    told = outline.headings(categories, blocks)
    opening = {blocks[place].start: heading for place, heading in told.items()}
    spans = [each.span for category in categories for each in category.criteria]
    for block in blocks[of_cover:]:
        if walk.is_set_apart(block) and not any(start <= block.start < end for start, end in spans):
            opening.setdefault(block.start, Heading(block.text.rstrip(": "), len(block.text)))
    return sections.parted(blocks, lambda block: opening.get(block.start))


def _section(part: Part) -> Section:
    """A category's number is a list label to the paragraph that it opens, and no point of the section."""
    listed = part.blocks[1:] if part.heading is not None else part.blocks
    return replace(sections.section(part), points=sections.points(listed))


def _item(each: Criterion, category: Category) -> Item:
    return Item(
        ordinal=None,
        number=each.number,
        subcommittee=None,
        group=None,
        text=each.text,
        span=each.span,
        page=each.page,
        joined_across_break=each.torn,
        level=each.level,
        guidance=each.guidance,
        category=category.name,
        entity_type=category.entity_type,
    )


def _warnings(categories: Sequence[Category]) -> Iterator[Warned]:
    criteria = [each for category in categories for each in category.criteria]
    if not criteria:
        yield Warned("missing-field", "no criterion was found; look at the paper")
    for each in criteria:
        for code, said in each.doubts:
            yield Warned(code, said, each.span, each.page)
    yield from _repeated(categories)
    for category in categories:
        if category.title is None:
            first = category.criteria[0]
            said = f"no heading of a category was found for criterion {first.number}; look at the paper"
            yield Warned("missing-field", said, first.span, first.page)
    yield from _mixed([each for each in criteria if each.mixed])


def _repeated(categories: Sequence[Category]) -> Iterator[Warned]:
    """A criterion has its number once in each part."""
    seen: set[tuple[int, str]] = set()
    for part, each in ((category.part, each) for category in categories for each in category.criteria):
        place = id(part), each.number
        if place in seen:
            said = f"criterion {each.number} is printed twice; look which of the two is in force"
            yield Warned("repeated-number", said, each.span, each.page)
        seen.add(place)


def _passed_over(course: Walk, blocks: Sequence[Block]) -> Iterator[Warned]:
    for unit in course.passed_over():
        said = f"{unit.text} begins a line, but was taken for a reference; look whether it is a criterion of its own"
        yield Warned("missing-field", said, (unit.start, unit.end), blocks[unit.block].page)


def _mixed(criteria: Sequence[Criterion]) -> Iterator[Warned]:
    if criteria:
        numbers = ", ".join(each.number for each in criteria[:_LISTED])
        more = f" and {len(criteria) - _LISTED} more" if len(criteria) > _LISTED else ""
        said = (
            f"the table's columns are lost, so the guidance of {numbers}{more} cannot be told from the criterion; the "
            "words of each row are kept together as its text: part them by hand, or read the paper as PDF or Word"
        )
        yield Warned("mixed-columns", said, criteria[0].span, criteria[0].page)
