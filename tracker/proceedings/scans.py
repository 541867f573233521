"""Pages of a paper that hold no text of their own: which they are, and the acts by which a person types one in, or
leaves it out with a reason. The paper is read anew for that, before the act and not here; it awaits review again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.proceedings import reread, statements
from tracker.proceedings.act import act, allowed
from tracker.proceedings.intake import machine_pages, reading_digest
from tracker.records import find
from tracker.records.paper import MACHINE, TYPED, WAIVED, Paper, PaperForm, PaperPage
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE, PAGE
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotYet, Stale

UNREAD = "unread"
ACTS = {TYPED: "type page", WAIVED: "waive page"}
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """`how`: unread, machine, typed or waived. `text`: what was typed or machine-read, or the reason."""

    page: int
    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What a person says of one page: its text, or why it is left out. `version`: the paper's that they had before
    them, if they had one."""

    page: int
    how: str
    words: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Supplied:
    """What the reader is given of the pages without text: by page, and which of them the machine has tried."""

    pages: dict[int, str]
    by_machine: frozenset[int]


def pages_of(paper: Paper) -> list[ScannedPage]:
    """Every page without text of its own, in order."""
    unread = json.loads(paper.reading)["words"].get("unread_pages", [])
    held = {one.page: one for one in paper.pages}
    return [_page(number, held.get(number)) for number in sorted({*unread, *held})]


def _page(number: int, held: PaperPage | None) -> ScannedPage:
    if held is None or (held.how == MACHINE and not held.text):
        return ScannedPage(number, UNREAD, "")
    return ScannedPage(number, held.how, held.text)


def to_read(actor: Actor, id: str, settled: Settled, when: Moment) -> tuple[PaperForm, Supplied]:
    """The file that the paper was read from, and what stands on its scans with what is now said of one."""
    paper = _open(actor, id, settled, when)
    read_from = json.loads(paper.reading)["sha256"]
    form = next((form for form in paper.forms if form.sha256 == read_from), None)
    if form is None:
        raise Missing("The file that this paper was read from is gone.", remedy="Run: tracker check")
    return form, _supplied(paper, settled)


def settle(actor: Actor, id: str, settled: Settled, supplied: Supplied, reading: Json, when: Moment) -> Paper:
    """Keep what was said of a page, and what the paper is now read to say. `supplied` is what it was read with."""
    with act(actor, ACTS[settled.how], when, needs="paper.review", subject=id, page=settled.page) as door:
        paper = _open(actor, id, settled, when)
        if _supplied(paper, settled) != supplied:
            raise Stale("Somebody else settled a page of this paper meanwhile.", remedy="Send yours again.")
        _keep(paper, settled, actor.email or actor.name, when)
        held = {one.page for one in paper.pages}
        paper.pages += [one for one in machine_pages(reading, when) if one.page not in held]
        reread.take(paper, reading, list(_waived(paper)))
        statements.propose_again(paper, when)
        paper.state = INTAKE.start
        door.facts["reading"] = reading_digest(paper.reading)
    return paper


def _open(actor: Actor, id: str, settled: Settled, when: Moment) -> Paper:
    paper = find.paper(actor, when.day, id)
    if paper is None:
        raise Missing(f"There is no paper {id} here.", remedy="The papers held are listed on the office page.")
    allowed(actor, "paper.review", when, paper)
    INTAKE.move("correct", paper.state)
    if settled.version is not None and settled.version != paper.version:
        raise NotYet(
            "Somebody else changed this paper while you were reading it.",
            remedy="Your words stand below; load the page again in another window and compare.",
        )
    _refuse_foreign(paper, settled.page)
    return paper


def _refuse_foreign(paper: Paper, page: int) -> None:
    scans = [one.page for one in pages_of(paper)]
    if page not in scans:
        told = f"Its pages without text are: {', '.join(map(str, scans))}." if scans else "All its pages have text."
        raise BadInput(f"Page {page} of {paper.id} is not one that can be typed in.", remedy=told, field="page")


def said(name: str, words: str) -> str:
    """The text of a page or the reason, as it is kept. Raises BadInput."""
    field = by_name(PAGE)[name]
    understood = field.understood(words)
    field.confirmed(understood)
    return str(understood)


def _supplied(paper: Paper, settled: Settled) -> Supplied:
    held = {one.page: (one.how, one.text) for one in paper.pages} | {settled.page: (settled.how, settled.words)}
    pages = {page: "" if how == WAIVED else text for page, (how, text) in held.items()}
    return Supplied(pages, frozenset(page for page, (how, _) in held.items() if how == MACHINE))


def _keep(paper: Paper, settled: Settled, who: str, when: Moment) -> None:
    held = next((one for one in paper.pages if one.page == settled.page), None)
    if held is None:
        held = PaperPage(page=settled.page)
        paper.pages.append(held)
    held.how, held.text, held.made_by, held.made_at = settled.how, settled.words, who, when.stamp


def _waived(paper: Paper) -> Iterator[tuple[reread.Said, str]]:
    for one in paper.pages:
        if one.how == WAIVED:
            yield ("waived-page", f"page {one.page} was not read and is left out: {one.text}"), one.made_by
