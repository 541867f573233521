"""Proof N5: what is refused looks like what is not there: the same answer, and as many questions to the database."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import event, select

from tests.builders import CHEAP, OPERATOR, PASSWORD, World
from tests.pages.access import OFFICE, Doors
from tests.pages.access_meetings import DESK, DFO, MEETING, MINUTED, MINUTES, NO_ONE
from tests.pages.access_site import DRAFT, FILE, PRINTED, site
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.proofs.two_worlds import Answer, bare, difference, replaced
from tests.proofs.visitors import KINDS, proof_of_form
from tracker.pages import page
from tracker.proceedings import sign_in_links
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.policy import Actor, may
from tracker.rules.refusal import NotAllowed
from tracker.store.database import db


@dataclass(frozen=True, slots=True)
class Hidden:
    """What stands in the address of a route: of what is there and of what is not. `but` are they who may see it."""

    route: str
    there: str
    missing: str
    but: frozenset[str] = NO_ONE  # who may see it
    methods: tuple[str, ...] = ("GET", "HEAD")


BOTH = ("GET", "HEAD", "POST")
ZEROS = "0" * 64
LATER = (  # what drafts would give addresses to
    ("paper", "2023-12-way-issue-paper", "2023-12-xyz-issue-paper"),
    ("group", "way", "xyz"),
    ("recommendation", "2021-01/pswg/1", "2021-01/xyzw/1"),
    ("similar", "2021-01/pswg/1", "2021-01/xyzw/1"),
    ("entry", "2021-01/pswg", "2021-01/xyzw"),
    ("term", "15", "99"),
    ("programme", "signs-first", "xyz"),
    ("one_meeting", "2021-01-06", "2099-01-06"),
    ("thread", "2021-01-pswg-1", "2021-01-xyzw-1"),
)
GATHERED = ("paper", "group", "recommendation", "one_meeting")
FORMS = ("", "_json", "_csv", "_xlsx", "_atom", "_bib", "_ris")  # in which each of them is offered
ON_PAPER = ("docx", "pdf", "md")
HIDDEN = (
    Hidden("office.paper", DRAFT, "intake-9", OFFICE, BOTH),
    Hidden("office.preview", DRAFT, "intake-9", OFFICE),
    Hidden("office.publish", DRAFT, "intake-9", DFO, BOTH),  # an assistant may read it, and not publish it
    Hidden("office.later", DRAFT, "intake-9", DFO, BOTH),  # as the one above
    Hidden("office.picture", f"{PRINTED} 1", "intake-9 1", OFFICE),
    Hidden("office.split", f"{DRAFT} 1", "intake-9 1", OFFICE, BOTH),
    Hidden("office.add", DRAFT, "intake-9", OFFICE, BOTH),
    Hidden("office.items", "intake-2", "intake-9", OFFICE, BOTH),
    Hidden("office.original", f"{DRAFT} {FILE}", f"intake-9 {FILE}", OFFICE),
    Hidden("office.original", f"{DRAFT} {FILE}", f"{DRAFT} {ZEROS}", OFFICE),
    Hidden("office.original", f"intake-2 {FILE}", f"intake-2 {ZEROS}"),  # another paper's
    Hidden("office.batch", "1", "99", OFFICE, BOTH),
    Hidden("office.batch_data", "1", "99", OFFICE, BOTH),
    Hidden("office.amended", "office/dfo", "office/xyz", DFO, BOTH),
    Hidden("office.amended", "2020-12/old/1", "2020-12/xyz/1", DFO, BOTH),
    Hidden("office.attested", "2020-12/old/1", "2020-12/xyz/1", DFO, BOTH),
    Hidden("office.related", "2020-12/old/1", "2020-12/xyz/1", DFO, BOTH),
    Hidden("office.term_ended", "16", "99", DFO, BOTH),
    Hidden("office.covered", "2021-01/signs/statement-of-work", "2021-01/xyz/statement-of-work", DFO, BOTH),
    Hidden("office.listed", "1", "9", OFFICE, BOTH),
    *(
        Hidden(f"office.{page}", MEETING, "2026-01-16", DFO, BOTH)
        for page in ("meeting", "replanned", "session", "decided", "comments", "actions")
    ),
    Hidden("office.notice_drafted", MEETING, "2026-01-16", DFO),
    Hidden("office.notice_text", MEETING, "2026-01-16", DFO),
    Hidden("office.screen", MEETING, "2026-01-16", DFO),
    Hidden("office.minutes", MINUTED, "2026-01-13", MINUTES, BOTH),
    Hidden("office.minutes", MEETING, "2026-01-16", DFO, BOTH),  # no minutes of it are drafted
    *(Hidden("office.minutes_as", f"{MINUTED} 1 {form}", f"2026-01-13 1 {form}", MINUTES) for form in ON_PAPER),
    Hidden("office.signed_page", f"{MINUTED} 1", "2026-01-13 1", MINUTES),
    Hidden("office.on_paper", MEETING, "2026-01-16", DFO),
    Hidden("office.sheet", f"{MEETING} votes", "2026-01-16 votes", DFO),
    *(Hidden("office.sheet_as", f"{MEETING} votes {form}", f"2026-01-16 votes {form}", DFO) for form in ON_PAPER),
    Hidden("office.motion", f"{MEETING} 1", "2026-01-16 1", DFO, BOTH),
    Hidden("liaison.answered_one", "answer-dfo-1", "answer-9", DESK, BOTH),
    Hidden("liaison.answered_one", "answer-other-1", "answer-9", DFO, BOTH),  # of another office
    *(Hidden("liaison.draft_in_2012_form", f"answer-dfo-1 {form}", f"answer-9 {form}", DESK) for form in ON_PAPER),
    *(Hidden("liaison.clearance_package", f"answer-dfo-1 {form}", f"answer-9 {form}", DESK) for form in ON_PAPER),
    Hidden("liaison.office_package", "answer-other-2 1", "answer-9 1", DESK),
    Hidden("liaison.returned_file", "answer-other-2 1", "answer-9 1", DESK),
    Hidden("liaison.evidence_file", "answer-dfo-1 1", "answer-9 1", DESK),
    Hidden("liaison.clearance_page", "answer-dfo-1 1", "answer-9 1"),
    Hidden("office.one_person", "office@example.gov", "nobody@example.gov", DFO, BOTH),
    Hidden("office.body", "office/dfo", "office/xyz", DFO, BOTH),
    Hidden("office.criteria_document", "nothing", "xyz", methods=BOTH),
    Hidden("office.criteria_drafted", "criteria-dfo-1", "criteria-9", DESK, BOTH),
    Hidden("office.criteria_drafted", "criteria-other-1", "criteria-9", DFO, BOTH),  # of another office
    Hidden("account.end_session", "{foreign}", "0" * 16, methods=("POST",)),
    Hidden("account.invitation", "{used}", ZEROS, methods=BOTH),
    Hidden("account.invitation", "{older}", ZEROS, methods=BOTH),
    Hidden("account.one_proposal", "{link}", "proposal-0", DFO, BOTH),
    Hidden("account.one_proposal", "{relation}", "proposal-0", DFO, BOTH),
    Hidden("public.file", f"{FILE} issue.txt", f"{ZEROS} issue.txt"),
    *(Hidden(f"public.in_2012_form{form}", "2021-01/pswg", "2021-01/xyzw") for form in ("", "_in_word", "_in_pdf")),
    *(Hidden(f"public.one_document{form}", "gate-criteria", "xyz") for form in FORMS[:5]),
    *(Hidden(f"public.list_in_{form}", "2021-01-06", "2099-01-06") for form in ("word", "pdf", "markdown")),
    Hidden("public.short", "399911", "999999"),
    Hidden("public.sitemap_part", "3", "99"),
    *(Hidden(f"public.{name}{form}", there, missing) for name, there, missing in LATER for form in FORMS),
    *(Hidden(f"public.{name}_jsonld", there, missing) for name, there, missing in LATER if name in GATHERED),
    *(Hidden("public.one_meeting_ics", there, missing) for name, there, missing in LATER if name == "one_meeting"),
)
ENOUGH = 5  # times that a mutant is caught
OPEN = frozenset({"static"})  # the program's own files, the same in every copy of it


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """Every route with an object in its address, asked by `every`-th kind of visitor; then the mutants."""
    folder.mkdir(parents=True, exist_ok=True)
    counts: Counts = Counter()
    world = site(folder)
    doors = Doors(world, *KINDS[:: draw["every"]])
    secrets = {"foreign": doors.foreign, **_links(world), **doors.proposed}
    for place, told in _told_apart(doors, secrets, counts):
        counts[f"told apart: {place}"] += 1
        print(f"{place}: {told}")
    objects = {rule.endpoint for rule in world.app.url_map.iter_rules() if rule.arguments}
    counts["routes"] = len(objects)
    for route in objects - OPEN - {one.route for one in HIDDEN}:
        counts[f"not asked: {route}"] += 1
    counts["known"] = sum(number for name, number in counts.items() if name.startswith("told apart"))
    for name, mutant in MUTANTS.items():
        with mutant():
            more = islice(_told_apart(doors, secrets, Counter()), counts["known"] + ENOUGH)
            counts[f"caught: {name}"] = sum(1 for _ in more)
    return counts


def _links(world: World) -> dict[str, str]:
    """One-time links that were good once: used, and replaced by a newer one."""
    with world.inside():
        world_at = world.when
        used = sign_in_links.invite(OPERATOR, "invited@example.gov", world_at)
        sign_in_links.redeem(used, PASSWORD, CHEAP, world_at)
        older, _ = (sign_in_links.invite(OPERATOR, "office@example.gov", world_at) for _ in range(2))
    return {"used": used, "older": older}


def _told_apart(doors: Doors, secrets: Mapping[str, str], counts: Counts) -> Iterator[tuple[str, str]]:
    for one in HIDDEN:
        _warmed(doors, one)
        for kind in (kind for kind in doors.clients if kind not in one.but):
            for method in one.methods:
                names = (one.there.format(**secrets), one.missing)
                there, missing = (_asked(doors, kind, method, one.route, name, names) for name in names)
                counts["pairs"] += 1
                if there != missing:
                    told = (
                        difference(there[0], missing[0])
                        if there[0] != missing[0]
                        else f"{there[1]} queries, not {missing[1]}"
                    )
                    yield f"{method} {one.route}, {kind}", told


def _warmed(doors: Doors, one: Hidden) -> None:
    """What the first request of all reads into memory, none after it asks for."""
    _asked(doors, next(iter(doors.clients)), one.methods[0], one.route, one.missing, (one.missing, one.missing))


def _asked(doors: Doors, kind: str, method: str, route: str, name: str, names: tuple[str, str]) -> tuple[Answer, int]:
    """The answer, with either name made one, and the number of queries it took."""
    client = doors.clients[kind]
    path = _path(doors.world, route, name)
    form = {"csrf_token": proof_of_form(client)} if method == "POST" else None
    with _counted(doors.world) as queries:
        status, headers, body = bare(client.open(path, method=method, data=form, buffered=True))
    return (
        status,
        tuple((name, _alike(value, names)) for name, value in headers),
        _alike(body.decode(), names).encode(),
    ), len(queries)


def _alike(text: str, names: tuple[str, str]) -> str:
    spelled = {quote(part, safe) for name in names for part in name.split() for safe in ("/", "")} | {
        part for name in names for part in (*name.split(), name.replace("/", "-"))
    }
    for name in sorted(spelled, key=len, reverse=True):
        text = text.replace(name, "NAME")
    return text


def _path(world: World, route: str, name: str) -> str:
    rule = next(rule for rule in world.app.url_map.iter_rules() if rule.endpoint == route)
    parts = re.findall(r"<(?:[^<>:]+:)?(\w+)>", rule.rule)
    return world.app.url_map.bind("localhost").build(route, dict(zip(parts, name.split(), strict=True)))


@contextmanager
def _counted(world: World) -> Iterator[list[str]]:
    """The statements that go to the database, over either connection."""
    said: list[str] = []

    def heard(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        said.append(statement)

    with world.inside():
        engines = (db.engine, world.site.reader)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", heard)
    try:
        yield said
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", heard)


# The controls -------------------------------------------------------------------------------------------------------


def _refusing(of_one_that_is_there: Callable[[Paper], object]) -> Any:
    """The paper is found whoever asks, and something is done with it before they are refused."""

    def asking(actor: Actor, needs: str, record: Any, on: Any) -> bool:
        if isinstance(record, Paper) and not may(actor, needs, record, on):
            of_one_that_is_there(record)
        return may(actor, needs, record, on)

    return replaced((find, "readable_papers", lambda actor, on: select(Paper)), (page, "may", asking))


def forbidden(paper: Paper) -> None:
    raise NotAllowed("You may not see this paper.")


MUTANTS: dict[str, Callable[[], Any]] = {
    "403 for what is there": lambda: _refusing(forbidden),
    "one more query for what is there": lambda: _refusing(lambda paper: paper.forms),
}


def tell(counts: Counts) -> Told:
    found = [
        f"{name} ({number})" for name, number in sorted(counts.items()) if name.startswith(("told apart", "not asked"))
    ]
    caught = {name: counts[f"caught: {name}"] - counts["known"] for name in MUTANTS}
    found += [f"the control was not caught: {name}" for name, number in caught.items() if number <= 0]
    apart = sum(number for name, number in counts.items() if name.startswith("told apart"))
    return Told(
        f"{apart} of {counts['pairs']:,} pairs of requests can be told apart",
        "caught: " + ", ".join(f"{name} ({number} times)" for name, number in caught.items()),
        f"{len(HIDDEN)} ways of asking on every route with an object, by {len(KINDS)} kinds of visitor",
        found,
    )


PROOF = Proof(
    "N5",
    "What is refused looks like what is not there: the same answer to the byte and the header, and as many questions to "
    "the database.",
    20_231_103,
    ("tracker/pages", "tracker/records", "tracker/rules/policy.py", "templates", "tests/proofs/refused.py",
     "tests/proofs/visitors.py", "tests/pages/access.py"),
    (Piece("sqlite", draw={"every": 1}), Piece("postgresql", "postgresql", {"every": 1})),
    run,
    tell,
)  # fmt: skip
