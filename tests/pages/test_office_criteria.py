"""The office's criteria in the browser without a screen: drafted by a liaison, announced by the officer, explained."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.proceedings.test_criteria import KEY, LED
from tests.proceedings.test_criteria_drafts import Drafted
from tracker.pages.office import criteria
from tracker.rules.criteria import EXISTING, NEW

HERE, DRAFTS = "/office/criteria/sign-criteria", "/office/criteria/drafts"
DATES = {"announced": "June 1, 2023", "effective": "2023-08-01", "existing_by": "2024-08-01"}


class Pages(Drafted):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        emails = {"dfo": self.dfo.email, "rosa": "rosa@cbp.example", "tom": "tom@cbp.example"}
        self.clients = {name: self.world.client(email) for name, email in emails.items()}

    def sent(self, who: str, path: str, answer: int = 303, **form: Any) -> str:
        got = self.world.post(self.clients[who], path, {name.replace("__", "-"): value for name, value in form.items()})
        html = str(got.get_data(as_text=True))
        assert got.status_code == answer, re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html))[:1500]
        return str(got.headers.get("Location") or html)

    def seen(self, who: str, path: str) -> str:
        return str(self.clients[who].get(path).get_data(as_text=True))

    def version(self, path: str) -> str:
        found = re.search(r'name="version" value="(\d+)"', self.seen("dfo", path))
        assert found is not None
        return found[1]


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Pages]:
    yield Pages(tmp_path)


def test_a_change_from_the_draft_to_its_confirmed_reason(held: Pages) -> None:
    to = held.sent("rosa", HERE, do="draft change", of="office/dfo")
    assert to == f"{DRAFTS}/criteria-dfo-1"
    held.sent("rosa", to, do="save", version="1", **DATES, id__1="3.10", level__1="Should", id__2="", text__2=" ")
    assert "Must or Should" in held.seen("rosa", to)
    assert "criteria-dfo-1" not in held.seen("tom", "/office/criteria/")
    held.sent("rosa", to, 403, do="announce", version=held.version(to), confirmed="criteria-dfo-1")
    page = held.sent("dfo", to, 400, do="announce", version=held.version(to), confirmed="criteria-dfo-2")
    assert "Type criteria-dfo-1 to publish" in page
    public = held.sent("dfo", to, do="announce", version=held.version(to), confirmed="criteria-dfo-1")
    assert public == f"/record/{KEY}/change/2"
    assert [held.levels("2023-09-01", who)["3.10"] for who in (NEW, EXISTING)] == ["Should", "Must"]
    held.sent("dfo", HERE, do="link", change=f"{KEY}/change/2", **LED)
    link = f"{KEY}/change/2/link/1"
    held.sent("dfo", HERE, do=f"confirm {link}", confirmed_by="Rosa Example, Office of Field")
    assert "confirmed for CBP by Rosa Example, Office of Field" in held.seen("dfo", HERE)


def test_a_list_is_pasted_or_sent(held: Pages) -> None:
    to = held.sent("dfo", HERE, do="draft edition", of="office/dfo")
    pasted = "ID,Must/Should,Text,Entity types\n3.2,Must,A sign stands.,importer;seaport\n3.4,Should,It is high.,"
    held.sent("dfo", to, do="list", version="1", pasted=pasted)
    file = (io.BytesIO(b"id;level;text\n3.4;Must;It is very high.\n4.1;Must;It is dry.\n"), "criteria.csv")
    held.sent("dfo", to, do="list", version=held.version(to), file=file)
    held.sent("dfo", to, do="take", version=held.version(to), criterion=["4.1"])
    held.sent("dfo", to, do="save", version=held.version(to), **DATES)
    held.sent("dfo", to, do="announce", version=held.version(to), confirmed="criteria-dfo-1")
    assert held.levels("2023-09-01") == {"3.2": "Must", "3.4": "Must"}
    assert held.levels("2023-09-01", entity_type="highway") == {"3.4": "Must"}


@pytest.mark.parametrize(("pasted", "words"), [
    ("level,text\nMust,A sign", "There is no column id."),
    ("id,colour\n3.2,red", "is no field of a criterion"),
    ("id,level\n3.2,Could", "3.2: Must or Should"),
    ("id,level\n,Must", "Row 2 has no ID."),
])  # fmt: skip
def test_a_list_that_cannot_be_read_stays_in_its_box(held: Pages, pasted: str, words: str) -> None:
    to = held.sent("dfo", HERE, do="draft change", of="office/dfo")
    page = held.sent("dfo", to, 400, do="list", version="1", pasted=pasted)
    assert words in page and pasted.split("\n")[1] in page


def test_what_was_typed_stays_where_one_box_is_refused(held: Pages) -> None:
    to = held.sent("rosa", HERE, do="draft change", of="office/dfo")
    typed = {"id__1": "3.2", "text__1": "A sign is red.", "id__2": "", "level__2": "Must"}
    page = held.sent("rosa", to, 400, do="save", version="1", title="Red signs", **typed)
    assert 'id="id-2-wrong"' in page and "A sign is red." in page and "Red signs" in page
    more = held.sent("rosa", to, 200, do="more", version="1", title="Red signs", **typed)
    assert 'id="text-7"' in more and "A sign is red." in more


def test_days_out_of_order_are_refused_to_who_types_them(held: Pages) -> None:
    to = held.sent("rosa", HERE, do="draft change", of="office/dfo")
    wrong = DATES | {"existing_by": "2023-07-01"}
    page = held.sent("rosa", to, 400, do="save", version="1", **wrong, id__1="3.10", level__1="Should")
    assert 'id="existing_by-wrong">Existing partners by: July 1, 2023 is before it is effective.' in page
    assert 'value="2023-07-01"' in page and 'id="id-1" name="id-1" value="3.10"' in page
    assert "No criterion yet." in held.seen("rosa", to)


def test_a_criterion_that_stands_is_chosen_to_be_changed(held: Pages) -> None:
    to = held.sent("rosa", HERE, do="draft change", of="office/dfo")
    page = held.seen("rosa", f"{to}?edit=3.2")
    assert "A sign stands at each gate." in page and "In two languages." in page
    held.sent("rosa", to, do="save", version="1", **DATES, id__1="3.2", level__1="Must", category__1="Signs",
              text__1="A sign stands at each gate.", guidance__1="In three languages.")  # fmt: skip
    held.sent("dfo", to, do="put out", version=held.version(to), confirmed="criteria-dfo-1")
    shown = held.world.shown(f"{KEY}/change/2")
    assert shown is not None
    assert shown.facts["criteria"] == [{"id": "3.2", "guidance": "In three languages."}]


def test_a_document_is_founded_by_page_by_the_officer(held: Pages) -> None:
    page = held.sent("dfo", "/office/criteria/", 400, do="found", name="Gate Criteria")
    assert "Since is missing" in page and "Gate Criteria" in page
    to = held.sent(
        "dfo", "/office/criteria/", do="found", name="Gate Criteria", since="2020-01-01", entity_types="a\nb"
    )
    assert to == "/office/criteria/gate-criteria"
    shown = held.world.shown("criteria/gate-criteria")
    assert shown is not None and shown.facts["entity_types"] == ["a", "b"]
    assert "Found a document" not in held.seen("rosa", "/office/criteria/")


def test_of_many_changes_the_latest_are_shown_and_all_can_be_asked_for(
    held: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(criteria, "LATEST", 1)
    entry = f'href="/record/{KEY}/edition/1"'
    assert [entry in held.seen("dfo", path) for path in (HERE, f"{HERE}?all=1")] == [False, True]
    assert "See all 2" in held.seen("dfo", HERE)
