"""What belongs to a meeting beside its agenda: the comments of the public, and what is to be done after it."""

from collections.abc import Callable
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.meetings import fresh_meeting, status_of
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import actions as acts_on_actions
from tracker.proceedings import comments as acts_on_comments
from tracker.published import find
from tracker.records import calendar
from tracker.records.meeting import Meeting
from tracker.rules import comment as rules
from tracker.rules.field import by_name, whole
from tracker.rules.meeting import NOT_HELD, OPEN
from tracker.rules.refusal import BadInput, Refusal

Typed = dict[str, str]
Deeds = dict[str, Callable[[str, int, Typed, int], object]]


@pages.page("/office/meetings/<path:key>/comments", needs="meeting.run", of=calendar.meeting, methods=["GET", "POST"])
def comments(record: Meeting) -> Any:
    return _page(record.key, "comments", _COMMENTS, _comments)


@pages.page("/office/meetings/<path:key>/actions", needs="meeting.run", of=calendar.meeting, methods=["GET", "POST"])
def actions(record: Meeting) -> Any:
    return _page(record.key, "actions", _ACTIONS, _actions)


def _page(key: str, name: str, deeds: Deeds, shown: Callable[[Meeting], dict[str, Any]]) -> Any:
    typed = request.form.to_dict()
    done = tried(lambda: _done(key, typed, deeds)) if request.method == "POST" else None
    if request.method == "POST" and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(url_for(f"office.{name}", key=key), 303)
    held = fresh_meeting(key)
    publishing = typed.get("do") == "publish"
    return {"held": held, "typed": typed, "refusal": done, "stale": beside(now()) if publishing else None,
            **shown(held), **status_of(done)}  # fmt: skip


def _done(key: str, typed: Typed, deeds: Deeds) -> None:
    word, _, rest = typed.get("do", "").partition(" ")
    version = whole(typed.get("version", ""))
    if word not in deeds:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    if version is None:
        raise BadInput("The form did not say what it was made from.", remedy="Load the page again.", field="version")
    if word == "publish":
        freshly(now())
    deeds[word](key, version, typed, whole(rest) or 0)


# Comments by the public -----------------------------------------------------------------------------------------------


def _comments(held: Meeting) -> dict[str, Any]:
    told = calendar.comments(held.key)
    with site().reader.connect() as reader:
        called = find.names(reader, [item for one in told for item in one.about], now().day)
    return {
        "comments": told,
        "called": called,
        "fields": by_name(rules.COMMENT),
        "waiting": sum(one.key is None for one in told),
        "may_be_public": acts_on_comments.may_be_public(held),
        "told_by": rules.told_by,
    }


def _record(key: str, version: int, typed: Typed, number: int) -> object:
    sent = request.files.get("file")
    file = (sent.filename or "file", sent.read()) if sent and sent.filename else None
    return acts_on_comments.record(actor(), key, version, now(), typed, file)


_COMMENTS: Deeds = {
    "record": _record,
    "drop": lambda key, version, typed, number: acts_on_comments.drop(actor(), key, number, version, now()),
    "publish": lambda key, version, typed, number: acts_on_comments.publish(actor(), key, version, now()),
}


# What is to be done ---------------------------------------------------------------------------------------------------


def _actions(held: Meeting) -> dict[str, Any]:
    told = calendar.actions(held.key)
    return {
        "actions": told,
        "fields": by_name(rules.ACTION),
        "done": by_name(rules.DONE),
        "waiting": sum(not one.told for one in told) if held.told_on else 0,
        "over": held.state not in (*OPEN, *NOT_HELD),
    }


_ACTIONS: Deeds = {
    "add": lambda key, version, typed, number: acts_on_actions.add(actor(), key, version, now(), typed),
    "done": lambda key, version, typed, number: acts_on_actions.done(actor(), key, number, version, now(), typed),
    "drop": lambda key, version, typed, number: acts_on_actions.drop(actor(), key, number, version, now()),
    "publish": lambda key, version, typed, number: acts_on_actions.publish(actor(), key, version, now()),
}
