"""How a paper's sections are set: points once, where they are printed; items as themselves."""

from tracker.pages.public.sections import PARAGRAPH, POINTS, Block, Section, blocks, sections


def test_points_stand_where_the_text_prints_them() -> None:
    text = "It has two:\n\n• one thing • another\n\nMore later."
    assert blocks(text, ["one thing", "another"]) == [
        Block(PARAGRAPH, ("It has two:",)),
        Block(POINTS, ("one thing", "another")),
        Block(PARAGRAPH, ("More later.",)),
    ]


def test_a_list_over_several_paragraphs_is_one() -> None:
    assert blocks("1. one\n\n2. two\n\n3. three", ["one", "two", "three"]) == [Block(POINTS, ("one", "two", "three"))]


def test_a_point_broken_over_paragraphs_is_whole() -> None:
    assert blocks("• first, which goes\n\non here • second", ["first, which goes on here", "second"]) == [
        Block(POINTS, ("first, which goes on here", "second"))
    ]


def test_points_found_nowhere_stand_last() -> None:
    assert blocks("Words.", ["a point"]) == [Block(PARAGRAPH, ("Words.",)), Block(POINTS, ("a point",))]


def test_no_words_are_dropped_where_a_list_only_resembles_its_text() -> None:
    assert blocks("one thing and more", ["one thing"]) == [
        Block(PARAGRAPH, ("one thing and more",)),
        Block(POINTS, ("one thing",)),
    ]


def test_a_section_that_holds_the_items_is_left_to_them() -> None:
    told = [{"text": "Cover"}, {"heading": "Group", "text": "1. COAC recommends signs.", "points": ["x"]}]
    assert sections(told, ["COAC recommends signs."]) == [Section("", (Block(PARAGRAPH, ("Cover",)),))]


def test_items_of_one_paragraph_are_left_to_them_line_by_line() -> None:
    text = "The group met\n twice.\n1. COAC recommends\nsigns.\n2. COAC recommends maps."
    left = sections([{"text": text}], ["COAC recommends maps.", "COAC recommends signs."])
    assert left == [Section("", (Block(PARAGRAPH, ("The group met\n twice.",)),))]


def test_what_stands_between_the_items_is_not_lost() -> None:
    text = "Signs Group\n\nThe group met twice.\n\n1. COAC recommends signs.\n\nStatus: Done.\n\n010001 COAC recommends maps."
    items = ["COAC recommends signs.", "COAC recommends maps."]
    left = [block.words[0] for one in sections([{"text": text}], items) for block in one.blocks]
    assert left == ["The group met twice.", "Status: Done."]
