"""Every page in every state, at each width, in light and in dark: axe finds nothing, nothing sticks out, every target can
be hit, the browser has nothing to say, and nothing is asked from elsewhere."""

from collections.abc import Iterator

import pytest

from tests.browser import looks
from tests.browser.state import State
from tests.browser.states import STATES
from tests.browser.visits import HEIGHT, WIDTHS, Visits, visits

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    with visits(tmp_path_factory.mktemp("worlds")) as site:
        yield site


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_a_page_has_no_fault_at_any_width(site: Visits, state: State) -> None:
    page = site.open(state)
    assert site.status == state.status
    looks.ready(page)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += looks.faults(page)
    assert "\n".join(found + site.wrong) == ""
