"""What is done to one paper from its page, beside the review itself: claim it, let it go, look again, take it whole,
open its items. Each is a button; a refusal is a page that says what to do next."""

from typing import Any

from flask import redirect, request, url_for

from tracker.pages.office.queue import ACTS
from tracker.pages.office.room import office, pages
from tracker.pages.page import actor, now
from tracker.proceedings import claims
from tracker.proceedings.open_items import open_items
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.refusal import BadInput


@pages.page("/office/papers/<id>/do", needs="paper.review", of=find.paper, methods=["POST"])
def do(record: Paper) -> Any:
    id, asked = record.id, request.form.get("do", "")
    if asked == "open":
        open_items(actor(), id, now())
    elif asked in ACTS:
        ACTS[asked][1](actor(), id, now())
    else:
        raise BadInput("The form did not say what to do.", remedy="Go back, and use one of its buttons.")
    return redirect(url_for("office.paper", id=id, done=asked, _anchor="top"), 303)


@office.context_processor
def _of_claims() -> dict[str, Any]:
    """For templates: who is at work on this paper, if the claim holds."""
    return {"holder": lambda paper: paper.claimed_by if claims.holds(paper.claimed_by, now().day) else None}
