"""The review of a paper: a person corrects what was read and confirms it. Only a reviewed paper can be published."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from tracker.proceedings import added_words, claims, own_lists, proposed, recorded, statements, warned
from tracker.proceedings.act import act, allowed
from tracker.proceedings.editions import title_of
from tracker.proceedings.proposed import same_date, within
from tracker.records.paper import GROUP, ITEM, STATEMENT, Paper, PaperBlock, PaperValue
from tracker.rules import group
from tracker.rules.field import Field, by_name
from tracker.rules.moment import Moment
from tracker.rules.paper import ABOUT, AWAITING, INTAKE, SECTION, fields_of, items_of
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet


def opened(actor: Actor, id: str, when: Moment, version: int | None = None) -> Paper:
    """The paper, for an act of its review. `version` is the one that the person had before them."""
    paper = claims.known(actor, id, when)
    allowed(actor, "paper.review", when, paper)
    if version is not None and version != paper.version:
        raise NotYet(
            "This paper was changed since you opened it.",
            remedy="Nothing of yours was saved yet. Where the two differ, both stand below: look at each, then save.",
            field="form",
        )
    claims.unclaimed_by_others(actor, paper, when)
    return paper


def accept(actor: Actor, id: str, when: Moment, *, settled: Mapping[str, str] | None = None,
           rejected: Sequence[int] = (), whole: bool = False, version: int | None = None,
           unseen: bool = True) -> Paper:  # fmt: skip
    """Confirm every value as read, but for those `settled` (field -> as typed) and the proposals `rejected` (by
    place). Each warning is accepted by name; those that nobody has ticked too, unless `unseen` is False. Refused while
    a value is missing that the kind requires, or while two readings of one stand against each other. `whole` leaves
    its items, what nobody decided and the warnings that nobody looked at, to be opened later."""
    with act(actor, "review", when, needs="paper.review", subject=id, settled=dict(settled or {})) as door:
        paper = opened(actor, id, when, version)
        INTAKE.move("review", paper.state)
        _wholly(paper, whole)
        known = recorded.left_out(paper, statements.today(when)) if not whole else ()
        _decide(paper, [*rejected, *known], all_of_them=not whole)
        _settle(paper, settled or {}, actor, when)
        _complete(paper)
        _settle_statements(paper, when)
        if not unseen and not whole:
            warned.looked_at(paper)
        for value in paper.values:
            if value.sure or not whole:
                value.confirmed_by, value.confirmed_at = _who(actor), when.stamp
        for warning in paper.warnings if not whole else ():
            warning.accepted_by = _who(actor)
        accepted = [warning for warning in paper.warnings if warning.accepted_by]
        door.facts["accepted"] = [f"{warning.code}: {warning.message}" for warning in accepted]
        paper.state = INTAKE.move("review", paper.state).target
        paper.reviewed_by, paper.reviewed_at = _who(actor), when.stamp
        paper.second_by, paper.second_at = None, None
    return paper


def _wholly(paper: Paper, whole: bool) -> None:
    if whole and paper.key is not None:
        raise NotYet(f"{paper.id} is public as a whole already.", remedy="Confirm it with its items.")
    if whole and not paper.items:
        raise NotYet(
            f"{paper.id} has no items to be left for later.",
            remedy="On its page: “Save and confirm all”; at the terminal: tracker review with --accept.",
        )
    paper.whole = whole


def _who(actor: Actor) -> str:
    return actor.email or actor.name


def correct(actor: Actor, id: str, when: Moment, *, fields: Mapping[str, str], blocks: Mapping[int, Mapping[str, str]],
            proposals: Mapping[int, Mapping[str, str]], looked: Mapping[int, bool] | None = None,
            own: own_lists.AllTyped | None = None, version: int | None = None) -> Paper:  # fmt: skip
    """Change what was read: fields by name, items and sections by id, proposals by place, the rows of its own lists by
    list and number (each as typed), and whether a warning was looked at, by place. The paper awaits review again."""
    told = {"blocks": len(blocks), "proposals": len(proposals), "looked": len(looked or {})}
    told = {name: number for name, number in told.items() if number}
    with act(actor, "correct", when, needs="paper.review", subject=id, fields=sorted(fields), **told) as door:
        paper = opened(actor, id, when, version)
        move = INTAKE.move("correct", paper.state)
        paper.touch()
        if any(touched in blocks for touched in touched_last(paper)):
            paper.undo = None  # what was typed since would be lost with it
        if own:
            door.facts["lists"] = _retype_own(paper, own, actor, when)
        for proposal in paper.proposals:
            proposed.reconsider(proposal, proposals.get(proposal.place))
        _settle(paper, fields, actor, when)
        warned.filled(paper, fields, _who(actor))
        warned.look(paper, looked or {}, _who(actor))
        for words, name, block in _named(paper):
            with within(words, name):
                _retype(paper.kind, block, blocks.get(block.id, {}))
        added_words.warn(paper)
        paper.state = move.target if paper.state != AWAITING else AWAITING
        paper.second_by, paper.second_at = None, None
    return paper


def _retype_own(paper: Paper, own: own_lists.AllTyped, actor: Actor, when: Moment) -> Any:
    before = own_lists.motions(paper)
    done = own_lists.retype(paper, own, _who(actor), when.stamp)
    statements.follow_motions(paper, before, own_lists.motions(paper), when)
    return done


def _settle(paper: Paper, typed: Mapping[str, str], actor: Actor, when: Moment) -> None:
    known = by_name(fields_of(paper.kind)) | by_name(ABOUT)
    acronym = paper.value("acronym")
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
    if "kind" in typed:
        _refit(paper)
    if paper.value("acronym") != acronym:
        _follow(paper, acronym)
    paper.title = title_of(paper)


def _about(paper: Paper, name: str, understood: Any) -> None:
    if name == "kind" and understood is None:
        raise BadInput("A paper has a kind.", remedy="Choose one.", field="kind")
    setattr(paper, name, understood["value"] if isinstance(understood, dict) else understood)


def _set_value(paper: Paper, name: str, understood: Any, actor: Actor, when: Moment) -> None:
    held = next((value for value in paper.values if value.name == name), None)
    if held is None:
        held = PaperValue(name=name, place=len(paper.values) + 1, understood="null", sure=False)
        paper.values.append(held)
    if held.value == understood or same_date(held.value, understood):
        return
    if held.printed and isinstance(understood, dict) and held.value is None:
        understood = {**understood, "printed": held.printed}  # what it means was chosen; what is printed stays
    held.understood = json.dumps(understood, ensure_ascii=False)
    held.sure, held.candidates = True, None
    held.confirmed_by, held.confirmed_at = _who(actor), when.stamp


def _refit(paper: Paper) -> None:
    """A paper of another kind has other fields: those it lacks stand empty, to be filled in. What was read for fields
    of the former kind stays, and shows again if the paper becomes of that kind again."""
    held = {value.name for value in paper.values}
    for field in fields_of(paper.kind):
        if field.name not in held:
            place = max((value.place for value in paper.values), default=0) + 1
            paper.values.append(PaperValue(name=field.name, place=place, understood="null", sure=False))


def _follow(paper: Paper, former: Any) -> None:
    """The group that the cover names is proposed with the cover's acronym, where it still had the former one."""
    for proposal in paper.proposals:
        said = proposal.said
        same = proposal.kind == GROUP and group.same_name(said.get("name") or "", paper.value("group") or "")
        if same and said.get("acronym") == former:
            proposal.facts = proposed.facts({**said, "acronym": paper.value("acronym")})


def _complete(paper: Paper) -> None:
    """Refused: a required value missing, one that could not be typed, or two readings between which nobody has
    chosen. What the program read is asked the same as what a person typed."""
    for field in fields_of(paper.kind):
        held = next((value for value in paper.values if value.name == field.name), None)
        if held is not None and held.candidates and held.value is None:
            choices = " or ".join(held.readings)
            raise BadInput(
                f"{field.label}: the paper contradicts itself ({choices}).",
                remedy="Say which is right.",
                field=field.name,
            )
        field.confirmed(held.value if held else None, "Type it in.")
    for field in ABOUT:
        field.confirmed(getattr(paper, field.name))
    for words, name, block in _named(paper):
        if paper.whole and block.role == ITEM:
            continue
        with within(words, name):
            fields = box_fields(paper.kind, block)
            _confirmed(fields, {field.name: getattr(block, field.name) for field in fields})
    for proposal in paper.proposals:
        with within(f"Proposal {proposal.place}", f"proposal-{proposal.place}"):
            _confirmed(proposed.fields_of(proposal) if proposal.accepted else (), proposal.said)
    _numbered_once(() if paper.whole else paper.items)


def _settle_statements(paper: Paper, when: Moment) -> None:
    record = statements.today(when)
    for proposal in paper.proposals:
        if proposal.kind == STATEMENT and proposal.accepted:
            with within(f"Proposal {proposal.place}", f"proposal-{proposal.place}"):
                statements.settle(proposal, paper, record)


def _confirmed(fields: Collection[Field], values: Mapping[str, Any]) -> None:
    for field in fields:
        field.confirmed(values.get(field.name))


def _numbered_once(items: Sequence[PaperBlock]) -> None:
    """A number names one item for good."""
    numbers = [item.number for item in items if item.number]
    for item in items:
        if item.number and numbers.count(item.number) > 1:
            raise BadInput(
                f"Two items of the paper bear the number {item.number}.",
                remedy="Correct one of them, or leave it empty.",
                field=f"block-{item.id}-number",
            )


def _decide(paper: Paper, rejected: Collection[int], *, all_of_them: bool) -> None:
    places = [proposal.place for proposal in paper.proposals]
    for place in rejected:
        if place not in places:
            there = f"They are numbered 1 to {len(places)}." if places else "It proposes none."
            raise BadInput(f"{paper.id} has no proposal {place}.", remedy=there, field="rejected")
    for proposal in paper.proposals:
        if proposal.place in rejected:
            proposal.accepted = False
        elif all_of_them:
            proposal.accepted = proposal.accepted is not False


# Blocks and proposals -------------------------------------------------------------------------------------------------


def _named(paper: Paper) -> Iterator[tuple[str, str, PaperBlock]]:
    """Each item and section as a person calls it, with the name by which a form has it."""
    for blocks, noun in ((paper.items, "Item"), (paper.sections, "Section")):
        for place, block in enumerate(blocks, 1):
            yield f"{noun} {block.ordinal or place}", f"block-{block.id}", block


def box_fields(kind: str, block: PaperBlock) -> tuple[Field, ...]:
    """What an item or a section of a paper of this kind bears."""
    return items_of(kind) if block.role == ITEM else SECTION


def touched_last(paper: Paper) -> list[int]:
    """The blocks that the last rearrangement changed or made, as long as it can be undone."""
    undo = json.loads(paper.undo or "{}")
    return [*map(int, undo.get("before", {})), *undo.get("made", [])]


def _retype(kind: str, block: PaperBlock, typed: Mapping[str, str]) -> None:
    for field in box_fields(kind, block):
        if field.name in typed:
            understood = field.understood(typed[field.name])
            if field.name == "points":
                points = [line.strip() for line in str(understood or "").splitlines() if line.strip()]
                understood = json.dumps(points, ensure_ascii=False)
            elif field.name == "text":
                understood = block.text if understood == block.text.strip() else understood or ""
            if understood != getattr(block, field.name):
                block.decided = block.decided_by = None  # it was decided on other words
            setattr(block, field.name, understood)
