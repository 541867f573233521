"""A list in the office by forms alone: brought, its columns and words settled, tried, imported; nothing typed lost."""

import io
import re
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from tests.builders import World
from tests.lists import GROUP, HEADERS, SEVEN, as_csv, as_xlsx

LIST = "/office/lists/1"


def office(tmp_path: Path, role: str = "dfo", **bounds: str) -> tuple[World, FlaskClient]:
    world = World(tmp_path)
    world.person("person@example.gov", role, **bounds)
    return world, world.client("person@example.gov")


def brought(world: World, client: FlaskClient, content: bytes = b"", name: str = "list.xlsx") -> Any:
    return world.post(client, "/office/lists", {"file": (io.BytesIO(content or as_xlsx()), name)})


def chosen(html: str) -> dict[str, str]:
    """What the form would send as it stands."""
    sent = dict.fromkeys(re.findall(r'<select id="(column-[A-Z]+)"', html), "")
    for name, options in re.findall(r'<select id="([^"]+)"[^>]*>(.*?)</select>', html):
        sent[name] = next(iter(re.findall(r'<option value="([^"]*)" selected', options)), "")
    return sent | {"header": "1", "words": "", "as_of": ""}


def test_a_list_goes_from_a_file_into_the_record(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    assert brought(world, client).headers["Location"] == LIST
    sent = chosen(client.get(LIST).get_data(as_text=True))
    assert list(sent.values())[:9] == ["number", "group", "ordinal", "date", "text", "action", "feedback",
                                       "feedback_date", "feedback_remark"]  # fmt: skip
    html = world.post(client, LIST, sent | {"do": "try"}).get_data(as_text=True)
    assert "<strong>7 rows:</strong> 0 new, 0 the same, 0 different, 7 wrong. Nothing has been changed." in html
    assert f'name="found" value="{GROUP}"' in html and "Import what is right" not in html
    sent |= {"found": GROUP, "words": "Concur = agreed"}
    html = world.post(client, LIST, sent | {"do": "try"}).get_data(as_text=True)
    assert "<strong>7 rows:</strong> 5 new, 0 the same, 0 different, 2 wrong." in html
    assert ">Concur = agreed</textarea>" in html and f'value="{GROUP}" checked' in html
    assert '<th scope="row">Row 4</th><td data-label="Where">column A (&#34;Rec No.&#34;)</td>' in html
    assert world.keys("recommendation") == []
    html = world.post(client, LIST, sent | {"do": "import"}).get_data(as_text=True)
    assert "What was done" in html and "5 new" in html and 'href="/recommendations/010457"' in html
    assert html.count('">correct<span class="unseen"> ') == 5
    assert len(world.keys("recommendation")) == 5
    again = client.get(LIST).get_data(as_text=True)
    assert ">Concur = agreed</textarea>" in again and "imported January 15, 2026, by person@example.gov" in again
    html = world.post(client, LIST, sent | {"do": "try"}).get_data(as_text=True)
    assert "0 new, 5 the same, 0 different, 2 wrong" in html
    assert "list.xlsx" in client.get("/office/lists").get_data(as_text=True)


def test_what_differs_is_shown_and_taken_by_a_tick(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    brought(world, client, as_csv(SEVEN[:1]))
    sent = chosen(client.get(LIST).get_data(as_text=True)) | {"found": GROUP}
    world.post(client, LIST, sent | {"do": "import"})
    brought(world, client, as_csv([(*SEVEN[0][:6], "not agreed", *SEVEN[0][7:])]))
    other = "/office/lists/2"
    html = world.post(client, other, sent | {"do": "try"}).get_data(as_text=True)
    assert "0 new, 0 the same, 1 different, 0 wrong" in html
    assert "agreed, 2021-03-12 (2021/1)" in html and '<input type="checkbox" name="take" value="2">' in html
    html = world.post(client, other, sent | {"do": "import", "take": "2"}).get_data(as_text=True)
    assert "1 new, 0 the same, 0 different, 0 wrong" in html


def test_nothing_that_was_typed_is_lost(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    brought(world, client)
    sent = chosen(client.get(LIST).get_data(as_text=True))
    for typed, said in (
        ({"words": "Concur"}, "&#34;Concur&#34; gives no word its meaning."),
        ({"as_of": "Yuletide"}, "Day of the list: &#34;Yuletide&#34; is no date"),
        ({"column-B": "number"}, "Columns A and B are both said to hold number."),
        ({"header": "x"}, "&#34;x&#34; is no row."),
        ({"header": "99"}, "Row 99 of the list is empty."),
        ({"column-A": "", "column-B": ""}, "It is not said which columns tell the recommendation"),
    ):
        answer = world.post(client, LIST, sent | {"words": "Yes = agreed"} | typed | {"do": "try"})
        html = answer.get_data(as_text=True)
        assert (answer.status_code, said in html) == (400, True), html
        kept = (sent | {"words": "Yes = agreed"} | typed)["words"]
        assert f">{kept}</textarea>" in html
    token = client.get(LIST).get_data(as_text=True).partition('name="csrf_token" value="')[2].partition('"')[0]
    world.at = "2026-01-15T15:20:00+00:00"
    answer = client.post(LIST, data={"csrf_token": token, **sent, "found": GROUP, "do": "import"})
    assert answer.status_code == 409 and "You signed in too long ago" in answer.get_data(as_text=True)
    assert world.keys("recommendation") == []


def test_an_assistant_prepares_and_imports_nothing(tmp_path: Path) -> None:
    world, client = office(tmp_path, "assistant", office="dfo")
    brought(world, client)
    sent = chosen(client.get(LIST).get_data(as_text=True)) | {"found": GROUP}
    html = world.post(client, LIST, sent | {"do": "try"}).get_data(as_text=True)
    assert "4 new" in html and "Import what is right" not in html
    assert "The Designated Federal Officer imports the list." in html
    assert world.post(client, LIST, sent | {"do": "import"}).status_code == 403
    assert world.keys("recommendation") == []


def test_what_is_no_list_is_refused_and_not_kept(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    for content, name, said in (
        (b"%PDF-1.7", "list.pdf", "list.pdf is a PDF, no list"),
        (b"", "x.csv", "x.csv is empty"),
    ):
        answer = world.post(client, "/office/lists", {"file": (io.BytesIO(content), name)})
        assert (answer.status_code, said in answer.get_data(as_text=True)) == (400, True)
    assert world.post(client, "/office/lists", {}).status_code == 400
    assert "No list has come in yet." in client.get("/office/lists").get_data(as_text=True)
    assert [client.get(f"/office/lists/{id}").status_code for id in ("1", "x", "0")] == [404, 404, 404]


def test_the_columns_of_another_sheet_are_asked_anew(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    headers = [*HEADERS[:5], "Colour"]
    brought(world, client, as_csv([[*SEVEN[0][:5], "red"]], headers), "list.csv")
    html = client.get(LIST).get_data(as_text=True)
    assert '<label for="column-F">F: Colour</label>' in html and "“red”" in html
    assert chosen(html)["column-F"] == ""


def test_a_list_too_long_for_a_request_is_sent_to_the_terminal(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    brought(world, client, as_csv(list(SEVEN[:1]) * 1001), "list.csv")
    sent = chosen(client.get(LIST).get_data(as_text=True))
    answer = world.post(client, LIST, sent | {"do": "try"})
    assert answer.status_code == 400 and "The list has 1,001 rows; this page takes at most 1,000" in answer.get_data(
        as_text=True
    )
