"""What is meant by what somebody typed for a thing of the record: its key, its number as the search takes one, or its
address as it was copied."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

from sqlalchemy import Connection

from tracker.pages.public.load import split
from tracker.published import names
from tracker.published.thing import things
from tracker.search.jumps import numbered
from tracker.search.numbers import DIGITS, Key, Number, meant

_ADDRESS = re.compile(
    r"(?:https?://[^/]+)?/(?:office/)?(?P<room>[a-z]+)/(?P<name>[^?#]+?)(?:/attest)?(?:\?[^#]*)?(?:#(?P<part>.*))?",
    re.IGNORECASE,
)
_BY_SLUG = {"papers": "paper", "groups": "group", "programmes": "programme"}


def keys_of(reader: Connection, typed: str) -> Iterator[str]:
    """What may be meant, the key itself first."""
    address = _ADDRESS.fullmatch(typed)
    if address:
        yield from _addressed(reader, **address.groupdict(""))
        return
    yield typed
    for one in meant(typed):
        if isinstance(one, Number):
            yield from numbered(reader, one)
        elif isinstance(one, Key):
            yield one.key


def _addressed(reader: Connection, room: str, name: str, part: str) -> Iterator[str]:
    """On a paper's page the part after # names a set, where it is one's address."""
    bare, _ = split(unquote(name).strip("/"))
    kind = _BY_SLUG.get(room)
    if kind is not None:
        held = names.filed_under(reader, kind, "slug", [bare]).get(bare) or names.once_at(reader, kind, bare)
        yield part if "/" in part else held or bare
    elif room in ("recommendations", "r") and bare.isdecimal() and len(bare) <= DIGITS:
        yield from numbered(reader, Number(bare))
    else:
        yield bare


def as_keys(reader: Connection, typed: str, on: date, *kinds: str) -> str:
    """Each line as the key of the one thing of these kinds that it names; as it was typed, where it names none."""
    return "\n".join(_as_key(reader, line.strip(), on, kinds) for line in typed.splitlines())


def _as_key(reader: Connection, line: str, on: date, kinds: tuple[str, ...]) -> str:
    found = [one for one in things(reader, dict.fromkeys(keys_of(reader, line)), on).values() if one.kind in kinds]
    return found[0].key if len(found) == 1 else line
