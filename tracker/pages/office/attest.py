"""The form by which the office attests what a source says of a recommendation."""

from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.sign_in import again, beside, fresh, freshly
from tracker.pages.form import tried
from tracker.pages.office.record import standing
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import attest
from tracker.published.thing import Thing
from tracker.rules.field import LONG, Field
from tracker.rules.outcome import ATTESTED
from tracker.rules.refusal import Refusal

ALSO = Field(
    "also",
    "Other recommendations",
    "Keys or numbers, one a line, of which the source says the same; the number given to one stands behind its key.",
    form=LONG,
)
NAMES = tuple(field.name for field in ATTESTED)


@pages.page("/office/record/<path:key>/attest", needs="record.attest", of=standing, methods=["GET", "POST"])
def attested(record: Thing) -> Any:
    """A sign-in that is no longer fresh loses nothing that was typed: the form says so, and stays."""
    posted = request.method == "POST"
    if not posted and not fresh(now()):
        return again(url_for("office.attested", key=record.key))
    typed = request.form.to_dict() if posted else {}
    refusal = tried(lambda: _attest(record, typed)) if posted else None
    if posted and not isinstance(refusal, Refusal):
        site().catch_up()
        return redirect(f"{record.url}#happened", 303)
    stale = beside(now()) if posted else None
    fields = {field.name: field for field in (*ATTESTED, ALSO)}
    return {"thing": record, "fields": fields, "typed": typed, "refusal": refusal, "stale": stale,
            "status": refusal.status if isinstance(refusal, Refusal) else 200}  # fmt: skip


def _attest(record: Thing, typed: dict[str, str]) -> None:
    freshly(now())
    also = [line for line in typed.get("about", "").splitlines() if line.strip()]
    said = {name: typed.get(name, "") for name in NAMES if name != "number"}
    attest.attest(actor(), [f"{record.key} {typed.get('number', '')}", *also], now(), said)
