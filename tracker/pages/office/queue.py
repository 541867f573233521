"""The desk: what waits for whom, the queue with its filters, and what is done to many of its papers at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import redirect, request

from tracker.pages.form import each
from tracker.pages.office import filters
from tracker.pages.office.duties import owed
from tracker.pages.office.filters import Narrowed, address
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.public import asked
from tracker.pages.site import site
from tracker.proceedings import claims, review, second_look, sure
from tracker.proceedings.lately import lately
from tracker.records import batches
from tracker.records.queue import Queued, queue
from tracker.rules.moment import Moment
from tracker.rules.paper import AWAITING, KINDS, PUBLISHED, REVIEWED
from tracker.rules.policy import Actor, may
from tracker.rules.refusal import BadInput, Refusal

SIZE = 50  # papers of a page, and so of one act on many
Act = Callable[[Actor, str, Moment], str]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one of the papers that were ticked."""

    id: str
    words: str
    well: bool


def _claimed(who: Actor, id: str, when: Moment) -> str:
    claims.claim(who, id, when)
    return "claimed by you."


def _released(who: Actor, id: str, when: Moment) -> str:
    claims.release(who, id, when)
    return "released; anybody can claim it."


def _confirmed(who: Actor, id: str, when: Moment) -> str:
    done = sure.confirm_sure(who, id, when)
    counted = f"{done.values} {'value' if done.values == 1 else 'values'} confirmed"
    return f"{counted}. Left to look at: {'; '.join(done.left)}." if done.left else f"{counted}; the paper is reviewed."


def _confirmed_whole(who: Actor, id: str, when: Moment) -> str:
    review.accept(who, id, when, whole=True)
    return "confirmed as a whole; its items can be opened once it is published."


def _looked_again(who: Actor, id: str, when: Moment) -> str:
    second_look.look_again(who, id, when)
    return "looked at a second time, by you."


ACTS: dict[str, tuple[str, Act, str]] = {  # what the form sends: its button, the act, the state it is for ("": any)
    "claim": ("Claim", _claimed, ""),
    "release": ("Release", _released, ""),
    "sure": ("Confirm all sure values", _confirmed, AWAITING),
    "whole": ("Confirm as a whole, items later", _confirmed_whole, AWAITING),
    "look": ("Second look: it is right", _looked_again, REVIEWED),
}


@pages.page("/office/", needs="office.enter", methods=["GET", "POST"])
def desk() -> Any:
    """The queue; a POST does one act to each of the papers that were ticked, and says of each what became of it."""
    ids = list(dict.fromkeys(request.form.getlist("id")))
    if request.form.get("do") == "publish" and ids:
        return redirect(address([("id", id) for id in ids], "/office/publish"), 303)
    refusal = _wrong(ids) if request.method == "POST" else None
    done = _each(ids) if request.method == "POST" and refusal is None else []
    me, today = actor().email, now().day
    rows = queue(actor(), today)
    narrowed = Narrowed(rows, request.args, me)
    page = asked.page_number(request.args)
    asked.within(page, len(narrowed.rows), SIZE)
    shown = narrowed.rows[(page - 1) * SIZE : page * SIZE]
    return {
        "total": len(rows),
        "published": sum(row.state == PUBLISHED for row in rows),
        "narrowed": narrowed,
        "papers": shown,
        "ticked": set(ids) if refusal else {row.id for row in shown} if request.args.get("tick") == "all" else set(),
        "here": address(list(request.args.items(multi=True))),
        "tick_all": address([*asked.changed(request.args, tick="all"), *_page_of(page)]),
        "publish_all": address([pair for pair in narrowed.filters if pair[0] != "state"], "/office/publish"),
        "acts": {name: words for name, (words, _, state) in ACTS.items() if _open(shown, state)},
        "pager": _pager(page, len(narrowed.rows)),
        "mine": _waiting_for_me(rows, me),
        "lately": lately(me, now()),
        "second_look": site().settings.second_look,
        "unread": batches.waiting(actor(), today),
        "kinds": KINDS,
        "duties": owed() if may(actor(), "duty.read", None, today) else None,
        "done": done,
        "refusal": refusal,
        "status": refusal.status if refusal else 200,
    }


def _wrong(ids: Sequence[str]) -> Refusal | None:
    if not ids:
        return BadInput("No paper was ticked.", remedy="Tick one or more, then choose what to do with them.")
    if len(ids) > SIZE:
        return BadInput(f"{len(ids)} papers were ticked; at most {SIZE} go at once.", remedy="Tick fewer.")
    if request.form.get("do") not in ACTS:
        return BadInput("The form did not say what to do.", remedy="Use one of the buttons below the list.")
    return None


def _each(ids: Sequence[str]) -> list[Done]:
    _, act, _ = ACTS[request.form["do"]]
    found = []
    for id in ids:
        done = each(partial(act, actor(), id, now()))
        found.append(Done(id, str(done), not isinstance(done, Refusal)))
    return found


def _open(shown: Sequence[Queued], state: str) -> bool:
    return any(state in ("", row.state) for row in shown)


def _page_of(page: int) -> list[tuple[str, str]]:
    return [("page", str(page))] if page > 1 else []


def _pager(page: int, total: int) -> dict[str, Any]:
    pages = max(1, -(-total // SIZE))
    paths = {number: address([*asked.changed(request.args), *_page_of(number)]) for number in (page - 1, page + 1)}
    before, after = (paths[page - 1] if page > 1 else None), (paths[page + 1] if page < pages else None)
    return {"previous": before, "next": after, "number": page, "pages": pages, "offset": (page - 1) * SIZE}


def _waiting_for_me(rows: Sequence[Queued], me: str) -> list[tuple[int, str, str]]:
    """(how many, in words, where they are listed): what this person can go on with, as the queue counts it."""
    ways: list[tuple[str, dict[str, str]]] = [
        ("claimed by you", {"claimed": filters.MINE}),
        ("awaiting review, claimed by nobody", {"state": AWAITING, "claimed": filters.NOBODYS}),
        ("awaiting a second look that can be yours", {"look": filters.MY_SECOND}),
    ]
    if may(actor(), "paper.publish", None, now().day):
        ways.append(("reviewed, to be published", {"state": REVIEWED}))
        ways.append(("published, speaking of what was recorded since", {"state": PUBLISHED, "look": filters.LATER}))
    found = []
    for words, query in ways:
        count = len(Narrowed(rows, asked.Args(query), me).rows)
        if count:
            found.append((count, words, address(list(query.items()))))
    return found
