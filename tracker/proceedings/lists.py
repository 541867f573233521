"""Lists of recommendations and of what became of them: tried, and imported row by row, each row attested by the file
that it stands in. Right rows are recorded beside wrong ones; the same list again records nothing."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.proceedings.act import act, allowed
from tracker.proceedings.file_names import file_name
from tracker.proceedings.list_plan import Plan, Report
from tracker.proceedings.list_row import Asked, ListFile, Row
from tracker.proceedings.list_words import Wordings
from tracker.proceedings.publish import catch_up, release
from tracker.published import find as record
from tracker.records import find
from tracker.records.listed import HeldList
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.store import files
from tracker.store.database import db

ROWS = 120  # of one transaction: with what each may found, fewer than 1,000 entries


def bring(actor: Actor, name: str, content: bytes, media_type: str, when: Moment) -> HeldList:
    """Keep a list's file in the office, so that it can be tried and imported later; the same file is held once."""
    with act(actor, "bring a list", when, needs="paper.import", subject=file_name(name)):
        return _kept(actor, name, content, media_type, when)


def settle(actor: Actor, id: int, asked: Mapping[str, Any], when: Moment) -> HeldList:
    """Keep how the list is to be understood."""
    with act(actor, "settle a list", when, needs="paper.import", subject=f"list {id}"):
        held = find.held_list(actor, when.day, id)
        if held is None:
            raise KeyError(id)
        held.asked = json.dumps(asked, ensure_ascii=False, sort_keys=True)
        return held


def tried(actor: Actor, file: ListFile, rows: Sequence[Row], asked: Asked, when: Moment) -> Report:
    """What importing these rows would do. Changes nothing."""
    allowed(actor, "paper.import", when)
    return _planned(file, rows, asked, when, Wordings(file)).report


def imported(actor: Actor, file: ListFile, content: bytes, media_type: str, rows: Sequence[Row], asked: Asked,
             when: Moment) -> Report:  # fmt: skip
    """Record the rows in which nothing is wrong; every other is told, with what to do."""
    allowed(actor, "record.attest", when)
    report, wordings = Report(), Wordings(file)
    for some in _chunks(rows):
        plan = _planned(file, some, asked, when, wordings)
        if plan.made:
            facts = {"sha256": file.sha256, "rows": [some[0].number, some[-1].number]}
            with act(actor, "import a list", when, needs="record.attest", subject=file.name, **facts):
                connection = db.session.connection()
                if record.head(connection) != plan.head:  # what was free must be so when it is appended
                    plan = _planned(file, some, asked, when, wordings)
                held = _kept(actor, file.name, content, media_type, when)
                held.imported_by, held.imported_at = actor.email or actor.name, when.stamp
                release(plan.made, when)
                catch_up(plan.made, when)
                if wordings.head == plan.head.id:  # it knows what this release added
                    wordings.head = record.head(connection).id
        report.add(plan.report)
    return report


def _planned(file: ListFile, rows: Sequence[Row], asked: Asked, when: Moment, wordings: Wordings) -> Plan:
    plan = Plan(db.session.connection(), file, asked, when, wordings)
    for row in rows:
        plan.take(row)
    return plan


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]


def _kept(actor: Actor, name: str, content: bytes, media_type: str, when: Moment) -> HeldList:
    file = files.keep(db.session, content, media_type)
    held = find.list_with_file(file.sha256)
    if held is None:
        held = HeldList(id=find.last_list() + 1, name=file_name(name), sha256=file.sha256, asked="{}",
                        received_by=actor.email or actor.name, received_at=when.stamp)  # fmt: skip
        db.session.add(held)
        db.session.flush()
    return held
