"""A misprint on its page: print and right value beside each other, in words; in the data of page and list; in search."""

import re
from pathlib import Path

from tests.builders import World
from tests.pages.audit_public import data, opened
from tests.pages.builders_public import WORDS, day, group, link, paper_of, publish
from tests.pages.test_office import office
from tracker.published.entry import Edition

PAPER, ITEM = "2020-12/pswg/recommendations", "2020-12/pswg/1"
SAID = {"printed": "the quay wall", "corrected": "the quay's wall", "source": "The group's own draft."}
DATE = {"field": "date", "printed": "December 2020", "corrected": "November 2020", "source": "The docket."}


def erratum(of: str, number: int, facts: dict[str, str]) -> Edition:
    return Edition(f"{of}/erratum/{number}", "erratum", "Erratum", day("2020-12"), facts=facts, links=[link("of", of)])


def wrong(folder: Path) -> World:
    world = World(folder)
    publish(
        world,
        group("pswg", "Port Signs Working Group", "2018-11-01", "coac", level="working group"),
        *paper_of("2020-12/pswg", WORDS, "Port Signs Working Group"),
        erratum(PAPER, 1, DATE),
        erratum(PAPER, 2, SAID),
        erratum(ITEM, 1, {**SAID, "printed": "each berth", "corrected": "every berth"}),
    )
    return world


def test_a_paper_shows_its_print_and_what_is_right(tmp_path: Path) -> None:
    page = opened(wrong(tmp_path).client(), "/papers/2020-12-pswg-recommendations")
    assert "Date December 2020 Misprint. Printed: December 2020; right: November 2020. Who says so" in page.words
    assert "Date December 2020 November 2020 The docket." in page.words
    assert "Misprint. Printed: each berth; right: every berth. The group's own draft." in page.words
    targets = {one.removeprefix("#") for one in page.links if one.startswith("#erratum")}
    assert targets and targets <= set(page.ids)


def test_the_words_that_are_misprinted_lead_to_their_erratum(tmp_path: Path) -> None:
    client = wrong(tmp_path).client()
    for path in ("/papers/2020-12-pswg-recommendations", "/recommendations/2020-12/pswg/1"):
        page = opened(client, path)
        assert "of each berth [erratum to “each berth”] on the quay wall [erratum to “the quay wall”], in" in page.words
        assert {f"#erratum-{PAPER.replace('/', '-')}-erratum-2", f"#erratum-{ITEM.replace('/', '-')}-erratum-1"} <= set(
            page.links
        )


def test_a_misprint_in_a_section_is_marked_where_it_is_read(tmp_path: Path) -> None:
    world, key = World(tmp_path), "2023-05/gcwg/issue-paper"
    told = [{"heading": "Background", "text": "The clocks differ by up to\nnine minutes; ninefold.", "points": []},
            {"heading": "Status", "text": "", "points": ["It is <up to nine> minutes late."]}]  # fmt: skip
    facts = {"paper_kind": "government-issue-paper", "sections": told}
    said = {"printed": "up to nine", "corrected": "up to nineteen", "source": "The white paper."}
    paper = Edition(key, "paper", "Issue paper", day("2023-05"), text="Words.", facts=facts)
    publish(world, paper, erratum(key, 1, said))
    page = opened(world.client(), "/papers/2023-05-gcwg-issue-paper")
    assert "differ by up to nine [erratum to “up to nine”] minutes; ninefold." in page.words
    assert "It is <up to nine [erratum to “up to nine”]> minutes late." in page.words
    assert page.links.count("#erratum-2023-05-gcwg-issue-paper-erratum-1") == 2
    assert "erratum-2023-05-gcwg-issue-paper-erratum-1" in page.ids


def test_a_list_shows_an_item_as_it_misprints_it_and_in_its_place_alone(tmp_path: Path) -> None:
    world, later = wrong(tmp_path), "2023-03/coac/recommendations"
    printed = WORDS[0].replace("at night", "at ten")
    said = {"printed": "at ten", "corrected": "at night", "source": "The list of 2020."}
    facts = {"paper_kind": "recommendations", "sections": [{"heading": "", "text": f"A list\n\n1. {printed}"}]}
    publish(
        world,
        Edition(later, "paper", "Cumulative list", day("2023-03"), text=f"A list\n\n1. {printed}", facts=facts),
        Edition("2023-03/pswg", "set", "Set", day("2023-03"), facts={"paper": later, "items": [ITEM]},
                links=[link("paper", later), link("prints", ITEM, edition=1)]),
        Edition(f"{ITEM}/erratum/2", "erratum", "Erratum", day("2023-03"), facts=said,
                links=[link("of", ITEM), link("source", later)]),
    )  # fmt: skip
    page = opened(world.client(), "/papers/2023-03-coac-recommendations")
    assert page.words.count("a pilot can read at ten [erratum to “at ten”].") == 1
    assert page.words.count("paint the number") == 1  # not at the head of the paper, too
    assert "a pilot can read at night" not in page.words
    assert "it stands in other words" not in page.words


def test_an_item_shows_its_own_and_those_of_its_paper_about_its_words(tmp_path: Path) -> None:
    client = wrong(tmp_path).client()
    page = opened(client, "/recommendations/2020-12/pswg/1")
    assert page.words.count("Misprint.") == 2
    assert "quay wall" in page.words and "the quay's wall" in page.words
    other = opened(client, "/recommendations/2020-12/pswg/2")
    assert "Misprint" not in other.words and "Errata" not in other.text("h2")


def test_where_a_reprint_misprints_what_is_right_here_it_names_that_paper(tmp_path: Path) -> None:
    world, later = wrong(tmp_path), "2023-03/coac/recommendations"
    said = {"printed": "at ten", "corrected": "at night", "source": "The list of 2020."}
    links = [link("of", ITEM), link("source", later)]
    publish(
        world,
        Edition(later, "paper", "Cumulative list, March 2023", day("2023-03"), facts={"paper_kind": "recommendations"}),
        Edition("2023-03/pswg", "set", "Set", day("2023-03"), facts={"paper": later, "items": [ITEM]},
                links=[link("paper", later), link("prints", ITEM, edition=1)]),
        Edition(f"{ITEM}/erratum/2", "erratum", "Erratum", day("2023-03"), facts=said, links=links),
    )  # fmt: skip
    page = opened(world.client(), f"/recommendations/{ITEM}")
    assert "Misprint in Cumulative list, March 2023. Printed: at ten; right: at night." in page.words
    assert "Misprint. Printed: each berth; right: every berth." in page.words  # in its own paper
    assert "Words of the text in Cumulative list, March 2023" in page.text("th")
    first = opened(world.client(), "/papers/2020-12-pswg-recommendations").words
    assert ("right: every berth" in first, "right: at night" in first) == (True, False)  # it is right there
    assert "right: at night" in opened(world.client(), "/papers/2023-03-coac-recommendations").words


def test_what_a_reprint_misprints_does_not_count_as_the_same_words(tmp_path: Path) -> None:
    world, later = wrong(tmp_path), "2023-03/coac/recommendations"
    both = [Edition(f"2023-0{month}/pswg", "set", "Set", day(f"2023-0{month}"), facts={"paper": paper, "items": [ITEM]},
                    links=[link("paper", paper), link("prints", ITEM, edition=1)])
            for month, paper in ((3, later), (4, "2023-04/coac/recommendations"))]  # fmt: skip
    papers = [Edition(paper, "paper", "Cumulative list", day(paper[:7]), facts={"paper_kind": "recommendations"})
              for paper in (later, "2023-04/coac/recommendations")]  # fmt: skip
    said = {"printed": "at ten", "corrected": "at night", "source": "The list of 2020."}
    links = [link("of", ITEM), link("source", later)]
    publish(
        world,
        *papers,
        *both,
        Edition(f"{ITEM}/erratum/2", "erratum", "Erratum", day("2023-03"), facts=said, links=links),
    )
    cells = opened(world.client(), f"/recommendations/{ITEM}").text("td")
    assert cells.count("not recorded here") == 8  # four axes; and neither page nor place is told by either set
    assert [cell for cell in cells if cell in ("with a misprint", "as they stand here")][-2:] == [
        "with a misprint", "as they stand here",
    ]  # fmt: skip


def test_lists_items_and_then_have_the_same_errata(tmp_path: Path) -> None:
    client = wrong(tmp_path).client()
    for path in ("/recommendations/", "/papers/"):
        for one in data(client, f"{path}.json")["items"]:
            assert data(client, f"{one['url']}.json").items() >= one.items()
    told = data(client, "/recommendations/2020-12/pswg/1.json")["errata"]
    assert [(one["of"], one["printed"], one["corrected"]) for one in told] == [
        (ITEM, "each berth", "every berth"), (PAPER, "the quay wall", "the quay's wall"),
    ]  # fmt: skip


def test_the_right_word_finds_what_is_misprinted(tmp_path: Path) -> None:
    world = wrong(tmp_path)
    hits = data(world.client(), "/search.json?q=every+AND+berth&kind=erratum")["hits"]
    assert [hit["key"] for hit in hits] == [f"{ITEM}/erratum/1"]


def test_the_office_records_one_and_keeps_what_was_typed_when_it_cannot(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    publish(world, *paper_of("2020-12/pswg", WORDS, "Port Signs Working Group"),
            group("pswg", "Port Signs Working Group", "2018-11-01", "coac"))  # fmt: skip
    world.sign_in(client, "person@example.gov")
    path = f"/office/record/{ITEM}"
    refused = world.post(client, path, {"do": "erratum", **SAID, "printed": "the quay hall"}, path)
    assert refused.status_code == 400 and "does not print" in refused.text
    assert re.search(
        r'id="erratum-printed" name="printed" value="the quay hall"[^>]* aria-invalid="true"', refused.text
    )
    assert world.post(client, path, {"do": "erratum", **SAID}, path).status_code == 303
    assert "Misprint." in opened(world.app.test_client(), f"/recommendations/{ITEM}").words
