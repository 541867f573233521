"""How a recommendation stands to an earlier one: said by the office, on somebody's word or as a source has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World, recommendation
from tracker.proceedings import amend, relate
from tracker.published import threads
from tracker.published.entry import Edition
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotAllowed
from tracker.rules.thread import RELATIONS
from tracker.text.dates import from_value

OLD, NEW, NEWER = "2019-02/psw/1", "2020-12/psw/1", "2022-03/psw/1"
WORD = {"word": "Rosa Example, Office of Port Signs"}


class Related(World):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        items = ["2019-02/psw/1", "2019-02/psw/2", "2019-02/psw/3"]
        self.publish(*(recommendation(key, since=key[:7]) for key in (*items, NEW, NEWER)))
        facts = {"items": items, "paper": "2019-02/psw/recommendations"}
        self.publish(Edition("2019-02/psw", "set", "A set", from_value("2019-02"), facts=facts))
        self.publish(Edition("2022-03/psw/issue-paper", "paper", "Issue paper", from_value("2022-03-10"),
                             text="Item 1 goes on from the advice of 2020.", facts={"paper_kind": "issue-paper"}))  # fmt: skip
        self.dfo: Actor = self.person()

    def say(self, newer: list[str], **typed: str) -> str:
        with self.inside():
            return relate.relate(self.dfo, newer, self.when, typed)[0]["key"]

    def ties(self, key: str, on: str = "2026-01-15") -> set[tuple[str, str, str]]:
        with self.reading() as reader:
            found = threads.thread_of(reader, key, from_value(on).first)
        return {(tie.newer, tie.relation, tie.older) for tie in found.ties} if found else set()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Related]:
    yield Related(tmp_path)


@pytest.mark.parametrize("relation", RELATIONS)
def test_each_relation_makes_a_thread(world: Related, relation: str) -> None:
    assert world.say([NEW], relation=relation, older=OLD, **WORD) == f"{NEW}/{relation}"
    assert world.ties(OLD) == world.ties(NEW) == {(NEW, relation, OLD)}
    assert world.ties(OLD, "2020-11-30") == set()  # before there was a newer one
    assert world.ties(OLD, "2020-12-01") == {(NEW, relation, OLD)}


def test_a_set_means_its_items_and_one_entry_says_it_of_all(world: Related) -> None:
    key = world.say([NEW], relation="merges", older="2019-02/psw", **WORD)
    assert world.ties(NEW) == {(NEW, "merges", f"2019-02/psw/{place}") for place in (1, 2, 3)}
    with world.inside():
        amend.retract(world.dfo, key, world.when, reason="They were not merged.")
    assert world.ties(NEW) == set()
    assert world.say([NEW], relation="merges", older=OLD, **WORD) == f"{NEW}/merges-2"  # a key is never given twice


def test_several_split_one(world: Related) -> None:
    world.say([NEW], relation="splits", older=OLD, also=NEWER, **WORD)
    assert world.ties(OLD) == {(NEW, "splits", OLD), (NEWER, "splits", OLD)}


def test_a_source_is_looked_up(world: Related) -> None:
    said = {"source": "2022-03/psw/issue-paper", "quote": "goes on from the advice"}
    key = world.say([NEWER], relation="continues", older=NEW, **said)
    shown = world.shown(key)
    assert shown and shown.facts["attested"]["quote"] == "goes on from the advice"
    assert shown.to("source") == ["2022-03/psw/issue-paper"]
    with pytest.raises(BadInput, match="do not stand in"):
        world.say([NEWER], relation="refines", older=NEW, **said | {"quote": "goes back to"})


@pytest.mark.parametrize(
    ("said", "words", "field"),
    [
        ({"relation": "refines", "older": OLD}, "no source either", "word"),
        ({"relation": "refines", "older": OLD, "quote": "Some words"}, "whose words these are", "source"),
        ({"relation": "improves", "older": OLD, **WORD}, "none of the choices", "relation"),
        ({"relation": "refines", "older": NEW, **WORD}, "cannot follow on itself", "older"),
        ({"relation": "refines", "older": NEWER, **WORD}, "was made after", "older"),
        ({"relation": "refines", "older": "2019-02/psw/9", **WORD}, "stands here", "older"),
        ({"relation": "refines", "older": OLD, "also": "none", **WORD}, "stands here", "also"),
        ({"relation": "refines", "older": OLD, "date": "2019-03", **WORD}, "was made", "date"),
        ({"relation": "refines", "older": OLD, "date": "2027-03", **WORD}, "lies in the future", "date"),
    ],
)
def test_what_cannot_be_names_its_box(world: Related, said: dict[str, str], words: str, field: str) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        world.say([NEW], **said)
    assert refused.value.field == field
    assert world.keys("link") == []


def test_nothing_is_said_twice_nor_both_ways(world: Related) -> None:
    world.publish(recommendation("2020-12/psw/2", since="2020-12"))
    world.say([NEW], relation="refines", older="2020-12/psw/2", **WORD)
    with pytest.raises(BadInput, match="recorded already"):
        world.say([NEW], relation="refines", older="2020-12/psw/2", **WORD)
    with pytest.raises(BadInput, match="recorded to follow on"):
        world.say(["2020-12/psw/2"], relation="refines", older=NEW, **WORD)


def test_nobody_else_says_it(world: Related) -> None:
    member = world.person("able@example.com", "assistant", office="office/dfo")
    with world.inside(), pytest.raises(NotAllowed):
        relate.relate(member, [NEW], world.when, {"relation": "refines", "older": OLD, **WORD})
