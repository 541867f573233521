"""Names that a list may found: each is one thing's, and what can have no address is a fault of its row."""

from pathlib import Path

from tests.lists import GROUP, as_csv
from tests.proceedings.builders_lists import listed, world_of

HEADED = ("Number", "Group", "Date", "Text", "Office")
TEXTS = ("", "COAC recommends brighter signs.", "CBP should count its gates.", "Let carriers see their slots.",
         "COAC asks for a map of ports.")  # fmt: skip
SIGNS, PLAIN = "Office A & B", "Office A B"


def row(place: int, office: str = "", group: str = GROUP) -> tuple[str, ...]:
    return f"01045{place}", group, "2020-12-16", TEXTS[place], office


def test_two_offices_that_differ_in_a_sign_are_two(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    content = as_csv([row(1, SIGNS), row(2, PLAIN)], HEADED)
    assert len(listed(world, dfo, content, founding=(SIGNS, PLAIN)).new) == 2
    for founding in ((SIGNS, PLAIN), ()):
        again = listed(world, dfo, content, founding=founding)
        assert (again.new, again.same, again.changed, again.wrong) == ([], 2, [], [])
    offices = {"office/office-a-b": SIGNS, "office/office-a-b-2": PLAIN}
    for key, name in offices.items():
        shown = world.shown(key)
        assert shown is not None
        assert (shown.title, shown.edition, shown.facts["slug"]) == (name, 1, key.removeprefix("office/"))
    items = [world.shown(key) for key in ("2020-12/pswg/1", "2020-12/pswg/2")]
    assert [item and item.to("office") for item in items] == [[key] for key in offices]


def test_an_office_founded_later_renames_none_like_it(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    listed(world, dfo, as_csv([row(1, SIGNS)], HEADED), founding=(SIGNS,))
    (new,) = listed(world, dfo, as_csv([row(2, "Office A, B")], HEADED)).new  # nobody says that it is another
    shown = world.shown(new["key"])
    assert shown is not None and shown.to("office") == ["office/office-a-b"]
    listed(world, dfo, as_csv([row(3, PLAIN)], HEADED), founding=(PLAIN,))
    titles = [
        (one.title, one.edition) for key in world.keys("office") if (one := world.shown(key)) and "A" in one.title
    ]
    assert titles == [(SIGNS, 1), (PLAIN, 1)]


def test_a_name_without_an_address_is_a_fault_of_its_row(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    rows = [row(1, "???"), row(2, group="Комитет"), row(3, group="2020"), row(4)]
    report = listed(world, dfo, as_csv(rows, HEADED), founding=("???", "Комитет", "2020"))
    assert [(each["row"], each["field"], each["message"]) for each in report.wrong] == [
        (2, "office", '"???" is no office of the record, and makes no address.'),
        (3, "group", '"Комитет" is no group of the record, and makes no address.'),
        (4, "group", '"2020" is no group of the record, and makes no address.'),
    ]
    assert report.wrong[1]["column"] == 'column B ("Group")'
    assert report.wrong[1]["remedy"] == ('Write it in Latin letters, or say which group of the record "Комитет" means.')
    assert ([each["row"] for each in report.new], report.unknown) == ([5], [])
    assert listed(world, dfo, as_csv(rows, HEADED), words={"Комитет": "PSWG"}).new[0]["row"] == 3
