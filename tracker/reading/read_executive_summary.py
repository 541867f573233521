"""Executive summaries: a subcommittee's report for the quarter. Its co-chairs, its ongoing work as sections and points;
the recommendations made before, which it lists again, are its items and never new ones."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tracker.reading import answers, chairs, cover, headings, listed, sections, tables
from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block, Paper, together
from tracker.reading.listed import Entry
from tracker.reading.mentions import bodies, standings
from tracker.reading.result import Field, Item, Section, Warned
from tracker.reading.sections import Part
from tracker.reading.understood import Understood, missing
from tracker.text import words

PREVIOUS = "previous"
_EARLIER = r"\b(?:previous(?:ly)?|prior|past|earlier|preceding|existing|outstanding|open|pending|status)\b"
_PREVIOUS = re.compile(
    rf"{_EARLIER}.{{0,60}}\brecommendations?\b|"
    r"\brecommendations?\s(?:\w+\s){0,4}(?:previously|previous|earlier|prior|status|to\sdate)\b",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"([A-Z][^:.]{5,90})[:.]\s")
_LED_WORDS = 8
_OF_A_LETTER = re.compile(
    r"(?:Dear|Ladies|Gentlemen|To\s(?:the|all|whom))\s|(?:Re|Subject|Regarding)\s?:\s", re.IGNORECASE
)
_NUMBERED = re.compile(r"\((?:(?:COAC\s)?Rec(?:ommendation|\.)?\s)?(?:(?:No\.|Number|#)\s?)?(\d{6})\)(?P<end>[.;]|$)?")
_ANNOUNCED, _ANNOUNCED_PREVIOUS = 12, 25  # words of a line that opens a section with a colon
_TOPIC = re.compile(r"[A-Z][\w/&’'()–-]*(?:\s[\w/&’'()–-]+){0,6}:\s")
_OWN = words.word_set(
    "accomplishments action actions activities agenda background challenges conclusion current discussion focus future "
    "initiatives issues meeting meetings new next ongoing planned priorities progress programs projects proposed steps "
    "summary topics upcoming update updates work"
)
_MADE = re.compile(r"\b(?:adopted|approved|passed|made|issued|voted|recommended|presented|submitted)\b", re.IGNORECASE)
_NOTHING = words.word_set("none none. n/a n/a.")
_EXPECTED = {"date": "date of the paper", "subcommittee": "name of the subcommittee", "co_chairs": "name of a co-chair"}
_NONE_FOUND = "no previous recommendation was found; look whether the paper lists any"
_UNMARKED = "the previous recommendations bear no numbers or bullets; each paragraph was taken as one: look at them"


def read(paper: Paper) -> Understood:
    short = cover.committee_acronym(paper)
    apart = _apart(paper.blocks)
    titles = cover.leading(paper.blocks, lambda block: block.start in apart or _section_heading(block), chairs.is_said)
    parts = sections.parted(paper.blocks, lambda block: None if block in titles else _heading(block, short, apart))
    parts = _with_introductions(parts)
    fields = cover.read(paper, titles).fields
    co_chairs = chairs.found(paper, titles)
    if co_chairs:
        fields["co_chairs"] = co_chairs
    found = Understood(
        heading="Executive Summary",
        fields=fields,
        sections=[_section(part) for part in parts],
        kept=sections.kept_words(parts),
        own={"group_events": standings.told(paper.text, cover.committee_acronym(paper))},
    )
    found.warnings += missing(found, _EXPECTED)
    _take_items(found, parts, short)
    return found


def _apart(blocks: Sequence[Block]) -> frozenset[int]:
    return cover.above_text(blocks) - {block.start for block in blocks if _OF_A_LETTER.match(block.text)}


# Sections -------------------------------------------------------------------------------------------------------------


def _heading(block: Block, short: str, apart: Collection[int]) -> Heading | None:
    if _OF_A_LETTER.match(block.text):
        return None
    if block.start in apart or cover.bodies_in_title(block, short):
        return Heading(block.text.rstrip(": "), len(block.text))
    return _section_heading(block) or (None if listed.is_column_head(block) else headings.of(block))


def _section_heading(block: Block) -> Heading | None:
    """A heading by its words, or a line that announces with a colon what follows; not a line in bold of the title, nor
    what a letter is about or whom it greets."""
    if (
        block.is_listed
        or _OF_A_LETTER.match(block.text)
        or (listed.is_column_head(block) and not _PREVIOUS.search(block.text))
    ):
        return None
    known = headings.of(replace(block, heading=False, lead=""))
    if known is not None and not cover.is_kind_word(block.text):
        return known
    return _led(block) or _announcing(block) or _of_previous(block)


def _led(block: Block) -> Heading | None:
    """The first words of a paragraph in bold, a sentence of their own: "Ongoing work. The group ..."."""
    lead = block.lead
    if not lead.endswith(".") or len(lead.split()) > _LED_WORDS or len(lead) == len(block.text):
        return None
    alone = next(words.sentences(block.text), None) == (0, len(lead))
    return Heading(lead.rstrip("."), len(lead)) if alone else None


def _announcing(block: Block) -> Heading | None:
    text = block.text
    longest = _ANNOUNCED_PREVIOUS if _PREVIOUS.search(text) else _ANNOUNCED
    announces = text.endswith(":") and len(text.split()) <= longest and not chairs.is_said(block)
    return Heading(text.rstrip(": "), len(text)) if announces else None


def _of_previous(block: Block) -> Heading | None:
    run_in = _RUN_IN.match(block.text)
    name = run_in[1] if run_in else block.text
    if len(name.split()) > _ANNOUNCED or not _PREVIOUS.search(name) or not headings.is_titled(name):
        return None
    return Heading(name.strip(), run_in.end() if run_in else len(block.text))


def _with_introductions(parts: Sequence[Part]) -> list[Part]:
    """The parts; what only introduces the list of previous recommendations stands with it ("The committee adopted these
    in March:"), and so does what is said of one of them ("Status: ...")."""
    found: list[Part] = []
    for part in parts:
        if found and _is_previous(found[-1]) and _belongs(part, bare=not listed.under(found[-1])):
            found[-1].blocks += part.blocks
        else:
            found.append(part)
    return found


def _is_previous(part: Part) -> bool:
    return part.heading is not None and _PREVIOUS.search(part.heading.printed) is not None


def _belongs(part: Part, *, bare: bool) -> bool:
    first = part.blocks[0]
    run_in = part.heading is not None and part.heading.after < len(first.text)
    return _introduces(first) if bare else run_in and answers.opens(first)


def _introduces(block: Block) -> bool:
    """Whether a block is a sentence that ends in a colon, no title that does."""
    return block.text.endswith(":") and not headings.is_titled(block.text.rstrip(": "))


def _section(part: Part) -> Section:
    made = sections.section(part)
    return made if made.points or not part.heading else replace(made, points=tuple(_topics(listed.under(part))))


def _topics(blocks: Sequence[Block]) -> Iterator[str]:
    """The points of work that paragraphs name before a colon: "Air cargo: the pilot went on.\""""
    if not all(_TOPIC.match(block.text) for block in blocks):
        return
    for block in blocks:
        begun = [start for start, _ in words.sentences(block.text) if _TOPIC.match(block.text, start)]
        for start, end in zip(begun, [*begun[1:], len(block.text)], strict=True):
            yield block.text[start:end].strip()


# Previous recommendations ---------------------------------------------------------------------------------------------


def _take_items(found: Understood, parts: Sequence[Part], short: str) -> None:
    blocks, heads = _previous(parts, short)
    entries = listed.entries(blocks, lambda block: block.start in heads)
    plain = [] if entries else listed.unmarked([block for block in blocks if not _is_aside(block)])
    found.items = [_item(entry, found.fields, short) for entry in entries or plain]
    found.warnings += listed.doubts(entries, "recommendation")
    if plain:
        found.warnings.append(Warned("missing-field", _UNMARKED, plain[0].first.span, plain[0].first.page))
    if not found.items and not blocks:
        found.warnings.append(Warned("missing-field", _NONE_FOUND))


def _is_aside(block: Block) -> bool:
    return block.text.lower() in _NOTHING or block.text.endswith(":")


def _previous(parts: Sequence[Part], short: str) -> tuple[list[Block], frozenset[int]]:
    """The blocks under the heading of previous recommendations, and where those are that say whose they are."""
    blocks: list[Block] = []
    heads: set[int] = set()
    inside = False
    for part in parts:
        if _is_previous(part):
            inside = True
            blocks += listed.under(part)
        elif inside and _is_minor(part, short):
            heads.add(part.blocks[0].start)
            blocks += part.blocks
        else:
            inside = False
    return blocks, frozenset(heads)


def _is_minor(part: Part, short: str) -> bool:
    """Whether a heading parts the list: it names a body, a subject in a few words with a list under it, or says that
    what follows was made too."""
    first = part.blocks[0]
    if cover.bodies_in_title(first, short) or (_introduces(first) and _MADE.search(first.text)):
        return True
    spelt = first.body.strip(": ").lower().split()
    known = headings.of(replace(first, heading=False, lead="", label=None)) is not None or _OWN & set(spelt)
    listed_under = len(part.blocks) > 1 and part.blocks[1].is_listed
    return not known and len(spelt) <= 6 and headings.is_titled(first.body.rstrip(": ")) and listed_under


def _item(entry: Entry, fields: dict[str, Field], short: str) -> Item:
    subcommittee, group = (_value(fields.get(name)) for name in ("subcommittee", "group"))
    for body in cover.bodies_in_title(entry.head, short) if entry.head else ():
        if body.level == bodies.SUBCOMMITTEE:
            subcommittee, group = body.name, None
        elif body.level != bodies.COMMITTEE:
            group = body.name
    item = entry.item(subcommittee, group)
    text, said = answers.parted(item.text)
    below = [block for block in entry.rest if answers.opens(block) and block not in entry.own]
    status = (tables.said(entry.beside), answers.quoted(said), answers.quoted(together(below)))
    return replace(
        item,
        text=text,
        number=item.number or _number(text),
        role=PREVIOUS,
        status="\n".join(filter(None, status)) or None,
        span=(item.span[0], max([item.span[1], *(block.end for block in below)])),
    )


def _number(text: str) -> str | None:
    """The one number that stands in brackets at the end of a sentence."""
    found = list(_NUMBERED.finditer(text))
    return found[0][1] if len(found) == 1 and found[0]["end"] is not None else None


def _value(field: Field | None) -> str | None:
    return str(field.value) if field and field.value else None
