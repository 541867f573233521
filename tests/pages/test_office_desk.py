"""The review of one paper as its form works: source and form bound both ways, buttons that rearrange, nothing lost."""

import re
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from tests.builders import World
from tests.builders_pdf import block, centred, pdf
from tests.pages.test_office import PAPER, bring, form_of, office
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS

COVER = [centred("Port Signs Working Group", 72), centred("Recommendations", 90), centred("December 2020", 120)]
PRINTED = pdf(
    [*COVER, *block("COAC recommends that CBP post one sign at each gate.", 160, label="1.")],
    [*block("COAC recommends that CBP count the signs once a year.", 72, label="2.")],
)
LONG = RECOMMENDATIONS + "".join(f"{n}. COAC recommends that CBP paint gate number {n}.\n" for n in range(4, 60))


def press(world: World, client: FlaskClient, do: str, path: str = PAPER, **typed: str) -> Any:
    return world.post(client, path, form_of(client.get(path).text) | {"do": do, **typed}, path)


def printed(tmp_path: Path) -> tuple[World, FlaskClient]:
    world, client = office(tmp_path)
    bring(world, client, PRINTED, "printed.pdf")
    return world, client


def blocks(html: str, noun: str = "Item") -> list[str]:
    return re.findall(rf'<fieldset class="field block" id="block-(\d+)">\s*<legend>{noun}', html)


# Beside the source ----------------------------------------------------------------------------------------------------


def test_what_was_read_is_a_link_on_the_page_and_the_form_leads_back(tmp_path: Path) -> None:
    _, client = printed(tmp_path)
    html = client.get(f"{PAPER}?page=2").text
    first, second = blocks(html)
    assert "Page 2 of 2" in html and "Next page" not in html
    assert f'<a href="#block-{second}" aria-label="Item 2: COAC recommends that CBP' in html
    assert f'id="from-block-{second}"' in html and f'id="from-block-{first}"' not in html
    assert f'href="#from-block-{second}"' in html
    assert f'name="do" value="show page=1#from-block-{first}"' in html
    x, y, wide, high = map(
        float,
        re.findall(rf'id="from-block-{second}".*?<rect x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)"', html)[0],
    )
    assert (round(x), 60 < y < 80, wide > 300, 8 < high < 20) == (72, True, True, True)


def test_a_page_is_a_picture_for_the_office_alone(tmp_path: Path) -> None:
    world, client = printed(tmp_path)
    answer = client.get(f"{PAPER}/pages/2")
    assert (answer.mimetype, answer.data[:4], answer.headers["Cache-Control"]) == ("image/png", b"\x89PNG", "no-store")
    assert [client.get(f"{PAPER}/pages/{page}").status_code for page in ("0", "3", "x", "9" * 40)] == [404] * 4
    assert world.client().get(f"{PAPER}/pages/2").status_code == 302


def test_turning_the_page_saves_what_was_typed(tmp_path: Path) -> None:
    world, client = printed(tmp_path)
    answer = press(world, client, "show page=2", **{"field-acronym": "PSX"})
    assert answer.headers["Location"] == f"{PAPER}?page=2"
    assert form_of(client.get(PAPER).text)["field-acronym"] == "PSX"
    assert press(world, client, "show page=1&next=//x#<").headers["Location"] == PAPER


def test_the_text_can_be_read_in_place_of_the_pages(tmp_path: Path) -> None:
    _, client = printed(tmp_path)
    html = client.get(f"{PAPER}?view=text").text
    assert "<pre>" in html and "<svg" not in html and "As printed, page by page" in html
    assert client.get(f"{PAPER}?page=99").text.count("Page 2 of 2") == 1


def test_every_place_that_the_form_leads_to_is_there(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, ISSUE_PAPER)
    html = client.get(PAPER).text
    wanted = set(re.findall(r'href="#([\w-]+)"', html)) - {"main"}
    ids = re.findall(r' id="([\w-]+)"', html)
    assert wanted - set(ids) == set() and len(ids) == len(set(ids))


# Rearranging ----------------------------------------------------------------------------------------------------------


def test_an_item_is_split_on_a_page_of_its_sentences_and_what_was_typed_is_saved_first(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    text = RECOMMENDATIONS.replace("the office to call.", "the office to call. COAC further recommends lamps.")
    bring(world, client, text)
    first = blocks(client.get(PAPER).text)[0]
    answer = press(world, client, f"split {first}", **{"field-acronym": "PSX"})
    path = answer.headers["Location"]
    assert path == f"{PAPER}/blocks/{first}/split"
    html = client.get(path).text
    version, at = (re.search(rf'name="{name}" value="(\d+)"', html) for name in ("version", "at"))
    assert version and at
    answer = world.post(client, path, {"version": version[1], "at": at[1]})
    assert answer.status_code == 303
    shown = client.get(answer.headers["Location"].partition("#")[0]).text
    assert "Item 1 was split in two." in shown
    form = form_of(shown)
    assert form["field-acronym"] == "PSX"
    assert [form[f"block-{id}-text"] for id in blocks(shown)][1] == "COAC further recommends lamps."
    refused = world.post(client, path, {"version": version[1], "at": "1"})
    assert refused.status_code == 409 and "This paper was changed since you opened it" in refused.text


def test_items_are_joined_moved_numbered_and_put_back_by_buttons(tmp_path: Path) -> None:
    def ordinals() -> list[str]:
        form = form_of(client.get(PAPER).text)
        return [form[f"block-{id}-ordinal"] for id in blocks(client.get(PAPER).text)]

    world, client = office(tmp_path)
    bring(world, client)
    one, two, three = blocks(client.get(PAPER).text)
    said = []
    for do in (f"down {one}", "undo", f"join-back {two}", "undo", f"unlist {three}", f"up {two}", "renumber"):
        answer = press(world, client, do)
        assert answer.status_code == 303
        said.append((do.split()[0], ordinals()))
    assert said == [
        ("down", ["2", "1", "3"]),
        ("undo", ["1", "2", "3"]),
        ("join-back", ["1", "3"]),
        ("undo", ["1", "2", "3"]),
        ("unlist", ["1", "2"]),
        ("up", ["2", "1"]),
        ("renumber", ["2", "3"]),
    ]


def test_a_cut_at_the_cursor_needs_no_page(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    first = blocks(client.get(PAPER).text)[0]
    text = form_of(client.get(PAPER).text)[f"block-{first}-text"]
    answer = press(world, client, f"split {first} {text.index('that names')}")
    assert "done=rearrange" in answer.headers["Location"]
    assert len(blocks(client.get(PAPER).text)) == 4


def test_a_refused_rearrangement_says_that_what_was_typed_is_saved(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    last = blocks(client.get(PAPER).text)[-1]
    answer = press(world, client, f"join {last}", **{"field-acronym": "PSX"})
    assert answer.status_code == 400
    assert "What you typed is saved; the rest was not done." in answer.text
    assert "There is no item after this one." in answer.text
    assert form_of(answer.text)["field-acronym"] == "PSX"
    for do in ("join x", "undo", "dance", f"join {'9' * 40}"):
        assert press(world, client, do).status_code in (400, 409)


def test_an_item_is_added_from_a_stretch_of_the_source(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    second = blocks(client.get(PAPER).text)[1]
    press(world, client, f"unlist {second}")
    answer = press(world, client, "add ")
    html = client.get(answer.headers["Location"]).text
    assert html.count('<span class="hint">Item ') >= 2  # what is taken cannot be chosen
    version = re.search(r'name="version" value="(\d+)"', html)
    start = re.search(r'name="start" value="(\d+)"[^>]*><span>Begins<span class="unseen">: 2\. COAC', html)
    end = re.search(r'name="end" value="(\d+)"[^>]*><span>Ends<span class="unseen">: 2\. COAC', html)
    assert version and start and end
    sent = {"version": version[1], "start": start[1], "end": end[1]}
    wrong = world.post(client, f"{PAPER}/add", sent | {"end": start[1]})
    assert wrong.status_code == 400 and f'value="{start[1]}" checked' in wrong.text
    assert world.post(client, f"{PAPER}/add", sent).status_code == 303
    form = form_of(client.get(PAPER).text)
    assert [form[f"block-{id}-ordinal"] for id in blocks(client.get(PAPER).text)] == ["1", "2", "3"]


def test_a_section_becomes_an_item(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, ISSUE_PAPER)
    html = client.get(PAPER).text
    assert blocks(html) == []
    assert re.search(r'value="add \d+">Make an item of its words', html)


# Both at once, and long papers ----------------------------------------------------------------------------------------


def test_two_at_once_change_different_boxes_and_see_both(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    mine = form_of(client.get(PAPER).text)
    press(world, client, "save", **{"field-group": "Gate Signs Working Group"})
    answer = world.post(client, PAPER, mine | {"do": "save", "field-acronym": "MINE"}, PAPER)
    assert answer.status_code == 409 and "This paper was changed since you opened it" in answer.text
    assert 'value="MINE"' in answer.text
    assert "As it is saved now: “Gate Signs Working Group”" in answer.text
    assert "As it is saved now: “PSWG”" in answer.text
    again = form_of(answer.text) | {"do": "save", "field-group": "Gate Signs Working Group"}
    assert world.post(client, PAPER, again, PAPER).status_code == 303
    form = form_of(client.get(PAPER).text)
    assert (form["field-acronym"], form["field-group"]) == ("MINE", "Gate Signs Working Group")


def test_nothing_is_confirmed_that_somebody_else_changed(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    mine = form_of(client.get(PAPER).text)
    press(world, client, "save", **{"field-acronym": "PSX"})
    stale = {name: words for name, words in mine.items() if not name.startswith(("field-acronym", "warning"))}
    answer = world.post(client, PAPER, stale | {"do": "accept"}, PAPER)
    assert answer.status_code == 409 and "awaiting review" in client.get(PAPER).text


def test_saving_what_nobody_changed_changes_nothing(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    press(world, client, "save")
    version = form_of(client.get(PAPER).text)["version"]
    press(world, client, "save")
    press(world, client, "show page=1")
    assert form_of(client.get(PAPER).text)["version"] == version


def test_a_long_paper_is_reviewed_in_parts(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, LONG)
    first, second = (client.get(f"{PAPER}?part={part}").text for part in (1, 2))
    assert "Part 1 of 2" in first and "59 items, 38 of them here" in first
    seen = [blocks(html) for html in (first, second)]
    assert [len(ids) for ids in seen] == [38, 21] and not set(seen[0]) & set(seen[1])
    last = seen[1][-1]
    assert f'href="?view=text&amp;block={last}#block-{last}"' in first
    assert blocks(client.get(f"{PAPER}?view=text&block={last}").text) == seen[1]
    answer = press(world, client, "save", f"{PAPER}?part=2", **{f"block-{last}-text": "COAC recommends an end."})
    assert answer.headers["Location"] == f"{PAPER}?done=save&part=2#top"


# What is left, and what was done --------------------------------------------------------------------------------------


def test_it_says_what_is_left_and_a_warning_is_ticked_off(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    html = client.get(PAPER).text
    assert "1 warning; the reader was sure of 5 of 5 values." in html
    sent = {name: words for name, words in form_of(html).items() if name != "warning-1-looked"}
    refused = world.post(client, PAPER, sent | {"do": "accept"}, PAPER)
    assert refused.status_code == 400 and "1 warning has not been looked at." in refused.text
    press(world, client, "save")
    html = client.get(PAPER).text
    assert (
        "Nothing but a look at it; the reader was sure of 5 of 5 values." in html
        and "Looked at by person@example.gov" in html
    )
    assert press(world, client, "accept").status_code == 303


def test_the_history_says_who_did_what(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    press(world, client, "save", **{"field-acronym": "PSX"})
    press(world, client, f"up {blocks(client.get(PAPER).text)[1]}")
    press(world, client, "accept")
    world.post(client, f"{PAPER}/publish", {"confirmed": "intake-1"})
    part = client.get(PAPER).text.partition('id="history"')[2]
    lines = re.findall(r"</time> person@example.gov: (.*?)</li>", part)
    assert lines == [
        "Published it.",
        "Confirmed every value and accepted 1 warning.",
        "Item 2 was moved up.",
        "Corrected or ticked: Acronym, 1 warning.",
        "Brought it in.",
    ]


def test_a_paper_of_another_kind_shows_its_fields_and_says_what_happened(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    answer = press(world, client, "save", **{"field-kind": "meeting-notice"})
    html = client.get(answer.headers["Location"]).text
    assert "It is of another kind now: Meeting notice. It was read again as that" in html
    assert form_of(html)["field-docket"] == ""
    answer = press(world, client, "accept", **{"field-kind": "recommendations"})
    html = client.get(answer.headers["Location"]).text
    assert "It is of another kind now: Recommendations. It was read again as that" in html
    assert "Confirm" in html  # what was read anew is looked at before it is confirmed
