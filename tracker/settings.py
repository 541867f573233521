"""Each setting with its default and its meaning. All are read from the environment, once, when the program starts."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from tracker import paths
from tracker.rules.refusal import BadInput

OURS = ("TRACKER_", "DATABASE_URL", "PUBLIC_DATABASE_URL")

_SITE = re.compile(r"https?://([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:[0-9]{1,5})?")

RECEIVING = 8  # threads of a server that may wait for what is sent slowly
THREADS = RECEIVING + 4  # with those that are left to whoever reads


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
    address: str = ""  # TRACKER_ADDRESS: the site's own, as https://coac.example.gov; default: what each request names
    second_look: bool = False  # TRACKER_SECOND_LOOK=1: nothing is published that one person alone has looked at

    @property
    def index(self) -> Path:
        return self.home / "index"

    @property
    def cache(self) -> Path:
        """What is made of the public record and kept until that moves; it can be thrown away at any time."""
        return self.home / "cache"

    @property
    def sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")


def from_environment(given: Mapping[str, str] | None = None) -> Settings:
    """The settings as the environment has them. Raises BadInput, in words, for a value that cannot be used."""
    env = _text(os.environ if given is None else given)
    home = _path("TRACKER_HOME", env.get("TRACKER_HOME") or "instance")
    url = _database_url("DATABASE_URL", env.get("DATABASE_URL") or _sqlite_url(home / "tracker.sqlite"))
    return Settings(
        home=home,
        database_url=url,
        public_database_url=_database_url("PUBLIC_DATABASE_URL", env.get("PUBLIC_DATABASE_URL") or url),
        content=_path("TRACKER_CONTENT", env.get("TRACKER_CONTENT") or str(paths.CONTENT)),
        stylesheet=_stylesheet(env.get("TRACKER_STYLESHEET")),
        zone=_zone(env.get("TRACKER_ZONE") or "America/New_York"),
        proxies=_count("TRACKER_PROXIES", env.get("TRACKER_PROXIES") or "0"),
        secure_cookies=env.get("TRACKER_SECURE_COOKIES", "") not in ("", "0", "no"),
        secret=env.get("TRACKER_SECRET") or _kept_secret(home),
        address=_address(env.get("TRACKER_ADDRESS") or ""),
        second_look=env.get("TRACKER_SECOND_LOOK", "") not in ("", "0", "no"),
    )


def _text(env: Mapping[str, str]) -> Mapping[str, str]:
    for name, typed in env.items():
        if name.startswith(OURS) and not is_text(typed):
            raise BadInput(f"{name} is not UTF-8 text.", remedy="Type it anew, or leave it out.")
    return env


def is_text(typed: str) -> bool:
    """Bytes that are no text reach us as surrogates, which nothing can write down again."""
    return typed.encode("utf-8", "replace").decode() == typed


def _path(name: str, typed: str) -> Path:
    try:
        found = Path(typed).expanduser().resolve()
        found.exists()  # asks the system whether there can be such a name
    except (OSError, RuntimeError) as wrong:
        why = wrong.strerror if isinstance(wrong, OSError) else str(wrong).rstrip(".")
        raise BadInput(
            f'{name} "{short(typed)}" is no path that can be used ({why}).', remedy="Correct it, or leave it out."
        ) from None
    return found


def short(typed: str) -> str:
    """Of an overlong path its end, by which it is known."""
    return typed if len(typed) <= 100 else f"...{typed[-100:]}"


def _sqlite_url(path: Path) -> str:
    return URL.create("sqlite", database=str(path)).render_as_string()


def _database_url(name: str, typed: str) -> str:
    for prefix in ("postgres://", "postgresql://"):
        if typed.startswith(prefix):
            typed = "postgresql+psycopg://" + typed.removeprefix(prefix)
    try:
        url = make_url(typed)
    except (ArgumentError, ValueError):
        raise _no_database(f"{name} is no address of a database.") from None
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise _no_database(f'{name} "{short(url.drivername)}://..." names no database that the tracker knows.')
    if url.drivername == "sqlite":
        return _sqlite_file(name, url)
    if find_spec("psycopg") is None:
        raise BadInput(f"{name} asks for the driver of PostgreSQL.", remedy="Run: pip install coac-tracker[postgres]")
    return typed


def _sqlite_file(name: str, url: URL) -> str:
    """Each part of the program opens the file by itself: it must be one, named alike from any folder."""
    if url.database in (None, "", ":memory:") or url.host or url.query:
        raise _no_database(f"{name} names no file of SQLite.")
    return _sqlite_url(_path(name, str(url.database)))


def _no_database(said: str) -> BadInput:
    remedy = "Use sqlite:////path/to/file or postgresql://user@host/name, or leave it out for SQLite in the home."
    return BadInput(said, remedy=remedy)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise BadInput(
            f'TRACKER_ZONE "{short(name)}" is no time zone.', remedy="Use a name like America/New_York."
        ) from None


def _address(typed: str) -> str:
    """Scheme and host, in lower case and without a stroke at the end, as absolute links begin."""
    given = typed.strip().lower().rstrip("/")
    if given and not _SITE.fullmatch(given):
        raise BadInput(
            f'TRACKER_ADDRESS "{short(typed)}" is no address of a site.',
            remedy="Write it with http or https and without a path, as https://coac.example.gov.",
        )
    return given


def _count(name: str, typed: str) -> int:
    if not (typed.isdecimal() and len(typed) == 1):
        raise BadInput(f'{name} "{short(typed)}" is no small number.', remedy="Write 0, 1 or 2.")
    return int(typed)


def _stylesheet(path: str | None) -> Path | None:
    if not path:
        return None
    found = _path("TRACKER_STYLESHEET", path)
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
