"""Proof S9: no sequence of acts, by whomever, takes a recommendation to the agency past the committee's vote, nor a
meeting past the law. What was refused changed nothing. The judge reads what stands; it asks none of the guards."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.builders import World, group, recommendation
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.proofs.two_worlds import replaced
from tests.proofs.walk import ALONE, MEMBERS, NOTICED, OFFICES, STEPS, UNVOTED, USUAL, VOTED, Walk
from tracker.proceedings import answer, answered
from tracker.published.entry import Edition
from tracker.published.thing import Thing, things
from tracker.records import calendar
from tracker.records.answer import Answer
from tracker.records.meeting import Meeting, Motion
from tracker.rules import answer as answers
from tracker.rules import law, motion
from tracker.rules import meeting as meetings
from tracker.rules.policy import GRANTS, Actor
from tracker.rules.recommendation import PASSED
from tracker.text.dates import from_value

START, APART = date(2018, 5, 10), timedelta(days=75)  # the first meeting, and from one to the next
CONTROL = 60  # walks for each mutant


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`walks` of them in one world, one after the other; then the controls, each in a world of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    part = draw.get("crafted", 0) / 100
    counts = _walked(folder / "world", Random(f"{seed} {draw.get('piece', 0)}"), draw["walks"], crafted=part)
    for name, (mutant, usual) in MUTANTS.items():
        with mutant():
            found = _walked(folder / name, Random(seed), draw["controls"], usual, brief=bool(draw.get("brief")))
            counts[f"caught: {name}"] = found["illegal"]
    return counts


def _walked(folder: Path, rng: Random, walks: int, usual: Sequence[str] = USUAL, *, crafted: float = 0.0,
            brief: bool = False) -> Counts:  # fmt: skip
    """`brief` walks no further than to the first fault."""
    world = World(folder, at=f"{START - timedelta(days=60)}T15:00:00+00:00")
    world.publish(
        group("signs-wg", "Port Signs Working Group"),
        Edition("15", "term", "15th term", from_value("2016-01-01"), facts={"number": "15"}),
        *(Edition(f"office/{slug}", "office", slug.title(), from_value("2016-05-01"), facts={"name": slug, "slug": slug})
          for slug in OFFICES),
        *(recommendation(f"2017-12/walk{number}/{place}", since="2018-01-10", group="signs-wg")
          for number in range(walks) for place in range(1, 4)),
    )  # fmt: skip
    people = {"dfo": world.person(), "member": world.person("member@example.com", "member", group="signs-wg", term=15),
              "nobody": Actor("nobody@example.com"),
              **{slug: world.person(f"{slug}@example.gov", "liaison", office=slug) for slug in OFFICES}}  # fmt: skip
    for place in range(MEMBERS):
        world.person(f"seat{place}@example.com", "member", group="coac", term=15)
    for one in people.values() if crafted else ():
        if one.person is not None:
            world.client(str(one.email))  # sets a password: each request signs in anew, for months go by
    counts: Counts = Counter()
    with world.inside():
        members = {one.id: one.name for one in calendar.seated(world.when.day)}
        for number in range(walks):
            walk = Walk(world, rng, people, members, number, START + number * APART, judged, usual, crafted)
            walk.go()
            counts += Counter({"walks": 1, "acts": STEPS, "illegal": len(walk.faults), **walk.tried})
            counts["answered"] += bool(walk.publishers)
            if walk.faults and not counts["told"]:
                counts["told"] += 1
                print(walk.number, *walk.faults[:3], sep="; ")
            if brief and walk.faults:
                break
    return counts


# The judge ------------------------------------------------------------------------------------------------------------


def judged(walk: Walk) -> Iterator[str]:
    """What stands and should not."""
    with walk.world.reading() as reader:
        standing = things(reader, walk.items, walk.world.when.day)
    held = walk.meeting()
    numbers = [one.number for one in standing.values() if one.number]
    if len(set(numbers)) < len(numbers):
        yield "a number stands twice"
    for item in standing.values():
        yield from _of_item(walk, item, held)
    if held is not None and held.state in (meetings.IN_SESSION, meetings.ADJOURNED):
        yield from _held_lawfully(held)
    for draft in walk.drafts():
        yield from _of_answer(walk, draft)


def _of_item(walk: Walk, item: Thing, held: Meeting | None) -> Iterator[str]:
    said: Any = {axis: (one or {}).get("value") for axis, one in (item.status or {}).items()}
    adopted = said["action"] in PASSED
    if (said["feedback"] or said["implementation"] or item.number) and not adopted:
        yield f"{item.key} reached the agency without a vote: {said}"
    if adopted and said["text"] != "adopted":
        yield f"{item.key} passed and is {said['text']}"
    if adopted and not (held and any(_carried(held, one, item.key) for one in held.motions if one.key)):
        yield f"{item.key} is adopted by no vote that carried"


def _of_answer(walk: Walk, draft: Answer) -> Iterator[str]:
    if draft.state != answers.PUBLISHED:
        return
    by = walk.publishers.get(draft.id)
    seconds = [one for one in draft.clearances if one.state == answers.CLEARED and one.person_id != draft.drafted_by]
    if by is not None and by is not walk.people["dfo"] and not [one for one in seconds if one.person_id != by.person]:
        yield f"{draft.id} was published by a liaison alone"
    if any(one.state != answers.CLEARED for one in draft.clearances):
        yield f"{draft.id} was published before all had cleared it"


def _held_lawfully(held: Meeting) -> Iterator[str]:
    on = date.fromisoformat(str(held.noticed_on or held.day))
    asked = 7 if held.first >= date(2024, 5, 20) else 15
    if (held.first - on).days < asked and not held.exceptional:
        yield f"{held.key} met {(held.first - on).days} days after its notice"
    if not held.officer:
        yield f"{held.key} met without an officer"


def _carried(held: Meeting, made: Motion, item: str) -> bool:
    """By a quorum of those seated, and by more for than against where it was counted, without those recused from it;
    by names or in a roll call only with a vote of everybody; and moved by members who take part."""
    here = {one.person_id: one.name for one in held.attendance if one.present}
    out = {one.person_id for one in made.ballots if one.item == item}
    voting = [who for who in here if sum(one.person_id == who and bool(one.item) for one in made.ballots)
              < len(made.items)]  # fmt: skip
    named = {one.person_id: one.vote for one in made.ballots if not one.item}
    counted = [made.counted_for or 0, made.counted_against or 0, made.counted_abstained or 0]
    votes = [sum(said == word for who, said in named.items() if who not in out) for word in ("for", "against")]
    votes = votes if named else counted
    told = named.keys() >= set(voting) if named else made.method != "roll call" or sum(counted) == len(voting)
    more = votes[0] > votes[1] if named or made.method == "roll call" or any(votes) else True
    quorum = len(here) * 2 > len(held.attendance) and bool(here.keys() - out)
    moved = not {here[who] for who in out if who in here} & {made.mover, made.seconder}
    return any(one.item == item for one in made.items) and quorum and more and told and moved


# The controls -------------------------------------------------------------------------------------------------------


def a_vote_of_any_number() -> Any:
    return replaced((motion, "fits", lambda *given, **more: None))


def a_roll_called_in_part() -> Any:
    return replaced((motion, "_complete", lambda *given: None))


def a_groups_advice_answered() -> Any:
    def any_of_them(*given: Any) -> None:
        return None

    return replaced((answer, "may_be_answered", any_of_them),
                    (answered, "day_of", lambda reader, held, values, items, when: when.dated))  # fmt: skip


def any_notice() -> Any:
    return replaced((law, "days_short", lambda meeting, on: 0))


def alone() -> Any:
    return replaced((answered, "_cleared", lambda actor, held, when: None))


def members_too() -> Any:
    widened = {name: GRANTS[name] for name in ("meeting.vote", "meeting.run", "meeting.read")}
    return _granted({name: (lambda actor, record, on: bool(actor.roles)) for name in widened})


@contextmanager
def _granted(given: Mapping[str, Any]) -> Iterator[None]:
    before = dict(GRANTS)
    GRANTS.update(given)
    try:
        yield
    finally:
        GRANTS.update(before)


MUTANTS: dict[str, tuple[Callable[[], Any], Sequence[str]]] = {  # with what is usual where it would be seen
    "a vote of any number": (a_vote_of_any_number, VOTED),
    "a roll called in part": (a_roll_called_in_part, VOTED),
    "a group's advice answered": (a_groups_advice_answered, UNVOTED),
    "a notice of any day": (any_notice, NOTICED),
    "a liaison alone": (alone, ALONE),
    "members as officers": (members_too, VOTED),
}


def tell(counts: Counts) -> Told:
    missed = [name for name in MUTANTS if not counts[f"caught: {name}"]]
    wrong = [f"illegal ({counts['illegal']})"] if counts["illegal"] else []
    caught = ", ".join(f"{name} ({counts[f'caught: {name}']})" for name in MUTANTS)
    return Told(
        f"{counts['illegal']} illegal of {counts['done']:,} acts done; {counts['refused']:,} refused without a trace; "
        f"{counts['crafted']:,} of them as requests past the forms",
        f"caught: {caught}",
        f"{counts['walks']:,} random sequences of {STEPS} acts",
        [*wrong, *(f"the control was not caught: {name}" for name in missed)],
    )


PROOF = Proof(
    "S9",
    "No sequence of acts takes advice to the agency past the committee's vote, nor a meeting past the law.",
    20_201_216,
    ("tracker/proceedings", "tracker/rules", "tracker/records", "tracker/pages/office", "tracker/pages/liaison", "tests/proofs/lawful.py", "tests/proofs/walk.py",
     "tests/proofs/crafted.py"),
    (
        *(Piece(f"sqlite {part}", draw={"walks": 180, "controls": CONTROL if part == 0 else 0, "piece": part, "crafted": 10}) for part in range(50)),
        *(Piece(f"postgresql {part}", "postgresql", {"walks": 180, "controls": 0, "piece": 100 + part, "crafted": 10}) for part in range(6)),
    ),
    run,
    tell,
)  # fmt: skip
