"""Proof H8, its first part: whatever is typed into a search or behind a list, the answer is a list or a refusal in words,
never a failure of ours. How long the answers take is measured by the bench."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

from tests.builders import World, close_all
from tests.pages.record_public import whole
from tests.proofs.proof import Counts, Piece, Proof, Told, answered, begun_with, faults
from tests.proofs.two_worlds import replaced
from tracker.search import look as looking

PAGES = ("/search", "/search.json", "/search.csv", "/search.atom", "/recommendations/", "/recommendations/.json",
         "/papers/.csv", "/meetings/.atom", "/record/completeness.json")  # fmt: skip
SEARCHES = PAGES[:4]  # twice as often as the lists
WORDS = ("sign", "signs", "COAC", "trusted trader", "gate", "PSWG", "C-TPAT", "090101", "90101", "rec 3", "TTWG 5",
         "December 2020", "79 FRN 13992", "the", "a", "ſign", "ＣＯＡＣ", "Größe", "знак", "記録", "عربي", "👩‍👩‍👧", "e\u0301")  # fmt: skip
OPERATORS = (" OR ", " AND ", " NOT ", " ANDNOT ", " ANDMAYBE ", " REQUIRE ", " or ", " -", " +", "*", "?", "~", "~2", "^2", "^1e9",
             " TO ", "[a TO b]", "{a TO}", "(", ")", "((", '"', '""', "'", "“", "”", ":", "::", "\\", "/", "|", "&", "..", ",")  # fmt: skip
FIELDS = ("group:pswg", "group:", ":pswg", "term:15", "term:x", 'action:"passed as amended"', "action:passed", "kind:paper",
          "as_of:2021-06-01", "from:2020", "to:2019", "page:2", "text:adopted text:refining", "title:sign", "key:1", "_stored:x",
          "group:*", 'q:q:q', "year:2020 year:2021", "GROUP:PSWG")  # fmt: skip
CODE = ("(a+)+$", ".*.*.*=.*", "[a-z]{1,99999}", "(?=x)", "(?P<n>x)(?P=n)", "' OR 1=1 --", '"; DROP TABLE entry; --', "1) UNION SELECT *",
        "%' ESCAPE '%", "%", "_", "%%%", "${7*7}", "{{7*7}}", "<script>alert(1)</script>", "&lt;", "../../etc/passwd", "\\x00", "%00",
        "$(id)", "`id`", "=1+1", "@SUM(A1)", "to_tsquery('a')", "a:*", "!!a", "a <-> b", "''", "NaN", "-0", "1e309")  # fmt: skip
CONTROL = ("\x00", "\x01", "\x08", "\t", "\n", "\r\n", "\x0b", "\x1b[31m", "\x7f", "\x85", "\u200b", "\u202e", "\u2028", "\ufeff", "\ufffe",
           "\U000e0001", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"))  # fmt: skip
DAYS = ("2021-06-01", "2021-02-31", "2021-13-01", "0000-00-00", "9999-12-31", "-1", "2021", "2021-06", "FY2021", "yesterday", "2021-06-01T00:00:00Z",
        "٢٠٢١-٠٦-٠١", "2021-6-1", " 2021-06-01 ", "2021-06-01..2021-07-01", "1" * 400)  # fmt: skip
NUMBERS = ("1", "2", "0", "-1", "01", "1.5", "1e3", "999999", "9999999", "٣", "", " ", "x", "1" * 5_000)
FILTERS = ("group", "term", "year", "kind", "paper_kind", "subject", "addressee", "office", "programme", "text", "action", "feedback",
           "implementation", "state")  # fmt: skip
VALUES = (
    "pswg",
    "15",
    "2020",
    "paper",
    "adopted",
    "not recorded here",
    "agreed",
    "held",
    "",
    " ",
    "None",
    "null",
    "*",
    "x" * 201,
)
PARTS = (WORDS, OPERATORS, FIELDS, CODE, CONTROL)


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`queries` questions; then `controls` of them where a search trips over a mark."""
    counts: Counts = Counter()
    world = whole(World(folder / "world"))
    world.app.testing = False  # a failure is to be answered as a reader meets it
    rng = Random(f"{seed} {draw.get('piece', 0)}")
    for _ in range(draw["queries"]):
        _ask(world, rng, counts)
    control: Counts = Counter()
    with tripping():
        for _ in range(draw["controls"]):
            _ask(world, rng, control)
    counts["caught"] = sum(number for name, number in control.items() if name.startswith("failed"))
    close_all()
    return counts


def _ask(world: World, rng: Random, counts: Counts) -> None:
    path = f"{rng.choice((*PAGES, *SEARCHES))}?{urlencode(query(rng), errors='surrogatepass')}"
    answer = world.client().get(path, headers={"Cache-Control": "no-cache"}, buffered=True, follow_redirects=True)
    counts["queries"] += 1
    counts[f"answered {answer.status_code}"] += 1
    if answer.status_code not in (200, 400):
        counts[f"failed: {path.partition('?')[0]}: {answer.status_code}"] += 1
        print(f"{answer.status_code} {path[:500]}", file=sys.stderr)


def query(rng: Random) -> list[tuple[str, str]]:
    """Words with all that may stand between them; now and then a very long question, or many of one filter."""
    asked = [("q", _typed(rng))] if rng.random() < 0.9 else []
    asked += [
        (rng.choice(FILTERS), rng.choice((*VALUES, *WORDS, _typed(rng))))
        for _ in range(rng.choice((*[0] * 9, 1, 2, 25)))
    ]
    asked += [(name, rng.choice(DAYS)) for name in ("from", "to", "as_of") if rng.random() < 0.07]
    asked += [("page", rng.choice(NUMBERS))] if rng.random() < 0.1 else []
    asked += [("sort", rng.choice(("newest", "oldest", "x")))] if rng.random() < 0.1 else []
    return asked


def _typed(rng: Random) -> str:
    if rng.random() < 0.02:  # huge: one word, many words, deep brackets, many operators
        return rng.choice(("a", "sign ", "(", "sign OR ", '"a" ', "NOT ", "a* ", "\u0301", "x:y ")) * rng.choice(
            (500, 5_000, 50_000)
        )
    if rng.random() < 0.1:
        return "".join(chr(rng.choice((rng.randrange(0x20), rng.randrange(0x20, 0x250), rng.randrange(0x250, 0xD800),
                                       rng.randrange(0xE000, 0x110000)))) for _ in range(rng.randrange(1, 40)))  # fmt: skip
    said = [rng.choice(rng.choice(PARTS)) for _ in range(rng.randrange(1, 7))]
    return rng.choice(("", " ", " ")).join(said)


# The control --------------------------------------------------------------------------------------------------------


@contextmanager
def tripping() -> Iterator[None]:
    """A search that takes what is typed for a pattern, in plain letters."""
    read = looking.read

    def trips(typed: str, *given: Any) -> Any:
        re.compile(typed.encode("ascii").decode())
        return read(typed, *given)

    with replaced((looking, "read", trips)):
        yield


def tell(counts: Counts) -> Told:
    failed = sum(begun_with(counts, "failed").values())
    return Told(
        f"{failed} of {counts['queries']:,} failed ({answered(counts)})",
        f"caught: what is typed taken for a pattern in plain letters ({counts['caught']} times)",
        f"{counts['queries']:,} questions to searches and lists, as pages and as data",
        faults(counts, "failed"),
    )


PROOF = Proof(
    "H8",
    "Whatever is typed into a search or behind a list is answered with a list, or refused in words.",
    20_240_229,
    ("tracker/pages/public", "tracker/search", "tracker/formats", "tracker/text", "tests/proofs/abused.py"),
    (
        *(Piece(f"sqlite {part}", draw={"queries": 2_500, "controls": 150, "piece": part}) for part in range(7)),
        *(Piece(f"postgresql {part}", "postgresql", {"queries": 1_250, "controls": 150, "piece": 10 + part}) for part in range(2)),
    ),
    run,
    tell,
)  # fmt: skip
