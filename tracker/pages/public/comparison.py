"""Two wordings compared word by word: two editions of one thing, what it read on two days, or two things of which one
follows on the other, whatever they were called."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.pages.public import asked as asking
from tracker.pages.public import load
from tracker.pages.public.page import Context, page
from tracker.pages.public.recommendations import key_of
from tracker.published import names
from tracker.published.entry import RETRACT, dated
from tracker.published.life import Life
from tracker.published.standing import Told
from tracker.published.thing import Thing
from tracker.rules.fold import at
from tracker.rules.keys import PLACES
from tracker.rules.recommendation import heading
from tracker.rules.refusal import BadInput
from tracker.text import redline
from tracker.text.dates import Dated
from tracker.text.redline import ADDED, KEPT, REMOVED, Change, Run

PATH, TITLE = "/compare", "Compare two wordings"
OLD, NEW = "old", "new"
LONGEST = 200_000  # characters of either; more is not laid out on a page
SHOWN = 500  # changes in the list of a page; the data has all
_AT = re.compile(r"@(?:v([1-9][0-9]{0,3})|(\d{4}-\d\d-\d\d))$")
_TYPED = re.compile(r"(?:https?://[^/]+)?(/(\w+)/(.+))")
_TOO_LONG = (
    f"One of them is longer than {LONGEST:,} characters, too long to be compared here. Each can be read by itself."
)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that can be chosen. `state`: where the text stood from its day on; `stands`: it was not corrected."""

    name: str  # as an address takes it
    number: int
    day: Dated
    state: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One wording, of all that its thing has. `on` is the day that it was asked as of, if it was."""

    thing: Thing
    life: Life
    on: date | None = None

    @property
    def name(self) -> str:
        return f"{self.thing.key}@v{self.thing.edition}"

    @property
    def text(self) -> str:
        return redline.unwrapped(self.thing.text)


@page(PATH, takes=(OLD, NEW), answers=(404, 410))
def comparison(reader: Connection, on: date, asked: asking.Args) -> Context:
    typed = {name: asked.get(name, "").strip() for name in (OLD, NEW)}
    old, new = _sides(reader, on, typed)
    runs: list[Run] = []
    note = _note(old, new)
    if old and new and not note:
        runs = redline.compare(old.text, new.text)
    changes = redline.changes(runs)
    return {
        "title": _title(old, new),
        "old": old,
        "new": new,
        "runs": runs,
        "changes": changes[:SHOWN],
        "more": len(changes) - len(changes[:SHOWN]),
        "counts": _counts(runs, changes),
        "note": note,
        "editions": _chosen_from(old, new),
        "data": _data(old, new, runs, changes, note),
    }


def _sides(reader: Connection, on: date, typed: Mapping[str, str]) -> tuple[Side | None, Side | None]:
    """Where only one is named, the edition before it that reads otherwise is the old one."""
    old, new = (_side(reader, on, typed[name], name) if typed[name] else None for name in (OLD, NEW))
    if old and not new:
        now = load.one(reader, "", old.thing.key, on)
        new = Side(now.thing, now.life)
    if new and not old:
        before = _before(new, on)
        old = Side(before, new.life) if before else None
    return old, new


def _side(reader: Connection, on: date, typed: str, field: str) -> Side:
    bare, marked, _ = typed.partition("@")
    match = _AT.search(typed) if marked else None
    if marked and (match is None or match.start() != len(bare)):
        raise BadInput(
            f'"{asking.plain(typed)}" names no edition.',
            remedy="Write @v2 behind the key for the second edition, or @2021-06-01 for what it read on that day.",
            field=field,
        )
    number = int(match[1]) if match and match[1] else None
    day = asking.day(on, match[2], field) if match and match[2] else None
    shown = load.one(reader, "", _key(reader, bare), day or on, number)
    return Side(shown.thing, shown.life, day)


def _key(reader: Connection, typed: str) -> str:
    """From a key, a number or the address of a page."""
    found = _TYPED.fullmatch(typed)
    if found is None:
        return key_of(reader, typed)
    kind = next((kind for kind, place in PLACES.items() if place == f"/{found[2]}/"), "")
    name = found[3]
    if kind == "recommendation":
        return key_of(reader, name)
    return (kind and names.filed_under(reader, kind, "slug", [name]).get(name)) or name


def _before(one: Side, on: date) -> Thing | None:
    """The last edition before it that stood and reads otherwise."""
    earlier = [each.row.edition for each in _editions(one.life) if each.stands and each.row.edition < one.thing.edition]
    found = (one.life.edition(number, on) for number in sorted(earlier, reverse=True))
    return next((each for each in found if each and each.text and each.text != one.thing.text), None)


def _editions(life: Life) -> list[Told]:
    """What can be compared: nothing that was retracted, or whose words were removed."""
    tombstone = max((each.row.id for each in life.own if each.row.act == RETRACT), default=0)
    return [each for each in life.own if each.row.id > tombstone and each.row.title is not None]


def _chosen_from(*sides: Side | None) -> list[tuple[Thing, list[Edition]]]:
    """Each thing with its editions, in the order of their numbers."""
    things = {side.thing.key: side for side in sides if side}
    return [(side.thing, sorted(map(_edition(side), _editions(side.life)), key=_number)) for side in things.values()]


def _number(one: Edition) -> int:
    return one.number


def _edition(side: Side) -> Callable[[Told], Edition]:
    def made(each: Told) -> Edition:
        row = each.row
        span = at(side.life.spans, row.since)
        said = span.status.get("text") if span else None
        return Edition(f"{row.key}@v{row.edition}", row.edition, dated(row), said.value if said else "", each.stands)

    return made


# What differs ---------------------------------------------------------------------------------------------------------


def _note(old: Side | None, new: Side | None) -> str:
    """Why nothing is compared, in words."""
    if new is None:
        return ""
    if old is None:
        return "There is one edition of these words, and nothing earlier to compare them with."
    without = next((side for side in (old, new) if not side.thing.text), None)
    if without:
        return f"{without.thing.title}, edition {without.thing.edition}, has no words of its own here."
    return _TOO_LONG if max(len(old.thing.text), len(new.thing.text)) > LONGEST else ""


def _title(old: Side | None, new: Side | None) -> str:
    if new is None:
        return TITLE
    now = heading(new.thing.title, new.thing.facts)
    if old is None or old.thing.key == new.thing.key:
        return f"What changed: {now}"
    return f"What changed from {heading(old.thing.title, old.thing.facts)} to {now}"


def _counts(runs: Sequence[Run], changes: Sequence[Change]) -> dict[str, int]:
    words = {kind: sum(len(run.text.split()) for run in runs if run.kind == kind) for kind in (KEPT, REMOVED, ADDED)}
    return {"changes": len(changes), **words}


def _data(
    old: Side | None, new: Side | None, runs: Sequence[Run], changes: Sequence[Change], note: str
) -> Callable[[], dict[str, Any]]:
    return lambda: {
        "title": _title(old, new),
        "old": _told(old),
        "new": _told(new),
        "runs": [{"op": run.kind, "words": run.text} for run in runs],
        "changes": [
            {"number": number, "removed": one.removed, "added": one.added, "after": one.after}
            for number, one in enumerate(changes, 1)
        ],
        "counts": _counts(runs, changes),
        "note": note,
    }


def _told(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    one = side.thing
    return {
        "key": one.key,
        "kind": one.kind,
        "url": f"{one.url}@v{one.edition}",
        "title": heading(one.title, one.facts),
        "edition": one.edition,
        "since": {"value": one.since.value, "precision": one.since.precision},
        "recorded": one.recorded,
        "stands": any(each.row.id == one.entry and each.stands for each in side.life.own),
        "sha256": one.sha256,
    }
