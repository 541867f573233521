"""Two lists of synonyms compared and joined, row by row; and what a published one holds."""

import pytest

from tracker.rules.synonyms import Row, changes, held, joined, understood

QRA, WRO = Row("QRA", ("Quick Response Audit",)), Row("WRO", ("Withhold Release Order",))
FA = Row("FA", ("Focused Assessment",), ("QRA",))
BASE = [FA, QRA, WRO]


def test_what_belongs_together_with_a_row_and_has_none_has_one_from_here_on() -> None:
    entries = [{"acronym": "ISA", "names": ["Importer Self-Assessment"], "related": ["Trade Compliance", "fa"]},
               {"acronym": "FA", "names": [], "related": ["trade  compliance"]}]  # fmt: skip
    assert held(entries) == [
        Row("FA", (), ("trade  compliance",)),
        Row("ISA", ("Importer Self-Assessment",), ("Trade Compliance", "fa")),
        Row("Trade Compliance"),
    ]
    assert held([]) == []


def test_a_row_is_read_line_by_line() -> None:
    typed = {"acronym": "  Q  RA ", "names": "Quick\tAudit\r\n\r\n Fast Audit \n", "related": ""}
    row = understood(typed, 7)
    assert (row, row.number) == (Row("Q RA", ("Quick Audit", "Fast Audit")), 7)
    assert understood(row.typed, 7) == row


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (BASE[::-1], []),
        ([*BASE, Row("MSC")], [("MSC", "added", [])]),
        ([FA, QRA], [("WRO", "taken away", ["Other names: no longer Withhold Release Order"])]),
        ([FA, QRA, Row("wro", WRO.names)], [("wro", "changed", ["Acronym or short name: no longer WRO, new wro"])]),
        (
            [Row("FA", ("Focused Audit",)), QRA, WRO],
            [("FA", "changed", ["Other names: no longer Focused Assessment, new Focused Audit",
                                "Belongs together with: no longer QRA"])],
        ),
    ],
)  # fmt: skip
def test_what_changes_is_told_by_row_and_column(new: list[Row], told: list[tuple[str, str, list[str]]]) -> None:
    assert [(one.acronym, one.what, one.words) for one in changes(BASE, new)] == told


def test_another_order_of_names_is_told_with_all_of_them() -> None:
    (one,) = changes([Row("A", ("one", "two"))], [Row("A", ("two", "one"))])
    assert one.json() == {
        "acronym": "A",
        "what": "changed",
        "columns": {"names": {"gone": ["one", "two"], "come": ["two", "one"]}},
    }


def test_what_two_changed_apart_is_joined_and_of_one_row_mine_stays() -> None:
    theirs = [Row("FA", ("Focused Audit",)), WRO, Row("MSC", ("Minimum Security Criteria",))]  # without QRA
    mine = [Row("FA", ("Field Audit",)), QRA, Row("WRO", ("Withholding",)), Row("PGA", ("Partner Agency",))]
    assert joined(BASE, theirs, mine) == [
        Row("FA", ("Field Audit",)),
        Row("MSC", ("Minimum Security Criteria",)),
        Row("PGA", ("Partner Agency",)),
        Row("WRO", ("Withholding",)),
    ]
    assert joined(BASE, theirs, BASE) == sorted(theirs, key=lambda row: row.acronym)
    assert joined(BASE, BASE, mine) == sorted(mine, key=lambda row: row.acronym)
