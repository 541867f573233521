"""What the words of things point to, and is not found here yet: the list of it, and for one thing the forms by which
the office says what each reference means. Of "the three sets of ..." a fourth is refused, unless it is said why."""

from typing import Any

from flask import redirect, request, url_for
from sqlalchemy import Connection

from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.meetings import status_of
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.pages.typed_name import as_keys
from tracker.proceedings import amend
from tracker.published import find, thing
from tracker.published import references as referring
from tracker.published.thing import Thing
from tracker.rules.field import LINES, Field, Typed, by_name, whole
from tracker.rules.refusal import BadInput, Missing, Refusal

AT_ONCE = 100  # references on one page of the list
KINDS = ("set", "paper", "recommendation", "meeting")
FIELDS = by_name(
    (
        Field("keys", "By key, number or address", "What is not offered above, one a line.", LINES),
        Field("why", "Why more than the words tell", "Needed where more are meant than they say; it is published."),
    )
)


@pages.page("/office/references", needs="record.correct", methods=["GET", "POST"])
def references() -> Any:
    of = request.values.get("of", "")
    typed = request.form.to_dict() if request.method == "POST" else {}
    done = tried(lambda: _resolved(of, typed)) if typed else None
    if typed and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(url_for("office.references", of=of), 303)
    with site().reader.connect() as reader:
        shown = _forms(reader, of) if of else _list(reader)
    return {
        **shown,
        "fields": FIELDS,
        "typed": typed,
        "ticked": request.form.getlist("to"),
        "refusal": done,
        "stale": beside(now()) if typed else None,
        **status_of(done),
    }


def _list(reader: Connection) -> dict[str, Any]:
    found = referring.unresolved(reader, now().day)
    page = max(whole(request.args.get("page", "")) or 1, 1)
    part = found[(page - 1) * AT_ONCE : page * AT_ONCE]
    return {"total": len(found), "listed": part, "page": page, "pages": -(-len(found) // AT_ONCE) or 1}


def _forms(reader: Connection, of: str) -> dict[str, Any]:
    """Of one thing its references, those that are not found first, each with what it may mean."""
    on = now().day
    one = _held(reader, of)
    told = referring.references(reader, one, find.leading_to(reader, one.key, on), on)
    told.sort(key=lambda each: not each.open)
    return {
        "thing": one,
        "told": [(each, referring.candidates(reader, one, each, on)) for each in told],
        "called": find.names(reader, referring.targets(told), on),
    }


def _held(reader: Connection, of: str) -> Thing:
    one = thing.one(reader, of, now().day)
    if one is None:
        raise Missing("There is no such thing in the record.", remedy="The list of references leads to each.")
    return one


def _resolved(of: str, typed: Typed) -> None:
    if not of:
        raise BadInput("It is not said whose words these are.", remedy="Choose a reference of the list.", field="of")
    freshly(now())
    with site().reader.connect() as reader:
        others = as_keys(reader, typed.get("keys", ""), now().day, *KINDS).split("\n")
    meant = dict.fromkeys([*request.form.getlist("to"), *filter(None, others)])
    amend.resolve_all(actor(), of, typed.get("printed", ""), [*meant], now(), why=typed.get("why", ""))
