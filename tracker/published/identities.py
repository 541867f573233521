"""Who is meant by a printed name: every name that a group ever held, and the terms with their four facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from tracker.published.entry import RETRACT, Content, Entry, dated, loaded
from tracker.published.standing import Standing
from tracker.rules import keys
from tracker.rules.group import same_name
from tracker.rules.programme import folded
from tracker.text import dates
from tracker.text.dates import Dated


@dataclass(frozen=True, slots=True)
class Named:
    """What a group or a programme was called from a day (`since`) on, and what it was then."""

    key: str
    name: str
    acronym: str | None
    slug: str
    level: str
    parent: str | None
    since: str
    stage: str | None = None


def names_held(reader: Connection, kind: str = "group") -> list[Named]:
    """Every name of every group, or of every programme, in the order of time."""
    return [
        Named(
            row.key,
            facts.get("name", row.title),
            facts.get("acronym"),
            facts.get("slug", row.key),
            facts.get("level", ""),
            next((link["to"] for link in loaded(row.links, []) if link["rel"] == "parent"), None),
            row.since,
            facts.get("stage"),
        )
        for row, facts in _standing(reader, kind)
    ]


def _standing(reader: Connection, kind: str) -> list[tuple[Any, dict[str, Any]]]:
    query = (
        select(Standing.key, Standing.title, Standing.since, Standing.entry_id)
        .add_columns(Content.facts, Content.links)
        .join(Entry, Entry.id == Standing.entry_id)
        .join(Content, Content.hash == Entry.content)
        .where(Standing.kind == kind)
        .order_by(Standing.since, Standing.key)
    )
    return [(row, loaded(row.facts, {})) for row in reader.execute(query)]


def keys_of_programmes(held: Sequence[Named]) -> dict[str, str]:
    """Every name and acronym that a programme ever had, folded, -> its key; one that several had is the last one's."""
    return {folded(name): one.key for one in held for name in (one.name, one.acronym) if name}


def of_name(held: Sequence[Named], printed: str) -> set[str]:
    """The keys of the groups that ever bore this name."""
    return {one.key for one in held if same_name(one.name, printed)}


def of_acronym(held: Sequence[Named], printed: str, level: str | None = None) -> set[str]:
    """The keys of the groups that ever bore this acronym: "AD/CVD" names the group addressed as ad-cvd, too. Of two
    levels that share one, only the level that is asked for."""
    wanted, short = printed.strip().lower(), keys.slug(printed)
    return {
        one.key
        for one in held
        if (wanted == (one.acronym or "").lower() or short in (one.slug, one.key)) and level in (None, one.level)
    }


@dataclass(frozen=True, slots=True)
class Term:
    """A term as published: its facts are {printed, value, precision} each, or absent."""

    number: int
    entry: int
    facts: dict[str, Any]

    def covers(self, day: date) -> bool:
        """Whether the day lies between its first and last meeting, both known: nothing is guessed."""
        first, last = self.facts.get("first_meeting"), self.facts.get("last_meeting")
        return bool(
            first
            and last
            and dates.from_value(first["value"]).last <= day
            and day <= dates.from_value(last["value"]).first
        )


def running(reader: Connection, known: Mapping[int, Term], day: date) -> Term | None:
    """The term in which the office acts on a day: the newest that has met by then, as long as neither a last meeting
    nor its end lies before. What an old paper belongs to is told by `covers` alone."""
    begun = [one for one in known.values() if _on_or_before(one.facts.get("first_meeting"), day)]
    newest = max(begun, key=lambda one: one.number, default=None)
    if newest is None or _on_or_before(newest.facts.get("last_meeting"), day - timedelta(days=1)):
        return None
    ended = select(Entry.since).where(Entry.key == f"{newest.number}/ended", Entry.act != RETRACT)
    return None if any(since < str(day) for since in reader.execute(ended).scalars()) else newest


def _on_or_before(said: Mapping[str, Any] | None, day: date) -> bool:
    return bool(said) and dates.from_value(str((said or {})["value"])).last <= day


def terms(reader: Connection) -> dict[int, Term]:
    return {int(row.key): Term(int(row.key), row.entry_id, facts) for row, facts in _standing(reader, "term")}


def acronyms(reader: Connection) -> dict[str, str]:
    """Full name in lower case -> acronym, from the list of synonyms as it was last published."""
    entries = [facts.get("entries", []) for row, facts in _standing(reader, "vocabulary") if row.key == keys.SYNONYMS]
    return {
        str(name).lower(): str(line["acronym"])
        for line in (entries[-1] if entries else [])
        for name in line.get("names", [])
        if line.get("acronym")
    }


@dataclass(frozen=True, slots=True)
class Event:
    """What happened in the life of a group or a programme (`of`), as a paper (`source`) prints it; `continues` is whose
    work it goes on with."""

    key: str
    of: str
    what: str
    dated: str
    printed: str | None = None
    source: str | None = None
    continues: str | None = None


def events(reader: Connection) -> list[Event]:
    """The events in groups' and programmes' lives that stand."""
    query = (
        select(Entry.key, Entry.since_first, Entry.since_last, Entry.precision, Content.facts, Content.links)
        .join(Standing, Standing.entry_id == Entry.id)
        .join(Content, Content.hash == Entry.content)
        .where(Standing.kind == "event")
        .order_by(Entry.id)
    )
    return [
        event_of(row.key, dated(row), loaded(row.facts, {}), loaded(row.links, [])) for row in reader.execute(query)
    ]


def event_of(key: str, on: Dated, facts: Mapping[str, Any], links: Iterable[Mapping[str, Any]]) -> Event:
    to = {str(link["rel"]): str(link["to"]) for link in links if link.get("to")}
    what, printed = str(facts.get("event")), facts.get("printed")
    return Event(key, to.get("of", ""), what, on.value, printed, to.get("source"), to.get("continues"))


def offices(reader: Connection, printed: str, *, spelt: bool = False) -> set[str]:
    """The keys of the offices that ever bore this name, acronym or address; where none did, and not only what is
    `spelt` so counts, of those whose address is made of the same words."""
    wanted, short = " ".join(printed.split()).lower(), keys.slug(printed)
    bearing, like = set(), set()
    for row, facts in _standing(reader, "office"):
        names = {row.key, *(str(facts[name]) for name in ("name", "acronym", "slug") if facts.get(name))}
        if wanted in {each.lower() for each in names}:
            bearing.add(row.key)
        if short and short == facts.get("slug"):
            like.add(row.key)
    return bearing if bearing or spelt else like
