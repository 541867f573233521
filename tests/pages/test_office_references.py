"""The office says by page what a printed reference means; how many are meant is counted."""

from pathlib import Path

import pytest

from tests.builders import World, group, recommendation
from tests.pages.audit_public import data
from tests.proceedings.test_resolve import ITEM, MONTHS, PRINTED, REFERENCE
from tracker.published.entry import Edition
from tracker.text.dates import from_value

PAGE = "/office/references"
OF = f"{PAGE}?of={ITEM}"


class Referring:
    def __init__(self, folder: Path) -> None:
        self.world = World(folder)
        sets = [
            Edition(f"{month}/{of}", "set", f"Set of {of}, {month}", from_value(month), facts={"items": []},
                    links=[{"rel": "group", "to": of}])
            for month in (*MONTHS, "2020-08") for of in ("other", "psw")
        ]  # fmt: skip
        self.world.publish(group("psw", "Port Signs"), group("other", "Other"), *sets)
        self.world.publish(recommendation(ITEM, group="psw", references=[REFERENCE]))
        self.world.person()
        self.client = self.world.client("dfo@example.gov")

    def shown(self, path: str = OF) -> str:
        return str(self.client.get(path).get_data(as_text=True))

    def sent(self, *to: str, status: int = 303, **typed: str) -> str:
        form = {"of": ITEM, "printed": PRINTED, "to": list(to), **typed}
        answer = self.world.post(self.client, PAGE, form, OF)
        assert answer.status_code == status
        return str(answer.get_data(as_text=True))

    def left(self) -> list[tuple[int, int]]:
        listed = data(self.world.client(), "/record/completeness.json")["not_found"]
        return [(one["expected"], len(one["found"])) for one in listed]


@pytest.fixture
def here(tmp_path: Path) -> Referring:
    return Referring(tmp_path)


def test_the_list_leads_to_what_each_may_mean_and_its_groups_come_first(here: Referring) -> None:
    assert "1 reference" in here.shown(PAGE) and f'href="{PAGE}?of={ITEM}"' in here.shown(PAGE)
    html = here.shown()
    offered = [f"{month}/{of}" for of in ("psw", "other") for month in MONTHS]
    places = [html.index(f'value="{key}"') for key in offered]
    assert places == sorted(places) and 'value="2020-08/psw"' not in html


def test_several_are_resolved_at_once_and_the_rest_stays_open(here: Referring) -> None:
    here.sent("2019-02/psw", keys="2019-08/psw")
    assert here.left() == [(3, 2)] and "3 expected, 2 found" in here.shown()
    here.sent("2020-07/psw")
    assert here.left() == [] and "Every reference of the record is resolved" in here.shown(PAGE)


def test_more_than_the_words_tell_is_refused_unless_it_is_said_why(here: Referring) -> None:
    four = [f"{month}/psw" for month in (*MONTHS, "2020-08")]
    html = here.sent(*four, status=400)
    assert "means 3, and none is found; with these 4" in html and html.count(" checked") == 3
    assert here.left() == [(3, 0)]
    here.sent(*four[:3], keys=four[3], why="The July set was made anew in August.")
    made = here.world.shown(f"{ITEM}/refers/2020-08/psw")
    assert made is not None and made.text == "The July set was made anew in August."


@pytest.mark.parametrize(
    ("typed", "words"), [({}, "It is not said what it means."), ({"printed": "May 1901"}, "prints no reference")]
)
def test_what_says_nothing_is_refused(here: Referring, typed: dict[str, str], words: str) -> None:
    assert words in here.sent(*(["2019-02/psw"] if typed else []), status=400, **typed)


def test_what_is_meant_already_is_not_said_twice(here: Referring) -> None:
    here.sent("2019-02/psw")
    assert "means already" in here.sent("2019-02/psw", status=400)
