"""What the office says of a statement of work: which recommendations cover its objectives, and where it stands."""

from datetime import date
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.sign_in import again, beside, fresh, freshly
from tracker.pages.form import tried
from tracker.pages.office import record
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import coverage
from tracker.published.thing import Thing
from tracker.rules.field import by_name
from tracker.rules.objective import FIELDS, numbered
from tracker.rules.policy import Actor
from tracker.rules.refusal import Refusal


def with_objectives(who: Actor, on: date, key: str) -> Thing | None:
    held = record.standing(who, on, key)
    return held if held and numbered(held.facts) else None


@pages.page("/office/record/<path:key>/objectives", needs="record.attest", of=with_objectives, methods=["GET", "POST"])
def covered(record: Thing) -> Any:
    """A sign-in that is no longer fresh loses nothing that was typed."""
    posted = request.method == "POST"
    if not posted and not fresh(now()):
        return again(url_for("office.covered", key=record.key))
    typed = request.form.to_dict() if posted else {"objective": request.args.get("objective", "")}
    refusal = tried(lambda: _cover(record, typed)) if posted else None
    if posted and not isinstance(refusal, Refusal):
        site().catch_up()
        return redirect(f"{record.url}#objective-{typed['objective'].strip()}", 303)
    return {"thing": record, "fields": by_name(FIELDS), "objectives": numbered(record.facts), "typed": typed,
            "refusal": refusal, "stale": beside(now()) if posted else None,
            "status": refusal.status if isinstance(refusal, Refusal) else 200}  # fmt: skip


def _cover(record: Thing, typed: dict[str, str]) -> None:
    freshly(now())
    coverage.cover(actor(), record.key, now(), {name: typed.get(name, "") for name in by_name(FIELDS)})
