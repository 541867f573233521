"""Two records of our own words: `whole`, with things in many states, and `plain`, to count the queries of pages.

A module's tests may share one, as they only read; `kept` closes it behind them."""

from collections.abc import Iterator

from tests.builders import World
from tests.pages.builders_public import (
    PDF,
    WORDS,
    day,
    group,
    link,
    month,
    outcome,
    paper_of,
    passed,
    publish,
    recommendation,
    response,
    term,
)
from tracker.published.entry import CORRECT, RETRACT, Edition
from tracker.store import files
from tracker.store.database import db

FIRST, SECOND = "2020-12/pswg", "2023-06/pswg"
RENAMED = "The Port Signs Working Group goes on under the name Wayfinding."


def kept(world: World) -> Iterator[World]:
    """A world that outlives one test: closed when the last of its module is done."""
    yield world
    with world.app.app_context():
        db.engine.dispose()
    world.site.reader.dispose()


def whole(world: World) -> World:
    """Port Signs (PSWG) is renamed Wayfinding (WAY) in the 16th term; five items of 2020, six of 2023."""
    _fifteenth(world)
    _sixteenth(world)
    _outcomes(world)
    _mistakes(world)
    return world


def _fifteenth(world: World) -> None:
    publish(
        world,
        term(
            "15",
            "2018-11-01",
            first_meeting={"printed": "November 14, 2018", "value": "2018-11-14", "precision": "day"},
        ),
        group("spl", "Safe Port Lanes Subcommittee", "2018-11-01", "coac", level="subcommittee", acronym="SPL"),
        group("fast", "Fast Filing Subcommittee", "2018-11-01", "coac", level="subcommittee"),
        group("pswg", "Port Signs Working Group", "2018-11-01", "spl", level="working group", acronym="PSWG"),
        group("manifest", "Manifest Working Group", "2018-11-01", "fast", level="working group"),
        *paper_of(FIRST, WORDS, "Port Signs Working Group", term="15", **_printed_in_2020()),
        on="2026-02-05",
        original=PDF,
    )
    decided = {f"{FIRST}/{n}": passed(f"09010{n}") for n in (1, 2, 3)}
    words = "Adopted together by voice vote; one member recused."
    publish(world, outcome("2020-12-16/1", "2020-12-16", decided, "Motion 1 of December 2020", words), on="2026-02-06")
    reasons = "CBP agrees for air and ocean.\n\nFor rail the law asks **both** parties; CBP will ask for a change."
    updates = {f"{FIRST}/1": "fully implemented", f"{FIRST}/2": "partially implemented"}
    publish(
        world,
        response("2021/1", "2021-03-12", {f"{FIRST}/1": {"feedback": "agreed"}}, "CBP response of March 12, 2021"),
        response("2021/2", "2021-03-12", {f"{FIRST}/2": {"feedback": "agreed in part"}}, "CBP on facts", reasons),
        Edition("2021/3", "update", "Progress of September 2021", day("2021-09"),
                links=[link("updates", key, sets={"implementation": value}) for key, value in updates.items()]),
        on="2026-02-07",
    )  # fmt: skip


def _printed_in_2020() -> dict[str, object]:
    printed = {"printed": "the sets of February 2019 and August 2019", "kind": "recommendation sets", "expected": 2}
    return {
        "attested": {"source": f"{FIRST}/recommendations"},
        "files": [{"sha256": files.digest(PDF), "name": "signs 2020.pdf", "media_type": "application/pdf", "size": 9}],
        "words": {"source": 214, "kept": 209, "dropped": [{"text": "1 | P a g e", "why": "page furniture"}]},
        "notes": [{"code": "joined-paragraph", "message": "Item 5 was broken over a page and read as one."},
                  {"code": "picture", "message": "a table is set as a picture."}],
        "citations": [{"printed": "79 FRN 13992", "system": "FR", "verdict": "doubtful", "note": "joins two numbers"}],
        "items": {
            5: {"joined_across_break": True, "references": [{**printed, "values": ["2019-02", "2019-08"]}]},
            3: {"short_title": "One table of all audits", "subject": ["Audits"], "addressee": "CBP",
                "programme": "Trusted Trader"},
        },
    }  # fmt: skip


def _sixteenth(world: World) -> None:
    texts = [f"COAC recommends that CBP light sign {n} of the north gate by day and by night." for n in range(1, 7)]
    points = ["signs that drivers understand", "a table of audits"]
    publish(
        world,
        term("16", "2022-02-10", last_meeting={"printed": "December 2023", "value": "2023-12", "precision": "month"},
             first_meeting={"printed": "February 10, 2022", "value": "2022-02-10", "precision": "day"}),
        group("pswg", "Wayfinding", "2022-02-10", "fast", level="working group", acronym="WAY", slug="wayfinding",
              event="renamed", printed=RENAMED),
        Edition("event/pswg-1", "event", "Wayfinding moved to Fast Filing", day("2022-02-10"),
                facts={"event": "transferred", "printed": RENAMED, "term": "16"},
                links=[link("of", "pswg"), link("term", "16")]),
        *paper_of(SECOND, texts, "Wayfinding", term="16"),
        Edition("2023-12/pswg/issue-paper", "paper", "Wayfinding, December 2023", day("2023-12"),
                text="Background\n\nThe group met three times.",
                facts={"paper_kind": "issue-paper", "date": month("2023-12"), "pub_number": "4411-0909",
                       "group_printed": "Wayfinding", "office": "Office of Quays", "action_required": "Informational",
                       "signed_on": {"printed": "November 3, 2023", "value": "2023-11-03", "precision": "day"},
                       "obtained": {"from": "https://www.example.gov/papers/4411-0909"},
                       "sections": [{"heading": "Background", "text": "The group met three times."},
                                    {"heading": "Current Status", "points": points,
                                     "text": f"It has two things:\n\n• {points[0]} • {points[1]}\n\nMore later."}]},
                links=[link("group", "pswg"), link("part of", "spl"), link("term", "16")]),
        on="2026-03-04",
    )  # fmt: skip


def _outcomes(world: World) -> None:
    key, title = "2023-06-14/1", "Motion 1 of June 14, 2023"
    adopted = {f"{SECOND}/1": passed("090110")}
    (first,) = publish(world, outcome(key, "2023-06-14", {**adopted, f"{SECOND}/2": {"action": "tabled"}}, title),
                       on="2026-03-05")  # fmt: skip
    sent_back = {f"{SECOND}/2": {"action": "remanded to group", "text": "refining"},
                 f"{SECOND}/3": {"action": "presented, not voted (no quorum)"}}  # fmt: skip
    right = outcome(key, "2023-06-14", {**adopted, **sent_back}, title)
    publish(world, corrected(right, first, "Item 2 was sent back, not tabled."), on="2026-03-06")
    wrong = response("2023/9", "2023-07-01", {f"{SECOND}/1": {"feedback": "not agreed"}}, "A response in error")
    publish(world, wrong, on="2026-03-07")


def _mistakes(world: World) -> None:
    text = "COAC recommends that CBP light sign 4 of the south gate."
    right = recommendation(SECOND, 4, text, "Wayfinding", term="16")
    held = world.shown(right.key)
    assert held is not None
    publish(world, corrected(right, held.entry, "The paper says south gate, not north gate."), on="2026-03-08")
    publish(
        world, retracted("2023/9", "response", "A response in error", "It answered another paper."), on="2026-03-09"
    )
    title = "Recommendation 6, Wayfinding, June 2023"
    publish(world, retracted(f"{SECOND}/6", "recommendation", title, "The paper has five items."), on="2026-03-10")


def corrected(right: Edition, replaces: int, notice: str) -> Edition:
    return Edition(right.key, right.kind, right.title, right.since, text=right.text, links=right.links,
                   facts={**right.facts, "notice": notice}, act=CORRECT, replaces=replaces)  # fmt: skip


def retracted(key: str, kind: str, title: str, reason: str) -> Edition:
    return Edition(key, kind, title, day("2026-03-01"), facts={"reason": reason}, act=RETRACT)


def plain(world: World, number: int) -> World:
    """`number` of each: terms, groups, papers, items of a paper, outcomes."""
    for place in range(1, number + 1):
        month_, ordinals = f"2020-0{place}", range(1, number + 1)
        decided = {f"{month_}/g1/{n}": passed(f"0{place}000{n}") for n in ordinals}
        publish(
            world,
            term(str(20 + place), f"20{10 + place}-01-01"),
            group(f"g{place}", f"Group {place}", "2012-01-01", "coac", level="working group"),
            *paper_of(f"{month_}/g1", [f"COAC recommends thing {n}." for n in ordinals], "Group 1", term="21"),
            outcome(f"2021-01-0{place}/1", f"2021-01-0{place}", decided, f"Motion {place}"),
        )
    return world
