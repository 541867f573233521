"""What a paper makes of an item that is held already: nothing, where it prints the same words; else an edition dated by
the paper, laid where it belongs among those held, however late the paper came in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings import editions, errata_of_papers
from tracker.proceedings.editions import Print, SetOfItems, item_title
from tracker.proceedings.matching import Account, Decision
from tracker.published import holdings, prints
from tracker.published.entry import Edition
from tracker.published.standing import told
from tracker.published.thing import Thing, things
from tracker.rules import keys
from tracker.rules.held import Held, Wording
from tracker.rules.matching import MISPRINT
from tracker.rules.refusal import BadInput
from tracker.text.dates import Dated
from tracker.text.likeness import folded

Links = Sequence[Mapping[str, Any]]
# Facts that are one print's own; every other goes on from edition to edition.
OF_A_PRINT = ("paper", "set", "page", "span", "attested", "notice", "references", "joined_across_break",
              "group_printed", "ordinal_printed")  # fmt: skip
OF_A_PLACE = ("set", "paper")  # links
OF_ITS_WORDS = ("page", "span", "attested", "notice", "joined_across_break")  # where these very words stand


@dataclass(frozen=True, slots=True)
class Reprint:
    """The edition whose words the paper prints, and what has to be appended for it."""

    edition: int
    made: Sequence[Edition] = ()
    errata: Sequence[Edition] = ()


@dataclass(slots=True)
class PrintedSet:
    """What a paper makes of the items under one of its headings. `addresses`: key -> public path, in print order."""

    prints: list[Print] = field(default_factory=list)
    made: list[Edition] = field(default_factory=list)
    errata: list[Edition] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)


def of_set(account: Account, one: SetOfItems, paper_key: str, term: str | None, reader: Connection, on: date, *,
           attested: bool) -> PrintedSet:  # fmt: skip
    """The new items as they are, those held as their editions; each is held for the papers that follow."""
    found = PrintedSet()
    for block in one.items:
        own = editions.item_edition(account.paper, one, block, paper_key, term, attested=attested)
        outcome = account.outcome(block)
        held = account.holdings.get(outcome.key)
        done = reprint(held, outcome, own) if held else Reprint(1, [own])
        key = held.key if held else own.key
        if held is None and key in account.holdings:
            raise _twice(key)
        now = _with(held, done.made)
        hidden = list(_hidden(reader, now, done.edition, on)) if _reworded(held, own) else []
        account.holdings.add(_with(now, hidden))
        found.prints.append((key, done.edition, block))
        found.made += [*done.made, *hidden]
        found.errata += done.errata
        number = min(account.holdings[key].numbers, default=None)
        found.addresses[key] = keys.address("recommendation", key, {"number": number})
    return found


def _with(held: Held | None, made: Sequence[Edition]) -> Held:
    for edition in made:
        held = holdings.made(edition, held)
    assert held is not None
    return held


def _twice(key: str) -> BadInput:
    """Two items of one key would be two editions of one item: the second would hide the first."""
    return BadInput(
        f"Two items of the paper would be {key}: an ordinal stands twice under one heading.",
        remedy="Give each item its own ordinal in the review, or its own group heading.",
        field="ordinal",
    )


def reprint(held: Held, outcome: Decision, own: Edition) -> Reprint:
    """`own`: what the item would be if the paper were the first to print it."""
    dated, number = own.since, own.facts.get("number")
    base = _base(held, dated, number)
    if outcome.verdict == MISPRINT:
        return Reprint(base.edition, errata=list(errata_of_papers.misprints(held, base, own)))
    equal = held.equal(own.text, dated)
    given = bool(number) and not _facts(base).get("number") and not held.was_issued(str(number))
    earlier = dated.last < held.wordings[0].dated.first
    if equal and not given and not earlier:
        return Reprint(equal.edition)
    return Reprint(held.last + 1, list(_editions(held, base, own, equal, number if given else None)))


def _base(held: Held, dated: Dated, number: str | None) -> Wording:
    """The wording that an edition of this date goes on from, or comes before."""
    return next(iter(_adopted(held, dated, number)), held.in_force(dated))


def _adopted(held: Held, dated: Dated, number: str | None) -> list[Wording]:
    """The numbered wordings that a print without a number comes before, though the dates leave it open: a number is
    issued when the committee adopts the item."""
    if number:
        return []
    return [
        one
        for one in held.wordings
        if _facts(one).get("number") and one.dated.first <= dated.last and dated.first <= one.dated.last
    ]


def _editions(held: Held, base: Wording, own: Edition, equal: Wording | None, given: str | None) -> Iterator[Edition]:
    """The paper's own; then, once more, those that it would hide or that lack the number it gives."""
    dated = own.since
    adopted = _adopted(held, dated, own.facts.get("number"))
    before = bool(adopted) or dated.last < held.wordings[0].dated.first
    day = dated.first if adopted else None
    yield _edition(held, base, own, equal.text if equal else own.text, before, day)
    for one in adopted:
        if one.day <= str(dated.first):
            yield _again(held, one, max(dated.first, date.fromisoformat(one.day)))
    later = [one for one in held.wordings if one.day > str(dated.last) and not _facts(one).get("number")]
    for one in later if given else ():
        yield _again(held, one, date.fromisoformat(one.day), {"number": given, "number_from": own.facts["paper"]})


def _edition(held: Held, base: Wording, own: Edition, text: str, before: bool, day: date | None) -> Edition:
    carried = {name: value for name, value in _facts(base).items() if name not in OF_A_PRINT}
    print_of = dict(own.facts)
    ordinal = print_of.pop("ordinal", None)
    if before:  # of its time: no number yet but a printed one, and the date of the older paper
        carried = {name: value for name, value in carried.items() if name not in ("number", "number_from", "date")}
    else:
        print_of.pop("date", None)
    if carried.setdefault("ordinal", ordinal) != ordinal and ordinal is not None:
        print_of["ordinal_printed"] = ordinal
    facts = {name: value for name, value in {**carried, **print_of}.items() if value is not None}
    links = [link for link in base.links if link["rel"] not in OF_A_PLACE and not link.get("sets")]
    mine = [link for link in own.links if link["rel"] in OF_A_PLACE]
    title = _title(base, facts, own.since)
    return replace(own, key=held.key, title=title, text=text, facts=facts, links=[*links, *mine], day=day)


def _title(base: Wording, facts: Mapping[str, Any], dated: Dated) -> str:
    if facts.get("number") or _facts(base).get("number"):
        return item_title(facts.get("number"), facts.get("ordinal"), facts.get("group_printed"), dated)
    return base.title


def _again(held: Held, one: Wording, day: date, more: Mapping[str, Any] | None = None) -> Edition:
    facts = {**{name: value for name, value in _facts(one).items() if name != "notice"}, **(more or {})}
    title = item_title(facts["number"], None, None, None) if facts.get("number") else one.title
    links = [link for link in one.links if not link.get("sets")]
    return Edition(held.key, "recommendation", title, one.dated, text=one.text, facts=facts, links=links, day=day)


# What was printed later, and came in before ------------------------------------------------------------------------


def _reworded(held: Held | None, own: Edition) -> bool:
    return held is not None and held.in_force(own.since).words != folded(own.text)


def _hidden(reader: Connection, held: Held, edition: int, on: date) -> Iterator[Edition]:
    """Papers of later days that are held print the words from before this edition, and it would stand in their place:
    those words once more, from the day of the first that prints them."""
    laid = next(one for one in held.wordings if one.edition == edition)
    for to, one in _prints(reader, held, on):
        if to.day > str(laid.dated.last) and held.on(to.day) is laid and one.words != laid.words:
            made = _printed_again(held, one, _facts(laid), to, things(reader, [to.set], on)[to.set])
            yield made
            held = holdings.made(made, held)
            laid = held.on(to.day)


def _prints(reader: Connection, held: Held, on: date) -> Iterator[tuple[prints.Print, Wording]]:
    """Each print of an item, the oldest first, with the wording that it has."""
    entries = told(reader, [held.key]).get(held.key, [])
    by_entry = {one.entry: one for one in held.wordings}
    for to in prints.of_item(reader, held.key, on):
        row = prints.corrected(entries, to.edition)
        if row is not None and row.id in by_entry:
            yield to, by_entry[row.id]


def _printed_again(held: Held, one: Wording, then: Mapping[str, Any], to: prints.Print, there: Thing) -> Edition:
    """`then`: the facts that stood until the day of this print; a number that is given stays."""
    number = then.get("number") if not _facts(one).get("number") else None
    given = {"number": number, "number_from": then.get("number_from") or then.get("paper")} if number else {}
    made = _again(held, one, date.fromisoformat(there.day), given)
    facts, links = placed(made.facts, made.links, to, there)
    return replace(made, since=there.since, facts=facts, links=links)


def placed(facts: Mapping[str, Any], links: Links, to: prints.Print, there: Thing) -> tuple[dict[str, Any], Links]:
    """The facts and links of an edition as another paper attests it, which prints it in this set (`there`)."""
    left = ("span", "page", "attested", "ordinal_printed", "references", "joined_across_break")
    place = {"paper": to.paper, "set": to.set, "page": to.page, "ordinal_printed": to.ordinal}
    found = {name: value for name, value in facts.items() if name not in left} | place
    if there.facts.get("attested"):
        found["attested"] = {"source": to.paper}
    mine = [{"rel": "set", "to": to.set}, {"rel": "paper", "to": to.paper}]
    stays = [link for link in links if link["rel"] not in OF_A_PLACE]
    return {name: value for name, value in found.items() if value is not None}, [*stays, *mine]


def unprinted(item: Thing, words: str) -> dict[str, Any]:
    """The facts of an item in words that no paper prints: what was true of a print is not true of these."""
    found = {name: value for name, value in item.facts.items() if name not in OF_ITS_WORDS}
    still = [one for one in found.get("references", ()) if editions.within(str(one.get("printed")), words)]
    return {name: value for name, value in {**found, "references": still}.items() if value != []}


def _facts(one: Wording) -> Mapping[str, Any]:
    return one.facts or {}
