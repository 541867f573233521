"""What the officer owes, by its due days; each leads to the page where it is done. The look through what is public is
recorded here."""

from typing import Any

from flask import redirect, request, url_for

from tracker.pages.form import tried
from tracker.pages.office.meetings import status_of
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import duties as proceeding
from tracker.records import content_review
from tracker.rules import duty
from tracker.rules.duty import Duty
from tracker.rules.field import by_name
from tracker.rules.refusal import BadInput, Refusal

_PAGES = {duty.PLAN: "office.meeting", duty.OUTCOMES: "office.decided", duty.MINUTES: "office.minutes"}


def owed() -> list[Duty]:
    with site().reader.connect() as reader:
        return proceeding.owed(actor(), reader, now())


@pages.page("/office/duties", needs="duty.read", methods=["GET", "POST"])
def duties() -> Any:
    posted = request.method == "POST"
    done = tried(_done) if posted else None
    if posted and not isinstance(done, Refusal):
        return redirect(url_for("office.duties"), 303)
    found, today = owed(), now().day
    return {
        "duties": [(one, one.days_late(today), _path(one)) for one in found],
        "late": duty.late(found, today),
        "reviews": content_review.reviews(actor(), today),
        "fields": by_name(duty.REVIEW),
        "typed": request.form.to_dict(),
        "refusal": done,
        **status_of(done),
    }


def _done() -> None:
    if request.form.get("do") != "reviewed":
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    proceeding.reviewed(actor(), now(), request.form.to_dict())


def _path(one: Duty) -> str:
    if one.place == duty.PROPOSALS:
        return url_for("account.proposals", _anchor="waiting")
    page = _PAGES.get(one.place)
    return url_for(page, key=one.key) if page else url_for("office.duties", _anchor="content")
