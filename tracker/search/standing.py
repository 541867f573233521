"""Which documents of the index count on a day, and the names that are treated alike. Asked of the record once for each
day and state of the record."""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tracker.published.find import head, standing_on, wordings
from tracker.published.thing import things
from tracker.rules.keys import SYNONYMS
from tracker.search.engine import identity
from tracker.search.synonyms import Synonyms, starting

NAMED = ("group", "office", "programme")  # found by any name they have had
KEPT = 4  # days held in memory
NEWEST = date(9999, 12, 30)  # the vocabulary is a tool of today, whichever day is asked about


@dataclass(frozen=True, slots=True)
class InForce:
    """`kinds`: document in force -> kind. `former`: document of an earlier name -> (kind, that name)."""

    kinds: Mapping[str, str]
    former: Mapping[str, tuple[str, str]]
    synonyms: Synonyms

    def kind(self, document: str) -> str:
        return self.kinds[document] if document in self.kinds else self.former[document][0]


_held: OrderedDict[tuple[str, date], InForce] = OrderedDict()
_guard = threading.Lock()


def in_force(reader: Connection, on: date) -> InForce:
    """What stood on that day, and the earlier names, up to that day, of groups, offices and programmes that stood."""
    state = (head(reader).sha256, on)
    with _guard:
        if state in _held:
            _held.move_to_end(state)
            return _held[state]
    found = _asked(reader, on)
    with _guard:
        _held[state] = found
        while len(_held) > KEPT:
            _held.popitem(last=False)
    return found


def _asked(reader: Connection, on: date) -> InForce:
    standing = standing_on(reader, on)
    kinds = {identity(key, content, title): kind for key, (kind, content, title) in standing.items()}
    named = [key for key, (kind, _, _) in standing.items() if kind in NAMED]
    former = {
        identity(key, one.content, one.title): (one.kind, one.title)
        for key, said in wordings(reader, named).items()
        for one in said
        if one.since <= str(on)
    }
    return InForce(kinds, {name: told for name, told in former.items() if name not in kinds}, _synonyms(reader))


def _synonyms(reader: Connection) -> Synonyms:
    """Those the office has published; those every record starts with where it has none."""
    vocabulary = things(reader, [SYNONYMS], NEWEST).get(SYNONYMS)
    return starting() if vocabulary is None else Synonyms.of(vocabulary.facts.get("entries", ()))
