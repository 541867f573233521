"""One paper in the office: the look at it, its preview, its publication."""

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, redirect, request, url_for

from tracker.pages.account.sign_in import again, fresh
from tracker.pages.form import tried
from tracker.pages.office.room import pages
from tracker.pages.office.source import pieces
from tracker.pages.page import actor, now
from tracker.pages.public.files import to_be_saved
from tracker.pages.public.page import filled
from tracker.pages.public.papers import paper as public_paper
from tracker.pages.site import site
from tracker.proceedings import matching, review
from tracker.proceedings import publish as publishing
from tracker.published import find as published
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules import paper as rules
from tracker.rules.field import by_name, whole
from tracker.rules.group import CHANGE, FIELDS
from tracker.rules.outcome import PROPOSED
from tracker.rules.recommendation import ITEM
from tracker.rules.refusal import BadInput, Refusal
from tracker.store import journal
from tracker.store.database import db
from tracker.store.files import File

Typed = dict[str, str]
PARTS = {"item": ITEM, "section": rules.SECTION, "group": FIELDS, "event": CHANGE, "statement": PROPOSED}


def _posted() -> bool:
    return request.method == "POST"


@pages.page("/office/papers/<id>", needs="paper.read", of=find.paper, methods=["GET", "POST"])
def paper(record: Paper) -> Any:
    """The review: warnings first, the source beside what was read from it, every field to be corrected."""
    typed = request.form.to_dict() if _posted() else {}
    refusal = _reviewed(record.id, typed) if _posted() else None
    if _posted() and refusal is None:
        return redirect(url_for("office.paper", id=record.id, done=typed.get("do", "save")), 303)
    held = find.paper(actor(), now().day, record.id)
    return {
        "paper": held,
        "fields": rules.fields_of(record.kind),
        "about": rules.ABOUT,
        "parts": {name: by_name(fields) for name, fields in PARTS.items()},
        "values": {value.name: value for value in record.values},
        "pieces": pieces(record),
        "typed": typed,
        "refusal": refusal,
        "kinds": rules.KINDS,
        "listed": matching.listed(record),
        "open": {move.act for move in rules.INTAKE.open(record.state)},
        "done": request.args.get("done", ""),
        "saved": find.corrected_at(record) if request.args.get("done") == "save" else None,
        "url": _public_address(record),
        "status": refusal.status if refusal else 200,
    }


def _public_address(record: Paper) -> str | None:
    return f"/papers/{record.key.replace('/', '-')}" if record.key else None


def _reviewed(id: str, typed: dict[str, str]) -> Refusal | None:
    """Save what was typed, then confirm it if that was asked for."""
    done = tried(lambda: review.correct(actor(), id, now(), **_parts(typed), version=version_shown(typed)))
    if not isinstance(done, Refusal) and typed.get("do") == "accept":
        typed.pop("version")  # what was typed is kept by now; the page goes on from there
        done = tried(lambda: review.accept(actor(), id, now()))
    return done if isinstance(done, Refusal) else None


def version_shown(typed: Mapping[str, str]) -> int:
    version = whole(typed.get("version", ""))
    if version is None:
        raise BadInput(
            "The form did not say which version of the paper it was made from.",
            remedy="Compare it with the paper in another window, then send it again.",
            field="version",
        )
    return version


def _parts(typed: Typed) -> dict[str, Any]:
    """field-date, block-12-text, proposal-3-name ... as the act takes them. A box left unticked sends nothing, so each
    proposal is named by a hidden `proposal-3-shown`."""
    fields = {name.removeprefix("field-"): words for name, words in typed.items() if name.startswith("field-")}
    blocks, proposals = _numbered(typed, "block"), _numbered(typed, "proposal")
    for said in proposals.values():
        said.setdefault("accepted", "no")
    return {"fields": fields, "blocks": blocks, "proposals": proposals}


def _numbered(typed: Typed, what: str) -> dict[int, Typed]:
    found: dict[int, Typed] = {}
    for name, words in typed.items():
        head, _, rest = name.partition("-")
        place, _, field = rest.partition("-")
        number = whole(place)
        if head == what and number is not None:
            found.setdefault(number, {})[field] = words
    return found


@pages.page("/office/papers/<id>/preview", needs="paper.read", of=find.paper)
def preview(record: Paper) -> Any:
    """The public page as it would be, to the letter: the publication is done, its page made, and all taken back."""
    id, attested = record.id, request.args.get("as") != "act"
    with journal.rehearsed():
        url = publishing.publication(actor(), [id], now(), attested=attested)[0]["url"]
        connection, today = db.session.connection(), now().day
        with current_app.test_request_context(url, base_url=request.host_url):
            shown = public_paper(connection, today, slug=url.rsplit("/", 1)[1], asked=request.args)
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
    held = find.paper(actor(), now().day, record.id)
    return {"paper": held, "typed": typed, "refusal": done, "status": done.status if done else 200}


def _published(id: str, typed: Mapping[str, str]) -> publishing.Published:
    if typed.get("confirmed", "").strip().lower() != id:
        raise BadInput(
            f"Type {id} to publish it.", remedy="This keeps a slip of the hand out of the record.", field="confirmed"
        )
    attested, twice = typed.get("as") != "act", site().settings.second_look
    return publishing.publish(actor(), [id], now(), attested=attested, second_look=twice)


@pages.page("/office/papers/<id>/files/<sha256>", needs="paper.read", of=find.paper)
def original(record: Paper, sha256: str) -> Any:
    """A file of the paper, as it came; always as a download, never shown by this site."""
    form = next((one for one in record.forms if one.sha256 == sha256), None)
    file = db.session.get(File, sha256) if form else None
    if file is None or form is None:
        raise BadInput("This paper has no such file.", remedy="Go back to the paper.")
    return to_be_saved(file.bytes, file.media_type, form.name)
