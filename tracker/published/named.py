"""What papers there are, by meeting, term and group; and what papers the record's words name that it does not hold.
Read from what things are filed under: no paper's words are loaded for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from tracker.published.bitmaps import Place
from tracker.published.entry import AnyRow, Content, Entry, loaded
from tracker.published.find import stands
from tracker.published.kept import ALWAYS, Keys, among, by_key
from tracker.published.standing import Link, Standing, StandingFacet, holds
from tracker.rules import keys
from tracker.rules.completeness import NOTICE
from tracker.rules.paper import RECOMMENDATIONS

FILED = ("paper", "notice", "outcome", "set", "recommendation")
MANY = ("outcome", "recommendation")  # of which there are many, and few that name others
READ = ("meeting", "names", "paper_kind", "term", "group")
REVISES = "revises"
RESOLVES = ("refers to", REVISES)
Resolved = tuple[str, str, str]  # the key that it leads to, the words that were resolved, the relation


@dataclass(frozen=True, slots=True)
class Filed:
    """A thing with what it is filed under; `meeting` is a day, month or year, or nothing."""

    key: str
    kind: str
    title: str
    paper_kind: str
    meeting: str
    names: tuple[str, ...]
    terms: tuple[str, ...]
    groups: tuple[str, ...]
    address: str = ""  # where that of its key is not known to be its own

    @property
    def url(self) -> str:
        return self.address or keys.address(self.kind, self.key)


@dataclass(frozen=True, slots=True)
class Named:
    """A paper of `what` kind, of the meeting of `meeting`, that is named by the words of a thing and not held."""

    meeting: str
    what: str
    by: Filed


def filed(reader: Connection, on: date) -> list[Filed]:
    """Papers, notices and sets; of outcomes and recommendations those alone whose words name others."""
    held = by_key(reader, "filed", on, lambda keys: _read(reader, on, keys))
    return [one for _, one in sorted(held.values(), key=itemgetter(0))]


def _read(reader: Connection, on: date, some: Keys) -> dict[str, tuple[Place, Filed]]:
    """key -> where it stands among all, and the thing."""
    naming = aliased(StandingFacet)
    names_others = select(naming.key).where(naming.name == "names", naming.key == Standing.key).exists()
    query = (
        select(Standing.key, Standing.kind, Standing.title, Standing.sort, StandingFacet.name, StandingFacet.value)
        .join(StandingFacet, holds())
        .where(Standing.kind.in_(FILED), stands(on), StandingFacet.name.in_(READ), among(Standing.key, some))
        .where(Standing.kind.not_in(MANY) | names_others)
    )
    rows: dict[str, AnyRow] = {}
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in reader.execute(query):
        rows[row.key] = row
        told[row.key][row.name].append(row.value)
    return {key: ((row.sort, key), _filed(key, row.kind, row.title, told[key])) for key, row in rows.items()}


def _filed(key: str, kind: str, title: str, told: Mapping[str, Sequence[str]]) -> Filed:
    """An outcome or a notice of an agenda stands for no paper; but such a notice is one of its meeting, too."""
    paper_kind = NOTICE if kind == "notice" else next(iter(told.get("paper_kind", ())), "")
    names, terms, groups = (tuple(sorted(told.get(name, ()))) for name in ("names", "term", "group"))
    return Filed(key, kind, title, paper_kind, next(iter(told.get("meeting", ())), ""), names, terms, groups)


def still_open(reader: Connection, things: Sequence[Filed]) -> list[Named]:
    """The papers named by these things and not held: neither resolved nor, of the same group, published since."""
    naming = [(one, name) for one in things for name in one.names]
    if not naming:
        return []
    resolved = _resolved(reader)
    before = _continued(reader)
    sets = {(one.key[:7], group) for one in things if one.kind == "set" for group in one.groups}
    held = {(one.paper_kind, one.meeting[:7]) for one in things if one.kind == "paper" and one.meeting}
    found = []
    for one, name in naming:
        meeting, _, what = name.partition(" ")
        said = Named(meeting, what, one)
        if not (_is_resolved(said, resolved.get(one.key, ())) or _is_held(said, sets, held, before)):
            found.append(said)
    return found


def _is_resolved(said: Named, resolved: Sequence[Resolved]) -> bool:
    """A notice that revises another is linked to that one, whatever its day; else the month says which is meant."""
    if said.what == NOTICE:
        return any(rel == REVISES for _, _, rel in resolved)
    return any(said.meeting == printed or to.startswith(said.meeting) for to, printed, _ in resolved)


def _is_held(
    said: Named, sets: set[tuple[str, str]], held: set[tuple[str, str]], before: Mapping[str, set[str]]
) -> bool:
    """Whether such a paper of that month is here. A set counts for the groups that it is of, and for those whose work
    they go on with: another group's set of that month is another set."""
    month = said.meeting[:7]
    if said.what == NOTICE:
        return False  # what a revised notice revises is another notice than itself: it is linked, or open
    if said.what != RECOMMENDATIONS:
        return (said.what, month) in held
    groups = {group for own in said.by.groups for group in (own, *before.get(own, ()))} - {keys.COMMITTEE}
    of_month = {group for when, group in sets if when == month}
    return bool(of_month & groups if groups else of_month)


def _resolved(reader: Connection) -> dict[str, list[Resolved]]:
    """Thing -> what its references were resolved to: by links of its own, or by entries that say so later. Of the
    things that name papers alone."""
    of = aliased(Link)
    naming = select(StandingFacet.key).where(StandingFacet.kind.in_(FILED), StandingFacet.name == "names")
    query = (
        select(Link.key, Link.to_key, Link.rel, of.to_key.label("about"), Content.facts)
        .join(Entry, Entry.id == Link.entry_id)
        .join(Content, Content.hash == Entry.content)
        .outerjoin(of, (of.entry_id == Link.entry_id) & (of.rel == "of"))
        .where(Link.rel.in_(RESOLVES), Link.until != "", Link.to_key.in_(select(Standing.key)))
    )
    later = select(Link.key).where(Link.rel == "of", Link.to_key.in_(naming))
    found: dict[str, list[Resolved]] = defaultdict(list)
    for row in reader.execute(query.where(Link.key.in_(naming.union(later)))):
        printed = str(loaded(row.facts, {}).get("printed")) if row.about else ""
        found[row.about or row.key].append((row.to_key, printed, row.rel))
    return found


def _continued(reader: Connection) -> dict[str, set[str]]:
    """Group -> the groups whose work it goes on with."""
    found: dict[str, set[str]] = defaultdict(set)
    for said in by_key(reader, "continued", ALWAYS, lambda keys: _continuing(reader, keys)).values():
        for heir, before in said:
            found[heir].add(before)
    return found


def _continuing(reader: Connection, some: Keys) -> dict[str, list[tuple[str, str]]]:
    of = aliased(Link)
    query = (
        select(Link.key, of.to_key.label("heir"), Link.to_key)
        .join(of, (of.entry_id == Link.entry_id) & (of.rel == "of"))
        .where(Link.rel == "continues", Link.until != "", among(Link.key, some))
    )
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in reader.execute(query):
        found[row.key].append((row.heir, row.to_key))
    return found
