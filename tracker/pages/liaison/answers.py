"""One answer, or one update: written, cleared by other offices, published. It asks what its verdict needs."""

from collections.abc import Callable
from typing import Any

from flask import Response, redirect, request, url_for

from tracker.exchange.packages import bring
from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.liaison.desk import offices_of
from tracker.pages.liaison.package import came_back
from tracker.pages.liaison.room import pages
from tracker.pages.page import actor, now
from tracker.pages.public.files import to_be_saved
from tracker.pages.site import site
from tracker.proceedings import answer, answered, clearance, evidence, packages
from tracker.proceedings import desk as desks
from tracker.proceedings.named import recommendation
from tracker.published import find, thing
from tracker.published.thing import Thing
from tracker.records import desk as held_on
from tracker.records.answer import Answer
from tracker.rules import answer as rules
from tracker.rules.field import by_name, whole
from tracker.rules.keys import DFO_OFFICE
from tracker.rules.policy import may
from tracker.rules.refusal import BadInput, Missing, Refusal
from tracker.store.database import db
from tracker.store.files import File

Typed = dict[str, str]


@pages.page("/liaison/answers/new", needs="desk.enter", methods=["GET", "POST"])
def begun() -> Any:
    asked = request.form if request.method == "POST" else request.args
    kind = asked.get("kind", rules.RESPONSE)
    if kind not in rules.KINDS:
        raise Missing("There is no such page.", remedy="Begin from the desk.")
    items, typed = asked.getlist("item"), request.form.to_dict()
    made = tried(lambda: _begin(kind, items, typed)) if request.method == "POST" else None
    if isinstance(made, Answer):
        return redirect(url_for("liaison.answered_one", id=made.id), 303)
    who, on = actor(), now().day
    with site().reader.connect() as reader:
        shown = [recommendation(reader, one, on) for one in items]
        standing = answer.responses(shown) if kind == rules.RESPONSE else []
        answered_by = find.names(reader, standing, on)
        beside_it = held_on.open_beside(who, on, kind, [one.key for one in shown])
        called = find.names(reader, [one.office_key for one in beside_it], on)
        barred = _barred(kind, shown) if request.method == "GET" else None
        offices = find.names(reader, offices_of(who) or [DFO_OFFICE], on)
        others = [one for one in find.all_of(reader, "office", on) if one.key not in offices]
    return {
        "kind": kind,
        "name": rules.CALLED[kind],
        "items": shown,
        "offices": [(key, one["title"]) for key, one in offices.items()]
        + [(one.key, one.own_title) for one in others if not offices_of(who)],
        "fields": by_name(rules.FIELDS[kind]),
        "typed": typed,
        "open_beside": beside_it,
        "called": called,
        "standing": [(key, answered_by[key]) for key in standing if key in answered_by],
        "barred": barred,
        "refusal": made,
        "status": made.status if isinstance(made, Refusal) else 200,
    }


def _barred(kind: str, items: list[Thing]) -> Refusal | None:
    """What would be refused whatever is written: said before anything is."""

    def asked() -> None:
        for one in items:
            answer.may_be_answered(kind, one)

    return tried(asked)


def _begin(kind: str, items: list[str], typed: Typed) -> Answer:
    of = typed.get("of", "")
    if not may(actor(), answer.DRAFT, desks.Held(of), now().day):  # asked here too: the words of the form are kept
        raise BadInput("You do not write for that office.", remedy="Choose one that is offered here.", field="of")
    return answer.draft(actor(), kind, of, items, now(), typed, revises=typed.get("revises") or None)


@pages.page("/liaison/answers/<id>", needs="answer.read", of=held_on.answer, methods=["GET", "POST"])
def answered_one(record: Answer) -> Any:
    id, posted = record.id, request.method == "POST"
    typed = request.form.to_dict() if posted else {}
    done = tried(lambda: _done(id, typed)) if posted else None
    if posted and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(done or url_for("liaison.answered_one", id=id), 303)
    who, when = actor(), now()
    held = answer.known(who, id, when)
    with site().reader.connect() as reader:
        items = thing.things(reader, [one.item for one in held.items], when.day)
        trails = {one.item: held_on.trail(one.item) for one in held.items}
        sent = [step.office_key for trail in trails.values() for step in trail]
        standing = answer.responses(list(items.values())) if held.kind == rules.RESPONSE else []
        open_ = {move.act for move in rules.COURSE.open(held.state)}
        others = held_on.open_beside(who, when.day, held.kind, list(items), id) if open_ else []
        named = [
            *held.offices,
            *(one.office_key for one in others),
            *(one.office_key for one in held.returned),
            *sent,
            *standing,
            *([held.revises] if held.revises else []),
        ]
        called = find.names(reader, named, when.day)
    return {
        "held": held,
        "name": rules.CALLED[held.kind],
        "items": items,
        "called": called,
        "fields": by_name(rules.FIELDS[held.kind]),
        "behalf": by_name(rules.BEHALF),
        "shown_by": rules.SHOWN,
        "told": typed if typed.get("do") == "save" else held.typed,
        "typed": typed,
        "due": {one.place for one in held.due()} if held.state == rules.CLEARING else set(),
        "mine": offices_of(who),
        "wrote": clearance.wrote(who, held),
        "trails": trails,
        "overtaken": [key for key in standing if key != held.revises and "change" in open_],
        "days": {key: (when.day - desks.adopted(one)).days for key, one in items.items()},
        "open": open_,
        "open_beside": others,
        "clear_by": rules.CLEAR_BY,
        "came_back": list(came_back(held, open_="change" in open_)),
        "stale": beside(when) if typed.get("do") == "publish" else None,
        "refusal": done,
        "status": done.status if isinstance(done, Refusal) else 200,
    }


def _done(id: str, typed: Typed) -> str | None:
    word, _, place = typed.get("do", "").partition(" ")
    place = place or typed.get("place", "")
    if word not in _DEEDS:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    version = whole(typed.get("version", ""))
    if version is None:
        raise BadInput("The form did not say what it was made from.", remedy="Load the page again.", field="version")
    return _DEEDS[word](id, version, typed, whole(place) or 0)


def _save(id: str, version: int, typed: Typed, place: int) -> None:
    answer.change(actor(), id, version, now(), typed)


def _send(id: str, version: int, typed: Typed, place: int) -> None:
    offices = [line for line in typed.get("offices", "").splitlines() if line.strip()]
    in_order, by = typed.get("course") == rules.IN_ORDER, typed.get("clear_by", "")
    clearance.send(actor(), id, version, now(), offices, in_order=in_order, clear_by=by)


def _clear(id: str, version: int, typed: Typed, place: int) -> None:
    clearance.clear(actor(), id, place, version, now(), typed.get("comments", ""))


def _return(id: str, version: int, typed: Typed, place: int) -> str | None:
    """What another office returned is a draft again, and no longer its to read."""
    held = clearance.give_back(actor(), id, place, version, now(), typed.get("comments", ""))
    return None if may(actor(), "answer.read", held, now().day) else url_for("liaison.desk")


def _on_paper(id: str, version: int, typed: Typed, place: int) -> None:
    clearance.on_behalf(actor(), id, place, version, now(), typed, *_sent("page"))


def _bring(id: str, version: int, typed: Typed, place: int) -> str:
    bring(actor(), id, place, version, now(), *_sent("returned"))
    return f"{url_for('liaison.answered_one', id=id)}#came-back"


def _take(id: str, version: int, typed: Typed, place: int) -> None:
    packages.take(actor(), id, place, version, now(), request.form.getlist("take"))


def _revise(id: str, version: int, typed: Typed, place: int) -> None:
    answer.revise(actor(), id, version, now())


def _attach(id: str, version: int, typed: Typed, place: int) -> None:
    evidence.attach(actor(), id, version, now(), *_sent("file"), typed.get("words", ""))


def _detach(id: str, version: int, typed: Typed, place: int) -> None:
    evidence.detach(actor(), id, place, version, now())


def _sent(field: str) -> tuple[str, bytes]:
    """The name and the bytes of a file; both empty where none was chosen."""
    sent = request.files.get(field)
    return (sent.filename or "", sent.read()) if sent and sent.filename else ("", b"")


def _publish(id: str, version: int, typed: Typed, place: int) -> str:
    freshly(now())
    if typed.get("confirmed", "").strip() != id:
        raise BadInput(f"Type {id} to publish it.", remedy="It guards against a slip.", field="confirmed")
    return answered.publish(actor(), id, version, now())[0]["url"]


def _drop(id: str, version: int, typed: Typed, place: int) -> str:
    answer.drop(actor(), id, version, now(), typed.get("reason", ""))
    return url_for("liaison.desk")


_DEEDS: dict[str, Callable[[str, int, Typed, int], str | None]] = {
    "save": _save,
    "send": _send,
    "clear": _clear,
    "return": _return,
    "paper": _on_paper,
    "bring": _bring,
    "take": _take,
    "revise": _revise,
    "attach": _attach,
    "detach": _detach,
    "publish": _publish,
    "drop": _drop,
}


@pages.page("/liaison/answers/<id>/clearances/<int:place>", needs="answer.read", of=held_on.answer)
def clearance_page(record: Answer, place: int) -> Response:
    """The page that shows who cleared it on paper: to be saved, never shown by this site."""
    found = next((one for one in record.clearances if one.place == place and one.file), None)
    return _to_be_saved(found.file if found else None, f"{record.id}-clearance-{place}")


@pages.page("/liaison/answers/<id>/evidence/<int:place>", needs="answer.read", of=held_on.answer)
def evidence_file(record: Answer, place: int) -> Response:
    """A file that shows what the draft says, for those who may read the draft."""
    found = next((one for one in record.evidence_files if one.place == place), None)
    return _to_be_saved(found.sha256 if found else None, found.name if found else "")


def _to_be_saved(sha256: str | None, name: str) -> Response:
    file = db.session.get(File, sha256) if sha256 else None
    if file is None:
        raise Missing("There is no such page.", remedy="Go back to the answer.")
    return to_be_saved(file.bytes, file.media_type, name)
