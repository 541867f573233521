"""Comments by the public and action items: kept in private, public with the meeting's papers and its outcomes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.proceedings.builders_meeting import DAY, ITEMS, Meetings, at
from tracker.exchange.check import examine
from tracker.proceedings import actions, announce, comments, convened, outcomes, vote
from tracker.published.entry import Edition
from tracker.records import calendar
from tracker.rules.refusal import BadInput, NotAllowed, NotYet
from tracker.text.dates import from_value

WORDS = {"organisation": "Sign Makers Association", "how": "written", "received": "2020-12-03",
         "words": "Signs should be larger.", "items": f"{ITEMS[0]}, {ITEMS[1]}"}  # fmt: skip


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Meetings]:
    yield Meetings(tmp_path)


def recorded(held: Meetings, typed: Mapping[str, str] = WORDS, file: tuple[str, bytes] | None = None) -> None:
    with held.world.inside():
        comments.record(held.dfo, DAY, None, held.world.when, typed, file)


def posted(held: Meetings, *papers: str) -> list[str]:
    with held.world.inside():
        return [one["key"] for one in announce.post(held.dfo, DAY, None, held.world.when, papers)]


def test_a_comment_is_public_with_the_papers_and_not_before(held: Meetings) -> None:
    held.noticed()
    held.world.at = at("2020-12-05")
    recorded(held)
    with held.world.inside(), pytest.raises(NotYet, match="public with its papers, not before them"):
        comments.publish(held.dfo, DAY, None, held.world.when)
    assert held.world.keys("comment") == []
    assert posted(held) == [DAY, f"{DAY}/comment-1"]
    shown = held.world.shown(f"{DAY}/comment-1")
    assert shown and (shown.title, shown.text, shown.to("about"), str(shown.since.first)) == (
        "Comment of Sign Makers Association on the meeting of December 16, 2020", "Signs should be larger.",
        ITEMS[:2], "2020-12-03",
    )  # fmt: skip


def test_what_comes_after_the_papers_is_published_by_itself_once(held: Meetings) -> None:
    held.noticed()
    posted(held)
    held.world.at = at("2020-12-10")
    recorded(held)
    with held.world.inside():
        assert len(comments.publish(held.dfo, DAY, None, held.world.when)) == 1
        with pytest.raises(NotYet, match="Every comment is published"):
            comments.publish(held.dfo, DAY, None, held.world.when)
        with pytest.raises(NotYet, match="Retract it there"):
            comments.drop(held.dfo, DAY, 1, None, held.world.when)


def test_a_letter_in_plain_words_passes_the_check(held: Meetings) -> None:
    held.noticed()
    held.world.at = at("2020-12-05")
    recorded(held, WORDS, ("letter.txt", b"Larger signs, please."))
    posted(held)
    held.world.site.catch_up()
    assert [one for part in examine(held.world.url, held.world.site.engine).parts.values() for one in part] == []


def test_a_letter_says_the_words_and_is_handed_out_once_it_is_public(held: Meetings) -> None:
    held.noticed()
    held.world.at = at("2020-12-05")
    recorded(held, WORDS | {"words": ""}, ("Our letter.pdf", b"%PDF-1.4 letter"))
    with held.world.inside():
        sha = calendar.comments(DAY)[0].sha256
    path = f"/files/{sha}/Our%20letter.pdf"
    public = held.world.client()
    assert public.get(path).status_code == 404
    posted(held)
    held.world.site.catch_up()
    assert public.get(path).get_data() == b"%PDF-1.4 letter"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"words": ""}, "nothing was commented"),
        ({"how": ""}, "How is missing"),
        ({"received": "2020-12-06"}, "lies in the future"),
        ({"how": "oral"}, "is no day of the meeting"),
        ({"items": "2020-12/psw/9"}, "No recommendation 2020-12/psw/9"),
    ],
)
def test_what_cannot_be_is_refused_in_words(held: Meetings, wrong: dict[str, str], said: str) -> None:
    held.noticed()
    held.world.at = at("2020-12-05")
    with pytest.raises(BadInput, match=said):
        recorded(held, WORDS | wrong)


def test_what_is_no_paper_is_not_kept(held: Meetings) -> None:
    held.noticed()
    held.world.at = at("2020-12-05")
    for name, content in (
        ("run.exe", b"MZ\x90\0\xff"),
        ("x.exe", b"MZ these are words"),
        ("x.html", b"<script>alert(1)</script>"),
        ("x.docx", b"PK\3\4 and nothing else"),
        ("x.pdf", b"MZ these are words"),
    ):
        with pytest.raises(BadInput, match=r"Save it as PDF, Word, plain text or Markdown"):
            recorded(held, WORDS, (name, content))


def test_a_slip_is_taken_back_and_nobody_else_records(held: Meetings) -> None:
    held.noticed()
    held.world.at = at("2020-12-05")
    recorded(held)
    with held.world.inside():
        comments.drop(held.dfo, DAY, 1, None, held.world.when)
        assert calendar.comments(DAY) == []
    held.dfo = held.world.person("fox@example.com", "member", group="coac", term=15)
    with pytest.raises(NotAllowed):
        recorded(held)


def test_what_was_taken_back_leaves_no_gap_among_the_published(held: Meetings) -> None:
    held.noticed()
    held.world.at = at("2020-12-05")
    recorded(held)
    recorded(held)
    with held.world.inside():
        comments.drop(held.dfo, DAY, 1, None, held.world.when)
    assert posted(held) == [DAY, f"{DAY}/comment-1"]
    recorded(held)
    with held.world.inside():
        made = comments.publish(held.dfo, DAY, None, held.world.when)
    assert [one["key"] for one in made] == [f"{DAY}/comment-2"]


def test_the_papers_released_together_are_told(held: Meetings) -> None:
    held.world.publish(Edition("2020-11/psw/recommendations", "paper", "A set", from_value("2020-11")))
    held.noticed()
    held.world.at = at("2020-12-09")
    with pytest.raises(BadInput, match="2020-11/psw is no paper of the record"):
        posted(held, "2020-11/psw")
    posted(held, "2020-11/psw/recommendations")
    shown = held.world.shown(DAY)
    assert shown and shown.to("materials") == ["2020-11/psw/recommendations"]
    assert shown.facts["posted"] == {"value": "2020-12-09", "precision": "day"}


def test_action_items_are_published_with_the_outcomes_and_again_when_they_are_done(held: Meetings) -> None:
    key = held.in_session()
    typed = {"words": "Send the map of signs.", "who": "Office of Trade", "due": "2021-01-15"}
    with held.world.inside():
        actions.add(held.dfo, key, None, held.world.when, typed)
        actions.add(held.dfo, key, None, held.world.when, typed | {"words": "A slip."})
        actions.drop(held.dfo, key, 2, None, held.world.when)
        with pytest.raises(BadInput, match="is before the meeting"):
            actions.add(held.dfo, key, None, held.world.when, typed | {"due": "2020-12-15"})
        with pytest.raises(NotYet, match="not published yet"):
            actions.publish(held.dfo, key, None, held.world.when)
        vote.move(held.dfo, key, None, held.world.when, ITEMS, {"method": "unanimous", "outcome": "tabled"})
        convened.adjourn(held.dfo, key, None, held.world.when)
        outcomes.publish(held.dfo, key, None, held.world.when, {})
        with pytest.raises(NotYet, match="is published with the meeting"):
            actions.drop(held.dfo, key, 1, None, held.world.when)
    told = {"what": "Send the map of signs.", "who": "Office of Trade", "due": "2021-01-15"}
    shown = held.world.shown(key)
    assert shown and shown.facts["actions"] == [told]
    held.world.at = at("2021-01-20")
    with held.world.inside():
        actions.done(held.dfo, key, 1, None, held.world.when, {"done_on": "2021-01-14"})
        actions.publish(held.dfo, key, None, held.world.when)
        with pytest.raises(NotYet, match="published as it stands"):
            actions.publish(held.dfo, key, None, held.world.when)
    after = held.world.shown(key)
    assert after and after.facts["actions"] == [told | {"done": "2021-01-14"}]


def test_before_the_meeting_nothing_is_to_be_done(held: Meetings) -> None:
    held.noticed()
    with held.world.inside(), pytest.raises(NotYet, match="The meeting is noticed"):
        actions.add(held.dfo, DAY, None, held.world.when, {"words": "Send it."})
