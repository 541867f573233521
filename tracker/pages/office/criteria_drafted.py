"""One edition or change of criteria as it is drafted: its dates, its criteria one by one or as a list, what it would
change; then put out for comment, or announced."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import redirect, request, url_for

from tracker.exchange import criteria as exchange
from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.meetings import status_of
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.public import compared
from tracker.pages.site import site
from tracker.proceedings import criteria as proceeding
from tracker.proceedings import criteria_drafts
from tracker.published import criteria, find
from tracker.published.criteria import Document
from tracker.records import drafted
from tracker.records.criteria import CriteriaDraft
from tracker.rules import criteria as rules
from tracker.rules.criteria import Criterion, Step
from tracker.rules.field import whole
from tracker.rules.refusal import BadInput, Missing, Refusal

Typed = dict[str, str]
BLANK, MORE = 3, 5  # rows to be filled in
PUBLISHING = ("announce", "put")
_BOX = re.compile(r"id-([1-9][0-9]{0,3})")


@pages.page("/office/criteria/drafts/<id>", needs="criteria.draft", of=drafted.draft, methods=["GET", "POST"])
def criteria_drafted(record: CriteriaDraft) -> Any:
    id, typed = record.id, request.form.to_dict() if request.method == "POST" else {}
    more = typed.get("do") == "more"
    done = tried(lambda: _done(id, typed)) if typed and not more else None
    if typed and not more and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(done or url_for("office.criteria_drafted", id=id), 303)
    held = criteria_drafts.held(actor(), id, now())
    with site().reader.connect() as reader:
        document = criteria.document(reader, held.document, now().day)
        if document is None:
            raise Missing("Its document was retracted.", remedy="Ask the Designated Federal Officer.")
        called = find.names(reader, [held.document, held.office_key, *([held.key] if held.key else [])], now().day)
    standing = {one.id: one for one in rules.on(document.steps, _day(held))}
    saved = typed.get("do") in ("save", "more")
    boxes = typed if saved else _chosen(held, standing, request.args.getlist("edit"))
    return {
        "held": held,
        "called": called,
        "fields": rules.SAID,
        "criterion": rules.CRITERION,
        "standing": [] if held.whole else sorted(standing, key=rules.in_order),
        "told": typed if saved else {**held.typed, "gone": held.gone},
        "boxes": boxes,
        "rows": range(1, max(_numbers(boxes), default=0) + (MORE if more else 0 if saved else BLANK) + 1),
        "shape": exchange.SHAPE,
        "changes": _changes(held, document, standing),
        "typed": typed,
        "open": {move.act for move in rules.COURSE.open(held.state)},
        "stale": beside(now()) if typed.get("do") in ("put out", "announce") else None,
        "refusal": done,
        **status_of(done),
    }


def _day(held: CriteriaDraft) -> str:
    """The day that it would be effective; today, where that is not typed as a day yet."""
    typed = held.typed.get("effective", "")
    return typed if re.fullmatch(r"\d{4}-\d\d-\d\d", typed) else str(now().day)


def _chosen(held: CriteriaDraft, standing: Mapping[str, Criterion], ids: Sequence[str]) -> Typed:
    """The boxes of these criteria: as they are drafted, else as they stand."""
    said = {one["id"]: one for one in held.criteria}
    found: Typed = {}
    for number, id in enumerate((id for id in ids if id in said or id in standing), 1):
        told = said.get(id) or _as_typed(standing[id])
        found |= {f"{field.name}-{number}": told.get(field.name, "") for field in rules.CRITERION}
    return found


def _as_typed(one: Criterion) -> Typed:
    words = {name: str(getattr(one, name)) for name in ("id", *rules.WORDED)}
    return {**words, "entity_types": "\n".join(one.entity_types)}


def _numbers(boxes: Mapping[str, str]) -> Iterator[int]:
    return (int(box[1]) for name in boxes if (box := _BOX.fullmatch(name)))


def _changes(held: CriteriaDraft, document: Document, standing: Mapping[str, Criterion]) -> list[compared.Difference]:
    """What it would change, as far as it is said."""
    said = tuple(proceeding.criterion(one) for one in held.criteria)
    step = Step("draft/0", held.whole, "9999-12-31", _day(held), says=said, gone=held.taken_out)
    before = [one for one in document.steps if one.key != held.key]
    view = compared.View(replace(document, steps=[*before, step]))
    return compared.differences(standing, view.on(_day(held)))


# What its buttons do --------------------------------------------------------------------------------------------------


def _done(id: str, typed: Typed) -> str | None:
    word, _, rest = typed.get("do", "").partition(" ")
    if word not in _DEEDS:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    version = whole(typed.get("version", ""))
    if version is None:
        raise BadInput("The form did not say what it was made from.", remedy="Load the page again.", field="version")
    return _DEEDS[word](id, version, typed, rest)


def _save(id: str, version: int, typed: Typed, rest: str) -> None:
    """What is said of it, and the criteria of the boxes that were filled in."""
    said = [_box(number, typed) for number in sorted(_numbers(typed))]
    criteria_drafts.say(actor(), id, version, now(), typed, [one for one in said if one])


def _box(number: int, typed: Typed) -> Typed:
    told = {field.name: typed.get(f"{field.name}-{number}", "") for field in rules.CRITERION}
    if not any(words.strip() for words in told.values()):
        return {}
    wrong = tried(lambda: proceeding.named_criterion(told))
    if isinstance(wrong, Refusal):
        wrong.field = f"{wrong.field}-{number}"
        raise wrong
    return told


def _list(id: str, version: int, typed: Typed, rest: str) -> str:
    """A list that was pasted, or a file."""
    file = request.files.get("file")
    content = file.read() if file else b""
    name = (file.filename if file else None) or "list.csv"
    said = (
        exchange.read(content, name) if content else exchange.read(typed.get("pasted", "").encode(), "What was pasted")
    )
    criteria_drafts.put_in(actor(), id, version, now(), said)
    return url_for("office.criteria_drafted", id=id, _anchor="criteria")


def _take(id: str, version: int, typed: Typed, rest: str) -> str:
    criteria_drafts.take_from(actor(), id, request.form.getlist("criterion"), version, now())
    return url_for("office.criteria_drafted", id=id, _anchor="criteria")


def _put(id: str, version: int, typed: Typed, rest: str) -> str:
    _meant(id, typed)
    return criteria_drafts.put_out(actor(), id, version, now())[0]["url"]


def _announce(id: str, version: int, typed: Typed, rest: str) -> str:
    _meant(id, typed)
    return criteria_drafts.announce(actor(), id, version, now())[0]["url"]


def _meant(id: str, typed: Typed) -> None:
    freshly(now())
    if typed.get("confirmed", "").strip() != id:
        raise BadInput(f"Type {id} to publish it.", remedy="It guards against a slip.", field="confirmed")


def _drop(id: str, version: int, typed: Typed, rest: str) -> str:
    criteria_drafts.drop(actor(), id, version, now(), typed.get("reason", ""))
    return url_for("office.criteria_held")


_DEEDS: dict[str, Callable[[str, int, Typed, str], str | None]] = {
    "save": _save,
    "list": _list,
    "take": _take,
    "put": _put,
    "announce": _announce,
    "drop": _drop,
}
