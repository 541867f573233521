"""Each file of a batch may have a public address of its own, which its paper keeps and shows."""

import io
from pathlib import Path

from tests.builders import World
from tests.pages.test_intake_pages import BATCH, files
from tests.pages.test_office import office
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tracker.exchange.arrivals import read_next
from tracker.proceedings import publish, review

ALL, OWN = "https://example.gov/all", "https://example.gov/papers/b.txt?form=1"
INTAKE = "/office/intake"


def read_all(world: World) -> None:
    with world.inside():
        while read_next(lambda: world.when):
            pass


def test_a_paper_keeps_the_address_of_its_file_up_to_the_public_page(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    form = {
        "files": files(a=RECOMMENDATIONS, b=ISSUE_PAPER),
        "obtained_from": ALL,
        "addresses": f"b.txt\t{OWN}\nlater.txt\t{OWN}2\n",
    }
    assert world.post(client, INTAKE, form).status_code == 303
    read_all(world)
    shown = client.get(BATCH).text
    assert "file 1</span></th>" in shown and f'file 2</span> <span class="cite">from <a href="{OWN}"' in shown
    assert "An address is given for 1 file not in this batch: later.txt." in shown
    dfo = world.person("dfo@example.gov")
    with world.inside():
        for id in ("intake-1", "intake-2"):
            review.accept(dfo, id, world.when)
        publish.publish(dfo, ["intake-1", "intake-2"], world.when, attested=True, second_look=False)
    for key, address, other in (("2020-12-pswg-recommendations", ALL, OWN), ("2023-12-pswg-issue-paper", OWN, ALL)):
        page = world.client().get(f"/papers/{key}").text
        assert f'<dt>Obtained from</dt><dd><a href="{address}"' in page and other not in page
    world.post(client, BATCH, {"files": files(later="COAC met.")}, BATCH)
    assert "An address is given for" not in client.get(BATCH).text


def test_a_wrong_line_keeps_nothing_and_loses_no_word(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    form = {"files": files(a=RECOMMENDATIONS), "name": "Quarter", "addresses": f"a.txt, {OWN}\nb.txt, on paper\n"}
    for path in (INTAKE, f"{INTAKE}.json"):
        answer = world.post(client, path, dict(form, files=files(a=RECOMMENDATIONS)), INTAKE)
        assert answer.status_code == 400
    answer = world.post(client, INTAKE, form)
    assert "Line 2 (b.txt): &#34;on paper&#34; is no address of the web." in answer.text
    assert f"a.txt, {OWN}\nb.txt, on paper" in answer.text.replace("\r\n", "\n") and 'value="Quarter"' in answer.text
    assert client.get(BATCH).status_code == 404


def test_an_address_is_never_that_of_another_file_of_the_same_name(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    twins = [(io.BytesIO(text.encode()), name) for text, name in
             ((RECOMMENDATIONS, "a.txt"), (ISSUE_PAPER, "a.txt"), (RECOMMENDATIONS, "a.txt"), (ISSUE_PAPER, "b.txt"),
              ("COAC met.", "b.txt"))]  # fmt: skip
    answer = world.post(client, INTAKE, {"files": twins, "addresses": f"a.txt, {OWN}"})
    assert "3 files kept" in answer.text and "1 file was not kept" in answer.text
    assert "a.txt has the name of another file of this batch, and an address is given for that name." in answer.text
    assert "1 file was in the batch already" in answer.text


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    world.post(client, INTAKE, {"files": [(io.BytesIO(b"COAC met."), "items")]})
    assert 'items <span class="hint">file 1</span>' in client.get(BATCH).text
