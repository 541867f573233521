"""Requests that are written past the forms: what no page offers, out of turn, with anything in their boxes. They go the
way that a browser's do, to the real routes; what was answered says whether it was done."""

from collections.abc import Callable, Mapping
from contextvars import Context
from typing import TYPE_CHECKING, Any

from tests.proceedings.builders_meeting import PLAN
from tests.proofs.visitors import proof_of_form
from tracker.proceedings import outcomes
from tracker.records.answer import Answer
from tracker.rules import answer as answers
from tracker.rules import motion
from tracker.rules.policy import Actor
from tracker.rules.refusal import NotAllowed
from tracker.store.database import db

if TYPE_CHECKING:
    from tests.proofs.walk import Walk

Form = tuple[str, dict[str, Any]]  # address, boxes
OUTCOMES = (*motion.OUTCOMES, "", "carried")


def sent(walk: "Walk", name: str, who: Actor) -> bool:
    """Sends it as this person; True if it was done. Raises NotAllowed where the site refused it."""
    path, boxes = FORMS[name](walk)
    status = Context().run(_status, walk, who, path, boxes)  # a request has no part in what the walk has open
    assert status < 500, f"{path}: {status}"
    if status != 303:
        raise NotAllowed(f"{path}: {status}")
    if name == "publish_answer":
        walk.publishers[path.rpartition("/")[2]] = who
    return True


def _status(walk: "Walk", who: Actor, path: str, boxes: Mapping[str, Any]) -> int:
    client = walk.world.app.test_client()
    if who.person is not None:
        walk.world.sign_in(client, str(who.email))
    return int(client.post(path, data={"csrf_token": proof_of_form(client), **boxes}, buffered=True).status_code)


def _meeting(walk: "Walk", page: str = "", **boxes: Any) -> Form:
    held = walk.meeting()
    version = held.version if held and walk.rng.random() < 0.9 else walk.rng.randint(1, 9)
    return f"/office/meetings/{walk.key}{page}", {"version": str(version), **boxes}


def _answer(walk: "Walk", **boxes: Any) -> Form:
    id = walk.rng.choice([one.id for one in walk.drafts()] or ["answer-0"])
    held = db.session.get(Answer, id)
    version = held.version if held and walk.rng.random() < 0.9 else walk.rng.randint(1, 9)
    return f"/liaison/answers/{id}", {"version": str(version), "confirmed": id, **boxes}


def _members(walk: "Walk") -> list[int]:
    return walk.rng.sample(list(walk.members), walk.rng.randint(0, len(walk.members)))


def _told(walk: "Walk") -> dict[str, str]:
    names = list(walk.members.values())
    boxes = {"method": walk.rng.choice((*motion.METHODS, "by lot")), "mover": walk.rng.choice(names),
             "seconder": walk.rng.choice(names)}  # fmt: skip
    return boxes | {vote: str(walk.rng.randint(0, 5)) for vote in motion.VOTES if walk.rng.random() < 0.3}


def _move(walk: "Walk") -> Form:
    return _meeting(walk, "/session", do=f"move {walk.rng.choice(OUTCOMES)}", items=walk.some(), **_told(walk))


def _decide(walk: "Walk") -> Form:
    votes = {f"vote-{who}": walk.rng.choice((*motion.VOTES, "twice")) for who in _members(walk)}
    words = {f"wording-{item}": walk.rng.choice(("", "COAC recommends less.")) for item in walk.some()}
    page = f"/motions/{walk.rng.randint(1, 3)}"
    return _meeting(walk, page, do=f"decide {walk.rng.choice(OUTCOMES)}", **_told(walk), **votes, **words)


def _publish(walk: "Walk") -> Form:
    numbers = {f"number-{item}": f"{walk.rng.randint(1, 40):06d}" for item in walk.some()}
    later = {"later": "yes"} if walk.rng.random() < 0.3 else {}
    with walk.world.reading() as reader:  # what the page would have to be confirmed
        gap = outcomes.out_of_series(reader, numbers.values()) if walk.rng.random() < 0.8 else ""
    return _meeting(walk, "/outcomes", confirmed=walk.key, gap=gap, **numbers, **later)


def _notice(walk: "Walk") -> Form:
    why = walk.rng.choice(("", "", "", "A flood."))
    return _meeting(
        walk, do=walk.rng.choice(("notice", "revise")), noticed_on=str(walk.world.when.day), exceptional=why
    )


def _draft(walk: "Walk") -> Form:
    kind = walk.rng.choice(answers.KINDS)
    boxes = {"kind": kind, "item": walk.some(), "of": f"office/{walk.rng.choice(('signs', 'counsel', 'none'))}",
             "verdict": walk.rng.choice((*answers.VERDICTS, "fully implemented")), "text": "CBP says so.",
             "signer": "Rosa Example", "reasons": "Some.", "evidence": "A walk."}  # fmt: skip
    return "/liaison/answers/new", boxes


FORMS: Mapping[str, Callable[["Walk"], Form]] = {
    "plan": lambda walk: ("/office/meetings/plan", PLAN | {"day": walk.key}),
    "put_on": lambda walk: _meeting(walk, do="add", item=", ".join(walk.some())),
    "notice": _notice,
    "order": lambda walk: _meeting(walk, do="order", officer=walk.rng.choice(("dfo@example.gov", "seat0@example.com"))),
    "attend": lambda walk: _meeting(walk, "/session", do="attend", present=[*map(str, _members(walk)), "9999"][: walk.rng.randint(1, 9)]),
    "move": _move,
    "decide": _decide,
    "ballot": _decide,
    "pull": lambda walk: _meeting(walk, "/session", do=f"pull {walk.rng.randint(1, 3)} {walk.rng.choice(walk.items)}"),
    "undo": lambda walk: _meeting(walk, "/session", do=f"undo {walk.rng.randint(1, 3)}"),
    "adjourn": lambda walk: _meeting(walk, "/session", do="adjourn"),
    "publish": _publish,
    "cancel": lambda walk: _meeting(walk, do="cancel", reason="No room."),
    "draft": _draft,
    "change": lambda walk: _answer(walk, do="save", text=f"Words {walk.rng.random()}.", verdict=walk.rng.choice(answers.VERDICTS), signer="Rosa"),
    "send": lambda walk: _answer(walk, do="send", offices=walk.rng.choice(("counsel", "signs\ncounsel")), course=walk.rng.choice((answers.IN_ORDER, ""))),
    "clear": lambda walk: _answer(walk, do=f"clear {walk.rng.randint(1, 2)}"),
    "give_back": lambda walk: _answer(walk, do=f"return {walk.rng.randint(1, 2)}", comments="Other words."),
    "publish_answer": lambda walk: _answer(walk, do="publish"),
}  # fmt: skip
