"""Where the parts that are no Python lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _part(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


TEMPLATES = _part("templates")
MIGRATIONS = _part("migrations")
STATIC = PACKAGE / "static"
CONTENT = PACKAGE.parent / "content"  # never in the wheel; TRACKER_CONTENT names it elsewhere
