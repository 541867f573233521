"""The way to a thing's office page: by its key, its number as the search takes one, or its address as it was copied."""

from typing import Any

from flask import redirect, request, url_for

from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.public.load import not_retracted
from tracker.pages.site import site
from tracker.pages.typed_name import as_keys, keys_of
from tracker.published.life import life
from tracker.published.thing import things
from tracker.rules.policy import may
from tracker.rules.refusal import BadInput, Refusal


@pages.page("/office/record", needs="account.own")
def sought() -> Any:
    """Also where a public page's way to sign in leads: whoever may correct nothing goes on to their own desk."""
    typed = request.args.get("key", "").strip()[:500]
    if not may(actor(), "record.correct", None, now().day):
        return redirect(_elsewhere(typed), 303)
    with site().reader.connect() as reader:
        keys = list(dict.fromkeys(keys_of(reader, typed)))
        found = list(things(reader, keys, now().day).values())
        for key in keys if not found else ():
            not_retracted(reader, life(reader, key), now().day)
    if len(found) == 1:
        return redirect(url_for("office.amended", key=found[0].key), 303)
    refusal = None if found or "key" not in request.args else _refused(typed)
    return {"typed": typed, "found": found, "refusal": refusal, "status": refusal.status if refusal else 200}


def _elsewhere(typed: str) -> str:
    """Of who may propose what the record should say: to the form that does, where the thing is a recommendation."""
    if may(actor(), "office.enter", None, now().day):
        return "/office/"
    if typed and may(actor(), "proposal.make", None, now().day):
        with site().reader.connect() as reader:
            found = things(reader, [as_keys(reader, typed, now().day, "recommendation")], now().day)
        if any(one.kind == "recommendation" for one in found.values()):
            return url_for("account.proposed", about=typed)
    return url_for("account.own")


def _refused(typed: str) -> Refusal:
    remedy = "A key stands on each page under “In the record”; an address of a public page does as well."
    if not typed:
        return BadInput("Type a key or a number.", remedy=remedy, field="key")
    return BadInput(f"{typed[:200]} does not stand in the record.", remedy=remedy, field="key")
