"""The states of what the office, the desk and the chair work with, and of the public pages that come of it."""

from tests.browser import steps
from tests.browser.state import State
from tests.browser.worlds import CHAIR, LEAD, OFFICE, OFFICER
from tests.pages.access_meetings import HERE, MEETING, THERE

OF = "/office/criteria"
SOW = "2021-01/signs/statement-of-work"


def _office(name: str, path: str) -> State:
    return State(f"office: {name}", path, "rooms", OFFICE)


ROOMS = (
    _office("meetings", "/office/meetings/"),
    _office("meeting planned anew", "/office/meetings/plan"),
    _office("meeting in session", HERE),
    _office("notice drafted", f"{HERE}/notice"),
    _office("comments", f"{HERE}/comments"),
    _office("action items", f"{HERE}/actions"),
    _office("session", f"{HERE}/session"),
    _office("motion", f"{HERE}/motions/1"),
    _office("screen", f"{HERE}/screen?motion=1"),
    _office("sheets", f"{HERE}/sheets"),
    _office("vote sheet", f"{HERE}/sheets/votes"),
    _office("meeting with minutes", THERE),
    _office("outcomes", f"{THERE}/outcomes"),
    _office("minutes", f"{THERE}/minutes"),
    _office("minutes of all", "/office/minutes"),
    State("minutes that await the chair", f"{THERE}/minutes", "rooms", CHAIR, steps.to_send_back),
    State("proposals of one's own", "/account/proposals/", "rooms", LEAD),
    State("something proposed", "/account/proposals/new?about=021001", "rooms", LEAD),
    _office("proposals", "/account/proposals/"),
    State("office: a link proposed", "/account/proposals/", "rooms", OFFICE, steps.a_link_proposed),
    State("office: a relation proposed", "/account/proposals/", "rooms", OFFICE, steps.a_relation_proposed),
    _office("people", "/office/people"),
    _office("people filtered away", "/office/people?q=nobody"),
    _office("a person", f"/office/people/{LEAD}"),
    State("office: a token made", f"/office/people/{OFFICE}", "rooms", OFFICE, steps.a_token_made),
    _office("references", "/office/references"),
    State("office: references of a paper", "/office/references", "office", OFFICER, steps.references_of_one),
    _office("duties", "/office/duties"),
    _office("settings", "/office/settings"),
    _office("groups and offices", "/office/bodies"),
    _office("a new office", "/office/bodies/new"),
    _office("an office", "/office/bodies/office/dfo"),
    _office("terms", "/office/terms/"),
    _office("end of a term", "/office/terms/16/end"),
    _office("criteria", f"{OF}/"),
    _office("criteria document", f"{OF}/sign-criteria"),
    _office("criteria drafted", f"{OF}/drafts/criteria-dfo-1"),
    _office("objectives", f"/office/record/{SOW}/objectives"),
    _office("relation", "/office/record/2020-12/old/1/relate"),
    _office("desk", "/liaison/?desk=all"),
    _office("answer begun", "/liaison/answers/new?item=021001"),
    _office("answer", "/liaison/answers/answer-dfo-1"),
    _office("answer in clearance", "/liaison/answers/answer-other-2"),
    State("meeting announced here", f"/meetings/{MEETING}", "rooms"),
    State("criteria that there are", "/criteria/", "rooms"),
    State("criteria of a document", "/criteria/sign-criteria", "rooms"),
    State("statement of work with objectives", "/papers/2021-01-signs-statement-of-work", "rooms"),
    State("objectives of statements of work", "/objectives/", "rooms"),
    State("objectives, none yet", "/objectives/"),
    State("figures for the database", "/figures/faca"),
    State("figures over time", "/figures/over-time"),
    State("figures of answers", "/figures/answers"),
    State("figures of what was carried out", "/figures/implementation"),
    State("comparison", "/compare?new=2023-06/pswg/4"),
    State("comparison asked", "/compare"),
)
