"""Where to go after signing in: only ever to a page of this site, whatever the address asked for."""

import unicodedata
from urllib.parse import unquote

LONGEST = 2000
NOT_BACK_TO = ("/sign-in", "/sign-out", "/invitation")


def own_path(asked: str | None) -> str | None:
    """The path as asked for, if it can lead nowhere but to a page of ours that can be opened; else None."""
    if not asked or len(asked) > LONGEST or not _plain(asked):
        return None
    path = asked.partition("?")[0].partition("#")[0]
    if not all(_own(spelling) for spelling in _spellings(path)):
        return None
    return None if path.startswith(NOT_BACK_TO) else asked


def _plain(asked: str) -> bool:
    """Visible ASCII alone: browsers drop tabs and newlines from an address, and fold some letters into slashes."""
    return all("!" <= letter <= "~" for letter in asked)


def _spellings(path: str) -> set[str]:
    """The path as written, and as it may be read by whatever decodes it once more on the way."""
    found = {path}
    for _ in range(4):
        path = unicodedata.normalize("NFKC", unquote(path))
        found.add(path)
    return found


def _own(path: str) -> bool:
    steps = path.split("/")
    return path.startswith("/") and "//" not in path and _visible(path) and ".." not in steps and "." not in steps


def _visible(path: str) -> bool:
    return "\\" not in path and path.isprintable()
