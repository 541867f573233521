"""Proof S1: `import` and `publish` killed at every write they make, and at random calls of any kind."""

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.builders import CHEAP, ZONE, settings_for
from tests.papers import SIGNS
from tests.proofs.killing import WRITES, Aim, calls, killed, left
from tests.proofs.proof import Counts, Piece, Proof, Told
from tracker import create_app
from tracker.exchange import intake
from tracker.proceedings import found, people, review
from tracker.proceedings.appointments import Appointment
from tracker.records import find
from tracker.rules.moment import Moment, moment
from tracker.rules.policy import OPERATOR
from tracker.store import migrate
from tracker.store.database import db

EMAIL = "dfo@example.gov"
COMMANDS: dict[int, tuple[str, tuple[str, ...]]] = {  # a piece's number: name, command
    1: ("import", ("import", "paper.txt")),
    2: ("publish", ("publish", "intake-1")),
}
CONTROLS = {1: "two-commits", 2: "late-journal"}


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """Kill command `command` at every `each`-th write, from `first` on, and at `random` other calls; its control at `control` places."""
    folder.mkdir(parents=True, exist_ok=True)
    name, words = COMMANDS[draw["command"]]
    (folder / "paper.txt").write_text(SIGNS)
    words = tuple(str(folder / word) if word.endswith(".txt") else word for word in words)
    ready = home(folder / "ready", reviewed=name == "publish")
    first = draw.get("first", 0)
    rng = Random(f"{seed} {name} {first}")
    rest = (*words, "--as", EMAIL, "--json")
    kills = Killing(folder, ready, ("tracker", *rest))
    writes = [aim for aim in kills.calls if aim[0] in WRITES]
    others = [aim for aim in kills.calls if aim[0] not in (*WRITES, "execve", "exit_group")]
    counts = kills.at([*writes[first :: draw["each"]], *rng.sample(others, draw["random"])])
    control = Killing(folder, ready, ("tests.proofs.broken_cli", CONTROLS[draw["command"]], *rest))
    found = control.at(_before_syncs(control.calls)[: draw["control"]])
    return counts + Counter({f"control {key}": value for key, value in found.items()})


def _before_syncs(calls: Sequence[Aim]) -> list[Aim]:
    """The last write before each sync: a transaction's own commit."""
    return [one for one, next_one in pairwise(calls) if one[0] == "pwrite64" and next_one[0] == "fdatasync"]


def home(folder: Path, *, reviewed: bool) -> Path:
    """A founded home with its officer; with a paper that awaits publication, if `reviewed`."""
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
        if reviewed:
            officer = find.person(EMAIL)
            assert officer is not None
            paper, _ = intake.bring_in(officer.actor, "paper.txt", SIGNS.encode(), when)
            review.accept(officer.actor, paper.id, when)
        here.catch_up()
        db.session.remove()
        db.engine.dispose()
        here.reader.dispose()
    return folder


def _copy(ready: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(ready, to))


class Killing:
    """One command, run to its end once and then killed on copies of the home that it found."""

    def __init__(self, folder: Path, ready: Path, command: Sequence[str]) -> None:
        self.folder, self.ready, self.command = folder, ready, command
        self.before = left(_copy(ready, folder / "before"), "")
        whole = _copy(ready, folder / "whole")
        self.calls = calls(whole, command)
        self.after = left(whole, "")

    def at(self, aims: Iterable[Aim]) -> Counts:
        counts: Counts = Counter()
        for aim in aims:
            found = killed(_copy(self.ready, self.folder / "killed"), self.command, aim)
            partial = found.kept not in (self.before.kept, self.after.kept)
            counts["kills"] += 1
            counts["done"] += found.kept == self.after.kept
            counts["lost"] += bool(found.said.strip()) and found.kept != self.after.kept
            counts["partial"] += partial
            counts["broken"] += bool(found.faults)
            if partial or found.faults:
                print(f"{self.command[0]} killed at {aim}: {found}")
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
    "An act is whole or not at all, and never lost once it is acknowledged, wherever kill -9 meets `import` and "
    "`publish`.",
    20_210_301,
    ("tracker/store", "tracker/proceedings", "tracker/exchange", "tracker/published", "tracker/search", "tracker/cli",
     "tests/proofs/kill.py", "tests/proofs/killing.py", "tests/proofs/broken_cli.py"),
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
