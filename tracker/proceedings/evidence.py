"""Files that show what an answer says: kept with its draft, public once it is published."""

from pathlib import PurePath

from tracker.proceedings.act import act, allowed
from tracker.proceedings.answer import DRAFT, anew, opened
from tracker.records.answer import Answer
from tracker.rules import answer as rules
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet
from tracker.store import files
from tracker.store.database import db

MOST = 20  # files of one answer
KINDS = (files.PDF, files.WORD, files.SHEET, files.PNG, files.JPEG, files.PLAIN, files.MARKDOWN)


def attach(actor: Actor, id: str, version: int | None, when: Moment, name: str, content: bytes, words: str) -> Answer:
    """One file more. Raises BadInput for what is none that a reader could open. It is cleared anew with the words."""
    shows = rules.SHOWN.understood(words)
    with act(actor, "attach evidence", when, needs="desk.enter", subject=id, file=name):
        held = opened(actor, id, version, when)
        allowed(actor, DRAFT, when, held)
        if not content:
            raise BadInput("No file was chosen.", remedy="Choose the file that shows it.", field="file")
        media_type = files.as_it_says(name, content, KINDS)
        if len(held.evidence_files) == MOST:
            raise BadInput(f"{MOST} files are kept with one answer.", remedy="Join some of them.", field="file")
        kept = files.keep(db.session, content, media_type).sha256
        if any(one.sha256 == kept for one in held.evidence_files):
            raise BadInput(f"{name} is attached already.", remedy="Nothing more needs to be done.", field="file")
        anew(held)
        held.keeps(rules.EVIDENCE, kept, PurePath(name).name[-200:], str(shows or ""))
        db.session.flush()
    return held


def detach(actor: Actor, id: str, place: int, version: int | None, when: Moment) -> Answer:
    """It is published without this file, which stays kept here."""
    with act(actor, "detach evidence", when, needs="desk.enter", subject=id, place=place):
        held = opened(actor, id, version, when)
        allowed(actor, DRAFT, when, held)
        one = next((each for each in held.evidence_files if each.place == place), None)
        if one is None:
            raise NotYet("That file is not attached.", remedy="Load the page again.")
        anew(held)
        one.out = True
    return held
