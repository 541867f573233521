"""What a Word file still holds of its drafting is told to its reviewer, and published with nothing."""

import io
import json
from pathlib import Path

import docx

from tests.builders import World
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import out
from tracker.exchange.intake import bring_in
from tracker.proceedings import review


def test_a_comment_in_the_margin_is_shown_to_the_reviewer_and_not_published(tmp_path: Path) -> None:
    document = docx.Document()
    for line in RECOMMENDATIONS.splitlines():
        document.add_paragraph(line)
    run = next(each.runs[0] for each in document.paragraphs if each.runs)
    document.add_comment(run, text="Counsel asks why.", author="Pat Poe")
    file = io.BytesIO()
    document.save(file)
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        paper, _ = bring_in(dfo, "paper.docx", file.getvalue(), world.when)
        assert any("Counsel asks why." in warning.message for warning in paper.warnings)
        review.accept(dfo, paper.id, world.when)
        id = paper.id
    shown = [world.shown(key) for key in out(world, dfo, id)]
    assert "margin-comments" in json.dumps(shown[0].facts if shown[0] else None)
    assert "Counsel" not in "".join(json.dumps([each.text, each.facts], default=str) for each in shown if each)
