"""A cumulative list of many items, matched against two lists of meetings that are held: a bounded draw of what
`python -m tests.proofs.cumulative` does with 600 items over 59 pages."""

from pathlib import Path

from tests.builders import World
from tests.builders_lists import lists, paper
from tests.proofs.cumulative import MONTHS, decided, matched, published, taken_in


def test_only_new_items_are_new_and_only_what_differs_is_asked(tmp_path: Path) -> None:
    drawn = lists(60, changed=4, misprinted=2, new=3, seed=5)
    world = World(tmp_path)
    dfo = world.person()
    for some, month in zip((drawn.first, drawn.second), MONTHS, strict=False):
        published(world, dfo, taken_in(world, dfo, paper(some, month), f"{month}.pdf"))
    before = set(world.keys("recommendation"))
    id = taken_in(world, dfo, paper(drawn.all, MONTHS[2]), "cumulative.pdf")
    with world.inside():
        account = matched(world, dfo, id)
        assert len(account.lines) == 60
        assert account.counted == {"same": 51, "version": 0, "misprint": 0, "new": 3, "open": 6}
        asked = [line.place - 1 for line in account.open]
        assert sorted(asked) == sorted([*drawn.changed, *drawn.misprinted])
        assert sorted(line.place - 1 for line in account.open if line.easy) == sorted(drawn.changed)
    assert decided(world, dfo, id, drawn) == 3
    keys = published(world, dfo, id)
    fresh = set(world.keys("recommendation")) - before
    assert (len(before), len(fresh)) == (57, 3)
    assert {key for key in keys if key in before} == before
    for place in drawn.changed:
        shown = world.shown(_key(keys, place))
        assert shown is not None and shown.text == drawn.all[place].text and shown.edition == 2
    for place in drawn.misprinted:
        erratum = world.shown(f"{_key(keys, place)}/erratum/1")
        assert erratum is not None and erratum.facts["printed"] == drawn.all[place].number


def _key(keys: list[str], place: int) -> str:
    return [key for key in keys[1:] if key.count("/") == 2][place]
