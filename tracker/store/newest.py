"""The newest entry, for who asks before every page: connections of its own are kept for it, since taking one from the
pool costs more than the page does."""

from collections import deque
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event

HEAD = "SELECT id, sha256 FROM entry ORDER BY id DESC LIMIT 1"
VERSION = "PRAGMA data_version"  # another number after each commit of another connection, of whatever process

Row = tuple[Any, ...]


@dataclass(slots=True)
class _Kept:
    """A connection outside any transaction, so that each answer is of its own moment; and what it saw last."""

    driver: Any
    version: int = -1
    row: Row = ()


class Newest:
    """As many connections are kept as were ever asked at once. They are let go with the engine's own, and others opened
    for who asks again."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._ask = _by_version if engine.dialect.name == "sqlite" else _asked
        self._free: deque[_Kept] = deque()
        event.listen(engine, "engine_disposed", self._let_go)

    def row(self) -> Row:
        """Its id and hash; empty while there is none. Raises what the driver raises, or SQLAlchemyError."""
        try:
            kept = self._free.pop()
        except IndexError:
            kept = self._opened()
        try:
            row = self._ask(kept)
        except Exception:
            kept.driver.close()
            raise
        self._free.append(kept)
        return row

    def _opened(self) -> _Kept:
        connection = self.engine.raw_connection()
        driver: Any = connection.driver_connection
        connection.detach()
        if self._ask is _asked:
            driver.autocommit = True
        return _Kept(driver)

    def _let_go(self, _engine: Engine) -> None:
        while self._free:
            self._free.pop().driver.close()


def _by_version(kept: _Kept) -> Row:
    """On SQLite, which tells in a tenth of the time that nothing was committed."""
    version = kept.driver.execute(VERSION).fetchone()[0]
    if version != kept.version:
        kept.row, kept.version = _asked(kept), version  # asked after the number: it may be newer, never older
    return kept.row


def _asked(kept: _Kept) -> Row:
    return kept.driver.execute(HEAD).fetchone() or ()
