"""Whole and searchable now, items later: a paper that was confirmed and published without its items is opened again, so
that they can be confirmed and published as a new edition of the paper."""

from dataclasses import replace

from sqlalchemy import Connection

from tracker.proceedings import claims
from tracker.proceedings.act import act
from tracker.published import thing
from tracker.published.entry import CORRECT, Edition
from tracker.records.paper import Paper
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE
from tracker.rules.policy import Actor
from tracker.rules.refusal import NotYet

OF_ITEMS = ("items", "sets", "sections", "whole", "words", "notes", "files", "references")


def open_items(actor: Actor, id: str, when: Moment) -> Paper:
    with act(actor, "open items", when, needs="paper.review", subject=id):
        paper = claims.known(actor, id, when)
        move = INTAKE.move("open items", paper.state)
        claims.unclaimed_by_others(actor, paper, when)
        if not paper.whole:
            raise NotYet(f"The items of {id} are public already.", remedy="Correct them in the record, with a notice.")
        paper.state = move.target
        paper.second_by, paper.second_at = None, None
    return paper


def further_edition(reader: Connection, made: Edition, when: Moment) -> Edition:
    """The edition with items of a paper that stands in the record. What was corrected there meanwhile stays as it was
    corrected: of the office's own rows, which know nothing of that, the items and sections alone are taken."""
    held = thing.one(reader, made.key, when.day)
    if held is None or held.act != CORRECT:
        return made
    kept = {name: value for name, value in held.facts.items() if name not in (*OF_ITEMS, "notice")}
    return replace(made, title=held.own_title, text=held.text, facts={**made.facts, **kept})
