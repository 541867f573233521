"""What is held of each meeting and term, what is known to exist and is not, and what nobody knows: so that silence is
not taken for an answer. The office works from the same account (pages/office/completeness.py)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.formats import answers
from tracker.formats import completeness as formats
from tracker.pages.public import asked as asking
from tracker.pages.public import leaving, listing
from tracker.pages.public.asked import Args, Facet
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.listing import Chip, Choice, Offered
from tracker.pages.public.page import Context, page
from tracker.published import completeness as account
from tracker.published.completeness import Meeting, OfTerm
from tracker.published.references import Unresolved, unresolved
from tracker.rules import completeness as rules
from tracker.rules import term as terms
from tracker.rules.recommendation import NOT_RECORDED

PATH = "/record/completeness"
TERM = Facet("term", "Term", spoken=lambda key: terms.title(int(key)) if key.isdigit() else key)
YEAR = Facet("year", "Year")
STATE = Facet("state", "What is known", words=tuple(rules.STATES), spoken=lambda state: rules.STATES[state])
FACETS = (TERM, YEAR, STATE)


@page(PATH, takes=FACETS, also=TABLE)
def completeness(reader: Connection, on: date, asked: Args) -> Context:
    return {"title": "What this record holds, and what it lacks", **told(reader, on, asked, PATH)}


def told(reader: Connection, on: date, args: Args, path: str) -> dict[str, Any]:
    """The account with the filters of an address in force. `path` is the page's own."""
    whole = account.told(reader, on)
    chosen = {facet.name: asking.values(args, facet) for facet in FACETS}
    offered = [_offered(facet, whole, chosen) for facet in FACETS]
    link = listing.linking(path)
    shown = [one for one in (_kept(term, chosen) for term in whole) if one.meetings or _is_whole(chosen, one)]
    named = _named(chosen, reader, on)
    return {
        "meetings": [meeting for one in shown for meeting in one.meetings],
        "terms": [(one, _counted(one, link)) for one in shown],
        "total": sum(len(one.meetings) for one in shown),
        "sums": _sums(shown, link),
        "expected": rules.PER_MEETING,
        "states": rules.STATES,
        "facets": [one for one in offered if one.choices],
        "in_force": [
            Chip(one.facet.label, choice.words, link(asking.without(args, {(one.facet.name, choice.value)})))
            for one in offered
            for choice in one.choices
            if choice.chosen
        ],
        "clear": link([pair for pair in args.items(multi=True) if pair[0] == "as_of"]),
        "form_path": path,
        "unresolved": named,
        **leaving.of_rows(
            answers.COMPLETENESS,
            lambda: list(answers.expected(shown, named)),
            lambda: formats.data(shown, named),
        ),
    }


# Filters --------------------------------------------------------------------------------------------------------------

Chosen = Mapping[str, Sequence[str]]


def _has(meeting: Meeting, name: str) -> set[str]:
    """The values that a meeting has of a facet."""
    if name == "state":
        return {cell.state for cell in meeting.cells}
    return {meeting.year} if name == "year" else {meeting.term or NOT_RECORDED}


def _kept(term: OfTerm, chosen: Chosen, but: str = "") -> OfTerm:
    wanted = {name: set(values) for name, values in chosen.items() if values and name != but}
    left = [one for one in term.meetings if all(_has(one, name) & values for name, values in wanted.items())]
    return replace(term, meetings=tuple(left))


def _is_whole(chosen: Chosen, term: OfTerm) -> bool:
    """A term without a meeting is told of where nothing but terms was chosen."""
    return not (chosen["year"] or chosen["state"]) and (not chosen["term"] or term.key in chosen["term"])


def _offered(facet: Facet, whole: Sequence[OfTerm], chosen: Chosen) -> Offered:
    """The values of a facet, with how many meetings each would show. Raises BadInput for one that there is not."""
    counts = Counter(
        value for term in whole for one in _kept(term, chosen, facet.name).meetings for value in _has(one, facet.name)
    )
    known = {value for term in whole for one in term.meetings for value in _has(one, facet.name)}
    known |= set(facet.words) | ({one.key for one in whole if one.key} if facet is TERM else set())
    for value in chosen[facet.name]:
        if value not in known:
            raise asking.no_value(facet, value)
    order = list(facet.words) or sorted(known, key=lambda value: (value.isdigit(), value.rjust(6)), reverse=True)
    choices = [
        Choice(value, value, facet.spoken(value), counts[value], value in chosen[facet.name])
        for value in order
        if counts[value] or value in chosen[facet.name]
    ]
    return Offered(facet, tuple(choices))


# Counts ---------------------------------------------------------------------------------------------------------------


def _counted(term: OfTerm, link: Any) -> list[tuple[str, int, str]]:
    """(words of the state, how many, the list of the meetings concerned), of the states that are met."""
    name = term.key or NOT_RECORDED
    return _spoken(term.counts, term.papers_missing, lambda state: link([("term", name), ("state", state)]))


def _sums(shown: Sequence[OfTerm], link: Any) -> list[tuple[str, int, str]]:
    sums: Counter[str] = Counter()
    for one in shown:
        sums.update(one.counts)
    return _spoken(sums, sum(one.papers_missing for one in shown), lambda state: link([("state", state)]))


def _spoken(counts: Mapping[str, int], papers: int, link: Callable[[str], str]) -> list[tuple[str, int, str]]:
    """Kinds of papers are counted, but for what is known to be missing: of one kind there may be several of these."""
    missing = f"{'paper' if papers == 1 else 'papers'} {rules.COUNTED[rules.MISSING]}"
    return [
        (missing, papers, link(state)) if state == rules.MISSING else (words, counts[state], link(state))
        for state, words in rules.COUNTED.items()
        if counts[state]
    ]


def _named(chosen: Chosen, reader: Connection, on: date) -> Sequence[Unresolved]:
    """What papers name in words alone has no term or year of its own."""
    apart = chosen["term"] or chosen["year"] or rules.MISSING not in (chosen["state"] or [rules.MISSING])
    return () if apart else unresolved(reader, on)
