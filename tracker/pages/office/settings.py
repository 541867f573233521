"""The office's own rules, each with its value today and with what it was and will be; a change counts from a day on."""

from typing import Any

from flask import redirect, request, url_for

from tracker.pages.form import tried
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.proceedings import settings as proceeding
from tracker.records import calendar
from tracker.rules import setting as rules
from tracker.rules.field import by_name
from tracker.rules.refusal import Refusal


@pages.page("/office/settings", needs="setting.change", methods=["GET", "POST"])
def settings() -> Any:
    typed = request.form.to_dict()
    done = tried(lambda: _changed(typed)) if request.method == "POST" else None
    if request.method == "POST" and not isinstance(done, Refusal):
        return redirect(url_for("office.settings", _anchor=typed.get("name")), 303)
    today = now().day
    dated = calendar.dated_settings(actor(), today)
    return {
        "fields": rules.FIELDS,
        "change": by_name(rules.CHANGE),
        "values": calendar.settings(today),
        "start": rules.START,
        "dated": {name: [one for one in dated if one.name == name] for name in rules.FIELDS},
        "typed": typed,
        "refusal": done,
        "status": done.status if isinstance(done, Refusal) else 200,
    }


def _changed(typed: dict[str, str]) -> None:
    proceeding.change(actor(), now(), *(typed.get(name, "") for name in ("name", "value", "since")))
