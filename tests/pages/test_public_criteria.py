"""The public pages of criteria."""

from pathlib import Path

from tests.builders import World, programme
from tests.builders_criteria import document
from tests.pages.audit_public import data, opened
from tests.proceedings.test_criteria import KEY, LED, Signs
from tracker.pages.public.criteria import LATEST
from tracker.proceedings import criteria, criteria_links
from tracker.published.entry import Edition
from tracker.rules.criteria import Step, phase
from tracker.text.dates import from_value

PATH = "/criteria/sign-criteria"


def filled(folder: Path) -> Signs:
    signs = Signs(folder)
    with signs.world.inside():
        criteria_links.led_to(signs.dfo, f"{KEY}/change/1", signs.world.when, LED)
    signs.world.site.catch_up()
    return signs


def levels(client: object, query: str) -> dict[str, dict[str, str]]:
    told = data(client, f"{PATH}.json{query}")  # type: ignore[arg-type]
    return {who: {one["id"]: one["level"] for one in held} for who, held in told["applies"].items()}


def test_what_applied_on_a_day_is_told_for_each_who_asks(tmp_path: Path) -> None:
    client = filled(tmp_path).world.client()
    assert levels(client, "?as_of=2022-10-15") == {
        "text": {"3.2": "Must", "3.10": "Must"}, "new": {"3.2": "Must", "3.10": "Must"},
        "existing": {"3.2": "Should", "3.10": "Must"},
    }  # fmt: skip
    page = opened(client, f"{PATH}?as_of=2022-10-15")
    assert (
        "1 criterion read otherwise on that day for an existing partner: what applied to an existing partner"
        in page.words
    )
    assert "on that day for a new applicant" not in page.words
    page = opened(client, f"{PATH}?as_of=2022-10-15&audience=existing")
    assert "What applied to an existing partner on October 15, 2022" in page.words
    assert "3.2 Should" in page.words


def test_a_paragraph_tells_which_recommendation_led_to_it(tmp_path: Path) -> None:
    page = opened(filled(tmp_path).world.client(), PATH)
    assert "Adopted: Recommendation 1, Port Signs Working Group" in page.words
    assert "as Ada Officer says; CBP has not confirmed it here" in page.words


def test_two_days_are_compared(tmp_path: Path) -> None:
    page = opened(filled(tmp_path).world.client(), f"{PATH}?compare=2021-01-01")
    assert "What differs: from January 1, 2021 to November 3, 2023" in page.words
    assert "3.2: Must or Should: Should → Must" in page.words
    assert "[before: Should]" in page.words and "Its text and guidance are the same." in page.words


def test_the_crosswalk_leaves_as_a_table(tmp_path: Path) -> None:
    client = filled(tmp_path).world.client()
    lines = client.get(f"{PATH}.csv").text.splitlines()
    assert len(lines) == 4 and "2020-12/psw/1" in lines[3]


def test_what_cannot_be_asked_is_refused_in_words(tmp_path: Path) -> None:
    client = filled(tmp_path).world.client()
    assert "nobody that criteria apply to" in opened(client, f"{PATH}?audience=all", 400).words
    assert "lies in the future" in opened(client, f"{PATH}?compare=2031-01-01", 400).words
    opened(client, "/criteria/nothing", 404)
    assert "Sign Criteria" in opened(client, "/criteria/").words


def test_a_recommendation_tells_which_criteria_it_changed(tmp_path: Path) -> None:
    client = filled(tmp_path).world.client()
    page = opened(client, "/recommendations/2020-12/psw/1")
    assert "Criteria that it changed Adopted: Sign Criteria, change 1, June 1, 2022, of Sign Criteria" in page.words
    (led,) = data(client, "/recommendations/2020-12/psw/1.json")["led_to"]
    assert (led["change"], led["strength"], led["confirmed"]) == (f"{KEY}/change/1", "adopted", None)
    assert "led_to" not in data(client, "/recommendations/2020-12/psw/2.json")


def test_one_change_alone_is_shown_as_what_it_changed(tmp_path: Path) -> None:
    client = filled(tmp_path).world.client()
    page = opened(client, f"{PATH}?compare=change/1")
    assert "What differs: from what stood before to Sign Criteria, change 1, June 1, 2022" in page.words
    page = opened(client, f"{PATH}?compare=edition/1&with=change/1&audience=existing")
    assert "1 criterion, as they applied to an existing partner" in page.words
    assert "There is no change/7" in opened(client, f"{PATH}?compare=change/7", 400).words


def test_a_change_of_criteria_is_found_by_its_words(tmp_path: Path) -> None:
    client = filled(tmp_path).world.client()
    found = [one["key"] for one in data(client, "/search.json?q=lit")["hits"]]
    assert found[0] == f"{KEY}/edition/1"
    assert client.get("/search?q=3.2").headers["Location"].endswith("/criteria/sign-criteria#c-3.2")


def test_a_programme_names_its_criteria(tmp_path: Path) -> None:
    signs = filled(tmp_path)
    signs.world.publish(programme("watch", "Rail Watch"))
    with signs.world.inside():
        named = {"name": "Rail Criteria", "since": "2023-01-01", "programme": "Rail Watch"}
        criteria.found(signs.dfo, signs.world.when, named)
    client = signs.world.client()
    assert "Its criteria Rail Criteria" in opened(client, "/programmes/watch").words
    assert "Programme Rail Watch" in opened(client, "/criteria/rail-criteria").words


def test_of_many_changes_the_latest_are_told_and_all_can_be_asked_for(tmp_path: Path) -> None:
    world = World(tmp_path)
    days = [f"2022-{1 + place // 28:02d}-{1 + place % 28:02d}" for place in range(LATEST + 1)]
    of = [{"rel": "of", "to": KEY}]
    world.publish(document(), *(
        Edition(f"{KEY}/change/{place}", "criteria change", f"Change {place} of all", from_value(day),
                facts={"announced": day, "effective": day, "criteria": [{"id": f"3.{place}", "level": "Must", "text": "A sign."}]},
                links=of) for place, day in enumerate(days, 1)
    ))  # fmt: skip
    client = world.client()
    first, last = (f"What it changed, word by word, Change {place} of all" for place in (1, LATEST + 1))
    page = opened(client, "/criteria/sign-criteria").words
    assert (first in page, last in page, f"the latest {LATEST} of {LATEST + 1}" in page) == (False, True, True)
    assert "by Change 1 of all" in page  # which leads to its own page then
    own, row = f'href="/record/{KEY}/change/1"', f'id="{KEY.replace("/", "-")}-change-1"'
    html = [
        client.get(path).get_data(as_text=True)
        for path in ("/criteria/sign-criteria", "/criteria/sign-criteria?changes=all")
    ]
    assert [(own in one, row in one) for one in html] == [(True, False), (True, True)]
    every = opened(client, "/criteria/sign-criteria?changes=all").words
    assert (first in every, last in every) == (True, True)
    assert len(client.get("/criteria/sign-criteria.csv").get_data(as_text=True).splitlines()) == LATEST + 2
    assert client.get("/criteria/sign-criteria?changes=some").status_code == 400


def test_an_edition_that_a_later_one_replaced_is_not_called_in_force() -> None:
    first = Step("criteria/x/edition/1", whole=True, announced="2019-01-01", effective="2019-01-01")
    second = Step("criteria/x/edition/2", True, "2022-06-01", "2022-08-01", existing_by="2023-08-01")
    both = (first, second)
    told = [[phase(one, day, both) for one in both] for day in ("2022-07-01", "2022-10-15", "2023-08-01")]
    assert told == [
        ["in force for all", "announced, not in force yet"],
        ["in force for all", "in force, with time for some to comply"],
        ["replaced by a later edition", "in force for all"],
    ]


def test_the_entry_of_a_change_tells_its_days_in_words(tmp_path: Path) -> None:
    page = opened(filled(tmp_path).world.client(), f"/record/{KEY}/change/1")
    assert "New applicants from August 1, 2022" in page.words and "Existing partners by August 1, 2023" in page.words
    assert "2022-08-01" not in page.words


def test_one_document_is_counted_as_one(tmp_path: Path) -> None:
    assert "1 document of criteria." in opened(filled(tmp_path).world.client(), "/criteria/").words
