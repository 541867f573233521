"""Which items of a paper are held already: the account in words, then what only a person can decide, with the words
compared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.form import tried
from tracker.pages.office import boxes
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.proceedings import decide, matching
from tracker.proceedings.matching import Account, Decision, Line
from tracker.published import find as published
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.field import whole
from tracker.rules.held import Held
from tracker.rules.matching import MISPRINT, NEW, SAME, VERSION, WORDS
from tracker.rules.paper import PUBLISHED
from tracker.rules.refusal import BadInput, Refusal
from tracker.store.database import db
from tracker.text import redline
from tracker.text.redline import Run

A_PAGE = 20
OPEN = "open"
TABS: dict[str, tuple[str, Callable[[Line], bool]]] = {  # name -> what it is called, which items it shows
    OPEN: ("To decide", lambda line: line.outcome is None),
    "decided": ("Decided", lambda line: line.decided is not None),
    "sure": ("Sure", lambda line: line.decided is None and line.outcome is not None),
    "all": ("All", lambda line: True),
}
Options = list[tuple[str, str]]  # value of the choice, its words


@dataclass(frozen=True, slots=True)
class Beside:
    """A recommendation that comes into question, compared with the item."""

    key: str
    url: str
    title: str
    told: str
    runs: Sequence[Run]
    options: Options


@dataclass(frozen=True, slots=True)
class Shown:
    line: Line
    beside: Sequence[Beside]
    options: Options
    chosen: str
    key: str


@pages.page("/office/papers/<id>/items", needs="paper.review", of=find.paper, methods=["GET", "POST"])
def items(record: Paper) -> Any:
    typed = request.form.to_dict() if request.method == "POST" else {}
    show = request.args.get("show", OPEN) if request.args.get("show") in TABS else OPEN
    page = whole(request.args.get("page", "")) or 1
    refusal = tried(lambda: _decided(record.id, typed)) if typed else None
    if typed and not isinstance(refusal, Refusal):
        return redirect(url_for("office.items", id=record.id, show=show, page=page, done=1), 303)
    one = decide.account(record)
    some = [line for line in one.lines if TABS[show][1](line)]
    last = max(1, -(-len(some) // A_PAGE))
    page = min(page, last)
    return {
        "paper": record,
        "summary": decide.summary(one),
        "total": len(one.lines),
        "waiting": len(one.open),
        "easy": sum(line.easy for line in one.lines),
        "tabs": [(name, words, sum(map(chosen, one.lines))) for name, (words, chosen) in TABS.items()],
        "show": show,
        "shown": _shown(one, some[(page - 1) * A_PAGE : page * A_PAGE], typed),
        "may_decide": record.state != PUBLISHED,
        "words": WORDS,
        "typed": typed,
        "refusal": refusal,
        "saved": find.corrected_at(record, "decide") if request.args.get("done") else None,
        "previous": _to(record, show, page - 1) if page > 1 else None,
        "next": _to(record, show, page + 1) if page < last else None,
        "number": page,
        "pages": last,
        "status": refusal.status if isinstance(refusal, Refusal) else 200,
    }


def _to(paper: Paper, show: str, page: int) -> str:
    return url_for("office.items", id=paper.id, show=show, page=page)


# What was chosen ------------------------------------------------------------------------------------------------------


def _decided(id: str, typed: Mapping[str, str]) -> Account:
    choices = dict(_choices(typed))
    easy = typed.get("do") == "easy"
    if not choices and not easy:
        raise BadInput("Nothing was chosen.", remedy="Choose what an item is, then save.")
    return decide.decide(actor(), id, now(), choices, easy=easy, version=boxes.version(typed))


def _choices(typed: Mapping[str, str]) -> list[tuple[int, Decision | None]]:
    """item-12 is "version 2020-12/ttwg/5", or "version" with the key in item-12-key; "open" takes a decision back."""
    found: list[tuple[int, Decision | None]] = []
    for name, value in typed.items():
        place = whole(name.removeprefix("item-"))
        if name.startswith("item-") and place is not None:
            verdict, _, key = value.partition(" ")
            found.append((place, None if verdict == OPEN else Decision(verdict, key or typed.get(f"{name}-key"))))
    places = {place for place, _ in found}
    for name, value in typed.items():
        place = whole(name.removeprefix("item-").removesuffix("-key")) if name.endswith("-key") else None
        if value.strip() and place is not None and place not in places:
            said = f'Item {place}: "{value[:40]}" was typed, but not what the item is.'
            raise BadInput(said, remedy="Choose one of the answers beside it.", field=f"item-{place}")
    return found


# What is shown --------------------------------------------------------------------------------------------------------


def _shown(one: Account, lines: Sequence[Line], typed: Mapping[str, str]) -> list[Shown]:
    keys = {line.place: _in_question(one, line) for line in lines}
    names = published.names(db.session.connection(), {key for some in keys.values() for key in some}, now().day)
    found = []
    for line in lines:
        beside = [_beside(one, line, one.holdings[key], names.get(key, {})) for key in keys[line.place]]
        name = f"item-{line.place}"
        given = f"{line.decided.verdict} {line.decided.key or ''}".strip() if line.decided else ""
        key = typed.get(f"{name}-key", "")
        found.append(Shown(line, beside, _options(one, line), typed.get(name, given), key))
    return found


def _in_question(one: Account, line: Line) -> list[str]:
    """What was decided first, then what the program would ask about."""
    decided = [line.decided.key] if line.decided else []
    wanted = dict.fromkeys([*decided, line.match.key, *(each.key for each in line.match.candidates)])
    return [key for key in wanted if key is not None and key in one.holdings]


def _beside(one: Account, line: Line, held: Held, name: Mapping[str, str]) -> Beside:
    there = held.equal(line.block.text, line.printed.dated) or held.in_force(line.printed.dated)
    runs = redline.compare(there.text, line.block.text)
    places = redline.places(runs)
    differs = f"{places} {'place differs' if places == 1 else 'places differ'}" if places else "The same words"
    number = f"number {min(held.numbers)}" if held.numbers else "no number"
    title = name.get("title", held.key)
    return Beside(held.key, name.get("url", ""), title, f"{there.dated.words}, {number}. {differs}.", runs,
                  _offered(one, line, held, title))  # fmt: skip


def _offered(one: Account, line: Line, held: Held, title: str) -> Options:
    equal = held.equal(line.block.text, line.printed.dated) is not None
    if not line.lists:
        return [(f"{SAME} {held.key}", f"It is {title}")]
    offers = {
        SAME: f"It is {title}, with the same words",
        VERSION: f"It is {title}, in new words from this paper on",
        MISPRINT: f"It is {title}; this paper misprints it",
    }
    return [
        (f"{verdict} {held.key}", words)
        for verdict, words in offers.items()
        if (verdict == SAME) is equal or verdict == MISPRINT
        if _fits(one, line, Decision(verdict, held.key))
    ]


def _options(one: Account, line: Line) -> Options:
    """What can be said of any item."""
    new = [(NEW, "It is a new recommendation" if line.lists else "It is none that is held")]
    found = new if _fits(one, line, Decision(NEW)) else []
    found.append((VERSION, "It is another one, given below" + (", in new words or the same" if line.lists else "")))
    if line.lists:
        found.append((MISPRINT, "It is another one, given below; this paper misprints it"))
    return found + ([(OPEN, "Not decided: take the decision back")] if line.decided else [])


def _fits(one: Account, line: Line, decision: Decision) -> bool:
    return not isinstance(tried(lambda: matching.fits(line, decision, one.holdings)), Refusal)
