"""The agenda of a meeting as its notices told it: point by point, under the subcommittees that bring them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.published.thing import Thing

NOWHERE = 9999  # a notice that tells no places has its points in the order in which it prints them


@dataclass(frozen=True, slots=True)
class Point:
    """A recommendation, by key, or what else was announced, in words. `late`: it came on after the notice; `closed`:
    the exemption under which the public is kept out; `by` the notice."""

    item: str
    words: str
    subcommittee: str
    late: bool
    closed: str
    by: Thing


def points(notices: Iterable[Thing]) -> list[Point]:
    """In the order of the agenda, whatever notice told each."""
    found = [(place, point) for notice in notices for place, point in _of(notice)]
    return [point for _, point in sorted(found, key=lambda each: each[0])]


def under(told: Sequence[Point]) -> list[tuple[str, list[Point]]]:
    """(subcommittee or nothing, its points), in the order in which each comes first."""
    found: dict[str, list[Point]] = {}
    for one in told:
        found.setdefault(one.subcommittee, []).append(one)
    return list(found.items())


def _of(notice: Thing) -> Iterator[tuple[int, Point]]:
    for link in notice.links:
        if link["rel"] == "lists" and link.get("to"):
            yield _placed(notice, link, str(link["to"]), "")
    for said in notice.facts.get("points", ()):
        yield _placed(notice, said, "", str(said["words"]))


def _placed(notice: Thing, said: Mapping[str, Any], item: str, words: str) -> tuple[int, Point]:
    late, closed = bool(said.get("late")), str(said.get("closed") or "")
    return int(said.get("place") or NOWHERE), Point(
        item, words, str(said.get("subcommittee") or ""), late, closed, notice
    )
