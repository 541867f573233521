"""What the queue can be narrowed by: each filter with the rule by which a paper passes it. The address says all."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from tracker.pages.public import asked
from tracker.pages.public.asked import Args, Facet
from tracker.pages.public.listing import Chip, Choice, Offered
from tracker.records.queue import Queued
from tracker.rules.paper import AWAITING, KINDS, PUBLISHED, REVIEWED

PATH = "/office/"
MINE, NOBODYS, ANYBODYS = "mine", "nobody", "anybody"
WARNED, UNDECIDED, SECOND, MY_SECOND, WHOLE = "warnings", "decision", "second-look", "my-second-look", "whole"
UNPLACED, LATER = "unplaced", "later"
SPOKEN = {
    MINE: "by me",
    NOBODYS: "by nobody",
    ANYBODYS: "by anybody",
    WARNED: "with warnings",
    UNDECIDED: "needs a decision",
    UNPLACED: "with statements to be placed",
    SECOND: "awaits a second look",
    MY_SECOND: "awaits a second look, not reviewed by me",
    WHOLE: "whole, items later",
    LATER: "speaks of what was recorded since",
}
FACETS = (
    Facet("state", "State", words=(AWAITING, REVIEWED, PUBLISHED)),
    Facet("claimed", "Claimed", words=(MINE, NOBODYS, ANYBODYS), spoken=SPOKEN.__getitem__),
    Facet(
        "look",
        "To look at",
        words=(WARNED, UNDECIDED, UNPLACED, SECOND, MY_SECOND, WHOLE, LATER),
        spoken=SPOKEN.__getitem__,
    ),
    Facet("kind", "Kind of paper", words=tuple(KINDS), spoken=lambda kind: KINDS.get(kind, kind)),
    Facet("group", "Group"),
    Facet("year", "Year"),
    Facet("batch", "Batch"),
)
SORTS: Mapping[str, tuple[str, Callable[[Queued], Any], bool]] = {
    "newest": ("Newest first", lambda row: row.place, True),
    "oldest": ("Oldest first", lambda row: row.place, False),
    "date": ("By the paper's own date", lambda row: (row.dated, row.place), False),
}


def said_of(row: Queued, me: str) -> dict[str, set[str]]:
    """Facet -> the values under which this paper is filed, for this reader."""
    claimed = {NOBODYS} if row.claimed_by is None else {ANYBODYS} | ({MINE} if row.claimed_by == me else set())
    second = row.state == REVIEWED and row.second_by is None
    look = {
        WARNED: row.warnings > 0 and row.state == AWAITING,
        UNDECIDED: row.undecided > 0 and row.state == AWAITING,
        UNPLACED: row.unplaced > 0,
        SECOND: second,
        MY_SECOND: second and row.reviewed_by != me,
        WHOLE: row.whole,
        LATER: row.later > 0,
    }
    return {
        "state": {row.state},
        "claimed": claimed,
        "look": {name for name, so in look.items() if so},
        "kind": {row.kind},
        "group": {row.group} if row.group else set(),
        "year": {row.year} if row.year else set(),
        "batch": {str(number) for number in row.batches},
    }


class Narrowed:
    """The queue as one address asks for it. Without a state asked for, what is published is left out: it is done."""

    def __init__(self, rows: Sequence[Queued], args: Args, me: str) -> None:
        self.args = args
        self.filed = [(row, said_of(row, me)) for row in rows]
        self.chosen = {facet.name: asked.values(args, facet) for facet in FACETS}
        self.sort = asked.choice(args, "sort", tuple(SORTS))
        for facet in FACETS:
            self._known(facet)
        _, order, reverse = SORTS[self.sort]
        self.rows = sorted((row for row, said in self.filed if self._passes(said)), key=order, reverse=reverse)

    def _known(self, facet: Facet) -> None:
        held = set(facet.words) or {value for _, said in self.filed for value in said[facet.name]}
        for value in self.chosen[facet.name]:
            if value not in held:
                raise asked.no_value(facet, value)

    def _passes(self, said: Mapping[str, set[str]], but: str = "") -> bool:
        wanted = {**self.chosen, "state": self.chosen["state"] or [AWAITING, REVIEWED]}
        return all(not values or name == but or said[name] & set(values) for name, values in wanted.items())

    @property
    def filters(self) -> list[tuple[str, str]]:
        return [(name, value) for name, values in self.chosen.items() for value in values]

    @property
    def offered(self) -> list[Offered]:
        return [one for facet in FACETS if (one := self._offered(facet)).choices]

    def _offered(self, facet: Facet) -> Offered:
        counts: Counter[str] = Counter()
        for _, said in self.filed:
            if self._passes(said, but=facet.name):
                counts.update(said[facet.name])
        values = [word for word in facet.words or sorted(counts) if counts[word] or word in self.chosen[facet.name]]
        chosen = self.chosen[facet.name]
        return Offered(facet, tuple(Choice(v, v, facet.spoken(v), counts[v], v in chosen) for v in values))

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(facet.label, facet.spoken(value), address(asked.without(self.args, [(facet.name, value)])))
            for facet in FACETS
            for value in self.chosen[facet.name]
        ]

    @property
    def sorts(self) -> list[tuple[str, str, str]]:
        return [(name, words, address(asked.changed(self.args, sort=name))) for name, (words, _, _) in SORTS.items()]


def address(query: Sequence[tuple[str, str]], path: str = PATH) -> str:
    return f"{path}?{urlencode(query)}" if query else path
