"""A thing with all that was ever said of it, by one query: how it stood on any day, its tombstone, and every entry for
the history that its page tells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, and_, bindparam, exists, or_, select

from tracker.published.entry import RETRACT, AnyRow, Content, Entry, loaded
from tracker.published.standing import WORDED, Link, Told, says, standing_ids
from tracker.published.thing import Thing, from_fold
from tracker.rules.fold import Said, Span, at, spans
from tracker.rules.outcome import RELATIONS

# A recommendation that answers another follows on it, as does a link that says so, and neither tells what became of it.
FOLLOWING = ("recommendation", "link")


@dataclass(frozen=True)
class Life:
    """`rows`: its own entries and those that say something of it, in the order of the days that they are about. What
    another thing says of it tells by `counts` whether it still does."""

    key: str
    rows: Sequence[AnyRow]

    @cached_property
    def told(self) -> list[Told]:
        own = standing_ids(row for row in self.rows if row.key == self.key)
        counts = {row.id: row.id in own if row.key == self.key else bool(row.counts) for row in self.rows}
        return [Told(row, loaded(row.facts, {}), loaded(row.links, []), counts[row.id]) for row in self.rows]

    @cached_property
    def spans(self) -> list[Span]:
        return spans(says(self.told, self.key))

    @property
    def own(self) -> list[Told]:
        return [each for each in self.told if each.row.key == self.key]

    @property
    def tombstone(self) -> AnyRow | None:
        """The last word on it, if that is that it was retracted."""
        last = max((row for row in self.rows if row.key == self.key), key=lambda row: row.id, default=None)
        return last if last is not None and last.act == RETRACT else None

    def on(self, day: date) -> Thing | None:
        """As it stood on that day, as known today."""
        span = at(self.spans, str(day))
        return from_fold(self.told, span, day) if span else None

    def edition(self, number: int, day: date) -> Thing | None:
        """The words of one edition (@v2), whether or not they stand; with the status that the thing has on that day.
        None for what was retracted, even if the key was published again later."""
        tombstone = max((each.row.id for each in self.own if each.row.act == RETRACT), default=0)
        for one in self.own:
            if one.row.edition == number and one.row.title is not None and one.row.id > tombstone:
                (alone,) = spans([Said(one.row.since, one.row.id, one.row.id)])
                then = at(self.spans, str(day))
                return from_fold(self.told, replace(alone, status=then.status if then else {}), day)
        return None

    def is_redacted(self, number: int) -> bool:
        """Whether there was such an edition, and its words were removed since."""
        return any(each.row.edition == number and each.row.title is None for each in self.own)

    def newest(self, axis: str) -> str | None:
        """What was last said on an axis, whatever the day asked about."""
        said = self.spans[-1].status.get(axis) if self.spans else None
        return said.value if said else None


_SAYING = or_(Link.sets.is_not(None), Link.rel.in_(RELATIONS.values()))
_TELLING = select(Link.entry_id).where(Link.to_key == bindparam("key"), _SAYING)
_COUNTS = exists().where(and_(Link.entry_id == Entry.id, Link.to_key == bindparam("key"), Link.until != ""))
_LIFE = (
    select(*WORDED, _COUNTS.label("counts"))
    .join(Content, Content.hash == Entry.content)
    .where((Entry.key == bindparam("key")) | and_(Entry.id.in_(_TELLING), Entry.kind.not_in(FOLLOWING)))
    .order_by(Entry.since, Entry.id)
)


def life(reader: Connection, key: str) -> Life:
    return Life(key, list(reader.execute(_LIFE, {"key": key})))
