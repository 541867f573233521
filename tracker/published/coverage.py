"""What covers the objectives of a statement of work, as entries say that link it with recommendations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.published.references import LINK
from tracker.published.thing import Thing
from tracker.rules.objective import ASKED, DELIVERS, RELATIONS, numbered


@dataclass(frozen=True, slots=True)
class Covered:
    """That a recommendation delivers an objective of a paper, or was asked for by it. `words` are the objective's when
    that was said; `by` is the entry that says so."""

    item: str
    relation: str
    paper: str
    objective: int
    words: str
    ground: str
    by: str


@dataclass(frozen=True, slots=True)
class Objective:
    number: int
    listed: Mapping[str, Any]
    asked: tuple[Covered, ...]
    delivered: tuple[Covered, ...]


def said_by(entries: Iterable[Thing]) -> list[Covered]:
    return [
        Covered(item, link["rel"], str(link["to"]), int(link["objective"]), str(one.facts.get("words") or ""),
                str(one.facts.get("ground") or ""), one.key)
        for one in entries if one.kind == LINK
        for link in one.links if link["rel"] in RELATIONS and link.get("to") and link.get("objective")
        for item in one.to("of")
    ]  # fmt: skip


def objectives(paper: Thing, held: Mapping[str, Thing]) -> list[Objective]:
    """Each objective of the paper, with what is said of it; `held` are the entries that lead to the paper."""
    return objectives_of(paper, by_paper(held).get(paper.key, ()))


def by_paper(held: Mapping[str, Thing]) -> dict[str, list[Covered]]:
    """Paper -> what these entries say of its objectives."""
    found: dict[str, list[Covered]] = defaultdict(list)
    for one in said_by(held.values()):
        found[one.paper].append(one)
    return found


def objectives_of(paper: Thing, said: Iterable[Covered]) -> list[Objective]:
    """Each objective of the paper, with what is `said` of it."""
    found: dict[tuple[int, str], list[Covered]] = defaultdict(list)
    for each in said:
        found[each.objective, each.relation].append(each)
    return [
        Objective(number, listed, tuple(found[number, ASKED]), tuple(found[number, DELIVERS]))
        for number, listed in numbered(paper.facts).items()
    ]
