"""Each setting with its default and its meaning. All are read from the environment, once, when the program starts."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from tracker import paths
from tracker.rules.refusal import BadInput


@dataclass(frozen=True, slots=True)
class Settings:
    home: Path  # TRACKER_HOME, default ./instance: database, index and secret of this site
    database_url: str  # DATABASE_URL, default SQLite in the home; postgresql+psycopg://... for PostgreSQL
    public_database_url: str  # PUBLIC_DATABASE_URL: the connection of public pages; default: made from the other
    content: Path  # TRACKER_CONTENT, default content/ beside a checkout: the demonstration record
    stylesheet: Path | None  # TRACKER_STYLESHEET: an agency's own stylesheet, laid over ours
    zone: ZoneInfo  # TRACKER_ZONE, default America/New_York: the committee's days begin and end there
    proxies: int  # TRACKER_PROXIES, default 0: how many proxies before the site say whom they ask for
    secure_cookies: bool  # TRACKER_SECURE_COOKIES=1: behind HTTPS; send cookies over it only
    secret: str = field(repr=False)  # TRACKER_SECRET, default made once and kept in the home

    @property
    def index(self) -> Path:
        return self.home / "index"

    @property
    def sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")


def from_environment(given: Mapping[str, str] | None = None) -> Settings:
    """The settings as the environment has them. Raises BadInput, in words, for a value that cannot be used."""
    env = os.environ if given is None else given
    home = Path(env.get("TRACKER_HOME") or "instance").expanduser().resolve()
    url = _database_url(env.get("DATABASE_URL") or f"sqlite:///{home / 'tracker.sqlite'}")
    return Settings(
        home=home,
        database_url=url,
        public_database_url=_database_url(env.get("PUBLIC_DATABASE_URL") or url),
        content=Path(env.get("TRACKER_CONTENT") or paths.CONTENT).expanduser().resolve(),
        stylesheet=_stylesheet(env.get("TRACKER_STYLESHEET")),
        zone=_zone(env.get("TRACKER_ZONE") or "America/New_York"),
        proxies=_count("TRACKER_PROXIES", env.get("TRACKER_PROXIES") or "0"),
        secure_cookies=env.get("TRACKER_SECURE_COOKIES", "") not in ("", "0", "no"),
        secret=env.get("TRACKER_SECRET") or _kept_secret(home),
    )


def _database_url(url: str) -> str:
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise BadInput(
            f'DATABASE_URL "{url.split("://", 1)[0]}://..." names no database that the tracker knows.',
            remedy="Use sqlite:////path/to/file or postgresql://user@host/name, or leave it out for SQLite.",
        )
    return url


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise BadInput(f'TRACKER_ZONE "{name}" is no time zone.', remedy="Use a name like America/New_York.") from None


def _count(name: str, typed: str) -> int:
    if not typed.isdecimal() or int(typed) > 9:
        raise BadInput(f'{name} "{typed}" is no small number.', remedy="Write 0, 1 or 2.")
    return int(typed)


def _stylesheet(path: str | None) -> Path | None:
    if not path:
        return None
    found = Path(path).expanduser().resolve()
    if not found.is_file():
        raise BadInput(f"TRACKER_STYLESHEET names {found}, which is no file.", remedy="Correct it or leave it out.")
    return found


def _kept_secret(home: Path) -> str:
    """Made once. Before the home exists (a bare `tracker read`) one that lasts for this process will do."""
    kept = home / "secret"
    if kept.is_file():
        return kept.read_text().strip()
    made = secrets.token_hex(32)
    if home.is_dir():
        kept.touch(mode=0o600)
        kept.write_text(made)
    return made
