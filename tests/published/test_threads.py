"""Threads as the record has them: what hangs together, on whose word, on which day, and in which order."""

from datetime import date
from pathlib import Path

from tests.builders import World, recommendation
from tracker.published import threads
from tracker.published.entry import RETRACT, Edition
from tracker.published.threads import Thread, Tie
from tracker.text.dates import from_value

A, B, C, D = "2020-12/signs/1", "2021-06/signs/1", "2022-03/rail/2", "2022-03/rail/1"


def item(key: str, **ties: str) -> Edition:
    """A recommendation that follows on others: the relation with spaces as underscores -> the older one."""
    made = recommendation(key, since=f"{key[:7]}-01")
    links = [*made.links, *({"rel": rel.replace("_", " "), "to": to} for rel, to in ties.items())]
    return Edition(made.key, made.kind, made.title, made.since, text=made.text, facts=made.facts, links=links)


def said_later(key: str, since: str, of: str, rel: str, to: str) -> Edition:
    """An entry of its own that ties two others."""
    links = [{"rel": "of", "to": of}, {"rel": rel, "to": to}]
    return Edition(key, "link", f"What {of} follows on", from_value(since), links=links)


def closed(key: str, since: str, older: str, newer: str) -> Edition:
    sets = {"implementation": "closed: superseded"}
    links = [{"rel": "updates", "to": older, "sets": sets}, {"rel": "superseded by", "to": newer}]
    return Edition(key, "update", f"{older}: closed", from_value(since), links=links)


def found(world: World, on: str = "2026-01-15") -> list[Thread]:
    with world.reading() as reader:
        return list(threads.threads(reader, date.fromisoformat(on)))


def of(world: World, key: str, on: str = "2026-01-15") -> Thread | None:
    with world.reading() as reader:
        return threads.thread_of(reader, key, date.fromisoformat(on))


def test_what_hangs_together_is_one_thread_the_oldest_first(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(item(A), item(B, refines=A), item(C, continues=B), item(D))
    assert found(world) == [Thread((A, B, C), (Tie(B, "refines", A, B), Tie(C, "continues", B, C)))]
    assert (found(world)[0].slug, found(world)[0].url) == ("2020-12-signs-1", "/threads/2020-12-signs-1")


def test_the_thread_of_an_item_is_the_one_that_the_list_has(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(item(A), item(B, refines=A), item(C, splits=A), item(D))
    (whole,) = found(world)
    assert [of(world, key) for key in (A, B, C, D)] == [whole, whole, whole, None]


def test_a_link_entry_ties_two_others_from_its_own_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(item(A), item(B), said_later("link/1", "2023-01-10", B, "supersedes", A))
    assert found(world, "2023-01-09") == []
    assert found(world, "2023-01-10") == [Thread((A, B), (Tie(B, "supersedes", A, "link/1"),))]


def test_an_update_names_the_successor_of_what_it_closes(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(item(A), item(B), closed("2022-06-30/1", "2022-06-30", A, B))
    assert found(world) == [Thread((A, B), (Tie(B, "supersedes", A, "2022-06-30/1"),))]
    assert found(world, "2022-06-29") == []


def test_said_twice_it_is_told_once_and_by_the_newer_one_itself(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(item(A), item(B, supersedes=A), closed("2022-06-30/1", "2022-06-30", A, B),
                  said_later("link/1", "2023-01-10", B, "supersedes", A))  # fmt: skip
    assert found(world) == [Thread((A, B), (Tie(B, "supersedes", A, B),))]


def test_the_newest_thread_comes_first(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(item(A), item(B, answers=A), item("2020-12/rail/7"), item(C, restates="2020-12/rail/7"))
    assert [one.keys for one in found(world)] == [("2020-12/rail/7", C), (A, B)]


def test_what_does_not_stand_on_the_day_ties_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(item(A), item(B, refines=A), item(C, continues=B))
    assert [one.keys for one in found(world, "2021-12-31")] == [(A, B)]
    assert found(world, "2021-01-01") == []
    world.at = "2026-01-16T15:00:00+00:00"
    world.publish(Edition(B, "recommendation", "Item", from_value("2021-06"), facts={"reason": "None."}, act=RETRACT))
    assert found(world, "2026-01-15") == []  # the one in the middle held both others


def test_two_that_name_each_other_are_one_thread(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(item(A), item(B, merges=A), said_later("link/1", "2023-01-10", A, "continues", B))
    (one,) = found(world)
    assert (one.keys, {(tie.newer, tie.relation, tie.older) for tie in one.ties}) == (
        (A, B), {(B, "merges", A), (A, "continues", B)},
    )  # fmt: skip
