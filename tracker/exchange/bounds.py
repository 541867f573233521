"""What a child may take while it reads one file: set by the child itself, before it looks at the file. A system that
knows less of these limits sets fewer; the time on the wall, which the parent keeps, holds everywhere."""

import resource
from contextlib import suppress

MEMORY = 512 * 2**20  # bytes of addresses, so that no more can be resident
STEP = 5  # seconds of CPU for one page, or one step of the reading
ALL = 180  # seconds of CPU for one file; 59 full pages take 10
MOST_PIXELS = 12_000_000  # of a page's picture: letter paper at 350 dots an inch
_HANDLES = 32
_AT_END = 2  # seconds between the signal that tells why and the one that nobody can miss
_FIXED = {
    "RLIMIT_AS": MEMORY,
    "RLIMIT_DATA": MEMORY,
    "RLIMIT_FSIZE": 0,  # writes no file
    "RLIMIT_NOFILE": _HANDLES,
    "RLIMIT_NPROC": 0,  # starts no process
    "RLIMIT_CORE": 0,
}


def begin(seconds: int = STEP) -> None:
    """Bound this process, for good."""
    for name, most in _FIXED.items():
        _limit(name, most, most)
    _limit("RLIMIT_CPU", min(seconds, ALL), ALL + _AT_END)


def beat(seconds: int = STEP) -> None:
    """One step is done: the next may take as long again, or as it needs."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit("RLIMIT_CPU", min(int(used.ru_utime + used.ru_stime) + seconds, ALL), ALL + _AT_END)


def _limit(name: str, soft: int, hard: int) -> None:
    kind = getattr(resource, name, None)
    if kind is not None:
        with suppress(ValueError, OSError):  # this system does not bound that
            resource.setrlimit(kind, (soft, hard))
