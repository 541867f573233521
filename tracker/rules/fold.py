"""The fold: what was true of a thing on each day, from the entries that say so.

Status is never copied into editions. An outcome, response or update is an entry of its own that says what it sets;
this room lays them in the order of the days they are about, however late they were recorded.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tracker.rules.recommendation import OFF_AGENDA, ON_AGENDA, PASSED

FOREVER = "9999-12-31"
T = TypeVar("T")
Laid = list[tuple[str | None, str, T]]  # of one axis: each word, the meeting on whose agenda it is, and who says it


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One entry's say about a thing. `since` is an ISO day; `order` the number of its entry: a day's order.

    An edition says which words stand (`edition` = its entry); any other entry says which axes it sets, to what, and
    on whose word (`sets`: axis -> value); `meeting` is the one whose agenda puts it on or lets it go."""

    since: str
    order: int
    edition: int | None = field(default=None, compare=False)
    sets: Mapping[str, str | None] = field(default_factory=dict, compare=False)
    meeting: str = field(default="", compare=False)


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


def lay(said: Laid[T], word: str | None, meeting: str, by: T) -> None:
    """Lay the next word on what was said on an axis; the last of it is in force. What comes off the agenda of a meeting
    is again what it was before that, on the word of whoever said so."""
    if word == OFF_AGENDA:
        said[:] = [one for one in said if one[:2] != (ON_AGENDA, meeting)]
    else:
        said.append((word, meeting, by))


def counts(sets: Mapping[str, str | None], actions: Sequence[tuple[str | None, str, object]]) -> bool:
    """Whether a say counts after these actions of the committee: no agenda proposes anew what it adopted."""
    return sets.get("action") != ON_AGENDA or not actions or actions[-1][0] not in PASSED


def spans(said: Iterable[Said]) -> list[Span]:
    """The thing's life as consecutive spans. Before its first edition it is not there, and says made for a day before
    that are true from the first edition on."""
    ordered = sorted(said)
    found: list[Span] = []
    edition, laid = None, defaultdict[str, Laid[Set]](list)
    for place, say in enumerate(ordered):
        edition = say.edition if say.edition is not None else edition
        for axis, value in say.sets.items() if counts(say.sets, laid["action"]) else ():
            lay(laid[axis], value, say.meeting, Set(value or "", say.since, say.order))
        status = {axis: told[-1][2] for axis, told in laid.items() if told and told[-1][0] is not None}
        until = ordered[place + 1].since if place + 1 < len(ordered) else FOREVER
        if edition is not None and until > say.since:
            found.append(Span(say.since, until, edition, status))
    return found


def at(found: Sequence[Span], day: str) -> Span | None:
    return next((span for span in found if span.since <= day < span.until), None)
