"""The driver of S8: upgrades databases in forked processes, each killed before its n-th statement.

`python -m tests.proofs.migrating` reads lines of {"broken": bool, "runs": [[url, revision, n], ...]} and answers each with
how many statements each run had begun. n = 0 kills nothing. The commit counts as the last statement. Broken is
the control: a migration whose schema changes are committed one by one.
"""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from tracker.exchange import check  # noqa: F401  (what each upgrade needs is loaded before the first fork)
from tracker.store import migrate


class Killer:
    """Counts statements, and ends the process before the n-th."""

    def __init__(self, number: int) -> None:
        self.number, self.begun = number, 0
        event.listen(Engine, "before_cursor_execute", self.count)
        event.listen(Engine, "commit", self.count)

    def count(self, *_: Any) -> None:
        self.begun += 1
        if self.begun == self.number:
            os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def one_by_one(url: str, **_: Any) -> Iterator[Connection]:
    """A connection that leaves transactions to the driver: sqlite3 opens none for a schema change."""
    engine = create_engine(url) if url.startswith("sqlite") else create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
        connection.commit()
    engine.dispose()


def upgraded(url: str, revision: str, number: int) -> int:
    """Upgrade in a process of its own; how many statements it had begun, 0 if it was killed."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        killer = Killer(number)
        migrate.upgrade(url, revision)
        os.write(writes, str(killer.begun).encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as told:
        begun = told.read()
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"{url}: the upgrade failed")
    return int(begun or 0)


if __name__ == "__main__":
    sound = migrate.free_connection
    for line in sys.stdin:
        given = json.loads(line)
        migrate.free_connection = one_by_one if given["broken"] else sound
        print(json.dumps([upgraded(*run) for run in given["runs"]]), flush=True)
