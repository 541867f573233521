"""What matches a query in the tables of the index, and in which order."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from math import log
from operator import mul

from sqlalchemy import Connection, text

from tracker.search.engine import Found
from tracker.search.postgres_query import Part, Translator, concepts_of, some_suffice
from tracker.search.postgres_rows import state
from tracker.search.query import MOST_EXPANSIONS, Query

RANKED = 1_000  # candidates: to rank one, all its words are unpacked
AFTER_ALL = "\U0010ffff"

# In one row a kind: thousands of rows take twice as long to fetch as to find.
MATCHING = text("""
    SELECT kind, array_agg(id) AS ids FROM search_document WHERE forms @@ CAST(:wanted AS tsquery) GROUP BY kind""")
NEAREST = text("""
    WITH met AS (
        SELECT id, ln(1 + :total / count(*) OVER (PARTITION BY concept.number)) AS worth
        FROM unnest(CAST(:concepts AS tsquery[])) WITH ORDINALITY AS concept(asked, number)
        JOIN search_document ON forms @@ (concept.asked && CAST(:wanted AS tsquery))
    )
    SELECT id FROM met GROUP BY id ORDER BY sum(worth) DESC, id DESC LIMIT :most""")
RANKING = text("""
    WITH unpacked AS MATERIALIZED (SELECT id, forms || '' AS forms FROM search_document WHERE id = ANY(:ids))
    SELECT id, ARRAY(
        SELECT CASE WHEN forms @@ part.gate THEN ts_rank(forms, part.counted, 1) ELSE 0 END
        FROM unnest(CAST(:gates AS tsquery[]), CAST(:counted AS tsquery[]))
            WITH ORDINALITY AS part(gate, counted, place)
        ORDER BY part.place) AS ranks
    FROM unpacked""")
BEGINNING = text("""
    SELECT word FROM search_word WHERE letters >= :start AND letters < :stop
    ORDER BY documents DESC, letters, word LIMIT :most""")

Hit = tuple[str, float]


def find(connection: Connection, query: Query, limit: int, facets: Sequence[str]) -> Found:
    @cache
    def beginning(start: str) -> tuple[str, ...]:
        asked = {"start": start, "stop": start + AFTER_ALL, "most": MOST_EXPANSIONS}
        return tuple(connection.execute(BEGINNING, asked).scalars())

    translator = Translator(beginning, state(connection).stretches)
    matching = connection.execute(MATCHING, {"wanted": translator.wanted(query.wanted)}).all()
    names = [name for row in matching for name in row.ids]
    counts = {"kind": {row.kind: len(row.ids) for row in matching}} if "kind" in facets else {}
    if limit <= 0:
        return Found((), frozenset(names), counts)
    parts = translator.parts(query.wanted)
    candidates = _candidates(connection, translator, query, names) if parts else ()
    ranked = _ranked(connection, parts, candidates) if candidates else []
    rest = sorted(set(names) - set(candidates), reverse=True)
    return Found((*ranked, *((name, 0.0) for name in rest))[:limit], frozenset(names), counts)


def _candidates(connection: Connection, translator: Translator, query: Query, names: Sequence[str]) -> Sequence[str]:
    """Of more than can be ranked those that have the most of what was asked, the rare words above all; where all must
    have all of it, the newest."""
    if len(names) <= RANKED:
        return names
    if not some_suffice(query.wanted):
        return sorted(names, reverse=True)[:RANKED]
    concepts = [translator.wanted(concept) for concept in concepts_of(query.wanted)]
    asked = {"wanted": translator.wanted(query.wanted), "concepts": concepts, "total": float(len(names))}
    return connection.execute(NEAREST, {**asked, "most": RANKED}).scalars().all()


def _ranked(connection: Connection, parts: Sequence[Part], names: Sequence[str]) -> list[Hit]:
    """All of these, the best first."""
    asked = {"ids": list(names), "gates": [part.gate for part in parts], "counted": [part.counted for part in parts]}
    ranked = [(row.id, row.ranks) for row in connection.execute(RANKING, asked)]
    weights = _weights(parts, [ranks for _, ranks in ranked])
    scores = [(name, sum(map(mul, weights, ranks), 0.0)) for name, ranks in ranked]
    return sorted(scores, key=lambda hit: (-hit[1], hit[0]))


def _weights(parts: Sequence[Part], ranks: Sequence[Sequence[float]]) -> list[float]:
    """What few of the candidates have tells them apart: it counts more. Where all words must be found it is the same
    for each, where some suffice the rare ones decide."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        places[part.concept].append(place)
    held = {concept: sum(any(one[at] for at in mine) for one in ranks) for concept, mine in places.items()}
    return [part.weight * log(1 + len(ranks) / max(held[part.concept], 1)) for part in parts]
