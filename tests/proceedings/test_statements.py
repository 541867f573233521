"""What papers say of earlier recommendations: proposed, confirmed by a person, published with the paper, quoted."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.pages import forms
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import SET, out, reviewed
from tracker.exchange.check import examine
from tracker.exchange.intake import bring_in
from tracker.proceedings import amend, review
from tracker.published import standing
from tracker.records import find
from tracker.records.paper import PaperProposal
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput

END = "The meeting ended late in the evening, and everybody went home after what had been a very long day.\n"
MINUTES = f"""Commercial Customs Operations Advisory Committee
Meeting Minutes
December 16, 2020

Roll Call

The following members were present: Ms. Ada Ames, Mr. Ben Boyd.

Secure Trade Lanes Subcommittee

The Port Signs Working Group presented three recommendations. Ms. Ames moved to adopt the first and second
recommendations; Mr. Boyd seconded. The motion carried unanimously. Mr. Boyd recused himself from the second
recommendation.

The recommendation on the tolls was tabled.

{END}"""
STATUSES = """Secure Trade Lanes Subcommittee

Office of Field Operations
February 8, 2022

Issue: Report where the recommendations on signs stand.

The program is voluntary, and it takes up proposals of its partners where the law lets it and where the money is there.

Current Status of COAC Recommendations:

1) Post one sign at each gate
CBP concurs in part. The recommendation was partially implemented.

2) Publish a map of all signs
A survey of drivers is out and closes on March 30, 2022.

Submitted by: Pat Example
Date: January 31, 2022
"""


def held(world: World, dfo: Actor, text: str, *, first: bool = True) -> list[PaperProposal]:
    """The statements that the paper proposes, in a record that holds three recommendations."""
    if first:
        out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        bring_in(dfo, "said.txt", text.encode(), world.when)
        return statements(world, dfo)


def statements(world: World, dfo: Actor) -> list[PaperProposal]:
    paper = find.papers(dfo, world.when.day)[0]
    return [one for one in paper.proposals if one.kind == "statement"]


def told(one: PaperProposal) -> tuple[Any, ...]:
    said = one.said
    return said["about"], said["action"], said["feedback"], said["implementation"], one.accepted


def confirmed(world: World, dfo: Actor, typed: Mapping[int, Mapping[str, str]]) -> list[str]:
    """Correct the statements by place, confirm the paper, publish it; the keys of what was said."""
    with world.inside():
        id = find.papers(dfo, world.when.day)[0].id
        review.correct(dfo, id, world.when, fields={}, blocks={}, proposals=typed)
        review.accept(dfo, id, world.when)
    return [key for key in out(world, dfo, id) if key.rpartition("/")[2].isdecimal()]


def status(world: World, key: str) -> dict[str, str | None]:
    shown = world.shown(key)
    assert shown is not None and shown.status is not None
    return {name: said and said["value"] for name, said in shown.status.items()}


def test_a_motion_becomes_the_outcome_of_what_it_names(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    motion, tolls = held(world, dfo, MINUTES)
    assert told(motion) == (f"{SET}/1, {SET}/2", "passed", None, None, None)
    assert told(tolls) == (None, "tabled", None, None, False)
    assert confirmed(world, dfo, {}) == ["2020-12-16/1"]
    assert status(world, f"{SET}/2") == {"text": "adopted", "action": "passed", "feedback": None,
                                         "implementation": None}  # fmt: skip
    assert status(world, f"{SET}/3")["action"] is None
    shown, paper = world.shown("2020-12-16/1"), world.shown("2020-12/coac/minutes")
    assert shown is not None and paper is not None
    facts = shown.facts
    assert (facts["mover"], facts["seconder"], facts["method"]) == ("Ms. Ames", "Mr. Boyd", "unanimous")
    assert facts["recused"] == [{"name": "Mr. Boyd", "what": "the second recommendation"}]
    assert facts["attested"]["source"] == paper.key
    assert " ".join(paper.text[slice(*facts["attested"]["span"])].split()) == facts["attested"]["quote"]
    with world.reading() as reader:
        assert standing.compare(reader) == []


def test_an_outcome_keeps_the_vote_in_the_words_of_the_record(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    held(world, dfo, MINUTES.replace("carried unanimously", "passed by voice vote, with 8 in favor and 1 opposed"))
    assert confirmed(world, dfo, {}) == ["2020-12-16/1"]
    shown = world.shown("2020-12-16/1")
    assert shown is not None
    assert (shown.facts["method"], shown.facts["counts"]) == ("voice vote", {"for": 8, "against": 1})


def test_an_amendment_that_passed_adopts_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    amended = "Ms. Ames moved to amend the first recommendation. The amendment carried. The motion as amended carried"
    motion, _ = held(world, dfo, MINUTES.replace("The motion carried", amended))
    assert told(motion) == (f"{SET}/1, {SET}/2", "passed as amended", None, None, None)


def test_a_motion_that_names_nothing_held_waits_until_somebody_says_which(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    _, tolls = held(world, dfo, MINUTES)
    place = tolls.place
    with pytest.raises(BadInput) as refused:
        confirmed(world, dfo, {place: {"accepted": "yes"}})
    assert refused.value.message == f"Proposal {place}: Nobody has said which recommendation this is about."
    assert refused.value.field == f"proposal-{place}-about"
    with pytest.raises(BadInput, match="No recommendation 2020-12/pswg/9 stands here"):
        confirmed(world, dfo, {place: {"accepted": "yes", "about": "2020-12/pswg/9"}})
    with pytest.raises(BadInput, match='"carried" is none of the choices'):
        confirmed(world, dfo, {place: {"accepted": "yes", "action": "carried"}})
    said = {"accepted": "yes", "about": f"{SET}/3", "action": "remanded to group", "date": "December 17, 2020",
            "shortfall": "No officer was present."}  # fmt: skip
    assert confirmed(world, dfo, {place: said}) == ["2020-12-16/1", "2020-12-17/1"]
    assert (status(world, f"{SET}/3")["action"], status(world, f"{SET}/3")["text"]) == ("remanded to group", "refining")
    html = world.client().get(f"/recommendations/{SET}/3").get_data(as_text=True)
    assert "<q>The recommendation on the tolls was tabled.</q>" in html and "No officer was present." in html


def test_a_status_is_quoted_and_proposes_only_what_it_says(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    first, second = held(world, dfo, STATUSES)
    assert told(first) == (None, None, "agreed in part", "partially implemented", False)
    assert told(second) == (None, None, None, None, False)
    assert (first.said["of"], second.said["printed"]) == (
        "Post one sign at each gate", "A survey of drivers is out and closes on March 30, 2022.",
    )  # fmt: skip
    yes = {"accepted": "yes"}
    keys = confirmed(world, dfo, {first.place: yes | {"about": f"{SET}/1", "office": "DFO"},
                                  second.place: yes | {"about": f"{SET}/2"}})  # fmt: skip
    paper = "2022-02/secure-trade-lanes/issue-paper"
    assert keys == ["2022/1", f"{paper}/1", f"{paper}/2"]
    assert (status(world, f"{SET}/1")["feedback"], status(world, f"{SET}/1")["implementation"]) == (
        "agreed in part", "partially implemented",
    )  # fmt: skip
    assert set(status(world, f"{SET}/2").values()) == {None}
    response = world.shown("2022/1")
    assert response is not None and (response.since.words, response.to("office")) == (
        "by February 8, 2022",
        ["office/dfo"],
    )
    html = world.client().get(f"/recommendations/{SET}/2").get_data(as_text=True)
    assert "Statement, by February 8, 2022" in html and "As of the source’s own date" in html
    assert "<q>A survey of drivers is out and closes on March 30, 2022.</q>" in html


def test_what_a_paper_said_goes_with_it_and_comes_back_with_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    held(world, dfo, MINUTES)
    confirmed(world, dfo, {})
    with world.inside():
        gone = amend.retract(dfo, "2020-12/coac/minutes", world.when, reason="A page was missing.")
    assert gone == ["2020-12/coac/minutes", "2020-12-16/1", "2020-12-16"]
    assert status(world, f"{SET}/1")["action"] is None
    assert confirmed(world, dfo, {}) == ["2020-12-16/2"]
    assert status(world, f"{SET}/1")["action"] == "passed"


def test_left_out_is_left_out_and_an_act_of_ours_is_not_attested(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    motion, _ = held(world, dfo, MINUTES)
    place = motion.place
    assert confirmed(world, dfo, {place: {"accepted": "no"}}) == []
    held(world, dfo, MINUTES.replace("very long day", "long day"), first=False)
    with world.inside():
        id = find.papers(dfo, world.when.day)[0].id
        review.accept(dfo, id, world.when)
    (key,) = [key for key in out(world, dfo, id, attested=False) if key.startswith("2020-12-16")]
    shown = world.shown(key)
    assert shown is not None and "attested" not in shown.facts and shown.to("said in") == ["2020-12/coac/minutes-2"]


def test_the_review_shows_each_statement_to_be_corrected(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    motion, tolls = held(world, dfo, MINUTES)
    html = world.client("dfo@example.gov").get("/office/papers/intake-2").get_data(as_text=True)
    name = f"proposal-{motion.place}"
    assert f'name="{name}-accepted" value="yes" checked' in html
    assert f'name="proposal-{tolls.place}-accepted" value="yes">' in html
    assert forms.sent(html)[f"{name}-about"] == f"{SET}/1, {SET}/2"
    chosen = re.search(rf'<select name="{name}-action">.*?</select>', html)
    assert chosen and re.findall("<option[^>]* selected>([^<]*)", chosen[0]) == ["passed"]
    assert "Which recommendation is meant is not known here." in html
    assert json.loads(motion.facts)["told"] == "motion"


def test_minutes_that_came_before_what_they_speak_of_are_proposed_again(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "said.txt", MINUTES.encode(), world.when)
        before = [told(one) for one in statements(world, dfo)]
        assert [(about, accepted) for about, *_, accepted in before] == [(None, False), (None, False)]
        minutes = find.papers(dfo, world.when.day)[0].id
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        motion, tolls = statements_of(dfo, world, minutes)
        assert told(motion) == (f"{SET}/1, {SET}/2", "passed", None, None, None)
        assert told(tolls)[-1] is False  # the record holds none on tolls
    assert examine(world.url, world.site.engine).parts["workspace"] == []


def statements_of(actor: Actor, world: World, id: str) -> list[PaperProposal]:
    paper = find.paper(actor, world.when.day, id)
    return [one for one in paper.proposals if one.kind == "statement"] if paper else []
