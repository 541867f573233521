"""What the office does to the record once it is out: correct with a notice, retract with a reason, record an
erratum."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.sign_in import again, fresh
from tracker.pages.form import tried
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.public.load import not_retracted
from tracker.pages.site import site
from tracker.proceedings import amend, errata
from tracker.proceedings.along import along
from tracker.published import thing
from tracker.published.life import life
from tracker.published.thing import Thing
from tracker.rules.erratum import FIELDS
from tracker.rules.field import labels, whole
from tracker.rules.policy import Actor, may
from tracker.rules.refusal import BadInput, Refusal


def standing(who: Actor, on: date, key: str) -> Thing | None:
    """Nothing is looked up for those who may not correct it: what is there costs them no more than what is not. Raises
    Gone for what was retracted: a form that was left open, or Back, leads there."""
    if not may(who, "record.correct", None, on):
        return None
    with site().reader.connect() as reader:
        held = thing.one(reader, key, on)
        if held is None:
            not_retracted(reader, life(reader, key), on)
        return held


@pages.page("/office/record/<path:key>", needs="record.correct", of=standing, methods=["GET", "POST"])
def amended(record: Thing) -> Any:
    """Correcting and retracting ask for a reason, which readers see; retracting for the key, typed, as well; an erratum
    for what is printed, what is right and who says so."""
    if not fresh(now()):
        return again(url_for("office.amended", key=record.key))
    typed = request.form.to_dict() if request.method == "POST" else {}
    refusal = tried(lambda: _done(record, typed)) if typed else None
    if typed and not isinstance(refusal, Refusal):
        site().catch_up()
        return redirect(record.url, 303)
    facts = labels(errata.fields_of(record).values())
    with site().reader.connect() as reader:
        goes = along(reader, record, now().day).things
    shown = {"thing": record, "typed": typed, "refusal": refusal, "erratum": FIELDS, "facts": facts, "along": goes}
    return {**shown, "status": refusal.status if refusal else 200}


def _done(record: Thing, typed: Mapping[str, str]) -> None:
    reason = typed.get("reason", "")
    if typed.get("do") == "correct":
        words = typed.get("text", "").replace("\r\n", "\n").strip()
        title, entry = typed.get("title", "").strip() or None, whole(typed.get("entry", "")) or 0
        amend.correct(actor(), record.key, now(), reason=reason, text=words, title=title, entry=entry)
    elif typed.get("do") == "retract":
        if typed.get("confirmed", "").strip() != record.key:
            raise BadInput(f"Type {record.key} to retract it.", remedy="It guards against a slip.", field="confirmed")
        amend.retract(actor(), record.key, now(), reason=reason, paper_stays=typed.get("paper_stays") == "yes")
    elif typed.get("do") == "erratum":
        errata.record(actor(), record.key, now(), typed)
    else:
        raise BadInput("Nothing to be done with it was asked for.", remedy="Use one of the buttons.")
