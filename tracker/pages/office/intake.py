"""The way in for files, many at once: a form that needs no script, and the same in small steps for one that sends file
after file. Each file is kept at once and read later; what was kept and what was not is always said by name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import redirect, request
from werkzeug.datastructures import FileStorage

from tracker.exchange.addresses import LIST, of_files
from tracker.exchange.arrivals import receive
from tracker.formats import json as json_format
from tracker.pages.form import each, tried
from tracker.pages.office import batch_words
from tracker.pages.office.room import office, pages
from tracker.pages.page import actor, now
from tracker.pages.public import asked
from tracker.proceedings.batches import MOST, Announced, open_batch
from tracker.records import batches
from tracker.records.arrival import WAITING, Arrival, Batch
from tracker.rules.field import labels, whole
from tracker.rules.paper import ABOUT
from tracker.rules.policy import Actor, may
from tracker.rules.refusal import BadInput, NotAllowed, Refusal
from tracker.store.files import LARGEST

AT_ONCE = 300  # files of one form
TOGETHER = 2**30  # bytes of one form
SIZE = 50  # files of a page of a batch
REFRESHED = 20  # seconds between two looks at a batch, where the reader asked for that and no script runs
MANY = ("office.intake", "office.batch")


@office.url_value_preprocessor
def _room_for_many(endpoint: str | None, _values: Any) -> None:
    """Before the form is looked at: who may bring papers in may send a large one. Nobody else's fills our disk."""
    if request.method == "POST" and endpoint in MANY and may(actor(), "paper.import", None, now().day):
        request.max_content_length, request.max_form_parts = TOGETHER, AT_ONCE + 20


def known(who: Actor, on: date, number: str) -> Batch | None:
    """The batch that an address names."""
    return batches.batch(who, on, whole(number) or 0)


@dataclass(slots=True)
class Sent:
    """What became of the files of one form: kept anew, in the batch already, not kept and why."""

    batch: int
    new: int = 0
    again: list[str] = field(default_factory=list)
    wrong: list[tuple[str, Refusal]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"/office/intake/batches/{self.batch}"


@pages.page("/office/intake", needs="paper.import", methods=["GET", "POST"])
def intake() -> Any:
    """The form for a new batch, and the batches that came before."""
    sent = tried(_taken) if request.method == "POST" else None
    if isinstance(sent, Sent) and not (sent.wrong or sent.again):
        return redirect(sent.url, 303)
    refusal = sent if isinstance(sent, Refusal) else None
    held = batches.batches(actor(), now().day)
    counts = batches.counts([one.id for one in held])
    return {
        **_limits(),
        "batches": [(one, batch_words.sentence(counts[one.id])) for one in held],
        "typed": request.form if refusal else {},
        "sent": None if refusal else sent,
        "refusal": refusal,
        "status": refusal.status if refusal else _status(sent),
    }


def _taken() -> Sent:
    files = _chosen()
    batch = open_batch(actor(), _announced(len(files)), now())
    return _sent(batch.id, files)


def _status(sent: Sent | Refusal | None) -> int:
    return 400 if isinstance(sent, Sent) and sent.wrong and not (sent.new or sent.again) else 200


def _announced(files: int | None) -> Announced:
    given = {name: request.form.get(name, "") for name in ("name", "obtained_from", "obtained_on")}
    typed = str(LIST.understood(request.form.get(LIST.name, "")) or "")
    return Announced(**given, files=files, addresses=of_files(typed.encode()))


def _chosen() -> list[FileStorage]:
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        raise BadInput("No file was chosen.", remedy="Choose one or more.", field="files")
    return files


def _sent(number: int, files: Sequence[FileStorage]) -> Sent:
    sent = Sent(number)
    for file in files:
        name = str(file.filename)
        done = _received(number, name, file)
        if isinstance(done, Refusal):
            sent.wrong.append((name, done))
        elif done[1]:
            sent.new += 1
        else:
            sent.again.append(name)
        file.close()
    return sent


def _received(number: int, name: str, file: FileStorage) -> tuple[Arrival, bool] | Refusal:
    done = each(lambda: receive(actor(), number, name, file.stream, now()))
    if isinstance(done, NotAllowed):
        raise done  # of no file is there anything to be said
    return done


@pages.page("/office/intake/batches/<number>", needs="paper.import", of=known, again=True, methods=["GET", "POST"])
def batch(record: Batch) -> Any:
    """One batch: how far it has come, each of its files, and the way in for more."""
    number = record.id
    sent = tried(lambda: _sent(number, _chosen())) if request.method == "POST" else None
    if isinstance(sent, Sent) and not (sent.wrong or sent.again):
        return redirect(sent.url, 303)
    refusal = sent if isinstance(sent, Refusal) else None
    status = refusal.status if refusal else _status(sent)
    return _shown(record) | {"sent": None if refusal else sent, "refusal": refusal, "status": status}


def _shown(record: Batch) -> dict[str, Any]:
    counts = batches.counts([record.id])[record.id]
    state = asked.choice(request.args, "state", ("", *batch_words.STATES))
    page, total = asked.page_number(request.args), counts.get(state, 0) if state else sum(counts.values())
    asked.within(page, total, SIZE)
    return {
        **_limits(),
        "batch": record,
        "own": record.own_addresses,
        "not_arrived": batches.not_arrived(record),
        "told": batch_words.told(record, counts, now()),
        "by_itself": request.args.get("refresh") == "yes" and request.method == "GET" and counts.get(WAITING, 0) > 0,
        "seconds": REFRESHED,
        "states": batch_words.STATES,
        "counts": counts,
        "state": state,
        "arrivals": batches.arrivals(record.id, [state] if state else [], offset=(page - 1) * SIZE, limit=SIZE),
        "page": page,
        "pages": max(1, -(-total // SIZE)),
        "room": MOST - sum(counts.values()),
    }


def _limits() -> dict[str, Any]:
    return {
        "labels": labels((*ABOUT, LIST)),
        "at_once": AT_ONCE,
        "most": MOST,
        "largest": LARGEST // 2**20,
        "together": TOGETHER // 2**30,
    }


# In small steps, for a script -----------------------------------------------------------------------------------------


@pages.page("/office/intake.json", needs="paper.import", methods=["POST"])
def opened() -> Any:
    """Open a batch for files that will follow one by one."""
    made = open_batch(actor(), _announced(whole(request.form.get("announced", ""))), now())
    return _as_data(batches.batch(actor(), now().day, made.id))


@pages.page("/office/intake/batches/<number>.json", needs="paper.import", of=known, again=True, methods=["GET", "POST"])
def batch_data(record: Batch) -> Any:
    """How far a batch has come; a POST gives it one file first."""
    if request.method == "GET":
        return _as_data(record)
    files, number = _chosen(), record.id
    if len(files) > 1:
        raise BadInput("One file at a time is taken here.", remedy="Send each by itself.", field="files")
    arrival, new = receive(actor(), number, str(files[0].filename), files[0].stream, now())
    return json_format.response({"name": arrival.name, "state": arrival.state, "message": arrival.message, "new": new})


def _as_data(record: Batch | None) -> Any:
    if record is None:
        raise BadInput("The batch is gone.")
    counts = batches.counts([record.id])[record.id]
    return json_format.response(batch_words.told(record, counts, now()))
