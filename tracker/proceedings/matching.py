"""Which items of a paper are held already: the account that the review shows, and that publishing goes by. It is made
anew whenever it is asked for, from what the record holds then; only what a person decided is kept."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tracker.proceedings.editions import SetOfItems, date_of
from tracker.proceedings.register import Register
from tracker.records.paper import Paper, PaperBlock
from tracker.rules import matching as rules
from tracker.rules.held import Holdings
from tracker.rules.matching import MISPRINT, NEW, SAME, VERSION, Match, Printed
from tracker.rules.paper import ISSUE_PAPER, LISTS
from tracker.rules.refusal import BadInput, NotYet

PREVIOUS = "previous"
REPORTS = LISTS | {ISSUE_PAPER}  # the older issue paper says of each of its items where it stands


@dataclass(frozen=True, slots=True)
class Decision:
    """What an item is: one of the words of rules/matching.py, and the recommendation, None for a new one."""

    verdict: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the paper. `decided`: by a person, over whatever the match says."""

    block: PaperBlock
    printed: Printed
    match: Match
    decided: Decision | None
    lists: bool

    @property
    def place(self) -> int:
        return self.printed.place

    @property
    def outcome(self) -> Decision | None:
        """None while a person has to decide. Where the paper makes no recommendations, it is enough to know which."""
        if self.decided:
            return self.decided
        if self.lists:
            return Decision(self.match.verdict, self.match.key) if self.match.verdict else None
        return Decision(SAME if self.match.key else NEW, self.match.key) if self.match.sure else None

    @property
    def easy(self) -> bool:
        """Whether only one item comes into question, and "the same item" says all."""
        return self.outcome is None and self.match.likely and self.match.key is not None

    @property
    def suggested(self) -> Decision:
        return Decision(SAME if self.match.alike == 1 or not self.lists else VERSION, self.match.key)


@dataclass(frozen=True)
class Account:
    paper: Paper
    lines: Sequence[Line]
    holdings: Holdings

    @property
    def open(self) -> list[Line]:
        return [line for line in self.lines if line.outcome is None]

    @property
    def counted(self) -> dict[str, int]:
        """Verdict -> how many items; "open" for those that wait for a person."""
        found = dict.fromkeys((SAME, VERSION, MISPRINT, NEW, "open"), 0)
        for line in self.lines:
            found[line.outcome.verdict if line.outcome else "open"] += 1
        return found

    def outcome(self, block: PaperBlock) -> Decision:
        """What an item is; asked once check() has found nothing open."""
        return self._outcomes[block.id]

    @cached_property
    def _outcomes(self) -> dict[int, Decision]:
        return {line.block.id: line.outcome for line in self.lines if line.outcome}


def listed(paper: Paper) -> list[PaperBlock]:
    """The items that are recommendations: made by this paper, listed again, or reported on."""
    if paper.kind in REPORTS:
        return paper.items
    return [block for block in paper.items if block.listed_as == PREVIOUS]


def account(paper: Paper, sets: Sequence[SetOfItems], term: str | None, holdings: Holdings,
            register: Register) -> Account:  # fmt: skip
    """`sets`: of a paper that lists recommendations, its items by group."""
    dated, blocks = date_of(paper), listed(paper)
    own = paper.value("group") or paper.value("subcommittee")
    groups: dict[PaperBlock, str | None] = {block: one.group for one in sets for block in one.items}
    groups = groups or {block: register.key_of(block.group or block.subcommittee or own) for block in blocks}
    printed = [
        Printed(place, block.text, dated, block.number, block.ordinal, groups.get(block), term)
        for place, block in enumerate(blocks, 1)
    ]
    parents = {one.key: one.parent for one in register.held if one.key != one.parent}
    matches = rules.matched(printed, holdings, rules.kinship(parents))
    return Account(
        paper,
        [
            Line(block, one, match, decided(block), paper.kind in LISTS)
            for block, one, match in zip(blocks, printed, matches, strict=True)
        ],
        holdings,
    )


def decided(block: PaperBlock) -> Decision | None:
    said: dict[str, Any] = json.loads(block.decided) if block.decided else {}
    return Decision(said["as"], said.get("key")) if said else None


def check(one: Account) -> None:
    """Raises NotYet, in words, while an item waits for a person, or when what was decided no longer holds."""
    where = f"/office/papers/{one.paper.id}/items"
    if one.open:
        items = ", ".join(str(line.place) for line in one.open[:5]) + (" ..." if one.open[5:] else "")
        raise NotYet(
            f"{one.paper.id}: of {_counted(len(one.open))} somebody has to say which recommendation it is "
            f"(item {items}).",
            remedy=f"Decide at {where}, or see: tracker match {one.paper.id}. If another paper of this release holds "
            "it, publish that one first.",
        )
    for line in one.lines:
        try:
            fits(line, line.decided, one.holdings)
        except BadInput as wrong:
            raise NotYet(f"{one.paper.id}, item {line.place}: {wrong.message}", remedy=wrong.remedy) from None
    _once(one)


def fits(line: Line, decision: Decision | None, holdings: Holdings) -> None:
    """Raises BadInput for a decision that the record speaks against."""
    if decision is None:
        return
    number = line.block.number
    numbered = holdings.numbered(number) if line.lists else None
    if decision.key is None:
        if numbered:
            raise BadInput(
                f"{number} is the number of {numbered.key}, so it is no new recommendation's.",
                remedy="Say that it is that one, or correct the number in the review first.",
            )
        return
    if decision.key not in holdings:
        raise BadInput(f"{decision.key} is not held, or was retracted.", remedy="Decide again which one it is.")
    held = holdings[decision.key]
    if decision.verdict == SAME and line.lists and held.equal(line.block.text, line.printed.dated) is None:
        raise BadInput(
            f"Its words are not those of {held.key}.",
            remedy="Say that they are new words of it, or that this paper misprints it.",
        )
    if number and line.lists and decision.verdict != MISPRINT and (numbered or held) is not held:
        raise BadInput(
            f"It bears the number {number}, which is {numbered.key if numbered else 'another'}'s.",
            remedy="If it is printed wrong here, say that this paper misprints it.",
        )
    if number and line.lists and decision.verdict != MISPRINT and held.numbers and number not in held.numbers:
        raise BadInput(
            f"{held.key} has the number {min(held.numbers)}; printed is {number}.",
            remedy="If it is printed wrong here, say that this paper misprints it.",
        )


def _once(one: Account) -> None:
    """An item gets one new wording of a paper."""
    seen: dict[str, int] = {}
    for line in one.lines:
        outcome = line.outcome
        if outcome is None or outcome.key is None or not line.lists:
            continue
        first = seen.setdefault(outcome.key, line.place)
        if first != line.place and outcome.verdict != MISPRINT:
            raise NotYet(
                f"Items {first} and {line.place} of {one.paper.id} would both be {outcome.key}.",
                remedy="Say which of them is another one, or that the second is a misprint of it.",
            )


def _counted(number: int) -> str:
    return f"{number} item" if number == 1 else f"{number} items"
