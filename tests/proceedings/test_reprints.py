"""One recommendation in draft, post-meeting list and cumulative lists: what each paper makes of it, in whatever order
they come into the record."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.builders import World
from tests.papers import ISSUE_PAPER
from tests.proceedings.builders_release import SET, out, reviewed
from tests.proceedings.builders_reprints import (
    AMENDED,
    CUMULATIVE,
    DRAFT,
    FIRST,
    LIST,
    SECOND,
    THIRD,
    choose,
    office,
    shown,
)
from tracker.proceedings import amend, decide
from tracker.proceedings.matching import Decision
from tracker.published import find, prints, standing
from tracker.published.life import life
from tracker.rules.refusal import BadInput, NotYet

MORE = CUMULATIVE.rstrip() + "\n010777\n4. COAC recommends that CBP mow the grass around every sign twice a year.\n"


def printed(world: World, key: str) -> list[tuple[str, int | None]]:
    with world.reading() as reader:
        return [(one.set, one.edition) for one in prints.of_item(reader, key, world.when.day)]


def test_the_same_words_make_no_edition_and_new_ones_one(tmp_path: Path) -> None:
    world, dfo = office(tmp_path)
    draft, after, cumulative = reviewed(world, dfo, DRAFT, AMENDED, MORE)
    out(world, dfo, draft)
    choose(world, dfo, after, "version", FIRST)
    assert out(world, dfo, after) == [f"{SET}/recommendations-2", f"{SET}-2", FIRST, SECOND, THIRD]
    assert out(world, dfo, cumulative)[2:] == [FIRST, SECOND, THIRD, "2022-03/pswg/4"]
    one = shown(world, FIRST)
    assert ("two signs" in one.text, one.edition, one.number, one.url) == (True, 2, "010457", "/recommendations/010457")
    assert (one.facts["paper"], one.facts["date"]["value"]) == (f"{SET}/recommendations-2", "2020-12")
    assert (shown(world, THIRD).edition, shown(world, THIRD).title) == (2, "Recommendation 010459")
    assert shown(world, "2022-03/pswg").facts["items"] == [FIRST, SECOND, THIRD, "2022-03/pswg/4"]
    assert printed(world, FIRST) == [(SET, 1), (f"{SET}-2", 2), ("2022-03/pswg", 2)]
    assert len(world.keys("recommendation")) == 4


def test_the_page_of_each_paper_has_its_own_words(tmp_path: Path) -> None:
    world, dfo = office(tmp_path)
    draft, after = reviewed(world, dfo, DRAFT, AMENDED)
    out(world, dfo, draft)
    choose(world, dfo, after, "version", FIRST)
    out(world, dfo, after)
    world.site.catch_up()
    client = world.client()
    pages = [client.get(f"/papers/2020-12-pswg-recommendations{tail}").text for tail in ("", "-2")]
    assert ["post one sign" in page for page in pages] == [True, False]
    assert ["post two signs" in page for page in pages] == [False, True]
    assert ["Today it stands in other words" in page for page in pages] == [True, False]
    item = client.get("/recommendations/010457").text
    assert "Where it is printed" in item and "<strong>2 papers</strong>" in item and "@v1" in item


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("together", [True, False])
def test_in_whatever_order_they_come_it_is_one_item_and_true_on_each_day(
    tmp_path: Path, order: tuple[int, ...], together: bool
) -> None:
    world, dfo = office(tmp_path)
    papers = [DRAFT, LIST, CUMULATIVE.replace("two signs", "one sign")]
    ids = reviewed(world, dfo, *(papers[place] for place in order))
    for some in [ids] if together else [[id] for id in ids]:
        out(world, dfo, *some)
    (key, *_), count = sorted(world.keys("recommendation")), len(world.keys("recommendation"))
    assert count == 3
    with world.reading() as reader:
        key = find.by_number(reader, "010457") or ""
        assert standing.compare(reader) == []
    assert len(printed(world, key)) == 3
    for day in ("2020-12-31", "2021-06-01", "2026-01-01"):
        assert (shown(world, key, day).number, "one sign" in shown(world, key, day).text) == ("010457", True)
    assert world.shown(key, "2020-11-30") is None


def test_an_older_print_of_other_words_is_an_earlier_edition(tmp_path: Path) -> None:
    world, dfo = office(tmp_path)
    newest, between = reviewed(world, dfo, CUMULATIVE, LIST.replace("December 2020", "March 2021"))
    out(world, dfo, newest)
    key = "2022-03/pswg/1"
    choose(world, dfo, between, "version", key)
    out(world, dfo, between)
    assert ["two signs" in shown(world, key, day).text for day in ("2021-12-31", "2022-03-01", "2026-01-01")] == [
        False,
        True,
        True,
    ]
    assert world.shown(key, "2021-02-28") is None


@pytest.mark.parametrize("dated", ["December 2020", "December 16, 2020"])
def test_the_draft_that_comes_after_its_list_does_not_take_its_place(tmp_path: Path, dated: str) -> None:
    world, dfo = office(tmp_path)
    after, draft = reviewed(world, dfo, AMENDED, DRAFT.replace("December 2020", dated))
    out(world, dfo, after)
    choose(world, dfo, draft, "version", FIRST)
    out(world, dfo, draft)
    one = shown(world, FIRST)
    assert ("two signs" in one.text, one.number) == (True, "010457")
    with world.reading() as reader:
        texts = [row.text for row in life(reader, FIRST).rows]
    assert sorted("two signs" in text for text in texts) == [False, True, True]


def test_a_misprint_leaves_the_words_and_stands_as_an_erratum(tmp_path: Path) -> None:
    world, dfo = office(tmp_path)
    first, wrong = reviewed(world, dfo, LIST, CUMULATIVE.replace("two signs", "one sing").replace("010458", "010485"))
    out(world, dfo, first)
    with pytest.raises(NotYet, match="of 2 items somebody has to say"):
        out(world, dfo, wrong)
    choose(world, dfo, wrong, "misprint", "010457")
    with world.inside(), pytest.raises(BadInput, match=f"Item 2: {SECOND} has the number 010458; printed is 010485"):
        decide.decide(dfo, wrong, world.when, {2: Decision("same", SECOND)})
    choose(world, dfo, wrong, "misprint", SECOND, place=2)
    assert out(world, dfo, wrong)[2:] == [FIRST, SECOND, THIRD]
    errata = [shown(world, f"{key}/erratum/1") for key in (FIRST, SECOND)]
    said = [(one.kind, one.facts["field"], one.to("of"), one.to("source")) for one in errata]
    paper = "2022-03/pswg/recommendations"
    assert said == [("erratum", "text", [FIRST], [paper]), ("erratum", "number", [SECOND], [paper])]
    assert (errata[1].facts["printed"], errata[1].facts["corrected"]) == ("010485", "010458")
    assert "one sing" in errata[0].facts["printed"] and "one sign" in errata[0].facts["corrected"]
    assert shown(world, FIRST).edition == 1
    with world.inside():
        amend.retract(dfo, paper, world.when, reason="It was another committee's.")
    assert world.shown(f"{FIRST}/erratum/1") is None and shown(world, FIRST).edition == 1


def test_an_item_of_a_renamed_group_is_the_same_under_either_name(tmp_path: Path) -> None:
    world, dfo = office(tmp_path)
    later = DRAFT.replace("December 2020", "March 2022").replace("Port Signs Working Group", "Wayfinding Working Group")
    ids = reviewed(world, dfo, DRAFT, ISSUE_PAPER, later.replace("(PSWG)", "(WAY)"))
    for id in ids:
        out(world, dfo, id)
    assert world.keys("recommendation") == [FIRST, SECOND, THIRD]


def test_what_a_person_decided_is_asked_anew_when_the_words_change(tmp_path: Path) -> None:
    world, dfo = office(tmp_path)
    draft, after = reviewed(world, dfo, DRAFT, AMENDED)
    out(world, dfo, draft)
    choose(world, dfo, after, "version", FIRST)
    with world.inside():
        amend.retract(dfo, f"{SET}/recommendations", world.when, reason="It was another committee's.")
    with pytest.raises(NotYet, match=f"item 1: {FIRST} is not held, or was retracted. Decide again"):
        out(world, dfo, after)
    choose(world, dfo, after, "new")
    assert out(world, dfo, after)[2:] == [f"{SET}-2/1", f"{SET}-2/2", f"{SET}-2/3"]


def test_two_items_that_are_said_to_be_one_are_refused(tmp_path: Path) -> None:
    world, dfo = office(tmp_path)
    draft, after = reviewed(world, dfo, DRAFT, AMENDED.replace("010457\n", "").replace("010458\n", ""))
    out(world, dfo, draft)
    choose(world, dfo, after, "version", FIRST)
    choose(world, dfo, after, "version", FIRST, place=2)
    with pytest.raises(NotYet, match=f"Items 1 and 2 of intake-2 would both be {FIRST}"):
        out(world, dfo, after)


@pytest.mark.parametrize("gone", [0, 1])
def test_an_item_outlives_a_paper_that_is_not_the_only_one_to_print_it(tmp_path: Path, gone: int) -> None:
    world, dfo = office(tmp_path)
    draft, cumulative = reviewed(world, dfo, DRAFT, MORE.replace("two signs", "one sign"))
    papers = [out(world, dfo, draft)[0], out(world, dfo, cumulative)[0]]
    with world.inside():
        taken = amend.retract(dfo, papers[gone], world.when, reason="It is to be read anew.")
    assert (FIRST in taken, "2022-03/pswg/4" in taken) == (False, gone == 1)
    one = shown(world, FIRST)
    assert (one.to("paper"), "one sign" in one.text) == ([papers[1 - gone]], True)
    assert (world.shown(FIRST, "2021-06-01") is None) == (gone == 0)
    with world.reading() as reader:
        assert standing.compare(reader) == []
    (again,) = [[draft, cumulative][gone]]
    with world.inside():
        from_review = decide.account(decide._open(dfo, again, world.when, None))
        assert [line.match.key for line in from_review.lines[:3]] == [FIRST, SECOND, THIRD]
