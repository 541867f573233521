"""Passwords and what is handed out once: kept as hashes, compared in equal work, ended when ended."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.account.builders_account import World
from tests.builders import CHEAP, PASSWORD
from tracker.proceedings import passwords, sign_in, sign_in_links
from tracker.proceedings.passwords import Cost, Passwords
from tracker.records import find
from tracker.records.person import hashed
from tracker.rules.policy import OPERATOR
from tracker.rules.refusal import BadInput, NotAllowed
from tracker.store.database import db

EMAIL = "ada@example.gov"


def everything(world: World) -> str:
    """All that the workspace's tables and the journal hold, as one text."""
    tables = ("person", "role", "session", "token", "throttle", "journal")
    with world.inside():
        return "\n".join(str(row) for table in tables for row in db.session.execute(text(f"SELECT * FROM {table}")))


def test_no_secret_is_kept_as_it_is(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    link = world.invite(EMAIL)
    world.redeem(link)
    with world.inside():
        token = sign_in_links.give_token(OPERATOR, EMAIL, world.when)
        session = sign_in.enter(CHEAP, EMAIL, PASSWORD, "192.0.2.1", world.when)
    held = everything(world)
    assert [secret in held for secret in (link, token, session, PASSWORD)] == [False] * 4
    assert [hashed(secret) in held for secret in (link, token, session)] == [True] * 3


def test_a_token_lets_in_until_it_is_revoked(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    with world.inside():
        one, two = (sign_in_links.give_token(OPERATOR, EMAIL, world.when) for _ in range(2))
        holders = [sign_in_links.holder(secret) for secret in (one, two, "0" * 64, world.invite(EMAIL))]
        assert [person and person.email for person in holders] == [EMAIL, EMAIL, None, None]
        assert sign_in_links.revoke_tokens(OPERATOR, EMAIL, world.when) == 2
        assert [sign_in_links.holder(secret) for secret in (one, two)] == [None, None]
        assert sign_in_links.revoke_tokens(OPERATOR, EMAIL, world.when) == 0


def test_only_the_officer_and_the_terminal_hand_anything_out(tmp_path: Path) -> None:
    world = World(tmp_path)
    lead = world.person("lead@example.gov", "lead", group="ttwg", term=15)
    with world.inside():
        for act in (sign_in_links.invite, sign_in_links.give_token, sign_in_links.revoke_tokens):
            with pytest.raises(NotAllowed):
                act(lead, "lead@example.gov", world.when)


def test_a_hash_of_older_cost_is_renewed_at_the_next_sign_in(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add(EMAIL)
    world.redeem(world.invite(EMAIL))
    dearer = Passwords(Cost(memory_kib=16, rounds=2))
    with world.inside():
        before = find.person(EMAIL).password_hash  # type: ignore[union-attr]
        sign_in.enter(dearer, EMAIL, PASSWORD, "192.0.2.1", world.when)
        after = find.person(EMAIL).password_hash  # type: ignore[union-attr]
        sign_in.enter(dearer, EMAIL, PASSWORD, "192.0.2.1", world.when)
        assert after == find.person(EMAIL).password_hash  # type: ignore[union-attr]
    assert [str(kept).split("$")[3] for kept in (before, after)] == ["m=8,t=1,p=1", "m=16,t=2,p=1"]


def test_the_cost_in_use_is_the_recommended_one() -> None:
    kept = Passwords().kept(PASSWORD)
    assert kept.split("$")[1:4] == ["argon2id", "v=19", "m=19456,t=2,p=1"]
    assert (Passwords().match(kept, PASSWORD), Passwords().match(kept, PASSWORD + ".")) == (True, False)


def test_what_looks_alike_is_the_same_password() -> None:
    kept = CHEAP.kept("ﬁve angstroms \u212b wide")
    assert CHEAP.match(kept, "five angstroms A\u030a wide")


def test_nobody_has_a_password() -> None:
    assert [CHEAP.match(None, guess) for guess in ("", PASSWORD, "nobody")] == [False] * 3


JAPANESE = "日本語のとても長い合言葉です。はい"


@pytest.mark.parametrize("password", [PASSWORD, "fifteen letters", "aaaaa" + "qwertyuiop[]?", JAPANESE])
def test_a_password_of_fifteen_characters_of_any_kind_will_do(password: str) -> None:
    passwords.check(password, EMAIL, "Ada Bell")


@pytest.mark.parametrize(
    "password",
    ["", "fourteen chars", "x" * 15, "abcabcabcabcabc", "passwordpassword", "qwertyuiopasdfgh", "012345678901234",
     "432109876543210", "ABCDEFGHIJKLMNOP", EMAIL + "!", "ada.bell@example", "Ada Bell Ada Bell 1", "abab" * 4 + "a",
     "y" * 201, "ﬃ" * 100],
)  # fmt: skip
def test_what_is_easily_guessed_is_refused(password: str) -> None:
    with pytest.raises(BadInput):
        passwords.check(password, EMAIL, "Ada Bell")
