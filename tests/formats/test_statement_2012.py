"""An answer in the form of 2012: our own reader of those papers finds each recommendation with its status."""

import pytest

from tracker.formats import statement_2012
from tracker.formats.on_paper import FORMS
from tracker.formats.written import markdown
from tracker.reading import paper

VALUES = {"text": "CBP agrees with *most* of it", "reasons": "Not at night.", "signer": "Rosa Example",
          "evidence": [{"address": "https://www.example.gov/list"}]}  # fmt: skip
ITEMS = [("Recommendation 090302", "COAC recommends that CBP\npost sign 2."),
         ("Recommendation 090303", "COAC recommends that CBP post sign 3.")]  # fmt: skip


def test_each_recommendation_has_a_numbered_status_paragraph() -> None:
    made = statement_2012.of(VALUES, ["agreed in part", "agreed"], ITEMS, "Office of Port Signs", "March 12, 2021")
    assert [(one.called, one.text, one.status) for one in made.items] == [
        ("Recommendation 090302", "COAC recommends that CBP post sign 2.",
         "CBP agrees in part. CBP agrees with *most* of it. Reasons: Not at night. "
         "Evidence: https://www.example.gov/list"),
        ("Recommendation 090303", "COAC recommends that CBP post sign 3.",
         "CBP agrees. CBP agrees with *most* of it. Reasons: Not at night. Evidence: https://www.example.gov/list"),
    ]  # fmt: skip
    words = markdown(statement_2012.written(made))
    assert "**Current Status of COAC Recommendations:**\n\n1. Recommendation 090302: COAC" in words
    assert r"CBP agrees with \*most\* of it." in words and "Signature" not in words


@pytest.mark.parametrize("form", FORMS)
def test_our_reader_of_such_papers_finds_the_same(form: str) -> None:
    told = VALUES | {"text": "CBP agrees with the words of it as they were adopted. " * 40}
    made = statement_2012.of(told, ["agreed in part", "agreed"], ITEMS, "Office of Port Signs", "March 12, 2021")
    found = paper.read(FORMS[form].made(statement_2012.written(made)), f"paper.{form}").to_json()
    assert (found["kind"], found["office"], found["submitted_by"]) == (
        "issue-paper",
        "Office of Port Signs",
        "Rosa Example",
    )
    assert [one["text"] for one in found["items"]] == [one.text for one in made.items]
    assert [one["status"] for one in found["items"]] == [one.status for one in made.items]


def test_what_somebody_typed_stands_as_it_was_typed() -> None:
    typed = r"**not bold** \* [x](y) <b>"
    made = statement_2012.of({"text": typed}, ["agreed"], ITEMS[:1], "Office", "March 12, 2021")
    for form in ("docx", "pdf"):
        assert typed in paper.read(FORMS[form].made(statement_2012.written(made)), f"paper.{form}").text, form


def test_a_package_has_a_place_to_sign_for_each_office() -> None:
    made = statement_2012.of(
        {}, [""], ITEMS[:1], "Office", "[date]", clearing=[("Counsel", "awaiting")], draft="answer-1"
    )
    words = markdown(statement_2012.written(made))
    assert words.count("Signature: ____") == 1 and "Counsel: awaiting" in words
    assert words.startswith("**DRAFT answer-1: not public**")
