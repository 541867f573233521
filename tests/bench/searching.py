"""A page of the search, warm, against the same page from the full text search of the database itself in the same run,
query by query: Whoosh against SQLite's FTS5, PostgreSQL's engine against PostgreSQL's own SQL."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from tests.bench.addresses import Addresses
from tests.bench.bench import (
    ALWAYS,
    LARGE,
    REPORTED,
    SEARCH,
    SMALL,
    USUAL,
    Bench,
    Figures,
    Rounds,
    Told,
    middle,
    number,
    ratio,
    verdict,
)
from tests.bench.fts5 import fts5
from tests.bench.home import POSTGRESQL, Home
from tests.bench.postgres_text import postgres_text
from tests.bench.reference import FACETS, Reference
from tracker.search.answer import Answer
from tracker.search.look import look

OF_FTS5, OF_SQL = 2.0, 1.3
WARM, MEASURED, HITS = 60, 150, 10


def measure_whoosh(home: Home, turn: int) -> Figures:
    return _measured(home, turn, fts5(home))


def measure_postgres(home: Home, turn: int) -> Figures:
    return _measured(home, turn, postgres_text(home))


def _measured(home: Home, turn: int, reference: Reference) -> Figures:
    addresses = Addresses(home, turn)
    site, words, day = addresses.site, addresses.searches(WARM + MEASURED), addresses.site.clock().day

    def ours(typed: str) -> Answer:
        with site.reader.connect() as reader:
            return look(reader, site.engine, typed, on=day, size=HITS)

    for typed in words[:WARM]:
        ours(typed)
        reference.look(typed, HITS)
    taken: dict[str, list[float]] = {"ours": [], "reference": []}
    equal = compared = 0
    for place, typed in enumerate(words[WARM:]):
        asked: dict[str, Callable[[], Any]] = {
            "ours": partial(ours, typed),
            "reference": partial(reference.look, typed, HITS),
        }
        answers, took = _both(asked, turned=place % 2 == 1)
        if not answers["ours"].some:  # a list that was filled up has more than the reference finds
            compared += 1
            equal += answers["ours"].total == answers["reference"]
        for name, milliseconds in took.items():
            taken[name].append(milliseconds)
    found = {f"{name} {part}": _part(times, part) for name, times in taken.items() for part in (50, 95)}
    return {
        **found,
        "equal": equal / max(compared, 1),
        "filled up": 1 - compared / len(taken["ours"]),
        "queries": len(taken["ours"]),
        "facets": len(ours(words[0]).facets),
    }


def _both(asked: Mapping[str, Callable[[], Any]], *, turned: bool) -> tuple[dict[str, Any], dict[str, float]]:
    """Ask one after the other, the second first if turned; the answers, and the milliseconds."""
    answers, took = {}, {}
    for name in sorted(asked, reverse=turned):
        begun = time.perf_counter()
        answers[name] = asked[name]()
        took[name] = 1000 * (time.perf_counter() - begun)
    return answers, took


def _part(times: list[float], part: int) -> float:
    return sorted(times)[max(0, -(-len(times) * part // 100) - 1)]


def tell_whoosh(rounds: Mapping[int, Rounds]) -> list[Told]:
    return _told(rounds, "Whoosh", "FTS5", OF_FTS5)


def tell_postgres(rounds: Mapping[int, Rounds]) -> list[Told]:
    return _told(rounds, "PostgreSQL", "its own SQL", OF_SQL)


def _told(rounds: Mapping[int, Rounds], ours: str, other: str, most: float) -> list[Told]:
    lines = []
    for size, found in rounds.items():
        times = ratio(found, "ours 95", "reference 95")
        seen = (f"{ours} {_times(found, 'ours')}; {other} {_times(found, 'reference')}; "
                f"p50 {number(ratio(found, 'ours 50', 'reference 50'))} times; "
                f"{number(middle(found, 'facets'))} facets against {1 + len(FACETS)}; "
                f"of {number(middle(found, 'queries'))} queries a round {middle(found, 'filled up'):.0%} were filled up; "
                f"equal totals in {middle(found, 'equal'):.0%} of the others")  # fmt: skip
        lines.append(Told(f"search page p95, warm, {ours} against {other}", f"{size:,}", f"{number(times)} times as long",
                          f"<= {most} times", verdict(times <= most, size), seen))  # fmt: skip
    return lines + ([_growth(rounds, ours, other)] if len(rounds) > 1 else [])


def _times(found: Rounds, name: str) -> str:
    return f"p50 {number(middle(found, f'{name} 50'))} ms, p95 {number(middle(found, f'{name} 95'))} ms"


def _growth(rounds: Mapping[int, Rounds], ours: str, other: str) -> Told:
    small, large = min(rounds), max(rounds)
    mine, its = (
        middle(rounds[large], f"{name} 95") / middle(rounds[small], f"{name} 95") for name in ("ours", "reference")
    )
    return Told(f"growth of the search page p95, {ours}", f"{small:,} to {large:,}", f"{number(mine)} times as long", "stated",
                REPORTED, f"{other} {number(its)} times")  # fmt: skip


OURS = tuple(
    f"tests/bench/{name}.py" for name in ("searching", "reference", "fts5", "postgres_server", "postgres_text")
)
OF_WHOOSH = Bench("search", (SMALL, USUAL, LARGE), 3, (*ALWAYS, *SEARCH, *OURS), measure_whoosh, tell_whoosh)
OF_POSTGRES = Bench("postgresql", (SMALL, USUAL, LARGE), 3, (*ALWAYS, *SEARCH, *OURS), measure_postgres, tell_postgres, database=POSTGRESQL)  # fmt: skip
