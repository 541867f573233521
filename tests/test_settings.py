"""Settings: what of the environment is understood, and how what is not is refused."""

import os
import sys
from pathlib import Path

import pytest

from tracker.rules.refusal import BadInput
from tracker.settings import from_environment
from tracker.store.database import sqlite_path

LONG = "a" * 5000
BYTES = os.fsdecode(b"caf\xe9")

WRONG = [
    ("TRACKER_PROXIES", "9" * 5000),
    ("TRACKER_HOME", LONG),
    ("TRACKER_HOME", "~nobodyxx/home"),
    ("TRACKER_CONTENT", LONG),
    ("TRACKER_CONTENT", "~nobodyxx"),
    ("TRACKER_STYLESHEET", LONG),
    ("TRACKER_ZONE", LONG),
    ("TRACKER_SECRET", BYTES),
    ("TRACKER_HOME", BYTES),
    ("TRACKER_ADDRESS", "coac.example.gov"),
    ("TRACKER_ADDRESS", "https://coac.example.gov/record"),
    ("TRACKER_ADDRESS", "https://a@coac.example.gov"),
    ("TRACKER_ADDRESS", "ftp://coac.example.gov"),
    ("TRACKER_ADDRESS", f"https://{LONG}/x"),
    ("DATABASE_URL", " "),
    ("DATABASE_URL", "garbage"),
    ("DATABASE_URL", "mysql://"),
    ("DATABASE_URL", f"{LONG}://x"),
    ("DATABASE_URL", "sqlite://"),
    ("DATABASE_URL", "sqlite:///"),
    ("DATABASE_URL", "sqlite:///:memory:"),
    ("DATABASE_URL", "sqlite:////tmp/x?mode=ro"),
    ("DATABASE_URL", f"sqlite:///{LONG}"),
    ("DATABASE_URL", "postgresql://host:port/name"),
    ("DATABASE_URL", "postgresql://[::1/name"),
    ("DATABASE_URL", BYTES),
    ("PUBLIC_DATABASE_URL", "garbage"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_what_cannot_be_used_is_refused_by_name_and_short(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadInput) as refused:
        from_environment({"TRACKER_HOME": str(tmp_path), name: value})
    assert str(refused.value).startswith(f"{name} ")
    assert refused.value.remedy
    assert len(str(refused.value)) < 300


def test_an_address_is_kept_as_links_begin(tmp_path: Path) -> None:
    for typed, kept in (
        ("https://COAC.example.gov/", "https://coac.example.gov"),
        ("http://[::1]:80", "http://[::1]:80"),
    ):
        assert from_environment({"TRACKER_HOME": str(tmp_path), "TRACKER_ADDRESS": typed}).address == kept
    assert from_environment({"TRACKER_HOME": str(tmp_path)}).address == ""


def test_a_driver_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(BadInput, match="DATABASE_URL asks for the driver of PostgreSQL"):
        from_environment({"DATABASE_URL": "postgresql://host/name"})


def test_the_database_lies_in_the_home_whatever_its_name(tmp_path: Path) -> None:
    home = tmp_path / "a?b#c%20d"
    url = from_environment({"TRACKER_HOME": str(home)}).database_url
    assert sqlite_path(url) == home / "tracker.sqlite"


def test_a_file_named_from_here_is_the_same_for_every_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = from_environment({"TRACKER_HOME": "home", "DATABASE_URL": "sqlite:///kept/record.sqlite"})
    assert sqlite_path(given.database_url) == tmp_path / "kept" / "record.sqlite"
    assert given.public_database_url == given.database_url
