"""Proof R: two stateless servers and a streaming replica behind one address. What is published through one is read
through the other, and public pages go on while the replica is gone. Set up as docs/operate.md says, with real servers."""

import http.client
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.builders import World, recommendation
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.replica import killed, pair, started
from tracker.store import migrate

PATHS = ("/", "/recommendations/", "/recommendations/.json", "/search?q=sign", "/figures", "/meetings/", "/index.atom")
AT_ONCE = (502, 503, 504)  # answers after which the next server is asked
PATIENCE = 60.0  # seconds for a server to begin


@contextmanager
def serving(folder: Path, **environment: str) -> Iterator[str]:
    """`tracker serve` in a home of its own; its origin."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {**os.environ, "TRACKER_HOME": str(folder), "TRACKER_SECRET": "the same for both", **environment}
    command = [sys.executable, "-m", "tracker", "serve", "--port", str(port)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, env=told, stdout=log, stderr=log, start_new_session=True)
        try:
            origin = f"http://127.0.0.1:{port}"
            until = time.monotonic() + PATIENCE
            while asked(origin, "/healthz") != 200:
                if time.monotonic() > until or server.poll() is not None:
                    raise TimeoutError((folder / "log").read_text())
                time.sleep(0.1)
            yield origin
        finally:
            server.terminate()
            server.wait(20)


def asked(origin: str, path: str) -> int:
    """The status of an answer; 0 for none."""
    return answered(origin, path)[0]


def answered(origin: str, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(origin + path, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, ""
    except (OSError, http.client.HTTPException):
        return 0, ""


def balanced(origins: Sequence[str], path: str, turn: int) -> tuple[int, str]:
    """As the one address in front answers: each server in turn, the next where one cannot."""
    found = (0, "")
    for place in range(len(origins)):
        found = answered(origins[(turn + place) % len(origins)], path)
        if found[0] not in (0, *AT_ONCE):
            return found
    return found


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """Publish `published` items, kill the replica and start it again `killed` times, with `asked` requests each."""
    counts: Counts = Counter()
    with ExitStack() as stack:
        both = stack.enter_context(pair())
        migrate.upgrade(both.source)
        world = World(folder / "own", founded=False, database_url=both.source, public_database_url=both.source)
        first = stack.enter_context(serving(folder / "first", DATABASE_URL=both.source))
        more = {"DATABASE_URL": both.source, "PUBLIC_DATABASE_URL": both.replica}
        second = stack.enter_context(serving(folder / "second", **more))
        for number in range(1, draw["published"] + 1):
            _publish(world, number, second, counts)
        for time_over in range(draw["killed"]):
            killed(both.following)
            _ask([first, second], draw["asked"], "while it is gone", counts)
            counts["control"] += sum(
                asked(second, f"{path}?as_of=2025-01-{time_over + 1:02}") >= 500 for path in PATHS[:2]
            )
            started(both.following)
            _ask([first, second], draw["asked"], "once it is back", counts)
            _publish(world, draw["published"] + time_over + 1, second, counts)
        world.site.let_go()
        killed(both.leading)
        counts["failed"] += sum(asked(second, path) != 200 for path in PATHS)
        counts["asked without the primary"] += len(PATHS)
        started(both.leading)
    return counts


def _publish(world: World, number: int, second: str, counts: Counts) -> None:
    """One item, and how long it takes until the other server shows it."""
    world.publish(recommendation(f"2020-12/pswg/{number}"))
    begun = time.monotonic()
    path = f"/recommendations/2020-12/pswg/{number}"
    while asked(second, path) != 200 and time.monotonic() < begun + PATIENCE:
        time.sleep(0.01)
    counts["published"] += 1
    counts["late"] += time.monotonic() - begun > 2.0
    counts["most milliseconds until read"] = max(
        counts["most milliseconds until read"], round(1000 * (time.monotonic() - begun))
    )


def _ask(origins: Sequence[str], many: int, when: str, counts: Counts) -> None:
    for turn in range(many):
        status, _ = balanced(origins, PATHS[turn % len(PATHS)], turn)
        counts[f"asked {when}"] += 1
        counts["failed"] += status >= 500 or status == 0


def tell(counts: Counts) -> Told:
    faults = [f"{name}: {counts[name]}" for name in ("late", "failed") if counts[name]]
    faults += [] if counts["control"] else ["the control was not caught: the server without its replica failed nothing"]
    gone, back = counts["asked while it is gone"], counts["asked once it is back"]
    return Told(
        f"{counts['published']} published through one and read through the other, the slowest after "
        f"{counts['most milliseconds until read']} ms; {counts['failed']} of {gone + back + counts['asked without the primary']} requests failed",
        f"without the other server {counts['control']} requests fail",
        f"{gone} requests while the replica is gone, {back} after; {counts['asked without the primary']} of the replica "
        "while the primary is gone",
        faults,
    )


PROOF = Proof(
    "R",
    "Two stateless servers and a streaming replica behind one address: what is published through one is read through "
    "the other within two seconds, and no public page fails while the replica is killed and comes back.",
    20_201_216,
    (
        "tracker/store",
        "tracker/search",
        "tracker/pages/errors.py",
        "tracker/pages/public",
        "tests/proofs/two_servers.py",
    ),
    (Piece("pair", "postgresql", {"published": 20, "killed": 3, "asked": 200}),),
    run,
    tell,
)
