"""Which recommendation a printed item is: what is sure by itself, and every trap in which somebody is asked."""

import pytest

from tests.rules.builders_held import COUNT, KIN, MAP, SIGN, held, item, match, simple, told, wording
from tracker.rules.held import Held, Holdings
from tracker.rules.matching import NEW, SAME, kinship, matched

A = "2020-12/ttwg/1"
OTHER = SIGN.replace("one sign", "two signs")
SURE = [
    ("the number and the words", item(SIGN, number="010457", on="2023-03"), [simple(A, SIGN, "010457")], A, SAME),
    ("the number, under another body", item(SIGN, number="010457", group="ie"), [simple(A, SIGN, "010457")], A, SAME),
    ("a number for a draft that had none", item(SIGN, number="010457", ordinal=1), [simple(A, SIGN)], A, SAME),
    ("the draft, after its numbered list", item(SIGN, ordinal=1), [simple(A, SIGN, "010457")], A, SAME),
    ("the cover's month, not the meeting's", item(SIGN, on="2021-01-20", ordinal=3), [simple(A, SIGN)], A, SAME),
    ("the same group at another date", item(SIGN, on="2022-03"), [simple(A, SIGN)], A, SAME),
    ("the body above its group", item(SIGN, group="stl"), [simple(A, SIGN)], A, SAME),
    ("no group printed", item(SIGN, group="coac"), [simple(A, SIGN)], A, SAME),
    ("two of the words, one of the group", item(SIGN), [simple(A, SIGN), simple("2020-12/ie/1", SIGN)], A, SAME),
    ("two of the words, one of the month", item(SIGN), [simple(A, SIGN), simple("2019-12/ttwg/1", SIGN)], A, SAME),
    ("two of the month, one of the place", item(SIGN, ordinal=1), [simple(A, SIGN), simple("2020-12/ttwg/2", SIGN)], A, SAME),
    ("nothing like it", item(COUNT), [simple(A, SIGN)], None, NEW),
    ("nothing like it at its place", item(COUNT, ordinal=1), [simple(A, SIGN)], None, NEW),
    ("like it, but with another number", item(OTHER.replace("hours", "times"), number="010459"), [simple(A, SIGN, "010457")], None, NEW),
    ("like it, but another group's", item(OTHER.replace("the hours", "its tolls"), group="ie"), [simple(A, SIGN)], None, NEW),
    ("nothing held", item(SIGN), [], None, NEW),
]  # fmt: skip
ASKED = [
    ("the number, other words", item(OTHER, number="010457"), [simple(A, SIGN, "010457")], "with other words", [A]),
    ("a misprinted number", item(COUNT, number="010457"), [simple(A, SIGN, "010457")], "is the number a misprint", [A]),
    (
        "a number against the words",
        item(MAP, number="010457"),
        [simple(A, SIGN, "010457"), simple("2020-12/ttwg/2", MAP, "010458")],
        "but has the words of 2020-12/ttwg/2",
        ["2020-12/ttwg/2", A],
    ),
    ("words with another number", item(SIGN, number="010475"), [simple(A, SIGN, "010457")], "has another number", [A]),
    ("another group's words", item(SIGN, group="ie"), [simple(A, SIGN)], "of another group", [A]),
    ("another term's words", item(SIGN, on="2023-06", term="16"), [simple(A, SIGN, term="15")], "another term", [A]),
    ("long after, in an unknown term", item(SIGN, on="2023-06"), [simple(A, SIGN)], "another term", [A]),
    (
        "two of the same place",
        item(SIGN, ordinal=3),
        [simple(A, SIGN), simple("2020-12/ttwg/2", SIGN)],
        "2 items that are held have its words",
        [A, "2020-12/ttwg/2"],
    ),
    ("other words at its place", item(OTHER, ordinal=1), [simple(A, SIGN)], f"Very like {A}", [A]),
    ("very like, elsewhere", item(OTHER, on="2023-06", group="ie"), [simple(A, SIGN)], f"Very like {A}", [A]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "known", "key", "verdict"), [one[1:] for one in SURE], ids=[one[0] for one in SURE]
)
def test_what_is_sure_needs_nobody(printed: object, known: list[Held], key: str | None, verdict: str) -> None:
    assert told(match(printed, *known)) == (key, True, verdict)  # type: ignore[arg-type]


@pytest.mark.parametrize(("printed", "known", "why", "keys"), [one[1:] for one in ASKED], ids=[one[0] for one in ASKED])
def test_what_is_not_sure_is_asked(printed: object, known: list[Held], why: str, keys: list[str]) -> None:
    found = match(printed, *known)  # type: ignore[arg-type]
    assert found.verdict is None
    assert why in found.why
    assert [one.key for one in found.candidates] == keys


def test_which_it_is_may_be_sure_though_its_words_are_asked() -> None:
    found = match(item(OTHER, number="010457"), simple(A, SIGN, "010457"))
    assert (found.key, found.sure, found.likely) == (A, True, True)
    far = match(item(SIGN, group="ie"), simple(A, SIGN))
    assert (far.key, far.sure, far.likely) == (None, False, False)


def test_two_items_of_a_paper_that_would_be_one_are_asked() -> None:
    known = Holdings([simple(A, SIGN)])
    both = [item(SIGN, place=4), item(SIGN, place=9)]
    assert [found.sure for found in matched(both, known, KIN)] == [False, False]
    first, second = matched(both, known, KIN)
    assert first.why == f"Item 9 of this paper would be {A}, too."
    assert [one.key for one in second.candidates] == [A]


def test_of_two_the_one_with_the_number_is_it() -> None:
    known = Holdings([simple(A, SIGN, "010457")])
    first, second = matched([item(SIGN, place=1), item(SIGN, place=2, number="010457")], known, KIN)
    assert (first.verdict, second.verdict) == (None, SAME)


def test_what_one_item_surely_is_another_is_not_merely_for_being_like_it() -> None:
    known = Holdings([simple(A, SIGN, "010457")])
    first, second = matched([item(OTHER, place=1), item(SIGN, place=2, number="010457")], known, KIN)
    assert (first.verdict, second.verdict) == (NEW, SAME)
    assert matched([item(OTHER)], known, KIN)[0].verdict is None


def test_words_are_compared_with_those_in_force_when_the_paper_was_printed() -> None:
    known = held(A, wording(SIGN, "2020-12"), wording(OTHER, "2022-03", 2), numbers="010457")
    early, late = (match(item(SIGN, on=on, number="010457"), known) for on in ("2021-06", "2023-01"))
    assert (early.verdict, late.verdict) == (SAME, None)
    assert match(item(OTHER, on="2023-01", number="010457"), known).verdict == SAME
    assert match(item(OTHER, on="2021-06", number="010457"), known).verdict is None
    assert match(item(SIGN, on="2019-01", number="010457"), known).verdict == SAME


def test_where_the_dates_leave_the_order_open_either_wording_will_do() -> None:
    known = held(A, wording(SIGN, "2020-12"), wording(OTHER, "2020-12-16", 2, number="010457"))
    assert [match(item(text, ordinal=1), known).verdict for text in (SIGN, OTHER)] == [SAME, SAME]


def test_groups_in_a_circle_are_no_trap() -> None:
    assert not kinship({"a": "b", "b": "a"})("a", "c")
    assert (KIN("ttwg", "stl"), KIN("ttwg", "flwg"), KIN("ttwg", None)) == (True, False, True)
