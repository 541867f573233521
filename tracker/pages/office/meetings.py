"""The office's meetings: planned, put together, announced; and what is due before each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask import Response, redirect, request, url_for

from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import (
    agenda,
    agenda_entry,
    announce,
    called_off,
    convene,
    convened,
    duties,
    group_meeting,
    notice_draft,
)
from tracker.published import find, thing
from tracker.published.thing import Thing
from tracker.records import calendar
from tracker.records.meeting import Meeting
from tracker.rules import law
from tracker.rules import meeting as rules
from tracker.rules.field import by_name, whole
from tracker.rules.refusal import BadInput, Refusal

Typed = dict[str, str]
Called = dict[str, dict[str, str]]
_DONE = {rules.PLANNED: 0, rules.NOTICED: 2, rules.POSTED: 3}  # of what is counted back, in its order
LATEST = 50  # of those that nothing is left to do of, these are shown
# The acts that publish, and so ask for a fresh sign-in.
PUBLISHING = ("notice", "revise", "post", "record", "cancel", "reschedule")


@pages.page("/office/meetings/", needs="meeting.read")
def meetings() -> dict[str, Any]:
    who, on = actor(), now().day
    held = calendar.meetings(who, on)
    over = [one for one in held if one.state in (rules.CERTIFIED, *rules.NOT_HELD)]
    left_out = set() if "all" in request.args else {one.key for one in over[LATEST:]}
    shown = [one for one in held if one.key not in left_out]
    with site().reader.connect() as reader:
        owed = duties.owed(who, reader, now())
    return {
        "meetings": shown,
        "number": len(held),
        "points": calendar.agendas(who, on),
        "dues": {one.key: one for one in reversed(owed)},  # the first of each
        "called": _called(shown),
    }


@pages.page("/office/meetings/plan", needs="meeting.run", methods=["GET", "POST"])
def planned() -> Any:
    posted = request.method == "POST"
    typed = request.form.to_dict() if posted else {}
    made = tried(lambda: convene.plan(actor(), now(), typed)) if posted else None
    if isinstance(made, Meeting):
        return redirect(url_for("office.meeting", key=made.key), 303)
    return {"fields": by_name(rules.PLAN), "typed": typed, "refusal": made, "held": None, **status_of(made)}


@pages.page("/office/meetings/<path:key>/plan", needs="meeting.run", of=calendar.meeting, methods=["GET", "POST"])
def replanned(record: Meeting) -> Any:
    posted = request.method == "POST"
    typed = request.form.to_dict() if posted else as_typed(record)
    version = whole(typed.get("version", ""))
    key = record.key
    made = tried(lambda: convene.change(actor(), key, version, now(), typed)) if posted else None
    if isinstance(made, Meeting):
        return redirect(url_for("office.meeting", key=key), 303)
    with site().reader.connect() as reader:
        public = bool(find.standing_keys(reader, "meeting", [key]))
    return {
        "fields": by_name(rules.PLAN),
        "typed": typed,
        "refusal": made,
        "held": fresh_meeting(key),
        "public": public,
        **status_of(made),
    }


@pages.page("/office/meetings/<path:key>", needs="meeting.run", of=calendar.meeting, methods=["GET", "POST"])
def meeting(record: Meeting) -> Any:
    """What is set, what is lacking, what is due; the agenda; and the next step, with what it asks."""
    typed = request.form.to_dict() if request.method == "POST" else {}
    key = record.key
    done = tried(lambda: _done(key, typed)) if request.method == "POST" else None
    if request.method == "POST" and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(done or url_for("office.meeting", key=key), 303)
    held = fresh_meeting(key)
    called, told = _named(held)
    open_ = {move.act for move in rules.COURSE.open(held.state)}
    return {
        "told": told,
        "materials": _materials(held) if "post" in open_ else [],
        "number_of_comments": len(calendar.comments(key)),
        "number_of_actions": len(calendar.actions(key)),
        "held": held,
        "typed": typed,
        "refusal": done,
        "stale": beside(now()) if typed.get("do", "").split(" ")[0] in PUBLISHING else None,
        "called": called,
        "lacking": announce.lacking(held) if held.public else {},
        "changed": _changed(held),
        "contents": law.CONTENTS,
        "dues": dues(held, calendar.settings(held.first)),
        "rule": law.notice_rule(held.first),
        "officers": calendar.officers(held.first),
        "plan": by_name(rules.PLAN),
        "point": by_name(rules.POINT),
        "notice": by_name(rules.NOTICE),
        "of_group": by_name(rules.OF_GROUP),
        "moved_to": by_name(rules.MOVED_TO),
        "open": open_,
        **status_of(done),
    }


def _changed(held: Meeting) -> list[str]:
    """What the plan has come to tell otherwise than the notice."""
    if held.state not in (rules.NOTICED, rules.POSTED):
        return []
    with site().reader.connect() as reader:
        return announce.told_otherwise(reader, held)


def _materials(held: Meeting) -> list[Thing]:
    """The published papers that may belong to it."""
    with site().reader.connect() as reader:
        items = thing.things(reader, [str(one.item) for one in held.points if one.item], now().day)
        printing = dict.fromkeys(str(one.facts.get("paper")) for one in items.values())
        filed, _ = find.listing(reader, "paper", {"meeting": [held.day, held.day[:7]]}, now().day)
        found = {one.key: one for one in (*thing.things(reader, printing, now().day).values(), *filed)}
        return list(found.values())


def _named(held: Meeting) -> tuple[Called, list[Thing]]:
    """What its agenda names, by key; and its notices, the oldest first."""
    with site().reader.connect() as reader:
        keys = [name for one in held.points for name in (one.item, one.subcommittee) if name]
        called = find.names(reader, [*keys, held.group_key], now().day)
        return called, agenda_entry.notices(reader, held.key, now().day)


@pages.page("/office/meetings/<path:key>/notice", needs="meeting.run", of=calendar.meeting)
def notice_drafted(record: Meeting) -> dict[str, Any]:
    """The notice as it can be filed with the Federal Register, and what it has to say."""
    called, told = _named(record)
    return {
        "held": record,
        "draft": notice_draft.text(record, called),
        "told": told,
        "lacking": announce.lacking(record),
        "contents": law.CONTENTS,
        "rule": law.notice_rule(record.first),
        "last": law.notice_by(record.first),
    }


@pages.page("/office/meetings/<path:key>/notice.txt", needs="meeting.run", of=calendar.meeting)
def notice_text(record: Meeting) -> Response:
    called, _ = _named(record)
    found = Response(notice_draft.text(record, called), content_type="text/plain; charset=utf-8")
    found.headers.set("Content-Disposition", "attachment", filename=f"notice-{record.key.replace('/', '-')}.txt")
    return found


def _done(key: str, typed: Typed) -> str | None:
    """Do what the button asks for; the address to go to, where that is another page."""
    word, _, rest = typed.get("do", "").partition(" ")
    if word not in _DEEDS:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    if word in PUBLISHING:
        freshly(now())
    version = whole(typed.get("version", ""))
    if version is None:
        raise BadInput("The form did not say what it was made from.", remedy="Load the page again.", field="version")
    return _DEEDS[word](key, version, typed, rest)


def _add(key: str, version: int, typed: Typed, rest: str) -> str:
    """Several recommendations at once: their keys or numbers with commas or line ends between."""
    wanted = [one for one in typed.get("item", "").replace("\n", ",").split(",") if one.strip()]
    agenda.put_all_on(actor(), key, version, now(), typed, wanted)
    return url_for("office.meeting", key=key, _anchor="agenda")


def _shifted(up: bool) -> Callable[[str, int, Typed, str], str]:
    def shift(key: str, version: int, typed: Typed, rest: str) -> str:
        agenda.shift(actor(), key, whole(rest) or 0, version, now(), up=up)
        return url_for("office.meeting", key=key, _anchor="agenda")

    return shift


def _off(key: str, version: int, typed: Typed, rest: str) -> str:
    agenda.take_off(actor(), key, whole(rest) or 0, version, now())
    return url_for("office.meeting", key=key, _anchor="agenda")


def _notice(key: str, version: int, typed: Typed, rest: str) -> None:
    announce.notice(actor(), key, version, now(), {name: typed.get(name, "") for name in by_name(rules.NOTICE)})


def _revise(key: str, version: int, typed: Typed, rest: str) -> None:
    told = {name: typed.get(name, "") for name in by_name(rules.NOTICE)}
    announce.notice(actor(), key, version, now(), told, revised=True)


def _post(key: str, version: int, typed: Typed, rest: str) -> None:
    announce.post(actor(), key, version, now(), request.form.getlist("papers"))


def _cancel(key: str, version: int, typed: Typed, rest: str) -> None:
    called_off.cancel(actor(), key, version, now(), {name: typed.get(name, "") for name in by_name(rules.CALLED_OFF)})


def _reschedule(key: str, version: int, typed: Typed, rest: str) -> str:
    told = {name: typed.get(name, "") for name in by_name(rules.MOVED_TO)}
    moved, _ = called_off.reschedule(actor(), key, version, now(), told)
    return url_for("office.meeting", key=moved.key)


def _order(key: str, version: int, typed: Typed, rest: str) -> str:
    convened.call_to_order(actor(), key, version, now(), typed.get("officer", ""))
    return url_for("office.session", key=key)


def _record(key: str, version: int, typed: Typed, rest: str) -> None:
    group_meeting.record(actor(), key, version, now(), {name: typed.get(name, "") for name in by_name(rules.OF_GROUP)})


_DEEDS: dict[str, Callable[[str, int, Typed, str], str | None]] = {
    "add": _add,
    "up": _shifted(up=True),
    "down": _shifted(up=False),
    "off": _off,
    "notice": _notice,
    "revise": _revise,
    "post": _post,
    "record": _record,
    "order": _order,
    "cancel": _cancel,
    "reschedule": _reschedule,
}


# Shared with the pages of a meeting in session -----------------------------------------------------------------------


def fresh_meeting(key: str) -> Meeting:
    """As it stands after an act, done or refused."""
    found = calendar.meeting(actor(), now().day, key)
    assert found is not None  # who got here may read it, and nothing deletes one
    return found


def status_of(done: object) -> dict[str, int]:
    return {"status": done.status if isinstance(done, Refusal) else 200}


def as_typed(held: Meeting) -> Typed:
    return {field.name: str(getattr(held, field.name, "") or "") for field in rules.PLAN if field.name != "group"}


def dues(held: Meeting, own: Mapping[str, str]) -> list[law.Due]:
    """What is still to be done before it; `own`: the office's settings of its day."""
    if not held.public or held.state not in rules.OPEN:
        return []
    found = law.counted_back(held.first, own)[_DONE[held.state] :]
    closing = [date.fromisoformat(held.comments_by)] if held.comments_by else []
    comments = [law.Due("Comments in writing close", day, "as the notice says") for day in closing]
    return sorted([*found, *comments], key=lambda one: one.by)


def _called(held: list[Meeting]) -> dict[str, dict[str, str]]:
    with site().reader.connect() as reader:
        return find.names(reader, [one.group_key for one in held], now().day)
