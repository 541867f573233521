"""The objectives of a statement of work: how each is called, and what covers it: the recommendations that it asked for,
and those that deliver it. It is the officer who says so, with what it rests on."""

from collections.abc import Mapping
from typing import Any

from tracker.rules.completeness import CHARGE
from tracker.rules.field import CHOICE, COUNT, LONG, Field

ASKED, DELIVERS = "asked for by", "delivers"  # as is said of the recommendation
RELATIONS = (DELIVERS, ASKED)
SAID = {  # relation -> a sentence of recommendation, objective and paper
    DELIVERS: "{item} delivers objective {number} of {paper}",
    ASKED: "Objective {number} of {paper} asked for {item}",
}
FIELDS = (
    Field("objective", "Objective", "Its number in this statement of work.", form=COUNT, required=True),
    Field("relation", "What is said", "Whether the recommendation delivers it, or was asked for by it.", CHOICE,
          RELATIONS, required=True),
    Field("about", "Which recommendations", "Keys or six-figure numbers, one a line.", LONG, longest=4000,
          required=True),
    Field("ground", "On what ground", "What tells it: a paper, a page, a meeting. It is published.", LONG, longest=2000,
          required=True),
)  # fmt: skip


def numbered(facts: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    """Number -> each objective of a paper, as it lists it: by the printed numbers, where each has one of its own; else
    by its place. Empty for a paper of another kind."""
    if facts.get("paper_kind") != CHARGE:
        return {}
    items = [one for one in facts.get("items") or () if isinstance(one, Mapping)]
    printed = [one.get("ordinal") for one in items]
    own = all(isinstance(each, int) for each in printed) and len(set(printed)) == len(printed)
    numbers = [int(each or 0) for each in printed] if own else list(range(1, len(items) + 1))
    return dict(zip(numbers, items, strict=True))
