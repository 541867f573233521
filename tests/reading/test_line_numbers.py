"""Line numbers and a reporting firm's foot in text: set aside, never lists, tables or dates."""

import pytest

from tracker.reading import paper
from tracker.reading.layout.line_numbers import END, START, places

PROSE = (
    "Commercial Customs Operations Advisory Committee",
    "Public Meeting Minutes",
    "May 20, 2020",
    "Roll Call",
    "The officer opened the meeting at one and called the roll of the",
    "members of the committee. The following members were present:",
    "Ms. Ada Ames and Mr. Ben Boyd. Nobody was absent that day.",
    "Public Comment",
    "One comment was read into the record in 2020. It spoke of the",
    "signs at the gates and asked for more of them in every port of",
    "the country by the end of the year.",
)


def numbered(side: str, gap: str, first: int = 1) -> str:
    pairs = enumerate(PROSE, first)
    return gap.join(f"{line} {number}" if side == END else f"{number}  {line}" for number, line in pairs) + "\n"


@pytest.mark.parametrize("side", [START, END])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("first", [1, 138])
def test_numbers_beside_the_lines_are_furniture_and_the_text_reads_on(side: str, gap: str, first: int) -> None:
    reading = paper.read(numbered(side, gap, first).encode(), "minutes.txt")
    assert "opened the meeting at one and called the roll of the members of the committee." in reading.text
    assert "read into the record in 2020. It spoke of the signs" in reading.text
    dropped = " ".join(each.text for each in reading.words.dropped).split()
    assert dropped == [str(first + place) for place in range(len(PROSE))]
    assert {each.why for each in reading.words.dropped} == {"line number"}
    assert reading.words.missing == 0
    assert reading.to_json()["date"]["value"] == "2020-05-20"


def test_a_page_begins_its_numbers_anew_and_a_number_alone_is_an_empty_line() -> None:
    pages = [
        *(f"{line} {place}" for place, line in enumerate(PROSE[:6], 1)),
        *(f"{line} {place}" for place, line in enumerate(PROSE[6:9], 1)),
    ]
    assert places([*pages, "4", f"{PROSE[9]} 5", f"{PROSE[10]} 6"], END) == frozenset(range(12))


@pytest.mark.parametrize(
    "lines",
    [
        [f"Recommendation {place}" for place in range(1, 12)],
        [f"Welcome and other words {place}" for place in range(1, 12)],
        [f"{place} Ada Ames" for place in range(1, 12)],
        ["the year was 2019 and", "it went on to 2020", "and then to 2021", "and so on"],
    ],
)
def test_numbers_of_lists_and_tables_stay(lines: list[str]) -> None:
    assert (places(lines, END), places(lines, START)) == (frozenset(), frozenset())


def test_the_foot_of_the_firm_is_furniture_only_with_its_address() -> None:
    text = "Minutes\n\nThe group met in May to speak.\n\n7\n\nEXAMPLE COURT REPORTERS, INC.\n\n(202) 555-0100 www.example.com\n\nIt went on.\n"
    reading = paper.read(text.encode(), "a.txt")
    assert [(each.text, each.why) for each in reading.words.dropped] == [
        ("7", "page number"),
        ("EXAMPLE COURT REPORTERS, INC.", "running foot"),
        ("(202) 555-0100 www.example.com", "running foot"),
    ]
    alone = paper.read(b"Minutes\n\nThe group met.\n\nExport Reporting, Inc.\n\nIt went on.\n", "a.txt")
    assert alone.words.dropped == ()
