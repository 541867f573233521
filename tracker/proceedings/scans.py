"""Pages of a paper that hold no text of their own: which they are, and the acts by which a person types one in, or
leaves it out with a reason. The paper is read anew for that, before the act and not here; it awaits review again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.proceedings import reread
from tracker.proceedings.act import act
from tracker.proceedings.reread import Given
from tracker.proceedings.review import opened
from tracker.records.paper import MACHINE, TYPED, WAIVED, Paper, PaperForm, PaperPage
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE, PAGE
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet, Stale

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


def pages_of(paper: Paper) -> list[ScannedPage]:
    """Every page without text of its own, in order."""
    unread = json.loads(paper.reading)["words"].get("unread_pages", [])
    held = {one.page: one for one in paper.pages}
    return [_page(number, held.get(number)) for number in sorted({*unread, *held})]


def _page(number: int, held: PaperPage | None) -> ScannedPage:
    if held is None or (held.how == MACHINE and not held.text):
        return ScannedPage(number, UNREAD, "")
    return ScannedPage(number, held.how, held.text)


def to_read(actor: Actor, id: str, settled: Settled, when: Moment) -> tuple[PaperForm, Given]:
    """The file that the paper was read from, and what the reader is given with it, with what is now said of a page."""
    paper = _open(actor, id, settled, when)
    return reread.form_of(paper), _given(paper, settled)


def settle(actor: Actor, id: str, settled: Settled, given: Given, reading: Json, when: Moment) -> Paper:
    """Keep what was said of a page, and what the paper is now read to say. `given` is what it was read with."""
    with act(actor, ACTS[settled.how], when, needs="paper.review", subject=id, page=settled.page) as door:
        paper = _open(actor, id, settled, when)
        if _given(paper, settled) != given:
            raise Stale("A page of this paper was settled since you opened it.", remedy="Send yours again.")
        _keep(paper, settled, actor.email or actor.name, when)
        door.facts["reading"] = reread.take(paper, reading, when)
        paper.state = INTAKE.start
    return paper


def _open(actor: Actor, id: str, settled: Settled, when: Moment) -> Paper:
    paper = opened(actor, id, when)
    INTAKE.move("correct", paper.state)
    if settled.version is not None and settled.version != paper.version:
        raise NotYet(
            "This paper was changed since you opened it.",
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


def _given(paper: Paper, settled: Settled) -> Given:
    return reread.given(paper, {settled.page: (settled.how, settled.words)})


def _keep(paper: Paper, settled: Settled, who: str, when: Moment) -> None:
    held = next((one for one in paper.pages if one.page == settled.page), None)
    if held is None:
        held = PaperPage(page=settled.page)
        paper.pages.append(held)
    held.how, held.text, held.made_by, held.made_at = settled.how, settled.words, who, when.stamp
