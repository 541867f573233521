"""Running lines in text that was copied from pages: set aside where they count the pages, and no list with them."""

import pytest

from tracker.reading import paper
from tracker.reading.result import Reading

TOP = "Commercial Customs Operations Advisory Committee\nGovernment Issue Paper\nMarch 2022\nBackground:\n"
LINES = [
    "the hatch was opened by hand in every one of the ports that the group has seen this year,",
    "and nobody at the gate could tell the drivers how long the inspection would take that day,",
    "for the scanner had no list of the seals that were broken since the ship had been unladen.",
    "A second hatch was found to be locked, and the key was held by an office in another town;",
    "the drivers waited for three hours until it came, and two of the loads were spoiled by then,",
    "so that the trade asked for a table of the keys, and of those who hold them at each of the",
    "ports, and for a sign in the yard that says whom to call when the office has been closed at",
]


def pages(line: str, several: int = 3) -> str:
    """Pages of one running text, each with the line at its end."""
    return TOP + "\n".join("\n".join([*LINES, line.format(page, several)]) for page in range(1, several + 1))


def dropped(reading: Reading) -> list[str]:
    return [each.text for each in reading.words.dropped]


@pytest.mark.parametrize(
    "line",
    [
        "Issue Paper | Hatch Group {0} of {1}",
        "Issue Paper - Page {0} of {1}",
        "Hatch Group Issue Paper {0}",
        "Page {0} | Hatch Group, October 2021",
    ],
)
@pytest.mark.parametrize("several", [2, 4])
def test_a_line_that_counts_the_pages_is_furniture(line: str, several: int) -> None:
    reading = paper.read(pages(line, several).encode(), "issue.txt")
    assert dropped(reading) == [line.format(page, several) for page in range(1, several + 1)]
    assert " ".join(reading.sections[-1].text.split()) == " ".join(LINES * several)
    assert reading.words.missing == 0


def test_the_last_page_may_be_short() -> None:
    text = pages("Hatch Group {0}", 1) + "\nnight. " + " ".join(LINES[:2]) + "\nHatch Group 2\n"
    assert dropped(paper.read(text.encode(), "issue.txt")) == ["Hatch Group 1", "Hatch Group 2"]


LISTED = "\n".join(LINES[:3])


@pytest.mark.parametrize(
    "text",
    [
        "Focus Area 1\nreview the forms\n\nFocus Area 2\nlist the reasons\n\nFocus Area 3\nsay which of them can be cured",
        f"Focus Area 1\n{LISTED}\n\nFocus Area 2\n{LISTED}\n\nFocus Area 3\n{LISTED}",
        "The task force report, page 1\nThe task force report, page 2\nThe task force report, page 3",
        "\n".join(f"Part of the plan {part} of 3\n" + "\n".join([*LINES, "night."]) for part in (1, 2, 3)),
        "\n".join("\n".join([*LINES, f"the list of the year {year} and"]) for year in (2014, 2019, 2021))
        + "\nof the next.",
    ],
)
def test_a_list_whose_lines_differ_in_their_number_stays(text: str) -> None:
    assert dropped(paper.read(f"{TOP}{text}\n".encode(), "issue.txt")) == []
