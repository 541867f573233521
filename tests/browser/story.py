"""From the vote to the criterion, played by role in the browser on a record that has nothing yet. Made-up items: a group
for port signs, five members, the offices that answer."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser.hand import Hand
from tests.browser.served import served
from tests.browser.steps import file, read_all
from tests.builders import World

MEMBERS = ("Able", "Baker", "Clark", "Davis", "Evans")
ITEMS = [f"2020-12/psw/{place}" for place in range(1, 6)]
OFFICER, SIGNS, COUNSEL, FIELD = "dfo@example.gov", "signs@cbp.example", "counsel@cbp.example", "field@cbp.example"
HEAD = """Commercial Customs Operations
Advisory Committee (COAC)
Secure Trade Lanes Subcommittee
Port Signs Working Group
Recommendations

{month}

COAC Port Signs Working Group (PSW)

"""
PAPER = (
    HEAD.format(month="December 2020")
    + """1. COAC recommends that CBP post one sign at each gate that names the lane.
2. COAC recommends that CBP publish a map of all signs at its ports of entry.
3. COAC recommends that CBP ask drivers which signs mislead them.
4. COAC recommends that CBP repaint faded signs within a year.
5. COAC recommends that CBP light the signs of ports that are open at night.
"""
)
ISSUE = """Commercial Customs Operations Advisory Committee
Government Issue Paper
Secure Trade Lanes Subcommittee
Wayfinding Working Group

November 2023

Pub# 9009-1123

Office of Port Signs
Secure Trade Lanes Subcommittee
Wayfinding Working Group
November 2023

Action Required: Informational

Background: The Wayfinding Working Group goes on with what the Port Signs Working Group began.

Current Status:

Recommendation 090304 on faded signs is being refined by the working group.

Submitted by: Rosa Example, Office of Port Signs

Date: November 3, 2023
"""
REFINED = "COAC recommends that CBP light the signs of ports that are open at night and on holidays."
AMENDED = "COAC recommends that CBP repaint faded signs within six months."


class Story:
    """`day` moves the clock; `hand` is a person's browser, signed in on that day."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.world = World(folder, at="2020-11-20T15:00:00+00:00")
        self.browser = browser
        self.hands: dict[str, Hand] = {}
        self.signed_in: set[str] = set()
        self._serving = served(self.world)
        self.origin = self._serving.__enter__()

    def close(self) -> None:
        self._serving.__exit__(None, None, None)

    def day(self, day: str, hour: int = 15) -> None:
        self.world.at = f"{day}T{hour:02d}:00:00+00:00"
        self.signed_in = set()

    def hand(self, email: str = OFFICER) -> Hand:
        if email not in self.hands:
            self.world.client(email)  # an invitation, redeemed
            self.hands[email] = Hand(self.browser, self.origin, email)
        if email not in self.signed_in:
            self.hands[email].sign_in(self.world)
            self.signed_in.add(email)
        return self.hands[email]

    # What the officer does ------------------------------------------------------------------------------------------

    def form(self, group: str, event: str, **more: str) -> None:
        self.hand().go("/office/bodies").press("Publish what happened", group=group, event=event, **more)

    def bring(self, name: str, text: str, *, act: bool = False, item: str = "") -> str:
        """A paper is brought in, read, confirmed as read, published; its id. `item`: which one its only item is."""
        hand = self.hand().go("/office/intake").attach("files", file(name, text))
        hand.press("Bring them in")
        id = self.newest()
        hand.go(f"/office/papers/{id}")
        for box in hand.page.locator('main input[type="checkbox"][name^="warning-"]').all():
            box.check()
        hand.press("Save and confirm all")
        if item:
            hand.go(f"/office/papers/{id}/items").page.locator(f'[name="item-1"][value="version {item}"]').check()
            hand.press("Save what is chosen")
        hand.go(f"/office/papers/{id}/publish")
        if act:
            hand.page.get_by_label("An act of the committee's office").check()
        hand.press("Publish", confirmed=id)
        return id

    def newest(self) -> str:
        read_all(self.world)
        links = self.hand().go("/office/").page.locator("main a[href^='/office/papers/intake-']")
        ids = links.evaluate_all("links => links.map(link => link.pathname.split('/')[3])")
        return str(max(ids, key=lambda id: int(id.rpartition("-")[2])))

    def meet(self, day: str, items: list[str], noticed: str, present: tuple[str, ...] = MEMBERS) -> Hand:
        """A meeting is planned, noticed and called to order; the officer's browser at its session."""
        here = f"/office/meetings/{day}"
        self.hand().go("/office/meetings/plan").press("Plan it", day=day, starts="1:00 p.m. to 5:00 p.m. Eastern", place="The Old Custom House, room 3",
            purpose="To hear the subcommittees and to vote on what they recommend.",
            public_comments="In writing before the meeting, or at it.", contact="Ada Officer, dfo@example.gov")  # fmt: skip
        self.hand().go(here).press("Add", item=", ".join(items))
        self.day(noticed)
        self.hand().go(here).press("Publish the notice", noticed_on=noticed)
        self.day(day, 19)
        hand = self.hand().go(here)
        hand.press("Call to order", officer=OFFICER)
        hand.go(f"{here}/session").tick("present", *(self.member(name) for name in present))
        hand.press("Record the attendance")
        return hand

    def member(self, name: str) -> str:
        box = self.hand().page.locator("label", has_text=name).locator('input[name="present"]')
        return str(box.first.get_attribute("value"))

    def publish(self, day: str, first: str = "") -> None:
        hand = self.hand().go(f"/office/meetings/{day}/outcomes{f'?first={first}' if first else ''}")
        hand.press("Publish the outcomes", confirmed=day)

    # What all read --------------------------------------------------------------------------------------------------

    def data(self, path: str) -> Any:
        got = self.world.app.test_client().get(path)
        assert got.status_code == 200, (path, got.status_code, got.get_data(as_text=True)[:500])
        return got.json


def begun(story: Story) -> None:
    """The record has its offices and groups, its people, and the five items that come before the committee."""
    world = story.world
    world.person(OFFICER)
    story.form("Secure Trade Lanes Subcommittee", "formed", date="2019-01-10")
    story.form("Port Signs Working Group", "formed", acronym="PSW", parent="Secure Trade Lanes Subcommittee",
               date="2019-03-01")  # fmt: skip
    for name, acronym in (("Office of Port Signs", "Signs"), ("Chief Counsel", "Counsel"), ("Field Office", "Field")):
        story.hand().go("/office/bodies/new").press("Publish", name=name, acronym=acronym, since="2019-01-01")
    story.hand().go("/office/terms/").press("Publish the term", number="15", first_meeting="2019-02-27")
    for name in MEMBERS:
        world.person(f"{name.lower()}@example.com", "member", group="coac", term=15)
    for name in ("signs", "counsel", "field"):
        world.person(f"{name}@cbp.example", "liaison", office=name)
    story.bring("signs.txt", PAPER, act=True)


def december(story: Story) -> None:
    """Item 1 unanimously; 2 to 4 together, with 4 pulled and amended, Able recused on 3; 5 goes back to the group."""
    hand = story.meet("2020-12-16", ITEMS, "2020-12-01")
    here = "/office/meetings/2020-12-16"
    able = story.member("Able")
    hand.tick("items", ITEMS[0]).press("passed", mover="Able", seconder="Baker", method="unanimous")
    hand.tick("items", *ITEMS[1:4])
    hand.press("Open the motion: names, recusals, other words …", mover="Baker", seconder="Clark")
    hand.go(f"{here}/session").press(f"Pull it out item {ITEMS[3]}")
    hand.go(f"{here}/motions/2").tick(f"recused-{ITEMS[2]}", able).press("passed", method="voice vote")
    amended = {f"wording-{ITEMS[3]}": AMENDED}
    hand.go(f"{here}/motions/3").press("passed as amended", method="voice vote", **amended)
    hand.go(f"{here}/session").tick("items", ITEMS[4])
    hand.press("remanded to group", mover="Davis", seconder="Evans", method="voice vote")
    hand.press("Adjourn the meeting")
    story.publish("2020-12-16", "90301")


def answered(story: Story) -> None:
    """Item 1 agreed; 2 and 3 together, in part, after three offices cleared, one of them on paper."""
    story.day("2021-03-12")
    story.hand().go("/liaison/?desk=all").tick("item", ITEMS[0]).press("Answer together")
    said = {"signer": "Rosa Example, Office of Port Signs"}
    hand = story.hand()
    hand.press("Save the draft", of="office/signs", verdict="agreed", text="CBP agrees.", **said)
    hand.press("Publish", confirmed="answer-signs-1")
    hand = story.hand(SIGNS).go("/liaison/?desk=all").tick("item", *ITEMS[1:3])
    hand.press("Answer together")
    hand.press("Save the draft", verdict="agreed in part", text="CBP agrees to most of both.",
               reasons="Not at ports that close at night.", **said)  # fmt: skip
    here = "/liaison/answers/answer-signs-2"
    hand.press("Send for clearance", offices="counsel\nfield\ndfo")
    for email in (COUNSEL, FIELD):
        story.hand(email).go(here).press("Clear these words")
    hand.go(here).attach("page", file("signed.pdf", b"%PDF-1.4 signed"))
    hand.press("Record it on its behalf", cleared_by="Ada Officer", cleared_on="2021-03-12")
    hand.go(here).press("Publish", confirmed="answer-signs-2")
    story.day("2021-09-01")
    hand = story.hand(SIGNS).go(f"/liaison/answers/new?kind=update&item={ITEMS[0]}")
    hand.press("Save the draft", verdict="partially implemented", text="Signs stand at half of the gates.", **said)
    story.hand().go("/liaison/answers/answer-signs-3").press("Publish", confirmed="answer-signs-3")


def without_a_quorum(story: Story) -> None:
    """Item 5 comes back in other words, and is presented to two members of five."""
    story.day("2021-11-12")
    story.bring("refined.txt", HEAD.format(month="December 2021") + f"1. {REFINED}\n", act=True, item=ITEMS[4])
    hand = story.meet("2021-12-10", [ITEMS[4]], "2021-11-24", present=("Able", "Baker"))
    hand.go("/office/meetings/2021-12-10/session").tick("items", ITEMS[4])
    hand.press("presented, not voted (no quorum)")
    hand.press("Adjourn the meeting")
    story.publish("2021-12-10")


def next_term(story: Story) -> None:
    """The 15th term ends; the group is renamed in the 16th, and item 5 passes there."""
    story.day("2022-02-10", 20)
    hand = story.hand().go("/office/terms/")
    hand.press("Publish the term", number="16", first_meeting="2022-02-10")
    hand.go("/office/terms/15/end").press("Show what this does", on="2021-12-15")
    fate = {"psw__fate": "renamed", "psw__to": "Wayfinding Working Group", "psw__acronym": "WWG",
            "psw__since": "2022-02-10"}  # fmt: skip
    hand.press("End the 15th term and publish", note="The 16th term goes on with it.", confirmed="15", **fate)
    for name in MEMBERS:
        story.world.person(f"{name.lower()}@example.com", "member", group="coac", term=16)
    hand = story.meet("2022-03-10", [ITEMS[4]], "2022-02-20")
    hand.go("/office/meetings/2022-03-10/session").tick("items", ITEMS[4])
    hand.press("passed", mover="Able", seconder="Baker", method="unanimous")
    hand.press("Adjourn the meeting")
    story.publish("2022-03-10")


def criteria(story: Story) -> None:
    """A first edition, and the change of 3.2 that items 1 and 2 led to."""
    story.day("2022-06-01")
    here = "/office/criteria/sign-criteria"
    hand = story.hand().go("/office/criteria/")
    hand.press("Found it", name="Sign Criteria", since="2019-01-01", office="signs")
    hand.go(here).press("Draft an edition", of="office/dfo")
    hand.press("Save the draft", announced="2019-01-01", effective="2019-01-01", id__1="3.2", level__1="Should",
               text__1="A sign stands at each gate and names the lane.")  # fmt: skip
    hand.press("Announce", confirmed="criteria-dfo-1")
    hand.go(here).press("Draft a change", of="office/dfo")
    hand.press("Save the draft", announced="2022-06-01", effective="2022-08-01", new_from="2022-08-01",
               existing_by="2023-08-01", id__1="3.2", level__1="Must")  # fmt: skip
    hand.press("Announce", confirmed="criteria-dfo-2")
    for item, strength in (("090301", "adopted"), ("090302", "adopted in part")):
        hand.go(here).press("Publish what led to it", change="criteria/sign-criteria/change/1", about=item, strength=strength,
                            evidence="The announcement names it.", asserted_by="Ada Officer")  # fmt: skip


def carried_out(story: Story) -> None:
    """Item 1 fully, with what shows it; and an issue paper that tells of item 4."""
    story.day("2023-02-01")
    hand = story.hand(SIGNS).go(f"/liaison/answers/new?kind=update&item={ITEMS[0]}")
    hand.press("Save the draft", verdict="fully implemented", text="Signs stand at all gates.", signer="Rosa Example",
               evidence="https://www.example.gov/signs")  # fmt: skip
    hand.attach("file", file("count.pdf", b"%PDF-1.4 a count of all signs")).press("Attach", words="The count")
    story.hand().go("/liaison/answers/answer-signs-4").press("Publish", confirmed="answer-signs-4")
    story.day("2023-11-20")
    story.bring("issue.txt", ISSUE, act=True)
    story.day("2023-11-25")


PARTS = (begun, december, answered, without_a_quorum, next_term, criteria, carried_out)
