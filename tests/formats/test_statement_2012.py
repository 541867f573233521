"""An answer in the form of 2012: our own reader of those papers finds each recommendation with its status."""

from tracker.formats import statement_2012
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
    words = statement_2012.markdown(made).decode()
    assert "**Current Status of COAC Recommendations:**\n\n1) Recommendation 090302: COAC" in words
    assert r"CBP agrees with \*most\* of it." in words and "Signature" not in words


def test_our_reader_of_such_papers_finds_the_same() -> None:
    made = statement_2012.of(VALUES, ["agreed in part", "agreed"], ITEMS, "Office of Port Signs", "March 12, 2021")
    found = paper.read(statement_2012.markdown(made), "paper.md").to_json()
    assert found["kind"] == "issue-paper"
    assert [one["status"][:20] for one in found["items"]] == ["CBP agrees in part. ", "CBP agrees. CBP agre"]


def test_a_package_has_a_place_to_sign_for_each_office() -> None:
    made = statement_2012.of(
        {}, [""], ITEMS[:1], "Office", "[date]", clearing=[("Counsel", "awaiting")], draft="answer-1"
    )
    words = statement_2012.markdown(made).decode()
    assert words.count("Signature: ____") == 1 and "Counsel: awaiting" in words
    assert words.startswith("**DRAFT answer-1: not public**")
