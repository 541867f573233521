"""What a paper says of recommendations that were made before: the status under each in the older issue paper and in
executive summaries, the motions in minutes, what an issue paper says of those that it names. Each is proposed to a
person, who confirms it, corrects it or leaves it out; what is confirmed is published with the paper, attested by it.
What is not plain is left open, and silence says nothing.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from tracker.proceedings import matching, own_lists, said
from tracker.proceedings.matching import Account, Line
from tracker.proceedings.meant import by_name, office_of
from tracker.proceedings.named import Record, office, recommendation
from tracker.proceedings.said import Keys, Statement
from tracker.proceedings.spoken import MENTION, MOTION, STATUS, Facts, found, named_in, of_motion
from tracker.published.entry import Edition
from tracker.records import find as workspace
from tracker.records.paper import STATEMENT, Paper, PaperProposal
from tracker.rules import voting
from tracker.rules.moment import Moment
from tracker.rules.outcome import AXES
from tracker.rules.paper import AWAITING, LISTS, REVIEWED
from tracker.rules.refusal import BadInput
from tracker.store import chain
from tracker.store.database import db
from tracker.text.dates import Dated, from_value, of_field

Motions = Mapping[int, Mapping[str, Any]]  # by number


# Proposed -------------------------------------------------------------------------------------------------------------


def propose(paper: Paper, when: Moment) -> None:
    """Put what the paper says before the person who reviews it. Ticked is what can be said of a recommendation that the
    record holds; the rest waits until somebody says which is meant."""
    _add(paper, list(found(own_lists.corrected(paper))), today(when))


def propose_again(paper: Paper, when: Moment) -> None:
    """The same after the paper was read anew. What is said still, and what somebody made of it, stays and is shown
    where it now stands; what is said no more goes, or waits unticked where somebody had confirmed it."""
    said_now = list(found(own_lists.corrected(paper)))
    for proposal in [one for one in paper.proposals if one.kind == STATEMENT]:
        told = proposal.said
        now = next((one for one in said_now if _same(one, told)), None)
        if now is not None:
            said_now.remove(now)
            proposal.facts = chain.canonical({**told, "span": now["span"], "page": now["page"]})
        else:
            _withdraw(paper, proposal)
    _add(paper, said_now, today(when))


def follow_motions(paper: Paper, before: Motions, after: Motions, when: Moment) -> None:
    """Motions were corrected: what is said of them is what they say now, where it still was what they said before."""
    new: list[Facts] = []
    record = today(when)
    for number in sorted({*before, *after}):
        then, now = (next(of_motion(motions.get(number)), None) for motions in (before, after))
        if then != now:
            new += _follow_motion(paper, then, now, record)
    _add(paper, new, record)


def _follow_motion(paper: Paper, then: Facts | None, now: Facts | None, record: Record) -> list[Facts]:
    """Returns what is to be proposed anew."""
    proposal = _of_motion(paper, [one for one in (then, now) if one])
    if proposal is None:
        return [now] if now else []
    if now is None:
        _withdraw(paper, proposal)
    else:
        told, former = proposal.said, then or {}
        followed = {**told, **{name: now.get(name) for name in {*now, *former} if told.get(name) == former.get(name)}}
        if then and then["named"] != now["named"]:
            followed["about"] = ", ".join(meant(paper, followed, None, record)) or None
            proposal.accepted = _ticked(followed)
        proposal.facts = chain.canonical(followed)
    return []


def _of_motion(paper: Paper, of_it: Sequence[Facts]) -> PaperProposal | None:
    """Where other motions say the same, the one that stands at its place; else one that stood nowhere any more."""
    held = [one for one in paper.proposals if one.kind == STATEMENT and any(_same(each, one.said) for each in of_it)]
    places = [*(each["span"] for each in of_it), None]
    held = [one for one in held if one.said["span"] in places]
    return min(held, key=lambda one: places.index(one.said["span"]), default=None)


def _withdraw(paper: Paper, proposal: PaperProposal) -> None:
    """It is said no more."""
    if proposal.accepted:
        proposal.accepted = False
        proposal.facts = chain.canonical({**proposal.said, "span": None, "page": None})
    else:
        paper.proposals.remove(proposal)


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return (one["told"], one["printed"], one["named"]) == (other["told"], other["printed"], other["named"])


def today(when: Moment) -> Record:
    """The record from which statements are told; within an act, as long as that adds nothing."""
    return Record(db.session.connection(), when.day)


def _add(paper: Paper, all_told: Sequence[Facts], record: Record) -> None:
    place = max((one.place for one in paper.proposals), default=0)
    items = _account(paper, all_told, record)
    for told in all_told:
        place += 1
        told["about"] = ", ".join(meant(paper, told, items, record)) or None
        told["office"] = office_of(paper, record) if told["told"] == MENTION else None
        facts, ticked = chain.canonical(told), _ticked(told)
        paper.proposals.append(PaperProposal(place=place, kind=STATEMENT, facts=facts, accepted=ticked))


def _ticked(told: Mapping[str, Any]) -> bool | None:
    sure = bool(told["about"]) and (told["told"] == STATUS or bool(told["action"]) or bool(told.get("now")))
    return None if sure else False


def meant(paper: Paper, told: Mapping[str, Any], items: Account | None, record: Record) -> list[str]:
    """The keys of the recommendations that a statement names, where all of them are held; else none: a person says. Of
    a status, the one that its item is, where the account of the items is sure or somebody decided."""
    line = _line(items, told)
    if line and line.outcome and (line.decided or line.outcome.key):
        return _key(line)
    return by_name(paper, told, record)


def _account(paper: Paper, all_told: Iterable[Mapping[str, Any]], record: Record) -> Account | None:
    """Which of its items are held, where a status stands under them; None where that is not asked or cannot be said."""
    dated = paper.value("date")
    if paper.kind in LISTS or not (dated and dated.get("value")) or all(one["told"] != STATUS for one in all_told):
        return None
    term = paper.value("term")
    try:
        return matching.account(paper, (), str(term) if term else None, record.holdings, record.register)
    except BadInput:  # a name that two groups bore names neither
        return None


def _line(items: Account | None, told: Mapping[str, Any]) -> Line | None:
    """The item that a status stands under."""
    lines = items.lines if items and told["told"] == STATUS else ()
    place = next((one for one in lines if told["span"] and [one.block.start, one.block.end] == told["span"]), None)
    words = (told.get("of"), told["printed"])
    return place or next((one for one in lines if (one.block.text, one.block.status) == words), None)


def _key(line: Line | None) -> list[str]:
    return [line.outcome.key] if line and not line.lists and line.outcome and line.outcome.key else []


def follow(paper: Paper, before: Account, after: Account) -> None:
    """The items of a paper were decided: each status is of what its item is now, unless somebody typed another."""
    for proposal in [one for one in paper.proposals if one.kind == STATEMENT and one.said["told"] == STATUS]:
        told = proposal.said
        then, now = (_key(_line(account, told)) for account in (before, after))
        if told["about"] in (None, *then) and told["about"] not in now:
            told["about"] = next(iter(now), None)
            proposal.facts = chain.canonical(told)
        if then != now and told["about"] in (None, *now):
            proposal.accepted = None if now else False


def meant_by_now(paper: Paper, record: Record) -> dict[int, str]:
    """By place, what a statement is of that says so nowhere, as far as the record tells by now."""
    lacking = {one.place: one.said for one in paper.proposals if one.kind == STATEMENT and not one.said["about"]}
    items = _account(paper, lacking.values(), record)
    found = {place: ", ".join(meant(paper, told, items, record)) for place, told in lacking.items()}
    return {place: about for place, about in found.items() if about}


def catch_up(paper: Paper, record: Record) -> None:
    """What could not be told when the paper came in, and can be by now, is proposed as it would be today. Where a
    person has confirmed the paper without it, it waits for a person, who says it later: a reviewed paper is published
    as it was confirmed."""
    found = meant_by_now(paper, record)
    settled = paper.state != AWAITING and not paper.whole
    for proposal in [one for one in paper.proposals if one.kind == STATEMENT and one.place in found]:
        told = {**proposal.said, "about": found[proposal.place]}
        proposal.facts, proposal.accepted = chain.canonical(told), None if settled else _ticked(told)
    if found and paper.state != REVIEWED:  # of that, nothing changed that is to be published
        paper.touch()


def reopen(gone: Set[str]) -> None:
    """What papers say of recommendations that are retracted is as before these came. Within an act."""
    for proposal in workspace.statements():
        told = proposal.said
        if not gone.isdisjoint(named_in(told)):
            proposal.facts, proposal.accepted = chain.canonical({**told, "about": None}), False


def waiting(paper: Paper) -> list[PaperProposal]:
    """What a paper says of recommendations that came into the record after a person had confirmed it, and that nobody
    has looked at since."""
    settled = paper.reviewed_at is not None and not paper.whole
    return [one for one in paper.proposals if settled and one.kind == STATEMENT and one.accepted is None]


# Confirmed ------------------------------------------------------------------------------------------------------------


def settle(proposal: PaperProposal, paper: Paper, record: Record) -> None:
    """What a person confirms says of which recommendations, and what. Raises BadInput that names the field."""
    told = proposal.said
    about = [recommendation(record.reader, name, record.on).key for name in named_in(told)]
    about = about or meant(paper, told, _account(paper, [told], record), record)
    if not about:
        remedy = "Type its key or number; or take the tick away, and it stays in the paper alone."
        raise BadInput("Nobody has said which recommendation this is about.", remedy=remedy, field="about")
    if told["told"] == MOTION and not told.get("action"):
        remedy = "Choose it; or take the tick away, and it stays in the paper alone."
        raise BadInput("What came of this motion is not chosen.", remedy=remedy, field="action")
    if told.get("office"):
        office(record.reader, told["office"])
    told["about"] = ", ".join(dict.fromkeys(about))
    proposal.facts = chain.canonical(told)


# Published ------------------------------------------------------------------------------------------------------------


def entries(paper: Paper, key: str, given: Keys, when: Moment, *, attested: bool) -> list[Edition]:
    """What the paper was confirmed to say, as entries of its release; nothing before its items are confirmed."""
    confirmed = [one for one in paper.proposals if one.kind == STATEMENT and one.accepted and not paper.whole]
    return of(confirmed, paper, key, given, when, attested=attested)


def of(
    confirmed: Sequence[PaperProposal], paper: Paper, key: str, given: Keys, when: Moment, *, attested: bool
) -> list[Edition]:
    """What these statements of a paper become."""
    made: list[Edition] = []
    for told in (one.said for one in confirmed):
        made += said.editions(_statement(paper, key, told, when, ours=not attested), given, when.dated)
    return made


def _statement(paper: Paper, key: str, told: Facts, when: Moment, *, ours: bool) -> Statement:
    reader = db.session.connection()
    dated = when_said(paper, told)
    if dated is None:
        raise BadInput(f"{paper.id} has no date.", remedy="Fill it in, then confirm the paper again.", field="date")
    as_of = told["told"] != MOTION and not told.get("date")
    source = {"source": key, "span": told["span"], "quote": told["printed"], "as_of": as_of or None,
              "shortfall": told.get("shortfall")}  # fmt: skip
    facts = {"printed": told["printed"]} if ours else {}
    if told["told"] == MENTION and paper.value("submitted_by"):
        facts["signer"] = str(paper.value("submitted_by"))
    return Statement(
        keys=[recommendation(reader, name, when.day).key for name in named_in(told)],
        dated=dated,
        attested={name: value for name, value in source.items() if value},
        sets={axis.name: told[axis.name] for axis in AXES if told.get(axis.name)},
        links=[{"rel": "said in", "to": key}],
        facts=facts | voting.kept(told),
        words=told["printed"] if told.get("feedback") else "",
        office=office(reader, told["office"]) if told.get("office") else None,
        paper=key,
        ours=ours,
    )


def when_said(paper: Paper, told: Mapping[str, Any]) -> Dated | None:
    """The date that a person gave; else a motion's is its meeting's, and a status holds as of the paper's own. None
    where the paper has no date yet."""
    if told.get("date"):
        return of_field(told["date"])
    value = (paper.value("meeting") if told["told"] == MOTION else None) or paper.value("date")
    if not value or not value.get("value"):
        return None
    dated = from_value(value["value"], value.get("precision"))
    return dated if told["told"] == MOTION else said.as_of(dated)
