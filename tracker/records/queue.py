"""The queue of the office: every paper its reader may see, in few columns, with what somebody has to look at. Its
filters are applied to these rows, so that each is counted by the same rule by which it is shown."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, or_, select

from tracker.records import find
from tracker.records.arrival import Arrival
from tracker.records.paper import (
    ITEM,
    STATEMENT,
    UNREAD,
    Paper,
    PaperBlock,
    PaperProposal,
    PaperValue,
    PaperWarning,
)
from tracker.rules.paper import AWAITING, PUBLISHED
from tracker.rules.policy import Actor, may
from tracker.store.database import db
from tracker.text.dates import from_value

_LIGHT = ("id", "place", "kind", "title", "state", "key", "whole", "imported_by", "imported_at", "reviewed_by",
          "second_by", "claimed_by", "claimed_at", "version")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Queued:
    """A paper as the queue has it. `claimed_by` is None unless the claim holds; `dated` is the first day of its own
    date, `dated_words` the date as exact as it is, `year` that day's; `undecided` counts the values between whose
    readings a person must choose, `unread` the pages that nobody has read yet, `unplaced` what it says of
    nobody knows which recommendations, `later` what a published paper says of recommendations that came into the record
    after it, until somebody has looked at that."""

    id: str
    place: int
    kind: str
    title: str
    state: str
    key: str | None
    whole: bool
    imported_by: str
    imported_at: str
    reviewed_by: str | None
    second_by: str | None
    claimed_by: str | None
    claimed_at: str | None
    group: str | None
    dated: str
    dated_words: str
    warnings: int
    unread: int
    undecided: int
    unplaced: int
    later: int
    items: int
    version: int
    batches: tuple[int, ...]

    @property
    def year(self) -> str | None:
        return self.dated[:4] or None


def queue(actor: Actor, on: date) -> list[Queued]:
    """Every paper of this reader, the newest first; as many statements however many papers."""
    columns = (getattr(Paper, name) for name in _LIGHT)
    mine = find.readable_papers(actor, on).with_only_columns(*columns).order_by(Paper.place.desc())
    rows = list(db.session.execute(mine))
    if not rows:
        return []
    holding = {one.email for one in find.people() if may(one.actor, "paper.review", None, on)}
    values, warnings, items, undecided, batches = _values(), _warnings(), _items(), _undecided(), _batches()
    unplaced, later = _statements()
    return [
        Queued(
            **dict(row._mapping) | _claim(row, holding) | _date(values[row.id].get("date")),
            group=values[row.id].get("group"),
            warnings=warnings[row.id][0],
            unread=warnings[row.id][1],
            undecided=undecided[row.id],
            unplaced=unplaced[row.id],
            later=later[row.id],
            items=items[row.id],
            batches=tuple(batches[row.id]),
        )
        for row in rows
    ]


def _claim(row: Any, holding: set[str]) -> dict[str, str | None]:
    """A claim of somebody whose role has ended is none."""
    return {} if row.claimed_by in holding else {"claimed_by": None, "claimed_at": None}


def _values() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    query = select(PaperValue.paper_id, PaperValue.name, PaperValue.understood)
    for id, name, understood in db.session.execute(query.where(PaperValue.name.in_(("group", "date")))):
        found[id][name] = json.loads(understood)
    return found


def _date(value: Any) -> dict[str, str]:
    if not value:
        return {"dated": "", "dated_words": "no date"}
    dated = from_value(value["value"], value.get("precision"))
    return {"dated": str(dated.first), "dated_words": dated.words}


def _warnings() -> dict[str, tuple[int, int]]:
    """Those that nobody has accepted, and of all of them the pages that nobody has read."""
    waiting = func.count(case((PaperWarning.accepted_by.is_(None), 1)))
    unread = func.count(case((PaperWarning.code == UNREAD, 1)))
    query = select(PaperWarning.paper_id, waiting, unread).group_by(PaperWarning.paper_id)
    return defaultdict(lambda: (0, 0), {row[0]: (row[1], row[2]) for row in db.session.execute(query)})


def _items() -> Counter[str]:
    query = select(PaperBlock.paper_id, func.count()).where(PaperBlock.role == ITEM)
    return _counted(query.group_by(PaperBlock.paper_id))


def _undecided() -> Counter[str]:
    """Values whose readings contradict each other."""
    open_values = select(PaperValue.paper_id, func.count()).where(
        PaperValue.candidates.is_not(None), PaperValue.understood == "null"
    )
    return _counted(open_values.group_by(PaperValue.paper_id))


def _statements() -> tuple[Counter[str], Counter[str]]:
    """Of papers that await review, those that name no recommendation that is known; of published papers, those that
    nobody has decided."""
    waits = and_(Paper.state == PUBLISHED, PaperProposal.accepted.is_(None), Paper.whole.is_(False))
    query = select(PaperProposal.paper_id, Paper.state, PaperProposal.facts)
    query = query.join(Paper, Paper.id == PaperProposal.paper_id).where(PaperProposal.kind == STATEMENT)
    unplaced: Counter[str] = Counter()
    later: Counter[str] = Counter()
    for id, state, facts in db.session.execute(query.where(or_(Paper.state == AWAITING, waits))):
        if state == PUBLISHED:
            later[id] += 1
        elif not json.loads(facts)["about"]:
            unplaced[id] += 1
    return unplaced, later


def _counted(query: Any) -> Counter[str]:
    return Counter({row[0]: row[1] for row in db.session.execute(query)})


def _batches() -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    query = select(Arrival.paper_id, Arrival.batch_id).where(Arrival.paper_id.is_not(None)).distinct()
    for id, number in db.session.execute(query.order_by(Arrival.batch_id)):
        found[str(id)].append(number)
    return found
