"""The controls of S1: the program with one promise broken on purpose. `two-commits` keeps the file and the paper in two
transactions; `late-journal` signs an act after it was committed.
"""

from typing import Any

from tracker.store import files, journal
from tracker.store.database import db


def two_commits() -> None:
    keep = files.keep

    def kept_at_once(session: Any, content: bytes, media_type: str) -> files.File:
        held = keep(session, content, media_type)
        session.commit()
        return held

    files.keep = kept_at_once


def late_journal() -> None:
    write_line = journal._write_line

    def written_late(*given: Any) -> None:
        db.session.flush()
        db.session.commit()
        write_line(*given)

    journal._write_line = written_late


CONTROLS = {"two-commits": two_commits, "late-journal": late_journal}
