"""What may not be attested against what was done here: an outcome that a meeting held here recorded is changed by
correcting it, not by a source beside it; and the agency answers what the committee adopted."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from tracker.proceedings.answer import not_adopted
from tracker.proceedings.said import Statement
from tracker.published.life import Life, life
from tracker.published.standing import Told
from tracker.published.thing import Thing, things
from tracker.records import calendar
from tracker.rules.field import by_name
from tracker.rules.meeting import RETURNING
from tracker.rules.outcome import ATTESTED, OUTCOME, SAID_BY
from tracker.rules.recommendation import PASSED
from tracker.text.dates import day_words

FIELDS = by_name(ATTESTED)
COMMITTEES = ("action", "text")


def may_be_attested(reader: Connection, said: Statement, on: date) -> None:
    """Raises a refusal, in words, naming what stands against it."""
    titles = things(reader, said.keys, on)
    for key in said.keys:
        held = life(reader, key)
        if any(axis in said.sets for axis in COMMITTEES):
            _not_decided_here(titles[key], held, said)
        if any(SAID_BY[axis] != OUTCOME for axis in said.sets):
            _adopted_by_then(titles[key], held, said)


def _not_decided_here(item: Thing, held: Life, said: Statement) -> None:
    decided = list(_decisions(held))
    here = calendar.recorded_here(one.row.key for one, _ in decided)
    for one, word in decided:
        if one.row.key in here and (one.row.since >= str(said.dated.first) or word not in RETURNING):
            field = FIELDS["action" if "action" in said.sets else "text"]
            on = day_words(date.fromisoformat(one.row.since))
            raise field.refused(
                f'{item.title} is "{word}" by the vote of {on} that was recorded here ({one.row.key}).',
                f"If that is wrong, correct or retract {one.row.key}; a source does not stand against it.",
            )


def _decisions(held: Life) -> Iterator[tuple[Told, str]]:
    """The outcomes that stand, each with what the committee did by it."""
    for one in held.told:
        words = [str(link["sets"]["action"]) for link in one.links
                 if link.get("to") == held.key and "action" in (link.get("sets") or {})]  # fmt: skip
        if one.stands and words:
            yield one, words[0]


def _adopted_by_then(item: Thing, held: Life, said: Statement) -> None:
    """Of what the record knows to have been adopted later, or decided otherwise, no answer of that day is attested. Of
    an item whose vote is not recorded here, any may be."""
    if said.sets.get("action") in PASSED:
        return
    by_then, day = None, str(said.dated.last)
    known = sorted(_decisions(held), key=lambda told: (told[0].row.since, told[0].row.id))
    for one, word in known:
        if one.row.since <= day:
            by_then = word
    adopted = [word for _, word in known if word in PASSED]
    if by_then not in (None, *PASSED) or (by_then is None and adopted):
        raise not_adopted(
            item.title,
            f" by {day_words(said.dated.last)}",
            remedy="Check the date; or attest the vote first, with its source.",
        )
