"""The minutes of a meeting, for the officer who drafts them and the chair who certifies them: one page for both, on
which each is offered what is theirs."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Response, redirect, request, url_for

from tracker.exchange import intake
from tracker.formats import written
from tracker.formats.on_paper import FORMS, MARKDOWN, WORD
from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.meetings import status_of
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.public.files import to_be_saved
from tracker.pages.site import site
from tracker.proceedings import minutes as proceeding
from tracker.proceedings.minutes import Sent
from tracker.records import calendar
from tracker.records import minutes as kept
from tracker.records.meeting import Meeting
from tracker.records.minutes import MinutesVersion
from tracker.rules import meeting as meetings
from tracker.rules import minutes as rules
from tracker.rules.field import by_name, whole
from tracker.rules.refusal import BadInput, Missing, Refusal
from tracker.store.database import db
from tracker.store.files import File
from tracker.text.redline import compare

Typed = Mapping[str, str]
PUBLISHING = ("certify", "signed")


@pages.page("/office/minutes", needs="minutes.read")
def minutes_of_all() -> dict[str, Any]:
    """Those that were drafted; what awaits the chair says by when."""
    held = kept.drafted(actor(), now().day)
    own = calendar.settings_of(one.last for one in held)
    dues = {one.key: rules.due(one.last, own[one.last]) for one in held}
    return {"meetings": held, "dues": dues, "back": kept.sent_back(actor(), now().day)}


@pages.page("/office/meetings/<path:key>/minutes", needs="minutes.read", of=kept.meeting, methods=["GET", "POST"])
def minutes(record: Meeting) -> Any:
    posted, key = request.method == "POST", record.key
    typed = request.form.to_dict() if posted else {}
    done = tried(lambda: _done(key, typed)) if posted else None
    if posted and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(done or url_for("office.minutes", key=key), 303)
    held = kept.meeting(actor(), now().day, key) or record
    versions = kept.versions(actor(), now().day, key)
    return {
        "held": held,
        "versions": versions,
        "latest": versions[0] if versions else None,
        "changed": compare(versions[1].words, versions[0].words) if len(versions) > 1 else None,
        "unfit": proceeding.unfit(held, versions[0], now()) if versions else None,
        "parts": written.parts_of(versions[0].words) if versions else (),
        "typed": typed if typed.get("do", "").startswith("draft") else {"words": _begun(held, versions)},
        "signed": typed if typed.get("do", "").startswith("signed") else {},
        "fields": by_name(rules.VERSION),
        "signed_fields": rules.SIGNED_FIELDS,
        "back": typed if typed.get("do", "").startswith("back") else {},
        "back_fields": rules.BACK,
        "due": _due(held),
        "open": {move.act for move in meetings.COURSE.open(held.state)},
        "refusal": done,
        "stale": beside(now()) if typed.get("do", "").split(" ")[0] in PUBLISHING else None,
        **status_of(done),
    }


def _due(held: Meeting) -> Any:
    return rules.due(held.last, calendar.settings(held.last))


def _begun(held: Meeting, versions: list[MinutesVersion]) -> str:
    """What the box for a version begins with: the words of the last one, else a draft made of what is recorded."""
    if versions:
        return versions[0].words
    with site().reader.connect() as reader:
        return written.markdown(proceeding.begun(reader, held))


def _done(key: str, typed: Typed) -> str | None:
    word, _, rest = typed.get("do", "").partition(" ")
    if word not in _DEEDS:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    if word in PUBLISHING:
        freshly(now())
    return _DEEDS[word](key, whole(rest) or 0, typed)


def _draft(key: str, number: int, typed: Typed) -> None:
    version = whole(typed.get("version", ""))
    if version is None:
        raise BadInput("The form did not say what it was made from.", remedy="Load the page again.", field="version")
    came = _file()
    if came is None:
        proceeding.draft(actor(), key, version, now(), typed)
        return
    words = proceeding.words_of(intake.read(came.content, came.name, kind="minutes"))
    proceeding.draft(actor(), key, version, now(), {**typed, "words": words}, came)


def _certify(key: str, number: int, typed: Typed) -> str:
    proceeding.certify(actor(), key, number, now())
    return f"/meetings/{key}"


def _back(key: str, number: int, typed: Typed) -> None:
    proceeding.send_back(actor(), key, number, now(), typed)


def _signed(key: str, number: int, typed: Typed) -> str:
    proceeding.record_signed(actor(), key, number, now(), {name: typed.get(name, "") for name in rules.SIGNED_FIELDS},
                             _file())  # fmt: skip
    return f"/meetings/{key}"


_DEEDS: dict[str, Callable[[str, int, Typed], str | None]] = {
    "draft": _draft,
    "certify": _certify,
    "back": _back,
    "signed": _signed,
}


def _file() -> Sent | None:
    sent = request.files.get("file")
    content = sent.read() if sent else b""
    return Sent(sent.filename or "", content) if sent and content else None


# Taken away -----------------------------------------------------------------------------------------------------------


@pages.page(
    "/office/meetings/<path:key>/minutes/<int:number>.<any(docx, pdf, md):form>", needs="minutes.read", of=kept.meeting
)
def minutes_as(record: Meeting, number: int, form: str) -> Response:
    """To be read on paper and signed: the Word file that the words came in, else one made of them; or a PDF of them.
    As Markdown: the words themselves, to be changed."""
    one = proceeding.version_of(actor(), record.key, number, now())
    file = db.session.get(File, one.file) if one.file and form == WORD else None
    if file:
        content, media_type = file.bytes, file.media_type
    elif form == MARKDOWN:
        content, media_type = one.words.encode(), written.MEDIA_TYPE
    else:
        content, media_type = FORMS[form].made(proceeding.on_paper(record, one)), FORMS[form].media_type
    return to_be_saved(content, media_type, f"{record.key}-minutes-{number}.{form}")


@pages.page("/office/meetings/<path:key>/minutes/<int:number>/signed", needs="minutes.read", of=kept.meeting)
def signed_page(record: Meeting, number: int) -> Response:
    """The page that the chair signed: kept on file, and not published."""
    one = proceeding.version_of(actor(), record.key, number, now())
    file = db.session.get(File, one.page) if one.page else None
    if file is None:
        raise Missing("There is no such page.", remedy="Go back to the minutes.")
    return to_be_saved(file.bytes, file.media_type, f"{record.key}-minutes-signed")
