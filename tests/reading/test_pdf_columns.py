"""Pages of a PDF that are set in two columns: read one after the other, and never taken for tables or the other way."""

from tests.builders_pdf import Printed, block, centred, pdf
from tracker.reading import paper
from tracker.reading.result import Reading

LEFT = "The members wish to thank the staff of the ports for their help in the spring, and for the time that they gave to each of the groups, which was more than anybody could have hoped for when the work began."
RIGHT = "No new advice is put forward this quarter. The groups expect to bring their drafts to the summer meeting, where the members will say which of them are ready and which of them ought to wait for the fall."
WIDE = "What follows was agreed by all groups of the subcommittee and stands here in full, as it was said at the time."


def read(*pages: list[Printed]) -> Reading:
    return paper.read(pdf(*pages), "summary.pdf")


def column(text: str, top: float, left: float) -> list[Printed]:
    return block(text, top, left, width=30)


def test_one_column_is_read_after_the_other() -> None:
    reading = read([centred("Quarterly Report", 60, 14, True), *column(LEFT, 100, 72), *column(RIGHT, 100, 320)])
    assert reading.text.split("\n\n")[-2:] == [LEFT, RIGHT]
    assert reading.words.missing == 0


def test_columns_and_lines_as_wide_as_the_page_take_turns() -> None:
    page = [*block(WIDE, 60), *column(LEFT, 110, 72), *column(RIGHT, 110, 320), *block(WIDE, 240),
            *column(RIGHT, 290, 72), *column(LEFT, 290, 320)]  # fmt: skip
    assert read(page).text.split("\n\n") == [WIDE, LEFT, RIGHT, WIDE, RIGHT, LEFT]


def test_a_sentence_goes_on_at_the_top_of_the_next_column() -> None:
    first, second = LEFT[: LEFT.index("which")], LEFT[LEFT.index("which") :] + " " + RIGHT
    reading = read([*block(WIDE, 60), *column(first, 110, 72), *column(second, 110, 320)])
    assert f"{first} {second}".replace("  ", " ") in reading.text
    assert [each.code for each in reading.warnings if each.span] == ["joined-paragraph"]


def test_a_short_heading_under_both_columns_comes_after_both() -> None:
    page = [*block(WIDE, 60), *column(LEFT, 110, 72), *column(RIGHT, 110, 320), Printed("Earlier Advice", 262, bold=True),
            *block(WIDE, 290)]  # fmt: skip
    assert read(page).text.split("\n\n") == [WIDE, LEFT, RIGHT, "Earlier Advice", WIDE]


def test_a_note_at_the_foot_of_a_column_is_read_after_the_text() -> None:
    note = [
        Printed(text, 600 + 9 * place, 72, 7) for place, text in enumerate(("1 As said in May by", "the two ports."))
    ]
    start = [*column(LEFT, 480, 72), *note, *column(f"{RIGHT}", 480, 320)]
    assert read([*block(WIDE, 440), *start]).text.split("\n\n") == [
        WIDE,
        LEFT,
        RIGHT,
        "1",
        "As said in May by the two ports.",
    ]


def test_names_beside_each_other_are_no_columns_of_text() -> None:
    names = ("Dana Whitlock", "Noor Castellan", "Ines Marchetti", "Theo Lindgren", "Mara Quint", "Jude Okafor")
    page = [
        each
        for place, name in enumerate(names)
        for each in (Printed(name, 100 + 14 * place), Printed(f"{name.split()[1]} Brokers", 100 + 14 * place, 320))
    ]
    assert read(page).text.split("\n")[0].startswith("Dana Whitlock Whitlock Brokers")


def test_a_date_set_at_the_right_edge_is_no_column() -> None:
    lines = [
        line
        for place in range(6)
        for line in (*block(WIDE, 100 + 60 * place), Printed("May 2024", 130 + 60 * place, 450))
    ]
    assert read(lines).text.count(WIDE.split(" and ")[0]) == 6


def test_headings_beside_each_other_over_running_text_are_no_heads_of_a_table() -> None:
    over = [Printed("Ongoing Work", 100, 72, bold=True), Printed("Next Steps", 100, 320, bold=True)]
    page = [*block(WIDE, 60), *over, *column(f"{LEFT} {RIGHT}", 114, 72), *column(f"{RIGHT} {LEFT}", 114, 320)]
    text = read(page).text.split("\n")
    assert [text.index("Ongoing Work") + 1, text.index("Next Steps") + 1] == [
        text.index(f"{LEFT} {RIGHT}"),
        text.index(f"{RIGHT} {LEFT}"),
    ]


def two_columns(tail: tuple[str, str], heads: tuple[str, str] = ("", "")) -> Reading:
    """A page of columns, and a short one on which they end; the lines of its columns stand at heights of their own."""
    first = [*column(f"{LEFT} {LEFT} {LEFT}", 100, 72), *column(f"{RIGHT} {RIGHT} {RIGHT}", 100, 320)]
    second = [*column(tail[0], 100, 72), *column(tail[1], 105, 320)]
    over = [[Printed(head, 62), Printed("Advice as Adopted", 62, 420)] if head else [] for head in heads]
    return read([*over[0], *first], [*over[1], *second])


def test_a_short_last_page_is_read_by_the_columns_of_the_pages_before() -> None:
    tail = ("It was said once more that the ports had helped.", "The next meeting is to be held in the fall.")
    reading = two_columns(tail)
    assert reading.text.split("\n\n")[-2:] == [*tail]
    assert reading.words.missing == 0
    assert "doubtful-order" not in [each.code for each in reading.warnings]


def test_what_may_be_columns_that_go_on_or_a_table_is_read_across_and_said() -> None:
    names = ("Dana Whitlock", "Noor Castellan", "Ines Marchetti", "Theo Lindgren")
    rows = [
        Printed(text, 100 + 14 * place, left)
        for place, name in enumerate(names)
        for text, left in ((name, 72), (name.split()[1], 320))
    ]
    first = [*column(f"{LEFT} {LEFT}", 100, 72), *column(f"{RIGHT} {RIGHT}", 100, 320)]
    reading = read(first, rows)
    assert "Dana Whitlock Whitlock" in reading.text
    assert [each.page for each in reading.warnings if each.code == "doubtful-order"] == [2]


def test_a_running_head_over_columns_is_one_line_though_its_left_part_changes() -> None:
    reading = two_columns((f"{LEFT} {LEFT}", RIGHT), heads=("Rail Group", "Ports Group"))
    said = [(each.text, each.why) for each in reading.words.dropped]
    assert said == [(f"{group} Advice as Adopted", "running head") for group in ("Rail Group", "Ports Group")]
