"""The office in the browser's own terms: bring a paper in, review, correct, preview, publish, amend; by form alone."""

import io
import re
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from tests.builders import World, recommendation
from tests.pages import forms
from tests.papers import RECOMMENDATIONS
from tracker.exchange.arrivals import read_next
from tracker.proceedings import review

PAPER = "/office/papers/intake-1"


def office(tmp_path: Path, role: str = "dfo", **bounds: str) -> tuple[World, FlaskClient]:
    world = World(tmp_path)
    world.person("person@example.gov", role, **bounds)
    return world, world.client("person@example.gov")


def bring(world: World, client: FlaskClient, text: str | bytes = RECOMMENDATIONS, name: str = "paper.txt") -> Any:
    """A file sent by the form, and read as the process beside the site does."""
    content = text.encode() if isinstance(text, str) else text
    sent = {"files": (io.BytesIO(content), name), "obtained_from": "https://example.gov/p"}
    answer = world.post(client, "/office/intake", sent)
    with world.inside():
        while read_next(lambda: world.when):
            pass
    return answer


def form_of(html: str) -> dict[str, str]:
    """What the review form would send as it stands, from somebody who has looked at every warning."""
    form = forms.looked(forms.sent(html))
    return {name: words for name, words in form.items() if name != "csrf_token"}


def test_a_paper_goes_from_a_file_to_the_public_page(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    answer = bring(world, client)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/office/intake/batches/1")
    assert "1 of 1 read: 1 new." in client.get(answer.headers["Location"]).get_data(as_text=True)
    html = client.get(PAPER).get_data(as_text=True)
    assert "Joined paragraph" in html and "What is left to do" in html
    answer = world.post(client, PAPER, form_of(html) | {"do": "accept"}, PAPER)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAPER}?done=accept#top")
    assert "<strong>Confirmed.</strong>" in client.get(answer.headers["Location"]).get_data(as_text=True)
    preview = client.get(f"{PAPER}/preview").get_data(as_text=True)
    assert client.get("/papers/2020-12-pswg-recommendations").status_code == 404
    answer = world.post(client, f"{PAPER}/publish", {"confirmed": "intake-1", "as": "attested"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/papers/2020-12-pswg-recommendations")
    public = world.client().get(answer.headers["Location"]).get_data(as_text=True)
    assert 'href="/office/record/2020-12/pswg/3"' in client.get(PAPER).text  # to correct, retract or attest it
    sealed = re.compile(r"sealed by <code>\w+|SHA-256 <code>\w+|[0-9a-f]{12,64}")
    banner = re.compile(r'<section class="banner" aria-label="Preview">.*?</section>\n', re.S)
    assert banner.search(preview) and not banner.search(public)
    assert sealed.sub("", public) == sealed.sub(
        "", banner.sub("", preview)
    )  # the salt of the words makes every sealing differ


def test_what_is_typed_is_kept_when_it_is_refused(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    sent = form_of(client.get(PAPER).get_data(as_text=True)) | {
        "do": "accept",
        "field-date": "Yuletide",
        "field-acronym": "PS",
    }
    answer = world.post(client, PAPER, sent, PAPER)
    html = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert 'value="Yuletide"' in html and 'value="PS"' in html
    assert "Date: &#34;Yuletide&#34; is no date" in html


def test_a_rejected_proposal_stays_rejected(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    sent = form_of(client.get(PAPER).get_data(as_text=True))
    sent = {name: value for name, value in sent.items() if not name.endswith("-accepted")} | {"do": "save"}
    assert world.post(client, PAPER, sent, PAPER).status_code == 303
    assert (
        re.findall(r'name="proposal-\d+-accepted" value="yes" checked', client.get(PAPER).get_data(as_text=True)) == []
    )


def test_publishing_asks_for_the_id_and_for_a_fresh_sign_in(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    world.post(client, PAPER, form_of(client.get(PAPER).get_data(as_text=True)) | {"do": "accept"}, PAPER)
    page = client.get(f"{PAPER}/publish").get_data(as_text=True)
    assert "Either way it is in the lists and in search at once." in page and 'aria-describedby="as-hint"' in page
    answer = world.post(client, f"{PAPER}/publish", {"confirmed": "yes"})
    assert answer.status_code == 400 and "Type intake-1 to publish it." in answer.get_data(as_text=True)
    world.at = "2026-01-15T15:20:00+00:00"
    assert "/sign-in?" in client.get(f"{PAPER}/publish").headers["Location"]


def test_what_was_changed_since_the_page_was_opened_is_not_published(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    assistant = world.person("assistant@example.gov", "assistant", office="dfo")
    world.post(client, PAPER, form_of(client.get(PAPER).get_data(as_text=True)) | {"do": "accept"}, PAPER)
    path, typed = f"{PAPER}/publish", {"confirmed": "intake-1", "as": "attested"}
    opened = forms.hidden(client.get(path).get_data(as_text=True))
    with world.inside():
        review.correct(assistant, "intake-1", world.when, fields={"acronym": "PS"}, blocks={}, proposals={})
        review.accept(assistant, "intake-1", world.when)
    slip = client.post(path, data=opened | {"confirmed": "yes"})
    again = client.post(path, data=forms.hidden(slip.get_data(as_text=True)) | typed)  # a slip is no look at it
    assert again.status_code == 409 and "intake-1 has changed since you opened this page." in again.get_data(True)
    assert client.post(path, data=opened | typed | {"version": ""}).status_code == 409
    assert world.keys("paper") == []
    looked = client.post(path, data=forms.hidden(again.get_data(as_text=True)) | typed)
    assert (looked.status_code, world.keys("paper")) == (303, ["2020-12/ps/recommendations"])


def test_the_page_of_publishing_knows_what_is_not_to_be_published(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    path, button = f"{PAPER}/publish", '<button class="button danger">Publish</button>'
    early = client.get(path).text
    assert "It awaits review first:" in early and button not in early and "None" not in early
    world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "accept"}, PAPER)
    opened = forms.hidden(client.get(path).text)
    assert client.post(path, data=opened | {"confirmed": "intake-1"}).status_code == 303
    late = client.post(path, data=opened | {"confirmed": "intake-1"})  # from a second tab
    for answer, status in ((late, 409), (client.get(path), 200)):
        assert answer.status_code == status and "has changed since" not in answer.text
        assert "It is published already:" in answer.text and button not in answer.text
        assert '<a href="/papers/2020-12-pswg-recommendations">' in answer.text


def test_an_assistant_reviews_and_is_not_offered_to_publish(tmp_path: Path) -> None:
    world, client = office(tmp_path, "assistant", office="dfo")
    bring(world, client)
    world.post(client, PAPER, form_of(client.get(PAPER).get_data(as_text=True)) | {"do": "accept"}, PAPER)
    html = client.get(PAPER).get_data(as_text=True)
    assert "Preview the public page" in html and "Publish …" not in html
    assert client.get(f"{PAPER}/publish").status_code == 404


def test_a_member_finds_no_office(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.person("chair@example.gov", "dfo")
    world.person("lia@example.gov", "liaison", office="dfo")
    client = world.client("lia@example.gov")
    assert [
        client.get(path).status_code for path in ("/office/", PAPER, f"{PAPER}/preview", "/office/record/coac")
    ] == [404] * 4


def test_the_record_is_corrected_and_retracted_from_its_page(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    world.post(client, PAPER, form_of(client.get(PAPER).get_data(as_text=True)) | {"do": "accept"}, PAPER)
    world.post(client, f"{PAPER}/publish", {"confirmed": "intake-1"})
    path = "/office/record/2020-12/pswg/1"
    refused = world.post(
        client, path, {"do": "correct", "text": "COAC recommends one sign.", "title": "x", "reason": ""}
    )
    assert refused.status_code == 400 and "COAC recommends one sign." in refused.get_data(as_text=True)
    world.post(client, path, {"do": "correct", "text": "COAC recommends one sign.", "reason": "A misread word."})
    public = world.client().get("/recommendations/2020-12/pswg/1").get_data(as_text=True)
    assert "COAC recommends one sign." in public and "A misread word." in public
    sent = {"do": "retract", "confirmed": "2020-12/pswg/1", "reason": "Printed by mistake."}
    asked = world.post(client, path, sent)
    assert asked.status_code == 400 and "Its paper is to stay" in asked.get_data(as_text=True)
    world.post(client, path, sent | {"paper_stays": "yes"})
    gone = world.client().get("/recommendations/2020-12/pswg/1")
    assert gone.status_code == 410 and "Printed by mistake." in gone.get_data(as_text=True)


def test_of_two_corrections_at_once_the_later_is_shown_what_stands_and_keeps_its_words(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    world.publish(recommendation("2020-12/pswg/1"))
    path = "/office/record/2020-12/pswg/1"
    opened = forms.hidden(client.get(path).text)
    first = {"do": "correct", "text": "COAC recommends that CBP post one sign.", "reason": "A misread word."}
    assert client.post(path, data=opened | first).status_code == 303
    second = first | {"text": "COAC recommends that CBP post a clear sign."}
    later = client.post(path, data=opened | second)
    assert later.status_code == 409 and "has changed since you opened it" in later.text
    assert first["text"] in later.text and f">{second['text']}</textarea>" in later.text
    slip = client.post(path, data=opened | second | {"reason": ""})
    assert client.post(path, data=forms.hidden(slip.text) | second).status_code == 409  # a slip is no look at it
    again = client.post(path, data=forms.hidden(later.text) | second)
    assert again.status_code == 303 and second["text"] in world.client().get("/recommendations/2020-12/pswg/1").text


def test_an_original_is_downloaded_never_shown(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    path = re.findall(r'href="(/office/papers/intake-1/files/\w+)"', client.get(PAPER).get_data(as_text=True))[0]
    answer = client.get(path)
    assert answer.data == RECOMMENDATIONS.encode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert world.client().get(path).status_code == 302
