"""Pages that were served before: bytes that lie ready, against the same bytes from a bare callable on the same server
(A) and from nginx as a file (B). Its control is a page that was not served before: it must miss what these keep."""

import gzip
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from tests.bench import bare, client, keepalive, served
from tests.bench.addresses import Addresses
from tests.bench.bench import ALWAYS, PAGES, SMALL, USUAL, Bench, Figures, Rounds, Told, middle, number, ratio, verdict
from tests.bench.home import Home

OF_BARE, OF_NGINX = 0.5, 0.4
KINDS = {"page": "cached page, HTML", "data": "cached page, JSON", "none": "cached page, 304"}
COLD = 60  # pages of the control


def measure(home: Home, turn: int) -> Figures:
    found: Figures = {}
    addresses = Addresses(home, turn)
    path, cold = addresses.recommendations(1)[0], addresses.recommendations(COLD + 1)[1:]
    with ExitStack() as stack:
        site = stack.enter_context(served.site(home))
        served.answering(site, path)
        asked = {"page": path, "data": f"{path}.json", "none": path}
        replies = {"page": site.page(path), "data": site.page(f"{path}.json")}
        known = {**served.ENCODING, "If-None-Match": replies["page"].etag}
        replies["none"] = site.get(path, known)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        lying = bare.written(folder, {f"/{name}": reply for name, reply in replies.items()})
        a = stack.enter_context(served.bare("ready", BENCH_REPLIES=lying))
        b = None
        if served.NGINX:
            files = {name: replies[name].body for name in ("page", "data")}
            b = stack.enter_context(served.nginx({**files, "none": files["page"]}))
        for name in KINDS:
            headers = known if name == "none" else served.ENCODING
            found[f"{name} A"] = client.rate(a, f"/{name}", headers)
            found[name] = client.rate(site, asked[name], headers)
            if b is not None:
                own = {**served.ENCODING, "If-None-Match": b.get("/none").etag} if name == "none" else headers
                found[f"{name} B"] = client.rate(b, f"/{name}", own)
        answers = keepalive.asked(site.port, cold, 4)
        keepalive.expect(answers, 200)
        found["cold"] = len(answers) / (answers[-1].at - answers[0].at + answers[0].took)
        found["bytes"] = len(replies["page"].body)
        packed = replies["page"].headers.get("content-encoding") == "gzip"
        found["plain bytes"] = len(gzip.decompress(replies["page"].body)) if packed else found["bytes"]
    return found


def tell(rounds: Mapping[int, Rounds]) -> list[Told]:
    return [_told(name, size, found) for size, found in rounds.items() for name in KINDS]


def _told(name: str, size: int, rounds: Rounds) -> Told:
    to_bare = ratio(rounds, name, f"{name} A")
    packed = middle(rounds, "bytes") < middle(rounds, "plain bytes")
    holds = to_bare >= OF_BARE and (packed or name != "page")
    figure = f"{number(to_bare)} A"
    seen = f"{number(middle(rounds, name))}/s, A {number(middle(rounds, f'{name} A'))}/s"
    if all(f"{name} B" in figures for figures in rounds):
        to_nginx = ratio(rounds, name, f"{name} B")
        holds = holds and to_nginx >= OF_NGINX
        figure += f", {number(to_nginx)} B"
        seen += f", B {number(middle(rounds, f'{name} B'))}/s"
    else:
        figure += ", B: nginx not found"
    if name == "page":
        sizes = f"{number(middle(rounds, 'plain bytes'))} bytes"
        seen += f"; {sizes}, sent as {number(middle(rounds, 'bytes'))}" if packed else f"; {sizes}, not compressed"
    cold = ratio(rounds, "cold", "page A")
    control = f"a page not served before: {number(cold)} A, {'misses' if cold < OF_BARE else 'KEEPS IT, TOO'}"
    return Told(KINDS[name], f"{size:,}", figure, f">= {OF_BARE} A and >= {OF_NGINX} B; sent compressed",
                verdict(holds, size), seen, control if name == "page" else "")  # fmt: skip


BENCH = Bench("serving", (SMALL, USUAL), 3, (*ALWAYS, *PAGES, "tests/bench/serving.py"), measure, tell)
