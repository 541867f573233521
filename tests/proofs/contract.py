"""Proof H7: what the site tells programs of its addresses is true of every answer: no failure of ours, no status, media
type or body that the document does not name, whatever is asked."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.builders import World, close_all
from tests.pages.record_public import FIRST, SECOND, whole
from tests.proofs.proof import Counts, Piece, Proof, Told, answered, begun_with, faults
from tests.proofs.two_worlds import replaced
from tracker.formats import json as json_format

DOCUMENT = "/api/openapi.json"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
          response_schema_conformance]  # fmt: skip
ANEW = {"Accept-Encoding": "identity", "Cache-Control": "no-cache"}  # as it is made, not as it is held
KNOWN = (  # of the world's own: what stands, has moved, was retracted, an edition, and what nobody heard of
    "090101", "090103@v1", "090110", f"{SECOND}/4", f"{SECOND}/4@v1", f"{SECOND}/6", f"{FIRST}/3", "wayfinding", "pswg",
    "2020-12-pswg-recommendations", "2023-12-pswg-issue-paper", "2020-12-16", "16", "15", "2021/1", "2023/9", "office/dfo",
    FIRST, "999999", "nothing", "@v1", "090101@v99", "a b", "%", "../x", "é", "\u202e", "x" * 300,
)  # fmt: skip
HELD = {  # values that lists know, and others, beside what is drawn from the document alone
    "group": ("pswg", "wayfinding", "coac", "not recorded here", "none"), "term": ("15", "16", "99"),
    "year": ("2020", "2023", "0"), "as_of": ("2021-06-01", "2026-06-03", "2031-01-01", "2021-02-31", "tomorrow"),
    "published_on": ("2026-02-06", "1999-01-01"), "page": ("1", "2", "0", "-1", "1e9", "x"), "q": ("sign", "090101", '"'),
}  # fmt: skip


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`each` questions of every `of`-th operation from `first` on; then `controls` of one that breaks its schema."""
    counts: Counts = Counter()
    world = whole(World(folder / "world"))
    operations = list(_operations(world))
    for place, operation in enumerate(operations):
        if place % draw.get("of", 1) == draw.get("first", 0):
            _ask(operation, seed + place + draw.get("piece", 0) * 1_000, draw["each"], counts)
            counts["operations"] += 1
    with broken():
        control: Counts = Counter()
        told = next(one for one in operations if one.path == "/recommendations/.json")
        _ask(told, seed, draw["controls"], control)
    counts["caught"] = sum(number for name, number in control.items() if name.startswith("broken"))
    close_all()
    return counts


def _operations(world: World) -> Iterator[Any]:
    """As the document names them."""
    schema = schemathesis.openapi.from_wsgi(DOCUMENT, world.app)
    return (found.ok() for found in schema.get_all_operations())


def _ask(operation: Any, number: int, each: int, counts: Counts) -> None:
    known = st.tuples(
        st.booleans(), st.sampled_from(KNOWN), st.dictionaries(st.sampled_from(list(HELD)), st.integers(0, 9))
    )

    @seed(number)
    @settings(max_examples=each, database=None, deadline=None, phases=[Phase.explicit, Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(operation.as_strategy(), known)
    def ask(case: Any, more: Any) -> None:
        ours, name, held = more
        if ours:
            case.path_parameters = dict.fromkeys(case.path_parameters or {}, name)
        taken = {one for one in HELD if any(each.name == one for each in operation.query)}
        case.query = {
            **(case.query or {}),
            **{one: HELD[one][at % len(HELD[one])] for one, at in held.items() if one in taken},
        }
        counts["cases"] += 1
        _held_to(case, counts)

    ask()


def _held_to(case: Any, counts: Counts) -> None:
    try:
        answer = case.call(headers=ANEW, buffered=True)
        counts[f"answered {answer.status_code}"] += 1
        case.validate_response(answer, checks=CHECKS)
    except FailureGroup as group:
        for fault in group.exceptions:
            _note(
                counts,
                f"broken: {case.operation.path}: {type(fault).__name__}",
                f"{case.formatted_path} {case.query}: {fault}",
            )
    except Exception as fault:
        _note(
            counts,
            f"broken: {case.operation.path}: {type(fault).__name__}",
            f"{case.formatted_path} {case.query}: {fault}",
        )


def _note(counts: Counts, name: str, said: str) -> None:
    counts[name] += 1
    if counts[name] <= 3:
        print(f"{name}: {said[:600]}", file=sys.stderr)


# The control --------------------------------------------------------------------------------------------------------


@contextmanager
def broken() -> Iterator[None]:
    """Things leave without one of their parts."""
    thing = json_format.thing

    def lacking(*given: Any) -> dict[str, Any]:
        return {name: value for name, value in thing(*given).items() if name != "sha256"}

    with replaced((json_format, "thing", lacking)):
        yield


def tell(counts: Counts) -> Told:
    breaks, failed = (sum(begun_with(counts, word).values()) for word in ("broken", "answered 5"))
    return Told(
        f"{breaks} breaks of the document, {failed} answers of 500 and above, of {counts['cases']:,} cases "
        f"({answered(counts)})",
        f"caught: a part left out of things ({counts['caught']} times)",
        f"{counts['cases']:,} cases of {counts['operations']:,} operations",
        faults(counts, "broken"),
    )


PROOF = Proof(
    "H7",
    "Whatever is asked of the public addresses is answered as /api/openapi.json says: its status, its media type, its body.",
    20_230_914,
    ("tracker/pages", "tracker/formats", "tracker/published", "tracker/search", "tests/proofs/contract.py"),
    tuple(Piece(f"part {part}", draw={"first": part, "of": 12, "each": 60, "controls": 25}) for part in range(12)),
    run,
    tell,
)
