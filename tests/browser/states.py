"""Every page in every state that a reader may meet it in: where it is, who looks, and what they do there first."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.worlds import FORMER, HELPER, OFFICER

Steps = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class State:
    """`then` leads from the page at `path` to the state; `status` is that of the page in the end."""

    name: str
    path: str
    world: str = "whole"
    by: str = ""
    then: Steps | None = None
    status: int = 200


PUBLIC = (
    State("home", "/"),
    State("home then", "/?as_of=2021-06-01"),
    State("recommendations", "/recommendations/"),
    State("recommendations filtered", "/recommendations/?feedback=agreed&feedback=agreed+in+part&term=15"),
    State("recommendations filtered away", "/recommendations/?term=16&feedback=agreed"),
    State("recommendations then", "/recommendations/?as_of=2019-01-01"),
    State("recommendation answered", "/recommendations/090102"),
    State("recommendation with a short title", "/recommendations/090103"),
    State("recommendation not numbered", "/recommendations/2020-12/pswg/5"),
    State("recommendation corrected", "/recommendations/2023-06/pswg/4"),
    State("recommendation edition", "/recommendations/2023-06/pswg/4@v1"),
    State("recommendation then", "/recommendations/090101?as_of=2021-01-15"),
    State("recommendation as said", "/recommendations/2023-06/pswg/4?published_on=2026-03-05"),
    State("recommendation not yet", "/recommendations/090101?as_of=2019-01-01", status=404),
    State("recommendation retracted", "/recommendations/2023-06/pswg/6", status=410),
    State("similar to a recommendation", "/similar/2023-06/pswg/4"),
    State("similar to none", "/similar/090102"),
    State("papers", "/papers/"),
    State("papers filtered", "/papers/?kind=issue-paper"),
    State("papers then", "/papers/?as_of=2019-01-01"),
    State("paper with recommendations", "/papers/2020-12-pswg-recommendations"),
    State("paper of the government", "/papers/2023-12-pswg-issue-paper"),
    State("groups", "/groups/"),
    State("group renamed", "/groups/wayfinding"),
    State("group at the top", "/groups/coac"),
    State("group without work", "/groups/manifest"),
    State("terms", "/terms/"),
    State("term", "/terms/15"),
    State("term without answers", "/terms/16"),
    State("search", "/search"),
    State("search with hits", "/search?q=sign"),
    State("search by former name", "/search?q=port+signs&kind=group"),
    State("search without hits", "/search?q=zeppelin"),
    State("search did you mean", "/search?q=drivres"),
    State("search several", "/search?q=PSWG+5"),
    State("search then", "/search?q=sign&as_of=2021-06-01"),
    State("search not understood", "/search?q=%22", status=400),
    State("status words", "/about/status-words"),
    State("completeness", "/record/completeness"),
    State("record outcome", "/record/2023-06-14/1"),
    State("record event", "/record/event/pswg-1"),
    State("record office", "/record/office/dfo"),
    State("not found", "/nothing/here", status=404),
    State("no such day", "/recommendations/?as_of=yesterday", status=400),
)
EMPTY = (
    State("empty home", "/", "empty"),
    State("empty recommendations", "/recommendations/", "empty"),
    State("empty papers", "/papers/", "empty"),
    State("empty groups", "/groups/", "empty"),
    State("empty terms", "/terms/", "empty"),
    State("empty completeness", "/record/completeness", "empty"),
    State("empty programmes", "/programmes/", "empty"),
    State("empty work list", "/office/completeness", "empty", OFFICER),
    State("empty search", "/search?q=sign", "empty"),
    State("empty office", "/office/", "empty", OFFICER),
    State("empty synonyms", "/office/synonyms", "empty", OFFICER, steps.synonyms_emptied),
)
LONG = (
    State("long list", "/recommendations/", "long"),
    State("long list second page", "/recommendations/?page=2", "long"),
    State("long terms", "/terms/", "long"),
    State("long group", "/groups/g1", "long"),
)
MEETINGS = (
    State("meetings", "/meetings/", "meetings"),
    State("meetings filtered", "/meetings/?year=2021&term=15", "meetings"),
    State("meetings filtered away", "/meetings/?year=2028&year=2021&from=2022&to=2023", "meetings"),
    State("meeting with outcomes", "/meetings/2021-03-17", "meetings"),
    State("meeting then", "/meetings/2021-03-17?as_of=2021-03-10", "meetings"),
    State("meeting called off", "/meetings/2021-06-23", "meetings"),
    State("meeting edition", "/meetings/2021-06-23@v1", "meetings"),
    State("meeting moved", "/meetings/2021-09-15", "meetings"),
    State("meeting without outcomes", "/meetings/2021-10-06", "meetings"),
    State("meeting to come", "/meetings/2028-03-15", "meetings"),
    State("meeting not yet", "/meetings/2028-03-15?as_of=2023-01-01", "meetings", status=404),
    State("meetings none", "/meetings/", "empty"),
    State("home with a meeting to come", "/", "meetings"),
)
THREADS = (
    State("threads", "/threads/", "threads"),
    State("threads none", "/threads/", "empty"),
    State("threads then", "/threads/?as_of=2021-12-01", "threads"),
    State("thread", "/threads/2020-12-signs-1", "threads"),
    State("thread then", "/threads/2020-12-signs-1?as_of=2022-05-01", "threads"),
    State("thread of a recommendation", "/recommendations/2021-06/signs/1", "threads"),
    State("thread unknown", "/threads/nothing", "threads", status=404),
)
FIGURES = (
    State("figures", "/figures"),
    State("figures then", "/figures?as_of=2021-06-01"),
    State("figures none", "/figures", "empty"),
)
DEMONSTRATION = (
    State("demonstration home", "/", "demonstration"),
    State("demonstration recommendations", "/recommendations/", "demonstration"),
    State("demonstration papers", "/papers/", "demonstration"),
    State("demonstration groups", "/groups/", "demonstration"),
    State("demonstration completeness", "/record/completeness", "demonstration"),
    State("demonstration completeness filtered", "/record/completeness?state=missing&term=15", "demonstration"),
    State("demonstration paper with an erratum", "/papers/2023-05-gcwg-issue-paper", "demonstration"),
    State("demonstration group on hiatus", "/groups/gcwg", "demonstration"),
    State("demonstration programmes", "/programmes/", "demonstration"),
    State("demonstration programme renamed", "/programmes/numbered-docks", "demonstration"),
    State("demonstration programme concluded", "/programmes/gate-stamp-pilot", "demonstration"),
    State("demonstration account", "/record/account/2021-10-27/minutes", "demonstration"),
    State("demonstration search", "/search?q=signs", "demonstration"),
    State("demonstration figures", "/figures", "demonstration"),
    State("demonstration threads", "/threads/", "demonstration"),
    State("demonstration thread of seven", "/threads/2021-02-dnwg-2", "demonstration"),
    State("demonstration thread", "/threads/2020-06-pswg-1", "demonstration"),
    State("demonstration meetings", "/meetings/", "demonstration"),
    State("demonstration meeting held", "/meetings/2022-12-07", "demonstration"),
    State("demonstration meeting cancelled", "/meetings/2021-06-23", "demonstration"),
    State("demonstration meeting to come", "/meetings/2028-03-15", "demonstration"),
)
ACCOUNT = (
    State("sign in", "/sign-in", "office"),
    State("sign in refused", "/sign-in", "office", then=steps.wrong_password, status=400),
    State("sign in after setting", "/sign-in?set=1", "office"),
    State("sign in again", "/sign-in?again=1", "office", OFFICER),
    State("invitation", "/invitation/SECRET", "office"),
    State("invitation two passwords", "/invitation/SECRET", "office", then=steps.two_passwords, status=400),
    State("invitation short password", "/invitation/SECRET", "office", then=steps.short_password, status=400),
    State("invitation unknown", "/invitation/nothing", "office", status=404),
    State("account of an officer", "/account", "office", OFFICER),
    State("account of a former", "/account", "office", FORMER),
)
OFFICE = (
    State("office", "/office/", "office", OFFICER),
    State("office of an assistant", "/office/", "office", HELPER),
    State("office filtered", "/office/?state=awaiting+review&claimed=nobody&batch=1", "office", OFFICER),
    State("office filtered away", "/office/?claimed=mine&kind=issue-paper", "office", HELPER),
    State("office after an act", "/office/", "office", HELPER, steps.claim_two),
    State("office nothing ticked", "/office/?tick=none", "office", OFFICER, steps.nothing_ticked, status=400),
    State("intake", "/office/intake", "office", OFFICER),
    State("intake refused", "/office/intake", "office", OFFICER, steps.no_such_day, status=400),
    State("intake sent", "/office/intake", "office", OFFICER, steps.files_sent),
    State("intake not kept", "/office/intake", "office", OFFICER, steps.files_not_kept),
    State("batch", "/office/intake/batches/1", "office", OFFICER),
    State("batch refused files", "/office/intake/batches/1?state=refused", "office", HELPER),
    State("publish many", "/office/publish", "office", OFFICER),
    State("publish many with blocked", "/office/publish?id=intake-3&id=intake-1", "office", OFFICER),
    State("publish many refused", "/office/publish", "office", OFFICER, steps.another_number, status=400),
    State("review claimed by another", "/office/papers/intake-5", "office", OFFICER),
    State("review whole", "/office/papers/intake-6", "office", HELPER),
    State("paper whole", "/papers/2021-04-port-signs-recommendations", "office"),
    State("office unseen", "/office/", "office", FORMER, status=404),
    State("review awaiting", "/office/papers/intake-1", "office", OFFICER),
    State("review refused", "/office/papers/intake-1", "office", OFFICER, steps.no_date, status=400),
    State("review with proposals", "/office/papers/intake-2", "office", OFFICER),
    State("review saved", "/office/papers/intake-1?done=save", "office", OFFICER),
    State("review confirmed", "/office/papers/intake-3?done=accept", "office", OFFICER),
    State("review for an assistant", "/office/papers/intake-3?done=accept", "office", HELPER),
    State("review published", "/office/papers/intake-4", "office", OFFICER),
    State("items to decide", "/office/papers/intake-1/items", "office", OFFICER),
    State("items decided", "/office/papers/intake-3/items?show=all", "office", OFFICER),
    State("items refused", "/office/papers/intake-1/items", "office", OFFICER, steps.no_answer, status=400),
    State("preview", "/office/papers/intake-3/preview", "office", OFFICER),
    State("publish", "/office/papers/intake-3/publish", "office", OFFICER),
    State("publish refused", "/office/papers/intake-3/publish", "office", OFFICER, steps.another_id, status=400),
    State("published already", "/office/papers/intake-4/publish", "office", OFFICER),
    State("sought refused", "/office/record?key=nothing", "office", OFFICER, status=400),
    State("amended", "/office/record/2022-06/port-signs/1", "office", OFFICER),
    State("amended refused", "/office/record/2022-06/port-signs/1", "office", OFFICER, steps.another_key, status=400),
    State("work list", "/office/completeness?about=2022-06&kind=minutes", "office", OFFICER),
    State("work list for an assistant", "/office/completeness", "office", HELPER),
    State("work list refused", "/office/completeness", "office", OFFICER, steps.no_such_meeting, status=400),
    State("erratum refused", "/office/record/2022-06/port-signs/1", "office", OFFICER, steps.not_printed, status=400),
    State("synonyms", "/office/synonyms", "office", OFFICER),
    State("synonyms refused", "/office/synonyms", "office", OFFICER, steps.synonyms_refused, status=400),
    State("synonyms tried", "/office/synonyms", "office", OFFICER, steps.synonyms_tried),
    State("synonyms changed meanwhile", "/office/synonyms", "office", OFFICER, steps.synonyms_stale, status=409),
    State("record synonyms", "/record/vocabulary/synonyms", "office"),
    State("paper just published", "/papers/2022-06-port-signs-recommendations", "office"),
)
DESK = (
    State("desk page", "/office/papers/intake-1?page=2", "desk", OFFICER),
    State("desk page all open", "/office/papers/intake-1?page=2", "desk", OFFICER, steps.opened),
    State("desk text", "/office/papers/intake-1?view=text", "desk", OFFICER),
    State("desk scan", "/office/papers/intake-1?page=3", "desk", OFFICER),
    State("desk to decide", "/office/papers/intake-2", "desk", HELPER),
    State("desk lists", "/office/papers/intake-2?list=attendance", "desk", OFFICER, steps.opened),
    State("desk criteria", "/office/papers/intake-3", "desk", HELPER, steps.opened),
    State("desk sections", "/office/papers/intake-4", "desk", OFFICER, steps.opened),
    State("desk published", "/office/papers/intake-5", "desk", OFFICER),
    State("desk more waits", "/office/papers/intake-11", "desk", OFFICER),
    State("desk said later", "/office/papers/intake-11/later", "desk", OFFICER),
    State("desk split", "/office/papers/intake-1/blocks/2/split", "desk", OFFICER),
    State("desk split of no item", "/office/papers/intake-1/blocks/999/split", "desk", OFFICER, status=404),
    State("desk add", "/office/papers/intake-4/add", "desk", OFFICER),
    State("desk rearranged", "/office/papers/intake-3", "desk", OFFICER, steps.moved_down),
    State("desk refused", "/office/papers/intake-3", "desk", OFFICER, steps.joined_with_nothing, status=400),
    State("minutes", "/papers/2020-05-coac-minutes", "desk"),
    State("notice", "/papers/2025-03-coac-meeting-notice", "desk"),
    State("criteria", "/papers/2022-05-coac-criteria", "desk"),
    State("executive summary", "/papers/2019-03-air-cargo-executive-summary", "desk"),
    State("statement of work", "/papers/2021-03-broker-statement-of-work", "desk"),
)
STATES = (*PUBLIC, *EMPTY, *LONG, *MEETINGS, *THREADS, *FIGURES, *DEMONSTRATION, *ACCOUNT, *OFFICE, *DESK)
