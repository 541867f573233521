"""Which documents of the index count on a day, and the names that are treated alike. Asked of the record once for each
day and state of the record."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tracker.published import since
from tracker.published.find import head, standing_on, wordings
from tracker.published.identities import names_held
from tracker.published.searched import mark
from tracker.published.thing import things
from tracker.rules.keys import SYNONYMS
from tracker.search.engine import identity, key_of
from tracker.search.query import Query
from tracker.search.synonyms import Forms, Synonyms, defaults
from tracker.search.words import parts
from tracker.store.chain import Head

NAMED = ("group", "office", "programme")  # found by any name they have had
KEPT = 4  # days held in memory
PATCHED = 2_000  # keys that are brought up to date one by one; of more, all is read anew
LONGEST_NAME = 10  # words of a name that is looked for among others
NEWEST = date(9999, 12, 30)  # the vocabulary is a tool of today, whichever day is asked about


@dataclass(frozen=True, slots=True)
class InForce:
    """`names`: key -> its document in force; `kinds`: that document -> kind. `former`: document of an earlier name ->
    (kind, that name). `called`: the stems of a name or acronym -> the keys of what has ever borne it."""

    names: Mapping[str, str]
    kinds: Mapping[str, str]
    former: Mapping[str, tuple[str, str]]
    synonyms: Synonyms
    loose: Synonyms
    called: Mapping[Forms, Set[str]]

    def kind(self, document: str) -> str:
        return self.kinds[document] if document in self.kinds else self.former[document][0]

    def named_within(self, query: Query) -> list[str]:
        """What stands and has borne a name of several words that is among those of a plain query. CBP is named in every
        second line, and nothing is meant by it."""
        said = parts(query.printed) if query.plain else ()
        found: set[str] = set()
        for start in range(len(said)):
            for end in range(start + 2, min(start + LONGEST_NAME, len(said)) + 1):
                found |= self.called.get(said[start:end], set())
        return sorted(found & self.names.keys())


@dataclass(frozen=True, slots=True)
class _State:
    head: Head
    on: date
    stands: InForce


_held: OrderedDict[tuple[str, date], _State] = OrderedDict()
_guard = threading.Lock()


def in_force(reader: Connection, on: date) -> InForce:
    """What stood on that day, and the earlier names, up to that day, of groups, offices and programmes that stood."""
    now = head(reader)
    with _guard:
        state = _held.get((now.sha256, on))
        if state is not None:
            _held.move_to_end((now.sha256, on))
            return state.stands
        known = list(_held.values())
    state = _State(now, on, _brought_up(reader, on, now, known))
    with _guard:
        _held[now.sha256, on] = state
        while len(_held) > KEPT:
            _held.popitem(last=False)
    return state.stands


def _brought_up(reader: Connection, on: date, now: Head, known: Sequence[_State]) -> InForce:
    """From the nearest state that is held, by the keys that changed since; read anew where there is none near."""
    before = since.before(reader, {one.head for one in known}, now)
    for base in sorted((one for one in known if one.head in before), key=lambda one: (abs(one.on - on), -one.head.id)):
        changed = since.changed(reader, base.head, base.on, on, PATCHED)
        return _read(reader, on) if changed is None else _patched(reader, on, base.stands, changed)
    return _read(reader, on)


def _read(reader: Connection, on: date) -> InForce:
    standing = standing_on(reader, on)
    names = {key: identity(key, content, title) for key, (_, content, title) in standing.items()}
    kinds = {names[key]: kind for key, (kind, _, _) in standing.items()}
    named = [key for key, (kind, _, _) in standing.items() if kind in NAMED]
    return InForce(names, kinds, _former(reader, on, named, kinds), *_known_names(reader))


def _patched(reader: Connection, on: date, old: InForce, changed: Collection[str]) -> InForce:
    standing = standing_on(reader, on, changed)
    names, kinds = dict(old.names), dict(old.kinds)
    gone = {kinds.pop(names.pop(key, ""), None) for key in changed}
    for key, (kind, content, title) in standing.items():
        names[key] = identity(key, content, title)
        kinds[names[key]] = kind
    named = [key_of(document) for document, kind in kinds.items() if kind in NAMED]
    renamed = SYNONYMS in changed or not gone.isdisjoint(NAMED) or any(row[0] in NAMED for row in standing.values())
    known = _known_names(reader) if renamed else (old.synonyms, old.loose, old.called)
    return InForce(names, kinds, _former(reader, on, named, kinds), *known)


def _former(
    reader: Connection, on: date, named: Collection[str], kinds: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    told = {
        identity(key, one.content, one.title): (one.kind, one.title)
        for key, said in wordings(reader, named).items()
        for one in said
        if one.since <= str(on)
    }
    return {name: said for name, said in told.items() if name not in kinds}


def _known_names(reader: Connection) -> tuple[Synonyms, Synonyms, Mapping[Forms, Set[str]]]:
    """The synonyms that the office has published, or those every record starts with where it has none, with all names
    that a group, an office or a programme has had; and who has had them."""
    vocabulary = things(reader, [SYNONYMS], NEWEST).get(SYNONYMS)
    entries = defaults() if vocabulary is None else vocabulary.facts.get("entries", ())
    filed: dict[str, list[list[str]]] = defaultdict(list)
    called: dict[Forms, set[str]] = defaultdict(set)
    for one in (one for kind in NAMED for one in names_held(reader, kind)):
        names = [name for name in (one.name, one.acronym) if name]
        filed[mark(one.key)].append(names)
        for name in names:
            called[parts(name)].add(one.key)
    return Synonyms.of(entries, filed), Synonyms.of(entries, filed, loose=True), called
