"""One entry is published while 500 pages are hot: how soon the site serves as fast as before, and whether it goes on
serving meanwhile. And how soon a search finds what was published. Both on a copy of the record. Without pages that are
faster when hot there is nothing to come back to: then the control keeps what it must miss, and the row is missed."""

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from multiprocessing import get_context

from tests.bench import keepalive, served
from tests.bench.addresses import Addresses, searching
from tests.bench.bench import ALWAYS, PAGES, SEARCH, USUAL, Bench, Figures, Rounds, Told, middle, number, ratio, verdict
from tests.bench.home import Home, copied
from tests.bench.keepalive import Answered
from tests.bench.served import Served
from tracker import create_app
from tracker.proceedings.publish import release
from tracker.published.entry import Edition
from tracker.rules.policy import OPERATOR
from tracker.search.site import Site
from tracker.settings import from_environment
from tracker.store import journal
from tracker.store.database import db
from tracker.text.dates import on_day

HOT, CONNECTIONS = 500, 4
BEFORE, AFTER = 3.0, 12.0  # seconds that are watched
COUNTED = 60  # answers that a window of time should hold, so that chance makes little of it
AGAIN = 0.8  # of the rate before: as fast as before, on a machine that is never quiet
WITHIN, WITHIN_SEARCH, REBUILT_WITHIN = 1.0, 500, 60
PUBLICATIONS = 15
PATIENCE = 20.0  # seconds until nobody waits any longer for a publication to be found
ENOUGH = 3  # of those, and a round is over


class Publisher:
    """Publishes into a home from outside its site, as a command does."""

    def __init__(self, home: Home) -> None:
        self.app = create_app(from_environment(home.environment))
        self.site: Site = self.app.extensions["tracker"]

    def publish(self, key: str, text: str) -> float:
        """One update that stands for itself; returns the moment of its commit."""
        when = self.site.clock()
        made = Edition(key, "update", f"Update {key}", on_day(when.dated), text=text)
        with self.app.app_context():
            with journal.signed(OPERATOR, "publish", when, subject=key):
                release([made], when)
            committed = time.monotonic()
            db.session.remove()
        self.site.catch_up()
        return committed


# Pages ----------------------------------------------------------------------------------------------------------------


def measure_pages(home: Home, turn: int) -> Figures:
    hot = Addresses(home, turn).recommendations(HOT)
    with copied(home) as copy, served.site(copy) as site:
        served.answering(site, "/")
        publisher = Publisher(copy)
        cold = keepalive.asked(site.port, hot, CONNECTIONS)
        keepalive.expect(keepalive.asked(site.port, hot, CONNECTIONS), 200)
        with _watched(site, hot) as watching:
            time.sleep(BEFORE)
            published = publisher.publish(f"bench/pages/{turn + 1}", "What is published while pages are hot.")
            answers = watching.result()
    return _around(answers, published) | {"cold": len(cold) / (cold[-1].at - cold[0].at)}


@contextmanager
def _watched(site: Served, paths: Sequence[str]) -> Iterator[Future[list[Answered]]]:
    """A client in a process of its own, so that publishing does not hold it up."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(keepalive.asked, site.port, [], 1).result()  # it is slow to start
        yield pool.submit(keepalive.around, site.port, paths, CONNECTIONS, BEFORE + AFTER)


def _around(answers: Sequence[Answered], published: float) -> Figures:
    begun = answers[0].at
    steady = sum(one.at <= published for one in answers) / (published - begun)
    window = max(0.05, COUNTED / steady)
    counts = [0] * (1 + int((answers[-1].at - published) / window))
    for one in answers:
        if one.at > published:
            counts[int((one.at - published) / window)] += 1
    slow = [place for place, count in enumerate(counts[:-1]) if count / window < AGAIN * steady]
    moments = [published, *(one.at for one in answers if one.at > published)]
    return {
        "rate before": steady,
        "back within": (slow[-1] + 1) * window if slow else 0.0,
        "watched": window * (len(counts) - 1),
        "longest silence": max(later - earlier for earlier, later in pairwise(moments)),
        "refused": sum(one.status != 200 for one in answers),
        "slowest": min(counts[:-1]) / window,
    }


def tell_pages(rounds: Mapping[int, Rounds]) -> list[Told]:
    return [_pages_told(size, found) for size, found in rounds.items()]


def _pages_told(size: int, found: Rounds) -> Told:
    back, refused = middle(found, "back within"), max(one["refused"] for one in found)
    never = "not " if back >= middle(found, "watched") else ""
    seen = (f"{number(middle(found, 'rate before'))}/s before, {number(middle(found, 'slowest'))}/s at the slowest; "
            f"longest silence {number(middle(found, 'longest silence'))} s; {number(refused)} not served")  # fmt: skip
    cold = ratio(found, "cold", "rate before")
    control = (
        f"pages not hot: {number(cold)} of the rate, {'misses' if cold < AGAIN else 'KEEPS IT, TOO: nothing is hot'}"
    )
    return Told(f"one entry published while {HOT} pages are hot", f"{size:,}", f"{never}as fast as before within {number(back)} s",
                f"<= {WITHIN} s, all served", verdict(back <= WITHIN and not refused and cold < AGAIN, size), seen, control)  # fmt: skip


# Searching ------------------------------------------------------------------------------------------------------------


def measure_search(home: Home, turn: int) -> Figures:
    with copied(home) as copy, served.site(copy) as site:
        served.answering(site, "/")
        site.page(searching("port"))
        publisher = Publisher(copy)
        taken = []
        for place in range(PUBLICATIONS):
            word = f"quol{''.join(chr(97 + int(digit)) for digit in f'{turn}{place:02}')}"
            key = f"bench/search/{turn + 1}-{place + 1}"
            committed = publisher.publish(key, f"It says {word} and nothing else.")
            taken.append(1000 * (_found(site, word, key, committed) - committed))
            if sum(milliseconds >= 1000 * PATIENCE for milliseconds in taken) == ENOUGH:
                break
    taken.sort()
    return {"50": taken[len(taken) // 2], "95": taken[-(-len(taken) * 95 // 100) - 1], "publications": len(taken)}


def _found(site: Served, word: str, key: str, committed: float) -> float:
    """The moment at which a search finds it, or at which nobody waits any longer."""
    while time.monotonic() < committed + PATIENCE:
        if f'"key": "{key}"'.encode() in site.get(searching(word, ".json"), {}).body:
            return time.monotonic()
        time.sleep(0.005)
    return committed + PATIENCE


def tell_search(rounds: Mapping[int, Rounds]) -> list[Told]:
    return [_search_told(size, found) for size, found in rounds.items()]


def _search_told(size: int, found: Rounds) -> Told:
    slow = middle(found, "95")
    figure = f"{number(slow)} ms" if slow < 1000 * PATIENCE else f"not within {PATIENCE:.0f} s"
    seen = f"p50 {number(middle(found, '50'))} ms of {number(middle(found, 'publications'))} a round; asked over HTTP from the commit on"
    return Told("update visible in the search, p95", f"{size:,}", figure, f"<= {WITHIN_SEARCH} ms",
                verdict(slow <= WITHIN_SEARCH, size), seen)  # fmt: skip


PATHS = (*ALWAYS, *PAGES, *SEARCH, "tests/bench/publishing.py")
OF_PAGES = Bench("publish", (USUAL,), 3, PATHS, measure_pages, tell_pages)
OF_SEARCH = Bench("update", (USUAL,), 3, PATHS, measure_search, tell_search)
