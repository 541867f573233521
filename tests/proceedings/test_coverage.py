"""What covers an objective of a statement of work: said by the office, with what it rests on, shown on both pages."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World, charge, group, recommendation
from tests.pages.audit_public import data, opened
from tests.pages.test_public_api import faults
from tests.pages.test_public_counts import counted
from tracker.proceedings import amend, coverage
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotAllowed

CHARGE, LATER = "2021-01/signs/statement-of-work", "2022-01/signs/statement-of-work"
ONE, TWO = "2021-06/signs/1", "2021-06/signs/2"
SAID = {"objective": "1", "relation": "delivers", "about": ONE, "ground": "Its text names the ports."}


class Charged(World):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.publish(
            group("signs", "Port Signs Working Group"),
            charge(CHARGE, "signs", "Write to each port.", "Count the signs."),
            charge(LATER, "signs", "Write to each port, twice.", "Count the signs.", since="2022-01", revises=CHARGE),
            recommendation(ONE, since="2021-06"),
            recommendation(TWO, since="2021-06"),
        )
        self.dfo: Actor = self.person()

    def cover(self, key: str = CHARGE, **typed: str) -> list[str]:
        with self.inside():
            made = coverage.cover(self.dfo, key, self.when, SAID | typed)
        self.site.catch_up()
        return made


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Charged]:
    yield Charged(tmp_path)


def test_what_covers_each_is_data_too_of_one_paper_and_of_all(world: Charged) -> None:
    (by,) = world.cover()
    covered = {"recommendation": ONE, "url": f"/recommendations/{ONE}", "title": world.shown(ONE).title,  # type: ignore[union-attr]
               "ground": SAID["ground"], "by": by}  # fmt: skip
    told = data(world.client(), "/papers/2021-01-signs-statement-of-work.json")["objectives"]
    assert [(one["number"], one["text"], one["delivered_by"], one["asked_for"]) for one in told] == [
        (1, "Write to each port.", [covered], []), (2, "Count the signs.", [], [])]  # fmt: skip
    document = data(world.client(), "/api/openapi.json")
    every = data(world.client(), "/objectives/.json")
    for schema, said in (("Paper", data(world.client(), "/papers/2021-01-signs-statement-of-work.json")),
                         ("Objectives", every)):  # fmt: skip
        assert faults(document, {"$ref": f"#/components/schemas/{schema}"}, said) == []
    assert ([one["key"] for one in every["items"]], every["total"]) == ([LATER, CHARGE], 4)
    assert every["items"][1]["objectives"] == told
    assert "objectives" not in data(world.client(), f"/recommendations/{ONE}.json")
    rows = list(csv.DictReader(io.StringIO(world.client().get("/objectives/.csv").get_data(as_text=True))))
    assert [(row["key"], row["objective"], row["recommendation"]) for row in rows] == [
        (LATER, "1", ""), (LATER, "2", ""), (CHARGE, "1", ONE), (CHARGE, "2", "")]  # fmt: skip
    page = opened(world.client(), "/objectives/")
    assert "4 objectives of 2 statements of work: 1 with a recommendation that delivers" in page.words
    assert data(world.client(), "/objectives/.json?as_of=2020-01-01") == {"items": [], "total": 0}


def test_each_objective_tells_what_was_asked_for_and_delivered(world: Charged) -> None:
    page = opened(world.client(), "/papers/2021-01-signs-statement-of-work")
    assert "2 objectives: 0 with a recommendation that delivers them, 0 with one that was asked for" in page.words
    assert {"objective-1", "objective-2"} <= set(page.ids)
    assert page.words.count("nothing yet") == 4
    made = world.cover(about=f"{ONE}\n{TWO}") + world.cover(relation="asked for by")
    assert made == [f"{CHARGE}/objective-1/{name}" for name in
                    ("delivers/2021-06-signs-1", "delivers/2021-06-signs-2", "asked-for-by/2021-06-signs-1")]  # fmt: skip
    page = opened(world.client(), "/papers/2021-01-signs-statement-of-work")
    assert (
        "1 with a recommendation that delivers them, 1 with one that was asked for, as the office says; of 1"
        in page.words
    )
    assert page.words.count("nothing yet") == 2 and page.links.count(f"/recommendations/{ONE}") == 2
    assert "What refers to it" not in page.text("h2")
    assert (
        "nothing yet" in opened(world.client(), "/papers/2022-01-signs-statement-of-work").words
    )  # of the version alone
    assert "nothing yet" in opened(world.client(), "/papers/2021-01-signs-statement-of-work?as_of=2025-01-01").words


def test_the_recommendation_leads_to_the_objective(world: Charged) -> None:
    assert "Objectives that it covers" not in opened(world.client(), f"/recommendations/{ONE}").text("h2")
    (made,) = world.cover()
    page = opened(world.client(), f"/recommendations/{ONE}")
    assert "1 objective of a statement of work" in page.words
    assert "It delivers objective 1 of Statement of work, January 2021: Write to each port." in page.words
    assert {"/papers/2021-01-signs-statement-of-work#objective-1", f"/record/{made}"} <= set(page.links)
    assert "What refers to it" not in page.text("h2") and "Its text names the ports." in page.words


def test_the_versions_are_compared_with_each_other(world: Charged) -> None:
    page = opened(world.client(), "/papers/2022-01-signs-statement-of-work")
    asked = f"/compare?old={CHARGE}@v1&new={LATER}@v1"
    assert asked in page.links
    assert ", twice" in " ".join(opened(world.client(), asked).text("ins"))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"objective": "3"}, "objective"),
        ({"objective": ""}, "objective"),
        ({"relation": "likes"}, "relation"),
        ({"about": "2021-06/none/1"}, "about"),
        ({"about": ""}, "about"),
        ({"ground": " "}, "ground"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(world: Charged, typed: dict[str, str], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        world.cover(**typed)
    assert (refused.value.field or "about") == field and refused.value.remedy


def test_only_a_statement_of_work_has_objectives_and_only_the_officer_says_so(world: Charged) -> None:
    with pytest.raises(BadInput, match="has no objective 1"):
        world.cover(ONE)
    lead = world.person("reader@example.gov", "assistant", office="office/dfo")
    with pytest.raises(NotAllowed), world.inside():
        coverage.cover(lead, CHARGE, world.when, SAID)


def test_it_is_said_once_and_again_after_it_was_retracted(world: Charged) -> None:
    (made,) = world.cover()
    with pytest.raises(BadInput, match="recorded already"):
        world.cover()
    with world.inside():
        amend.retract(world.dfo, made, world.when, reason="It was the other one.")
    assert "Objectives that it covers" not in opened(world.client(), f"/recommendations/{ONE}").text("h2")
    assert world.cover() == [f"{made}-2"]


@pytest.mark.parametrize("gone", [ONE, CHARGE])
def test_it_goes_with_either_end(world: Charged, gone: str) -> None:
    (made,) = world.cover()
    with world.inside():
        assert made in amend.retract(world.dfo, gone, world.when, reason="It was never published.")


def test_no_question_more_for_many_than_for_one(world: Charged) -> None:
    client, asked = world.client(), []
    for typed in ({}, {"about": TWO}, {"objective": "2"}):
        world.cover(**typed)
        for path in (f"/recommendations/{ONE}", "/papers/2021-01-signs-statement-of-work"):
            opened(client, path)
            with counted(world) as said:
                opened(client, path, fresh=True)
            asked.append(len(said))
    assert asked == asked[:2] * 3


def test_the_form_keeps_what_was_typed_and_leads_back(world: Charged) -> None:
    client = world.client("dfo@example.gov")
    here = f"/office/record/{CHARGE}/objectives"
    answer = world.post(client, here, SAID | {"do": "cover", "objective": "9"})
    assert answer.status_code == 400 and "Its text names the ports." in answer.get_data(as_text=True)
    assert "has no objective 9" in answer.get_data(as_text=True)
    answer = world.post(client, here, SAID | {"do": "cover"})
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        "/papers/2021-01-signs-statement-of-work#objective-1",
    )
    assert here in client.get(f"/office/record/{CHARGE}").get_data(as_text=True)
