"""Citations: in words as a lawyer writes them, and for programs by the grammars that these read."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import World, recommendation, says
from tests.pages.record_public import FIRST, SECOND, kept, whole
from tracker.formats import citation
from tracker.formats.characters import visible
from tracker.formats.citation import Cited
from tracker.text.dates import from_value

SITE, ADDRESS, ON = "COAC record", "https://record.example.gov", date(2026, 12, 16)
ONE = Cited("recommendation", "2020-12/ttwg/5", "Recommendation 010457", f"{ADDRESS}/recommendations/010457@v2", 2, 57,
            "3f9a" * 16, SITE, ON, group="Trusted Trader Working Group", dated=from_value("2020-12"), number="010457",
            item=5, paper="Recommendations", page=3)  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("citation"), at="2026-04-01T15:00:00+00:00")))


def cited(world: World, key: str, paper: str = "") -> Cited:
    one = world.shown(key)
    assert one is not None
    return citation.of(one, SITE, ADDRESS, ON, paper=world.shown(paper) if paper else None)


def test_in_words() -> None:
    assert citation.plain(ONE) == (
        "Commercial Customs Operations Advisory Committee, Trusted Trader Working Group, Recommendation No. 010457, "
        "item 5, in Recommendations, at 3 (Dec. 2020), https://record.example.gov/recommendations/010457@v2 "
        "(COAC record, edition 2, as of Dec. 16, 2026; entry 57, 3f9a3f9a3f9a)."
    )


def test_an_edition_that_the_committee_amended_is_cited_as_that() -> None:
    one = replace(ONE, amended=from_value("2020-12-16"))
    assert "in Recommendations, at 3 (Dec. 2020), as amended Dec. 16, 2020, https://" in citation.plain(one)
    assert "Recommendations, Dec. 2020, as amended Dec. 16, 2020; COAC record" in citation.bibtex(one)
    assert "as amended Dec. 16, 2020; COAC record" in dict(records(citation.ris(one)))["N1"]


def test_an_answer_that_was_revised_is_cited_as_that() -> None:
    one = replace(ONE, kind="response", revised=[(from_value("2023-09-12"), "Revised response")])
    assert "(Dec. 2020), revised Sept. 12, 2023 by Revised response, https://" in citation.plain(one)
    assert "revised Sept. 12, 2023 by Revised response; COAC record" in citation.bibtex(one)
    assert "revised Sept. 12, 2023 by Revised response; COAC record" in dict(records(citation.ris(one)))["N1"]


def test_what_was_never_adopted_is_not_cited_as_advice() -> None:
    one = replace(ONE, standing="not adopted Oct. 27, 2021")
    assert "in Recommendations, at 3 (Dec. 2020) (not adopted Oct. 27, 2021), https://" in citation.plain(one)
    note = "Recommendations, Dec. 2020 (not adopted Oct. 27, 2021); COAC record"
    assert note in citation.bibtex(one)
    assert note in dict(records(citation.ris(one)))["N1"]


STANDINGS: list[tuple[dict[str, str | None], str]] = [
    ({"action": "passed", "text": "adopted"}, "adopted Dec. 16, 2020"),
    ({"action": "passed as amended", "text": "adopted"}, "adopted as amended Dec. 16, 2020"),
    ({"text": "adopted"}, "adopted Dec. 16, 2020"),
    ({"action": "tabled", "text": "adopted"}, "adopted Dec. 16, 2020"),  # the outcome that adopted it is not held
    ({"action": "not passed", "text": "proposed"}, "not adopted Dec. 16, 2020"),
    ({"action": "on agenda", "text": "proposed"}, "proposed"),
    ({"text": "proposed"}, "proposed"),
    ({"action": "tabled", "text": "withdrawn"}, "withdrawn Dec. 16, 2020"),
    ({"action": "withdrawn"}, "withdrawn Dec. 16, 2020"),
    ({"action": "remanded to group", "text": "refining"}, "not adopted; sent back to its group Dec. 16, 2020"),
    ({"action": "presented, not voted (no quorum)"}, "not adopted; presented Dec. 16, 2020, not voted"),
    ({}, "adoption not recorded here"),
]


@pytest.mark.parametrize(("sets", "said"), STANDINGS)
def test_a_citation_says_whether_it_is_the_committee_s_advice(
    tmp_path: Path, sets: dict[str, str | None], said: str
) -> None:
    world = World(tmp_path)
    outcome = [says("2020-12-16/1", "2020-12-16", {"2020-12/pswg/1": sets})] if sets else []
    world.publish(recommendation("2020-12/pswg/1", since="2020-12"), *outcome)
    assert f" (Dec. 2020) ({said}), https://" in citation.plain(cited(world, "2020-12/pswg/1"))
    before = world.shown("2020-12/pswg/1", "2020-12-15")
    assert before is not None
    assert citation.of(before, SITE, ADDRESS, ON).standing == "adoption not recorded here"


def test_an_adopted_amendment_is_said_once_to_be_one(tmp_path: Path) -> None:
    world = World(tmp_path)
    sets = {"2020-12/pswg/1": {"action": "passed as amended", "text": "adopted"}}
    world.publish(recommendation("2020-12/pswg/1", since="2020-12"), says("2020-12-16/1", "2020-12-16", sets))
    one = world.shown("2020-12/pswg/1")
    assert one is not None
    amended = replace(one, links=[{"rel": "amended by", "to": "x"}])
    assert citation.of(amended, SITE, ADDRESS, ON, paper=one).standing == "adopted Dec. 16, 2020"


def test_criteria_are_cited_with_their_programme(world: World) -> None:
    paper = world.shown(f"{SECOND}/recommendations")
    assert paper is not None
    facts = {"paper_kind": "criteria", "programme": "Clear Piers Program", "date": paper.facts["date"]}
    criteria = replace(paper, title="Criteria, June 2023", facts=facts)
    agency = "U.S. Customs and Border Protection, Clear Piers Program, Criteria (June 2023), "
    assert citation.plain(citation.of(criteria, SITE, ADDRESS, ON)).startswith(agency)
    named = replace(criteria, title="Clear Piers Program Criteria, June 2023")
    assert citation.of(named, SITE, ADDRESS, ON).title == "Clear Piers Program Criteria"


def test_an_edition_is_cited_from_the_paper_that_prints_it(world: World) -> None:
    one, paper = world.shown(f"{FIRST}/3"), world.shown(f"{SECOND}/recommendations")
    assert one is not None and paper is not None
    later = replace(
        one, facts={**one.facts, "ordinal_printed": 7}, links=[*one.links, {"rel": "amended by", "to": "x"}]
    )
    said = citation.plain(citation.of(later, SITE, ADDRESS, ON, paper=paper))
    assert "Recommendation No. 090103, item 7, in " in said
    assert f" ({citation.date_words(citation.of(paper, SITE, ADDRESS, ON).dated)}), as amended " in said


DATES = [
    ("2020-09-03", None, "Sept. 3, 2020", "2020/09/03/"),
    ("2020-05", None, "May 2020", "2020/05//"),
    ("2020", None, "2020", "2020///"),
    ("FY2022", None, "FY 2022", "2022///FY 2022"),
    ("2022-02-10..2023-11-03", None, "Feb. 10, 2022–Nov. 3, 2023", "2023///Feb. 10, 2022–Nov. 3, 2023"),
    ("2023-08-01", "by", "by Aug. 1, 2023", "2023///by Aug. 1, 2023"),
]


@pytest.mark.parametrize(("value", "precision", "words", "ris"), DATES)
def test_a_date_is_as_exact_as_it_is_known(value: str, precision: str | None, words: str, ris: str) -> None:
    one = replace(ONE, dated=from_value(value, precision))
    assert f" ({words}), https://" in citation.plain(one)
    assert dict(records(citation.ris(one)))["DA"] == ris
    fields = parsed(citation.bibtex(one))[2]
    assert ("month" in fields) == (one.dated is not None and one.dated.precision in ("day", "month"))


def test_without_a_date_it_says_so() -> None:
    one = replace(ONE, dated=None)
    assert " (n.d.), https://" in citation.plain(one)
    assert "year" not in parsed(citation.bibtex(one))[2]
    assert "PY" not in dict(records(citation.ris(one)))


def test_a_thing_of_the_record(world: World) -> None:
    found = {
        key: f"entry {one.entry}, {one.sha256[:12]}"
        for key in (f"{FIRST}/3", f"{SECOND}/4")
        if (one := world.shown(key))
    }
    said = citation.plain(cited(world, f"{FIRST}/3", f"{FIRST}/recommendations"))
    assert said == (
        "Commercial Customs Operations Advisory Committee, Port Signs Working Group, Recommendation No. 090103, item 3, "
        "in Port Signs Working Group Recommendations, at 1 (Dec. 2020) (adopted Dec. 16, 2020), "
        "https://record.example.gov/recommendations/090103@v1 "
        f"(COAC record, edition 1, as of Dec. 16, 2026; {found[f'{FIRST}/3']})."
    )
    said = citation.plain(cited(world, f"{SECOND}/4"))
    assert said == (
        "Commercial Customs Operations Advisory Committee, Wayfinding, Recommendation 4, at 1 (June 2023) "
        "(adoption not recorded here), "
        f"https://record.example.gov/recommendations/{SECOND}/4@v2 "
        f"(COAC record, edition 2, as of Dec. 16, 2026; {found[f'{SECOND}/4']})."
    )


AUTHORS = [
    ("2023-12/pswg/issue-paper", "U.S. Customs and Border Protection, Office of Quays, Wayfinding, Pub. No. 4411-0909"),
    ("2021/1", "U.S. Customs and Border Protection, CBP response of March 12, 2021"),
    ("2020-12-16/1", "Commercial Customs Operations Advisory Committee, Motion 1 of December 2020"),
]


@pytest.mark.parametrize(("key", "said"), AUTHORS)
def test_the_agency_s_papers_and_answers_are_its_own(world: World, key: str, said: str) -> None:
    assert citation.plain(cited(world, key)).startswith(f"{said} (")


def test_the_address_names_the_edition_and_leads_there(world: World) -> None:
    client = world.client()
    for key in (f"{FIRST}/3", f"{SECOND}/4", "2023-12/pswg/issue-paper", "2020-12-16/1", "pswg", FIRST):
        path = cited(world, key).address.removeprefix(ADDRESS)
        assert ("@v" in path, client.get(path).status_code) == ("#" not in path, 200)


# For programs ---------------------------------------------------------------------------------------------------------

_FIELD = re.compile(r"  ([a-z]+) = ")


def parsed(text: str) -> tuple[str, str, dict[str, str]]:
    """An entry of BibTeX by its own grammar: @type{key, name = value, ...}, each value in balanced braces, or a bare
    word. Raises AssertionError for anything else."""
    head = re.match(r"@([a-z]+)\{([A-Za-z0-9:-]+),\n", text)
    assert head
    fields, place = {}, head.end()
    while field := _FIELD.match(text, place):
        end = _end(text, field.end())
        fields[field[1]] = text[field.end() : end]
        assert text[end] in ",\n"
        place = end + (2 if text[end] == "," else 1)
    assert text[place:] == "}\n"
    return head[1], head[2], fields


def _end(text: str, start: int) -> int:
    if text[start] != "{":
        word = re.compile(r"[a-z]{3}|\d+").match(text, start)
        assert word
        return word.end()
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    raise AssertionError("a brace is left open")


def words_of(value: str) -> str:
    """What a value prints."""
    bare = value.strip("{}") if value.startswith("{{") else value[1:-1]
    for spelt, mark in ((r"\textbackslash{}", "\0"), (r"\textbraceleft{}", "{"), (r"\textbraceright{}", "}"),
                        (r"\textasciitilde{}", "~"), (r"\textasciicircum{}", "^")):  # fmt: skip
        bare = bare.replace(spelt, mark)
    return re.sub(r"\\([#$%&_])", r"\1", bare).replace("\0", "\\")


def records(text: str) -> list[tuple[str, str]]:
    lines = text.split("\r\n")
    assert (lines[0], lines[-2:]) == ("TY  - GOVDOC", ["ER  - ", ""])
    matches = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines[:-1]]
    return [(match[1], match[2]) for match in matches if match]


def test_as_bibtex() -> None:
    kind, key, fields = parsed(citation.bibtex(ONE))
    assert (kind, key) == ("techreport", "coac-010457-v2")
    assert {name: value for name, value in fields.items() if name != "note"} == {
        "author": "{{Commercial Customs Operations Advisory Committee}}",
        "title": "{{Recommendation No. 010457, item 5}}",
        "institution": "{Trusted Trader Working Group}",
        "number": "{010457}",
        "pages": "{3}",
        "year": "{2020}",
        "month": "dec",
        "url": "{https://record.example.gov/recommendations/010457@v2}",
        "urldate": "{2026-12-16}",
    }
    assert words_of(fields["note"]) == (
        "Recommendations, Dec. 2020; COAC record, edition 2, as of Dec. 16, 2026; entry 57, 3f9a3f9a3f9a; "
        f"sha256 {ONE.sha256}; key 2020-12/ttwg/5"
    )
    assert parsed(citation.bibtex(replace(ONE, kind="outcome")))[0] == "misc"


def test_as_ris() -> None:
    told = records(citation.ris(ONE))
    assert [pair for pair in told if pair[0] not in ("N1", "ER")] == [
        ("TY", "GOVDOC"),
        ("ID", "coac-010457-v2"),
        ("AU", "Commercial Customs Operations Advisory Committee,"),
        ("TI", "Recommendation No. 010457, item 5"),
        ("A2", "Trusted Trader Working Group"),
        ("T2", "Recommendations"),
        ("M1", "010457"),
        ("SP", "3"),
        ("PY", "2020"),
        ("DA", "2020/12//"),
        ("PB", "Commercial Customs Operations Advisory Committee"),
        ("ET", "2"),
        ("UR", "https://record.example.gov/recommendations/010457@v2"),
        ("Y2", "2026/12/16/"),
    ]


NASTY = st.text(alphabet=st.one_of(st.sampled_from("{}\\%&#_$~^\"',@\r\n\t\x00\u2028 -"), st.characters(codec="utf-8")))


@given(NASTY, NASTY, NASTY)
def test_whatever_the_words_each_form_holds_them(title: str, group: str, address: str) -> None:
    one = replace(ONE, kind="outcome", title=title, group=group, item=None, address=f"{ADDRESS}/{address}")
    line = visible(" ".join(title.split()))
    fields = parsed(citation.bibtex(one))[2]
    assert words_of("{" + fields["title"][2:-2] + "}") == line
    assert re.fullmatch(r"[!#-;=?-\[\]_a-z~]+", fields["url"][1:-1])
    told = dict(records(citation.ris(one)))
    assert (told["TI"], told["UR"]) == (line, fields["url"][1:-1])
    assert len(citation.plain(one).splitlines()) == 1
