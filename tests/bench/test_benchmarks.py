"""What the bench makes of its figures: which targets are kept, and the table it writes. Nothing is timed here."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.bench import benchmarks, cold, judging, keepalive, pages, publishing, redlining, searching, serving, why
from tests.bench.bench import KEPT, MISSED, SMALL, USUAL, Figures, Told
from tests.bench.keepalive import Answered
from tests.bench.served import Unmeasured
from tests.checkouts import checkout, commit
from tests.text.hard_texts import HARD

SOURCES = ("one.py", "two.py")
PATHS = {"serving": ["one.py"], "cold": ["two.py"]}
TOLD = Told("a page", "1,000", "0.6 A", ">= 0.5 A", KEPT, "600/s | 1,000/s", "a cold one misses")
RATES = {" A": 1000, " B": 1200, "": 600}
CACHED: Figures = {
    **{f"{name}{whose}": rate for name in serving.KINDS for whose, rate in RATES.items()},
    "cold": 20, "bytes": 5_000, "plain bytes": 20_000,
}  # fmt: skip
COLD: Figures = {
    **{f"{name} {part}": 6 for name in cold.DRAW for part in ("fewest", "most", "bytes")},
    **dict.fromkeys((*cold.DRAW, *(f"{name} A" for name in cold.DRAW), "engine", "loop"), 100.0),
}


def serving_verdicts(figures: Figures) -> list[str]:
    return [line.verdict for line in serving.tell({USUAL: [figures, figures, figures]})]


def test_pages_from_a_cache_keep_their_target_and_pages_without_one_miss_it() -> None:
    assert serving_verdicts(CACHED) == [KEPT, KEPT, KEPT]
    assert serving_verdicts({**CACHED, **dict.fromkeys(serving.KINDS, 50)}) == [MISSED, MISSED, MISSED]
    assert serving_verdicts({**CACHED, "bytes": 20_000}) == [MISSED, KEPT, KEPT]
    assert serving_verdicts({**CACHED, "page B": 2000}) == [MISSED, KEPT, KEPT]


def test_the_control_of_cached_pages_says_when_it_misses_nothing() -> None:
    assert [serving.tell({USUAL: [figures]})[0].control for figures in (CACHED, {**CACHED, "cold": 600})] == [
        "a page not served before: 0.02 A, misses",
        "a page not served before: 0.6 A, KEEPS IT, TOO",
    ]


def test_where_there_is_no_nginx_the_row_says_so() -> None:
    without = {name: value for name, value in CACHED.items() if not name.endswith(" B")}
    assert [line.figure for line in serving.tell({USUAL: [without]})] == ["0.6 A, B: nginx not found"] * 3


def test_the_judged_set_is_held_to_its_target_on_each_engine_and_between_them() -> None:
    worth: Figures = {"sqlite search": 0.94, "sqlite own": 0.7, "postgresql search": 0.93, "postgresql own": 0.7}

    def verdicts(more: Figures) -> list[str]:
        return [line.verdict for line in judging.tell({SMALL: [worth | more]})]

    assert verdicts({}) == [KEPT, KEPT, KEPT]
    assert verdicts({"postgresql search": 0.92}) == [KEPT, MISSED, KEPT]
    assert verdicts({"sqlite search": 0.97}) == [KEPT, KEPT, MISSED]
    assert [line.control[-6:] for line in judging.tell({SMALL: [worth | {"sqlite own": 0.95}]})] == [
        "T, TOO",
        "misses",
        "",
    ]


def test_a_cold_page_is_held_to_a_constant_number_of_statements() -> None:
    def verdicts(more: Figures) -> dict[str, str]:
        return {line.what: line.verdict for line in cold.tell({USUAL: [COLD | more]})}

    assert set(verdicts({}).values()) == {KEPT}
    assert [name for name, said in verdicts({"page most": 7}).items() if said == MISSED] == [
        "statements of a cold recommendation page"
    ]
    assert [name for name, said in verdicts({"list": 3}).items() if said == MISSED] == [
        "cold filtered list",
        "cold filtered list, against the cold page",
    ]


def test_growth_is_told_by_what_a_bare_callable_did_at_the_same_time() -> None:
    slower_machine = {name: value / 2 for name, value in COLD.items()}
    (line,) = (line for line in cold.tell({SMALL: [COLD], USUAL: [slower_machine]}) if line.what.startswith("growth"))
    assert (line.size, line.figure, line.verdict) == ("1,000 to 10,000", "1 times as long", KEPT)


def test_the_search_is_held_against_the_reference_of_its_own_round() -> None:
    quick: Figures = {
        "ours 50": 2,
        "ours 95": 10,
        "reference 50": 2,
        "reference 95": 6,
        "equal": 1,
        "filled up": 0,
        "queries": 9,
        "facets": 1,
    }
    slow = {**quick, "ours 95": 40}
    assert [searching.tell_whoosh({USUAL: [one]})[0].verdict for one in (quick, slow)] == [KEPT, MISSED]


def answers(*, pause: float, rate: int = 1000) -> list[Answered]:
    """Ten seconds of answers, with a pause from the fifth on."""
    moments = [place / rate for place in range(10 * rate)]
    return [Answered(at, 0.001, 200, 1) for at in moments if not 5 < at < 5 + pause]


@pytest.mark.parametrize(("pause", "said"), [(0.3, KEPT), (2.0, MISSED)])
def test_what_a_publication_costs_is_seen_in_the_answers_around_it(pause: float, said: str) -> None:
    figures = publishing._around(answers(pause=pause), 5.0)
    assert figures["longest silence"] == pytest.approx(pause, abs=0.01)
    assert figures["back within"] == pytest.approx(pause, abs=0.1)
    assert publishing.tell_pages({USUAL: [{**figures, "cold": 50}]})[0].verdict == said


def test_a_site_without_hot_pages_has_nothing_to_come_back_to() -> None:
    figures = publishing._around(answers(pause=0), 5.0)
    assert publishing.tell_pages({USUAL: [{**figures, "cold": 1000}]})[0].verdict == MISSED


def of_pages(figures: float, statements: float) -> Figures:
    return {"recommendation": 10, "figures": figures, "figures bytes": 9_000, "figures statements": statements}


def test_a_page_that_takes_longer_or_asks_more_of_a_larger_record_is_missed() -> None:
    good, bad = of_pages(29, 5), of_pages(31, 5 + pages.MORE + 1)
    lines = pages.tell({SMALL: [good], USUAL: [bad]})
    assert [(one.size, one.verdict) for one in lines] == [
        ("1,000", KEPT), ("10,000", MISSED), ("1,000 to 10,000", MISSED)
    ]  # fmt: skip
    assert pages.tell({SMALL: [good], USUAL: [good]})[-1].verdict == KEPT


# The client -----------------------------------------------------------------------------------------------------------


class Small(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = self.path.encode() * 1000
        self.send_response(404 if self.path == "/lost" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def test_our_own_client_asks_for_each_address_once_and_hears_what_is_wrong() -> None:
    server = HTTPServer(("127.0.0.1", 0), Small)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        found = keepalive.asked(server.server_port, [f"/{place}" for place in range(30)], 1)
        lost = keepalive.asked(server.server_port, ["/1", "/lost"], 1)
    finally:
        server.shutdown()
        server.server_close()
    assert [one.status for one in found] == [200] * 30
    assert min(one.size for one in found) > 2000
    with pytest.raises(Unmeasured, match="1 of 2 answers were not 200"):
        keepalive.expect(lost, 200)


# The table ------------------------------------------------------------------------------------------------------------


def written(root: Path, bench: str, *told: Told) -> list[tuple[str, str, str]]:
    benchmarks.write(root, bench, told, "3", "2026-01-15", PATHS)
    return [(row.bench, row.figure, row.code) for row in benchmarks.read(root)[0]]


def test_a_bench_replaces_its_own_rows_alone(tmp_path: Path) -> None:
    root = checkout(tmp_path, SOURCES)
    written(root, "cold", TOLD)
    assert written(root, "serving", TOLD) == [("serving", "0.6 A", ""), ("cold", "0.6 A", "")]
    other = Told("a page", "1,000", "0.7 A", ">= 0.5 A", KEPT, "", "")
    assert written(root, "serving", other) == [("serving", "0.7 A", ""), ("cold", "0.6 A", "")]
    assert written(root, "serving") == [("serving", "0.7 A", ""), ("cold", "0.6 A", "")]
    larger = Told("a page", "10,000", "0.5 A", ">= 0.5 A", KEPT, "", "")
    assert written(root, "serving", larger) == [
        ("serving", "0.7 A", ""),
        ("serving", "0.5 A", ""),
        ("cold", "0.6 A", ""),
    ]


def test_a_row_whose_code_is_newer_says_so(tmp_path: Path) -> None:
    root = checkout(tmp_path, SOURCES)
    written(root, "cold", TOLD)
    (root / "two.py").write_text("x = 2\n")
    commit(root, SOURCES)
    assert written(root, "serving", TOLD) == [("serving", "0.6 A", ""), ("cold", "0.6 A", "changed since")]
    assert written(root, "cold", TOLD) == [("serving", "0.6 A", ""), ("cold", "0.6 A", "")]


def test_each_row_names_its_machine_and_the_table_says_what_is_measured_apart(tmp_path: Path) -> None:
    root = checkout(tmp_path, SOURCES)
    written(root, "serving", TOLD)
    text = (root / benchmarks.NAME).read_text()
    rows, machines = benchmarks.read(root)
    assert machines == {rows[0].machine: benchmarks.machine()}
    assert "measured apart" in next(line for line in text.splitlines() if line.startswith("| peers |"))


def test_what_misses_says_why() -> None:
    said = why.written(["cached page, 304", "cached page, 304", "another"])
    assert said == f"- **cached page, 304**: {why.WHY['cached page, 304']}\n- **another**: {why.UNKNOWN}\n"
    assert why.UNKNOWN not in (Path(__file__).parents[2] / benchmarks.NAME).read_text()


def test_a_redline_is_held_to_its_growth() -> None:
    seconds: Figures = {f"{name} {length}": length / 1e6 for name in HARD for length in redlining.LENGTHS}
    assert {line.verdict for line in redlining.tell({SMALL: [seconds]})} == {KEPT}
    quadratic = {**seconds, "one word 1000000": 4 * seconds["one word 500000"]}
    assert [line.what for line in redlining.tell({SMALL: [quadratic]}) if line.verdict == MISSED] == [
        "redline, one word"
    ]
