"""The errata of things: one query for a whole page of them. An item's page bears those of its paper, too, where they
are about its words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, select

from tracker.published.entry import Content, Entry, loaded
from tracker.published.standing import Link
from tracker.published.thing import Thing
from tracker.rules.erratum import KIND, stands_in

SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Erratum:
    """`of` is the key of what it is about; `field` the fact that is misprinted, empty for words of its text; `paper`
    the one that it was found in, where the erratum says so."""

    key: str
    of: str
    field: str
    printed: str
    corrected: str
    source: str
    note: str
    paper: str = ""


Errata = dict[str, list[Erratum]]


_ABOUT = (
    select(Link.to_key, Entry.key, Content.facts, Content.links)
    .join(Entry, Entry.id == Link.entry_id)
    .join(Content, Content.hash == Entry.content)
    .where(Link.to_key.in_(bindparam("wanted")), Link.rel == "of", Entry.kind == KIND)
    .where(Link.since <= bindparam("on"), Link.until > bindparam("on"))
    .order_by(Entry.id)
)


def about(reader: Connection, keys: Iterable[str], on: date) -> Errata:
    """Key -> its own errata that stand on that day, in the order of recording."""
    found: Errata = defaultdict(list)
    for to, key, facts, links in reader.execute(_ABOUT, {"wanted": sorted(set(keys)), "on": str(on)}):
        said = loaded(facts, {})
        parts = {name: str(said.get(name) or "") for name in ("field", "printed", "corrected", "source", "note")}
        paper = next((str(link["to"]) for link in loaded(links, []) if link["rel"] == SOURCE and link.get("to")), "")
        found[to].append(Erratum(key, to, **parts, paper=paper))
    return found


def of(reader: Connection, things: Iterable[Thing], on: date) -> Errata:
    """Key -> what is misprinted in it: by its own errata, and by those of its paper that are about its words."""
    some = list(things)
    held = about(reader, [key for one in some for key in (one.key, *one.to("paper"))], on) if some else {}
    return {one.key: [*held.get(one.key, ()), *_of_words(one, held)] for one in some}


def _of_words(one: Thing, held: Errata) -> list[Erratum]:
    return [each for paper in one.to("paper") for each in held.get(paper, ()) if stands_in(each.printed, one.text)]
