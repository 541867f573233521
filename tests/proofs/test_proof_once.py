"""A small draw of proof S10; and that no route is left out of it."""

from pathlib import Path

import pytest

from tests.builders import World
from tests.pages.access import endpoint
from tests.proofs.forms_sent import FORMS, NOTHING
from tests.proofs.once import PROOF
from tests.proofs.proof import small


@pytest.mark.proof
def test_what_is_sent_twice_is_done_once(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, first=2, each=18, control=1).faults == []


def test_every_route_that_takes_a_form_is_sent_one_or_says_why_not(tmp_path: Path) -> None:
    app = World(tmp_path).app
    taking = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    sent = {endpoint(app, "POST", one.path.format(**ANY)) for one in FORMS}
    assert (sent | NOTHING.keys(), sent & NOTHING.keys()) == (taking, set())


ANY = {"invitation": "x", "relation": "x", "later": "intake-9", "block": "1"}
