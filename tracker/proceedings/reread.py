"""A paper is read anew, when a page of it was typed or a person said of what kind it is: what the program had read
makes place for what it reads now; what a person confirmed, corrected or decided stays. The reading itself is done
before the act and not here."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.proceedings import added_words, intake, own_lists, statements
from tracker.proceedings.act import act
from tracker.proceedings.editions import title_of
from tracker.proceedings.review import opened
from tracker.records.paper import (
    MACHINE,
    WAIVED,
    Paper,
    PaperBlock,
    PaperForm,
    PaperProposal,
    PaperValue,
    PaperWarning,
)
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE
from tracker.rules.policy import Actor
from tracker.rules.refusal import Missing, Stale
from tracker.store.database import Base, db

Json = Mapping[str, Any]
Said = tuple[str, str]  # code and message of a warning
_READ = ("printed", "understood", "start", "end", "page", "sure", "candidates")
_BLOCK = (
    *("role", "heading", "ordinal", "number", "subcommittee", "group", "text", "points", "joined", "listed_as"),
    *("status", "level", "guidance"),
)


@dataclass(frozen=True, slots=True)
class Given:
    """What the reader is given beside the file: what stands on pages without text of their own, by page; which of those
    the machine has tried; the kind, where a person said it."""

    pages: dict[int, str]
    by_machine: frozenset[int]
    kind: str | None


def form_of(paper: Paper) -> PaperForm:
    """The file that the paper was read from."""
    read_from = json.loads(paper.reading)["sha256"]
    form = next((form for form in paper.forms if form.sha256 == read_from), None)
    if form is None:
        raise Missing("The file that this paper was read from is gone.", remedy="Run: tracker check")
    return form


def given(paper: Paper, more: Mapping[int, tuple[str, str]] | None = None) -> Given:
    """`more`: what is now said of pages, as how and words."""
    held = {one.page: (one.how, one.text) for one in paper.pages} | dict(more or {})
    pages = {page: "" if how == WAIVED else text for page, (how, text) in held.items()}
    by_machine = frozenset(page for page, (how, _) in held.items() if how == MACHINE)
    return Given(pages, by_machine, paper.kind if paper.kind != json.loads(paper.reading)["kind"] else kind_said(paper))


def kind_said(paper: Paper) -> str | None:
    """The kind that a person had given when the paper was read, if one had."""
    said = json.loads(paper.reading).get("kind_given")
    return str(said) if said else None


def to_read(actor: Actor, id: str, when: Moment) -> tuple[PaperForm, Given] | None:
    """The file of a paper that a person has called of another kind, and what the reader is given with it; None if
    it was read as what it is called."""
    paper = opened(actor, id, when)
    if paper.kind == json.loads(paper.reading)["kind"]:
        return None
    return form_of(paper), given(paper)


def read_as(actor: Actor, id: str, reading: Json, with_: Given, when: Moment) -> Paper:
    """Keep what the paper says, read as what a person has called it."""
    with act(actor, "read as", when, needs="paper.review", subject=id, kind=with_.kind) as door:
        paper = opened(actor, id, when)
        INTAKE.move("correct", paper.state)
        if given(paper) != with_:
            raise Stale("This paper was changed meanwhile.", remedy="Save its kind again.")
        door.facts["reading"] = take(paper, reading, when)
    return paper


def take(paper: Paper, reading: Json, when: Moment) -> str:
    """Within an act. Returns the digest of the reading, for the journal."""
    held = {one.page for one in paper.pages}
    paper.pages += [one for one in intake.machine_pages(reading, when) if one.page not in held]
    _lay_out(paper, reading)
    statements.propose_again(paper, when)
    return intake.reading_digest(paper.reading)


def _lay_out(paper: Paper, reading: Json) -> None:
    before = json.loads(paper.reading)
    if paper.kind == before["kind"]:
        paper.kind = reading["kind"]
    values, blocks, proposals = intake.parts({**reading, "kind": paper.kind})
    _, blocks_before, proposals_before = intake.parts({**before, "kind": paper.kind})
    moved = _Moved(paper.text, reading["text"])
    _take_values(paper, values, moved)
    _take_blocks(paper, blocks, Counter(map(_look, blocks_before)), moved)
    _take_proposals(paper, proposals, proposals_before)
    _take_warnings(paper, reading["warnings"], list(_waived(paper)))
    own_lists.read_anew(paper, before, reading, moved.span)
    paper.text, paper.reading = reading["text"], json.dumps(reading, ensure_ascii=False, sort_keys=True)
    paper.words_digest = intake.words_digest(reading)
    paper.title = title_of(paper)
    added_words.warn(paper)
    paper.touch()


def _waived(paper: Paper) -> Iterator[tuple[Said, str]]:
    """The warnings that stand in for pages left out, and who left them out."""
    for one in paper.pages:
        if one.how == WAIVED:
            yield ("waived-page", f"page {one.page} was not read and is left out: {one.text}"), one.made_by


class _Moved:
    """Where a stretch of the former text stands in the new one."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before, after

    def span(self, start: int | None, end: int | None) -> tuple[int | None, int | None]:
        if start is None or end is None:
            return None, None
        words = self._before[start:end]
        nth = self._before.count(words, 0, start) if words else 0
        place = -1
        for _ in range(nth + 1):
            found = self._after.find(words, place + 1)
            place = found if found >= 0 else place
        return (place, place + len(words)) if words and place >= 0 else (None, None)


def _take_values(paper: Paper, read: Sequence[PaperValue], moved: _Moved) -> None:
    held = {value.name: value for value in paper.values}
    for value in read:
        kept = held.pop(value.name, None)
        if kept is None:
            paper.values.append(value)
        elif kept.confirmed_by is None or kept.value == value.value:
            for name in _READ:
                setattr(kept, name, getattr(value, name))
        else:
            kept.start, kept.end = moved.span(kept.start, kept.end)
    for gone in held.values():  # of the kind that the paper was taken for before
        if gone.confirmed_by is None:
            _drop(paper.values, gone)


def _look(block: PaperBlock) -> tuple[Any, ...]:
    return tuple(getattr(block, name) for name in _BLOCK)


def _take_blocks(paper: Paper, read: Sequence[PaperBlock], before: Counter[tuple[Any, ...]], moved: _Moved) -> None:
    """In the order now read. A block that stands as it was read goes on if it is read again, and goes if it is not;
    one that a person changed stays, after the one that it stood behind."""
    as_read: dict[tuple[Any, ...], list[PaperBlock]] = {}
    changed: list[tuple[PaperBlock | None, PaperBlock]] = []
    last: PaperBlock | None = None
    for block in paper.blocks:
        if before[_look(block)] > 0:
            before[_look(block)] -= 1
            as_read.setdefault(_look(block), []).append(block)
        else:
            block.start, block.end = moved.span(block.start, block.end)
            changed.append((last, block))
        last = block
    order: list[PaperBlock] = []
    for block in read:
        kept = as_read.get(_look(block))
        if kept:
            order.append(_placed(kept.pop(0), block))
        elif before[_look(block)] > 0:  # it was read before, and a person made something else of it
            before[_look(block)] -= 1
        else:
            order.append(block)
    for behind, block in changed:
        order.insert(order.index(behind) + 1 if behind in order else 0, block)
    for block in [block for blocks in as_read.values() for block in blocks]:
        _drop(paper.blocks, block)
    paper.blocks = order
    for place, block in enumerate(order, 1):
        block.place = place


def _drop(rows: list[Any], row: Base) -> None:
    """By name, so that the journal tells it."""
    rows.remove(row)
    db.session.delete(row)


def _placed(kept: PaperBlock, read: PaperBlock) -> PaperBlock:
    kept.start, kept.end, kept.page = read.start, read.end, read.page
    return kept


def _take_proposals(paper: Paper, read: Sequence[Said], before: Sequence[Said]) -> None:
    held = {(proposal.kind, proposal.facts) for proposal in paper.proposals}
    for proposal in list(paper.proposals):
        one = (proposal.kind, proposal.facts)
        if proposal.accepted is None and one in before and one not in read:
            _drop(paper.proposals, proposal)
    last = max((proposal.place for proposal in paper.proposals), default=0)
    for kind, facts in read:
        if (kind, facts) not in held and (kind, facts) not in before:
            last += 1
            paper.proposals.append(PaperProposal(place=last, kind=kind, facts=facts))


def _take_warnings(paper: Paper, read: Sequence[Json], waived: Sequence[tuple[Said, str]]) -> None:
    """Those of the new reading; what somebody has looked at stays looked at."""
    seen: dict[Said, str | None] = {(one.code, one.message): one.accepted_by for one in paper.warnings} | dict(waived)
    told = [(one["code"], one["message"], one.get("line")) for one in read]
    told += [(code, message, None) for (code, message), _ in waived]
    told += [(one.code, one.message, one.line) for one in paper.warnings if one.code == added_words.CODE]
    held = {warning.place: warning for warning in paper.warnings}
    for place, (code, message, line) in enumerate(told, 1):
        warning = held.pop(place, None)
        if warning is None:
            warning = PaperWarning(place=place)
            paper.warnings.append(warning)
        warning.code, warning.message, warning.line = code, message, line
        warning.accepted_by = seen.get((code, message))
    for gone in held.values():
        _drop(paper.warnings, gone)
