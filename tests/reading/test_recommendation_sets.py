"""Sets of recommendations in the layouts that such papers have."""

import pytest

from tests.shared import papers
from tracker.reading import paper
from tracker.reading.result import Reading

HEAD = "Recommendations\nJune 2021\n\n"
COVER = (
    "Commercial Customs Operations Advisory Committee (COAC)\nRapid Response Subcommittee\nBroker Working Group (BWG)\n"
)


def of(text: str, name: str = "set.txt") -> Reading:
    return paper.read(text.encode(), name)


def listed(reading: Reading) -> list[tuple[int | None, str | None, str]]:
    return [(item.ordinal, item.number, item.text) for item in reading.items]


def codes(reading: Reading) -> list[str]:
    return [warned.code for warned in reading.warnings]


@pytest.mark.parametrize("form", ["{}.", "{})", "({})", "{} -", "Recommendation {}:"])
def test_every_form_of_ordinal_opens_an_item(form: str) -> None:
    one, two = form.format(1), form.format(2)
    reading = of(f"{COVER}{HEAD}{one} COAC recommends one.\n\n{two} COAC recommends two.\n")
    assert listed(reading) == [(1, None, "COAC recommends one."), (2, None, "COAC recommends two.")]
    assert {(item.subcommittee, item.group) for item in reading.items} == {
        ("Rapid Response Subcommittee", "Broker Working Group")
    }
    shown = reading.to_json()
    assert (shown["kind"], shown["date"]["value"], shown["acronym"]) == ("recommendations", "2021-06", "BWG")
    assert shown["title"] == "Broker Working Group: Recommendations, June 2021"


def test_an_item_torn_by_a_blank_line_is_one_item_and_says_so() -> None:
    reading = of(COVER + HEAD + "1. COAC recommends a plan for the\n\nwhole of it.\n2. COAC recommends no.\n")
    assert [(item.text, item.joined_across_break) for item in reading.items] == [
        ("COAC recommends a plan for the whole of it.", True),
        ("COAC recommends no.", False),
    ]
    (warned,) = (each for each in reading.to_json()["warnings"] if each["code"] == "joined-paragraph")
    assert reading.text.splitlines()[warned["line"] - 1] == "1. COAC recommends a plan for the whole of it."


def test_numbers_on_their_own_lines_belong_to_the_item_below_and_ordinals_restart() -> None:
    reading = of(
        "Commercial Customs Operations Advisory Committee\nPublic Meeting\nMay 4, 2022\n\n"
        "RAPID RESPONSE SUBCOMITTEE\n\nFirst Working Group Recommendations\n090001\n1. COAC recommends one.\n090002\n"
        "2. COAC recognizes two.\n\n1|Page\nSecond Task Force Recommendations\n090003\n"
        "   1. The COAC recommends\n      three.\n"
    )
    assert [(item.ordinal, item.number, item.group) for item in reading.items] == [
        (1, "090001", "First Working Group"),
        (2, "090002", "First Working Group"),
        (1, "090003", "Second Task Force"),
    ]
    assert {item.subcommittee for item in reading.items} == {"Rapid Response Subcommittee"}
    assert codes(reading) == ["unknown-group"]
    assert [(each.text, each.why) for each in reading.words.dropped] == [("1|Page", "page number")]


def test_a_list_within_an_item_stays_in_it() -> None:
    reading = of(COVER + HEAD + "1. COAC recommends that CBP:\n   a) ask;\n   b) tell.\n2. COAC recommends two.\n")
    assert listed(reading) == [
        (1, None, "COAC recommends that CBP:\na) ask;\nb) tell."),
        (2, None, "COAC recommends two."),
    ]


def test_a_number_in_the_middle_of_a_sentence_opens_no_item() -> None:
    reading = of(COVER + HEAD + "1. COAC recommends that importers who have\n12. more or less be asked.\n")
    assert listed(reading) == [(1, None, "COAC recommends that importers who have 12. more or less be asked.")]


def test_recommendations_without_numbers_are_items_without_ordinals() -> None:
    reading = of(COVER + HEAD + "COAC recommends one thing.\n\nThe COAC recognizes another.\n")
    assert listed(reading) == [(None, None, "COAC recommends one thing."), (None, None, "The COAC recognizes another.")]
    assert codes(reading) == ["missing-field", "missing-field"]


def test_a_missing_ordinal_is_pointed_out() -> None:
    reading = of(COVER + HEAD + "1. COAC recommends one.\n2. COAC recommends two.\n4. COAC recommends four.\n")
    assert [each.message for each in reading.warnings] == ["item 4 follows item 2: look whether one is missing"]


def test_windows_text_with_a_mark_and_hard_spaces_reads_the_same() -> None:
    plain = COVER + HEAD + "1. COAC recommends one.\n"
    odd = "\ufeff" + plain.replace("\n", "\r\n").replace("recommends one", "recommends\u00a0one")
    assert listed(of(odd)) == listed(of(plain))


@pytest.mark.parametrize("form", ["txt", "pdf", "docx"])
def test_the_real_set_reads_alike_in_each_form(form: str) -> None:
    def squeezed(suffix: str) -> list[str]:
        file = papers() / f"2020-12-ttwg-recommendations.{suffix}"
        return ["".join(item.text.split()) for item in paper.read(file.read_bytes(), file.name).items]

    assert squeezed(form) == squeezed("txt")
    assert len(squeezed(form)) == 5


def test_a_title_repeated_after_a_form_feed_is_a_running_head() -> None:
    head = "COAC Broker Working Group Recommendations"
    reading = of(f"{head}\n\n{COVER}{HEAD}1. COAC recommends one that\n\nPage 1 of 2\n\f{head}\n\ngoes on.\n")
    assert listed(reading) == [(1, None, "COAC recommends one that goes on.")]
    assert [each.text for each in reading.words.dropped] == ["Page 1 of 2", head]
    assert reading.text.startswith(head)


def test_a_group_whose_acronym_begins_with_a_figure_is_named_without_it() -> None:
    reading = of(
        f"{COVER}May 2, 2022\n\nOne U.S. Trade (1UST) Working Group Recommendations\n\n1. COAC recommends one.\n"
    )
    assert [item.group for item in reading.items] == ["One U.S. Trade Working Group"]
    assert codes(reading) == []


def test_an_ordinal_that_stands_twice_under_one_heading_is_pointed_out() -> None:
    """Publishing refuses it: the second item would be an edition of the first."""
    reading = of(COVER + HEAD + "1. COAC recommends one.\n2. COAC recommends two.\n1. COAC recommends three.\n")
    said = 'item 1 is printed twice under "Broker Working Group"; give each its own ordinal or its own heading'
    assert [(each.code, each.message) for each in reading.warnings] == [("repeated-ordinal", said)]


def test_each_group_counts_from_one() -> None:
    lists = "".join(f"{name} Working Group\n\n1. COAC recommends {name}.\n\n" for name in ("Rail", "Bond", "Rail"))
    reading = of(f"Commercial Customs Operations Advisory Committee (COAC)\n{HEAD}{lists}")
    assert [item.ordinal for item in reading.items] == [1, 1, 1]
    assert codes(reading) == []


def test_roman_figures_in_brackets_after_a_number_are_ordinals() -> None:
    figures = ("(I)", "(II)", "(III)", "(IV)", "(V)")
    listed = "".join(f"01060{at} {figure} COAC recommends {figure}.\n\n" for at, figure in enumerate(figures, 1))
    reading = of(COVER + HEAD + listed)
    assert [(item.ordinal, item.text) for item in reading.items] == [
        (place, f"COAC recommends {figure}.") for place, figure in enumerate(figures, 1)
    ]


def test_a_letter_in_brackets_that_its_series_shows_is_none() -> None:
    letters = [f"({letter})" for letter in "ABCDEFGHIJ"]
    listed = "".join(f"01060{at} {letter} COAC recommends {letter}.\n\n" for at, letter in enumerate(letters))
    assert [item.ordinal for item in of(COVER + HEAD + listed).items] == list(range(1, 11))
