"""What was recorded of a meeting is put right until it is published, and what was published says that it is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.pages.test_office_meetings import DAY, HERE, ITEMS, OUTCOMES, SESSION, Held, status
from tracker.cli import main
from tracker.proceedings import amend, convene, convened, vote
from tracker.rules.refusal import NotYet

SAID = {"mover": "Able", "seconder": "Baker", "method": "unanimous"}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    made = Held(tmp_path)
    made.in_session()
    made.sent(SESSION, do="move passed", items=ITEMS, **SAID)
    made.sent(SESSION, do="adjourn")
    yield made


def text(held: Held, path: str) -> str:
    return str(held.client.get(path).get_data(as_text=True))


def test_a_decision_is_undone_and_made_anew_after_adjourning(held: Held) -> None:
    assert "what was recorded can still be put right here" in text(held, SESSION)
    held.sent(SESSION, do="undo 1")
    assert "Motion 1 is still open" in held.sent(OUTCOMES, 409, confirmed=DAY, later="yes")
    held.sent(f"{HERE}/motions/1", do="decide tabled")
    held.sent(SESSION, do="attend", present=[id for id, name in held.members().items() if name != "Evans"])
    held.sent(OUTCOMES, confirmed=DAY)
    assert status(held, ITEMS[0])["action"] == "tabled"
    assert "Evans" in str((held.world.shown(DAY) or pytest.fail()).facts["attendance"]["absent"])


def test_minutes_of_what_was_undone_are_drafted_anew(held: Held) -> None:
    held.sent(f"{HERE}/minutes", do="draft", words="They met.")
    held.sent(SESSION, do="undo 1")
    assert "Adjourned" not in text(held, HERE) and 'class="tag info">adjourned' in text(held, "/office/meetings/")


def test_the_terminal_undoes_it_too(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_HOME", str(held.world.site.settings.home))
    monkeypatch.setenv("DATABASE_URL", held.world.site.settings.database_url)
    undo = ["meeting", "undo", DAY, "1", "--as", "dfo@example.gov"]
    assert CliRunner().invoke(main, undo).output == "Taken back: motion 1.\n"


def test_what_is_published_is_put_right_in_the_record_alone_and_what_is_retracted_says_so(held: Held) -> None:
    held.sent(OUTCOMES, confirmed=DAY, later="yes")
    with held.world.inside():
        with pytest.raises(NotYet, match="what is published is corrected in the record"):
            vote.undo(held.dfo, DAY, 1, None, held.world.when)
        with pytest.raises(NotYet, match="until what was decided is published"):
            convened.attend(held.dfo, DAY, None, held.world.when, held.id_of("Able"))
    assert 'value="undo 1"' not in text(held, SESSION)
    assert "Able moved" in text(held, f"{HERE}/sheets/draft-minutes.md")
    with held.world.inside():
        amend.retract(held.dfo, f"{DAY}/1", held.world.when, reason="It was miscounted.")
    assert "Motion 1: passed (retracted)" in text(held, SESSION) and "published, retracted since" in text(
        held, OUTCOMES
    )
    printed = text(held, f"{HERE}/sheets/draft-minutes.md")
    assert "Able moved" not in printed and f"What was published of this motion was retracted ({DAY}/1)" in printed


def test_minutes_tell_a_motion_in_its_words_and_of_one_item_as_of_one(held: Held) -> None:
    held.sent(SESSION, do="undo 1")
    words = "To take it from the table, and to remand it."
    held.sent(f"{HERE}/motions/1", do=f"pull {ITEMS[0]}")
    held.sent(f"{HERE}/motions/2", do="decide remanded to group", words=words, method="voice vote")
    held.sent(f"{HERE}/motions/1", do="decide withdrawn", method="unanimous")
    printed = text(held, f"{HERE}/sheets/draft-minutes.md")
    assert "Able moved to take it from the table, and to remand it; Baker seconded. The motion passed" in printed
    assert "and the recommendation was remanded to the working group" in printed
    with held.world.inside():
        assert [one.method for one in convene.known(held.dfo, DAY, held.world.when).motions] == [None, "voice vote"]
