"""Which lists of synonyms search can go by, and what is said of the others."""

import pytest

from tracker.rules.synonyms import LONGEST, NAMES, ROWS, TOGETHER, Row, held
from tracker.search.synonyms import Synonyms, defaults
from tracker.search.vocabulary import Fault, faults

QRA = Row("QRA", ("Quick Response Audit",), number=1)


def told(*rows: Row) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.message) for one in faults(rows)]


def test_the_list_that_a_record_begins_with_is_one_and_means_the_same_row_by_row() -> None:
    rows = held(defaults())
    assert faults(rows) == []
    before, after = Synonyms.of(defaults()), Synonyms.of([row.fact for row in rows])
    assert {forms: {(one.printed, one.weight) for one in names} for forms, names in before.names.items()} == {
        forms: {(one.printed, one.weight) for one in names} for forms, names in after.names.items()
    }


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (Row("", ("Focused Assessment",)), "acronym", "The row has no acronym or short name."),
        (Row("FA"), "names", "FA has no other name and belongs together with nothing, so the row says nothing."),
        (Row("qra", ("Quick Check",)), "acronym", '"qra" is what another row is known by.'),
        (Row("QRAs", ("Quick Check",)), "acronym", 'Search takes "QRAs" for "QRA", which stands in the row of QRA.'),
        (Row("FA", ("QRA",)), "names", '"QRA" is what another row is known by.'),
        (Row("FA", ("quick response audit",)), "names", '"quick response audit" stands in the row of QRA too.'),
        (Row("FA", ("Quick Responses Audits",)), "names",
         'Search takes "Quick Responses Audits" for "Quick Response Audit", which stands in the row of QRA.'),
        (Row("FA", ("Field Audit", "field  audit")), "names", '"field  audit" stands twice in this row.'),
        (Row("FA", ("fa", "Field Audit")), "names", '"fa" stands twice in this row.'),
        (Row("FA", ("&",)), "names",
         'Search can never find "&": all of it is signs, or small words such as "the" or "it".'),
        (Row("IT", ("Information Technology",)), "acronym",
         'Search can never find "IT": all of it is signs, or small words such as "the" or "it".'),
        (Row("FA", ("\u200b\u00ad",)), "names",
         'Search can never find "\u200b\u00ad": all of it is signs, or small words such as "the" or "it".'),
        (Row("FA", ("a; b",)), "names", '"a; b" holds ";", which parts names.'),
        (Row("FA", ("bell\x07",)), "names", "'bell\\x07' holds a character that stands in no text."),
        (Row("FA", ("x" * (LONGEST + 1),)), "names",
         f'"{"x" * 40}..." has 101 characters; a name has at most 100.'),
        (Row("FA", (), ("nothing",)), "related", '"nothing" is a name of no row.'),
        (Row("FA", (), ("&", "QRA")), "related", '"&" is a name of no row.'),
        (Row("FA", ("Field Audit",), ("field audit",)), "related", '"field audit" is a name of this row itself.'),
        (Row("FA", (), ("QRA", "qra")), "related", '"qra" stands twice in this row.'),
        (Row("FA", tuple(f"Audit {place}" for place in range(NAMES + 1))), "names",
         "There are 11 other names; at most 10 are kept."),
    ],
)  # fmt: skip
def test_a_row_that_search_cannot_go_by_is_told_with_its_column(row: Row, column: str, said: str) -> None:
    numbered = Row(row.acronym, row.names, row.related, number=2)
    assert told(QRA, numbered) == [(2, column, said)]
    assert all(one.remedy for one in faults([QRA, numbered]))


def test_every_fault_is_told_in_the_order_of_the_rows() -> None:
    rows = [Row("QRA", ("the",), number=4), Row("FA", ("QRA",), ("none",), number=9)]
    assert [(one.row, one.column, one.named) for one in faults(rows)] == [
        (4, "names", "QRA"),
        (9, "names", "FA"),
        (9, "related", "FA"),
    ]


def test_spellings_of_one_name_stand_in_one_row() -> None:
    assert faults([Row("CTPAT", ("C-TPAT", "Customs Trade Partnership"))]) == []


def test_who_is_named_by_others_may_say_nothing_itself_up_to_a_number() -> None:
    others = [Row(f"A{place}", (f"Audit {place}",), ("Audits of all kinds",), place) for place in range(TOGETHER + 1)]
    bare = Row("Audits of all kinds", number=99)
    assert faults([*others[:TOGETHER], bare]) == []
    (one,) = faults([*others, bare])
    assert (one.row, one.column) == (99, "related")
    assert one.message.startswith("It belongs together with 7 rows (A0, A1, A2, A3, A4, A5, A6)")


def test_so_many_rows_and_no_more() -> None:
    rows = [Row(f"A{place}", (f"Audit {place}",), number=place) for place in range(ROWS + 1)]
    assert faults(rows[:ROWS]) == []
    said = "The list has 401 rows; at most 400 are kept."
    assert faults(rows) == [Fault(ROWS, "acronym", f"A{ROWS}", said, "Take out those that nobody searches for.")]
