"""Whether the workspace is what the journal says was done. Its rows are of other tables than the chains, so whoever has
the database in hand can write them; but each act lists every row that it wrote, and tells what the row came to be.

Compared are: which rows there are; roles, with whose they are; people's addresses and whether they have a password;
tokens; the state of papers, who brought them in and reviewed them, and that their text is the one that was read; every
column of meetings, votes, answers, drafts and settings, by the digest that the act told of the row (acts of before
told none). Not in the journal, and so not compared: people's names, what a password's hash is, sessions, when an
invitation runs out, and what stands in the fields, items, lists, warnings and proposals of a paper (what of it was
published is in the record).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, select

from tracker.proceedings.intake import reading_digest, words_digest
from tracker.published.entry import Entry
from tracker.records.paper import Paper
from tracker.records.person import API, INVITATION, HeldRole, Person, Token
from tracker.rules.paper import INTAKE
from tracker.store.database import Base
from tracker.store.journal import DIRECT_TABLES, NOTED_TABLES, WHOLE_TABLES, JournalLine, whole

ROLE = {"role": "name", "group": "group_key", "term": "term", "office": "office_key", "from": "since", "until": "until"}
PURPOSES = {"invite": INVITATION, "give token": API}
TARGETS = {move.act: move.target for move in INTAKE.moves}
AS_READ = "as read"
WHOLE = "some of it"  # a row's digest, among its columns
ANEW = ("type page", "waive page", "read as")  # acts after which the paper was read anew
Columns = dict[str, Any]
AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True)
class Line:
    """An act, as the journal has it."""

    act: str
    actor: str
    at: str
    subject: str
    facts: Mapping[str, Any]
    changes: list[list[Any]]

    def written(self, table: str, change: str) -> list[str]:
        return [one[1] for one in self.changes if one[0] == table and one[2] == change]


@dataclass
class Told:
    """What all acts together tell: the rows that there are, and what is known of their columns."""

    rows: dict[str, set[str]] = field(default_factory=dict)
    columns: dict[tuple[str, str], Columns] = field(default_factory=dict)

    def hear(self, line: Line) -> None:
        for table, row, change, *changed in line.changes:
            known = self.columns.setdefault((table, row), {})
            if change == "insert":
                self.rows.setdefault(table, set()).add(row)
            elif change == "delete":
                self.rows.setdefault(table, set()).discard(row)
            for name in (*(changed[0] if changed else ()), WHOLE):
                known.pop(name, None)  # changed by this act; to what, only an act that is known below tells
            if len(changed) > 1:
                known[WHOLE] = changed[1]
        for hears in (_of_people, _of_roles, _of_a_desk, _of_tokens, _of_papers):
            hears(self, line)

    def put(self, table: str, row: str, **columns: Any) -> None:
        self.columns[table, row] |= columns


def workspace(connection: Connection, *, sound: bool) -> list[str]:
    """Faults as sentences. Compared with a journal that holds, or not at all."""
    if not sound:
        return ["Not compared: the journal does not hold."]
    told = Told()
    for line in _lines(connection):
        told.hear(line)
    return [*_rows(connection, told), *_columns(connection, told)]


def _lines(connection: Connection) -> Iterator[Line]:
    names = (JournalLine.act, JournalLine.actor, JournalLine.at, JournalLine.subject)
    query = select(*names, JournalLine.facts, JournalLine.changes).order_by(JournalLine.id)
    for row in connection.execute(query):
        told = {"facts": json.loads(row.facts), "changes": json.loads(row.changes)}
        yield Line(**dict(row._mapping) | told)


# What acts tell -----------------------------------------------------------------------------------------------------


def _of_people(told: Told, line: Line) -> None:
    email = line.facts.get("successor", line.subject)
    for row in line.written("person", "insert"):
        told.put("person", row, email=email, created=line.at, password_hash=False)
    if line.act in ("set password", "renew password hash"):
        for row in line.written("person", "update"):
            told.put("person", row, password_hash=True)


def _of_roles(told: Told, line: Line) -> None:
    change = {"add person": "insert", "end role": "update"}.get(line.act, "")
    for row in line.written("role", change):
        told.put("role", row, person=line.subject, **_role(line.facts))


def _role(facts: Mapping[str, Any]) -> Columns:
    return {column: facts[name] for name, column in ROLE.items()}


def _of_a_desk(told: Told, line: Line) -> None:
    """The successor's roles are told; the leaver's end the day before those, where each has its own."""
    if line.act != "hand over desk":
        return
    passed, ended = line.facts["roles"], sorted(line.written("role", "update"), key=int)
    for row, facts in zip(sorted(line.written("role", "insert"), key=int), passed, strict=True):
        told.put("role", row, person=line.facts["successor"], **_role(facts))
    for row, facts in zip(ended, passed, strict=True) if len(ended) == len(passed) else ():
        told.put("role", row, until=str(date.fromisoformat(facts["from"]) - timedelta(days=1)))


def _of_tokens(told: Told, line: Line) -> None:
    for row in line.written("token", "update"):
        told.put("token", row, ended=line.at)
    if line.act in PURPOSES:
        for row in line.written("token", "insert"):
            told.put("token", row, person=line.subject, purpose=PURPOSES[line.act], created=line.at, ended=None)


def _of_papers(told: Told, line: Line) -> None:
    for row in line.written("paper", "insert"):
        told.put("paper", row, state=INTAKE.start, key=None, kind=AS_READ, text=AS_READ, reviewed_by=None,
                 reviewed_at=None, imported_by=line.actor, imported_at=line.at)  # fmt: skip
        if "reading" in line.facts:
            told.put("paper", row, reading=line.facts["reading"])
    for row in line.written("paper", "update"):
        if line.act == "publish" and row not in line.subject.split():
            continue  # another that speaks of what was published
        if line.act in TARGETS:
            told.put("paper", row, state=TARGETS[line.act])
        if line.act in ANEW:
            told.put("paper", row, state=INTAKE.start, text=AS_READ, reading=line.facts["reading"])
        if line.act == "review":
            told.put("paper", row, reviewed_by=line.actor, reviewed_at=line.at)
        if line.act == "publish":
            told.put("paper", row, key=frozenset(map(int, line.written("entry", "publish"))))
        if line.act == "retract":
            told.put("paper", row, key=None)


# What there is ------------------------------------------------------------------------------------------------------


def _rows(connection: Connection, told: Told) -> Iterator[str]:
    for table in Base.metadata.sorted_tables:
        if table.name in DIRECT_TABLES | NOTED_TABLES:
            continue
        there = {"/".join(map(str, row)) for row in connection.execute(select(*table.primary_key))}
        wanted = told.rows.get(table.name, set())
        yield from (f"The {table.name} {row[:40]} was written by no act." for row in sorted(there - wanted))
        yield from (f"The {table.name} {row[:40]} is gone, by no act." for row in sorted(wanted - there))


def _columns(connection: Connection, told: Told) -> Iterator[str]:
    for table, row, held in _held(connection):
        known = told.columns.get((table, row), {})
        wrong = [name for name, value in known.items() if name in held and not _agrees(held[name], value)]
        if wrong:
            yield f"The {table} {row[:40]} is not what the acts made it: {', '.join(sorted(wrong))}."


def _agrees(held: Any, told: Any) -> bool:
    return held in told if isinstance(told, frozenset) else bool(held == told)


def _held(connection: Connection) -> Iterator[tuple[str, str, Columns]]:
    """Table, row and columns, in the form in which acts tell them."""
    owner = Person.email.label("person")
    roles = (getattr(HeldRole, name) for name in ROLE.values())
    queries = {
        "person": select(Person.id, Person.email, Person.created,
                         Person.password_hash.is_not(None).label("password_hash")),
        "role": select(HeldRole.id, owner, *roles).outerjoin(Person, Person.id == HeldRole.person_id),
        "token": select(Token.token_hash, owner, Token.purpose, Token.created, Token.ended)
                 .outerjoin(Person, Person.id == Token.person_id),
    }  # fmt: skip
    for table, query in queries.items():
        for row in connection.execute(query):
            yield table, str(row[0]), dict(row._mapping)
    yield from _papers(connection)
    yield from _whole(connection)


def _whole(connection: Connection) -> Iterator[tuple[str, str, Columns]]:
    for table in (one for one in Base.metadata.sorted_tables if one.name in WHOLE_TABLES):
        columns = [column for column in table.columns if not isinstance(column.type, LargeBinary)]
        for row in connection.execute(select(*columns)):
            key = "/".join(str(row._mapping[column]) for column in table.primary_key)
            yield table.name, key, {WHOLE: whole(table, {one.name: row._mapping[one] for one in columns})}


def _papers(connection: Connection) -> Iterator[tuple[str, str, Columns]]:
    entries = select(Entry.key, Entry.id).where(Entry.kind == "paper", Entry.act == "publish").order_by(Entry.id)
    published = {row.key: row.id for row in connection.execute(entries)}
    for row in connection.execute(select(*Paper.__table__.c)):
        yield "paper", row.id, dict(row._mapping) | _as_read(row) | {"key": published.get(row.key, row.key)}


def _as_read(row: AnyRow) -> Columns:
    """The text, and with it the words by which a paper is known again, against the reading that was kept beside it."""
    reading = json.loads(row.reading)
    same = row.text == reading["text"] and row.words_digest == words_digest(reading)
    kind = AS_READ if row.kind == reading["kind"] else "other"
    return {"text": AS_READ if same else "other", "kind": kind, "reading": reading_digest(row.reading)}
