"""What of each meeting and term is held, known to exist but missing, said not to have existed, or not known: derived
from what is published, with as many queries for one meeting as for all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from tracker.published import bitmaps, few, find, named
from tracker.published.bitmaps import Bitmaps
from tracker.published.identities import Term
from tracker.published.named import Filed, Named
from tracker.published.once import once
from tracker.published.thing import Thing
from tracker.rules import completeness as rules
from tracker.rules import keys
from tracker.rules import term as term_rules
from tracker.rules.completeness import HELD, LATER, MISSING, NONE, NOTICE, OFF, UNKNOWN, Expected
from tracker.rules.meeting import NOT_HELD
from tracker.rules.outcome import OUTCOME
from tracker.rules.paper import KINDS
from tracker.text import dates

TERM = "term-"  # before the number of the term that an account is about


@dataclass(frozen=True, slots=True)
class Said:
    """An account that a person gave: `about` a meeting or term-15, `state` missing or none."""

    key: str
    about: str
    kind: str
    state: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of paper of one meeting: the papers held, who names others that are not, what a person said."""

    kind: str
    label: str
    several: bool
    held: tuple[Filed, ...] = ()
    named: tuple[Named, ...] = ()
    said: Said | None = None
    otherwise: str = UNKNOWN  # the state where nothing is held and nothing said

    @property
    def state(self) -> str:
        missing = self.said is not None and self.said.state == MISSING and (self.several or not self.held)
        if self.named or missing:
            return MISSING
        if self.held:
            return HELD
        if self.said is not None and self.said.state == NONE:
            return NONE
        return self.otherwise


@dataclass(frozen=True, slots=True)
class Meeting:
    """`key` is its day, or the month or year where no more is known; `names` are what its papers call it, which may be
    its month. `others`: papers of kinds that no cell has, as (what they are called, who names them)."""

    key: str
    words: str
    term: str
    cells: tuple[Cell, ...]
    others: tuple[tuple[str, Named], ...] = ()
    names: tuple[str, ...] = ()

    @property
    def has_day(self) -> bool:
        """Whether it is a meeting that anything names, and not a month or a year of which papers are."""
        return len(self.key) == len("2020-12-16")

    @property
    def year(self) -> str:
        return self.key.removeprefix("FY")[:4]


@dataclass(frozen=True, slots=True)
class Charge:
    """The statements of work of a group that left papers in a term."""

    group: str
    url: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class OfTerm:
    """A term with its meetings, newest first. `key` is empty for the meetings whose term is not known; `said` are the
    accounts of the term as a whole."""

    key: str
    title: str
    url: str
    meetings: tuple[Meeting, ...]
    charges: tuple[Charge, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def papers_missing(self) -> int:
        """Papers rather than kinds of them: a cell stands for as many as are named, and for one that a person names."""
        cells = (cell for one in self.meetings for cell in one.cells if cell.state == MISSING)
        return sum(max(1, len(cell.named)) if cell.several else 1 for cell in cells)

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(cell.state for one in self.meetings for cell in one.cells)
        return {state: found[state] for state in rules.STATES}


@dataclass
class _Found:
    """What was found of one meeting while the record was walked through."""

    held: dict[str, list[Filed]] = field(default_factory=lambda: defaultdict(list))
    named: list[Named] = field(default_factory=list)
    said: dict[str, Said] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)
    term: str = ""  # as its own entry says
    stage: str = ""
    month: str = ""  # of its one meeting, if its papers call it by that too


def told(reader: Connection, on: date) -> Sequence[OfTerm]:
    """The whole account as of that day, the newest term first; meetings of no known term last."""
    return once(reader, "account", on, lambda: _told(reader, on))


def _told(reader: Connection, on: date) -> Sequence[OfTerm]:
    filed = named.filed(reader, on)
    terms = {one.key: Term(int(one.key), one.entry, dict(one.facts)) for one in few.all_of(reader, "term", on)}
    accounts = [_said(one) for one in few.all_of(reader, rules.KIND, on)]
    found = _found(filed, named.still_open(reader, filed), terms, accounts)
    for day, said in _decided(bitmaps.of(reader, OUTCOME, on, find.head(reader))):
        found[day].terms |= said
    for one in few.all_of(reader, "meeting", on):
        if "/" in one.key:  # a group's own: nothing is asked of it
            continue
        found[one.key].term = next(iter(one.to("term")), "")
        found[one.key].stage = str(one.facts.get("stage") or "")
    found = _merged(found)
    by_term: dict[str, list[Meeting]] = defaultdict(list)
    months = Counter(key[:7] for key in found if len(key) > len("2020-12"))
    for key in sorted(found, reverse=True):
        meeting = _meeting(key, found[key], terms, on, months[key])
        by_term[meeting.term].append(meeting)
    charges = _charges(filed, terms)
    called = find.names(reader, {group for held in charges.values() for group in held}, on)
    return [
        _of_term(key, by_term.get(key, ()), charges.get(key, {}), accounts, called)
        for key in sorted({*by_term, *terms}, key=lambda key: int(key or 0), reverse=True)
    ]


def meeting(reader: Connection, day: str, on: date) -> Meeting:
    """The account of one meeting; of one that is not in the record on that day, that nothing is known."""
    held = (one for term in told(reader, on) for one in term.meetings if one.key == day)
    if "/" in day:
        return Meeting(day, day, "", (), names=(day,))
    return next(held, None) or _meeting(day, _Found(), {}, on)


def _said(one: Thing) -> Said:
    told = (str(one.facts.get(name) or "") for name in ("about", "paper_kind", "state", "source", "note"))
    return Said(one.key, *told)


# Meetings -------------------------------------------------------------------------------------------------------------


def _found(
    filed: Iterable[Filed], names: Iterable[Named], terms: Mapping[str, Term], accounts: Iterable[Said]
) -> dict[str, _Found]:
    found: dict[str, _Found] = defaultdict(_Found)
    for one in filed:
        if one.meeting:
            found[one.meeting].terms.update(one.terms)
            if one.paper_kind:
                found[one.meeting].held[one.paper_kind].append(one)
    for each in names:
        found[each.meeting].named.append(each)
    for key, term in terms.items():
        for fact in (term.facts.get("first_meeting"), term.facts.get("last_meeting")):
            if fact and fact.get("value"):
                found[rules.bucket(fact["value"])].terms.add(key)
    for said in accounts:
        if not said.about.startswith(TERM):
            found[said.about].said[said.kind] = said
    return found


def _decided(outcomes: Bitmaps) -> Iterator[tuple[str, set[str]]]:
    """Each meeting of which there are outcomes, with the terms that these name."""
    for day, held in outcomes.values.get("meeting", ()):
        yield day, {term for term, mask in outcomes.values.get("term", ()) if mask & held}


def _merged(found: Mapping[str, _Found]) -> dict[str, _Found]:
    """What is known by its month alone belongs to the one meeting that is known of that month."""
    days: dict[str, list[str]] = defaultdict(list)
    for key in found:
        if len(key) == len("2020-12-16"):
            days[key[:7]].append(key)
    merged = {key: one for key, one in found.items() if len(days.get(key, ())) != 1}
    for key, one in found.items():
        if len(days.get(key, ())) == 1:
            day = merged[days[key][0]]
            for kind, held in one.held.items():
                day.held[kind] += held
            day.named += one.named
            day.said = {**one.said, **day.said}
            day.terms |= one.terms
            day.month = key
    return merged


def _meeting(key: str, one: _Found, terms: Mapping[str, Term], on: date, days: int = 0) -> Meeting:
    """`days` are known of the month that it is."""
    kinds = {each.kind for each in rules.PER_MEETING}
    others = tuple((each.what, each) for each in one.named if each.what and each.what not in kinds)
    others_said = {kind: said for kind, said in one.said.items() if kind not in kinds}
    more = [Expected(kind, KINDS[kind], "", several=True) for kind in others_said]
    otherwise = LATER if dates.from_value(key).first > on else UNKNOWN
    cells = tuple(_cell(each, one, otherwise) for each in (*rules.PER_MEETING, *more))
    names = (key, one.month) if one.month else (key,)
    return Meeting(key, rules.words(key, days), one.term or _term(key, one.terms, terms), cells, others, names)


def _cell(each: Expected, one: _Found, otherwise: str) -> Cell:
    """A meeting that was called off left no papers; it may have been announced."""
    names = tuple(name for name in one.named if name.what == each.kind)
    held = tuple(one.held.get(each.kind, ()))
    state = OFF if one.stage in NOT_HELD and each.kind != NOTICE else otherwise
    return Cell(each.kind, each.label, each.several, held, names, one.said.get(each.kind), state)


def _term(key: str, said: set[str], terms: Mapping[str, Term]) -> str:
    """The term that its papers name, all the same; else the one whose first and last meeting lie around it."""
    if len(said) == 1:
        return next(iter(said))
    dated = dates.from_value(key)
    around = [number for number, term in terms.items() if term.covers(dated.first) and term.covers(dated.last)]
    return around[0] if len(around) == 1 and not said else ""


# Terms ----------------------------------------------------------------------------------------------------------------


def _charges(filed: Iterable[Filed], terms: Mapping[str, Term]) -> dict[str, dict[str, list[Filed]]]:
    """Term -> group that left papers in it -> its statements of work."""
    found: dict[str, dict[str, list[Filed]]] = defaultdict(lambda: defaultdict(list))
    for one in filed:
        if one.kind in ("paper", "set"):
            for group in set(one.groups) - {keys.COMMITTEE}:
                for term in one.terms:
                    found[term][group] += [one] if one.paper_kind == rules.CHARGE else []
    return found


def _of_term(
    key: str,
    meetings: Iterable[Meeting],
    charges: Mapping[str, Sequence[Filed]],
    accounts: Iterable[Said],
    called: Mapping[str, Mapping[str, str]],
) -> OfTerm:
    (charge,) = rules.PER_TERM
    said = tuple(one for one in accounts if one.about == f"{TERM}{key}")
    cells = (
        Charge(called[group]["title"], called[group]["url"], Cell(charge.kind, charge.label, True, tuple(held)))
        for group, held in sorted(charges.items())
        if group in called
    )
    title = term_rules.title(int(key)) if key else "Term not known"
    return OfTerm(key, title, keys.address("term", key) if key else "", tuple(meetings), tuple(cells), said)
