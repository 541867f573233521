"""What other things are filed under stays in the record until they are not: without it their pages would show a bare
key, and nobody could be appointed to it."""

from sqlalchemy import Connection

from tracker.published import find
from tracker.published.thing import Thing
from tracker.records import find as workspace
from tracker.rules import keys
from tracker.rules.moment import Moment
from tracker.rules.refusal import NotYet

UNDER = ("group", "parent", "office", "term")  # relations
FOUNDING = (keys.COMMITTEE, keys.DFO_OFFICE, keys.SYNONYMS)  # nothing goes on without them
NAMED = 3  # how many a refusal names


def nothing_under(connection: Connection, held: Thing, when: Moment) -> None:
    """Raises NotYet, naming what is filed under this thing or who holds a role in it."""
    anew = f"If its name is wrong, correct that: tracker correct {held.key}"
    if held.key in FOUNDING:
        raise NotYet(f"{held.title} ({held.key}) is part of every record, and is not retracted.", remedy=anew)
    under = list(dict.fromkeys(row.key for row in find.leading_to(connection, held.key, when.day, UNDER)))
    if under:
        said = f"{_named(under)} {'is' if len(under) == 1 else 'are'} filed under {held.title}."
        raise NotYet(said, remedy=f"Retract what is wrong of that first, or correct it. {anew}")
    people = workspace.people_of(held.kind, held.key, when.day)
    if people:
        said = f"{_named(people)} {'holds' if len(people) == 1 else 'hold'} a role in {held.title}."
        raise NotYet(said, remedy=f"End it first: tracker people end EMAIL. {anew}")


def _named(some: list[str]) -> str:
    more = len(some) - NAMED
    return ", ".join(some[:NAMED]) + (f" and {more} more" if more > 0 else "")
