"""What the law forbids at a meeting is refused in words that name its rule: by act, by page and at the terminal."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import ZONE
from tests.cli.terminal import DFO, Terminal
from tests.pages.test_office_meetings import HERE, SESSION, Held
from tests.proceedings.builders_meeting import DAY, ITEMS, MEMBERS, PLAN, Meetings, at
from tracker.proceedings import agenda, announce, called_off, convene, convened, outcomes, vote
from tracker.published.entry import Edition
from tracker.rules.refusal import BadInput, NotYet
from tracker.text.dates import on_day

NOTICE, EIGHT, OFFICER = r"41 CFR 102-3.150", "Whom to ask", "41 CFR 102-3.120"
CLOSED, TOLD = "5 U.S.C. 1009(d)", "41 CFR 102-3.155"
TODAY = datetime.now(ZONE).date()  # as the terminal counts
TRADE = {"words": "Trade secrets.", "access": "closed to the public"}
SECRETS = TRADE | {"exemption": "5 U.S.C. 552b(c)(4)"}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    yield Held(tmp_path)


def put_on(held: Held, typed: dict[str, str]) -> None:
    with held.world.inside():
        agenda.put_on(held.dfo, DAY, None, held.world.when, typed)


# By act ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (TRADE, "only under an exemption of 5 U.S.C. 552b(c) (5 U.S.C. 1009(d)); none is named"),
        (TRADE | {"exemption": "It is secret."}, '"It is secret." is none of the exemptions (1) to (10)'),
        (TRADE | {"exemption": "5 U.S.C. 552b(c)(11)"}, "none of the exemptions (1) to (10)"),
        (SECRETS | {"access": "open to the public"}, "an open part has no exemption"),
    ],
)
def test_a_part_is_closed_only_under_an_exemption(held: Held, typed: dict[str, str], said: str) -> None:
    held.planned()
    with pytest.raises(BadInput) as refused:
        put_on(held, typed)
    assert said in str(refused.value)


def test_a_part_is_closed_only_where_a_notice_said_so(held: Held) -> None:
    held.noticed()
    put_on(held, SECRETS)
    with held.world.inside():
        with pytest.raises(NotYet, match="no notice told of") as refused:
            announce.post(held.dfo, DAY, None, held.world.when)
        assert TOLD in str(refused.value)
        announce.notice(held.dfo, DAY, None, held.world.when, {"noticed_on": "2020-12-01"}, revised=True)
        announce.post(held.dfo, DAY, None, held.world.when)
    shown = held.world.shown(DAY)
    assert shown and shown.facts["closed"] == [{"part": "Trade secrets.", "exemption": "5 U.S.C. 552b(c)(4)"}]


def changed(held: Held, **plan: str) -> None:
    with held.world.inside():
        convene.change(held.dfo, DAY, None, held.world.when, PLAN | plan)


@pytest.mark.parametrize(
    ("name", "words", "label"),
    [
        ("until", "2020-12-17", "Last day"),
        ("starts", "9:00 p.m. to 11:00 p.m. Eastern", "Hours"),
        ("place", "Elsewhere", "Place"),
        ("virtual", "By webinar", "From elsewhere"),
        ("purpose", "To adjourn.", "Purpose"),
        ("public_comments", "None.", "Comments by the public"),
        ("comments_by", "2020-12-02", "Comments by"),
        ("contact", "Somebody, else@example.gov", "Whom to ask"),
    ],
)
def test_a_meeting_is_the_one_that_its_notice_told_of(held: Held, name: str, words: str, label: str) -> None:
    held.noticed()
    changed(held, **{name: words})
    with held.world.inside():
        with pytest.raises(NotYet, match=rf"no notice told of it: {label} \(41 CFR 102-3.150\).*Revise the notice"):
            announce.post(held.dfo, DAY, None, held.world.when)
        held.world.at = at(DAY, 19)
        with pytest.raises(NotYet, match="no notice told of it"):
            convened.call_to_order(held.dfo, DAY, None, held.world.when, "dfo@example.gov")
    changed(held)  # back
    with held.world.inside():
        convened.call_to_order(held.dfo, DAY, None, held.world.when, "dfo@example.gov")


def page(held: Held) -> str:
    return held.client.get(HERE).get_data(as_text=True)


def test_what_a_revised_notice_told_of_may_be_posted(held: Held) -> None:
    held.noticed()
    held.go("2020-12-01")
    changed(held, place="Elsewhere", form="In person")
    assert "Changed after the notice: Place" in page(held)
    with held.world.inside():
        announce.notice(held.dfo, DAY, None, held.world.when, {"noticed_on": "2020-12-01"}, revised=True)
        announce.post(held.dfo, DAY, None, held.world.when)
    assert "Changed after the notice" not in page(held)


def test_what_no_notice_told_of_is_not_public_as_a_closed_part(held: Held) -> None:
    held.noticed()
    put_on(held, SECRETS)
    with held.world.inside():
        called_off.cancel(held.dfo, DAY, None, held.world.when, {"reason": "A flood."})
    shown = held.world.shown(DAY)
    assert shown and "closed" not in shown.facts


def test_in_session_nothing_is_closed_any_more(held: Held) -> None:
    Meetings.in_session(held)  # by act
    with pytest.raises(BadInput, match="only where the notice said so before the meeting"):
        put_on(held, SECRETS)


def test_a_meeting_that_had_no_quorum_is_published_with_nothing_decided(held: Held) -> None:
    key = Meetings.in_session(held, MEMBERS[2:])
    with held.world.inside():
        convened.adjourn(held.dfo, key, None, held.world.when)
        outcomes.publish(held.dfo, key, None, held.world.when, {})
        with pytest.raises(NotYet, match="Nothing was decided that is not published"):
            outcomes.publish(held.dfo, key, None, held.world.when, {})
    shown, item = held.world.shown(key), held.world.shown(ITEMS[0])
    assert shown and (shown.facts["stage"], shown.facts["quorum"]["met"]) == ("adjourned", False)
    assert item and item.status and item.status["action"] and item.status["action"]["value"] == "on agenda"


def of_two_days(held: Held) -> str:
    """A meeting of this day and the next, in session on its first."""
    key = held.planned(PLAN | {"until": "2020-12-17"})
    held.world.at = at("2020-12-01")
    with held.world.inside():
        announce.notice(held.dfo, key, None, held.world.when, {"noticed_on": "2020-12-01"})
    held.world.at = at(DAY, 19)
    here = held.id_of(*MEMBERS)
    with held.world.inside():
        convened.call_to_order(held.dfo, key, None, held.world.when, "dfo@example.gov")
        convened.attend(held.dfo, key, None, held.world.when, here)
    return key


def tabled(held: Held, key: str, items: list[str]) -> None:
    with held.world.inside():
        vote.move(held.dfo, key, None, held.world.when, items, {"method": "voice vote", "outcome": "tabled"})


def adjourned_and_published(held: Held, key: str) -> None:
    with held.world.inside():
        convened.adjourn(held.dfo, key, None, held.world.when)
        outcomes.publish(held.dfo, key, None, held.world.when, {})


def test_a_meeting_of_several_days_may_end_on_the_first(held: Held) -> None:
    with held.world.inside(), pytest.raises(BadInput, match="is not after"):
        convene.plan(held.dfo, held.world.when, PLAN | {"until": "2020-12-15"})
    key = of_two_days(held)
    tabled(held, key, ITEMS)
    adjourned_and_published(held, key)
    shown, motion = held.world.shown(key), held.world.shown(f"{key}/1")
    assert shown and shown.title == "Meeting of December 16-17, 2020"
    assert motion and str(motion.since.first) == DAY


def test_the_days_of_a_meeting_are_all_of_them(held: Held) -> None:
    """No page says that it was held between them, as on a day that nobody knows."""
    key = of_two_days(held)
    with held.world.inside():
        vote.move(held.dfo, key, None, held.world.when, ITEMS[:1], {"method": "unanimous", "outcome": "passed"})
        convened.adjourn(held.dfo, key, None, held.world.when)
        outcomes.publish(held.dfo, key, None, held.world.when, {ITEMS[0]: "010001"})
    term = Edition("15", "term", "15th term", on_day(held.world.when.day), facts={
        "number": "15", "last_meeting": {"value": "2020-12-16..2020-12-17", "precision": "range"},
        "first_meeting": {"value": "2019-02-01..2019-02-28", "precision": "range"},
    })  # fmt: skip
    held.world.publish(term)
    got = held.world.app.test_client().get
    pages = [got(path).get_data(as_text=True) for path in (f"/meetings/{key}", f"/meetings/{key}/list.md", "/terms/15")]
    assert all("December 16-17, 2020" in page and "between December" not in page for page in pages)
    assert "between February 1, 2019 and February 28, 2019" in pages[2]  # one of them, and nobody knows which


def test_what_a_meeting_of_several_days_decides_bears_the_day_on_which_it_did(held: Held) -> None:
    key = of_two_days(held)
    held.world.at = "2020-12-17T02:00:00+00:00"  # nine in the evening of the first, there
    tabled(held, key, ITEMS[:2])
    held.world.at = at("2020-12-17")
    tabled(held, key, ITEMS[2:])
    held.world.at = at("2020-12-19")
    adjourned_and_published(held, key)
    shown = [held.world.shown(f"{key}/{number}") for number in (1, 2)]
    assert [(one.title, one.since.value) for one in shown if one] == [
        ("Motion 1, meeting of December 16, 2020: tabled", DAY),
        ("Motion 2, meeting of December 17, 2020: tabled", "2020-12-17"),
    ]
    item = held.world.shown(ITEMS[0], DAY)
    assert item and item.status and item.status["action"] and item.status["action"]["value"] == "tabled"


# By page --------------------------------------------------------------------------------------------------------------


def test_by_page_each_rule_is_named(held: Held) -> None:
    held.sent("/office/meetings/plan", **PLAN | {"contact": ""})
    held.sent(HERE, do="add", item=", ".join(ITEMS))
    assert CLOSED in held.sent(HERE, 400, do="add", **TRADE)
    held.go("2020-12-02")
    assert EIGHT in held.sent(HERE, 409, do="notice", noticed_on="2020-12-02")
    held.sent(f"{HERE}/plan", **PLAN)
    late = held.sent(HERE, 400, do="notice", noticed_on="2020-12-02")
    assert "at least 15" in late and NOTICE in late
    held.sent(HERE, do="notice", noticed_on="2020-12-02", exceptional="A flood.")
    held.sent(HERE, do="add", **SECRETS)
    assert TOLD in held.sent(HERE, 409, do="post")
    held.sent(HERE, do="revise", noticed_on="2020-12-02", exceptional="A flood.")
    held.go(DAY)
    assert OFFICER in held.sent(HERE, 400, do="order", officer="")
    held.sent(HERE, do="order", officer="dfo@example.gov")
    held.sent(SESSION, do="attend", present=[id for id, name in held.members().items() if name in ("Able", "Baker")])
    assert "without a quorum" in held.sent(SESSION, 400, do="move passed", items=ITEMS, method="unanimous")


# At the terminal ------------------------------------------------------------------------------------------------------


def test_at_the_terminal_each_rule_is_named(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()

    def refused(*words: str) -> str:
        done = terminal.run("meeting", *words, *DFO)
        assert done.exit_code == 2, done.output
        return done.stderr

    def done(*words: str) -> None:
        assert terminal.run("meeting", *words, *DFO).exit_code == 0

    day, soon = str(TODAY), str(TODAY + timedelta(days=5))
    told = [f"--set={name}={words}" for name, words in PLAN.items() if name not in ("day", "contact")]
    for one in (day, soon):
        done("plan", "--set", f"day={one}", *told)
        done("agenda", one, "--words", "Reports.")
    assert CLOSED in refused("agenda", day, "--words", "Trade secrets.", "--closed")
    assert EIGHT in refused("notice", soon, "--on", day)
    for one in (day, soon):
        done("change", one, "--set", "contact=dfo@example.gov")
    short = refused("notice", soon, "--on", day)
    assert "at least 7" in short and NOTICE in short
    done("notice", day, "--on", str(TODAY - timedelta(days=20)))
    done("agenda", day, "--words", "Trade secrets.", "--closed", "--exemption", "5 U.S.C. 552b(c)(4)")
    assert TOLD in refused("post", day)
    assert TOLD in refused("open", day, "--officer", "dfo@example.gov")
    done("notice", day, "--on", str(TODAY - timedelta(days=19)), "--revised")
    assert OFFICER in refused("open", day, "--officer", "nobody@example.gov")
    done("open", day, "--officer", "dfo@example.gov")
    assert "nobody is recorded as present" in refused("adjourn", day).lower()
