"""Applications that do the least there is to do, to measure the site against: replies that lie ready, and the engine of
the search asked alone. `python -m tests.bench.bare FACTORY --port PORT` serves one as `tracker serve` serves the site."""

import argparse
import base64
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from tests.bench.served import HOST, Reply
from tracker.cli.serve import server
from tracker.search.language import read
from tracker.search.matches import ASKED
from tracker.search.standing import in_force
from tracker.settings import from_environment
from tracker.store.database import make_reader

Start = Callable[[str, list[tuple[str, str]]], object]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]
LEFT_TO_THE_SERVER = ("date", "server", "connection", "transfer-encoding")


def written(folder: Path, replies: Mapping[str, Reply]) -> str:
    """Keep replies for ready(), by path; returns what its environment is given."""
    told = {
        path: [_line(reply.status), _passed(reply.headers), base64.b64encode(reply.body).decode()]
        for path, reply in replies.items()
    }
    (folder / "replies.json").write_text(json.dumps(told))
    return str(folder / "replies.json")


def ready() -> Application:
    """The replies of BENCH_REPLIES, looked up by path; a 304 for whoever has the page."""
    with open(os.environ["BENCH_REPLIES"], encoding="utf-8") as file:
        told = json.load(file)
    replies = {
        path: (line, [(name, value) for name, value in headers], base64.b64decode(body))
        for path, (line, headers, body) in told.items()
    }

    def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        line, headers, body = replies.get(environ["PATH_INFO"], ("200 OK", [], b""))
        start(line, headers)
        return [body]

    return application


def engine() -> Application:
    """What the engine finds for ?q=, asked as the search page asks it, and nothing done with it."""
    # The application is made here and not at import: the server's own process imports this module, too.
    from tracker import create_app  # noqa: PLC0415 (ready() is to carry nothing of the site)

    site = create_app().extensions["tracker"]
    chosen = from_environment()
    with make_reader(chosen.public_database_url).connect() as reader:
        synonyms = in_force(reader, datetime.now(UTC).date()).synonyms

    def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        typed = parse_qs(environ["QUERY_STRING"]).get("q", [""])[0]
        total = site.engine.find(read(typed, synonyms), limit=ASKED, facets=()).total if typed else 0
        start("200 OK", [("Content-Type", "text/plain")])
        return [str(total).encode()]

    return application


def _line(status: int) -> str:
    return {200: "200 OK", 304: "304 Not Modified"}[status]


def _passed(headers: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    return [(name, value) for name, value in headers.items() if name not in LEFT_TO_THE_SERVER]


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("factory")
    asked.add_argument("--port", type=int)
    given = asked.parse_args()
    server(f"tests.bench.bare:{given.factory}", HOST, given.port).serve()
