"""The fold: what was true of a thing on each day, from the entries that say so.

Status is never copied into editions. An outcome, response or update is an entry of its own that says what it sets;
this room lays them in the order of the days they are about, however late they were recorded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FOREVER = "9999-12-31"


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One entry's say about a thing. `since` is an ISO day; `order` the number of its entry: a day's order.

    An edition says which words stand (`edition` = its entry); any other entry says which axes it sets, to what, and
    on whose word (`sets`: axis -> value)."""

    since: str
    order: int
    edition: int | None = field(default=None, compare=False)
    sets: Mapping[str, str | None] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Set:
    """The value that an axis has, since when, and by which entry."""

    value: str
    since: str
    entry: int


@dataclass(frozen=True, slots=True)
class Span:
    """What was true from `since` up to, not including, `until`."""

    since: str
    until: str
    edition: int
    status: Mapping[str, Set]


def spans(said: Iterable[Said]) -> list[Span]:
    """The thing's life as consecutive spans. Before its first edition it is not there, and says made for a day before
    that are true from the first edition on."""
    ordered = sorted(said)
    found: list[Span] = []
    edition, status = None, dict[str, Set]()
    for place, say in enumerate(ordered):
        edition = say.edition if say.edition is not None else edition
        status = {axis: kept for axis, kept in status.items() if axis not in say.sets} | {
            axis: Set(value, say.since, say.order) for axis, value in say.sets.items() if value is not None
        }
        until = ordered[place + 1].since if place + 1 < len(ordered) else FOREVER
        if edition is not None and until > say.since:
            found.append(Span(say.since, until, edition, status))
    return found


def at(found: Sequence[Span], day: str) -> Span | None:
    return next((span for span in found if span.since <= day < span.until), None)
