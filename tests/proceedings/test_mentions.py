"""What an issue paper says of the recommendations that it names by number: proposed, dated and quoted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.papers import ISSUE_PAPER
from tests.proceedings.builders_meeting import ITEMS, at, status
from tests.proceedings.test_answers import Desk
from tracker.exchange.intake import bring_in
from tracker.proceedings import publish, review
from tracker.records import find
from tracker.records.paper import STATEMENT

REFINED = "Recommendation 090304 on signs at the last gate is being refined by the working group."
PAPER = ISSUE_PAPER.replace("continuation of this effort", "continuation of recommendation 090302").replace(
    "CBP put the first", f"{REFINED} CBP concurs with recommendation 090301. CBP put the first"
)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.world.at = at("2023-12-20")
    with made.world.inside():
        bring_in(made.dfo, "issue.txt", PAPER.encode(), made.world.when)
    yield made


def proposed(held: Desk) -> list[tuple[Any, ...]]:
    with held.world.inside():
        paper = find.paper(held.dfo, held.world.when.day, "intake-1")
        assert paper is not None
        found = [(one.said, one.accepted) for one in paper.proposals if one.kind == STATEMENT]
        return [(said["about"], said["date"]["value"], said["feedback"], ticked) for said, ticked in found]


def test_each_that_is_named_is_proposed_as_of_the_day_of_signature(held: Desk) -> None:
    assert proposed(held) == [
        (ITEMS[1], "2023-11-03", None, False),  # told of the past: left unticked
        (ITEMS[3], "2023-11-03", None, None),
        (ITEMS[0], "2023-11-03", "agreed", None),
    ]


def test_confirmed_it_stands_on_the_page_with_who_said_it_and_when(held: Desk) -> None:
    before = status(held, ITEMS[3])
    with held.world.inside():
        review.accept(held.dfo, "intake-1", held.world.when)
        publish.publish(held.dfo, ["intake-1"], held.world.when)
    held.world.site.catch_up()
    assert status(held, ITEMS[3]) == before  # being refined sets nothing of what was adopted
    assert status(held, ITEMS[0])["feedback"] == "agreed"
    anybody = held.world.client()
    page = anybody.get("/recommendations/090304").get_data(as_text=True)
    assert f"<q>{REFINED}</q>" in page and "Pat Example, OFO" in page
    assert '<time datetime="2023-11-03">November 3, 2023</time>' in page
    assert "on November 3, 2023 CBP reported" in page or "CBP last reported on November 3, 2023" in page
    assert "November 3, 2023" not in anybody.get("/recommendations/090302").get_data(as_text=True)


def test_said_in_a_paper_of_ours_it_stands_there_in_its_words_too(held: Desk) -> None:
    with held.world.inside():
        review.accept(held.dfo, "intake-1", held.world.when)
        publish.publish(held.dfo, ["intake-1"], held.world.when, attested=False)
    held.world.site.catch_up()
    page = held.world.client().get("/recommendations/090304").get_data(as_text=True)
    assert f'<blockquote class="said">{REFINED}</blockquote>' in page and "Pat Example, OFO" in page
