"""For each route that takes a form, forms that somebody who may would send, written by hand: what S10 sends twice. They
belong to the site of tests/pages/access_site.py, with the people of `peopled`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.builders import PASSWORD
from tests.builders_criteria import SIGNS
from tests.pages.access_meetings import ANSWERS, HERE, MINUTED, THERE
from tests.pages.access_site import DRAFT, PROPOSED, WAITING
from tests.proceedings.test_resolve import PRINTED
from tracker.rules.proposal import RELATION

DFO, CHAIR, SEATED, GUEST = "dfo@example.gov", "chair@example.gov", "seated@example.com", ""
REFERRING = "2021-05/old/1"  # it names what is not found
OF = "/office/criteria"
# Known when the site stands:
INVITATION, BLOCK, CUT, END, LATER, ROW = "{invitation}", "{block}", "{cut}", "{end}", "{later}", "{row}"
Typed = Mapping[str, str]


@dataclass(frozen=True)
class Sent:
    """A form: what is typed stands over what its page has in it unseen, or with the `form` of that id all that it has.
    `files`: box -> the file's name and words. `lines`: how many acts it does."""

    path: str
    typed: Typed
    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    who: str = DFO
    page: str = ""
    form: str = ""
    lines: int = 1


NEW = ("new.txt", "Of the ports.\n\nNobody has read this yet.")
LISTED = "Number,Response\n021001,agreed in part\n"
DECISION = {"do": "decide passed", "method": "voice vote", "mover": "Seated", "seconder": ""}
FORMS: tuple[Sent, ...] = (
    Sent("/office/", {"do": "claim", "id": WAITING}),
    Sent("/office/intake", {"name": "A batch"}, {"files": NEW}, lines=2),
    Sent("/office/intake.json", {"announced": "1"}, page="/office/intake"),
    Sent("/office/intake/batches/1", {}, {"files": NEW}),
    Sent("/office/intake/batches/1.json", {}, {"files": NEW}, page="/office/intake/batches/1"),
    Sent("/office/publish", {"id": DRAFT, "confirmed": "1", "as": "act"}, page=f"/office/publish?id={DRAFT}"),
    Sent(f"/office/papers/{WAITING}", {"do": "claim"}, form="review"),
    Sent(f"/office/papers/{WAITING}/items", {"do": "save", "item-1": "new"}, page=f"/office/papers/{WAITING}/items?show=all"),
    Sent(f"/office/papers/{WAITING}/blocks/{BLOCK}/split", {"at": CUT}),
    Sent(f"/office/papers/{DRAFT}/add", {"start": "0", "end": END}),
    Sent(f"/office/papers/{DRAFT}/publish", {"confirmed": DRAFT}),
    Sent(f"/office/papers/{LATER}/later", {}, form="later"),
    Sent("/office/completeness", {"about": "2021-01-20", "kind": "minutes", "state": "missing", "source": "The office."}),
    Sent("/office/record/2020-12/old/1", {"do": "correct", "reason": "A slip.", "text": "COAC recommends two signs."}),
    Sent("/office/record/2020-12/old/1", {"do": "erratum", "printed": "sign", "corrected": "signs", "source": "Ada"}),
    Sent("/office/record/2020-12/old/1", {"do": "retract", "reason": "A slip.", "confirmed": "2020-12/old/1"}),
    Sent("/office/record/2020-12/old/1/attest", {"date": "2021-06", "source": "A letter", "implementation": "partially implemented"}),
    Sent("/office/record/2021-01/old/1/relate", {"relation": "continues", "older": "2020-12/old/1", "word": "Ada, DFO"}),
    Sent("/office/record/2021-01/signs/statement-of-work/objectives",
         {"do": "cover", "objective": "1", "relation": "delivers", "about": "021001", "ground": "Its preamble."}),
    Sent("/office/synonyms", {"do": "publish", f"acronym-{ROW}": "EAPA", f"names-{ROW}": "Enforce and Protect Act"}, form="list"),
    Sent("/office/lists", {}, {"file": ("more.csv", LISTED)}),
    Sent("/office/lists/1", {"do": "import", "column-A": "number", "column-B": "implementation", "as_of": "2021-06-01",
                              "words": "agreed = partially implemented"}, lines=2),
    Sent("/office/settings", {"name": "response", "value": "60", "since": "2026-02-01"}),
    Sent("/office/meetings/plan", {"day": "2026-05-20", "purpose": "To hear the groups.", "place": "The Custom House"}),
    Sent("/office/meetings/2026-04-15/plan", {"place": "Another room"}),
    Sent("/office/meetings/2026-04-15", {"do": "add", "words": "A report"}),
    Sent("/office/meetings/2026-04-15", {"do": "notice", "noticed_on": "2026-01-14"}),
    Sent("/office/meetings/2026-04-15", {"do": "cancel", "reason": "No room."}),
    Sent(f"{HERE}/comments", {"do": "record", "name": "Rosa", "how": "written", "received": "2026-01-10", "words": "Yes."}),
    Sent(f"{HERE}/actions", {"do": "add", "words": "To print it.", "who": "The office"}),
    Sent(f"{HERE}/session", {"do": "undo 1"}),
    Sent(f"{HERE}/motions/1", DECISION),
    Sent(f"{THERE}/outcomes", {"confirmed": MINUTED}),
    Sent(f"{THERE}/minutes", {"do": "draft", "words": "They met, and spoke.", "note": "More of it"}),
    Sent(f"{THERE}/minutes", {"do": "certify 1"}, who=CHAIR),
    Sent("/office/duties", {"do": "reviewed", "note": "All of it stands."}),
    Sent("/office/bodies", {"group": "Signs Working Group", "event": "renamed", "to": "Port Signs Group", "date": "2026-01-10"}),
    Sent("/office/bodies/new", {"name": "Office of Trade", "acronym": "OT"}),
    Sent("/office/bodies/office/other", {"name": "Another Office", "since": "2026-01-10"}),
    Sent("/office/terms/", {"number": "17", "first_meeting": "2026-01-10"}),
    Sent("/office/terms/16/end", {"do": "end", "confirmed": "16", "on": "2026-01-15"}),
    Sent("/liaison/", {"do": "send", "item": "2021-01/old/1", "office": "Other Office", "words": "It is theirs."}),
    Sent(f"{ANSWERS}/new", {"kind": "response", "of": "office/other", "item": "021001", "verdict": "agreed", "text": "Yes.",
                            "signer": "Rosa Example", "revises": "2021/1"}, page=f"{ANSWERS}/new?item=021001"),
    Sent(f"{ANSWERS}/answer-dfo-1", {"do": "save", "text": "CBP agrees, and says so."}),
    Sent(f"{ANSWERS}/answer-dfo-1", {"do": "send", "offices": "office/other", "course": "at once"}),
    Sent(f"{ANSWERS}/answer-dfo-1", {"do": "attach", "words": "Another walk"}, {"file": ("walk.txt", "They walked.")}),
    Sent(f"{ANSWERS}/answer-other-2", {"do": "clear 1"}),
    Sent(f"{ANSWERS}/answer-dfo-1", {"do": "publish", "confirmed": "answer-dfo-1"}),
    Sent(f"{OF}/", {"name": "Seal Criteria", "since": "2026-01-10"}),
    Sent(f"{OF}/sign-criteria", {"do": "draft change", "of": "office/dfo"}),
    Sent(f"{OF}/sign-criteria", {"do": "link", "change": f"{SIGNS}/change/1", "about": "2021-01/old/1", "strength": "prompted", "evidence": "Its words.",
                                 "asserted_by": "Ada, DFO"}),
    Sent(f"{OF}/drafts/criteria-dfo-1", {"do": "save", "notes": "What is new.", "announced": "2026-01-10", "effective": "2026-03-01"}),
    Sent(f"{OF}/drafts/criteria-other-1", {"do": "announce", "confirmed": "criteria-other-1"}),
    Sent("/office/people", {"email": "new@example.gov", "name": "Nora New", "role": "Records assistant", "office": "office/dfo"}),
    Sent("/office/people/office@example.gov", {"do": "invite"}),
    Sent("/office/people/office@example.gov", {"do": "token"}),
    Sent("/office/references", {"of": REFERRING, "printed": PRINTED, "keys": "021001"},
         page=f"/office/references?of={REFERRING}"),
    Sent("/account/proposals/new", PROPOSED[RELATION] | {"do": RELATION, "relation": "restates"}, who=SEATED),
    Sent("/account/proposals/{relation}", {"do": "decline", "reason": "They have nothing in common."}),
    Sent(f"/invitation/{INVITATION}", {"password": PASSWORD, "repeated": PASSWORD}, who=GUEST),
)  # fmt: skip
UNVERSIONED = (
    "/liaison/answers/new",
    f"{OF}/sign-criteria",
    "/office/bodies/office/other",
    "/office/intake",
)  # no version
NOTHING = {  # what is not doubled whatever is sent: no act, and the same state after one as after two
    "account.sign_in": "each sign-in is a session of its own; it is noted, and no act",
    "account.sign_out": "ends the session that asks: the second is asked to sign in",
    "account.end_session": "ends one session, that has ended then",
    "account.end_other_sessions": "ends all others, that have ended then",
}
