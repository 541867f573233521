"""What comes out of a meeting on paper, by page: the sheets for the room, the text under vote, the draft of the minutes."""

import re
from pathlib import Path

import pytest

from tests.pages.test_office_meetings import HERE, OUTCOMES, SESSION, Held
from tests.proceedings.builders_meeting import DAY, ITEMS
from tracker.reading.paper import read

PAPER = f"{HERE}/sheets"
SAID = {"mover": "Able", "seconder": "Baker"}


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


def text(held: Held, path: str) -> str:
    got = held.client.get(path)
    assert got.status_code == 200, path
    return str(got.get_data(as_text=True))


def voted(held: Held) -> None:
    """Item 1 by voice vote with Baker recused; 2 amended by roll call; 3 to 5 withdrawn; Evans is absent."""
    held.in_session(absent=("Evans",))
    held.sent(SESSION, do="move", items=ITEMS[:1], **SAID | {"seconder": "Clark"})
    held.sent(SESSION, do="move", items=ITEMS[1:2], **SAID)
    held.sent(SESSION, do="move withdrawn", items=ITEMS[2:])
    ids = {name: id for id, name in held.members().items()}
    first = {
        "do": "decide passed",
        "method": "voice vote",
        f"recused-{ITEMS[0]}": ids["Baker"],
        f"wording-{ITEMS[0]}": "",
    }
    held.sent(f"{HERE}/motions/1", **first)
    called = {f"vote-{ids[name]}": "for" for name in ("Able", "Baker", "Clark")} | {f"vote-{ids['Davis']}": "against"}
    words = {f"wording-{ITEMS[1]}": "COAC recommends that CBP post sign 2 at night."}
    held.sent(f"{HERE}/motions/2", **{"do": "decide passed as amended", "method": "roll call", **called, **words})
    held.sent(SESSION, do="adjourn")


def test_a_roll_call_sheet_names_who_is_seated_and_what_makes_a_quorum(held: Held) -> None:
    held.sent("/office/meetings/plan", day=DAY)
    printed = text(held, f"{PAPER}/roll-call.md")
    assert [f"| {name} | ☐ | ☐ |  |" in printed for name in ("Able", "Baker", "Clark", "Davis", "Evans")] == [True] * 5
    assert "Seated on this day: 5. Needed for a quorum: 3 (more than half)." in printed
    assert '<th scope="row">Able</th>' in text(held, f"{PAPER}/roll-call")
    assert read(held.client.get(f"{PAPER}/roll-call.docx").data, "roll.docx").text.count("☐") == 10
    assert read(held.client.get(f"{PAPER}/roll-call.pdf").data, "roll.pdf").text.count("☐") == 10


def test_a_vote_sheet_has_a_table_for_each_item_and_marks_what_is_recorded(held: Held) -> None:
    held.in_session(absent=("Evans",))
    assert text(held, f"{PAPER}/votes.md").count("| Member | For | Against | Abstained | Recused |") == 5
    held.sent(SESSION, do="move", items=ITEMS[:2], **SAID)
    able = next(id for id, name in held.members().items() if name == "Able")
    held.sent(f"{HERE}/motions/1", **{"do": "decide", "method": "roll call", f"vote-{able}": "against"})
    printed = text(held, f"{PAPER}/votes.md")
    assert printed.count("| Member |") == 4 and "Evans" not in printed
    assert "| Able | ☐ | ☒ | ☐ | ☐ |" in printed and "☒ roll call" in printed


def test_all_papers_of_a_meeting_open_from_their_list_in_every_form(held: Held) -> None:
    held.in_session()
    links = re.findall(rf'href="({PAPER}/[^"]+)"', text(held, PAPER))
    forms = [path.rpartition("/")[2].partition(".")[2] for path in links]
    assert (len(links), set(forms)) == (12, {"", "docx", "pdf", "md"})
    assert [path for path in links if held.client.get(path).status_code != 200] == []


def test_minutes_are_drafted_from_what_was_recorded_and_read_back_as_minutes(held: Held) -> None:
    voted(held)
    printed = text(held, f"{PAPER}/draft-minutes.md")
    for words in (
        "The Designated Federal Officer, Dfo, was present and called the meeting to order.",
        "The following members were present: Able, Baker, Clark, and Davis. Members absent: Evans.",
        "4 of 5 seated members were present; 3 were needed (more than half): there was a quorum.",
        "Notice of the meeting appeared on December 1, 2020, 15 days before it.",
        "## Secure Trade Lanes Subcommittee",
        "Baker took no part in the vote on",
        "The motion passed as amended by roll call (3 for, 1 against).",
        "- For: Able, Baker, and Clark.",
        "- Against: Davis.",
        "COAC recommends that CBP post sign 2 at night.",
        "withdrawn before a vote",
        "The meeting was adjourned.",
    ):
        assert words in printed, (words, printed)
    held.sent(OUTCOMES, confirmed=DAY, later="yes")
    printed = text(held, f"{PAPER}/draft-minutes.md")  # what came to the meeting stays what it was
    assert "COAC recommends that CBP post sign 2." in printed and printed.count("post sign 2 at night") == 1
    back = read(held.client.get(f"{PAPER}/draft-minutes.docx").data, "minutes.docx")
    assert back.kind == "minutes" and back.fields["date"].value.value == DAY


def test_the_words_of_a_motion_stand_within_a_sentence(held: Held) -> None:
    held.in_session()
    held.sent(
        SESSION, do="move passed", items=ITEMS[:1], **{**SAID, "method": "unanimous", "words": "To adopt it at once."}
    )
    held.sent(SESSION, do="move passed", items=ITEMS[1:2], **{**SAID, "method": "unanimous", "words": "The slate."})
    printed = text(held, f"{PAPER}/draft-minutes.md")
    assert "Able moved to adopt it at once; Baker seconded." in printed
    assert "Able moved: “The slate”; Baker seconded." in printed


def test_a_motion_of_nobody_told_is_a_sentence_and_read_back_as_a_motion(held: Held) -> None:
    held.in_session()
    for some, said in (ITEMS[:1], {}), (ITEMS[1:2], {"seconder": "Baker"}), (ITEMS[2:], {"words": "To adopt it."}):
        held.sent(SESSION, do="move passed", items=some, method="unanimous", **said)
    printed = text(held, f"{PAPER}/draft-minutes.md")
    told = re.findall(r"(?:A motion|It) was m.*", printed)
    assert [re.sub("on Recommendation .*?(?=[;.] )", "on it", one) for one in told] == [
        "A motion was made on it. The motion passed unanimously.",
        "A motion was made on it; Baker seconded. The motion passed unanimously.",
        "It was moved to adopt it. The motion passed unanimously.",
    ]
    back = read(held.client.get(f"{PAPER}/draft-minutes.docx").data, "minutes.docx")
    assert [one["outcome"] for one in back.own["motions"]] == ["passed"] * 3


def test_the_text_under_vote_shows_what_was_amended_in_words_too(held: Held) -> None:
    held.in_session()
    held.sent(SESSION, do="move", items=ITEMS[:1], **SAID)
    screen = f"{HERE}/screen?motion=1"
    assert "amended" not in text(held, screen)
    held.sent(f"{HERE}/motions/1", **{"do": "decide", f"wording-{ITEMS[0]}": "COAC recommends that CBP light sign 1."})
    html = text(held, screen)
    assert "<li>Taken out: “post”</li><li>Put in: “light”</li>" in html and "<del>" in html and "<ins>" in html


def test_who_is_no_officer_has_no_sheet(held: Held) -> None:
    held.planned()
    member = held.world.client("able@example.com")
    paths = (PAPER, f"{PAPER}/roll-call", f"{PAPER}/votes.docx", f"{PAPER}/draft-minutes.md", f"{PAPER}/nothing")
    assert [member.get(path).status_code for path in paths] == [404] * 5
    assert held.client.get(paths[-1]).status_code == 404
