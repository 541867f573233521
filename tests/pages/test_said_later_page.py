"""The page on which the office decides what a published paper says of recommendations that were recorded since."""

from pathlib import Path

from tests.builders import World
from tests.pages import forms
from tests.pages.test_office import bring, office
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import SET, out, reviewed
from tests.proceedings.test_statements import MINUTES

PAPER = "/office/papers/intake-1"
PAGE = f"{PAPER}/later"


def both_out(world: World) -> None:
    dfo = world.person("dfo@example.gov")
    out(world, dfo, *reviewed(world, dfo, MINUTES, RECOMMENDATIONS))


def test_what_waits_is_led_to_from_the_desk_and_recorded(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    both_out(world)
    desk = client.get("/office/").text
    assert (
        '<a href="/office/?state=published&amp;look=later">1 paper published, speaking of what was recorded since'
        in desk
    )
    assert "1 statement on what was recorded since" in client.get("/office/?state=published&look=later").text
    assert "1 statement waits." in client.get(PAPER).text and PAGE in client.get(PAPER).text
    html = client.get(PAGE).text
    assert forms.sent(html, "later")[f"proposal-{place_of(html)}-about"] == f"{SET}/1, {SET}/2"
    answer = world.post(client, PAGE, forms.sent(html, "later"), PAGE)
    assert (answer.status_code, answer.headers["Location"]) == (303, PAPER)
    assert "Ms. Ames" in world.client().get(f"/recommendations/{SET}/1").text
    assert "Nothing waits." in client.get(PAGE).text
    shown = client.get(PAPER).text
    assert "statement waits" not in shown and "Decided what it says of what was recorded since: 1 recorded" in shown


def test_minutes_go_out_with_the_list_that_they_speak_of(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    reviewed(world, world.person("dfo@example.gov"), MINUTES, RECOMMENDATIONS)
    path = "/office/publish?id=intake-1&id=intake-2"
    form = {"id": ["intake-2", "intake-1"], "confirmed": "2", "as": "attested"}
    form |= {f"version-{id}": forms.hidden(client.get(path).text)[f"version-{id}"] for id in form["id"]}
    answer = world.post(client, "/office/publish", form, path)
    assert "2 papers are published" in answer.text
    assert f'<a href="{PAGE}">Say what became of the recommendations it speaks of</a>' in answer.text
    assert "1 statement waits." in client.get(PAPER).text


def place_of(html: str) -> str:
    return html.partition('id="proposal-')[2].partition('"')[0]


def test_what_is_typed_is_kept_when_it_is_refused(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    both_out(world)
    html = client.get(PAGE).text
    name = f"proposal-{place_of(html)}"
    answer = world.post(client, PAGE, forms.sent(html, "later") | {f"{name}-about": f"{SET}/9"}, PAGE)
    assert answer.status_code == 400
    assert f'<input name="{name}-about" aria-invalid="true" aria-describedby="refused" value="{SET}/9">' in (
        answer.text.replace(f' value="{SET}/9" aria-invalid="true" aria-describedby="refused"',
                            f' aria-invalid="true" aria-describedby="refused" value="{SET}/9"')
    )  # fmt: skip
    assert f"No recommendation {SET}/9 stands here" in answer.text
    world.at = "2026-01-15T18:00:00+00:00"
    assert "/sign-in" in client.get(PAGE).headers.get("Location", "")


def test_an_assistant_is_told_who_records_it(tmp_path: Path) -> None:
    world, client = office(tmp_path, "assistant", office="dfo")
    both_out(world)
    html = client.get(PAPER).text
    assert "The Designated Federal Officer records what is so." in html and PAGE not in html
    assert client.get(PAGE).status_code == 404


def test_what_is_unticked_stays_in_the_paper_alone(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    both_out(world)
    form = forms.sent(client.get(PAGE).text, "later")
    ticks = [name for name in form if name.endswith("-accepted")]
    assert len(ticks) == 1
    kept = {name: words for name, words in form.items() if name not in ticks}
    assert world.post(client, PAGE, kept, PAGE).status_code == 303
    assert "Ms. Ames" not in world.client().get(f"/recommendations/{SET}/1").text
    assert "Nothing waits." in client.get(PAGE).text


def test_what_is_left_to_do_names_a_motion_of_what_the_record_does_not_know(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, MINUTES)
    html = client.get(PAPER).text
    assert "2 statements to be placed; the reader was sure" in html
    assert html.count("of recommendations that the record does not know yet") == 2
    looked = forms.sent(html) | {f"warning-{place}-looked": "yes" for place in range(1, 9)} | {"do": "save"}
    world.post(client, PAPER, looked)
    for address in ("/office/", "/office/?look=unplaced"):
        assert '<td data-label="To look at">2 statements to be placed</td>' in client.get(address).text
    world.post(client, PAPER, forms.sent(client.get(PAPER).text) | {"do": "accept"})
    assert "to be placed" not in client.get("/office/").text


def test_an_outcome_tells_the_votes_that_were_counted_and_no_others(tmp_path: Path) -> None:
    world, _ = office(tmp_path)
    dfo = world.person("dfo@example.gov")
    said = MINUTES.replace("carried unanimously", "carried by a vote of 7 to 1")
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    out(world, dfo, *reviewed(world, dfo, said))
    shown = world.client().get("/record/2020-12-16/1").text
    assert (">7<" in shown, ">1<" in shown, "null" in shown) == (True, True, False)
    assert "For: 7. Against: 1." in world.client().get("/papers/2020-12-coac-minutes").text
