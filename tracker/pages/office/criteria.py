"""The office's criteria: documents with their editions and changes, what led to them, and what is drafted."""

from collections.abc import Callable
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.liaison.desk import offices_of
from tracker.pages.office.meetings import status_of
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import criteria as proceeding
from tracker.proceedings import criteria_drafts, criteria_links
from tracker.published import criteria, few, find
from tracker.records import drafted
from tracker.records.criteria import CriteriaDraft
from tracker.rules import criteria as rules
from tracker.rules.field import by_name
from tracker.rules.refusal import BadInput, Missing, Refusal

Typed = dict[str, str]
EDITION, CHANGE = "edition", "change"
PUBLISHING = ("link", "confirm")
LATEST = 50  # editions and changes that are shown, unless all are asked for or something was typed of one


@pages.page("/office/criteria/", needs="criteria.enter", methods=["GET", "POST"])
def criteria_held() -> Any:
    typed = request.form.to_dict() if request.method == "POST" else {}
    made = tried(lambda: _founded(typed)) if typed else None
    if isinstance(made, str):
        return redirect(made, 303)
    on = now().day
    drafts = drafted.drafts(actor(), on)
    with site().reader.connect() as reader:
        held = criteria.documents(reader, on)
        called = find.names(reader, [key for one in drafts for key in (one.document, one.office_key)], on)
    return {
        "documents": held,
        "drafts": drafts,
        "called": called,
        "fields": rules.FOUNDED,
        "typed": typed,
        "stale": beside(now()) if typed else None,
        "refusal": made,
        **status_of(made),
    }


def _founded(typed: Typed) -> str:
    freshly(now())
    (made,) = proceeding.found(actor(), now(), typed)
    site().catch_up()
    return url_for("office.criteria_document", slug=made["key"].partition("/")[2])


@pages.page("/office/criteria/<slug>", needs="criteria.enter", methods=["GET", "POST"])
def criteria_document(slug: str) -> Any:
    key, typed = f"{rules.DOCUMENT}/{slug}", request.form.to_dict() if request.method == "POST" else {}
    who, on = actor(), now().day
    done = tried(lambda: _done(key, typed)) if typed else None
    if typed and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(done or url_for("office.criteria_document", slug=slug), 303)
    with site().reader.connect() as reader:
        held = criteria.document(reader, key, on)
        if held is None:
            raise Missing("There is no such page.", remedy="Check the address, or search the record.")
        steps = sorted(held.steps, key=lambda one: (one.announced, one.key), reverse=True)
        shown = steps if typed or "all" in request.args else steps[:LATEST]
        named = [each.item for one in shown for each in held.led.get(one.key, ())]
        offices = few.all_of(reader, "office", on)
        called = find.names(reader, [*named, *(one.key for one in offices)], on)
        papers = find.listing(reader, "paper", {"paper_kind": ["criteria"]}, on, limit=50)[0]
    mine = offices_of(who)
    return {
        "held": held,
        "steps": steps,
        "shown": shown,
        "phase": {one.key: rules.phase(one, str(on), held.steps) for one in held.steps},
        "drafts": drafted.drafts(who, on, key),
        "called": called,
        "offices": [(one.key, one.own_title) for one in offices if one.key in mine or not mine],
        "papers": papers,
        "led_by": rules.LED_BY,
        "confirmed": rules.CONFIRMED,
        "typed": typed,
        "stale": beside(now()) if typed.get("do", "").partition(" ")[0] in PUBLISHING else None,
        "refusal": done,
        **status_of(done),
    }


def _done(key: str, typed: Typed) -> str | None:
    word, _, rest = typed.get("do", "").partition(" ")
    if word not in _DEEDS:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    if word in PUBLISHING:
        freshly(now())
    return _DEEDS[word](key, typed, rest)


def _draft(key: str, typed: Typed, what: str) -> str:
    made = criteria_drafts.draft(actor(), key, typed.get("of", ""), now(), whole=what == EDITION)
    return _page_of(made)


def _paper(key: str, typed: Typed, rest: str) -> str:
    return _page_of(criteria_drafts.from_paper(actor(), key, typed.get("of", ""), typed.get("paper", ""), now()))


def _page_of(made: CriteriaDraft) -> str:
    return url_for("office.criteria_drafted", id=made.id)


def _link(key: str, typed: Typed, rest: str) -> None:
    told = {name: typed.get(name, "") for name in by_name(rules.LED_BY)}
    criteria_links.led_to(actor(), typed.get("change", ""), now(), told)


def _confirm(key: str, typed: Typed, link: str) -> None:
    told = {name: typed.get(name, "") for name in by_name(rules.CONFIRMED)}
    criteria_links.confirm(actor(), link, now(), told)


_DEEDS: dict[str, Callable[[str, Typed, str], str | None]] = {
    "draft": _draft,
    "paper": _paper,
    "link": _link,
    "confirm": _confirm,
}
