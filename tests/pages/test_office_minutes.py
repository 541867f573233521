"""The minutes by page: the officer drafts, the chair certifies by own account, or the officer records the signed page."""

import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.pages.test_office_meetings import HERE, OUTCOMES, SESSION, Held
from tests.proceedings.builders_meeting import DAY, ITEMS
from tracker.formats import docx
from tracker.formats.minutes import OPEN
from tracker.formats.written import Written, parts_of

MINUTES = f"{HERE}/minutes"
WORDS = "# Minutes\n\n## Roll Call\n\nAll were present.\n\n## Adjournment\n\nThe meeting was adjourned."
PAPER = "/papers/2020-12-coac-minutes"


class Minuted(Held):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.world.person("chair@example.com", "chair", term=15)

    def held(self) -> None:
        self.in_session()
        self.sent(SESSION, do="move passed", items=ITEMS, mover="Able", seconder="Baker", method="unanimous")
        self.sent(SESSION, do="adjourn")
        html = self.client.get(f"{OUTCOMES}?first=90301").get_data(as_text=True)
        self.sent(OUTCOMES, confirmed=DAY, **dict(re.findall(r'name="(number-[^"]+)" value="(\d+)"', html)))

    def chair(self) -> FlaskClient:
        return self.world.client("chair@example.com")


@pytest.fixture
def held(tmp_path: Path) -> Minuted:
    return Minuted(tmp_path)


def shown(client: FlaskClient, path: str = MINUTES) -> str:
    got = client.get(path)
    assert got.status_code == 200, path
    return str(got.get_data(as_text=True))


def test_the_officer_drafts_and_the_chair_certifies_by_own_account(held: Minuted) -> None:
    held.held()
    chair = held.chair()
    assert chair.get(MINUTES).status_code == 404  # nothing is drafted yet
    assert OPEN in shown(held.client)
    held.sent(MINUTES, do="draft", words=WORDS)
    assert 'name="do" value="certify 1"' not in shown(held.client)
    assert chair.get("/account").get_data(as_text=True).count("come with a later release") == 0
    assert f'href="{MINUTES}"' in shown(chair, "/office/minutes")
    assert 'value="certify 1"' in shown(chair) and 'value="draft"' not in shown(chair)
    assert chair.get("/office/").status_code == 404 and chair.get(HERE).status_code == 404
    assert held.world.client().get(PAPER).status_code == 404
    assert held.world.post(chair, MINUTES, {"do": "certify 1"}).status_code == 303
    public = shown(held.world.client(), PAPER)
    assert "All were present." in public and "Certified by" in public
    assert "Certified by Chair on December 16, 2020, by the chair&#39;s own account here." in shown(
        held.world.client(), f"/meetings/{DAY}"
    )
    assert PAPER in shown(held.world.client(), "/search?q=%22All+were+present%22")
    html = shown(held.client)
    assert "is locked" in html and 'value="draft"' not in html and "stands at entry" in html


def test_a_signed_page_is_kept_and_is_not_public(held: Minuted) -> None:
    held.held()
    held.sent(MINUTES, do="draft", words=WORDS)
    refused = held.sent(MINUTES, 400, do="signed 1", certified_by="Chair", certified_on="2020-12-16")
    assert "The signed page is missing" in refused and 'value="Chair"' in refused
    page = (io.BytesIO(b"%PDF-1.4 signed"), "signed.pdf")
    held.sent(MINUTES, do="signed 1", certified_by="Chair", certified_on="2020-12-16", file=page)
    got = held.client.get(f"{MINUTES}/1/signed")
    assert (got.data, got.mimetype) == (b"%PDF-1.4 signed", "application/pdf")
    html = shown(held.world.client(), PAPER)
    files = re.findall(r'href="(/files/[^"]+)"', html)
    assert [one.rsplit("/", 1)[1] for one in files] == [f"{DAY}-minutes.docx"]
    assert held.world.client().get(files[0]).data.startswith(b"PK")


def test_the_chair_sends_a_version_back_and_certifies_the_next(held: Minuted) -> None:
    held.held()
    held.sent(MINUTES, do="draft", words=WORDS)
    chair, back = held.chair(), {"do": "back 1", "reason": "Baker was absent from two o'clock."}
    assert "Send it back" in shown(chair) and "Send it back" not in shown(held.client)
    refused = held.world.post(chair, MINUTES, {"do": "back 1", "reason": " "})
    assert refused.status_code == 400 and "What is to be changed is missing" in refused.get_data(as_text=True)
    assert held.world.post(chair, MINUTES, back).status_code == 303
    assert "certify 1" not in shown(chair) and "sent back" in shown(held.client, "/office/minutes")
    told = f"Sent back by Chair, December 16, 2020, 2:00 p.m. Eastern time: {back['reason']}".replace("'", "&#39;")
    assert told in shown(held.client)
    assert "Draft the minutes anew, as the chair asked" in shown(held.client, "/office/duties")
    held.sent(MINUTES, 400, do="draft", words=WORDS)
    held.sent(MINUTES, do="draft", words=WORDS.replace("All", "At first all"))
    assert told in shown(chair) and "sent back" not in shown(chair, "/office/minutes")  # the trail stays
    assert held.world.post(chair, MINUTES, {"do": "certify 2"}).status_code == 303
    assert "two o&#39;clock" not in shown(held.world.client(), PAPER)


def test_words_come_back_from_word_with_their_headings(held: Minuted) -> None:
    held.held()
    file = docx.of(Written("Minutes", parts_of(WORDS)))
    held.sent(MINUTES, do="draft", words="as before", file=(io.BytesIO(file), "minutes.docx"))
    assert "## Roll Call\n\nAll were present." in shown(held.client, f"{MINUTES}/1.md")
    assert held.client.get(f"{MINUTES}/1.docx").data == file


def test_a_wrong_file_is_refused_in_whole_words(held: Minuted) -> None:
    held.held()
    html = held.sent(MINUTES, 400, do="draft", words=WORDS, file=(io.BytesIO(b"No Word file."), "m.docx"))
    assert "m.docx: its name says Word, and it holds something else. Save it as Word, with that ending." in html
    html = held.sent(MINUTES, 400, do="draft", words=WORDS, file=(io.BytesIO(b"No Word file."), "m.txt"))
    assert "m.txt: it is no Word file. Save it as Word, with that ending." in html


def test_a_further_version_shows_what_it_changes_and_nothing_typed_is_lost(held: Minuted) -> None:
    held.held()
    held.sent(MINUTES, do="draft", words=WORDS)
    assert "Typed words" in held.sent(MINUTES, 400, do="draft", words="Typed words", note="n" * 501)
    held.sent(MINUTES, do="draft", words=WORDS.replace("All", "Most"), note="As the chair asked")
    html = shown(held.client)
    assert "<del>" in html and "As the chair asked" in html and "Earlier versions" in html


def test_outcomes_can_be_published_after_the_minutes_are_drafted(held: Minuted) -> None:
    held.in_session()
    held.sent(SESSION, do="move tabled", items=ITEMS, mover="Able", seconder="Baker", method="unanimous")
    held.sent(SESSION, do="adjourn")
    held.sent(MINUTES, do="draft", words=WORDS)
    assert OUTCOMES in shown(held.client, SESSION)
    held.sent(OUTCOMES, confirmed=DAY)
    assert "minutes drafted" not in shown(held.world.client(), f"/meetings/{DAY}")


def test_what_is_still_to_be_written_is_counted_before_it_is_certified(held: Minuted) -> None:
    held.held()
    held.sent(MINUTES, do="draft", words=f"{WORDS}\n\n{OPEN}who spoke.]")
    chair = held.chair()
    for client in (chair, held.client):
        html = shown(client)
        assert "It cannot be certified yet.</strong> 1 place is still to be written." in html
        assert 'value="certify 1"' not in html and 'value="signed 1"' not in html
    assert 'value="back 1"' in shown(chair)
    crafted = held.world.post(chair, MINUTES, {"do": "certify 1"})
    assert crafted.status_code == 409 and "1 place is still to be written." in crafted.get_data(as_text=True)
    held.sent(MINUTES, do="draft", words=WORDS)
    assert "still to be written" not in shown(chair) and 'value="certify 2"' in shown(chair)
    assert 'value="signed 2"' in shown(held.client)


def test_nothing_is_certified_before_what_was_decided_is_published(held: Minuted) -> None:
    held.in_session()
    held.sent(SESSION, do="move passed", items=ITEMS, mover="Able", seconder="Baker", method="unanimous")
    held.sent(SESSION, do="adjourn")
    held.sent(MINUTES, do="draft", words=WORDS)
    html = shown(held.chair())
    assert "What the meeting decided is not published yet." in html and 'value="certify 1"' not in html
