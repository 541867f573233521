"""The page of a long paper: every text is folded once, however many sections stand beside however many rows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from tracker.pages.public import printed
from tracker.pages.public.sections import POINTS, Block, blocks, sections


class Text(str):
    """Words that count how often they are folded."""

    folded = 0

    def __str__(self) -> str:
        return self

    def lower(self) -> str:
        self.folded += 1
        return super().lower()


def paper(size: int) -> dict[str, Any]:
    """As many sections as items, each printing one of them."""
    items = [{"number": Text(f"{at}.1"), "text": Text(f"Paint sign {at}."), "level": Text("Must")}
             for at in range(size)]  # fmt: skip
    agenda = [{"text": Text(f"Report {at}")} for at in range(size)]
    printed_in = [{"heading": f"Part {at}", "text": Text(f"{at}.1 Paint sign {at}. Must")} for at in range(size)]
    return {"items": items, "agenda": agenda, "sections": printed_in}


def texts(told: Any) -> Iterator[Text]:
    if isinstance(told, Text):
        yield told
    elif isinstance(told, Mapping | list):
        for one in told.values() if isinstance(told, Mapping) else told:
            yield from texts(one)


def folded(told: Any) -> set[int]:
    return {text.folded for text in texts(told)}


@pytest.mark.parametrize("size", [2, 20])
def test_what_a_section_shares_with_a_list_is_found_by_one_fold_of_each(size: int) -> None:
    facts = paper(size)
    covers = printed.covers(facts)
    assert (printed.unlisted(facts, covers), covers["items"]) == ([], facts["sections"])
    assert printed.lists(facts, covers)["agenda"][0] == "Agenda"
    assert folded(facts) == {1}


@pytest.mark.parametrize("size", [2, 20])
def test_sections_are_told_from_recommendations_by_one_fold_of_each(size: int) -> None:
    told = [*paper(size)["sections"], {"text": Text("Cover")}]
    items = [Text(f"Paint sign {at}.") for at in range(size)]
    assert [one.blocks[0].words for one in sections(told, items)] == [("Cover",)]
    assert folded([told, items]) == {1}


@pytest.mark.parametrize("size", [2, 20])
def test_points_are_set_by_as_many_folds_for_few_as_for_many(size: int) -> None:
    points: Sequence[Text] = [Text(f"point {at}") for at in range(size)]
    assert blocks("\n\n".join(f"{at}. point {at}" for at in range(size)), points) == [Block(POINTS, tuple(points))]
    assert folded(list(points)) == {2}
