"""Criteria papers in running text: the table's columns are lost, its heads, IDs and levels stand among the words."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.reading import paper
from tracker.reading.result import Reading

COVER = """CTPAT Minimum Security Criteria
Ferry Operators
May 2022

Note: Criteria ID numbers may not be sequential. ID numbers not listed are not applicable to Ferry Operators.

First Focus Area: Corporate Security

3. Business Partners – Partners are chosen with care.

"""
NEXT = """
Second Focus Area: Transportation Security

9. Ramps and Gangways – Whoever comes aboard is seen.

"""
HEADS = "Must /\nID Criteria Implementation Guidance\nShould\n"
FIRST = "Partners should sign a letter each year. Letters can be drawn up by anybody. See 3.4 and 9.2 for more."
LEVELS = [("3.1", "Should"), ("3.4", "Must"), ("9.2", "Must")]


def read(text: str, name: str = "criteria.txt") -> Reading:
    return paper.read(text.encode(), name)


def levels(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(item.number, item.level) for item in reading.items]


def codes(reading: Reading) -> list[str]:
    return [warned.code for warned in reading.warnings]


AT_FIRST_LINES_END = f"""{COVER}{HEADS}3.1 Partners should sign a letter each Letters can be drawn up by anybody. Should
year. See 3.4 and 9.2 for more.
3.4 Partners must be visited. Visits need not be announced. Must
{NEXT}{HEADS}9.2 Gangways must be watched from the Cameras help, as criterion 3.1 says. Must
bridge.
"""
AT_ROWS_END = f"""{COVER}{HEADS}3.1 Partners should sign a letter each Letters can be drawn up by anybody.
year. See 3.4 and 9.2 for more.
Should
3.4 Partners must be visited. Visits need not be announced.
Must
{NEXT}{HEADS}9.2 Gangways must be watched from the Cameras help, as criterion 3.1 says.
bridge.
Must
"""
CELL_BY_CELL = f"""{COVER}ID Criteria Implementation Guidance
Must /
Should
3.1 Partners should sign a letter each year.
Letters can be drawn up by anybody. See 3.4 and 9.2 for more.
Should
3.4 Partners must be visited.
Visits need not be announced.
Must
{NEXT}ID Criteria Implementation Guidance
Must /
Should
9.2 Gangways must be watched from the bridge.
Cameras help, as criterion 3.1 says.
Must
"""
BEFORE_THE_ID = f"""{COVER}Must / Should ID Criteria Implementation Guidance
Should 3.1 Partners should sign a letter each year.
Letters can be drawn up by anybody. See 3.4 and 9.2 for more.
Must 3.4 Partners must be visited.
Visits need not be announced.
{NEXT}Must / Should ID Criteria Implementation Guidance
Must 9.2 Gangways must be watched from the bridge.
Cameras help, as criterion 3.1 says.
"""
FORMS = [AT_FIRST_LINES_END, AT_ROWS_END, CELL_BY_CELL, BEFORE_THE_ID]
NAMES = ["at the first line's end", "at the row's end", "cell by cell", "before the ID"]


def collapsed(text: str) -> str:
    """Each table, or all after the cover, as one line."""
    cover, rest = text.split("\n\n", 1)
    return f"{cover}\n\n{' '.join(rest.split())}\n"


@pytest.mark.parametrize(
    "text", [*FORMS, *map(collapsed, FORMS)], ids=[*NAMES, *(f"{each}, collapsed" for each in NAMES)]
)
def test_every_row_keeps_its_id_its_level_and_its_words(text: str) -> None:
    reading = read(text)
    assert levels(reading) == LEVELS
    assert sorted(reading.items[0].text.split()) == sorted(FIRST.split())
    assert [item.guidance for item in reading.items] == [None, None, None]
    assert codes(reading) == ["mixed-columns"]
    assert reading.words.missing == 0


@pytest.mark.parametrize("text", [*FORMS, *map(collapsed, FORMS)])
def test_rows_stand_under_their_category_and_focus_area(text: str) -> None:
    categories = read(text).own["categories"]
    assert [
        (each["focus_area"], each["number"], each["category"], each["text"], each["items"]) for each in categories
    ] == [
        ("Corporate Security", "3", "Business Partners", "Partners are chosen with care.", ["3.1", "3.4"]),
        ("Transportation Security", "9", "Ramps and Gangways", "Whoever comes aboard is seen.", ["9.2"]),
    ]


def test_the_cover_tells_edition_entity_and_programme() -> None:
    reading = read(AT_ROWS_END)
    fields = {name: reading.to_json()["fields"][name]["value"] for name in ("date", "entity_type", "programme")}
    assert fields == {"date": "2022-05", "entity_type": "Ferry Operators", "programme": "CTPAT"}
    assert reading.title == "CTPAT Minimum Security Criteria: Ferry Operators, May 2022"
    assert "ID numbers not listed are not applicable" in reading.sections[0].text


@pytest.mark.parametrize(
    ("cover", "entity"),
    [
        ("Minimum Security Criteria for U.S. Customs Brokers | June 2021", "U.S. Customs Brokers"),
        ("RAIL CARRIERS\n\nMinimum Security Criteria Booklet\n\nJune 2021", "RAIL CARRIERS"),
        ("Minimum Criteria – Foreign Manufacturers June 2021", "Foreign Manufacturers"),
        (
            "Minimum Security Criteria\n\nJune 2021\n\nID numbers not listed do not apply to U.S. Exporters.",
            "U.S. Exporters",
        ),
        ("Minimum Security Criteria\n\nJune 2021", None),
    ],
)
def test_the_entity_type_is_found_where_covers_print_it(cover: str, entity: str | None) -> None:
    reading = read(f"{cover}\n\n1. Vision – It must last.\n\n1.1 Members must sign. (Must)\n")
    assert (reading.kind, reading.value("entity_type"), levels(reading)) == ("criteria", entity, [("1.1", "Must")])
    assert codes(reading) == ([] if entity else ["missing-field"])


def test_a_working_group_named_after_criteria_makes_no_criteria_paper() -> None:
    reading = read(
        "CTPAT Minimum Security Criteria Working Group\nRecommendations\nMay 2018\n\n1. COAC recommends one.\n"
    )
    assert (reading.kind, len(reading.items)) == ("recommendations", 1)


PLAIN = """Minimum Security Criteria for Rail Carriers
March 2021

7. Conveyance – Wagons are inspected.

"""


@pytest.mark.parametrize(
    ("rows", "guidance"),
    [
        ("7.3 Wagons must be locked; see 7.37. (Must)\n\n7.37 Seals should be counted. [Should]\n", None),
        ("- 7.3 (Must) Wagons must be locked; see 7.37.\n- 7.37 (Should) Seals should be counted.\n", None),
        ("7.3 Wagons must be locked; see 7.37.\nMust\n\n7.37 Seals should be counted.\nShould\n", None),
        (
            "7.3 – Must\nWagons must be locked; see 7.37.\nGuidance: Ask.\n\n7.37 – Should\nSeals should be counted.\n",
            "Ask.",
        ),
        (
            "| ID | Criteria | Implementation Guidance | Must / Should |\n|---|---|---|---|\n"
            "| 7.3 | Wagons must be locked; see 7.37. | Ask. | Must |\n| 7.37 | Seals should be counted. | | Should |\n",
            "Ask.",
        ),
        (
            "ID: 7.3\nCriteria: Wagons must be locked; see 7.37.\nImplementation Guidance: Ask.\nMust/Should: Must\n\n"
            "ID: 7.37\nCriteria: Seals should be counted.\nMust/Should: Should\n",
            "Ask.",
        ),
    ],
)
def test_what_parts_text_and_guidance_plainly_is_used(rows: str, guidance: str | None) -> None:
    reading = read(PLAIN + rows, "criteria.md")
    assert [(item.number, item.level, item.text, item.guidance) for item in reading.items] == [
        ("7.3", "Must", "Wagons must be locked; see 7.37.", guidance),
        ("7.37", "Should", "Seals should be counted.", None),
    ]
    assert reading.warnings == ()


def test_a_sentence_that_begins_with_should_is_no_level() -> None:
    row = "7.3 Members must look for pests. The list is: Must\n1. wood\n2. straw. Should a pest be found, wash the wagon.\n"
    reading = read(f"{PLAIN}{HEADS}{row}7.4 Wagons should be clean. Brooms help. Should\n")
    assert levels(reading) == [("7.3", "Must"), ("7.4", "Should")]
    assert reading.items[0].text.endswith("Should a pest be found, wash the wagon.")


def test_a_missing_level_is_null_and_said() -> None:
    reading = read(f"{PLAIN}{HEADS}7.3 Wagons must be locked.\n7.4 Wagons should be clean. Should\n")
    assert levels(reading) == [("7.3", None), ("7.4", "Should")]
    assert [(each.code, each.message) for each in reading.warnings] == [
        ("missing-field", "criterion 7.3: no Must or Should was found; look at the paper")
    ]


def test_a_level_that_its_words_gainsay_is_said_and_an_id_that_comes_twice() -> None:
    reading = read(f"{PLAIN}7.3 Wagons must be locked. (Should)\n\n7.3 Wagons must be locked. (Must)\n")
    assert [(each.code, each.message) for each in reading.warnings] == [
        ("unsure-level", "criterion 7.3: it is marked Should, but its words say must; look which it is"),
        ("repeated-number", "criterion 7.3 is printed twice; look which of the two is in force"),
    ]


def test_lists_in_guidance_and_contents_are_no_categories() -> None:
    contents = "Contents\n\n7. Conveyance 2\n8. Seals 5\n\n"
    row = "7.3 Wagons must be locked. Steps are:\n\n1. Close.\n\n8. Lock.\n\nMust\n\n"
    reading = read(f"{PLAIN.split('7. ')[0]}{contents}7. Conveyance – Wagons.\n\n{HEADS}{row}8. Seals – Strong ones.\n\n"
                   f"{HEADS}8.1 Seals must hold.\nMust\n")  # fmt: skip
    assert [(each["number"], each["category"], each["items"]) for each in reading.own["categories"]] == [
        ("7", "Conveyance", ["7.3"]),
        ("8", "Seals", ["8.1"]),
    ]


def test_words_between_heads_and_id_are_said() -> None:
    """An ID in the middle of its row: which words are whose cannot be told."""
    reading = read(f"{PLAIN}{HEADS}Wagons must be locked by all\n7.3 The keys are kept apart. Must\nwho use them.\n")
    assert [each for each in codes(reading) if each == "unsure-row"] == ["unsure-row"]


def test_a_paper_without_criteria_says_so() -> None:
    reading = read(
        "Minimum Security Criteria – Sea Carriers\nMay 2020\n\nThe criteria will be announced on another day.\n"
    )
    assert (reading.kind, reading.items, codes(reading)) == ("criteria", (), ["missing-field"])


PIECES = st.sampled_from(
    [
        "Must /",
        "Should",
        "Must",
        "ID Criteria Implementation Guidance",
        "Must / ID Criteria Implementation Guidance Should",
        " ID      Criteria              Implementation Guidance         Must / Should",
        " 7.3     Wagons must be        Ask those who know.             Must",
        "         locked.               Ask them again.",
        "7.4 Wagons should be clean. Brooms help. Should",
        "| 7.5 | Wagons must be dry. | | Must |",
        "|---|---|",
        "see 7.24 and",
        "8.1",
        "Third Focus Area: People and Physical Security",
        "7. Conveyance – Wagons are inspected.",
        "Category 8: Seals",
        "- 8.2 (Must) Seals must hold",
        "Guidance: Ask.",
        "Page 3",
        "Minimum Security Criteria – Rail Carriers | March 2021",
        "",
        "\f",
    ]
)


@given(st.lists(PIECES, max_size=30).map("\n".join))
@settings(max_examples=300)
def test_of_any_pieces_no_word_is_lost_and_every_criterion_stands_where_it_says(text: str) -> None:
    reading = read(f"Minimum Security Criteria – Rail Carriers\nMarch 2021\n\n{text}\n")
    assert (reading.kind, reading.words.missing) == ("criteria", 0)
    for item in reading.items:
        own = Counter(f"{item.number} {item.text} {item.guidance or ''}".replace("|", " ").split())
        assert own <= Counter(reading.text[slice(*item.span)].replace("|", " ").split())
