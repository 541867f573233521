"""What was published lately of the papers that somebody brought in stands on their desk, with its address."""

from pathlib import Path

from tests.builders import World
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tests.proceedings.builders_release import out, reviewed
from tracker.proceedings.lately import lately

MINE = "assistant@example.gov"


def test_the_desk_lists_what_was_published_of_the_papers_that_one_brought_in(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    assistant = world.person(MINE, "assistant", office="dfo")
    mine, waiting = reviewed(world, assistant, RECOMMENDATIONS, ISSUE_PAPER)
    client = world.client(MINE)
    heading = "Published lately of what you brought in"
    assert heading not in client.get("/office/").text
    world.at = "2026-01-16T15:00:00+00:00"
    out(world, dfo, mine)
    world.sign_in(client, MINE)
    told = client.get("/office/").text.partition(heading)[2].partition("</section>")[0]
    assert '<a href="/papers/2020-12-pswg-recommendations">' in told and f"({mine}), January 16, 2026" in told
    assert waiting not in told
    assert heading not in world.client("dfo@example.gov").get("/office/").text
    world.at = "2026-02-16T15:00:00+00:00"
    with world.inside():
        assert lately(MINE, world.when) == []
