"""The minutes of a meeting: drafted from what was recorded, kept version by version, certified, and then public."""

from sqlalchemy import Connection

from tracker.formats.minutes import Told
from tracker.proceedings.meeting_entry import quorum
from tracker.proceedings.vote import tally
from tracker.published import find, thing
from tracker.records.meeting import Meeting


def gathered(reader: Connection, held: Meeting) -> Told:
    """What a draft is made of: the workspace alone, with the names and words that the record had on the day."""
    items = thing.things(reader, [one.item for one in held.points if one.item], held.last)
    named = find.names(reader, [one.subcommittee for one in held.points if one.subcommittee], held.last)
    called = {key: one["title"] for key, one in named.items()}
    counted = {motion.number: tally(motion) for motion in held.motions}
    return Told(held, items, called, quorum(held) if held.attendance else None, counted)
