"""Which statements of a paper the record has already: of the same recommendation the same word on the same axis, of the
same day or meeting. Nothing new is proposed by such a one, unless a person records it all the same."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.proceedings.named import Record, recommendation
from tracker.proceedings.spoken import Facts, named_in
from tracker.proceedings.statements import when_said
from tracker.published import names
from tracker.published.standing import facets_from
from tracker.records.paper import STATEMENT, Paper, PaperProposal
from tracker.rules.outcome import AXES
from tracker.rules.paper import PUBLISHED
from tracker.rules.refusal import BadInput

Sayings = dict[tuple[str, str, str | None], list[tuple[str, str, str]]]  # (item, axis, word): first, last day, entry


@dataclass(frozen=True, slots=True)
class Already:
    """The entries that say it, in the order of their days, and the recommendations of which none does."""

    by: tuple[str, ...]
    lacking: tuple[str, ...]


def already(paper: Paper, record: Record) -> dict[int, Already]:
    """By place, the statements that the record has for one or more of their recommendations. Of a published paper
    those that wait: what else it says is in the record by its own word."""
    asked = [one for one in paper.proposals if one.kind == STATEMENT
             and (one.accepted is None or paper.state != PUBLISHED)]  # fmt: skip
    about = {one.place: _keys(one.said, record) for one in asked}
    wanted = {key for keys in about.values() for key in keys}
    sayings = _sayings(record, wanted) if wanted else {}
    found = {one.place: _already(paper, one, about[one.place], sayings) for one in asked}
    return {place: one for place, one in found.items() if one.by}


def left_out(paper: Paper, record: Record) -> set[int]:
    """The places of those that nobody has decided and that would say nothing new."""
    open_ones = {one.place for one in paper.proposals if one.kind == STATEMENT and one.accepted is None}
    if not open_ones:
        return set()
    return {place for place, one in already(paper, record).items() if place in open_ones and not one.lacking}


def _keys(told: Facts, record: Record) -> list[str]:
    try:
        return [recommendation(record.reader, name, record.on).key for name in named_in(told)]
    except BadInput:  # what was typed names none: confirming it says so
        return []


def _sayings(record: Record, wanted: set[str]) -> Sayings:
    found: Sayings = defaultdict(list)
    for row in names.sayings(record.reader, wanted):
        for axis, word in facets_from(row.sets).items():
            found[row.to_key, axis, word].append((row.since_first, row.since_last, row.key))
    return found


def _already(paper: Paper, proposal: PaperProposal, about: list[str], sayings: Sayings) -> Already:
    told = proposal.said
    sets = {axis.name: told[axis.name] for axis in AXES if told.get(axis.name)}
    dated = when_said(paper, told)
    if not sets or dated is None:
        return Already((), tuple(about))
    first, last = str(dated.first), str(dated.last)

    def saying(key: str, axis: str) -> Iterator[tuple[str, str]]:
        held = sayings.get((key, axis, sets[axis]), ())
        return ((since, by) for since, until, by in held if since <= last and first <= until)

    by_item = {key: {axis: list(saying(key, axis)) for axis in sets} for key in about}
    full = {key: axes for key, axes in by_item.items() if all(axes.values())}
    by = sorted({one for axes in full.values() for said in axes.values() for one in said})
    return Already(tuple(dict.fromkeys(key for _, key in by)), tuple(key for key in about if key not in full))
