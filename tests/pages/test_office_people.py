"""The officer adds people, grants and ends roles, hands desks over, and lets people and their programs in; what is
handed over is shown once."""

import re
from pathlib import Path

import pytest

from tests.builders import World, group
from tracker.published.entry import Edition
from tracker.records import find
from tracker.text.dates import from_value

PAGE = "/office/people"
GIVEN = {"email": "ada@example.com", "name": "Ada Able", "role": "Working group member", "group": "signs", "term": "16"}


class Staffed:
    def __init__(self, folder: Path) -> None:
        self.world = World(folder, founded=True)
        self.world.publish(
            group("signs", "Signs Working Group", acronym="SWG"),
            Edition("16", "term", "16th term", from_value("2022-01-01"), facts={"number": 16}),
        )
        self.world.person()
        self.client = self.world.client("dfo@example.gov")

    def sent(self, path: str = PAGE, status: int = 303, **typed: str) -> str:
        answer = self.world.post(self.client, path, typed)
        assert answer.status_code == status, re.findall(r"<strong>N.*?</p>", answer.get_data(as_text=True))
        return str(answer.get_data(as_text=True))

    def shown(self, path: str = PAGE) -> str:
        got = self.client.get(path)
        assert got.status_code == 200
        return str(got.get_data(as_text=True))

    def roles(self, email: str) -> list[tuple[str, str, str | None]]:
        with self.world.inside():
            person = find.person(email)
            return [(one.name, one.since, one.until) for one in person.roles] if person else []


@pytest.fixture
def here(tmp_path: Path) -> Staffed:
    return Staffed(tmp_path)


def ada(name: str = "") -> str:
    return f"{PAGE}/{name or 'ada@example.com'}"


def test_somebody_is_added_and_found_by_role_group_and_term(here: Staffed) -> None:
    here.sent(**GIVEN, until="2026-12-31")
    assert here.roles("ada@example.com") == [("member", "2026-01-15", "2026-12-31")]
    for asked, many in (("q=ABLE", 1), ("role=member", 1), ("of=signs", 1), ("of=16&role=dfo", 0), ("", 2)):
        assert f"<strong>{many} {'person' if many == 1 else 'people'}</strong>" in here.shown(f"{PAGE}?{asked}")
    assert "from January 15, 2026 to December 31, 2026" in here.shown(ada())


def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(here: Staffed) -> None:
    html = here.sent(status=400, **GIVEN | {"group": "sgins"})
    assert "There is no group" in html and 'value="Ada Able"' in html and 'value="sgins"' in html
    assert here.roles("ada@example.com") == []
    assert "is no e-mail address" in here.sent(status=400, **GIVEN | {"email": "ada"})
    here.sent(**GIVEN)
    here.sent(ada(), 409, do="give", role="Working group member", group="signs", term="16")  # held already
    here.sent(ada(), 400, do="end 7")


def test_a_role_of_a_term_that_ended_is_refused_at_its_box(here: Staffed) -> None:
    here.world.publish(Edition("16/ended", "event", "It ends", from_value("2025-12-10"), facts={"event": "ended"}))
    html = here.sent(status=400, **GIVEN)
    assert 'id="term-wrong">The 16th term ended on December 10, 2025.' in html and 'value="Ada Able"' in html
    here.sent(**GIVEN, since="2025-03-01")
    assert here.roles("ada@example.com") == [("member", "2025-03-01", "2025-12-10")]


def test_todays_roles_come_first_and_a_role_ends_on_its_day(here: Staffed) -> None:
    here.sent(**GIVEN | {"since": "2025-01-01", "until": "2025-06-01"})
    assert here.shown().index("With a role today: 1") < here.shown().index("Without a role today: 1")
    here.sent(ada(), do="give", role="Working group lead", group="SWG", term="16")
    html = here.shown(ada())
    assert html.index("Working group lead") < html.index("Working group member") and 'value="end 2"' not in html
    assert "began on January 15" in here.sent(ada(), 400, do="end 1", on="2026-01-14")
    here.sent(ada(), do="end 1", on="2026-02-01")
    assert here.roles("ada@example.com") == [("member", "2025-01-01", "2025-06-01"),
                                             ("lead", "2026-01-15", "2026-01-31")]  # fmt: skip


def test_a_desk_goes_to_its_successor_whole(here: Staffed) -> None:
    here.sent(email="eve@example.gov", name="Eve", role="CBP liaison", office="dfo")
    here.sent(ada("eve@example.gov"), do="give", role="Records assistant", office="dfo")
    here.sent(ada("eve@example.gov"), 400, do="hand", successor="new@example.gov")  # who is that?
    here.sent(ada("eve@example.gov"), do="hand", successor="new@example.gov", name="Nia New", on="2026-02-01")
    assert [role[0] for role in here.roles("new@example.gov")] == ["liaison", "assistant"]
    assert {role[2] for role in here.roles("eve@example.gov")} == {"2026-01-31"}


def test_what_is_refused_names_no_option_of_the_command_line(here: Staffed) -> None:
    for said in ({"name": ""}, {"role": "Liaison", "office": ""}, {"role": "Chair", "term": ""}):
        html = here.sent(status=400, **GIVEN | said)
        assert 'role="alert"' in html and "(--" not in html


def test_the_link_is_shown_once_and_lets_them_in(here: Staffed) -> None:
    here.sent(**GIVEN)
    link = re.findall(r"<code>(http\S+)</code>", here.sent(ada(), 200, do="invite"))[0]
    assert link.startswith("http://localhost/invitation/") and link not in here.shown(ada())
    assert here.world.client().get(link.removeprefix("http://localhost")).status_code == 200


def test_a_token_is_shown_once_and_revoked_by_itself(here: Staffed) -> None:
    here.sent(**GIVEN)
    made = [re.findall(r"<code>(\w{64})</code>", here.sent(ada(), 200, do="token"))[0] for _ in range(2)]
    html = here.shown(ada())
    handles = re.findall(r'value="revoke (\w+)"', html)
    assert len(handles) == 2 and not any(secret in html for secret in made)
    here.sent(ada(), do=f"revoke {handles[0]}")
    assert re.findall(r'value="revoke (\w+)"', here.shown(ada())) == [handles[1]]
    for wrong in (handles[0], "", handles[1][:4]):
        here.sent(ada(), 400, do=f"revoke {wrong}")


def test_who_signed_in_long_ago_is_asked_again_and_loses_nothing(here: Staffed) -> None:
    here.world.at = "2026-01-15T19:00:00+00:00"
    html = here.sent(status=409, **GIVEN)
    assert "Sign in again" in html and 'value="Ada Able"' in html and here.roles("ada@example.com") == []
