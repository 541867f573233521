"""Which citations are found, in which system, and what can be said of each without looking it up."""

import pytest

from tracker.text import citations


def judged(text: str) -> list[tuple[str, str, str]]:
    return [(each.printed, each.system, each.verdict) for each in citations.find(text)]


@pytest.mark.parametrize(
    ("text", "printed", "system", "verdict"),
    [
        ("see 81 FR 50000 (July 29, 2016).", "81 FR 50000", "FR", "sound"),
        ("see 81 Fed. Reg. 50,000.", "81 Fed. Reg. 50,000", "FR", "sound"),
        ("see 81 FRN 50000.", "81 FRN 50000", "FR", "doubtful"),
        ("see 81 FRN 2016-18125.", "81 FRN 2016-18125", "FR", "doubtful"),
        ("see 81 FR 2016-2018.", "81 FR 2016", "FR", "sound"),
        ("announced (81 FR 50000) on July 29, 2015.", "81 FR 50000", "FR", "doubtful"),
        ("announced (81 FR 1200) on December 1, 2016.", "81 FR 1200", "FR", "doubtful"),
        ("under 19 U.S.C. § 1517(c), the", "19 U.S.C. § 1517(c)", "U.S.C.", "sound"),
        ("under 77 U.S.C. 12", "77 U.S.C. 12", "U.S.C.", "doubtful"),
        ("under 19 U.S.C. and", "19 U.S.C.", "U.S.C.", "unknown"),
        ("in 19 CFR part 113.", "19 CFR part 113", "CFR", "sound"),
        ("in 19 C.F.R. 149.2.", "19 C.F.R. 149.2", "CFR", "sound"),
        ("in 60 CFR 1", "60 CFR 1", "CFR", "doubtful"),
        ("by Public Law 114-125", "Public Law 114-125", "Pub. L.", "sound"),
        ("by Pub. L. No. 12-3", "Pub. L. No. 12-3", "Pub. L.", "doubtful"),
        ("docket USCBP-2023-0099", "USCBP-2023-0099", "docket", "sound"),
        ("[FR Doc No: 2023-99901]", "FR Doc No: 2023-99901", "FR Doc", "sound"),
    ],
)
def test_a_citation_is_found_and_judged(text: str, printed: str, system: str, verdict: str) -> None:
    assert judged(text) == [(printed, system, verdict)]


def test_a_doubtful_page_says_which_document_number_it_may_be() -> None:
    (found,) = citations.find("announced in the Federal Register (81 FRN 18125) on November 2, 2016")
    assert "2016-18125" in found.note
    assert "page 18125 does not fit November 2, 2016" in found.note
    assert found.standard == ""


def test_the_usual_form_is_given_where_it_can_be_told() -> None:
    found = citations.find("81 Fed. Reg. 50,000; 19 C.F.R. § 113.1; Public Law 114–125")
    assert [each.standard for each in found] == ["81 FR 50000", "19 CFR 113.1", "Pub. L. 114-125"]


def test_each_place_is_where_the_citation_stands() -> None:
    text = "First 19 CFR 10, then 20 CFR 404."
    assert [text[each.start : each.end] for each in citations.find(text)] == ["19 CFR 10", "20 CFR 404"]


def test_plain_numbers_are_no_citations() -> None:
    assert judged("In FY 2022, 79 members and 13992 entries; Pub# 3477-1123; 010457.") == []
