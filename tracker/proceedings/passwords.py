"""Passwords: what is asked of one, and how it is kept (argon2id) and compared without telling who has an account."""

import re
import secrets
import unicodedata
from base64 import b64encode
from dataclasses import dataclass

from argon2 import PasswordHasher, Type
from argon2.exceptions import VerifyMismatchError

from tracker.rules.refusal import BadInput

SHORTEST, LONGEST = 15, 200
OWN_CHARACTERS = 8  # that must remain when the person's own name and address are taken away
ROWS = ("abcdefghijklmnopqrstuvwxyz", "0123456789" * 3, "qwertyuiopasdfghjklzxcvbnm")  # runs of neighbouring keys


@dataclass(frozen=True, slots=True)
class Cost:
    """What one comparison costs. The defaults take about 30 ms; a test takes the least that argon2 allows."""

    memory_kib: int = 19 * 1024
    rounds: int = 2
    lanes: int = 1


class Passwords:
    def __init__(self, cost: Cost | None = None) -> None:
        chosen = cost or Cost()
        self._hasher = PasswordHasher(chosen.rounds, chosen.memory_kib, chosen.lanes, type=Type.ID)
        self._nobody = _impossible(chosen)

    def kept(self, password: str) -> str:
        return self._hasher.hash(_normal(password))

    def match(self, kept: str | None, password: str) -> bool:
        """Whether this is the password; for an account without one the same work is done, in vain."""
        try:
            return self._hasher.verify(kept or self._nobody, _normal(password))
        except VerifyMismatchError:
            return False

    def outdated(self, kept: str) -> bool:
        return self._hasher.check_needs_rehash(kept)


def _impossible(cost: Cost) -> str:
    """A hash of the same cost that no password has."""
    salt, digest = (b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (16, 32))
    return f"$argon2id$v=19$m={cost.memory_kib},t={cost.rounds},p={cost.lanes}${salt}${digest}"


def _normal(password: str) -> str:
    """One spelling for what looks alike, so that a password typed on another keyboard still fits."""
    return unicodedata.normalize("NFKC", password[: LONGEST + 1])


def check(password: str, email: str, name: str) -> None:
    """Raises BadInput, in words, for a password that is too easily guessed."""
    normal = _normal(password)
    if len(normal) < SHORTEST:
        raise _refused(f"The password has {len(normal)} characters; it needs at least {SHORTEST}.")
    if len(password) > LONGEST or len(normal) > LONGEST:
        raise _refused(f"The password is longer than {LONGEST} characters.", "Choose a shorter one.")
    if _repeats(normal.casefold()):
        raise _refused("The password repeats one short piece, or runs along the keyboard.")
    if _names_its_owner(normal.casefold(), email, name):
        raise _refused("The password is little more than your own name or address.")


def _refused(message: str, remedy: str = "Several unrelated words make a good one.") -> BadInput:
    return BadInput(message, remedy=remedy, field="password")


def _repeats(password: str) -> bool:
    runs = any(password in row or password[::-1] in row for row in ROWS)
    return runs or len(set(password)) < 5 or (password * 2).find(password, 1) < len(password)


def _names_its_owner(password: str, email: str, name: str) -> bool:
    rest = password
    for known in sorted({email, *re.split(r"[\W_]+", f"{email} {name}")}, key=len, reverse=True):
        if len(known) > 2:
            rest = rest.replace(known.casefold(), "")
    return len(rest) < OWN_CHARACTERS
