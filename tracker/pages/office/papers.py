"""One paper in the office: the look at it, its preview, its publication."""

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, redirect, request, url_for

from tracker.pages.account.sign_in import again, beside, fresh, freshly
from tracker.pages.form import tried
from tracker.pages.office import boxes, deeds, reviewing
from tracker.pages.office.deeds import SEEN, Asked
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.public.files import to_be_saved
from tracker.pages.public.page import filled
from tracker.pages.public.papers import paper as public_paper
from tracker.pages.site import site
from tracker.proceedings import claims, matching, statements
from tracker.proceedings import later as speaking
from tracker.proceedings import publish as publishing
from tracker.published import find as published
from tracker.published.thing import Thing, things
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules import paper as rules
from tracker.rules.field import whole
from tracker.rules.policy import may
from tracker.rules.refusal import BadInput, Refusal
from tracker.store import journal
from tracker.store.database import db
from tracker.store.files import File


def _posted() -> bool:
    return request.method == "POST"


@pages.page("/office/papers/<id>", needs="paper.read", of=find.paper, methods=["GET", "POST"])
def paper(record: Paper) -> Any:
    """The review: warnings first, the source beside what was read from it, every field to be corrected."""
    typed = request.form.to_dict() if _posted() else {}
    looking = {name: request.args[name] for name in SEEN if name in request.args}
    asked = Asked(actor(), record, typed, now(), looking)
    done = tried(lambda: deeds.done(asked)) if _posted() else None
    if isinstance(done, str):
        return redirect(done, 303)
    held = find.paper(actor(), now().day, record.id) or record
    return {
        **reviewing.shown(held, {} if asked.saved else typed, done, looking),
        "saved_first": asked.saved,
        "page_typed": typed,  # the words of a scanned page are saved by an act of their own
        "saves": held.state == rules.AWAITING,
        "meant": statements.meant_by_now(held, statements.today(now())) if held.state == rules.AWAITING else {},
        "later": statements.waiting(held),
        "open": {move.act for move in rules.INTAKE.open(held.state)},
        "listed": matching.listed(held),
        "holder": held.claimed_by if claims.holds(held.claimed_by, now().day) else None,
        "done": request.args.get("done", ""),
        "saved": find.corrected_at(held) if request.args.get("done") in ("save", "kind") else None,
        "url": _public_address(held),
        "out": _items_out(held),
        "second_look": site().settings.second_look,
        "status": done.status if done else 200,
    }


@pages.page("/office/papers/<id>/later", needs="record.attest", of=find.paper, methods=["GET", "POST"])
def later(record: Paper) -> Any:
    """What a published paper says of recommendations that were recorded since: decided, and published at once."""
    if not _posted() and not fresh(now()):
        return again(url_for("office.later", id=record.id))
    typed = request.form.to_dict() if _posted() else {}
    done = tried(lambda: _said_later(record, typed)) if _posted() else None
    if done is not None and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(url_for("office.paper", id=record.id), 303)
    held = find.paper(actor(), now().day, record.id) or record
    return {
        **reviewing.shown(held, typed, done, {}),
        "waiting": speaking.waiting(held),
        "stale": beside(now()) if _posted() else None,
        "status": done.status if done else 200,
    }


def _said_later(record: Paper, typed: Mapping[str, str]) -> publishing.Published:
    freshly(now())
    said = boxes.changed(record, typed).get("proposals", {})
    return speaking.say(actor(), record.id, now(), said, boxes.version(typed))


def _public_address(record: Paper) -> str | None:
    return f"/papers/{record.key.replace('/', '-')}" if record.key else None


def _items_out(record: Paper) -> list[Thing]:
    """The items that the published paper prints, for whoever may correct them."""
    today = now().day
    if record.state != rules.PUBLISHED or not record.key or not may(actor(), "record.correct", None, today):
        return []
    reader = db.session.connection()
    sets = [row.key for row in published.leading_to(reader, record.key, today, ["paper"]) if row.kind == "set"]
    listed = [key for one in things(reader, sets, today).values() for key in one.facts.get("items", ())]
    return list(things(reader, listed, today).values())


@pages.page("/office/papers/<id>/preview", needs="paper.read", of=find.paper)
def preview(record: Paper) -> Any:
    """The public page as it would be, to the letter: the publication is done, its page made, and all taken back."""
    id, attested = record.id, request.args.get("as") != "act"
    with journal.rehearsed():
        url = publishing.publication(actor(), [id], now(), attested=attested)[0]["url"]
        connection, today = db.session.connection(), now().day
        with current_app.test_request_context(url, base_url=request.host_url):
            shown = public_paper(connection, today, slug=url.rsplit("/", 1)[1], asked=request.args)
            shown |= {"preview_of": id}
            return Response(filled("paper", connection, published.head(connection), today, today, shown))


@pages.page("/office/papers/<id>/publish", needs="paper.publish", of=find.paper, methods=["GET", "POST"])
def publish(record: Paper) -> Any:
    """Publishing asks for the paper's id, typed, and for a fresh sign-in: it cannot be undone, only corrected."""
    if not fresh(now()):
        return again(url_for("office.publish", id=record.id))
    typed = request.form.to_dict() if _posted() else {}
    done = tried(lambda: _published(record.id, typed)) if _posted() else None
    if done is not None and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(done[0]["url"], 303)
    held = find.paper(actor(), now().day, record.id) or record
    shown = {"paper": held, "url": _public_address(held), "typed": typed, "refusal": done}
    return {**shown, "status": done.status if done else 200}


def _published(id: str, typed: Mapping[str, str]) -> publishing.Published:
    if typed.get("confirmed", "").strip().lower() != id:
        raise BadInput(
            f"Type {id} to publish it.", remedy="This keeps a slip of the hand out of the record.", field="confirmed"
        )
    attested, twice = typed.get("as") != "act", site().settings.second_look
    seen = {id: whole(typed.get("version", ""))}
    return publishing.publish(actor(), [id], now(), attested=attested, second_look=twice, seen=seen)


@pages.page("/office/papers/<id>/files/<sha256>", needs="paper.read", of=find.paper)
def original(record: Paper, sha256: str) -> Any:
    """A file of the paper, as it came; always as a download, never shown by this site."""
    form = next((one for one in record.forms if one.sha256 == sha256), None)
    file = db.session.get(File, sha256) if form else None
    if file is None or form is None:
        raise BadInput("This paper has no such file.", remedy="Go back to the paper.")
    return to_be_saved(file.bytes, file.media_type, form.name)
