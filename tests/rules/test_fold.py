"""The fold: words and status in the order of the days they are about, however late they were recorded."""

from tracker.rules.fold import FOREVER, Said, Set, Span, at, spans


def test_an_edition_stands_until_the_next() -> None:
    first, second = Said("2020-01-01", 1, 1), Said("2021-01-01", 2, 2)
    assert spans([second, first]) == [
        Span("2020-01-01", "2021-01-01", 1, {}),
        Span("2021-01-01", FOREVER, 2, {}),
    ]


def test_what_is_said_late_counts_from_its_day() -> None:
    said = [
        Said("2020-01-01", 1, 1),
        Said("2022-01-01", 2, None, {"implementation": "fully implemented"}),
        Said("2021-01-01", 3, None, {"implementation": "partially implemented"}),
    ]
    found = spans(said)
    assert [at(found, day).status.get("implementation") for day in ("2020-06-01", "2021-06-01", "2022-06-01")] == [
        None,
        Set("partially implemented", "2021-01-01", 3),
        Set("fully implemented", "2022-01-01", 2),
    ]


def test_two_says_of_one_day_count_in_the_order_of_recording() -> None:
    found = spans(
        [Said("2020-01-01", 1, 1), Said("2020-01-01", 3, None, {"a": "two"}), Said("2020-01-01", 2, None, {"a": "one"})]
    )
    assert found == [Span("2020-01-01", FOREVER, 1, {"a": Set("two", "2020-01-01", 3)})]


def test_a_value_can_be_taken_back_to_nothing_known() -> None:
    found = spans([Said("2020-01-01", 1, 1, {"a": "one"}), Said("2021-01-01", 2, None, {"a": None})])
    assert [dict(span.status) for span in found] == [{"a": Set("one", "2020-01-01", 1)}, {}]


def test_a_thing_is_not_there_before_its_first_edition() -> None:
    found = spans([Said("2020-01-01", 2, None, {"a": "one"}), Said("2021-01-01", 1, 1)])
    assert found == [Span("2021-01-01", FOREVER, 1, {"a": Set("one", "2020-01-01", 2)})]
    assert at(found, "2020-06-01") is None


def test_what_comes_off_the_agenda_of_a_meeting_is_again_what_it_was_before() -> None:
    """By the entry that said so and since its day, also where it stands on another's agenda or was said late."""
    on, off = {"action": "on agenda"}, {"action": "off the agenda"}
    one, two = "2021-03-01", "2021-06-01"
    said = [
        Said("2020-01-01", 1, 1),
        Said("2020-03-01", 9, None, {"action": "tabled"}),  # recorded last
        Said("2021-01-01", 2, None, on, one),
        Said("2021-01-02", 3, None, on, two),
        Said("2021-01-03", 4, None, off, one),
        Said("2021-01-04", 5, None, off, two),
        Said("2021-01-05", 6, None, off, two),
    ]
    found = spans(said)
    assert [at(found, f"2021-01-0{day}").status["action"] for day in (1, 2, 3, 4, 5)] == [
        Set("on agenda", "2021-01-01", 2),
        *[Set("on agenda", "2021-01-02", 3)] * 2,
        *[Set("tabled", "2020-03-01", 9)] * 2,
    ]
    assert "action" not in spans([said[0], *said[2:]])[-1].status


def test_no_agenda_proposes_anew_what_was_adopted_before() -> None:
    """However the two were recorded; where the adoption is no more, the agenda counts, and after a later remand too."""
    listed = Said("2021-02-01", 2, None, {"text": "proposed", "action": "on agenda"}, "2021-03-01")
    passed = Said("2021-01-15", 3, None, {"text": "adopted", "action": "passed"}, "")
    sent_back = Said("2021-01-20", 4, None, {"text": "refining", "action": "remanded to group"}, "")

    def stands(*said: Said) -> dict[str, str]:
        found = at(spans([Said("2020-01-01", 1, 1), *said]), "2021-06-01")
        assert found is not None
        return {axis: held.value for axis, held in found.status.items()}

    assert stands(listed, passed) == stands(passed) == {"text": "adopted", "action": "passed"}
    assert stands(listed) == stands(listed, passed, sent_back) == {"text": "proposed", "action": "on agenda"}
