"""What was public long before it came into this record is no news: its entries say so, and "what changed lately" leaves
them out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tracker.published.entry import Edition


def marked(made: Iterable[Edition]) -> list[Edition]:
    """These editions, each of them attested, as parts of a backlog."""
    return [
        replace(one, facts={**one.facts, "attested": {**one.facts["attested"], "backlog": True}})
        if one.facts.get("attested")
        else one
        for one in made
    ]


def unmarked(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A correction made today is news, however old the paper."""
    attested = facts.get("attested")
    if not isinstance(attested, Mapping):
        return dict(facts)
    return {**facts, "attested": {name: value for name, value in attested.items() if name != "backlog"}}
