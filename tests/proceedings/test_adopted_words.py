"""Words that were amended at a vote are told as the motion's: no paper prints them."""

from dataclasses import replace
from pathlib import Path

from tests.builders import recommendation
from tests.pages.audit_public import opened
from tests.proceedings.builders_meeting import Meetings, at
from tests.published.test_completeness import paper
from tracker.proceedings import convened, outcomes, vote

ITEM, PAPER, DAY = "2020-12/psw/6", "2020-12/psw/recommendations", "2020-12-16"
POSTED = "COAC recommends that CBP post signs at every port as said in May 2019 and June 2019."
ADOPTED = "COAC recommends that CBP light signs at every port as said in May 2019."
REFERENCES = [{"printed": "May 2019", "expected": 1}, {"printed": "June 2019", "expected": 1}]


def test_amended_words_are_the_motions_and_not_attested_from_the_paper_that_printed_others(tmp_path: Path) -> None:
    held = Meetings(tmp_path)
    printed = {"attested": {"source": PAPER, "span": [4, 90]}, "span": [4, 90], "page": 1, "paper": PAPER,
               "subject": ["Signs"], "references": REFERENCES}  # fmt: skip
    item = recommendation(ITEM, POSTED, "2020-11", "psw", **printed)
    made = paper(PAPER, "recommendations", "2020-11", of="psw")
    held.world.publish(made, replace(item, links=[*item.links, {"rel": "paper", "to": PAPER}]))
    key = held.in_session(items=[ITEM])
    when = held.world.when
    with held.world.inside():
        motion = vote.move(held.dfo, key, None, when, [ITEM], {"mover": "Able", "seconder": "Baker"})
        vote.decide(held.dfo, key, motion.number, None, when,
                    {"method": "voice vote", "outcome": "passed as amended"}, wordings={ITEM: ADOPTED})  # fmt: skip
        convened.adjourn(held.dfo, key, None, when)
        outcomes.publish(held.dfo, key, None, when, {ITEM: "090301"})
    shown, posted = held.world.shown(ITEM), held.world.shown(ITEM, "2020-12-15")
    assert shown and posted and (shown.edition, shown.text) == (2, ADOPTED)
    assert posted.facts["attested"] == printed["attested"]
    lost = ("attested", "span", "page")
    assert shown.facts == {name: one for name, one in posted.facts.items() if name not in lost} | {
        "references": REFERENCES[:1]
    }
    assert shown.links == [*posted.links, {"rel": "amended by", "to": f"{DAY}/1"}]
    held.world.at = at("2020-12-17")
    page = opened(held.world.client(), "/recommendations/090301")
    assert "Attested." not in page.words
    assert "Edition 2, as amended by Motion 1, meeting of December 16, 2020" in page.words
    assert "Motion 1, meeting of December 16, 2020: passed as amended, which amended what is printed in" in page.words
