"""The list of acronyms and synonyms in the office, by form alone: changed, tried, published; nothing typed lost."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.builders import World, recommendation
from tests.pages import forms
from tests.pages.audit_public import opened
from tests.pages.test_public_counts import counted
from tracker.proceedings import synonyms
from tracker.rules.keys import SYNONYMS
from tracker.rules.synonyms import Row

PAGE = "/office/synonyms"
Form = dict[str, str]


def office(tmp_path: Path, role: str = "dfo", **bounds: str) -> tuple[World, FlaskClient]:
    world = World(tmp_path)
    world.person("person@example.gov", role, **bounds)
    return world, world.client("person@example.gov")


def form_of(html: str) -> Form:
    return forms.sent(html, "list")


def typed_in(form: Form) -> Form:
    """Without the proof, which is another in every form."""
    return {name: words for name, words in form.items() if name != "csrf_token"}


def row_of(form: Form, acronym: str) -> str:
    """The number of a row by what stands in its first box; of an empty one too."""
    return next(name.rpartition("-")[2] for name, words in form.items() if name.startswith("acronym-")
                and words == acronym)  # fmt: skip


def send(client: FlaskClient, form: Form, do: str = "publish") -> Any:
    return client.post(PAGE, data={**form, "do": do})


def html_of(client: FlaskClient) -> str:
    return client.get(PAGE).get_data(as_text=True)


def with_row(form: Form, acronym: str, names: str, related: str = "") -> Form:
    number = row_of(form, "")
    return form | {f"acronym-{number}": acronym, f"names-{number}": names, f"related-{number}": related}


def rows(world: World) -> list[Row]:
    held = world.shown(SYNONYMS)
    assert held is not None
    return synonyms.rows(held)


def test_the_desk_leads_to_the_list_which_is_changed_and_searched_by_at_once(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    world.publish(recommendation("2020-12/old/1", "CBP may enforce and protect acts of trade."))
    assert 'href="/office/synonyms"' in client.get("/office/").get_data(as_text=True)
    form, before = form_of(html_of(client)), rows(world)
    number = row_of(form, "QRA")
    form |= {f"names-{number}": "Quick Response Audit\nQuick Audit", f"gone-{row_of(form, 'WRO')}": "yes"}
    form = with_row(form, "EAPA", "Enforce and Protect Act", "UFLPA") | {"note": "Asked for by the field."}
    html = send(client, form, "try").get_data(as_text=True)
    assert "<strong>3 rows would change.</strong> Nothing is published yet." in html
    assert '<ins><span class="unseen">new: </span>Quick Audit</ins>' in html
    assert '<del><span class="unseen">no longer </span>Withhold Release Order</del>' in html
    assert rows(world) == before and typed_in(form).items() <= form_of(html).items()
    answer = send(client, form_of(html))
    entry = form_of(html_of(client))["entry"]
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAGE}?published={entry}")
    html = client.get(answer.headers["Location"]).get_data(as_text=True)
    assert "<strong>Published.</strong> Search goes by edition 2 from now on." in html
    assert "Asked for by the field." in html and "by the Office of the Designated Federal Officer" in html
    assert [row.names for row in rows(world) if row.acronym == "QRA"] == [("Quick Response Audit", "Quick Audit")]
    assert "/recommendations/2020-12/old/1" in world.client().get("/search?q=EAPA").get_data(as_text=True)


def test_the_rows_stand_in_the_public_entry_edition_by_edition(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    send(client, with_row(form_of(html_of(client)), "EAPA", "Enforce and Protect Act; of 2015"))
    assert "EAPA" not in [row.acronym for row in rows(world)]
    send(client, with_row(form_of(html_of(client)), "EAPA", "Enforce and Protect Act\nProtect Act"))
    opened(world.client(), f"/record/{SYNONYMS}")
    page, first = (world.client().get(f"/record/{SYNONYMS}{at}").get_data(as_text=True) for at in ("", "@v1"))
    told = '<tr><th scope="row">EAPA</th><td data-label="Names">Enforce and Protect Act; Protect Act</td>'
    assert told in page and "Is published by" in page
    assert told not in first and '<th scope="row">CTPAT</th>' in first


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("names", "&", "Search can never find &#34;&amp;&#34;"),
        ("names", "QRA", "&#34;QRA&#34; is what another row is known by."),
        ("names", "Field; Audit", "holds &#34;;&#34;, which parts names."),
        ("related", "nothing", "&#34;nothing&#34; is a name of no row."),
        ("acronym", "", "The row has no acronym or short name."),
    ],
)
def test_what_is_refused_is_said_beside_its_box_and_stays_typed(
    tmp_path: Path, column: str, typed: str, said: str
) -> None:
    world, client = office(tmp_path)
    form, before = form_of(html_of(client)), rows(world)
    box = f"{column}-{row_of(form, 'FA')}"
    answer = send(client, with_row(form, "EAPA", "Enforce and Protect Act") | {box: typed, "note": "Mine."})
    html = answer.get_data(as_text=True)
    assert (answer.status_code, "1 thing cannot be kept so:" in html) == (400, True)
    assert f'<a href="#{box}">' in html and re.search(f'<p class="error" id="{box}-wrong">[^<]*{re.escape(said)}', html)
    kept = form_of(html)
    assert (kept[box], kept["note"], row_of(kept, "EAPA")) == (typed, "Mine.", row_of(form, ""))
    assert rows(world) == before


def test_a_row_that_was_emptied_is_asked_about_and_an_empty_new_one_was_not_meant(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    form = form_of(html_of(client))
    number = row_of(form, "FA")
    emptied = form | {f"{column}-{number}": "" for column in ("acronym", "names", "related")}
    html = send(client, emptied).get_data(as_text=True)
    assert "Type it, or take the row away." in html
    assert send(client, form_of(html) | {f"gone-{number}": "yes"}).status_code == 303
    assert "FA" not in [row.acronym for row in rows(world)]


def test_more_rows_come_without_anything_being_lost(tmp_path: Path) -> None:
    _, client = office(tmp_path)
    form = with_row(form_of(html_of(client)), "EAPA", "  Enforce and  Protect Act")
    more = form_of(send(client, form, "more").get_data(as_text=True))
    assert len(more.keys() - form.keys()) == 3 * 5
    assert typed_in(form) == {name: more[name] for name in typed_in(form)}


def test_where_others_changed_it_meanwhile_both_are_shown_and_can_be_joined(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    first = form_of(html_of(client))
    assert send(client, with_row(first, "EAPA", "Enforce and Protect Act")).status_code == 303
    answer = send(client, with_row(first, "MSN", "Most Senior Name"))
    html = answer.get_data(as_text=True)
    theirs, mine = re.findall(r"<h2>([^<]+)</h2>\s*<ul class=\"plain-list\">(.*?)</ul>", html, re.S)
    assert (answer.status_code, [theirs[0], mine[0]]) == (
        409,
        ["What others changed since you opened it", "What yours would change of the list as it stands now"],
    )
    named = [re.findall(r"<strong>(\w+)</strong>: ([\w ]+)\.", part) for part in (theirs[1], mine[1])]
    assert named == [[("EAPA", "added")], [("EAPA", "taken away"), ("MSN", "added")]]
    kept = form_of(html)
    assert row_of(kept, "MSN") and kept["made_from"] == first["entry"] != kept["entry"]
    html = send(client, kept, "join").get_data(as_text=True)
    assert "1 row would change; nothing is published yet." in html
    assert send(client, form_of(html)).status_code == 303
    assert {"EAPA", "MSN"} <= {row.acronym for row in rows(world)}


def test_who_sends_it_again_has_looked_and_is_taken_at_their_word(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    first = form_of(html_of(client))
    send(client, with_row(first, "EAPA", "Enforce and Protect Act"))
    again = form_of(send(client, with_row(first, "MSN", "Most Senior Name")).get_data(as_text=True))
    assert send(client, again).status_code == 303
    assert {row.acronym for row in rows(world)} & {"EAPA", "MSN"} == {"MSN"}


def test_a_sign_in_too_long_ago_publishes_nothing_and_loses_nothing(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    form, before = with_row(form_of(html_of(client)), "EAPA", "Enforce and Protect Act"), rows(world)
    world.at = "2026-01-15T16:00:00+00:00"
    assert send(client, form, "try").status_code == 200
    html = send(client, form).get_data(as_text=True)
    assert "You signed in too long ago for this." in html and "Sign in again (opens another window)" in html
    assert (row_of(form_of(html), "EAPA"), rows(world)) == (row_of(form, "EAPA"), before)


@pytest.mark.parametrize("role", ["assistant", "liaison"])
def test_nobody_else_meets_the_page_or_its_form(tmp_path: Path, role: str) -> None:
    world, client = office(tmp_path, role, office="dfo")
    officer = world.person("dfo@example.gov")
    form = form_of(html_of(world.client(officer.email)))
    token = forms.hidden(client.get("/account").get_data(as_text=True))["csrf_token"]
    before = rows(world)
    sent = with_row(form, "EAPA", "Enforce and Protect Act") | {"csrf_token": token}
    missing = client.get("/office/nothing")
    for answer in (client.get(PAGE), *(send(client, sent, do) for do in ("try", "publish", "join", "more"))):
        assert (answer.status_code, "There is no such page." in answer.get_data(as_text=True)) == (404, True)
        assert "EAPA" not in answer.get_data(as_text=True)
    assert missing.status_code == 404 and rows(world) == before
    if role == "assistant":
        assert PAGE not in client.get("/office/").get_data(as_text=True)


def test_a_form_that_says_not_what_it_is_made_from_is_refused(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    form, before = with_row(form_of(html_of(client)), "EAPA", "Enforce and Protect Act"), rows(world)
    answers = [send(client, form | {"entry": entry}) for entry in ("", "x", "-1")]
    assert [answer.status_code for answer in answers] == [400, 400, 400]
    assert send(client, form | {"entry": "1"}).status_code == 409
    assert send(client, form, "erase").status_code == 400
    assert rows(world) == before


def test_the_page_asks_as_often_for_one_row_as_for_all(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    asked = []
    for kept in (["QRA"], ["QRA", "WRO"], ["QRA"]):
        form = form_of(html_of(client))
        gone = {f"gone-{name[4:]}": "yes" for name, was in form.items() if name.startswith("was-") and was not in kept}
        form = with_row(form, "WRO", "Withhold Release Order") if asked and "WRO" in kept else form
        assert send(client, form | gone).status_code == 303
        html_of(client)
        with counted(world) as queries:
            html = html_of(client)
        assert f"<strong>{len(kept)} row" in html
        asked.append(len(queries))
    assert asked == [asked[0]] * 3


def test_an_empty_list_says_so_and_is_filled_again(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    form = form_of(html_of(client))
    gone = {name.replace("was", "gone"): "yes" for name in form if name.startswith("was-")}
    assert send(client, form | gone).status_code == 303
    html = html_of(client)
    assert "The list is empty" in html and "<strong>0 rows</strong>" in html and rows(world) == []
    assert send(client, with_row(form_of(html), "EAPA", "Enforce and Protect Act")).status_code == 303
    assert rows(world) == [Row("EAPA", ("Enforce and Protect Act",))]
