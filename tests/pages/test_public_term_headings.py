"""The terms as rests of an item's history: by one of a term's dates, the same for every day that is asked about."""

from pathlib import Path

from tests.builders import World, recommendation, says
from tests.pages.audit_public import opened
from tests.pages.builders_public import month, publish, term


def test_a_terms_heading_begins_with_its_first_meeting_whichever_day_is_asked_about(tmp_path: Path) -> None:
    world = World(tmp_path)
    met = {"printed": "March 20, 2024", "value": "2024-03-20", "precision": "day"}
    earlier = {"printed": "January 26, 2022", "value": "2022-01-26", "precision": "day"}
    key = "2021-02/dnwg/1"
    publish(
        world,
        term("15", "2018-11-01", first_meeting={"printed": "2018", "value": "2018-11-14", "precision": "day"}),
        term("16", "2022-01-26", first_meeting=earlier, appointed=month("2021-12")),
        term("17", "2024-03-20", first_meeting=met, appointed=month("2024-02")),
        recommendation(key, since="2021-02"),
        says("2021-12-01/1", "2021-12-01", {key: {"implementation": "not started"}}, "update"),
        says("2024-02-28/1", "2024-02-28", {key: {"implementation": "fully implemented"}}, "update"),
        says("2024-03-21/1", "2024-03-21", {key: {"implementation": "partially implemented"}}, "update"),
    )
    wanted = ["17th term", "March 21, 2024", "16th term", "February 28, 2024", "15th term", "December 1, 2021"]
    for asked, told in (("", wanted), ("?as_of=2024-03-01", wanted[2:]), ("?as_of=2022-01-01", wanted[4:])):
        page = opened(world.client(), f"/recommendations/{key}{asked}")
        life = [text for text in page.text("li") if text in wanted or text.startswith(tuple(wanted))]
        assert [next(one for one in wanted if text.startswith(one)) for text in life] == told
        assert "A term's heading stands over what happened from the day of its first meeting on." in page.words


def test_nothing_is_said_of_days_on_which_a_newer_term_may_have_begun(tmp_path: Path) -> None:
    world = World(tmp_path)
    key = "2021-02/dnwg/1"
    publish(
        world,
        term("15", "2018-11-01", first_meeting={"printed": "2018", "value": "2018-11-14", "precision": "day"}),
        term("16", "2021-12-01", appointed=month("2021-12")),
        recommendation(key, since="2021-02"),
        says("2021-11-30/1", "2021-11-30", {key: {"implementation": "not started"}}, "update"),
        says("2021-12-01/1", "2021-12-01", {key: {"implementation": "partially implemented"}}, "update"),
    )
    told = opened(world.client(), f"/recommendations/{key}").text("li")
    (first,) = (place for place, text in enumerate(told) if text.startswith("November 30, 2021"))
    assert told[first - 1] == "15th term"
    assert "16th term" not in told
