"""From the command to the first page, and the memory that the running site takes after pages of every kind."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench import keepalive, served
from tests.bench.addresses import Addresses, searching
from tests.bench.bench import (
    ALWAYS,
    LARGE,
    PAGES,
    SEARCH,
    SMALL,
    USUAL,
    Bench,
    Figures,
    Rounds,
    Told,
    middle,
    number,
    spread,
    verdict,
)
from tests.bench.home import Home

WITHIN = 2.0  # seconds
DRAW = {"pages": 400, "lists": 40, "searches": 100}


def measure_start(home: Home, turn: int) -> Figures:
    page = Addresses(home, turn).recommendations(1)[0]
    with served.site(home) as site:
        first = served.answering(site, "/")
    with served.site(home) as site:
        return {"home": first, "page": served.answering(site, page)}


def tell_start(rounds: Mapping[int, Rounds]) -> list[Told]:
    return [
        Told("start to first page", f"{size:,}", f"{number(middle(found, 'home'))} s", f"<= {number(WITHIN)} s",
             verdict(middle(found, "home") <= WITHIN, size), f"the home page; of a recommendation {number(middle(found, 'page'))} s")
        for size, found in rounds.items()
    ]  # fmt: skip


def measure_memory(home: Home, turn: int) -> Figures:
    addresses = Addresses(home, turn)
    paths = [*addresses.recommendations(DRAW["pages"]), *addresses.lists(DRAW["lists"]),
             *(searching(words) for words in addresses.searches(DRAW["searches"]))]  # fmt: skip
    with served.site(home) as site:
        served.answering(site, "/")
        keepalive.expect(keepalive.asked(site.port, paths, 4), 200)
        members = list(_members(site.process.pid))
        return {
            "all": sum(map(_megabytes, members)),
            "largest": max(map(_megabytes, members)),
            "processes": len(members),
        }


def _members(group: int) -> Iterator[int]:
    """The processes of a group: the server, its worker, the keeper of time."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # gone meanwhile
        if int(fields[2]) == group:
            yield int(stat.parent.name)


def _megabytes(process: int) -> float:
    """Its own memory and its share of what it shares."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)
    return int(found[1]) / 1024 if found else 0.0


def tell_memory(rounds: Mapping[int, Rounds]) -> list[Told]:
    return [
        Told("memory of the running site", f"{size:,}", f"{number(middle(found, 'all'))} MB", "stated", "reported",
             f"{number(middle(found, 'processes'))} processes; the one that serves {spread(found, 'largest')} MB")
        for size, found in rounds.items()
    ]  # fmt: skip


PATHS = (*ALWAYS, *PAGES, *SEARCH, "tests/bench/starting.py")
OF_START = Bench("start", (SMALL, USUAL), 3, PATHS, measure_start, tell_start)
OF_MEMORY = Bench("memory", (SMALL, USUAL, LARGE), 2, PATHS, measure_memory, tell_memory)
