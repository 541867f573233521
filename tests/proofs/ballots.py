"""Proof S9, its second part: ballots of one motion that many clerks record at once, over connections of their own, all
count, and each once; a clerk who sends one again changes nothing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from sqlalchemy import text

from tests.proceedings.builders_meeting import DAY, ITEMS, Meetings
from tests.proofs.proof import Counts, Piece, Proof, Told, begun_with
from tracker.proceedings import convened, vote
from tracker.records import calendar
from tracker.rules.motion import VOTES
from tracker.store.database import free_connection

CLERKS = 10  # at work at once
Ballot = tuple[int, str]  # whose, and how they voted


class Room(Meetings):
    """A meeting in session with so many members, and a motion for each run."""

    def __init__(self, folder: Path, members: int) -> None:
        super().__init__(folder)
        for number in range(members - 5):  # five are there already
            self.world.person(f"member{number}@example.com", "member", group="coac", term=15)
        self.key = self.noticed()
        self.world.at = f"{DAY}T19:00:00+00:00"
        with self.world.inside():
            self.members = [one.id for one in calendar.seated(self.world.when.day)]
            convened.call_to_order(self.dfo, DAY, None, self.world.when, "dfo@example.gov")
            convened.attend(self.dfo, DAY, None, self.world.when, self.members)

    def moved(self) -> None:
        with self.world.inside():
            vote.move(self.dfo, DAY, None, self.world.when, ITEMS[:2], {"method": "roll call"})

    def undone(self) -> None:
        with self.world.inside():
            vote.undo(self.dfo, DAY, 1, None, self.world.when)

    def recorded(self, ballot: Ballot) -> None:
        with self.world.inside():
            vote.ballot(self.dfo, DAY, 1, self.world.when, *ballot)

    def counted(self) -> tuple[dict[str, int], dict[int, str]]:
        """The sums, and who voted how."""
        with self.world.inside():
            held = calendar.meeting(self.dfo, self.world.when.day, DAY)
            assert held is not None
            made = vote.motion_of(held, 1)
            return vote.tally(made), {one.person_id: one.vote for one in made.ballots}

    def added_up(self, ballot: Ballot) -> None:
        """The control: a clerk who reads a sum, adds one to it and writes it back."""
        column = f"counted_{ballot[1]}"
        with free_connection(self.world.url, writes=False) as connection:
            seen = connection.execute(text(f"SELECT coalesce({column}, 0) FROM motion")).scalar_one()
        with free_connection(self.world.url) as connection:
            connection.execute(text(f"UPDATE motion SET {column} = :sum"), {"sum": seen + 1})

    def sums(self) -> dict[str, int]:
        columns = ", ".join(f"coalesce(counted_{vote}, 0)" for vote in VOTES)
        with free_connection(self.world.url, writes=False) as connection:
            row = connection.execute(text(f"SELECT {columns} FROM motion")).one()
        return dict(zip(VOTES, row, strict=True))


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`runs` motions, on each `ballots` at once, a fifth of them sent again by another clerk; one of the control."""
    rng, counts = Random(f"{seed} {draw.get('piece', 0)}"), Counter[str]()
    again = draw["ballots"] // 5
    room = Room(folder, draw["ballots"] - again)
    for _ in range(draw["runs"]):
        said = {who: rng.choice(VOTES) for who in room.members}
        sent = [*said.items(), *rng.sample(list(said.items()), again)]
        rng.shuffle(sent)
        room.moved()
        _at_once(room.recorded, sent)
        sums, named = room.counted()
        wanted = Counter(said.values())
        counts += Counter(runs=1, ballots=len(sent))
        counts["wrong: lost or doubled"] += named != said
        counts["wrong: sums"] += sums != {vote: wanted[vote] for vote in VOTES}
        room.undone()
    room.moved()
    _at_once(room.added_up, list(said.items()))
    counts["control lost"] += len(said) - sum(room.sums().values())
    return +counts


def _at_once(recorded: Callable[[Ballot], None], sent: Sequence[Ballot]) -> None:
    with ThreadPoolExecutor(CLERKS) as clerks:
        list(clerks.map(recorded, sent))


def tell(counts: Counts) -> Told:
    wrong = [f"{name} ({number})" for name, number in begun_with(counts, "wrong").items()]
    if not counts["control lost"]:
        wrong.append("the control was not caught")
    bad = sum(begun_with(counts, "wrong").values())
    return Told(
        f"{bad} of {counts['runs']:,} roll calls with a ballot lost, doubled or miscounted",
        f"sums that each clerk reads, adds to and writes back: {counts['control lost']} ballots lost",
        f"{counts['runs']:,} roll calls, {counts['ballots']:,} ballots by {CLERKS} clerks at once",
        wrong,
    )


PROOF = Proof(
    "S9-ballots",
    "Ballots that many clerks record at once all count, each once.",
    20_201_216,
    ("tracker/proceedings/vote.py", "tracker/proceedings/convene.py", "tracker/records/meeting.py", "tracker/store",
     "tests/proofs/ballots.py"),
    (
        *(Piece(f"sqlite {part}", draw={"runs": 50, "ballots": 100, "piece": part}) for part in range(5)),
        *(Piece(f"postgresql {part}", "postgresql", {"runs": 50, "ballots": 100, "piece": 100 + part}) for part in range(5)),
    ),
    run,
    tell,
)  # fmt: skip
