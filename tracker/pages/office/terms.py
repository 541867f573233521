"""The office's terms: published with what is known of each, and ended in one act, of which the page shows beforehand
whose roles end, what is left open, and asks what becomes of each group."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import redirect, request

from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import term_end
from tracker.proceedings import terms as publishing
from tracker.proceedings.term_end import Ending
from tracker.published import find, term_days, thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.rules import term as rules
from tracker.rules.field import by_name
from tracker.rules.policy import ROLES, Actor, may
from tracker.rules.refusal import BadInput, Refusal, Stale

Typed = dict[str, str]
ENDS, FATE = by_name(rules.ENDS), by_name(rules.FATE)
LOOK, DO = "look", "end"  # the two buttons


@pages.page("/office/terms/", needs="term.publish", methods=["GET", "POST"])
def terms() -> Any:
    """All of them, which were ended, and the form for a further one, or for more of one."""
    posted = request.method == "POST"
    typed = request.form.to_dict() if posted else {}
    made = tried(lambda: _published(typed)) if posted else None
    if isinstance(made, list):
        site().catch_up()
        return redirect(made[0]["url"], 303)
    with site().reader.connect() as reader:
        held = sorted(find.all_of(reader, "term", now().day), key=lambda one: int(one.key), reverse=True)
        ends = thing.things(reader, [term_days.key_of_end(int(one.key)) for one in held], now().day)
    return {
        "terms": held,
        "ends": {one.to("of")[0]: one for one in ends.values()},
        "fields": by_name(rules.FIELDS),
        "typed": typed,
        "refusal": made,
        "stale": beside(now()) if posted else None,
        "status": made.status if isinstance(made, Refusal) else 200,
    }


def _published(typed: Typed) -> Any:
    freshly(now())
    return publishing.publish(actor(), now(), typed)


def known(who: Actor, on: date, number: str) -> Thing | None:
    """Nothing is looked up for those who may not end it."""
    if not may(who, term_end.END, None, on) or not number.isdecimal():
        return None
    with site().reader.connect() as reader:
        held = thing.one(reader, number, on)
    return held if held and held.kind == "term" else None


@pages.page("/office/terms/<number>/end", needs="term.end", of=known, methods=["GET", "POST"])
def term_ended(record: Thing) -> Any:
    """The form keeps what was typed; what the act would do is shown anew for the day that was typed."""
    number, posted = int(record.key), request.method == "POST"
    typed = request.form.to_dict() if posted else {}
    done = tried(lambda: _done(record, typed)) if posted else None
    if posted and not isinstance(done, Refusal) and typed.get("do") == DO:
        site().catch_up()
        return redirect(f"{record.url}#ended", 303)
    _, proposed = term_end.last_day(actor(), number, now())
    on = _day(typed.get("on", "")) or proposed
    found = term_end.ending(actor(), number, now(), on)
    return {
        "thing": record,
        "fields": ENDS,
        "fate": FATE,
        "typed": {"on": str(on), **typed},
        "on": on,
        "found": found,
        "made": [one for one in done or () if isinstance(one, Edition)] if not isinstance(done, Refusal) else [],
        "seen": _seen(found, on),
        "called": _called(found),
        "roles": ROLES,
        "before": _before(number),
        "refusal": done if isinstance(done, Refusal) else None,
        "stale": beside(now()) if typed.get("do") == DO else None,
        "status": done.status if isinstance(done, Refusal) else 200,
    }


def _day(typed: str) -> date | None:
    """The day typed, where it is one that can be looked at."""
    try:
        value: Any = ENDS["on"].understood(typed)
    except BadInput:
        return None
    found = date.fromisoformat(value["value"]) if value else None
    return found if found and found <= now().day else None


def _seen(found: Ending, on: date) -> str:
    """What was shown, to be told apart from what the act would do when it is confirmed."""
    return f"{on} {len(found.roles)} {len(found.left)}"


def _called(found: Ending) -> Mapping[str, Mapping[str, str]]:
    keys = [key for one in (*found.roles, *found.staying) for key in (one.group_key, one.office_key) if key]
    with site().reader.connect() as reader:
        return find.names(reader, keys, now().day)


def _before(number: int) -> Thing | None:
    with site().reader.connect() as reader:
        return term_days.ended_by(reader, number, now().day)


def _done(record: Thing, typed: Typed) -> Sequence[Any]:
    """What would be published, where that is asked; else it is done."""
    number, fates = int(record.key), _fates(typed)
    if typed.get("do") == LOOK:
        return term_end.rehearse(actor(), number, now(), typed, fates)
    if typed.get("do") != DO:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    freshly(now())
    if typed.get("confirmed", "").strip() != record.key:
        remedy = "The number keeps a slip of the hand out of the record."
        raise BadInput(f"Type {record.key} to end the {record.own_title}.", remedy=remedy, field="confirmed")
    on = _day(typed.get("on", ""))
    if on and typed.get("seen") != _seen(term_end.ending(actor(), number, now(), on), on):
        words = "What this end does is not what the page showed when you confirmed it."
        raise Stale(words, remedy="It is shown now for this day; look at it, then end the term.", field="on")
    return term_end.end(actor(), number, now(), typed, fates)


def _fates(typed: Typed) -> dict[str, Typed]:
    """Group -> its boxes; they are named by its key."""
    found: dict[str, Typed] = {}
    for name, words in typed.items():
        key, _, field = name.rpartition("-")
        if key and field in FATE:
            found.setdefault(key, {})[field] = words
    return found
