"""Lists in the office: brought in, their columns and words settled, tried, and imported, by form alone. The file is
kept from the first step on, so that the second and the next day's begin where the last one ended."""

from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict

from tracker.exchange import lists as outside
from tracker.exchange.lists import Opened, Typed
from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import lists as proceeding
from tracker.proceedings.list_plan import Report
from tracker.records import find
from tracker.records.listed import HeldList
from tracker.rules import listing
from tracker.rules.field import whole
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Refusal
from tracker.store.database import db
from tracker.store.files import File

Asked = dict[str, Any]
SHOWN = 100  # rows of each kind that the account of a list names on one page
AT_ONCE = 1_000  # rows that a request has the time for
IMPORT = "import"


@pages.page("/office/lists", needs="paper.import", methods=["GET", "POST"])
def lists() -> Any:
    """The lists held, and the way in for another."""
    refusal = None
    if request.method == "POST":
        done = tried(_brought)
        if not isinstance(done, Refusal):
            return redirect(url_for("office.listed", id=done.id), 303)
        refusal = done
    held = find.held_lists(actor(), now().day)
    return {"lists": held, "refusal": refusal, "status": refusal.status if refusal else 200}


def _brought() -> HeldList:
    file = request.files.get("file")
    if file is None or not file.filename:
        raise BadInput("No file was chosen.", remedy="Choose a list, as .xlsx or .csv.", field="file")
    opened = outside.opened(file.read(), file.filename)  # refused before it is kept, if it is none
    return proceeding.bring(actor(), file.filename, opened.content, opened.media_type, now())


def held_list(who: Actor, on: Any, id: str) -> HeldList | None:
    number = whole(id)
    return find.held_list(who, on, number) if number is not None else None


@pages.page("/office/lists/<id>", needs="paper.import", of=held_list, methods=["GET", "POST"])
def listed(record: HeldList) -> Any:
    """One list: which column holds what, what its words mean; the account of what importing it would do, or did."""
    posted = request.method == "POST"
    asked: Asked = _typed(request.form) if posted else record.how
    read = tried(lambda: _opened(record, asked))
    opened = _opened(record, {}) if isinstance(read, Refusal) else read
    asked = {**_first(opened), **asked}
    told = tried(lambda: _done(record, opened, asked)) if posted and not isinstance(read, Refusal) else None
    refusal = next((one for one in (read, told) if isinstance(one, Refusal)), None)
    report = told if isinstance(told, Report) else None
    done = posted and request.form.get("do") == IMPORT and refusal is None
    return {
        "held": find.held_list(actor(), now().day, record.id),
        "opened": opened,
        "asked": asked,
        "fields": listing.FIELDS,
        "own_day": outside.AS_OF,
        "report": report,
        "done": done,
        "stale": beside(now()) if posted else None,
        "shown": SHOWN,
        "refusal": refusal,
        "status": refusal.status if refusal else 200,
    }


def _opened(record: HeldList, asked: Asked) -> Opened:
    file = db.session.get(File, record.sha256)
    if file is None:
        raise BadInput("The file of this list is gone from the store.", remedy="Run: tracker check")
    return outside.opened(file.bytes, record.name, sheet=asked.get("sheet"), header=_row(asked.get("header", "")))


def _row(typed: str) -> int | None:
    if not typed.strip():
        return None
    number = whole(typed)
    if number is None:
        raise BadInput(f'"{typed[:20]}" is no row.', remedy="Write its number, as 1.", field="header")
    return number


def _first(opened: Opened) -> Asked:
    """What the form begins with: the columns that the headers tell."""
    columns = {letter: name for name, letter in outside.proposal(opened).items()}
    return {"columns": columns, "words": "", "founding": [], "taken": [], "as_of": "", "sheet": opened.file.sheet or "",
            "header": str(opened.header)}  # fmt: skip


def _typed(form: "MultiDict[str, str]") -> Asked:
    """What the form says: {"columns": {letter: field}, "words", "as_of", "sheet", "header", "founding", "taken"}."""
    columns = {name.removeprefix("column-"): field for name, field in form.items() if name.startswith("column-")}
    plain = {name: form.get(name, "") for name in ("words", "as_of", "sheet", "header")}
    return {"columns": columns, **plain, "founding": form.getlist("found"), "taken": form.getlist("take")}


def _done(record: HeldList, opened: Opened, asked: Asked) -> Report:
    """Keep what was settled, then try the list, or import it."""
    if asked != record.how:  # to try again what is settled changes nothing
        proceeding.settle(actor(), record.id, asked, now())
    rows, how = outside.understood(opened, _told(asked), now())
    if len(rows) > AT_ONCE:
        said = f"The list has {len(rows):,} rows; this page takes at most {AT_ONCE:,} at once."
        raise BadInput(said, remedy="Import it at a terminal (tracker import-list), or split it.", field="file")
    if request.form.get("do") != IMPORT:
        return proceeding.tried(actor(), opened.file, rows, how, now())
    freshly(now())
    report = proceeding.imported(actor(), opened.file, opened.content, opened.media_type, rows, how, now())
    site().catch_up()
    return report


def _told(asked: Asked) -> Typed:
    columns: dict[str, str] = {}
    for letter, name in asked["columns"].items():
        if name in columns:
            raise BadInput(f"Columns {columns[name]} and {letter} are both said to hold {name}.",
                           remedy="Choose one of them.", field=f"column-{letter}")  # fmt: skip
        if name:
            columns[name] = letter
    taken = [number for typed in asked["taken"] if (number := whole(typed)) is not None]
    return Typed(columns, _words(asked["words"]), asked["founding"], taken, asked["as_of"])


def _words(typed: str) -> Mapping[str, str]:
    lines = [line for line in typed.splitlines() if line.strip()]
    wrong = next((line for line in lines if "=" not in line), None)
    if wrong is not None:
        raise BadInput(f'"{wrong[:40]}" gives no word its meaning.', remedy="Write: Concur = agreed", field="words")
    return {name.strip(): word.strip() for name, _, word in (line.partition("=") for line in lines)}
