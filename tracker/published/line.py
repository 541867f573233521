"""What is said with the status of a thing in the one line that tells where it stands: from what is loaded for the
status already, and, where there is any, from what took its place."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, takewhile
from typing import Any

from sqlalchemy import Connection, bindparam, case, or_, select

from tracker.published.entry import AnyRow, Entry, dated
from tracker.published.standing import Link, Standing
from tracker.rules.completeness import agenda_of
from tracker.rules.fold import Laid, counts, lay
from tracker.rules.outcome import RELATIONS, RESPONSE, UPDATE
from tracker.rules.recommendation import ON_AGENDA, PASSED
from tracker.rules.sentence import Beside, Note
from tracker.rules.thread import SUPERSEDED_BY
from tracker.text import dates
from tracker.text.dates import Dated

SPOKEN_BY = (RESPONSE, UPDATE)
SPEAKS = tuple(RELATIONS[kind] for kind in SPOKEN_BY)
Status = Mapping[str, Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Say:
    """What one link of an entry says of a thing; `sets` is empty where CBP wrote without saying anything on an axis."""

    row: AnyRow
    sets: Mapping[str, str | None]
    facts: Mapping[str, Any]

    @property
    def meeting(self) -> str:
        return agenda_of(self.row.kind, self.row.key, self.facts, self.sets)


def speaks(kind: str, rel: str) -> bool:
    """Whether a link that sets nothing says something of what it leads to, as a note that CBP needs more time does."""
    return kind in SPOKEN_BY and rel in SPEAKS


def counted(says: Iterable[Say]) -> tuple[list[Say], Laid[Say]]:
    """Those that count (rules/fold.py), in the order of the days that they are about; and what of them the committee
    did, as far as it is so still."""
    held: list[Say] = []
    laid: Laid[Say] = []
    for say in says:
        if counts(say.sets, laid):
            held.append(say)
            if "action" in say.sets:
                lay(laid, say.sets["action"], say.meeting, say)
    return held, laid


def beside(says: Sequence[Say], actions: Laid[Say], status: Status, on: date) -> Beside:
    """`says` up to that day, and what of them is an action of the committee."""
    stands = actions[-1][0] if actions else None
    meeting = _meeting(actions, on)
    return Beside(
        before=next(
            (
                (word, dated(say.row).words)
                for word, _, say in reversed(actions[:-1])
                if word not in (None, ON_AGENDA, stands)
            ),
            None,
        ),
        meeting=meeting.words if meeting else "",
        over=meeting is not None and meeting.last < on,
        note=_note(says),
        days=since_adoption(status, on),
    )


def _meeting(actions: Laid[Say], on: date) -> Dated | None:
    """Of the meetings on whose agenda it stands, the next; when all are over, the last."""
    stands = takewhile(lambda one: one[0] == ON_AGENDA, reversed(actions))
    known = (dates.understood(say.facts.get("meeting")) for _, _, say in stands)
    held = sorted((one for one in known if one), key=lambda one: one.last)
    return next((one for one in held if one.last >= on), held[-1] if held else None)


def _note(says: Sequence[Say]) -> Note | None:
    """The last word of CBP, where it came after all that it said on an axis."""
    said = max((say.row.since for say in says if "feedback" in say.sets or "implementation" in say.sets), default="")
    last = next((say for say in reversed(says) if not say.sets and say.row.since > said), None)
    if last is None:
        return None
    until = dates.understood(last.facts.get("next_update"))
    return Note(last.row.kind, dates.placed(dated(last.row)), until.words.removeprefix("by ") if until else "")


def since_adoption(status: Status, on: date) -> int | None:
    """Days from the adoption to that day, where the day of adoption is known."""
    action, text = status.get("action"), status.get("text")
    adopted = action if action and action["value"] in PASSED else text
    if adopted is None or adopted["value"] not in (*PASSED, "adopted"):
        return None
    since = dates.understood(adopted["since"])
    exact = since is not None and since.precision == dates.DAY and since.words == adopted["words"]
    return (on - since.first).days if since and exact else None


# What took its place --------------------------------------------------------------------------------------------------


_OVERTAKEN = (
    select(Link.key, Link.rel, Link.to_key, Entry.since, Entry.since_first, Entry.since_last, Entry.precision)
    .add_columns(Standing.key.label("other"), Standing.title, Standing.kind)
    .join(Entry, Entry.id == Link.entry_id)
    .join(Standing, Standing.key == case((Link.rel == SUPERSEDED_BY, Link.to_key), else_=Link.key))
    .where(
        or_(
            Link.key.in_(bindparam("saying")) & (Link.rel == SUPERSEDED_BY),
            Link.to_key.in_(bindparam("superseded")) & (Link.rel == "supersedes"),
            Link.to_key.in_(bindparam("answers")) & (Link.rel == "revises"),
        )
    )
    .where(Link.since <= bindparam("on"), Link.until > bindparam("on"))
    .where(Standing.since <= bindparam("on"), Standing.until > bindparam("on"))
    .order_by(Entry.since, Entry.id, Link.place)
)


def overtaken(
    reader: Connection, superseded: Mapping[str, str], answers: Collection[str], on: date
) -> dict[str, dict[str, Any]]:
    """key -> fields of Beside, of what is closed as superseded (key -> the entry that says so) and of answers that were
    revised, on that day. One query, and none where there is neither."""
    if not (superseded or answers):
        return {}
    some = {"saying": {*superseded, *superseded.values()}, "superseded": superseded, "answers": answers}
    rows = reader.execute(_OVERTAKEN, {name: list(keys) for name, keys in some.items()} | {"on": str(on)})
    pairs = sorted(((key, row) for row in rows for key in _whose(row, superseded)), key=lambda one: one[0])
    return {key: _overtaken(row for _, row in rows) for key, rows in groupby(pairs, key=lambda one: one[0])}


def _whose(row: AnyRow, superseded: Mapping[str, str]) -> Iterable[str]:
    """The keys that a link tells of. An entry that is about several says of each what took its place."""
    if row.rel != SUPERSEDED_BY:
        return [row.to_key]
    return [key for key, by in superseded.items() if row.key in (key, by)]


def _overtaken(rows: Iterable[AnyRow]) -> dict[str, Any]:
    held = list(rows)
    later = dict.fromkeys(
        (row.other, row.title) for row in held if row.rel != "revises" and row.kind == "recommendation"
    )
    revised = tuple((dated(row), row.other, row.title) for row in held if row.rel == "revises")
    return {"successors": tuple(later), "revised": revised}
