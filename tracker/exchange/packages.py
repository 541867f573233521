"""A Word file that an office sent back is read apart, then brought to the draft that it is of."""

from tracker.exchange.apart import NotStarted, Unreadable, returned_apart
from tracker.exchange.intake import not_now
from tracker.proceedings import packages
from tracker.records.answer import Answer
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput


def bring(actor: Actor, id: str, place: int, version: int | None, when: Moment, name: str, content: bytes) -> Answer:
    """Raises BadInput, in words, for a file that cannot be read; nothing of it is kept then."""
    if not content:
        raise BadInput("No file was chosen.", remedy="Choose the Word file that came back.", field="returned")
    try:
        reading = returned_apart(content)
    except Unreadable as wrong:
        raise BadInput(f"{name} {wrong}.", field="returned") from None
    except NotStarted as wrong:
        raise not_now(wrong) from None
    return packages.bring(actor, id, place, version, when, (name, content), reading)
