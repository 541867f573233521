"""The first entries of a record: the committee itself, the office of its Designated Federal Officer, its vocabulary."""

import json
from importlib.resources import files
from typing import Any

from tracker.proceedings import meetings
from tracker.proceedings.act import act
from tracker.proceedings.publish import release
from tracker.published import find, standing
from tracker.published.entry import Edition
from tracker.rules import keys
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.store.database import db
from tracker.text import dates

# The committee has two numbers in the database that 5 U.S.C. 1009 asks for; today's runs from the day below.
COMMITTEE = {
    "name": "Commercial Customs Operations Advisory Committee",
    "acronym": "COAC",
    "slug": "coac",
    "level": "committee",
    "faca_numbers": [{"number": "120", "until": "2016-02-24"}, {"number": "2564", "since": "2016-04-27"}],
}
OFFICE = {"name": "Office of the Designated Federal Officer", "acronym": "DFO", "slug": "dfo"}
FOUNDED = "2016-04-27"


def found(actor: Actor, when: Moment) -> list[str]:
    """Publish what is not there yet of the first entries; returns their keys. Safe to repeat."""
    wanted = _first_editions()
    with act(actor, "found the record", when, needs="record.found", subject=keys.COMMITTEE):
        held = find.names(db.session.connection(), [one.key for one in wanted], when.day)
        missing = [one for one in wanted if one.key not in held]
        if missing:
            release(missing, when)
        if standing.compare(db.session.connection()):
            standing.rebuild(db.session.connection())  # of an older release, which filed things otherwise
        if entered := meetings.not_entered(db.session.connection(), when):
            release(entered, when)
    return [one.key for one in missing]


def _first_editions() -> list[Edition]:
    founded = dates.from_value(FOUNDED)
    about = "The words that search treats as one or as near, as the office keeps them."
    return [
        Edition(keys.COMMITTEE, "group", str(COMMITTEE["name"]), founded, facts=COMMITTEE),
        Edition(keys.DFO_OFFICE, "office", str(OFFICE["name"]), founded, facts=OFFICE,
                links=[{"rel": "group", "to": keys.COMMITTEE}]),
        Edition(keys.SYNONYMS, "vocabulary", "Acronyms and synonyms", founded, text=about,
                facts={"entries": synonyms()}),
    ]  # fmt: skip


def synonyms() -> list[dict[str, Any]]:
    """The list that a new record begins with; later editions of it are the office's own."""
    return list(json.loads(files("tracker.search").joinpath("synonyms.json").read_text(encoding="utf-8")))
