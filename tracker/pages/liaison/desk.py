"""What the agency owes an answer to and since when; what is drafted; what awaits a clearance. Several recommendations
are answered, reported on or sent to another desk together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import redirect, request, url_for

from tracker.pages.form import tried
from tracker.pages.liaison.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import desk as desks
from tracker.proceedings.desk import Waiting
from tracker.published import announced, few, find
from tracker.records import desk as held
from tracker.records.answer import Answer
from tracker.rules.answer import CLEARING, KINDS, OPEN, SENT_ON
from tracker.rules.field import by_name, whole
from tracker.rules.policy import LIAISON, Actor
from tracker.rules.refusal import BadInput, Refusal

ALL, MINE, NOBODYS = "all", "mine", "nobody's"
FIRST = 25  # of those that wait, the longest, are shown
WAITS = (90, 180, 365)  # days since adoption


def offices_of(who: Actor) -> list[str]:
    """The offices that somebody writes for today."""
    return sorted({str(one.office) for one in who.roles if one.name == LIAISON and one.held(now().day)})


@pages.page("/liaison/", needs="desk.enter", methods=["GET", "POST"])
def desk() -> Any:
    done = tried(_done) if request.method == "POST" else None
    if isinstance(done, str):
        return redirect(done, 303)
    who, on = actor(), now().day
    mine = offices_of(who)
    with site().reader.connect() as reader:
        find.held(reader)
        waiting = desks.waiting(reader, on)
        shown = request.args.get("desk", MINE if mine else ALL)
        on_desk = {ALL: waiting, MINE: [one for one in waiting if one.desk in mine],
                   NOBODYS: [one for one in waiting if one.desk is None]}  # fmt: skip
        wanted = on_desk.get(shown, [one for one in waiting if one.desk == shown])
        found = list(_asked_for(wanted, request.args))
        owed = desks.owed(reader, who, on, found if "every" in request.args else found[:FIRST])
        drafts = held.answers(who, on, *OPEN)
        named = [key for key in {one.desk for one in waiting} if key] + [key for one in drafts for key in one.offices]
        named += [one.item for draft in drafts for one in draft.items] + mine
        called = find.names(reader, named, on)
        offices = few.all_of(reader, "office", on)
        keys = {one.key for one in waiting}
        passed = [one for one in announced.passed(reader, on) if one.key not in keys]
    return {
        "owed": owed,
        "waiting": len(found),
        "every": "/liaison/?" + urlencode({**request.args, "every": "1"}),
        "left_out": len(wanted),
        "number": {name: len(found) for name, found in on_desk.items()},
        "desks": Counter(one.desk for one in waiting if one.desk in called),
        "senders": sorted({one.sent.sent_by for one in waiting if one.sent}),
        "waits": WAITS,
        "asked": request.args,
        "shown": shown,
        "passed": passed,
        "drafts": drafts,
        "to_clear": [one for one in drafts if _awaits(one, mine)],
        "called": called,
        "offices": [one.own_title for one in offices],
        "fields": by_name(SENT_ON),
        "typed": request.form.to_dict(),
        "ticked": request.form.getlist("item"),
        "refusal": done if isinstance(done, Refusal) else None,
        "status": done.status if isinstance(done, Refusal) else 200,
    }


def _asked_for(waiting: Sequence[Waiting], asked: Mapping[str, str]) -> Iterator[Waiting]:
    """Those that wait as long, and came from whom, as the reader chose."""
    least, by = whole(asked.get("waits", "")), asked.get("by", "")
    for one in waiting:
        if one.days >= (least or 0) and (not by or (one.sent is not None and one.sent.sent_by == by)):
            yield one


def _awaits(one: Answer, mine: list[str]) -> bool:
    return one.state == CLEARING and any(each.office_key in mine for each in one.due())


def _done() -> str:
    items, do = request.form.getlist("item"), request.form.get("do", "")
    if not items:
        raise BadInput("No recommendation was ticked.", remedy="Tick those that you mean.", field="item")
    if do in KINDS:
        return url_for("liaison.begun", kind=do, item=items)
    if do == "send":
        desks.send(actor(), items, now(), {name: request.form.get(name, "") for name in by_name(SENT_ON)})
        return url_for("liaison.desk")
    raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
