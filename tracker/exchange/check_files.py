"""Whether every file is what was stored, and belongs to something: to a paper of the office, or to an entry."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from tracker.exchange.intake import media_type
from tracker.published.entry import Content, Entry, loaded
from tracker.records.paper import PaperForm
from tracker.store.files import File, digest


def files(connection: Connection) -> list[str]:
    named = {told["sha256"]: told for told in _published(connection)}
    forms = {row.sha256: row.name for row in connection.execute(select(PaperForm.sha256, PaperForm.name))}
    held = set(connection.execute(select(File.sha256)).scalars())
    faults = [f"The file {one[:12]} is named, and is not there." for one in sorted((set(named) | set(forms)) - held)]
    faults += [f"The file {one[:12]} belongs to no paper." for one in sorted(held - set(named) - set(forms))]
    for sha256 in sorted(held & (set(named) | set(forms))):
        row = connection.execute(select(File.bytes, File.size, File.media_type).where(File.sha256 == sha256)).one()
        name = forms.get(sha256) or str(named[sha256]["name"])
        wanted = {(len(row.bytes), media_type(name, row.bytes))}
        wanted |= {(told["size"], told["media_type"]) for told in (named.get(sha256),) if told}
        if digest(row.bytes) != sha256 or wanted != {(row.size, row.media_type)}:
            faults.append(f"The file {sha256[:12]} is not what was stored.")
    return faults


def _published(connection: Connection) -> Iterator[dict[str, Any]]:
    query = select(Content.facts).join(Entry, Entry.content == Content.hash).where(Entry.kind.in_(("paper", "set")))
    for facts in connection.execute(query).scalars():
        yield from loaded(facts, {}).get("files", [])
