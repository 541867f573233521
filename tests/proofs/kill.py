"""Proof S1: acts at the terminal (a paper brought in and published, a ballot, what was decided, an answer) killed at every
write they make, and at random calls of any kind."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.builders import CHEAP, ZONE, recommendation, settings_for
from tests.papers import SIGNS
from tests.proceedings.builders_meeting import PLAN
from tests.proofs.killing import WRITES, Aim, Commands, left
from tests.proofs.proof import Counts, Piece, Proof, Told
from tracker import create_app
from tracker.exchange import intake
from tracker.proceedings import (
    agenda,
    announce,
    answer,
    convene,
    convened,
    found,
    outcomes,
    people,
    review,
    vote,
)
from tracker.proceedings.appointments import Appointment
from tracker.proceedings.publish import release
from tracker.published.entry import Edition
from tracker.records import calendar, find
from tracker.rules.keys import DFO_OFFICE
from tracker.rules.moment import Moment, moment
from tracker.rules.policy import OPERATOR, Actor
from tracker.store import journal, migrate
from tracker.store.database import db
from tracker.text.dates import from_value

EMAIL = "dfo@example.gov"
MEMBER, ITEMS = "member@example.com", [f"2020-12/old/{place}" for place in (1, 2)]
TODAY = str(datetime.now(ZONE).date())  # the commands ask the clock: their meeting is held on the day of the proof
COMMANDS: dict[int, tuple[str, tuple[str, ...]]] = {  # a piece's number: name, command
    1: ("import", ("import", "paper.txt", "--json")),
    2: ("publish", ("publish", "intake-1", "--json")),
    3: ("vote", ("meeting", "ballot", TODAY, "1", MEMBER, "for")),
    4: ("outcomes", ("meeting", "publish", TODAY)),
    5: ("answer", ("answer", "publish", "answer-dfo-1")),
}
CONTROLLED = 4  # where a draw of all of them has its control
CONTROLS = {1: "two-commits", 2: "late-journal", 3: "late-journal", 4: "late-journal", 5: "late-journal"}


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """Kill command `command` (0: each of them) at every `each`-th write, from `first` on, and at `random` other calls; its
    control (of all of them that of one) at `control` places."""
    folder.mkdir(parents=True, exist_ok=True)
    counts: Counts = Counter()
    with Commands() as commands:
        for number in [draw["command"]] if draw["command"] else COMMANDS:
            counts += _killed(folder / str(number), commands, number, Random(f"{seed} {number}"), draw)
    return counts


def _killed(folder: Path, commands: Commands, number: int, rng: Random, draw: Mapping[str, int]) -> Counts:
    folder.mkdir()
    name, words = COMMANDS[number]
    (folder / "paper.txt").write_text(SIGNS)
    words = (*(str(folder / word) if word.endswith(".txt") else word for word in words), "--as", EMAIL)
    kills = Killing(folder, home(folder / "ready", awaiting=name), commands, words)
    writes = [aim for aim in kills.calls if aim[0] in WRITES]
    others = [aim for aim in kills.calls if aim[0] not in (*WRITES, "execve", "exit_group")]
    counts = kills.at([*writes[draw.get("first", 0) :: draw["each"]], *rng.sample(others, draw["random"])])
    if draw["control"] and (draw["command"] or number == CONTROLLED):
        control = Killing(folder, folder / "ready", commands, words, CONTROLS[number])
        found = control.at(_before_syncs(control.calls)[-draw["control"] :])
        counts += Counter({f"control {key}": value for key, value in found.items()})
    return counts


def _before_syncs(calls: Sequence[Aim]) -> list[Aim]:
    """The last write before each sync: a transaction's own commit."""
    return [one for one, next_one in pairwise(calls) if one[0] == "pwrite64" and next_one[0] == "fdatasync"]


def home(folder: Path, *, awaiting: str = "import") -> Path:
    """A founded home with its officer, and with what the command of this name is to do something with."""
    folder.mkdir()
    url = f"sqlite:///{folder / 'tracker.sqlite'}"
    migrate.upgrade(url)
    app = create_app(settings_for(folder, url))
    app.extensions["tracker_passwords"] = CHEAP
    here = app.extensions["tracker"]
    with app.app_context():
        when: Moment = moment(here.clock().instant, ZONE)
        found.found(OPERATOR, when)
        people.add(OPERATOR, EMAIL, "An Officer", Appointment("dfo"), when)
        officer = find.person(EMAIL)
        assert officer is not None
        READY[awaiting](officer.actor, when)
        here.catch_up()
        db.session.remove()
        db.engine.dispose()
        here.reader.dispose()
    return folder


def _reviewed(officer: Actor, when: Moment) -> None:
    paper, _ = intake.bring_in(officer, "paper.txt", SIGNS.encode(), when)
    review.accept(officer, paper.id, when)


def _in_session(officer: Actor, when: Moment) -> None:
    """The roll is being called on two items, with the one member there."""
    term = Edition("16", "term", "16th term", from_value("2022-01-01"), facts={"number": "16"})
    with journal.signed(OPERATOR, "publish", when, subject="a test"):
        release([term, *(recommendation(key) for key in ITEMS)], when)
    people.add(OPERATOR, MEMBER, "Able", Appointment("member", group="coac", term=16), when)
    key = convene.plan(officer, when, PLAN | {"day": str(when.day)}).key
    agenda.put_all_on(officer, key, None, when, {}, ITEMS)
    announce.notice(officer, key, None, when, {"noticed_on": str(when.day - timedelta(days=14))})
    convened.call_to_order(officer, key, None, when, EMAIL)
    convened.attend(officer, key, None, when, [one.id for one in calendar.seated(when.day)])
    vote.move(officer, key, None, when, ITEMS, {"method": "roll call"})


def _decided(officer: Actor, when: Moment) -> None:
    _in_session(officer, when)
    key, (member,) = str(when.day), calendar.seated(when.day)
    vote.decide(officer, key, 1, None, when, {"outcome": "passed"}, votes={member.id: "for"})
    convened.adjourn(officer, key, None, when)


def _drafted(officer: Actor, when: Moment) -> None:
    _decided(officer, when)
    with db.engine.connect() as reader:
        held = calendar.meeting(officer, when.day, str(when.day))
        assert held is not None
        numbers = outcomes.proposed_numbers(reader, held)
    outcomes.publish(officer, str(when.day), None, when, numbers)
    said = {"verdict": "agreed", "text": "CBP agrees.", "signer": "Rosa Example"}
    answer.draft(officer, "response", DFO_OFFICE, ITEMS, when, said)


READY: dict[str, Callable[[Actor, Moment], None]] = {
    "import": lambda officer, when: None, "publish": _reviewed, "vote": _in_session, "outcomes": _decided,
    "answer": _drafted,
}  # fmt: skip


def _copy(ready: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(ready, to))


class Killing:
    """One command, run to its end once and then killed on copies of the home that it found."""

    def __init__(self, folder: Path, ready: Path, commands: Commands, words: Sequence[str], control: str = "") -> None:
        self.folder, self.ready, self.commands, self.words, self.control = folder, ready, commands, words, control
        self.before = left(_copy(ready, folder / "before"), "")
        whole = _copy(ready, folder / "whole")
        self.calls = commands.calls(whole, words, control)
        self.after = left(whole, "")

    def at(self, aims: Iterable[Aim]) -> Counts:
        counts: Counts = Counter()
        for aim in aims:
            found = self.commands.killed(_copy(self.ready, self.folder / "killed"), self.words, self.control, aim)
            partial = found.kept not in (self.before.kept, self.after.kept)
            counts["kills"] += 1
            counts["done"] += found.kept == self.after.kept
            counts["lost"] += bool(found.said.strip()) and found.kept != self.after.kept
            counts["partial"] += partial
            counts["broken"] += bool(found.faults)
            if partial or found.faults:
                print(f"{self.words[0]} killed at {aim}: {found}")
        return counts


def tell(counts: Counts) -> Told:
    faults = [f"{name}: {counts[name]}" for name in ("lost", "partial", "broken") if counts[name]]
    caught = counts["control partial"] + counts["control broken"]
    if not caught:
        faults.append("the control was not caught")
    return Told(
        f"{counts['lost']} acknowledged acts lost, {counts['partial']} done in part, {counts['broken']} homes that "
        f"check faults; {counts['done']} of the acts were done",
        f"two commits for one act, or signed after the commit: caught at {counts['control partial']} (in part) and "
        f"{counts['control broken']} (check) of {counts['control kills']} kills",
        f"{counts['kills']} kills",
        faults,
    )


PROOF = Proof(
    "S1",
    "An act is whole or not at all, and never lost once it is acknowledged, wherever kill -9 meets it: a paper that "
    "is brought in or published, a ballot, outcomes with their numbers, an answer.",
    20_210_301,
    ("tracker/store", "tracker/proceedings", "tracker/exchange", "tracker/published", "tracker/search", "tracker/cli",
     "tests/proofs/kill.py", "tests/proofs/killing.py", "tests/proofs/forked.py",
     "tests/proofs/broken_cli.py"),
    (
        *(
            Piece(f"{name} {first}", draw={"command": number, "first": first, "each": 2, "random": 25, "control": 99})
            for number, (name, _) in COMMANDS.items()
            for first in (0, 1)
        ),
    ),
    run,
    tell,
)  # fmt: skip
