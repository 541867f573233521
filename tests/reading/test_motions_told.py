"""The many words in which minutes tell motions and outcomes; what is unclear stays open and is said."""

from typing import Any

import pytest

from tracker.reading import paper
from tracker.reading.result import Reading

TITLE = (
    "Commercial Customs Operations Advisory Committee\nMeeting Minutes\nJune 14, 2023\n\n"
    "Roll Call\n\nThe following members were present: Ms. Ada Ames, Mr. Ben Boyd.\n\nCanal Subcommittee\n\n"
)
END = "\n\nThe meeting ended late in the evening, and everybody went home after what had been a very long day.\n"


def of(prose: str) -> Reading:
    return paper.read((TITLE + prose + END).encode(), "minutes.txt")


def told(prose: str) -> list[dict[str, Any]]:
    return list(of(prose).own["motions"])


@pytest.mark.parametrize(
    "prose",
    [
        "Ms. Ames moved to adopt the recommendations; Mr. Boyd seconded. The motion carried unanimously.",
        "Ms. Ames made a motion to adopt them, and Mr. Boyd seconded the motion. It was unanimously approved.",
        "A motion to approve the recommendations was made by Ms. Ames and seconded by Mr. Boyd. The vote was unanimous.",
        "It was moved by Ms. Ames and seconded by Mr. Boyd that they be adopted. All members voted in favor.",
        "On a motion by Ms. Ames, seconded by Mr. Boyd, the committee voted unanimously to adopt all 24 recommendations.",
        "The chair asked for a motion to adopt. Ms. Ames so moved, and Mr. Boyd seconded. Passed unanimously.",
        "Motion: To adopt the recommendations\n\nMoved by: Ms. Ames\n\nSeconded by: Mr. Boyd\n\nVote: Unanimous\n\nResult: Passed",
        "Ms. Ames MOVED that the recommendations be approved. Mr. Boyd seconded the motion. Motion CARRIED unanimously.",
        "Ms. Ames moved for the adoption of the recommendations. Mr. Dunn spoke of their cost. He asked who will pay. "
        "Mr. Boyd seconded the motion. They were adopted by a unanimous vote.",
        "A motion to adopt them was offered by Ms. Ames and seconded by Mr. Boyd. It was unanimously agreed to.",
        "Ms. Ames, who had by then joined the table, moved to adopt them; it was seconded by Mr. Boyd and carried "
        "unanimously.",
    ],
)
def test_an_adoption_is_understood_in_many_words(prose: str) -> None:
    (motion,) = told(prose)
    kept = ("mover", "seconder", "outcome", "method", "subcommittee")
    assert [motion[name] for name in kept] == ["Ms. Ames", "Mr. Boyd", "passed", "unanimous", "Canal Subcommittee"]


@pytest.mark.parametrize(
    ("prose", "outcome"),
    [
        ("Ms. Ames moved to adopt them as amended. Mr. Boyd seconded. The motion passed.", "passed as amended"),
        ("Ms. Ames moved to adopt them. Mr. Boyd seconded. The motion failed.", "not passed"),
        ("Ms. Ames moved to adopt them. Mr. Boyd seconded. The motion was not approved.", "not passed"),
        ("Ms. Ames moved to table the recommendation. Mr. Boyd seconded. The motion carried.", "tabled"),
        ("Ms. Ames moved that it be remanded to the working group. Mr. Boyd seconded. Carried.", "remanded to group"),
        ("Ms. Ames moved to withdraw the recommendation. Mr. Boyd seconded. The motion passed.", "withdrawn"),
        ("Ms. Ames, who came late, offered a motion to send both back to the task force; it was agreed to, 6 to 2.", "remanded to group"),
        ("Ms. Ames moved to adopt them. Mr. Boyd seconded. The motion was not agreed to.", "not passed"),
        ("Ms. Ames moved to adopt them. There was no second and the motion was lost.", "not passed"),
        ("Ms. Ames moved that it be laid on the table. Mr. Boyd seconded. Carried without objection.", "tabled"),
        ("Ms. Ames moved to adopt them. The motion, as amended, carried.", "passed as amended"),
        ("Ms. Ames moved to adopt them. Mr. Boyd seconded. The amended motion passed.", "passed as amended"),
        ("Ms. Ames moved to commend the port. Mr. Boyd seconded. Ms. Ames withdrew the motion.", "withdrawn"),
        ("The recommendations were sent back to the working group.", "remanded to group"),
        ("The COAC remanded the fourth recommendation to the Rail Working Group.", "remanded to group"),
        ("The recommendation was tabled until March 6, 2024.", "tabled"),
        ("Consideration of the white paper was deferred to the next meeting.", "tabled"),
        ("The recommendations were withdrawn by the working group.", "withdrawn"),
        ("The recommendations of the group were adopted unanimously.", "passed"),
        ("The committee then approved both recommendations.", "passed"),
        ("There was no quorum. The 27 drafts were presented without a vote.", "presented, not voted (no quorum)"),
        ("Because a quorum was not present, no vote was taken on the recommendations.", "presented, not voted (no quorum)"),
        ("The recommendations were presented for lack of a quorum.", "presented, not voted (no quorum)"),
    ],
)  # fmt: skip
def test_each_outcome_is_told_in_the_records_word(prose: str, outcome: str) -> None:
    assert [each["outcome"] for each in told(prose)] == [outcome]


@pytest.mark.parametrize(
    ("prose", "doubt"),
    [
        ("Ms. Ames moved to adopt them. Mr. Boyd seconded. Nobody spoke.", "no outcome is told"),
        ("Ms. Ames moved to adopt them. Mr. Boyd seconded. It was agreed to meet in May.", "no outcome is told"),
        ("Ms. Ames moved to adopt them; the motion died for lack of a second.", "the motion had no second"),
        ("Ms. Ames moved to adopt them. The motion was withdrawn.", "the motion was withdrawn"),
        ("Ms. Ames moved to strike the second sentence. Mr. Boyd seconded. The motion carried.", "a motion to amend passed"),
        ("Ms. Ames moved to amend the recommendation. Mr. Boyd seconded. The motion carried.", "a motion to amend passed"),
        ("Ms. Ames moved to adopt them. A friendly amendment was accepted. The motion passed.", "an amendment is spoken of"),
        ("Ms. Ames moved to table the recommendation. The motion failed.", "a motion that would have made it"),
        ("The first two recommendations were adopted and the third was remanded to the group.", "more than one outcome"),
    ],
)  # fmt: skip
def test_what_is_unclear_has_no_outcome_and_a_warning(prose: str, doubt: str) -> None:
    reading = of(prose)
    assert [each["outcome"] for each in reading.own["motions"]] == [None]
    assert [warned.message.startswith(doubt) for warned in reading.warnings] == [True]


@pytest.mark.parametrize(
    "prose",
    [
        "The discussion then moved to the next topic. Ms. Ames moved to the front.",
        "Mr. Boyd noted that the recommendations adopted in March 2019 were carried out.",
        "In March 2019 the recommendations were adopted. The previous recommendations were tabled.",
        "If the recommendations are remanded to the working group, it will meet again. They may be tabled.",
        "The recommendations should be adopted. They would have been withdrawn.",
        "The public comment was referred to the working group.",
        "The next meeting was postponed to September.",
    ],
)
def test_what_did_not_happen_here_is_no_outcome(prose: str) -> None:
    assert told(prose) == []


@pytest.mark.parametrize(
    ("prose", "counts", "method"),
    [
        ("The motion carried 14 to 2.", (14, 2, None), None),
        ("The motion carried by voice vote with two abstentions.", (None, None, 2), "voice"),
        ("On a roll call vote the motion passed, 12-3-1.", (12, 3, 1), "roll call"),
        ("The motion passed with 12 in favor, 1 opposed and no abstentions.", (12, 1, 0), None),
        ("Ayes: 9; Nays: 3. The motion passed.", (9, 3, None), None),
        (
            "The motion passed.\n\nYEA: Ames, Boyd, Cole (3).\n\nNAY: Dunn (1).\n\nABSTAINED: Eads, Ford (2).",
            (3, 1, 2),
            None,
        ),
        ("The motion passed unanimously in the vote of June 14-15.", None, "unanimous"),
    ],
)
def test_votes_are_counted_as_printed(prose: str, counts: tuple[int | None, ...] | None, method: str | None) -> None:
    (motion,) = told(f"Ms. Ames moved to adopt the recommendations. {prose}")
    expected = dict(zip(("for", "against", "abstained"), counts, strict=True)) if counts else None
    assert (motion["counts"], motion["method"], motion["outcome"]) == (expected, method, "passed")


def test_recusals_belong_to_the_motion_that_they_stand_by() -> None:
    first, second = told(
        "Ms. Ames and Mr. Boyd recused themselves from recommendation 4. Mr. Dunn moved to adopt the recommendations. "
        "The motion passed. Mr. Dunn moved to adjourn. The motion passed."
    )
    assert first["recused"] == [
        {"name": "Ms. Ames", "what": "recommendation 4"},
        {"name": "Mr. Boyd", "what": "recommendation 4"},
    ]
    assert second["recused"] == []


def test_a_label_names_who_was_recused() -> None:
    (motion,) = told("Ms. Ames moved to adopt them. The motion passed.\n\nYEA: Ames, Boyd (2).\n\nRECUSED: Iyer (1).")
    assert motion["recused"] == [{"name": "Iyer", "what": None}]
    (motion,) = told("Ms. Ames moved to adopt them. The motion passed.\n\nRECUSED: None")
    assert motion["recused"] == []


MAIN = "Ms. Ames moved to adopt them. Mr. Boyd seconded."


@pytest.mark.parametrize(
    ("prose", "outcomes"),
    [
        (
            "The amendment carried on a voice vote. The motion as amended passed, 7 to 2.",
            ["passed", "passed as amended"],
        ),
        ("The amendment was agreed to. The recommendations were then adopted.", ["passed", "passed as amended"]),
        ("The amendment failed. The motion carried.", ["not passed", "passed"]),
        ("The motion to amend was withdrawn. The main motion carried.", ["withdrawn", "passed"]),
        (
            "It failed for want of a second. The question was put on the main motion. It was adopted.",
            ["not passed", "passed"],
        ),
        ("The motion carried.", ["passed", None]),
        (
            "The amendment was lost. Ms. Dunn moved to amend the first. The amendment carried. The motion, as so amended, was adopted.",
            ["not passed", "passed", "passed as amended"],
        ),
    ],
)
def test_a_motion_waits_until_the_amendment_to_it_is_voted_on(prose: str, outcomes: list[str | None]) -> None:
    motions = told(f"{MAIN} Mr. Cole moved to amend the second by striking a word. Ms. Dunn seconded. {prose}")
    assert [each["outcome"] for each in motions] == outcomes
    assert [each.get("amends", False) for each in motions] == [True] * (len(outcomes) - 1) + [False]
    assert (motions[-1]["mover"], motions[-1]["seconder"]) == ("Ms. Ames", "Mr. Boyd")


def test_a_motion_of_something_else_is_of_no_groups_items() -> None:
    (motion,) = told("Ms. Ames moved to thank the Rail Working Group. Mr. Boyd seconded. The motion carried.")
    assert (motion["outcome"], motion["group"]) == ("passed", None)


def test_a_transcript_names_its_speakers() -> None:
    (motion,) = told(
        "MS. AMES: So moved.\n\nMR. BOYD: Second.\n\nCHAIR COLE: All in favor?\n\n(Chorus of ayes.)\n\nCHAIR COLE: The motion carries."
    )
    kept = ("mover", "seconder", "outcome", "method")
    assert [motion[name] for name in kept] == ["MS. AMES", "MR. BOYD", "passed", "voice"]


def test_the_group_is_the_one_named_beside_the_motion() -> None:
    groups = "The Rail Working Group presented two recommendations."
    assert told(f"{groups} Ms. Ames moved to adopt them. Carried.")[0]["group"] == "Rail Working Group"
    both = "The Rail Working Group and the Lock Task Force presented recommendations."
    assert told(f"{both} Ms. Ames moved to adopt them. Carried.")[0]["group"] is None


def test_a_missing_quorum_without_items_is_asked_about() -> None:
    reading = of("The chair noted that there was no quorum. Everybody went to lunch.")
    assert reading.own["motions"] == []
    assert reading.warnings[-1].message.startswith("no quorum is told; say which items")


def test_the_work_grows_with_the_text_alone() -> None:
    """Thousands of motions in one paragraph are each read by themselves."""
    motions = told("Ms. Ames moved to adopt it. " * 300)
    assert (len(motions), {each["mover"] for each in motions}) == (300, {"Ms. Ames"})


def test_two_fates_side_by_side_are_two() -> None:
    side_by_side = "The recommendation on maps was withdrawn. The recommendation on signs was not adopted."
    assert [motion["outcome"] for motion in told(side_by_side)] == ["withdrawn", "not passed"]
    again = "Ms. Ames moved to adopt it. Mr. Boyd seconded. The motion failed. The recommendation was not adopted."
    assert [motion["outcome"] for motion in told(again)] == ["not passed"]
