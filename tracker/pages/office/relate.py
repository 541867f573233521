"""The form by which the office says how a recommendation, or a set, stands to an earlier one."""

from datetime import date
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.sign_in import again, beside, fresh, freshly
from tracker.pages.form import tried
from tracker.pages.office import record as office_record
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import relate
from tracker.published.thing import Thing
from tracker.rules.field import by_name
from tracker.rules.policy import Actor
from tracker.rules.refusal import Refusal
from tracker.rules.thread import TIED

RELATING = ("recommendation", "set")


def standing(who: Actor, on: date, key: str) -> Thing | None:
    held = office_record.standing(who, on, key)
    return held if held and held.kind in RELATING else None


@pages.page("/office/record/<path:key>/relate", needs="record.relate", of=standing, methods=["GET", "POST"])
def related(record: Thing) -> Any:
    """A sign-in that is no longer fresh loses nothing that was typed: the form says so, and stays."""
    posted = request.method == "POST"
    if not posted and not fresh(now()):
        return again(url_for("office.related", key=record.key))
    typed = request.form.to_dict() if posted else {}
    refusal = tried(lambda: _related(record, typed)) if posted else None
    if posted and not isinstance(refusal, Refusal):
        site().catch_up()
        return redirect(f"{record.url}#thread" if record.kind == "recommendation" else record.url, 303)
    return {
        "thing": record,
        "fields": by_name(TIED),
        "typed": typed,
        "refusal": refusal,
        "stale": beside(now()) if posted else None,
        "status": refusal.status if isinstance(refusal, Refusal) else 200,
    }


def _related(record: Thing, typed: dict[str, str]) -> None:
    freshly(now())
    names = {field.name for field in TIED}
    relate.relate(actor(), [record.key], now(), {name: words for name, words in typed.items() if name in names})
