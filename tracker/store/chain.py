"""Chains of hashes: what a line commits to, and the lock under which the next one is written.

An entry's or journal line's hash covers its columns and the hash before it, so that a line edited, dropped, inserted
or moved shows in `tracker check`. Hashes are over canonical JSON: sorted keys, no floats, no spaces.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, text

GENESIS = "0" * 64
_LOCK = 7_203_477  # any constant: the one advisory lock of both chains


@dataclass(frozen=True, slots=True)
class Head:
    """The newest line of a chain: what a reader can keep elsewhere and compare later."""

    id: int
    sha256: str


def canonical(value: Any) -> str:
    """The one spelling of a JSON value that is hashed. Raises TypeError for floats: they differ between machines."""
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"a record holds no floating-point numbers: {value!r}")
    if isinstance(value, Mapping):
        for one in value.values():
            _refuse_floats(one)
    elif isinstance(value, list | tuple):
        for one in value:
            _refuse_floats(one)


def seal(prev: str, columns: Mapping[str, Any]) -> str:
    return sha256((prev + canonical(columns)).encode()).hexdigest()


def commitment(salt: str, *parts: str) -> str:
    """The hash under which words are kept apart from the chain, so that a spill can be redacted and the chain holds.
    The salt keeps short words from being guessed from their hash."""
    return sha256(canonical([salt, *parts]).encode()).hexdigest()


def lock(connection: Connection) -> None:
    """Only one transaction at a time writes the next line. SQLite's writer has the lock since BEGIN IMMEDIATE; on
    PostgreSQL it is taken here, before anything is read or changed, and kept to the commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def head(connection: Connection, chain: str) -> Head:
    """The newest line of the chain `entry` or `journal`."""
    if chain not in ("entry", "journal"):
        raise ValueError(f"no chain {chain!r}")
    row = connection.execute(text(f"SELECT id, sha256 FROM {chain} ORDER BY id DESC LIMIT 1")).first()  # noqa: S608 (two constants)
    return Head(row.id, row.sha256) if row else Head(0, GENESIS)
