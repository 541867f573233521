"""The worlds that the browser looks at: a record with things in many states, one without anything, one with long lists,
the demonstration, and an office with papers at every stage."""

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from tests.builders import World, group
from tests.builders_pdf import block, centred, pdf
from tests.kinds import CRITERIA, KINDS, MISDATED_MINUTES
from tests.pages.access_site import site
from tests.pages.builders_public import NOW
from tests.pages.record_public import plain, whole
from tests.pages.test_public_meetings import filled as meetings
from tests.pages.test_public_threads import filled as threads
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tests.proceedings.builders_release import out, reviewed
from tests.proceedings.test_statements import MINUTES
from tests.proofs import visitors
from tracker.exchange import arrivals, content
from tracker.exchange.intake import bring_in
from tracker.proceedings import batches, claims, decide, people, publish, review, sign_in_links
from tracker.proceedings.matching import Decision
from tracker.rules.policy import OPERATOR, Actor

OFFICE = "office@example.gov"  # the officer of the world with all rooms
CHAIR, LEAD = visitors.email("chair"), visitors.email("lead")  # who come there too
OFFICER, HELPER, FORMER = "dfo@example.gov", "assistant@example.gov", "former@example.gov"
CONTENT = Path(__file__).parents[2] / "content"
LATER = RECOMMENDATIONS.replace("December 2020", "March 2021").replace("map of all signs", "map of all lanes")
OLDER_CRITERIA = CRITERIA.replace("May 2022", "May 2019")
PRINTED = pdf(
    [centred("Port Signs Working Group", 72), centred("Recommendations", 90), centred("December 2020", 120)],
    [*block("COAC recommends that CBP post one sign at each gate that names the lane. It should name the hours as well.",
            100, label="1."),
     *block("COAC recommends that CBP count the signs once a year and publish how many were found.", 200, label="2.")],
    [],
    pictures=(3,),
)  # fmt: skip
SURE = """Commercial Customs Operations Advisory Committee
Port Signs Working Group
Recommendations

June 2022

1. COAC recommends that CBP number its gates.
2. COAC recommends that CBP post two signs at each gate that names the lane, the hours and the office to call.
"""


def _whole(folder: Path) -> World:
    return _staffed(whole(World(folder)))


def _empty(folder: Path) -> World:
    world = _staffed(World(folder))
    world.site.catch_up()
    return world


def _long(folder: Path) -> World:
    return plain(World(folder), 8)


def _demonstration(folder: Path) -> World:
    world = World(folder, at=NOW)
    with world.inside():
        content.load(CONTENT, OPERATOR, world.when, lambda said: None)
    world.site.catch_up()
    return world


def _office(folder: Path) -> World:
    """intake-1 awaits its review, intake-2 too with much to confirm, intake-3 is reviewed, intake-4 public, intake-5 is
    claimed by the assistant, intake-6 public as a whole. Batch 1 has a file in each state. An item of intake-4 is like
    the first of the others."""
    world = _staffed(World(folder, at=NOW))
    officer = world.person("second@example.gov")
    world.publish(group("stls", "Secure Trade Lanes Subcommittee", level="subcommittee"))
    papers = {"signs 2020.txt": RECOMMENDATIONS, "4411.txt": ISSUE_PAPER, "signs 2021.txt": LATER, "gates.txt": SURE}
    with world.inside():
        ids = [bring_in(officer, name, text.encode(), world.when)[0].id for name, text in papers.items()]
        for id in ids[2:]:
            review.accept(officer, id, world.when)
        publish.publish(officer, ids[3:], world.when)
        decide.decide(officer, ids[2], world.when, {1: Decision("new")})
        _batch(world, officer)
        claims.claim(people.person_with(HELPER).actor, "intake-5", world.when)
        bring_in(officer, "whole.txt", LATER.replace("March 2021", "April 2021").encode(), world.when)
        review.accept(officer, "intake-6", world.when, whole=True)
        publish.publish(officer, ["intake-6"], world.when)
    world.site.catch_up()
    return world


def _batch(world: World, officer: Actor) -> None:
    told = batches.Announced("Quarterly papers", "https://example.gov/papers", "2026-01-02", 6)
    number = batches.open_batch(officer, told, world.when).id
    late = LATER.replace("March 2021", "May 2021")
    files = {
        "lanes.txt": late,
        "again.txt": LATER,
        "broken.pdf": "%PDF-1.4 cut",
        "nothing.txt": "",
        "last.txt": SURE + ".",
    }
    for name, text in files.items():
        arrivals.receive(officer, number, name, io.BytesIO(text.encode()), world.when)
    for _ in range(3):
        arrivals.read_next(lambda: world.when)


def _desk(folder: Path) -> World:
    """intake-1 is in print, its third page a scan; 2 to 4 await a look, the second with a date to decide; the others are
    public: a paper of each kind that lists something, and minutes that came out with the list that they speak of."""
    world = _staffed(World(folder, at=NOW))
    officer = world.person("second@example.gov")
    awaiting = {"printed.pdf": PRINTED, "torn.txt": MISDATED_MINUTES.encode(), "old.txt": OLDER_CRITERIA.encode(),
                "issue.txt": ISSUE_PAPER.encode()}  # fmt: skip
    with world.inside():
        for name, content in awaiting.items():
            bring_in(officer, name, content, world.when)
        for kind, text in KINDS.items():
            paper, _ = bring_in(officer, f"{kind}.txt", text.encode(), world.when)
            review.accept(officer, paper.id, world.when)
            publish.publish(officer, [paper.id], world.when)
    out(world, officer, *reviewed(world, officer, MINUTES, RECOMMENDATIONS))
    world.site.catch_up()
    return world


def _rooms(folder: Path) -> World:
    """A meeting in session, another with minutes that wait, answers and criteria that are drafted."""
    folder.mkdir(parents=True, exist_ok=True)
    world = site(folder)
    (folder / "own.css").write_text("/* nothing of its own */")
    world.client(OFFICE)  # an invitation, redeemed
    visitors.visitors(world, "chair", "lead")
    return world


WORLDS: Mapping[str, Callable[[Path], World]] = {
    "whole": _whole,
    "empty": _empty,
    "long": _long,
    "meetings": lambda folder: meetings(World(folder)),
    "threads": lambda folder: threads(World(folder)),
    "demonstration": _demonstration,
    "office": _office,
    "desk": _desk,
    "rooms": _rooms,
}


def _staffed(world: World) -> World:
    """An officer who is signed in elsewhere too, an assistant, and somebody whose role has ended."""
    world.person(OFFICER)
    world.person(HELPER, "assistant", office="dfo")
    world.person(FORMER, "assistant", office="dfo", since=date(2025, 11, 3), until=date(2025, 12, 19))
    for email in (OFFICER, HELPER, FORMER):
        world.client(email)
    with world.inside():
        sign_in_links.give_token(OPERATOR, OFFICER, world.when)
    return world
