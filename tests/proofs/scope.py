"""Proof N4: what a reader's query yields is what the policy grants, whatever roles they hold and when; and each route
lets in whom its line in tests/pages/access.py names."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from sqlalchemy import false, inspect, select

from tests.builders import World
from tests.pages.access import SOME, TABLE, faults
from tests.pages.access_site import site
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.proofs.two_worlds import replaced
from tests.proofs.visitors import KINDS
from tracker.records import calendar, content_review, desk, drafted, find, minutes, proposal
from tracker.records.answer import Answer
from tracker.records.content_review import ContentReview
from tracker.records.criteria import CriteriaDraft
from tracker.records.meeting import DatedSetting, Meeting
from tracker.records.minutes import MinutesVersion
from tracker.records.paper import Paper
from tracker.records.person import HeldRole, Person
from tracker.records.proposal import Proposal
from tracker.rules import answer as answers
from tracker.rules.policy import ALTERNATE, ASSISTANT, DFO, GRANTS, LIAISON, ROLES, Actor, Who, may
from tracker.store import journal
from tracker.store.database import db

OFFICE = (DFO, ALTERNATE, ASSISTANT)
Held = tuple[str, date, date | None, str]
OFFICES = ("office/dfo", "office/other")  # of those who come, and of what is drafted
SCOPES: tuple[tuple[Any, str, Any, str], ...] = (  # what is kept, its grant, the twin of it
    (Paper, "paper.read", find, "readable_papers"),
    (Meeting, "meeting.read", calendar, "readable_meetings"),
    (DatedSetting, "setting.change", calendar, "readable_settings"),
    (Answer, "answer.read", desk, "readable_answers"),
    (CriteriaDraft, "criteria.draft", drafted, "readable_criteria"),
    (Proposal, "proposal.read", proposal, "readable_proposals"),
    (MinutesVersion, "minutes.read", minutes, "readable_minutes"),
    (ContentReview, "duty.read", content_review, "readable_reviews"),
)
TODAY = date(2026, 1, 15)
NEAR = st.sampled_from([-3000, -400, -2, -1, 0, 1, 2, 400, 3000]).map(lambda days: TODAY + timedelta(days))
# Many begin or end on the very day; some end before they begin, as a role does that is taken back at once.
PEOPLE = st.lists(st.tuples(st.sampled_from([*ROLES, *OFFICE, LIAISON]), NEAR, st.none() | NEAR, st.sampled_from(OFFICES)),
                  max_size=4)  # fmt: skip
DAYS = st.sampled_from([TODAY - timedelta(400), TODAY - timedelta(1), TODAY, TODAY + timedelta(1)])
CONTROL = 100  # people for each mutant


def run(folder: Path, start: int, draw: Mapping[str, int]) -> Counts:
    """`people` with random roles, asked about papers in every state; then the table, if asked for, and the controls."""
    folder.mkdir(parents=True, exist_ok=True)
    world = site(folder)
    counts = _compared(world, start + draw.get("piece", 0), draw["people"])
    told = _misled(folder) if draw["table"] else []
    for one in told:
        print(one)
    counts |= Counter(answers=len(TABLE) * len(KINDS) * draw["table"], misled=len(told))
    for name, mutant in MUTANTS.items():
        with mutant():
            counts[f"caught: {name}"] = _compared(world, start, CONTROL)["wrong"]
    return counts


def _misled(folder: Path) -> list[str]:
    """Where routes are not as the table says."""
    found = []
    for place, kinds in enumerate(SOME):
        (folder / f"table {place}").mkdir()
        found += faults(site(folder / f"table {place}"), kinds)
    return found


def _compared(world: World, start: int, people: int) -> Counts:
    counts: Counts = Counter()
    quiet = settings(max_examples=people, database=None, deadline=None, phases=[Phase.generate],
                     suppress_health_check=list(HealthCheck))  # fmt: skip

    @seed(start)
    @quiet
    @given(PEOPLE, DAYS)
    def compared(held: list[Held], on: date) -> None:
        actor = _person(held)
        everything = list(db.session.scalars(select(Paper)))
        right = {one.id for one in everything if may(actor, "paper.read", one, on)}
        ways = (
            {one.id for one in find.papers(actor, on)},
            {one.id for one in everything if find.paper(actor, on, one.id)},
        )
        counts["people"] += 1
        counts["readers"] += bool(right)
        counts["wrong"] += any(found != right for found in ways) or any(_wrong(*each, actor, on) for each in SCOPES)

    with world.inside():
        compared()
    return counts


def _wrong(kept: Any, grant: str, room: Any, twin: str, actor: Actor, on: date) -> bool:
    right = {inspect(one).identity for one in db.session.scalars(select(kept)) if may(actor, grant, one, on)}
    return right != {inspect(one).identity for one in db.session.scalars(getattr(room, twin)(actor, on))}


def _person(held: Sequence[Held]) -> Actor:
    """Somebody with these roles, as the database gives them back; gone again at once."""
    with journal.rehearsed():
        person = Person(email="a.person@example.gov", name="A Person", created="2026-01-15T15:00:00Z")
        person.roles = [
            HeldRole(name=name, since=str(since), until=str(until) if until else None, office_key=office)
            for name, since, until, office in held
        ]
        db.session.add(person)
        db.session.flush()
        db.session.expire_all()
        kept = find.person("a.person@example.gov")
        assert kept is not None and len(kept.roles) == len(held)
        return kept.actor


# The controls -------------------------------------------------------------------------------------------------------


def scope_forgotten() -> Any:
    return replaced((find, "readable_papers", lambda actor, on: select(Paper)))


def scope_without_days() -> Any:
    """A role that has ended still opens the query."""

    def ever(actor: Actor, on: date) -> Any:
        held = any(role.name in OFFICE and role.since <= on for role in actor.roles)
        return select(Paper).where(Paper.place > (0 if held else 10**6))

    return replaced((find, "readable_papers", ever))


def offices_forgotten() -> Any:
    """Every liaison's query yields the drafts of all offices."""

    def all_of_them(actor: Actor, on: date) -> Any:
        return select(Answer) if may(actor, "desk.enter", None, on) else select(Answer).where(false())

    return replaced((desk, "readable_answers", all_of_them))


def returns_forgotten() -> Any:
    """An office that was once asked reads the draft for good."""
    return replaced((desk, "GIVEN", tuple(one.value for one in answers.COURSE.states)))


def grant_widened() -> Any:
    """The policy lets liaisons read; the query was not told."""
    narrow: Who = GRANTS["paper.read"]
    return _granted(lambda actor, record, on: narrow(actor, record, on) or actor.holds(on, LIAISON))


def _granted(who: Who) -> Any:
    class Put(AbstractContextManager[None]):
        def __enter__(self) -> None:
            self.before, GRANTS["paper.read"] = GRANTS["paper.read"], who

        def __exit__(self, *failed: object) -> None:
            GRANTS["paper.read"] = self.before

    return Put()


MUTANTS: dict[str, Callable[[], Any]] = {
    "a scope forgotten": scope_forgotten,
    "a scope without days": scope_without_days,
    "offices forgotten": offices_forgotten,
    "returns forgotten": returns_forgotten,
    "a grant widened": grant_widened,
}


def tell(counts: Counts) -> Told:
    wrong = {
        "people for whom query and grant differ": counts["wrong"],
        "answers that the table does not name": counts["misled"],
    }
    found = [f"{number} {what}" for what, number in wrong.items() if number]
    if not 0 < counts["readers"] < counts["people"]:
        found.append("all may read, or none")
    caught = {name: counts[f"caught: {name}"] for name in MUTANTS}
    found += [f"the control was not caught: {name}" for name, number in caught.items() if not number]
    return Told(
        f"{counts['wrong']} of {counts['people']:,} people differ ({counts['readers']:,} may read); "
        f"{counts['misled']} of {counts['answers']:,} answers of routes are not those of the table",
        "caught: " + ", ".join(f"{name} ({number})" for name, number in caught.items()),
        f"{counts['people']:,} people with random roles, {len(TABLE)} lines x {len(KINDS)} kinds of visitor",
        found,
    )


PROOF = Proof(
    "N4",
    "What a query for a page yields is what the policy grants its reader; each route lets in whom its line in the table "
    "of routes names, and nobody else.",
    20_220_216,
    ("tracker/rules/policy.py", "tracker/records", "tracker/pages", "tests/proofs/scope.py", "tests/proofs/visitors.py",
     "tests/pages/access.py"),
    (
        Piece("sqlite", draw={"people": 2000, "table": 1}),
        Piece("postgresql", "postgresql", {"people": 500, "table": 1, "piece": 1}),
    ),
    run,
    tell,
)  # fmt: skip
