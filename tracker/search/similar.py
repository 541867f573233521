"""Things like one thing, by the words of it that tell most: the fewer documents have a word, the more it tells."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from math import log

from sqlalchemy import Connection

from tracker.published.thing import Thing, things
from tracker.rules.recommendation import heading
from tracker.search.engine import Engine, EngineFault, identity, key_of
from tracker.search.marks import Marker
from tracker.search.query import Node, Query, Term, all_of, any_of
from tracker.search.suggest import lexicon_of
from tracker.search.words import words

MOST = 5  # similar things
TELLING = 10  # words asked for
ASKED = 60  # documents the engine ranks
WEIGHED = 12  # of these that are of the kind, so many are weighed
ALIKE = 0.25  # of the weight of the words asked for: what has less is not like it
RARE = 1_000  # documents that the words asked for may have among them


def similar(reader: Connection, engine: Engine, one: Thing, on: date) -> list[Thing]:
    """The most like it of its kind, best first, as they stand on that day; none where the index cannot be asked."""
    try:
        weights = telling(one, lexicon_of(engine).counts)
        if not weights:
            return []
        query = Query("", any_of(tuple(weights)))
        ranked = engine.find(query, limit=ASKED, facets=()).ranked
    except EngineFault:
        return []
    names = {name: key_of(name) for name, _ in ranked if key_of(name) != one.key}
    found = things(reader, dict.fromkeys(names.values()), on).values()
    of_kind = [each for each in found if each.kind == one.kind and _document(each) in names][:WEIGHED]
    marker = Marker.of(query.of(all_of(tuple(weights))), weights)
    shares = {each.key: marker.share(marker.marks(_said(each))) for each in of_kind}
    alike = [each for each in of_kind if shares[each.key] >= ALIKE]
    return sorted(alike, key=lambda each: (-shares[each.key], each.key))[:MOST]


def _document(one: Thing) -> str:
    return identity(one.key, one.content, one.title)


def telling(one: Thing, counts: Mapping[str, int]) -> dict[Node, float]:
    """Its most telling words with their weights; what only it has tells nothing of others."""
    having: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for (form, surface), times in Counter(_forms(_said(one))).items():
        having[form] += counts.get(surface, 0)
        often[form] += times
    every = 1 + max(counts.values(), default=1)
    weighed = {form: (1 + log(often[form])) * log(every / held) for form, held in having.items() if held > 1}
    found: dict[Node, float] = {}
    room = RARE
    for form in sorted(weighed, key=lambda form: (-weighed[form], form))[: 2 * TELLING]:
        room -= having[form]
        if len(found) < TELLING and room >= 0:
            found[Term(form)] = weighed[form]
    return found


def _said(one: Thing) -> str:
    subject = one.facts.get("subject") or ()
    return "\n".join(
        [heading(one.own_title, one.facts), *([subject] if isinstance(subject, str) else subject), one.text]
    )


def _forms(text: str) -> Iterator[tuple[str, str]]:
    for word in words(text):
        if not word.small and len(word.parts) == 1:
            yield word.parts[0], word.surfaces[0]
