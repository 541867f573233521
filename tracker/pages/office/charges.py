"""What the office says of a statement of work: which recommendations cover its objectives, and where it stands."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.sign_in import again, beside, fresh, freshly
from tracker.pages.form import tried
from tracker.pages.office import record
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import charges, coverage
from tracker.published.thing import Thing
from tracker.rules.charge import SAID, STATES
from tracker.rules.completeness import CHARGE
from tracker.rules.field import Field, by_name
from tracker.rules.objective import FIELDS, numbered
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Refusal


def charge(who: Actor, on: date, key: str) -> Thing | None:
    held = record.standing(who, on, key)
    return held if held and held.facts.get("paper_kind") == CHARGE else None


@pages.page("/office/record/<path:key>/objectives", needs="record.attest", of=charge, methods=["GET", "POST"])
def covered(record: Thing) -> Any:
    """A sign-in that is no longer fresh loses nothing that was typed."""
    posted = request.method == "POST"
    if not posted and not fresh(now()):
        return again(url_for("office.covered", key=record.key))
    typed = request.form.to_dict() if posted else {}
    done = tried(lambda: _done(record, typed)) if posted else None
    if isinstance(done, str):
        site().catch_up()
        return redirect(done, 303)
    return {"thing": record, "fields": by_name(FIELDS) | by_name(SAID), "objectives": numbered(record.facts),
            "cover": list(by_name(FIELDS)), "state": list(by_name(SAID)), "states": STATES, "typed": typed,
            "refusal": done, "stale": beside(now()) if posted else None,
            "status": done.status if isinstance(done, Refusal) else 200}  # fmt: skip


def _done(record: Thing, typed: Mapping[str, str]) -> str:
    freshly(now())
    if typed.get("do") == "cover":
        coverage.cover(actor(), record.key, now(), _named(typed, FIELDS))
        return f"{record.url}#objective-{typed['objective'].strip()}"
    if typed.get("do") == "state":
        charges.stands(actor(), record.key, now(), _named(typed, SAID))
        return f"{record.url}#versions"
    raise BadInput("Nothing to be said of it was asked for.", remedy="Use one of the buttons.", field="do")


def _named(typed: Mapping[str, str], fields: Iterable[Field]) -> dict[str, str]:
    return {field.name: typed.get(field.name, "") for field in fields}
