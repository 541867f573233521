"""What a term left open when it ended, with where each stands today; and what became of its groups."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from tracker.pages.public import lives
from tracker.published import bitmaps, find, term_days
from tracker.published.thing import Thing, things
from tracker.rules.recommendation import AXES
from tracker.rules.term import CONTINUED, FATED, GOES_ON, LEAVES, RENAMED, SINCE, left_open, since_then

KIND = "recommendation"
NAMES = tuple(axis.name for axis in AXES)
IN_FULL = 30  # of what was left open; the rest by name


@dataclass(frozen=True, slots=True)
class Left:
    """A recommendation that was left open: `why` is why it was open then, `since` what came of that since, empty where
    it is open still for the same reason. With the thing itself where that is told in full, else what it is called."""

    key: str
    why: str
    since: str
    item: Thing | None
    called: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fate:
    """A group by the name that it had before the term ended, what became of it, and what it is called now; where others
    go on with its work, who does: key, title and url of each."""

    key: str
    then: str
    fate: str
    now: str
    url: str
    heirs: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """`by` is the entry that says so. `whys`: why -> (how many were left open so, of how many that is over)."""

    by: Thing
    left: Sequence[Left]
    gone: int  # left open then, and not in the record on the day asked about
    whys: Mapping[str, tuple[int, int]]
    groups: Sequence[Fate]


def of_term(reader: Connection, key: str, on: date) -> Ended | None:
    """None for a term that was not ended here by that day."""
    by = term_days.ended_by(reader, key, on)
    if by is None:
        return None
    open_then = {str(link["to"]): str(link["why"]) for link in by.links if link["rel"] == LEAVES}
    filed = bitmaps.of(reader, KIND, on, find.head(reader))
    held = [one for one in open_then if one in filed.at]
    shown, called = things(reader, held[:IN_FULL], on), find.names(reader, held[IN_FULL:], on)
    today = {one: left_open(filed.under(one, NAMES)) for one in held}
    left = [
        Left(one, open_then[one], since_then(open_then[one], today[one]), shown.get(one), called.get(one, {}))
        for one in held
    ]
    number = Counter(one.why for one in left)
    over = Counter(one.why for one in left if one.since)
    whys = {why: (number[why], over[why]) for why in SINCE if number[why]}
    return Ended(by, left, len(open_then) - len(left), whys, _fates(reader, by, on))


def _fates(reader: Connection, by: Thing, on: date) -> list[Fate]:
    """A new name may hold from the term's last day on: what they were called before is asked of the day before."""
    told = {str(link["to"]): link for link in by.links if link["rel"] == FATED}
    now, then = find.names_on(reader, list(told), on, by.since.first - timedelta(days=1))
    fates = [_fate(link, str((then.get(key) or now[key])["title"]), now[key], on)
             for key, link in told.items() if key in now]  # fmt: skip
    heirs = _heirs(reader, [one.key for one in fates if one.fate == CONTINUED], on)
    return [replace(one, heirs=heirs.get(one.key, ())) for one in fates]


def _fate(link: Mapping[str, Any], then: str, now: Mapping[str, str], on: date) -> Fate:
    """What happens to a group after the term's last day has not become of it before."""
    later = str(link.get("from", "")) > str(on) or (link["fate"] == RENAMED and now["title"] == then)
    return Fate(str(link["to"]), then, GOES_ON if later else str(link["fate"]), now["title"], now["url"])


def _heirs(reader: Connection, groups: Sequence[str], on: date) -> dict[str, list[dict[str, str]]]:
    """Group -> those that go on with its work, by what they are called on that day."""
    leading = find.leading_to_any(reader, groups, on, ("continues",)) if groups else []
    saying = things(reader, {row.key for row in leading}, on)
    found = {one: lives.heirs([saying[row.key] for row in leading if row.to_key == one and row.key in saying])
             for one in groups}  # fmt: skip
    called = find.names(reader, [key for heirs in found.values() for key in heirs], on)
    named = {key: {"key": key, "title": one["title"], "url": one["url"]} for key, one in called.items()}
    return {one: [named[key] for key in heirs if key in named] for one, heirs in found.items()}


def data(reader: Connection, ended: Ended | None, on: date) -> dict[str, Any] | None:
    if ended is None:
        return None
    by, items = ended.by, things(reader, [one.key for one in ended.left], on)
    return {
        "key": by.key,
        "url": by.url,
        "date": {"value": by.since.value, "precision": by.since.precision},
        "note": by.text,
        "left_open": [
            {"key": one.key, "url": items[one.key].url, "title": items[one.key].title, "why": one.why,
             "since": one.since, "label": items[one.key].label} for one in ended.left
        ],
        "counts": {why: {"left_open": number, "over": over} for why, (number, over) in ended.whys.items()},
        "not_recorded": by.facts.get("not_recorded", 0),
        "groups": [
            {"key": one.key, "url": one.url, "then": one.then, "fate": one.fate, "title": one.now,
             "continued_by": one.heirs}
            for one in ended.groups
        ],
    }  # fmt: skip
