"""The review of a paper: a person corrects what was read and confirms it. Only a reviewed paper can be published."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tracker.proceedings.act import act, allowed
from tracker.proceedings.editions import paper_title
from tracker.records import find
from tracker.records.paper import ITEM, Paper, PaperBlock, PaperValue
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.rules.paper import ABOUT, AWAITING, INTAKE, fields_of
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.text.dates import from_value


def _open(actor: Actor, id: str, when: Moment) -> Paper:
    paper = find.paper(actor, when.day, id)
    if paper is None:
        raise Missing(f"There is no paper {id} here.", remedy="The papers held are listed on the office page.")
    allowed(actor, "paper.review", when, paper)
    return paper


def accept(actor: Actor, id: str, when: Moment, *, settled: Mapping[str, str] | None = None,
           rejected: Sequence[int] = ()) -> Paper:  # fmt: skip
    """Confirm every value as read, but for those `settled` (field -> as typed) and the proposals `rejected` (by
    place). Each warning is accepted by name. Refused while a value is missing that the kind requires, or while two
    readings of one stand against each other."""
    with act(actor, "review", when, needs="paper.review", subject=id, settled=dict(settled or {})) as door:
        paper = _open(actor, id, when)
        INTAKE.move("review", paper.state)
        _settle(paper, settled or {}, actor, when)
        _complete(paper)
        for value in paper.values:
            value.confirmed_by, value.confirmed_at = _who(actor), when.stamp
        for warning in paper.warnings:
            warning.accepted_by = _who(actor)
        for proposal in paper.proposals:
            proposal.accepted = proposal.place not in rejected and proposal.accepted is not False
        door.facts["accepted"] = [f"{warning.code}: {warning.message}" for warning in paper.warnings]
        paper.state = INTAKE.move("review", paper.state).target
        paper.reviewed_by, paper.reviewed_at = _who(actor), when.stamp
    return paper


def _who(actor: Actor) -> str:
    return actor.email or actor.name


def correct(actor: Actor, id: str, when: Moment, *, fields: Mapping[str, str], blocks: Mapping[int, Mapping[str, str]],
            proposals: Mapping[int, Mapping[str, str]], version: int | None = None) -> Paper:  # fmt: skip
    """Change what was read: fields by name, items and sections by id, proposals by place (each as typed). The paper
    awaits review again. `version` is the one that the person had before them."""
    with act(actor, "correct", when, needs="paper.review", subject=id, fields=sorted(fields)):
        paper = _open(actor, id, when)
        move = INTAKE.move("correct", paper.state)
        if version is not None and version != paper.version:
            raise NotYet(
                "Somebody else changed this paper while you were reading it.",
                remedy="Your values stand below; load the page again in another window and compare.",
            )
        paper.touch()
        _settle(paper, fields, actor, when)
        for block in paper.blocks:
            _retype(block, blocks.get(block.id, {}))
        for proposal in paper.proposals:
            _reconsider(proposal, proposals.get(proposal.place))
        paper.state = move.target if paper.state != AWAITING else AWAITING
    return paper


def _settle(paper: Paper, typed: Mapping[str, str], actor: Actor, when: Moment) -> None:
    known = by_name(fields_of(paper.kind)) | by_name(ABOUT)
    for name, words in typed.items():
        if name not in known:
            raise BadInput(
                f'A paper of this kind has no field "{name}".',
                remedy=f"It has: {', '.join(sorted(known))}.",
                field=name,
            )
        understood = known[name].understood(words)
        if name in by_name(ABOUT):
            _about(paper, name, understood)
        else:
            _set_value(paper, name, understood, actor, when)
    paper.title = paper_title(paper.kind, paper.value("group"), _date(paper))


def _about(paper: Paper, name: str, understood: Any) -> None:
    if name == "kind" and understood is None:
        raise BadInput("A paper has a kind.", remedy="Choose one.", field="kind")
    setattr(paper, name, understood["value"] if isinstance(understood, dict) else understood)


def _set_value(paper: Paper, name: str, understood: Any, actor: Actor, when: Moment) -> None:
    held = next((value for value in paper.values if value.name == name), None)
    if held is None:
        held = PaperValue(name=name, place=len(paper.values) + 1, understood="null", sure=False)
        paper.values.append(held)
    if held.value == understood or _same_date(held.value, understood):
        return
    held.understood = json.dumps(understood, ensure_ascii=False)
    held.sure, held.candidates = True, None
    held.confirmed_by, held.confirmed_at = _who(actor), when.stamp


def _same_date(one: Any, other: Any) -> bool:
    return isinstance(one, dict) and isinstance(other, dict) and one.get("value") == other.get("value")


def _date(paper: Paper) -> Any:
    value = paper.value("date")
    return from_value(value["value"], value.get("precision")) if value else None


def _complete(paper: Paper) -> None:
    """Refused: a required value missing, or two readings between which nobody has chosen."""
    for field in fields_of(paper.kind):
        held = next((value for value in paper.values if value.name == field.name), None)
        if held is not None and held.candidates and held.value is None:
            choices = " or ".join(held.readings)
            raise BadInput(
                f"{field.label}: the paper contradicts itself ({choices}).",
                remedy=f"Say which is right, for instance with --set {field.name}=...",
                field=field.name,
            )
        if field.required and (held is None or held.value is None):
            raise BadInput(
                f"{field.label} is missing.", remedy=f"Type it in, or give --set {field.name}=...", field=field.name
            )


def _retype(block: PaperBlock, typed: Mapping[str, str]) -> None:
    if "text" in typed and typed["text"].replace("\r\n", "\n").strip() != block.text.strip():
        block.text = typed["text"].replace("\r\n", "\n").strip()
    for name in ("heading", "group", "subcommittee", "number"):
        if name in typed and (typed[name].strip() or None) != getattr(block, name):
            setattr(block, name, typed[name].strip() or None)
    if block.role == ITEM and "ordinal" in typed:
        block.ordinal = _ordinal(typed["ordinal"])
    if "points" in typed:
        points = [line.strip() for line in typed["points"].splitlines() if line.strip()]
        block.points = json.dumps(points, ensure_ascii=False)


def _ordinal(typed: str) -> int | None:
    if typed.strip() and not (typed.strip().isdecimal() and 0 < int(typed.strip()) < 10000):
        raise BadInput(f'"{typed[:20]}" is no ordinal.', remedy="Write a number such as 3.", field="ordinal")
    return int(typed.strip()) if typed.strip() else None


def _reconsider(proposal: Any, typed: Mapping[str, str] | None) -> None:
    if typed is None:
        return
    proposal.accepted = typed.get("accepted", "yes") == "yes"
    said = proposal.said
    for name in ("name", "acronym", "parent", "group", "to"):
        if name in typed and (typed[name].strip() or None) != said.get(name):
            said[name] = typed[name].strip() or None
    proposal.facts = json.dumps(said, ensure_ascii=False, sort_keys=True)
