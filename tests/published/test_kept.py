"""What is held in memory of the record and brought up to a later head, or to another day, is what one gets who asks for
the first time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from tests.builders import World, group, recommendation, says
from tests.published.test_completeness import dated, paper, set_, term
from tests.published.test_threads import closed, item, said_later
from tracker.published import adoptions, awaited, completeness, few, kept, names, once, threads
from tracker.published.entry import RETRACT, Edition
from tracker.rules.completeness import MINUTES, NOTICE
from tracker.text.dates import from_value

A, B, C = "2020-12/signs/1", "2021-06/signs/1", "2022-03/rail/1"
DAYS = (date(2021, 7, 1), date(2023, 2, 1), date(2026, 1, 15))
Asked = Callable[[Connection, date], Any]


def account(reader: Connection, on: date) -> Any:
    return completeness.told(reader, on)


def course(reader: Connection, on: date) -> Any:
    return [adoptions.course(reader, axis, on) for axis in ("feedback", "implementation")]


def adopted(reader: Connection, on: date) -> Any:
    return dict(adoptions.filed(reader, on).adoptions)


def numbers(reader: Connection, on: date) -> Any:
    return names.highest_number(reader), set(names.numbered(reader)), names.once_numbered(reader, "010001")


def few_of(reader: Connection, on: date) -> Any:
    return [few.all_of(reader, kind, on) for kind in ("term", "meeting", "account")]


ASKED: Sequence[Asked] = (
    account, course, adopted, numbers, few_of, threads.threads, awaited.awaited, names.no_motions,
)  # fmt: skip


def meeting(day: str, stage: str, on: str | None = None) -> Edition:
    return Edition(day, "meeting", f"Meeting {day}", from_value(on or day), facts={"date": dated(day), "stage": stage},
                   links=[{"rel": "term", "to": "15"}])  # fmt: skip


def naming(key: str) -> Edition:
    said = [{"printed": "February 2019", "kind": "recommendation sets", "values": ["2019-02"]}]
    return recommendation(key, since="2021-08-01", group="signs", references=said)


def said_of(account_of: str) -> Edition:
    facts = {"about": account_of, "paper_kind": MINUTES, "state": "none", "source": "The chair."}
    return Edition(f"account/{account_of}/minutes", "account", "Account", from_value("2022-01-01"), facts=facts)


def gone(key: str, kind: str) -> Edition:
    return Edition(key, kind, "Retracted", from_value("2025-01-01"), act=RETRACT, facts={"notice": "Not ours."})


def steps() -> Iterator[tuple[Edition, ...]]:
    """What is published, release by release; each changes what some of ASKED tells of one of DAYS."""
    adopts = {"action": "passed", "text": "adopted", "feedback": "awaiting"}
    yield group("signs", "Signs"), group("rail", "Rail"), term(15, first_meeting="2018-11-14"), item(A), item(B)
    yield meeting("2020-12-16", "adjourned"), says("2020-12-16/1", "2020-12-16", {A: adopts})
    yield paper("n", NOTICE, "2020-11-20", "2020-12-16", "15"), set_("2019-03/rail", "rail"), naming("2021-08/signs/1")
    yield (says("2020-12-16/2", "2020-12-16", {A: {"number": "010001"}}),)
    yield (said_later("link/1", "2022-06-01", B, "refines", A),)
    yield set_("2019-02/signs", "signs"), said_of("2020-12-16"), meeting("2021-06-14", "adjourned")
    yield (says("2021-06-14/1", "2021-06-14", {B: {"action": "presented, not voted (no quorum)"}}),)
    yield says("2021-06-14/2", "2022-03-01", {B: adopts}), item(C, continues=B)
    yield (says("2023/1", "2023-01-10", {A: {"feedback": "under review"}}, "response"),)
    yield (says("2023/2", "2023-06-10", {A: {"feedback": "agreed", "implementation": "not started"}}, "response"),)
    yield (closed("u/1", "2024-01-05", A, C),)
    yield (meeting("2021-06-14", "cancelled", "2022-08-01"),)
    yield (gone("2023/2", "response"),)
    yield gone("link/1", "link"), gone("2020-12-16/2", "outcome"), gone("n", "paper")
    yield gone("2020-12-16/1", "outcome"), gone(C, "recommendation"), gone("2021-06-14/1", "outcome")


def told(world: World, asked: Asked, days: Sequence[date]) -> list[Any]:
    with world.reading() as reader:
        return [asked(reader, on) for on in days]


def forgotten() -> None:
    kept._held.clear()
    once._held.clear()


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: str(one.__name__))
def test_what_is_held_is_what_is_told_anew_after_each_publication_and_on_each_day(tmp_path: Path, asked: Asked) -> None:
    world, seen = World(tmp_path), []
    for step in steps():
        world.publish(*step)
        held = told(world, asked, DAYS)
        forgotten()
        seen.append(told(world, asked, DAYS))
        assert held == seen[-1]
        forgotten()
        told(world, asked, DAYS[1:2])  # from here the next is brought up
    assert len({str(one) for one in seen}) > 2  # the steps are about it


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: str(one.__name__))
def test_what_one_record_holds_is_not_told_of_another(tmp_path: Path, asked: Asked) -> None:
    one, other = (World(tmp_path / name) for name in ("one", "other"))
    for step in steps():
        one.publish(*step)
        told(one, asked, DAYS)
    other.publish(*next(steps()))
    held = told(other, asked, DAYS)
    forgotten()
    assert told(other, asked, DAYS) == held


def test_only_what_a_publication_touches_is_read_again(tmp_path: Path) -> None:
    world, read = World(tmp_path), []

    def asked(keys: kept.Keys) -> dict[str, int]:
        read.append(keys)
        return dict.fromkeys(keys or (A, B), len(read))

    def told_today() -> dict[str, int]:
        with world.reading() as reader:
            return dict(kept.by_key(reader, str(tmp_path), DAYS[-1], asked))

    world.publish(item(A), item(B))
    told_today()
    world.publish(says("2020-12-16/1", "2020-12-16", {A: {"action": "passed"}}))
    assert (told_today()[A], told_today()[B]) == (2, 1)
    assert len(read) == 2
