"""Criteria with their four dates: what applied on a day to a new applicant and to an existing partner, and why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import World, recommendation, says
from tracker.proceedings import criteria, criteria_links
from tracker.published import criteria as published
from tracker.rules import criteria as rules
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotAllowed

KEY = "criteria/sign-criteria"
FIRST = [
    {
        "id": "3.2",
        "category": "Signs",
        "level": "Should",
        "text": "A sign stands at each gate.",
        "guidance": "In two languages.",
    },
    {"id": "3.10", "category": "Signs", "level": "Must", "text": "A sign is lit.", "entity_types": "seaport"},
]
CHANGE = {"announced": "2022-06-01", "effective": "2022-08-01", "new_from": "2022-08-01", "existing_by": "2023-08-01"}
LED = {"about": "2020-12/psw/1", "strength": "adopted", "evidence": "The announcement names it.",
       "asserted_by": "Ada Officer"}  # fmt: skip


class Signs:
    def __init__(self, folder: Path) -> None:
        self.world = World(folder, at="2023-11-03T15:00:00+00:00")
        self.dfo: Actor = self.world.person()
        self.world.publish(
            recommendation("2020-12/psw/1"),
            recommendation("2020-12/psw/2"),
            says("2020-12-16/1", "2020-12-16", {"2020-12/psw/1": {"action": "passed", "text": "adopted"}}),
        )
        with self.world.inside():
            named = {"name": "Sign Criteria", "entity_types": "importer\nseaport", "since": "2019-01-01"}
            criteria.found(self.dfo, self.world.when, named)
            first = {"announced": "2019-01-01", "effective": "2019-01-01"}
            criteria.edition(self.dfo, KEY, self.world.when, first, FIRST)
            criteria.change(self.dfo, KEY, self.world.when, CHANGE, [{"id": "3.2", "level": "Must"}])

    def levels(self, day: str, audience: str | None = None, entity_type: str | None = None) -> dict[str, str]:
        with self.world.reading() as reader:
            held = published.document(reader, KEY, self.world.when.day)
        assert held is not None
        return {one.id: one.level for one in rules.on(held.steps, day, audience, entity_type)}


@pytest.fixture
def signs(tmp_path: Path) -> Iterator[Signs]:
    yield Signs(tmp_path)


@pytest.mark.parametrize(("day", "audience", "level"), [
    ("2022-07-31", rules.NEW, "Should"), ("2022-10-15", rules.NEW, "Must"), ("2022-10-15", rules.EXISTING, "Should"),
    ("2022-10-15", None, "Must"), ("2023-07-31", rules.EXISTING, "Should"), ("2023-08-01", rules.EXISTING, "Must"),
])  # fmt: skip
def test_what_applied_depends_on_the_day_and_on_who_asks(signs: Signs, day: str, audience: str, level: str) -> None:
    assert signs.levels(day, audience)["3.2"] == level


def test_criteria_stand_in_the_order_of_their_ids_and_for_their_entity_types(signs: Signs) -> None:
    assert list(signs.levels("2020-01-01")) == ["3.2", "3.10"]
    assert list(signs.levels("2020-01-01", entity_type="importer")) == ["3.2"]
    assert signs.levels("2018-12-31") == {}


def test_a_change_leaves_what_it_does_not_speak_of(signs: Signs) -> None:
    with signs.world.reading() as reader:
        held = published.document(reader, KEY, signs.world.when.day)
    assert held is not None
    now = {one.id: one for one in rules.on(held.steps, "2023-11-03")}["3.2"]
    assert (now.text, now.guidance, now.by) == ("A sign stands at each gate.", "In two languages.", f"{KEY}/change/1")


def test_what_is_proposed_does_not_apply(signs: Signs) -> None:
    typed = {"announced": "2023-01-01", "effective": "2023-02-01", "stage": "out for comment"}
    with signs.world.inside():
        criteria.change(signs.dfo, KEY, signs.world.when, typed, [{"id": "3.10", "level": "Should"}])
    assert signs.levels("2023-11-03")["3.10"] == "Must"


def test_what_led_to_a_change_is_told_with_its_strength(signs: Signs) -> None:
    with signs.world.inside():
        (made,) = criteria_links.led_to(signs.dfo, f"{KEY}/change/1", signs.world.when, LED)
        confirmed = {"confirmed_by": "Rosa Example", "confirmed_on": "2022-06-02"}
        criteria_links.confirm(signs.dfo, made["key"], signs.world.when, confirmed)
    with signs.world.reading() as reader:
        held = published.document(reader, KEY, signs.world.when.day)
    assert held is not None
    (led,) = held.led[f"{KEY}/change/1"]
    assert (led.item, led.strength, led.confirmed) == (
        "2020-12/psw/1", "adopted", {"by": "Rosa Example", "on": "2022-06-02"}
    )  # fmt: skip
    with signs.world.reading() as reader:
        then = published.document(reader, KEY, date(2022, 6, 1))
    assert then is not None and then.led == held.led


@pytest.mark.parametrize(("typed", "said", "words"), [
    ({"announced": "2018-06-01", "effective": "2019-02-01"}, FIRST[:1], "before the first day"),
    (CHANGE, FIRST[1:], "Nothing of it is new"),
    (CHANGE, [{"id": "3.2", "level": "Could"}], "3.2: Must or Should"),
    ({"announced": "2024-01-01", "effective": "2024-02-01"}, FIRST[:1], "lies in the future"),
    ({"announced": "2022-06-01"}, FIRST[:1], "the day is missing"),
    (CHANGE | {"existing_by": "2022-01-01"}, FIRST[:1], "before it is effective"),
    (CHANGE | {"announced": "2022-08-02"}, FIRST[:1], "August 2, 2022 is after it is effective, August 1, 2022"),
    ({"effective": "2022-08-01"}, FIRST[:1], "November 3, 2023 is after it is effective"),
    (CHANGE, [{"id": "9.9", "level": "Must"}], "not said whole"),
    (CHANGE, [], "No criterion is said"),
])  # fmt: skip
def test_what_cannot_be_is_refused(signs: Signs, typed: dict[str, str], said: list[dict[str, str]], words: str) -> None:
    with signs.world.inside(), pytest.raises(BadInput, match=words):
        criteria.change(signs.dfo, KEY, signs.world.when, typed, said)


def test_of_two_changes_the_one_that_took_effect_later_counts(signs: Signs) -> None:
    """Whoever had longer to comply with the first is not led back to it by that."""
    again = {"announced": "2022-09-01", "effective": "2022-10-01"}
    with signs.world.inside():
        criteria.change(signs.dfo, KEY, signs.world.when, again, [{"id": "3.2", "level": "Should"}])
    levels = [signs.levels(day, rules.EXISTING)["3.2"] for day in ("2022-11-01", "2023-09-01")]
    assert levels == ["Should", "Should"]


def test_what_is_added_later_is_not_asked_of_partners_by_a_change_of_its_words() -> None:
    """As the record may say it of earlier years."""
    added = {"id": "3.3", "level": "Should", "text": "It is high."}
    first = rules.Step("x/change/1", whole=False, announced="2022-06-01", effective="2022-08-01",
                       existing_by="2023-10-01", says=[added])  # fmt: skip
    soon = rules.Step("x/change/2", whole=False, announced="2022-09-01", effective="2022-09-01",
                      says=[{"id": "3.3", "level": "Must"}])  # fmt: skip
    asked = [("2023-01-01", None), ("2023-01-01", rules.EXISTING), ("2023-10-01", rules.EXISTING)]
    levels = [[one.level for one in rules.on([first, soon], *one)] for one in asked]
    assert levels == [["Must"], [], ["Must"]]


@pytest.mark.parametrize(("dates", "field", "words"), [
    ({"existing_by": "2023-04-15"}, "existing_by", "an existing partner only from October 1, 2023 on, not on April 15"),
    ({}, "existing_by", "an existing partner only from October 1, 2023 on, not on September 1, 2022"),
    ({"new_from": "2022-10-31", "existing_by": "2023-10-01"}, "new_from", "a new applicant only from November 1, 2022"),
])  # fmt: skip
@pytest.mark.parametrize("new", [{"level": "Must"}, {"text": "It is very high."}])
def test_a_change_names_no_day_on_which_its_criterion_does_not_bind_yet(
    signs: Signs, new: dict[str, str], dates: dict[str, str], field: str, words: str
) -> None:
    added = CHANGE | {"new_from": "2022-11-01", "existing_by": "2023-10-01"}
    soon = {"announced": "2022-09-01", "effective": "2022-09-01", "new_from": "2022-11-01"}
    with signs.world.inside():
        criteria.change(signs.dfo, KEY, signs.world.when, added, [{"id": "3.3", "level": "Should", "text": "High."}])
        with pytest.raises(BadInput, match=f"3.3 binds {words}.*Name that day or a later one") as wrong:
            criteria.change(signs.dfo, KEY, signs.world.when, soon | dates, [{"id": "3.3", **new}])
        assert wrong.value.field == field
        on_its_day = soon | {"existing_by": "2023-10-01"}
        assert criteria.change(signs.dfo, KEY, signs.world.when, on_its_day, [{"id": "3.3", **new}])


def test_it_is_said_once_that_a_recommendation_led_to_a_change(signs: Signs) -> None:
    with signs.world.inside():
        criteria_links.led_to(signs.dfo, f"{KEY}/change/1", signs.world.when, LED)
        with pytest.raises(BadInput, match="said already"):
            criteria_links.led_to(signs.dfo, f"{KEY}/change/1", signs.world.when, LED | {"about": "2020-12/psw/1"})


def test_what_led_to_a_change_is_of_criteria_that_it_speaks_of(signs: Signs) -> None:
    with signs.world.inside(), pytest.raises(BadInput, match=r"says nothing of 3\.10"):
        criteria_links.led_to(signs.dfo, f"{KEY}/change/1", signs.world.when, LED | {"criteria": "3.2\n3.10"})


def test_nothing_leads_to_what_was_announced_before_it_was_made(signs: Signs) -> None:
    given, link = (KEY, "edition/1"), {**LED, "strength": "prompted"}
    with signs.world.inside():
        with pytest.raises(BadInput, match=r"is of December 1, 2020, and .* was announced on January 1, 2019") as wrong:
            criteria_links.led_to(signs.dfo, "/".join(given), signs.world.when, link)
        assert wrong.value.field == "strength"
        criteria_links.led_to(signs.dfo, "/".join(given), signs.world.when, {**LED, "strength": "related"})
        criteria_links.led_to(signs.dfo, f"{KEY}/change/1", signs.world.when, link)


@pytest.mark.parametrize("strength", ["adopted", "adopted in part"])
@pytest.mark.parametrize(("said", "told"), [
    ({}, "no adoption of it is recorded here"), ({"action": "not passed", "text": "proposed"}, '"not passed"'),
    ({"action": "tabled"}, '"tabled"'),
])  # fmt: skip
def test_criteria_adopt_what_the_committee_adopted(
    signs: Signs, strength: str, said: dict[str, str], told: str
) -> None:
    item = "2020-12/psw/2"
    signs.world.publish(*([says("2020-12-16/2", "2020-12-16", {item: said})] if said else []))
    link = {**LED, "about": item}
    with signs.world.inside():
        with pytest.raises(BadInput, match=f"was not adopted by the committee.*{told}.*prompted") as wrong:
            criteria_links.led_to(signs.dfo, f"{KEY}/change/1", signs.world.when, {**link, "strength": strength})
        assert wrong.value.field == "strength"
        criteria_links.led_to(signs.dfo, f"{KEY}/change/1", signs.world.when, {**link, "strength": "prompted"})


def test_what_passed_stays_advice_while_it_stands_on_an_agenda_again(signs: Signs) -> None:
    signs.world.publish(says("2022-01-10/1", "2022-01-10", {"2020-12/psw/1": {"action": "on agenda"}}))
    with signs.world.inside():
        assert criteria_links.led_to(signs.dfo, f"{KEY}/change/1", signs.world.when, LED)


def test_a_liaison_of_the_documents_office_confirms_for_cbp(signs: Signs) -> None:
    with signs.world.inside():
        other = {"name": "Gate Criteria", "since": "2019-01-01", "office": "office/dfo"}
        criteria.found(signs.dfo, signs.world.when, other)
        first = {"announced": "2021-01-01", "effective": "2021-01-01"}
        criteria.edition(signs.dfo, "criteria/gate-criteria", signs.world.when, first, FIRST)
        links = [criteria_links.led_to(signs.dfo, key, signs.world.when, LED)[0]["key"]
                 for key in (f"{KEY}/change/1", "criteria/gate-criteria/edition/1")]  # fmt: skip
    liaison = signs.world.person("rosa@cbp.example", "liaison", office="office/dfo")
    with signs.world.inside():
        criteria_links.confirm(liaison, links[1], signs.world.when, {"confirmed_by": "Rosa Example"})
        with pytest.raises(NotAllowed):
            criteria_links.confirm(liaison, links[0], signs.world.when, {"confirmed_by": "Rosa Example"})


NEW = {"id": "4.1", "text": "It is read out.", "entity_types": "importer\nmartian"}


@pytest.mark.parametrize("id", ["9.<b>9", "9 9", ".9", "9.", "7.37é"])
def test_an_id_has_letters_digits_dots_and_hyphens_only(signs: Signs, id: str) -> None:
    with signs.world.inside(), pytest.raises(BadInput, match="is no ID") as wrong:
        criteria.change(signs.dfo, KEY, signs.world.when, CHANGE, [{"id": id, "text": "A sign."}])
    assert wrong.value.field == "id"


def test_an_entity_type_that_the_document_does_not_know_is_named_as_new_first(signs: Signs) -> None:
    with signs.world.inside(), pytest.raises(BadInput, match='no "martian"; it knows importer, seaport') as wrong:
        criteria.change(signs.dfo, KEY, signs.world.when, CHANGE, [NEW])
    assert wrong.value.field == "entity_types"
    with signs.world.inside():
        made = criteria.change(signs.dfo, KEY, signs.world.when, CHANGE | {"new_types": "martian"}, [NEW])
    assert [one["key"] for one in made] == [f"{KEY}/change/2", KEY]
    before, after = signs.world.shown(KEY, "2022-05-31"), signs.world.shown(KEY)
    assert before and before.facts["entity_types"] == ["importer", "seaport"]
    assert after and after.facts["entity_types"] == ["importer", "seaport", "martian"]
    assert list(signs.levels("2023-10-01", entity_type="martian")) == ["3.2", "4.1"]
