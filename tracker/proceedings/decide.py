"""Who a printed item is, where the program is not sure: a person says so, before the paper is published."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from tracker.proceedings import matching, statements
from tracker.proceedings.act import act
from tracker.proceedings.matching import Account, Decision, Line
from tracker.proceedings.publish import laid_out
from tracker.proceedings.register import Register
from tracker.proceedings.review import opened
from tracker.published import holdings
from tracker.records.paper import Paper
from tracker.rules.held import Holdings
from tracker.rules.matching import MISPRINT, NEW, SAME, VERSION
from tracker.rules.moment import Moment
from tracker.rules.paper import PUBLISHED
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet
from tracker.store.database import db

Choices = Mapping[int, Decision | None]  # place of the item -> as decided, its `key` as typed; None: not decided yet


def account(paper: Paper) -> Account:
    """What is held of the items of a paper, today. Nothing is changed."""
    if paper.value("date") is None:
        raise NotYet(
            f"{paper.id} has no date yet, and its items are told apart by it.",
            remedy="Type the date in the review, then look here again.",
        )
    connection = db.session.connection()
    register = Register(connection)
    layout = laid_out(paper, register)
    return matching.account(paper, layout.sets, layout.term, Holdings(holdings.held(connection)), register)


def decide(actor: Actor, id: str, when: Moment, choices: Choices, *, easy: bool = False,
           version: int | None = None) -> Account:  # fmt: skip
    """Keep these decisions, all or none; with `easy`, take besides each item of which only one comes into question
    as that one. Returns the account as it is then."""
    said = {str(place): choice and asdict(choice) for place, choice in choices.items()}
    with act(actor, "decide", when, needs="paper.review", subject=id, items=said, easy=easy) as door:
        paper = _open(actor, id, when, version)
        one = account(paper)
        lines = {line.place: line for line in one.lines}
        for place, choice in choices.items():
            _keep(_line(lines, place), choice, one.holdings, actor)
        taken = [line for line in one.lines if easy and line.easy and line.place not in choices]
        for line in taken:
            _keep(line, line.suggested, one.holdings, actor)
        door.facts["taken"] = [line.place for line in taken]
        paper.second_by, paper.second_at = None, None  # what they looked at is not what it is now
        paper.touch()
        db.session.flush()
        after = account(paper)
        statements.follow(paper, one, after)
        return after


def _open(actor: Actor, id: str, when: Moment, version: int | None) -> Paper:
    paper = opened(actor, id, when)
    if paper.state == PUBLISHED:
        raise NotYet(
            f"{id} is published: which items are held was decided then.",
            remedy="What is wrong there is corrected or retracted with a notice.",
        )
    if version is not None and version != paper.version:
        raise NotYet(
            "This paper was changed since you opened it.",
            remedy="Your choices stand below; load the page again in another window and compare.",
            field="version",
        )
    return paper


def _line(lines: Mapping[int, Line], place: int) -> Line:
    if place not in lines:
        there = f"They are numbered 1 to {len(lines)}." if lines else "It has none."
        raise BadInput(f"The paper has no item {place} to decide on.", remedy=there)
    return lines[place]


def _keep(line: Line, choice: Decision | None, held: Holdings, actor: Actor) -> None:
    decision = _understood(line, choice, held) if choice else None
    line.block.decided = json.dumps({"as": decision.verdict, "key": decision.key}) if decision else None
    line.block.decided_by = (actor.email or actor.name) if decision else None


def _understood(line: Line, choice: Decision, held: Holdings) -> Decision:
    """With the key of what was named by its number; new words that are none are the same."""
    decision = Decision(NEW) if choice.verdict == NEW else _named(line, choice, held)
    try:
        matching.fits(line, decision, held)
    except BadInput as wrong:
        raise _of(line, wrong.message, wrong.remedy) from None
    return decision


def _named(line: Line, choice: Decision, held: Holdings) -> Decision:
    if choice.verdict not in (SAME, VERSION, MISPRINT):
        raise _of(line, f'"{choice.verdict[:20]}" is no answer.', "Choose one of those that are offered.")
    typed = " ".join((choice.key or "").split()).strip("/")
    if not typed:
        raise _of(line, "which one it is was not said.", "Type its number, or its key as its page shows it.")
    one = held.called(typed)
    if one is None:
        raise _of(
            line,
            f'no recommendation "{typed[:60]}" is held.',
            "Type its six-digit number, or its key (2020-12/ttwg/5); look for it in the public record's search.",
        )
    equal = one.equal(line.block.text, line.printed.dated) is not None
    verdict = SAME if choice.verdict == VERSION and equal else choice.verdict
    return Decision(verdict if line.lists else SAME, one.key)


def _of(line: Line, message: str, remedy: str) -> BadInput:
    return BadInput(f"Item {line.place}: {message}", remedy=remedy, field=f"item-{line.place}")


def summary(one: Account) -> list[str]:
    """The account in sentences: what is sure, then what waits."""
    counted, total = one.counted, len(one.lines)
    lists = any(line.lists for line in one.lines)
    asked = (
        (SAME, "in the record already" + (", in the same words" if lists else "")),
        (VERSION, "in the record in other words (what is printed here becomes the newer wording)"),
        (MISPRINT, "in the record, and misprinted here"),
        (NEW, "new" if lists else "not in the record"),
    )
    parts = [f"{counted[verdict]:,} {_is(counted[verdict])} {words}" for verdict, words in asked if counted[verdict]]
    waiting = counted["open"]
    if waiting:
        parts.append(f"{waiting:,} {'waits' if waiting == 1 else 'wait'} for a decision")
    listed = f"{total:,} {'item' if total == 1 else 'items'}"
    return [f"{listed}: {'; '.join(parts)}." if parts else f"{listed}.", *_waiting(one.open)]


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _waiting(lines: Iterable[Line]) -> list[str]:
    easy = sum(line.easy for line in lines)
    if not easy:
        return []
    only = "only one item comes into question; look whether the words are its own."
    return [f"Of {easy:,} of these {only}" if easy > 1 else f"Of one of these {only}"]
