"""Members and leads propose what the record should say; the office whose criteria it is about, or the officer, takes it
up or declines it. Nobody else learns that there is a proposal."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.builders import World, group, recommendation
from tests.builders_criteria import SIGNS, criteria_of
from tracker.published.entry import Edition
from tracker.text.dates import from_value

NEW, ALL = "/account/proposals/new", "/account/proposals/"
OLDER, NEWER = "2020-12/signs/1", "2021-03/signs/1"
LINK = {"do": "link", "about": f"https://coac.example.gov/recommendations/{NEWER}", "change": f"{SIGNS}/change/1",
        "strength": "prompted", "evidence": "The announcement quotes it."}  # fmt: skip
RELATION = {"do": "relation", "about": NEWER, "relation": "refines", "older": f"/recommendations/{OLDER}",
            "note": "Both ask for signs."}  # fmt: skip
WORD = "Lead, Working group lead, Signs Working Group, 16th term"


class Proposing:
    def __init__(self, folder: Path) -> None:
        self.world = World(folder, founded=True)
        self.world.publish(
            group("signs", "Signs Working Group"),
            Edition("16", "term", "16th term", from_value("2022-01-01"), facts={"number": 16}),
            Edition("office/signs", "office", "Office of Signs", from_value("2018-01-01"),
                    facts={"name": "Office of Signs"}),
            recommendation(OLDER, group="signs"),
            recommendation(NEWER, since="2021-03", group="signs"),
            *(_of_the_office(one) for one in criteria_of(OLDER)),
        )  # fmt: skip
        self.world.person("lead@example.com", "lead", group="signs", term=16)
        self.world.person("member@example.com", "member", group="signs", term=16)
        self.world.person("liaison@example.gov", "liaison", office="office/signs")
        self.world.person("other@example.gov", "liaison", office="office/dfo")
        self.world.person("dfo@example.gov")
        self.world.site.catch_up()
        people = ("lead@example.com", "member@example.com", "liaison@example.gov", "other@example.gov")
        self.clients = {who.partition("@")[0]: self.world.client(who) for who in (*people, "dfo@example.gov")}
        self.lead = self.clients["lead"]

    def proposed(self, said: dict[str, str]) -> str:
        made = self.world.post(self.lead, NEW, said)
        assert made.status_code == 303, re.findall(r"<strong>Nothing.*?</p>", made.get_data(as_text=True))
        return str(made.location)

    def who_reads(self, path: str) -> set[str]:
        read = {who for who, client in self.clients.items() if client.get(path).status_code == 200}
        assert read == {who for who, client in self.clients.items() if path in client.get(ALL).get_data(as_text=True)}
        return read


def _of_the_office(one: Edition) -> Edition:
    office: list[dict[str, Any]] = [{"rel": "office", "to": "office/signs"}]
    return (
        Edition(one.key, one.kind, one.title, one.since, facts=one.facts, links=office)
        if one.kind == "criteria"
        else one
    )


@pytest.fixture
def here(tmp_path: Path) -> Proposing:
    return Proposing(tmp_path)


def shown(client: FlaskClient, path: str) -> str:
    got = client.get(path)
    assert got.status_code == 200, path
    return str(got.get_data(as_text=True))


def test_a_link_is_read_by_its_proposer_the_office_and_the_officer_alone(here: Proposing) -> None:
    before = here.world.keys("link")
    assert here.who_reads(here.proposed(LINK)) == {"lead", "liaison", "dfo"}
    assert here.who_reads(here.proposed(RELATION)) == {"lead", "dfo"}
    assert here.world.keys("link") == before
    assert here.clients["member"].get(ALL).get_data(as_text=True).count("proposed nothing yet") == 1


def test_what_waits_is_a_duty_of_the_officer_until_it_is_decided(here: Proposing) -> None:
    path = here.proposed(LINK)
    assert '<a href="/account/proposals/#waiting">Decide on 1 proposal</a>' in shown(
        here.clients["dfo"], "/office/duties"
    )
    here.world.post(here.lead, path, {"do": "withdraw"})
    assert "Decide on" not in shown(here.clients["dfo"], "/office/duties")


def test_the_office_takes_a_link_up_and_it_stands_on_the_proposers_word(here: Proposing) -> None:
    path, liaison = here.proposed(LINK), here.clients["liaison"]
    assert WORD in shown(liaison, path)
    wrong = here.world.post(liaison, path, {**LINK, "do": "take", "asserted_by": WORD, "strength": "adopted in part"})
    assert wrong.status_code == 400 and "was not adopted by the committee" in wrong.get_data(as_text=True)
    done = here.world.post(liaison, path, {**LINK, "do": "take", "asserted_by": WORD})
    assert done.status_code == 303
    made = here.world.shown(f"{SIGNS}/change/1/link/2")
    assert made is not None and made.to("of") == [NEWER]
    assert made.facts == {"strength": "prompted", "evidence": "The announcement quotes it.", "asserted_by": WORD}
    assert "took it up" in shown(here.lead, path) and made.url in shown(here.lead, path)
    assert here.world.post(liaison, path, {**LINK, "do": "take", "asserted_by": WORD}).status_code == 409


def test_the_officer_takes_a_relation_up_as_they_mended_it(here: Proposing) -> None:
    path, officer = here.proposed(RELATION), here.clients["dfo"]
    refused = here.world.post(officer, path, {**RELATION, "do": "take", "word": WORD, "relation": "", "note": "Kept"})
    assert refused.status_code == 400 and ">Kept</textarea>" in refused.get_data(as_text=True)
    mended = {**RELATION, "do": "take", "word": WORD, "relation": "continues"}
    assert here.world.post(officer, path, mended).status_code == 303
    made = here.world.shown(f"{NEWER}/continues")
    assert made is not None and (made.facts["said_by"], made.to("continues")) == (WORD, [OLDER])
    assert "refines" in shown(here.lead, path)  # what was proposed stays


def test_who_declines_says_why_and_the_proposer_reads_it(here: Proposing) -> None:
    path, officer = here.proposed(RELATION), here.clients["dfo"]
    assert here.world.post(officer, path, {"do": "decline", "reason": ""}).status_code == 400
    assert here.world.post(officer, path, {"do": "decline", "reason": "They ask for other things."}).status_code == 303
    assert "declined it on" in shown(here.lead, path) and "They ask for other things." in shown(here.lead, path)
    assert "declined" in shown(here.lead, ALL)
    assert here.proposed(RELATION) != path  # it can be proposed anew


def test_nobody_decides_on_their_own_nor_takes_back_anothers(here: Proposing) -> None:
    path, officer = here.proposed(LINK), here.clients["dfo"]
    assert here.world.post(here.lead, path, {**LINK, "do": "take", "asserted_by": WORD}).status_code == 403
    assert here.world.post(officer, path, {"do": "withdraw"}).status_code == 403
    assert here.world.post(here.lead, path, {"do": "withdraw"}).status_code == 303
    assert here.world.post(officer, path, {"do": "decline", "reason": "Too late."}).status_code == 409


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({**LINK, "strength": ""}, "Strength is missing"),
        ({**LINK, "strength": "adopted"}, "was not adopted by the committee"),
        ({**LINK, "about": "999999"}, "No recommendation 999999 stands here"),
        ({**LINK, "about": OLDER}, "It is said already"),
        ({**RELATION, "older": NEWER}, "cannot follow on itself"),
        ({"do": "something"}, "The form proposed nothing"),
    ],
)
def test_what_the_record_could_not_say_is_refused_when_it_is_proposed(
    here: Proposing, said: dict[str, str], words: str
) -> None:
    refused = here.world.post(here.lead, NEW, said)
    html = refused.get_data(as_text=True)
    assert refused.status_code == 400 and words in html and said.get("note", said.get("evidence", "")) in html


def test_the_same_sent_twice_is_one_proposal(here: Proposing) -> None:
    here.proposed(LINK)
    assert here.world.post(here.lead, NEW, LINK).status_code == 409
    assert shown(here.lead, ALL).count("/account/proposals/proposal-") == 1


def test_a_public_page_leads_a_member_to_the_form_about_it(here: Proposing) -> None:
    to = here.world.client().get(f"/recommendations/{NEWER}").get_data(as_text=True)
    way = re.findall(r'href="/sign-in\?next=([^"]+)"', to)[0].replace("%3F", "?").replace("%3D", "=")
    led = here.lead.get(way.replace("%2F", "/"), follow_redirects=True)
    assert led.request.path == NEW and f'value="{NEWER}"' in led.get_data(as_text=True)
    assert here.lead.get("/office/record?key=signs").location == "/account"


def test_who_sits_in_two_terms_speaks_as_of_the_later(here: Proposing) -> None:
    here.world.publish(Edition("18", "term", "18th term", from_value("2025-01-01"), facts={"number": 18}))
    here.world.person("lead@example.com", "member", group="signs", term=18)
    path = here.proposed(LINK)
    assert "Lead, Working group member, Signs Working Group, 18th term" in shown(here.lead, path)
