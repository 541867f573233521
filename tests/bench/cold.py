"""Pages that nobody asked for before: a recommendation, a narrowed list and a search, each address once, against a bare
callable of the same bytes (A), and the search against its bare engine. Counts the statements of each page as well."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from flask.testing import FlaskClient
from sqlalchemy import event

from tests.bench import bare, client, keepalive, served
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
    ratio,
    verdict,
)
from tests.bench.home import Home
from tests.bench.served import Served
from tracker import create_app
from tracker.published import thing
from tracker.search.site import Site
from tracker.settings import from_environment

PART_OF_BARE, OF_A_PAGE, GROWTH, OF_ENGINE, STATEMENTS = 25, 3, 1.5, 0.5, 6
DRAW = {"page": 240, "list": 120, "search": 120}  # addresses of one round
WARM, COUNTED, CONNECTIONS = 20, 25, 4
NAMES = {"page": "cold recommendation page", "list": "cold filtered list", "search": "cold search page"}


def measure(home: Home, turn: int) -> Figures:
    found: Figures = {}
    addresses = Addresses(home, turn)
    draw = {"page": addresses.recommendations(DRAW["page"] + WARM + 2 * COUNTED),
            "list": addresses.lists(DRAW["list"] + WARM + 2 * COUNTED)}  # fmt: skip
    typed = addresses.searches(DRAW["search"] + WARM + 2 * COUNTED)
    draw["search"] = [searching(words) for words in typed]
    with ExitStack() as stack:
        site = stack.enter_context(served.site(home))
        served.answering(site, "/")
        for name in DRAW:  # what is read once for a process is no part of a page
            keepalive.expect(keepalive.asked(site.port, _warming(draw[name]), 1), 200)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        replies = {f"/{name}": site.page(_warming(draw[name])[-1]) for name in DRAW}
        a = stack.enter_context(served.bare("ready", BENCH_REPLIES=bare.written(folder, replies)))
        engine = stack.enter_context(served.bare("engine", **home.environment))
        keepalive.asked(engine.port, _warming(draw["search"]), 1)
        for name in DRAW:
            found[f"{name} A"] = client.rate(a, f"/{name}")
            found[name] = _rate(site, draw[name][: DRAW[name]])
            found[f"{name} bytes"] = len(replies[f"/{name}"].body)
        found["engine"] = _rate(engine, draw["search"][: DRAW["search"]])
    return found | _statements(home, {name: paths[-2 * COUNTED :] for name, paths in draw.items()})


def _warming(paths: Sequence[str]) -> Sequence[str]:
    return paths[-2 * COUNTED - WARM : -2 * COUNTED]


def _rate(site: Served, paths: Sequence[str]) -> float:
    """Answers a second, until each path was answered once."""
    answers = keepalive.asked(site.port, paths, CONNECTIONS)
    keepalive.expect(answers, 200)
    return len(answers) / (max(one.at for one in answers) - min(one.at - one.took for one in answers))


# Statements ---------------------------------------------------------------------------------------------------------


def _statements(home: Home, draw: Mapping[str, Sequence[str]]) -> Figures:
    """How many statements a page makes, the fewest and the most; as a control, those of a loop over the things of a
    list. Half of the draw comes first, for what is read once for a process."""
    app = create_app(from_environment(home.environment))
    site: Site = app.extensions["tracker"]
    found: Figures = {}
    with _counting(site) as made:
        for name, paths in draw.items():
            _counted(app.test_client(), paths[:COUNTED], made)
            counts = _counted(app.test_client(), paths[COUNTED:], made)
            found |= {f"{name} fewest": min(counts), f"{name} most": max(counts)}
        made.clear()
        with site.reader.connect() as reader:
            for key in Addresses(home, 0)._keys[:COUNTED]:
                thing.one(reader, key, site.clock().day)
        found["loop"] = len(made)
    return found


@contextmanager
def _counting(site: Site) -> Iterator[list[str]]:
    made: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            made.append(statement)

    event.listen(site.reader, "before_cursor_execute", note)
    try:
        yield made
    finally:
        event.remove(site.reader, "before_cursor_execute", note)


def _counted(browser: FlaskClient, paths: Sequence[str], made: list[str]) -> list[int]:
    counts = []
    for path in paths:
        made.clear()
        if browser.get(path).status_code == 200:  # a search may lead elsewhere
            counts.append(len(made))
    return counts


# What it says ---------------------------------------------------------------------------------------------------------


def tell(rounds: Mapping[int, Rounds]) -> list[Told]:
    lines = []
    for size, found in rounds.items():
        lines += [_against_bare(name, size, found) for name in ("page", "list")]
        lines += [_list_to_page(size, found), _search_to_engine(size, found), _made(size, found)]
    return lines + ([_growth(rounds)] if len(rounds) > 1 else [])


def _against_bare(name: str, size: int, found: Rounds) -> Told:
    part = ratio(found, f"{name} A", name)
    seen = f"{number(middle(found, name))}/s, A {number(middle(found, f'{name} A'))}/s; {number(middle(found, f'{name} bytes'))} bytes"
    return Told(NAMES[name], f"{size:,}", f"A/{number(part)}", f">= A/{PART_OF_BARE}",
                verdict(part <= PART_OF_BARE, size), seen)  # fmt: skip


def _list_to_page(size: int, found: Rounds) -> Told:
    times = ratio(found, "page", "list")
    return Told("cold filtered list, against the cold page", f"{size:,}", f"{number(times)} times as long",
                f"<= {OF_A_PAGE} times", verdict(times <= OF_A_PAGE, size), "")  # fmt: skip


def _search_to_engine(size: int, found: Rounds) -> Told:
    share = ratio(found, "search", "engine")
    seen = f"{number(middle(found, 'search'))}/s, engine {number(middle(found, 'engine'))}/s"
    return Told("cold search page, against the bare engine", f"{size:,}", f"{number(share)} of its speed",
                f">= {OF_ENGINE}", verdict(share >= OF_ENGINE, size), seen)  # fmt: skip


def _made(size: int, found: Rounds) -> Told:
    def counts(name: str) -> tuple[int, int]:
        return int(min(one[f"{name} fewest"] for one in found)), int(max(one[f"{name} most"] for one in found))

    fewest, most = counts("page")
    others = ", ".join(f"{name} {low} to {high}" for name in ("list", "search") for low, high in [counts(name)])
    loop = int(median(one["loop"] for one in found))
    control = f"things one by one: {loop}, {'misses' if loop > STATEMENTS else 'KEEPS IT, TOO'}"
    return Told("statements of a cold recommendation page", f"{size:,}", f"{fewest} to {most}",
                f"constant, <= {STATEMENTS}", verdict(fewest == most <= STATEMENTS, size), others, control)  # fmt: skip


def _growth(rounds: Mapping[int, Rounds]) -> Told:
    small, large = min(rounds), max(rounds)
    times = ratio(rounds[large], "list A", "list") / ratio(rounds[small], "list A", "list")  # each by its own A
    seen = ", ".join(f"{size:,}: {number(middle(found, 'list'))}/s" for size, found in sorted(rounds.items()))
    return Told("growth of the cold filtered list", f"{small:,} to {large:,}", f"{number(times)} times as long",
                f"<= {GROWTH} times", verdict(times <= GROWTH), seen)  # fmt: skip


BENCH = Bench("cold", (SMALL, USUAL, LARGE), 3, (*ALWAYS, *PAGES, *SEARCH, "tests/bench/cold.py"), measure, tell)
