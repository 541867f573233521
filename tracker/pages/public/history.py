"""What happened to a thing, entry by entry: what each said and on whose word, and which no longer count and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from tracker.formats.citation import AMENDED
from tracker.pages.public.retracted import reason_of, when_words
from tracker.pages.public.words import dated, kind_word, label_of
from tracker.published import names
from tracker.published.entry import CORRECT, PUBLISH, RETRACT, loaded
from tracker.published.entry import dated as dated_row
from tracker.published.life import Life
from tracker.published.standing import Told
from tracker.published.thing import Thing
from tracker.rules import keys
from tracker.rules.outcome import OUTCOME, RELATIONS
from tracker.rules.recommendation import AXES
from tracker.rules.voting import Voting
from tracker.rules.voting import told as voting
from tracker.text.dates import Dated

SAID_FIRST = ("action", "text", "feedback", "implementation")
GONE = "Retracted"  # what was retracted is not told again, not even by its title
LABELS = {axis.name: axis.label for axis in sorted(AXES, key=lambda axis: SAID_FIRST.index(axis.name))} | {
    "number": "Number"
}


@dataclass(frozen=True, slots=True)
class Event:
    """One entry. `sets` are (axis label, official word or number); `struck` says why it no longer counts; `own` marks
    the editions of the thing itself; `offices` are the keys of those that say it; `rest` is the term that begins before
    it, as the history is read downward. `vote` is how the committee voted on the thing, where this tells what became of
    it there; `cause` what brought the words of an edition, as (how, key)."""

    entry: int
    key: str
    kind: str
    own: bool
    edition: int
    act: str
    day: Dated
    since: str
    recorded: str
    title: str
    text: str
    url: str
    facts: Mapping[str, Any]
    what: str
    sets: tuple[tuple[str, str, str], ...]
    notice: str
    struck: str
    sha256: str
    offices: tuple[str, ...] = ()
    rest: str = ""
    vote: Voting | None = None
    amended_by: tuple[str, ...] = ()
    cause: tuple[str, str] | None = None

    @property
    def told_by(self) -> str:
        """What stands before the title of another entry: its kind, where the title does not begin with it."""
        said = self.title.removeprefix(self.what)
        return "" if said != self.title and not said[:1].isalnum() else f"{self.what}: "

    @property
    def attested(self) -> Mapping[str, Any]:
        """Where another entry says that it found this; an edition tells its source on its own page."""
        told = self.facts.get("attested")
        return told if isinstance(told, Mapping) and not self.own else {}

    @property
    def dates(self) -> list[tuple[str, Dated]]:
        """The days that another entry names beside its own, as that of the next news."""
        said = {} if self.own or self.struck else self.facts
        known = ((name, dated(value)) for name, value in said.items() if isinstance(value, Mapping) and name != "date")
        return [(label_of(name), day) for name, day in known if day and day != self.day]


def told(reader: Connection, whole: Life) -> list[Event]:
    """Every entry about the thing, in the order of the days they are about. What took the place of entries of others
    is asked for where there is any."""
    struck = [each.row for each in whole.told if not each.stands and each.row.key != whole.key]
    own = [row for row in whole.rows if row.key == whole.key]
    replacing = sorted({row.id: row for row in (*own, *_later(reader, struck))}.values(), key=lambda row: row.id)
    why = _replaced(whole.rows, [row for row in replacing if row.replaces or row.act == RETRACT])
    return _caused([_event(each, whole.key, why.get(each.row.id, "")) for each in whole.told])


def _caused(past: Iterable[Event]) -> list[Event]:
    """With what brought each edition of an item: the outcome that amended it, or the paper that prints it. A later
    edition is linked with the outcomes of those before it as well."""
    found: dict[int, tuple[str, str]] = {}
    known: set[str] = set()
    past = list(past)
    for event in sorted((one for one in past if one.own and one.kind == "recommendation"), key=lambda one: one.since):
        amended = [key for key in event.amended_by if key not in known]
        known |= set(amended)
        if amended:
            found[event.entry] = ("as amended by", amended[0])
        elif event.facts.get("paper") and event.act == PUBLISH:
            found[event.entry] = ("as printed in", str(event.facts["paper"]))
    return [replace(event, cause=found.get(event.entry)) for event in past]


def _later(reader: Connection, struck: Sequence[Row[Any]]) -> Sequence[Row[Any]]:
    return names.replacing(reader, struck) if struck else ()


def _replaced(rows: Sequence[Row[Any]], replacing: Iterable[Row[Any]]) -> dict[int, str]:
    """Entry -> why it no longer counts."""
    found: dict[int, str] = {}
    for later in replacing:
        notice = reason_of(loaded(later.facts, {}))
        if later.act == RETRACT:
            covered = [row.id for row in rows if row.key == later.key and row.id < later.id and row.act != RETRACT]
            said = f"{GONE} {when_words(later)}"
            found |= {id: f"{said}: {notice}" if notice else f"{said}." for id in covered if id not in found}
        else:
            done = "Corrected" if later.act == CORRECT else "Redacted"
            found[later.replaces] = f"{done}: {notice}" if notice else f"{done}."
    return found


def _event(told: Told, about: str, struck: str) -> Event:
    row, facts = told.row, told.facts
    sets = {
        name: value
        for link in told.links
        if link.get("to") == about
        for name, value in (link.get("sets") or {}).items()
    }
    own = row.key == about
    return Event(
        entry=row.id,
        key=row.key,
        kind=row.kind,
        own=own,
        edition=row.edition,
        act=row.act,
        day=dated_row(row),
        since=row.since,
        recorded=row.recorded,
        title="" if struck.startswith(GONE) else row.title or "Words removed",
        text=row.text or "",
        url=keys.address(row.kind, row.key, facts),
        facts=facts,
        what=what_of(row.kind, row.act, row.edition, facts) if own else kind_word(row.kind),
        sets=tuple((LABELS[name], sets[name] or "nothing recorded", name) for name in LABELS if name in sets),
        notice=reason_of(facts),
        struck=struck,
        sha256=row.sha256,
        vote=None if own or struck else _vote(row.kind, about, facts, sets),
        offices=tuple(link["to"] for link in told.links if link["rel"] == "office" and link.get("to")),
        amended_by=tuple(str(link["to"]) for link in told.links if own and link["rel"] == AMENDED),
    )


def _vote(kind: str, about: str, facts: Mapping[str, Any], sets: Mapping[str, Any]) -> Voting | None:
    if kind != OUTCOME or "action" not in sets:
        return None
    return voting(facts, [{"rel": RELATIONS[OUTCOME], "to": about, "sets": sets}]).of(about)


def what_of(kind: str, act: str, edition: int, facts: Mapping[str, Any]) -> str:
    """What an edition was, in a word or two."""
    if act == CORRECT:
        return "Corrected"
    if act == RETRACT:
        return "Retracted"
    if kind == "group":
        return str(facts.get("event") or ("formed" if edition == 1 else "changed")).capitalize()
    return "Recommended" if edition == 1 and kind == "recommendation" else f"Edition {edition}"


def data(past: Iterable[Event]) -> list[dict[str, Any]]:
    """Each entry as data, the oldest first; what no longer counts says why."""
    return [
        {"key": one.key, "kind": one.kind, "url": one.url, "title": one.title, "what": one.what,
         "date": {"value": one.day.value, "precision": one.day.precision},
         "sets": {axis: word for _, word, axis in one.sets}, "struck": one.struck, "recorded": one.recorded}
        for one in past
    ]  # fmt: skip


def until(past: Iterable[Event], on: date) -> list[Event]:
    """What had happened by that day."""
    return [event for event in past if event.since <= str(on)]


def sources(past: Iterable[Event]) -> list[str]:
    """The keys of the papers that others attested this from, and of what brought each of its editions."""
    past = list(past)
    attested = [str(event.attested["source"]) for event in past if event.attested.get("source")]
    return attested + [event.cause[1] for event in past if event.cause]


def notices(past: Iterable[Event], key: str) -> list[Event]:
    """The corrections of the thing itself, newest first."""
    return [event for event in reversed(list(past)) if event.own and event.act == CORRECT]


def with_terms(past: Sequence[Event], terms: Iterable[Thing]) -> list[Event]:
    """The history downward from the newest, with each term as a rest. A term's begins with its first meeting: that is
    a day which all can look up, whereas its members may be appointed and its charter begin while the term before it
    still sits. Where a first meeting is not recorded, nothing is said of the days on which it may have been."""
    begun = sorted((_begun(one) for one in terms if one.key.isdigit()), key=lambda one: one.number, reverse=True)
    found: list[Event] = []
    last = ""
    for event in reversed(past):
        rest = _term_on(event.day.last, begun)
        found.append(replace(event, rest=rest if rest != last else ""))
        last = rest
    return found


@dataclass(frozen=True, slots=True)
class _Begun:
    """`met` is the first meeting, None where it is not recorded; it was on the day `earliest` at the earliest."""

    number: int
    title: str
    met: date | None
    earliest: date


def _term_on(day: date, begun: Iterable[_Begun]) -> str:
    """The newest term that had begun; none if a newer one may have: nobody knows when that began."""
    for one in begun:
        if (one.met or one.earliest) <= day:
            return one.title if one.met else ""
    return ""


def _begun(one: Thing) -> _Begun:
    met = dated(one.facts.get("first_meeting"))
    known = [day.first for name in ("appointed", "charter") if (day := dated(one.facts.get(name)))]
    return _Begun(int(one.key), one.title, met.first if met else None, min(known, default=date.min))
