"""A made-up record brought into a home, as a tree from outside is: in large releases, each an act of its own."""

import random
from collections.abc import Callable
from time import monotonic
from unittest import mock

from tests.bench.record import releases
from tracker.proceedings.found import found
from tracker.proceedings.publish import append
from tracker.published import find
from tracker.rules.moment import Moment
from tracker.rules.policy import OPERATOR
from tracker.store import journal
from tracker.store.database import db

AT = "2026-01-15T15:00:00+00:00"  # when the record is written down
SEED = 20_260_115
Say = Callable[[str], None]


def fill(seed: int, size: int, when: Moment, say: Say = lambda words: None) -> int:
    """Found and fill the record of the running application; returns the number of its last entry. Salts are drawn from
    the seed, so that the same seed, size and moment give the same hashes."""
    salts = random.Random(f"salts {seed}")
    begun = monotonic()
    with mock.patch("secrets.token_hex", lambda length: salts.randbytes(length).hex()):
        found(OPERATOR, when)
        last = find.head(db.session.connection()).id
        for some in releases(seed, size, last + 1):
            with journal.signed(OPERATOR, "load", when, subject="a made-up record"):
                last = append(some, when)[-1]
            say(f"{last} entries, {last / (monotonic() - begun):.0f} a second")
    return last
