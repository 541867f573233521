"""A day that a paper names in its prose alone is offered for its date, and taken by a person only."""

import re
from pathlib import Path

from tests.pages import forms
from tests.pages.test_office import PAPER, bring, form_of, office
from tests.papers import RECOMMENDATIONS

SAID = "sets of recommendations that the COAC\npreviously submitted at its meeting of\nDecember 16, 2020."
PROSE = re.sub(r"sets of recommendations that.*?2020\.", SAID, RECOMMENDATIONS, flags=re.S)
PROSE = PROSE.replace("December 2020\n", "").replace("before new ones", "by June 3, 2021, before new ones")


def offers(html: str) -> list[str]:
    return re.findall(r'<input type="radio" name="pick-date" value="([^"]*)"', html)


def test_a_day_of_a_meeting_is_offered_with_where_it_is_read_and_not_chosen(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, PROSE)
    html = client.get(PAPER).text
    assert offers(html) == ["December 16, 2020", "other"]
    assert "pick-date" not in forms.sent(html)
    assert "previously submitted at its meeting of December 16, 2020." in html
    assert 'href="#from-offered-date-1"' in html and 'id="from-offered-date-1"' in html


def test_it_is_not_taken_unless_it_is_chosen(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, PROSE)
    refused = world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "accept"})
    assert refused.status_code == 400 and "Date is missing." in refused.text
    chosen = form_of(client.get(PAPER).text) | {"do": "accept", "pick-date": "December 16, 2020"}
    assert world.post(client, PAPER, chosen).status_code == 303
    taken = client.get(PAPER).text
    assert form_of(taken)["field-date"] == "December 16, 2020" and offers(taken) == []


def test_what_is_typed_beside_it_is_taken_instead(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, PROSE)
    world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "save", "field-date": "May 2021"})
    assert form_of(client.get(PAPER).text)["field-date"] == "May 2021"


def test_a_choice_that_was_refused_with_the_rest_stands(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, PROSE)
    wrong = {"do": "save", "pick-date": "December 16, 2020", "field-term": "abc"}
    refused = world.post(client, PAPER, form_of(client.get(PAPER).text) | wrong)
    assert forms.sent(refused.text)["pick-date"] == "December 16, 2020"


def test_a_paper_with_a_date_of_its_own_is_offered_none(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, PROSE.replace("PSWG)\n", "PSWG)\n\nDecember 2020\n", 1))
    assert offers(client.get(PAPER).text) == []
