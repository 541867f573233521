"""A site with something behind every route of the table in access.py."""

from pathlib import Path

from sqlalchemy import select

from tests.builders import World, charge, programme, recommendation, says
from tests.builders_criteria import SIGNS, criteria_of
from tests.builders_pdf import centred, pdf
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tests.proceedings.builders_meeting import drafted_yesterday, in_session_today
from tests.proofs.visitors import TERM, prepared
from tracker.exchange import intake, packages
from tracker.formats import package
from tracker.formats.package import Package
from tracker.proceedings import (
    answer,
    batches,
    clearance,
    criteria_drafts,
    evidence,
    lists,
    proposals,
    publish,
    review,
)
from tracker.published.entry import Edition
from tracker.records.proposal import Proposal
from tracker.rules.proposal import LINK, RELATION
from tracker.store.database import db
from tracker.store.files import digest
from tracker.text.dates import on_day

DRAFT, WAITING, OUT, PRINTED = (f"intake-{place}" for place in range(1, 5))  # reviewed, awaiting, published, a PDF
ANSWER = {"verdict": "agreed", "text": "CBP agrees.", "signer": "Rosa Example"}
PROPOSED = {
    LINK: {
        "about": "2021-01/old/1",
        "change": f"{SIGNS}/change/1",
        "strength": "related",
        "evidence": "Both name signs.",
    },
    RELATION: {"about": "2021-01/old/1", "older": "021001", "relation": "continues"},
}
FILE, PAPER = digest(ISSUE_PAPER.encode()), digest(RECOMMENDATIONS.encode())


def site(folder: Path) -> World:
    """A paper that is reviewed, one that waits, one that is published; a recommendation with a number."""
    (folder / "own.css").write_text("p { color: black }")
    world = prepared(World(folder, stylesheet=folder / "own.css"))
    world.publish(recommendation("2020-12/old/1", group="signs"), programme("watch", "Rail Watch"))
    world.publish(*criteria_of("2020-12/old/1"))
    world.publish(
        Edition("office/other", "office", "Other Office", on_day(world.when.day), facts={"name": "Other Office"})
    )
    world.publish(says("2021/1", "2021-05", {"2020-12/old/1": {"feedback": "agreed", "number": "021001"}}, "response"))
    world.publish(says("2021-01-20/1", "2021-01-20", {"2020-12/old/1": {"action": "passed"}}))
    world.publish(recommendation("2021-01/old/1", since="2021-01", group="signs"))
    followed = [{"rel": "of", "to": "2021-01/old/1"}, {"rel": "refines", "to": "2020-12/old/1"}]
    world.publish(
        Edition("2021-01/old/1/refines", "link", "It refines another", on_day(world.when.day), links=followed)
    )
    world.publish(charge("2021-01/signs/statement-of-work", "signs", "Write to ports."))
    officer = world.person("office@example.gov")
    later = RECOMMENDATIONS.replace("December 2020", "January 2021")
    with world.inside():
        batches.open_batch(officer, batches.Announced(), world.when)
        for text in (ISSUE_PAPER, later, RECOMMENDATIONS):
            intake.bring_in(officer, "paper.txt", text.encode(), world.when)
        intake.bring_in(officer, "printed.pdf", pdf([centred("A paper in print", 72)]), world.when)
        review.accept(officer, DRAFT, world.when)
        review.accept(officer, OUT, world.when)
        publish.publish(officer, [OUT], world.when)
        lists.bring(officer, "list.csv", b"Number,Response\n021001,agreed\n", "text/csv", world.when)
    seated = world.person("seated@example.com", "member", group="coac", term=TERM)
    with world.inside():
        for office in ("office/dfo", "office/other"):
            answer.draft(officer, "response", office, ["021001"], world.when, ANSWER, revises="2021/1")
            criteria_drafts.draft(officer, SIGNS, office, world.when, whole=False)
        answer.draft(officer, "response", "office/other", ["021001"], world.when, ANSWER, revises="2021/1")
        evidence.attach(officer, "answer-dfo-1", None, world.when, "shown.txt", b"A walk through the ports.", "A walk")
        clearance.send(officer, "answer-other-2", None, world.when, ["office/dfo"])
        answer.draft(officer, "response", "office/other", ["021001"], world.when, ANSWER, revises="2021/1")
        clearance.send(officer, "answer-other-3", None, world.when, ["office/dfo"])
        clearance.give_back(officer, "answer-other-3", 1, None, world.when, "Say when.")
        proposals.propose(seated, LINK, world.when, PROPOSED[LINK])
        proposals.propose(seated, RELATION, world.when, PROPOSED[RELATION])
        out = package.word(Package("answer-other-2", 1, "Response", "Other", "DFO", [], [], [], ""))
        packages.bring(officer, "answer-other-2", 1, None, world.when, "back.docx", out)
    in_session_today(world, officer, "2021-01/old/1")
    drafted_yesterday(world, officer)
    world.site.catch_up()
    return world


def proposed(world: World) -> dict[str, str]:
    """What is proposed there, by kind: of criteria of no office, and of a relation."""
    with world.inside():
        return {one.kind: one.id for one in db.session.scalars(select(Proposal))}
