"""Random walks over the acts of meetings and of answers: by whom, when and with what is drawn, right and wrong alike."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sqlalchemy import func, select

from tests.builders import World
from tests.proceedings.builders_meeting import PLAN
from tests.proofs import crafted
from tracker.proceedings import (
    agenda,
    announce,
    answer,
    answered,
    called_off,
    clearance,
    convene,
    convened,
    outcomes,
    vote,
)
from tracker.records.answer import Answer
from tracker.records.meeting import Meeting
from tracker.rules import answer as answers
from tracker.rules import meeting as meetings
from tracker.rules import motion
from tracker.rules.field import by_name
from tracker.rules.policy import Actor
from tracker.rules.refusal import Refusal
from tracker.store.database import db
from tracker.store.journal import JournalLine

MEMBERS, STEPS, ITEMS = 5, 32, 3
OFFICES = ("signs", "counsel")
NOTICED = ("plan", "put_on", "put_on", "put_on", "notice", "order")
VOTED = (*NOTICED, "attend", "move", "move", "move", "adjourn", "publish")
USUAL = (*VOTED, "draft", "publish_answer", "send", "clear", "publish_answer")
ALONE = (*VOTED, "draft", "publish_answer", "draft", "publish_answer")
UNVOTED = (*NOTICED, "draft", "send", "clear", "publish_answer", "draft", "publish_answer")
NOTICES = (3, 6, 7, 14, 15, 20, 30)  # days before the meeting


@dataclass
class Walk:
    """One sequence: its meeting, its items, and who published which answer."""

    world: World
    rng: Random
    people: Mapping[str, Actor]
    members: Mapping[int, str]
    number: int
    day: date
    judge: Callable[["Walk"], Iterable[str]]
    usual: Sequence[str]
    crafted: float = 0.0  # how much of it comes as requests written past the forms
    faults: list[str] = field(default_factory=list)
    publishers: dict[str, Actor] = field(default_factory=dict)
    tried: Counter[str] = field(default_factory=Counter)

    @property
    def key(self) -> str:
        return str(self.day)

    @property
    def items(self) -> list[str]:
        return [f"2017-12/walk{self.number}/{place}" for place in range(1, ITEMS + 1)]

    def some(self) -> list[str]:
        return self.rng.sample(self.items, self.rng.randint(1, ITEMS))

    def go(self) -> None:
        """Mostly the next of what is usual, by whose it is to do; now and then something else, or somebody else."""
        ahead = list(self.usual)
        for _ in range(STEPS):
            usual = bool(ahead) and self.rng.random() < 0.8
            name = ahead[0] if usual else self.rng.choice(list(DEEDS))
            own = "signs" if name in ("draft", "send", "publish_answer") else "counsel" if name == "clear" else "dfo"
            who = own if self.rng.random() < 0.9 else self.rng.choice(list(self.people))
            if usual:  # what is out of turn is tried on the day that it is
                self._to_day(name)
            if (self._try(name, who) and usual) or self.rng.random() < 0.12:
                ahead = ahead[1:]

    def _to_day(self, name: str) -> None:
        before = self.rng.choice(NOTICES) if self.rng.random() < 0.2 else 16
        apart = {"plan": -40, "put_on": -40, "notice": -before}.get(name, 30 if name in ANSWERS else 0)
        day = self.day + timedelta(apart + (self.rng.choice((1, 5, 40)) if self.rng.random() < 0.05 else 0))
        self.world.at = max(self.world.at, f"{day}T19:00:00+00:00")

    def _try(self, name: str, who: str) -> bool:
        before, line = self._states(), _line()
        past = bool(self.crafted) and self.rng.random() < self.crafted and name in crafted.FORMS
        self.tried["crafted"] += past
        try:
            crafted.sent(self, name, self.people[who]) if past else DEEDS[name](self, self.people[who])
        except Refusal:
            self.tried["refused"] += 1
            if _line() != line:
                self.faults.append(f"{name} by {who} was refused and left a trace")
        else:
            self.tried["done"] += 1
            if _line() != line:
                self._may(name, who, before)
            return True
        finally:
            db.session.rollback()
        return False

    def _may(self, name: str, who: str, before: Mapping[str, str]) -> None:
        if who in ("member", "nobody") or (who in OFFICES and name not in ANSWERS):
            self.faults.append(f"{name} by {who} was done")
        for key, state in self._states().items():
            table = meetings.COURSE if key == self.key else answers.COURSE
            moves = {(source, move.target) for move in table.moves for source in move.sources}
            if before.get(key, state) != state and (before[key], state) not in moves:
                self.faults.append(f"{name} took {key} from {before[key]} to {state}")
        self.faults += list(self.judge(self))

    def _states(self) -> dict[str, str]:
        held = self.meeting()
        drafts = {one.id: one.state for one in self.drafts()}
        return drafts | ({held.key: held.state} if held else {})

    def meeting(self) -> Meeting | None:
        return db.session.get(Meeting, self.key, populate_existing=True)

    def drafts(self) -> list[Answer]:
        found = db.session.scalars(select(Answer).execution_options(populate_existing=True))
        return [one for one in found if any(item.item in self.items for item in one.items)]


def _line() -> int:
    db.session.rollback()
    return int(db.session.scalar(select(func.max(JournalLine.id))) or 0)


# The deeds, with what is right and what is not ------------------------------------------------------------------------


def _plan(walk: Walk, who: Actor) -> object:
    return convene.plan(who, walk.world.when, PLAN | {"day": walk.key})


def _put_on(walk: Walk, who: Actor) -> object:
    item = walk.rng.choice(walk.items)
    return agenda.put_on(who, walk.key, None, walk.world.when, {"item": item})


def _notice(walk: Walk, who: Actor) -> object:
    told = {"noticed_on": str(walk.world.when.day), "exceptional": walk.rng.choice(("", "", "", "A flood."))}
    return announce.notice(who, walk.key, None, walk.world.when, told, revised=walk.rng.random() < 0.1)


def _order(walk: Walk, who: Actor) -> object:
    officer = "dfo@example.gov" if walk.rng.random() < 0.9 else walk.rng.choice(("", "member@example.com"))
    return convened.call_to_order(who, walk.key, None, walk.world.when, officer)


def _attend(walk: Walk, who: Actor) -> object:
    number = MEMBERS if walk.rng.random() < 0.4 else walk.rng.randint(0, MEMBERS)
    return convened.attend(who, walk.key, None, walk.world.when, walk.rng.sample(list(walk.members), number))


def _move(walk: Walk, who: Actor) -> object:
    typed = {"outcome": walk.rng.choice(("", "passed", "passed", *motion.OUTCOMES)),
             "method": walk.rng.choice(("", *motion.METHODS))}  # fmt: skip
    if walk.rng.random() < 0.4:
        typed |= {"for": str(walk.rng.randint(0, 6)), "against": str(walk.rng.randint(0, 6))}
    wordings = {one: "Other words." for one in walk.items if walk.rng.random() < 0.1}
    return vote.move(who, walk.key, None, walk.world.when, walk.some(), typed, wordings=wordings)


def _decide(walk: Walk, who: Actor) -> object:
    typed = {"outcome": walk.rng.choice(motion.OUTCOMES), "method": walk.rng.choice(motion.METHODS)}
    votes = {id: walk.rng.choice(motion.VOTES) for id in walk.members} if walk.rng.random() < 0.5 else None
    return vote.decide(who, walk.key, walk.rng.randint(1, 3), None, walk.world.when, typed, votes=votes)


def _ballot(walk: Walk, who: Actor) -> object:
    member, item = walk.rng.choice(list(walk.members)), walk.rng.choice(("", *walk.items))
    said = walk.rng.choice((*motion.VOTES, motion.RECUSED))
    return vote.ballot(who, walk.key, walk.rng.randint(1, 3), walk.world.when, member, said, item)


def _pull(walk: Walk, who: Actor) -> object:
    return vote.pull(who, walk.key, walk.rng.randint(1, 3), walk.rng.choice(walk.items), None, walk.world.when)


def _undo(walk: Walk, who: Actor) -> object:
    vote.undo(who, walk.key, walk.rng.randint(1, 3), None, walk.world.when)
    return True


def _adjourn(walk: Walk, who: Actor) -> object:
    return convened.adjourn(who, walk.key, None, walk.world.when)


def _publish(walk: Walk, who: Actor) -> object:
    held = walk.meeting()
    with walk.world.reading() as reader:
        numbers = outcomes.proposed_numbers(reader, held) if held else {}
    if walk.rng.random() < 0.2:
        numbers = {item: f"{walk.rng.randint(1, 40):06d}" for item in walk.some()}
    return outcomes.publish(who, walk.key, None, walk.world.when, numbers, later=walk.rng.random() < 0.3)


def _cancel(walk: Walk, who: Actor) -> object:
    return called_off.cancel(who, walk.key, None, walk.world.when, {"reason": "No room."}) or True


def _draft(walk: Walk, who: Actor) -> object:
    kind = answers.RESPONSE if walk.rng.random() < 0.7 else answers.UPDATE
    verdicts = answers.VERDICTS if kind == answers.RESPONSE else by_name(answers.PROGRESS)["verdict"].choices
    typed = {"verdict": walk.rng.choice(verdicts), "text": "CBP says so.", "signer": "Rosa Example", "reasons": "Some."}
    of = OFFICES[0] if walk.rng.random() < 0.8 else OFFICES[1]
    return answer.draft(who, kind, of, walk.some(), walk.world.when, typed)


def _id(walk: Walk) -> str:
    return walk.rng.choice([one.id for one in walk.drafts()] or ["answer-0"])


def _change(walk: Walk, who: Actor) -> object:
    return answer.change(who, _id(walk), None, walk.world.when, {"text": f"Words {walk.rng.random()}."})


def _send(walk: Walk, who: Actor) -> object:
    order = walk.rng.random() < 0.5
    return clearance.send(
        who, _id(walk), None, walk.world.when, ["counsel"] if walk.rng.random() < 0.7 else list(OFFICES), in_order=order
    )


def _clear(walk: Walk, who: Actor) -> object:
    return clearance.clear(who, _id(walk), walk.rng.choice((1, 1, 1, 2)), None, walk.world.when)


def _give_back(walk: Walk, who: Actor) -> object:
    return clearance.give_back(who, _id(walk), walk.rng.randint(1, 2), None, walk.world.when, "Other words.")


def _publish_answer(walk: Walk, who: Actor) -> object:
    id = _id(walk)
    made = answered.publish(who, id, None, walk.world.when)
    walk.publishers[id] = who
    return made


DEEDS: Mapping[str, Callable[[Walk, Actor], object]] = {
    "plan": _plan, "put_on": _put_on, "notice": _notice, "order": _order, "attend": _attend, "move": _move,
    "decide": _decide, "ballot": _ballot, "pull": _pull, "undo": _undo, "adjourn": _adjourn, "publish": _publish,
    "cancel": _cancel, "draft": _draft, "change": _change, "send": _send, "clear": _clear, "give_back": _give_back,
    "publish_answer": _publish_answer,
}  # fmt: skip
ANSWERS = ("draft", "change", "send", "clear", "give_back", "publish_answer")
