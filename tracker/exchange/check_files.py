"""Whether every file is what was stored, and belongs to something: to a paper of the office, to an answer or a comment,
to a batch that came in, or to an entry."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from tracker.exchange import sheets
from tracker.exchange.intake import media_type
from tracker.published.entry import WITH_FILES, Content, Entry, loaded
from tracker.records.answer import AnswerFile
from tracker.records.arrival import Arrival
from tracker.records.comment import PublicComment
from tracker.records.listed import HeldList
from tracker.records.minutes import MinutesVersion
from tracker.records.paper import PaperForm
from tracker.store.files import File, digest

# Where the workspace names a file, and where it says under which name the file came.
KEPT: tuple[tuple[Any, Any], ...] = (
    (Arrival.sha256, Arrival.name),
    (PaperForm.sha256, PaperForm.name),
    (AnswerFile.sha256, AnswerFile.name),
    (PublicComment.sha256, PublicComment.file_name),
)
_BESIDE = (MinutesVersion.file, MinutesVersion.page)  # what shows who cleared or signed something


def files(connection: Connection) -> list[str]:
    named = {told["sha256"]: told for told in _published(connection)}
    forms: dict[str, set[str]] = {}  # the names under which each came
    for sha256_of, name_of in KEPT:
        for sha256, name in connection.execute(select(sha256_of, name_of).where(sha256_of.is_not(None))):
            forms.setdefault(sha256, set()).add(name)
    held = set(connection.execute(select(File.sha256)).scalars())
    beside = {sha256 for column in _BESIDE for sha256 in connection.execute(select(column)).scalars() if sha256}
    wanted_files = set(named) | set(forms) | beside
    faults = [f"The file {one[:12]} is named, and is not there." for one in sorted(wanted_files - held)]
    lists, wrong = _lists(connection)
    nobodys = sorted(held - wanted_files - lists)
    faults += [f"The file {one[:12]} belongs to no paper, no answer, no batch and no list." for one in nobodys]
    for sha256 in sorted(held & wanted_files):
        row = connection.execute(select(File.bytes, File.size, File.media_type).where(File.sha256 == sha256)).one()
        names = forms.get(sha256) or {str(told["name"]) for told in (named.get(sha256),) if told}
        stored = (row.size, row.media_type)  # of what came without a name only the bytes can be asked
        wanted = {(len(row.bytes), media_type(name, row.bytes)) for name in names} or {(len(row.bytes), row.media_type)}
        told = {(told["size"], told["media_type"]) for told in (named.get(sha256),) if told}
        if digest(row.bytes) != sha256 or stored not in wanted or told - {stored}:
            faults.append(f"The file {sha256[:12]} is not what was stored.")
    return faults + wrong


def _lists(connection: Connection) -> tuple[set[str], list[str]]:
    """The files of lists that came in, and what is wrong with them; with a paper's form among them, that is asked."""
    held = select(File.sha256, File.bytes, File.size, File.media_type).join(HeldList, HeldList.sha256 == File.sha256)
    rows = connection.execute(held).all()
    of_papers = set(connection.execute(select(PaperForm.sha256)).scalars())
    wrong = [
        f"The file {row.sha256[:12]} is not what was stored."
        for row in rows
        if row.sha256 not in of_papers
        and (digest(row.bytes), len(row.bytes), sheets.media_type(row.bytes)) != (row.sha256, row.size, row.media_type)
    ]
    return {row.sha256 for row in rows}, wrong


def _published(connection: Connection) -> Iterator[dict[str, Any]]:
    query = select(Content.facts).join(Entry, Entry.content == Content.hash).where(Entry.kind.in_(WITH_FILES))
    for facts in connection.execute(query).scalars():
        yield from loaded(facts, {}).get("files", [])
