"""Proof N6: no cache crosses roles. People of several roles ask through one proxy that keeps whatever it is told that it
may keep, and asks whether it still holds where it is told to; each gets what they would get without it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from flask.testing import FlaskClient

from tests.pages.access import TABLE, Doors
from tests.pages.access_site import site
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.proofs.two_worlds import replaced
from tests.proofs.visitors import KINDS, NOBODY
from tracker.pages import headers

ONCE = re.compile(rb'name="csrf_token" value="[^"]*"')
ASIDE = (
    "/sign-out",
    "/invitation",
    "/healthz",
    "/readyz",
    "/preview",
    "{",
)  # that change something, or are another each time


@dataclass
class Proxy:
    """As RFC 9111 has it for a shared cache, of GET alone: by address; `no-cache` is asked again by its tag."""

    kept: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counter)

    def get(self, client: FlaskClient, path: str) -> bytes:
        held = self.kept.get(path)
        answer = client.get(path, headers={"If-None-Match": held[0]} if held else {}, buffered=True)
        if held and answer.status_code == 304:
            self.counts["from the proxy"] += 1
            return held[1]
        said = answer.headers.get("Cache-Control", "")
        if "no-store" not in said and "private" not in said and answer.status_code == 200:
            self.kept[path] = (answer.headers.get("ETag", '"kept"'), answer.data)
        return bytes(answer.data)


class Sloppy(Proxy):
    """It asks nobody again: what it was told it may keep is good for everybody."""

    def get(self, client: FlaskClient, path: str) -> bytes:
        if path in self.kept:
            self.counts["from the proxy"] += 1
            return self.kept[path][1]
        return super().get(client, path)


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`requests` by people of four roles, half of them through a proxy that never asks again; then with the mutant."""
    counts = _asked(folder / "site", Random(f"{seed} {draw.get('piece', 0)}"), draw["requests"])
    with replaced((headers, "harden", _careless)):
        counts["caught"] += _asked(folder / "careless", Random(seed), draw["controls"])["crossings"] > 0
    return counts


def _asked(folder: Path, rng: Random, requests: int) -> Counts:
    folder.mkdir()
    counts: Counts = Counter()
    kinds = [NOBODY, "dfo", *rng.sample([kind for kind in KINDS if kind not in (NOBODY, "dfo")], 2)]
    doors = Doors(site(folder), *kinds)
    paths = [line.path for line in TABLE if line.method == "GET" and not any(part in line.path for part in ASIDE)]
    # Few, so that each is asked by several; of the office's as many as of all others.
    own = [path for path in paths if path.startswith(("/office", "/liaison", "/account"))]
    few = requests // 16
    paths = rng.sample(own, min(len(own), few)) + rng.sample(paths, min(len(paths), few))
    proxies = (Proxy(), Sloppy())
    for number in range(requests):
        kind, path = rng.choice(kinds), rng.choice(paths)
        through = _bare(proxies[number % 2].get(doors.clients[kind], path))
        direct = _bare(doors.clients[kind].get(path, buffered=True).data)
        counts["requests"] += 1
        counts["crossings"] += through != direct
        if through != direct and counts["crossings"] < 4:
            print(f"{kind} {path}: another answer through the proxy")
    return counts + proxies[0].counts + proxies[1].counts


def _bare(body: bytes) -> bytes:
    return ONCE.sub(b"", body)


def _careless(response: Any) -> Any:
    """Whatever is answered may be kept by any cache."""
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


def tell(counts: Counts) -> Told:
    faults = [f"crossings: {counts['crossings']}"] if counts["crossings"] else []
    faults += [] if counts["from the proxy"] else ["the proxy kept nothing"]
    faults += [] if counts["caught"] else ["the control was not caught: pages of one person that any cache may keep"]
    return Told(
        f"{counts['crossings']} crossings in {counts['requests']:,} requests of four roles",
        "pages of one person that any cache may keep: caught" if counts["caught"] else "not caught",
        f"{counts['from the proxy']:,} answers came from the proxies",
        faults,
    )


PROOF = Proof(
    "N6",
    "No cache crosses roles: whoever asks through a shared cache gets what they would get without it.",
    20_201_216,
    ("tracker/pages", "tests/proofs/crossing.py", "tests/pages/access.py"),
    tuple(Piece(f"piece {piece}", draw={"requests": 2500, "controls": 200, "piece": piece}) for piece in range(2)),
    run,
    tell,
)
