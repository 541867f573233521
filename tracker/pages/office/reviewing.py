"""What the page of one review shows: the source on the left, what was read from it on the right, bound both ways."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.pages.office import boxes, marks
from tracker.pages.office.marks import Mark
from tracker.pages.office.offered import offered
from tracker.pages.office.source import pieces
from tracker.pages.office.story import story
from tracker.pages.office.tasks import tasks
from tracker.pages.page import now as this_moment
from tracker.proceedings import added_words, arranged, own_lists, recorded, statements
from tracker.published import find as published
from tracker.records.paper import Paper, PaperBlock
from tracker.rules import paper as rules
from tracker.rules.field import Field, by_name, whole
from tracker.rules.group import CHANGE, FIELDS, STANDING
from tracker.rules.outcome import PROPOSED
from tracker.rules.own_lists import HOW, OWN
from tracker.rules.programme import FIELDS as PROGRAMME
from tracker.rules.refusal import Refusal

Args = Mapping[str, str]
AT_ONCE = 40  # items or sections in one form


def shown(paper: Paper, typed: Args, refusal: Refusal | None, looking: Args) -> dict[str, Any]:
    """For the template. `looking`: page, view, part and block, as in the address."""
    reading = json.loads(paper.reading)
    found = marks.marks(paper, reading)
    sheets = marks.pages(reading)
    page_at = marks.pager(reading)
    start = _start(paper, looking)
    page = (
        _page(sheets, looking, page_at(start) if start is not None else None)
        if sheets and looking.get("view") != "text"
        else None
    )
    now = boxes.shown(paper)
    blocks, parts = _window(paper, reading, page, looking)

    def retyped(fields: Iterable[Field], of: str = "field") -> bool:
        return any(_retyped(f"{of}-{field.name}", now, typed) for field in fields)

    return {
        "paper": paper,
        "reading": reading,
        "sheets": sheets,
        "page": page,
        "size": reading["page_sizes"][page - 1] if page else None,
        "drawn": marks.drawn(reading, found, page) if page else [],
        "pieces": pieces(paper.text, found) if page is None else [],
        "about_whom": _about(found),
        "account": _account(paper, reading),
        "where": {mark.target: page_at(mark.start) for mark in found},
        "tasks": tasks(paper, reading),
        "fields": by_name(rules.fields_of(paper.kind)),
        "about": rules.ABOUT,
        "parts": {"item": rules.items_of(paper.kind), "section": rules.SECTION, "group": by_name(FIELDS),
                  "event": by_name(CHANGE), "statement": by_name(PROPOSED),
                  "standing": by_name(STANDING), "programme": by_name(PROGRAMME)},
        "offered": offered(paper),
        "values": {value.name: value for value in paper.values},
        "now": now,
        "typed": typed,
        "meanwhile": _meanwhile(now, typed, refusal),
        "retyped": retyped,
        "without_place": boxes.without_place(paper, typed) if refusal else [],
        "blocks": blocks,
        "repeats": {section.id: said for section in paper.sections if (said := _repeated(paper, section))},
        "shown_parts": parts,
        "renumbering": arranged.numbering_of(paper),
        "lists": {name: (OWN[name], rows) for name, rows in own_lists.lists(paper, reading).items()},
        "place": own_lists.PLACE,
        "was": own_lists.was,
        "typed_rows": boxes.typed_rows(now, typed),
        "opened": {looking.get("list"), *(row.split("-")[1] for row in boxes.typed_rows(now, typed))},
        "story": story(paper),
        "elsewhere": {f"block-{block.id}" for block in paper.blocks} - {f"block-{block.id}" for block in blocks},
        **_already(paper),
        "unsure_proposals": any(one.said.get("sure") is False for one in paper.proposals),
        "open_sections": any(
            _refused(one, refusal) or retyped(rules.SECTION, f"block-{one.id}") for one in paper.sections
        ),
        "refusal": refusal,
        "spoken": rules.KINDS | rules.LISTINGS | HOW,
    }  # fmt: skip


def _already(paper: Paper) -> dict[str, Any]:
    """What the paper says and the record has: by place, the entries that say it, and of what they do not."""
    record = statements.today(this_moment())
    found = recorded.already(paper, record)
    called = published.names(record.reader, [key for one in found.values() for key in one.by], record.on)
    return {"already": {place: ([called[key] for key in one.by], one.lacking) for place, one in found.items()}}


def _start(paper: Paper, looking: Args) -> int | None:
    """Where the block of the address begins."""
    wanted = whole(looking.get("block", ""))
    return next((block.start for block in paper.blocks if block.id == wanted), None)


def _refused(block: PaperBlock, refusal: Refusal | None) -> bool:
    return refusal is not None and refusal.field.startswith(f"block-{block.id}-")


def _repeated(paper: Paper, section: PaperBlock) -> str:
    """Which items stand within a section, in words: it holds their words a second time."""
    if section.start is None or section.end is None:
        return ""
    within = sum(item.start is not None and section.start <= item.start < section.end for item in paper.items)
    return f"{within} {'item' if within == 1 else 'items'}" if within else ""


def _about(found: Sequence[Mark]) -> dict[str, str]:
    """For each warning the field or block that it is about: the narrowest that holds its place."""
    links = sorted((mark for mark in found if mark.link), key=lambda mark: mark.end - mark.start)
    about: dict[str, str] = {}
    for one in found:
        if not one.link:
            holder = next((mark.target for mark in links if mark.start <= one.start < mark.end), None)
            if holder:
                about[one.target] = holder
    return about


def _account(paper: Paper, reading: Mapping[str, Any]) -> dict[str, Any]:
    """Words in the source, kept, dropped with the reasons, those of items and sections that are not in the source, and
    those of which nothing is known: of unread pages."""
    words = reading.get("words") or {}
    dropped = words.get("dropped") or []
    gone = sum(len(str(one["text"]).split()) for one in dropped)
    source, kept = int(words.get("source") or 0), int(words.get("kept") or 0)
    told = {"source": source, "kept": kept, "dropped": dropped, "gone": gone, "missing": source - kept - gone}
    return told | {"added": added_words.counted(paper), "unread": words.get("unread_pages") or []}


def _page(sheets: int, looking: Args, of_block: int | None) -> int:
    return min(whole(looking.get("page", "")) or of_block or 1, sheets)


def _meanwhile(now: Args, typed: Args, refusal: Refusal | None) -> dict[str, str]:
    """What is saved by now, where the form that was sent has something else."""
    if refusal is None or refusal.field != "form":
        return {}
    return {name: held for name, held in now.items() if _retyped(name, now, typed)}


def _retyped(name: str, now: Args, typed: Args) -> bool:
    """Whether the form that was refused has something else than what is saved: no fold hides it."""
    return name in typed and typed[name].replace("\r\n", "\n").strip() != now.get(name, "").strip()


# A long paper is shown in parts ---------------------------------------------------------------------------------------


def _window(
    paper: Paper, reading: Mapping[str, Any], page: int | None, looking: Args
) -> tuple[list[PaperBlock], tuple[int, int] | None]:
    """The blocks that the form holds: all of a short paper, of a long one those of the page beside it, or a part; and
    then (which part, of how many)."""
    blocks = list(paper.blocks)
    if len(blocks) <= AT_ONCE:
        return blocks, None
    if page is not None:
        lines = [one["span"] for one in reading["places"] if one["page"] == page]
        return list(_beside(blocks, lines)), None
    wanted = whole(looking.get("block", ""))
    place = next((at for at, block in enumerate(blocks) if block.id == wanted), None)
    last = (len(blocks) - 1) // AT_ONCE + 1
    part = place // AT_ONCE + 1 if place is not None else min(whole(looking.get("part", "")) or 1, last)
    return blocks[(part - 1) * AT_ONCE : part * AT_ONCE], (part, last)


def _beside(blocks: Sequence[PaperBlock], lines: Sequence[Sequence[int]]) -> Iterator[PaperBlock]:
    """What stands on a page, in whole or in part; and what stands nowhere, on every page."""
    first, last = min((one[0] for one in lines), default=0), max((one[1] for one in lines), default=0)
    for block in blocks:
        if block.start is None or block.end is None or (block.start < last and first < block.end):
            yield block
