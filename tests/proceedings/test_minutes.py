"""Minutes of a meeting: drafted, kept version by version, certified by the chair or on paper, then locked and public."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.proceedings.builders_meeting import DAY, ITEMS, Meetings, at
from tracker.formats.minutes import OPEN
from tracker.proceedings import actions, convened, minutes, outcomes, vote
from tracker.published import completeness
from tracker.records import minutes as kept
from tracker.rules import convened as told
from tracker.rules.meeting import ADJOURNED, CERTIFIED, DRAFTED
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotAllowed, NotYet, Stale

WORDS = {"words": "## Roll Call\n\nAll were present.\n\n## Adjournment\n\nThe meeting was adjourned."}
PAGE = minutes.Sent("signed.pdf", b"%PDF-1.4 a signed page")
SIGNED = {"certified_by": "Chair, of the committee", "certified_on": "2021-02-10"}
PAPER = "2020-12/coac/minutes"


class Minuted(Meetings):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.chair: Actor = self.world.person("chair@example.com", "chair", term=15)

    def adjourned(self, *, published: bool = True) -> None:
        key = self.in_session()
        when = self.world.when
        with self.world.inside():
            said = {"mover": "Able", "seconder": "Baker", "method": "unanimous", "outcome": "passed"}
            vote.move(self.dfo, key, None, when, ITEMS, said)
            convened.adjourn(self.dfo, key, None, when)
            if published:
                numbers = {item: f"0903{place:02d}" for place, item in enumerate(ITEMS, 1)}
                outcomes.publish(self.dfo, key, None, when, numbers)

    def drafted(self, words: str = WORDS["words"]) -> int:
        with self.world.inside():
            return minutes.draft(self.dfo, DAY, None, self.world.when, {"words": words}).number

    def certify(self, number: int = 1, actor: Actor | None = None) -> None:
        with self.world.inside():
            minutes.certify(actor or self.chair, DAY, number, self.world.when)

    def signed(self, page: minutes.Sent | None = PAGE, **said: str) -> None:
        with self.world.inside():
            minutes.record_signed(self.dfo, DAY, 1, self.world.when, SIGNED | said, page)

    def state(self) -> str:
        with self.world.inside():
            found = kept.meeting(self.dfo, self.world.when.day, DAY)
            assert found is not None
            return found.state


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Minuted]:
    yield Minuted(tmp_path)


def test_a_draft_is_nobodys_but_the_officers_and_the_chairs(held: Minuted) -> None:
    held.adjourned()
    before = held.world.keys("paper")
    assert held.drafted() == 1 and held.state() == DRAFTED
    assert held.drafted("Other words.") == 2
    assert held.world.keys("paper") == before
    assert held.world.shown(DAY).facts["stage"] == "adjourned"  # type: ignore[union-attr]
    member = held.world.person("other@example.com", "member", group="coac", term=15)
    with held.world.inside():
        seen = [len(kept.versions(who, held.world.when.day, DAY)) for who in (held.dfo, held.chair, member)]
    assert seen == [2, 2, 0]


def test_the_chair_certifies_the_latest_version_and_it_is_public_at_once(held: Minuted) -> None:
    held.adjourned()
    held.drafted("Other words.")
    held.drafted()
    held.world.at = at("2021-03-16")  # the ninetieth day
    with pytest.raises(Stale, match=r"Version 2 was drafted since\."):
        held.certify(1)
    held.certify(2)
    shown, paper = held.world.shown(DAY), held.world.shown(PAPER)
    assert shown is not None and paper is not None
    assert shown.facts["stage"] == CERTIFIED
    assert dict(told.told(shown.facts))["Minutes due"] == "By March 16, 2021 (90 days; 41 CFR 102-3.165): in time."
    assert shown.facts["minutes"]["paper"] == PAPER and "version" not in shown.facts["minutes"]  # nobody counts drafts
    assert paper.facts["sections"] == [
        {"heading": "Roll Call", "text": "All were present."},
        {"heading": "Adjournment", "text": "The meeting was adjourned."},
    ]
    assert [each["name"] for each in paper.facts["attendance"]["present"]][:2] == ["Able", "Baker"]
    assert [one["outcome"] for one in paper.facts["motions"]] == ["passed"]
    assert paper.facts["motions"][0]["text"].startswith("The question on Recommendation 090301, Recommendation 090302,")
    assert (paper.title, paper.day) == ("Minutes, December 16, 2020", "2021-03-16")
    with held.world.site.reader.connect() as reader:
        account = completeness.meeting(reader, DAY, held.world.when.day)
    assert [[one.key for one in cell.held] for cell in account.cells if cell.kind == "minutes"] == [[PAPER]]


def test_minutes_take_no_action_item_along_that_waits_for_its_own_release(held: Minuted) -> None:
    held.adjourned()
    with held.world.inside():
        actions.add(held.dfo, DAY, None, held.world.when, {"words": "Ask the ports first."})
    held.drafted()
    held.certify()
    shown = held.world.shown(DAY)
    assert shown is not None and "actions" not in shown.facts
    with held.world.inside():
        actions.publish(held.dfo, DAY, None, held.world.when)
    shown = held.world.shown(DAY)
    assert shown is not None and shown.facts["actions"] == [{"what": "Ask the ports first."}]


def test_what_is_certified_is_locked(held: Minuted) -> None:
    held.adjourned()
    held.drafted()
    held.certify()
    with pytest.raises(NotYet):
        held.drafted("New words.")
    with pytest.raises(NotYet):
        held.certify()


def test_a_signed_page_counts_with_name_day_and_file_and_tells_how_late(held: Minuted) -> None:
    held.adjourned()
    held.drafted()
    held.world.at = at("2021-04-01")
    for said, page in (({"certified_by": ""}, PAGE), ({"certified_on": "2021-04-02"}, PAGE), ({}, None),
                       ({"certified_on": "2020-12-15"}, PAGE)):  # fmt: skip
        with pytest.raises(BadInput):
            held.signed(page, **said)
    held.signed(certified_on="2021-03-18")
    shown = held.world.shown(DAY)
    assert shown is not None
    assert [words for label, words in told.told(shown.facts) if label.startswith("Minutes")] == [
        "Certified by Chair, of the committee, on March 18, 2021, on a signed page.",
        "By March 16, 2021 (90 days; 41 CFR 102-3.165): 2 days too late.",
    ]


def test_what_is_no_signed_page_certifies_nothing(held: Minuted) -> None:
    """By its bytes and its name, whatever it is called; a name that says otherwise is not taken either."""
    held.adjourned()
    held.drafted()
    held.world.at = at("2021-04-01")
    for name, content in (("a.exe", b"MZ\x90\0"), ("page.html", b"<script>alert(1)</script>"), ("a.pdf", b"MZ %PDF-1.4"),
                          ("page.html", b"%PDF-1.4"), ("page", b"%PDF-1.4"), ("a.txt", b"I certify.")):  # fmt: skip
        with pytest.raises(BadInput, match=r"PDF, PNG or JPEG") as refused:
            held.signed(minutes.Sent(name, content))
        assert refused.value.field == "file"
    assert held.state() == DRAFTED


def test_who_signed_was_the_chair_of_that_day_or_is_said_to_be_somebody_else(held: Minuted) -> None:
    held.adjourned()
    held.drafted()
    held.world.at = at("2021-04-01")
    with pytest.raises(BadInput, match=r"Mallory was no chair on that day\..*Chair on February 10, 2021: Chair\."):
        held.signed(certified_by="Mallory")
    held.signed(certified_by="Mallory", signed_as="acting chair, by the letter of 2021-02-01")
    shown = held.world.shown(PAPER)
    assert shown is not None and shown.facts["certified_by"] == "Mallory, acting chair, by the letter of 2021-02-01"


def test_nobody_signed_a_version_before_it_was_drafted(held: Minuted) -> None:
    held.adjourned()
    held.world.at = at("2021-02-11")
    held.drafted()
    with pytest.raises(BadInput, match=r"version 1 was drafted on February 11, 2021; nobody can have signed it before"):
        held.signed(certified_on="2021-02-10")
    held.signed(certified_on="2021-02-11")


def test_nobody_but_the_chair_certifies_by_an_account(held: Minuted) -> None:
    held.adjourned()
    held.drafted()
    with pytest.raises(NotAllowed):
        held.certify(actor=held.dfo)
    with pytest.raises(NotAllowed), held.world.inside():
        minutes.record_signed(held.chair, DAY, 1, held.world.when, SIGNED, PAGE)
    with pytest.raises(NotAllowed), held.world.inside():
        minutes.draft(held.chair, DAY, None, held.world.when, WORDS)


def test_what_was_sent_back_is_certified_by_nobody_until_it_is_drafted_anew(held: Minuted) -> None:
    held.adjourned()
    held.drafted()
    for who, error in ((held.dfo, NotAllowed), (held.chair, None)):
        with pytest.raises(error) if error else nullcontext(), held.world.inside():
            minutes.send_back(who, DAY, 1, held.world.when, {"reason": "The roll is wrong."})
    assert held.state() == ADJOURNED
    with pytest.raises(NotYet):
        held.certify()
    with pytest.raises(NotYet):
        held.signed(certified_on="2020-12-16")
    with pytest.raises(BadInput, match=r"say in the note why they stay"):
        held.drafted()
    with held.world.inside():
        minutes.draft(held.dfo, DAY, None, held.world.when, WORDS | {"note": "The roll is as it was taken."})
    held.certify(2)
    assert held.state() == CERTIFIED


def test_what_is_open_or_undecided_in_public_is_not_certified(held: Minuted) -> None:
    held.adjourned(published=False)
    held.drafted(f"{OPEN}who spoke.]")
    with pytest.raises(NotYet, match=r"1 place is still to be written"):
        held.certify()
    held.drafted()
    with pytest.raises(NotYet, match=r"not published yet"):
        held.certify(2)


def test_no_minutes_are_drafted_before_it_is_adjourned_nor_twice_alike(held: Minuted) -> None:
    held.in_session()
    with pytest.raises(NotYet):
        held.drafted()
    with held.world.inside():
        convened.adjourn(held.dfo, DAY, None, held.world.when)
    held.drafted()
    with pytest.raises(BadInput, match=r"words of version 1"):
        held.drafted()
