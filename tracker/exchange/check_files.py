"""Whether every file is what was stored, and belongs to something: to a paper of the office, to a batch that came in,
or to an entry."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from tracker.exchange.intake import media_type
from tracker.published.entry import Content, Entry, loaded
from tracker.records.arrival import Arrival
from tracker.records.paper import PaperForm
from tracker.store.files import File, digest


def files(connection: Connection) -> list[str]:
    named = {told["sha256"]: told for told in _published(connection)}
    forms: dict[str, set[str]] = {}  # the names under which each came
    for table in (Arrival, PaperForm):
        for sha256, name in connection.execute(select(table.sha256, table.name)):
            forms.setdefault(sha256, set()).add(name)
    held = set(connection.execute(select(File.sha256)).scalars())
    faults = [f"The file {one[:12]} is named, and is not there." for one in sorted((set(named) | set(forms)) - held)]
    nobodys = sorted(held - set(named) - set(forms))
    faults += [f"The file {one[:12]} belongs to no paper and no batch." for one in nobodys]
    for sha256 in sorted(held & (set(named) | set(forms))):
        row = connection.execute(select(File.bytes, File.size, File.media_type).where(File.sha256 == sha256)).one()
        names = forms.get(sha256) or {str(named[sha256]["name"])}
        stored = (row.size, row.media_type)
        wanted = {(len(row.bytes), media_type(name, row.bytes)) for name in names}
        told = {(told["size"], told["media_type"]) for told in (named.get(sha256),) if told}
        if digest(row.bytes) != sha256 or stored not in wanted or told - {stored}:
            faults.append(f"The file {sha256[:12]} is not what was stored.")
    return faults


def _published(connection: Connection) -> Iterator[dict[str, Any]]:
    query = select(Content.facts).join(Entry, Entry.content == Content.hash).where(Entry.kind.in_(("paper", "set")))
    for facts in connection.execute(query).scalars():
        yield from loaded(facts, {}).get("files", [])
