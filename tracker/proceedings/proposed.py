"""What a paper names and says beside its own fields, proposed for a person to confirm: groups, terms, programmes,
events, statements; each corrected as it was typed."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tracker.records.paper import EVENT, GROUP, PROGRAMME, STATEMENT, TERM, PaperProposal
from tracker.rules import group, outcome, programme, term
from tracker.rules.field import Field
from tracker.rules.refusal import BadInput

PROPOSED = {GROUP: group.FIELDS, TERM: term.FIELDS, PROGRAMME: programme.FIELDS, STATEMENT: outcome.PROPOSED}


@contextmanager
def within(words: str, name: str) -> Iterator[None]:
    """A refusal of one of its fields says of which item, section or proposal."""
    try:
        yield
    except BadInput as wrong:
        raise BadInput(f"{words}: {wrong.message}", remedy=wrong.remedy, field=f"{name}-{wrong.field}") from None


def reconsider(proposal: PaperProposal, typed: Mapping[str, str] | None) -> None:
    if typed is None:
        return
    proposal.accepted = typed.get("accepted", "yes") == "yes"
    said = proposal.said
    with within(f"Proposal {proposal.place}", f"proposal-{proposal.place}"):
        for field in fields_of(proposal):
            understood = field.understood(typed[field.name]) if field.name in typed else said.get(field.name)
            if proposal.accepted:
                field.confirmed(understood)
            same = understood == said.get(field.name) or same_date(said.get(field.name), understood)
            if not same and not (field.required and understood is None):
                said[field.name] = understood
    proposal.facts = facts(said)


def fields_of(proposal: PaperProposal) -> tuple[Field, ...]:
    """The fields of what is proposed; of an event, by what it says."""
    return group.fields_of_event(proposal.said["event"]) if proposal.kind == EVENT else PROPOSED[proposal.kind]


def facts(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def same_date(one: Any, other: Any) -> bool:
    return isinstance(one, dict) and isinstance(other, dict) and one.get("value") == other.get("value")
