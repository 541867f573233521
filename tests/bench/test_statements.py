"""The pages of meetings, answers, criteria, terms and figures ask as much of a record as of one twice as large."""

from pathlib import Path

from tests.bench.addresses import Addresses
from tests.bench.home import Home, entered
from tests.bench.pages import Rooms, asked

SMALL = 120  # recommendations: fewer have too few meetings
AT_TIMES = (
    " AS other",  # what took the place of a thing: where something did
    "SELECT entry.id, entry.sha256 FROM entry WHERE",  # whether a state that is held is this record's
)


def counted(folder: Path, size: int) -> dict[str, int]:
    home = Home(folder / str(size), size)
    entered(home, lambda _: None)
    rooms = Rooms(home)
    made = asked(rooms, iter(Addresses(home, 0).recommendations(size)), 0, 0)
    rooms.site.let_go()
    return {
        name: sum(not any(words in " ".join(one.split()) for words in AT_TIMES) for one in held)
        for name, held in made.items()
    }


def test_no_page_asks_more_of_a_record_twice_as_large(tmp_path: Path) -> None:
    small, large = counted(tmp_path, SMALL), counted(tmp_path, 2 * SMALL)
    assert {name: (small[name], large[name]) for name in small if large[name] != small[name]} == {}
