"""One running site: its settings, the connections that see the public record alone, the index, and the clock."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection
from sqlalchemy import Engine as Database

from tracker.published import find
from tracker.rules.keys import DEMONSTRATION
from tracker.rules.moment import Moment
from tracker.search import sync
from tracker.search.engine import Engine, EngineFault
from tracker.settings import Settings
from tracker.store.chain import Head

_log = logging.getLogger(__name__)


@dataclass
class Site:
    """Pages look at `reader` and search with `engine`, which may be those of a replica that lags behind. `source` is
    where the record is written, and `keeper` the engine that reads there: the index is kept and checked by these."""

    settings: Settings
    reader: Database
    engine: Engine
    source: Database
    keeper: Engine
    clock: Callable[[], Moment]
    version: str
    _banner: tuple[int, bool] = field(default=(-1, False))

    def catch_up(self, *, anew: bool = True) -> None:
        """Bring the index up to the record; what cannot be read is made anew, which may take minutes, or left to the
        next who looks. A failure never undoes what was published: it is written down, and the next process that looks
        tries again."""
        try:
            with self.source.connect() as reader:
                held, now = self._position(), find.head(reader).id
                if held != now and (anew or 0 <= held < now):
                    sync.catch_up(self.keeper, reader)
        except Exception:
            _log.exception("the search index could not be brought up to date")

    def rest(self) -> None:
        """What the index does when nobody waits for it."""
        try:
            self.keeper.merge()
        except EngineFault as fault:
            _log.info("the search index was not merged: %s", fault)

    def let_go(self) -> None:
        """Hold no connection that is not in use."""
        self.reader.dispose()
        self.source.dispose()

    def _position(self) -> int:
        try:
            return self.keeper.position()
        except EngineFault:
            return -1  # damaged: to be made anew

    def demonstration(self, reader: Connection, head: Head) -> bool:
        """Whether this is the demonstration record; asked once for each state of the record."""
        if self._banner[0] != head.id:
            self._banner = (head.id, bool(find.standing_keys(reader, "notice", [DEMONSTRATION])))
        return self._banner[1]
