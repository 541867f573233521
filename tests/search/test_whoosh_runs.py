"""Postings that do not go into memory come back sorted, every one, and leave no file."""

import random
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage

from tracker.search import whoosh_runs
from tracker.search.whoosh_runs import Posting, Runs


def postings(count: int) -> list[Posting]:
    draw = random.Random(count)
    return [
        (
            draw.choice(("text", "word")),
            f"{draw.randrange(900)}".encode(),
            number,
            float(number % 7),
            b"x" * (number % 5),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [0, 99, 100, 101, 2_500, 40_000])  # the last: more runs than are opened at once
def test_postings_come_back_sorted(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whoosh_runs, "IN_MEMORY", 100)
    monkeypatch.setattr(whoosh_runs, "LOT", 7)
    runs = Runs(FileStorage(str(tmp_path)), None)
    given = postings(count)
    for one in given:
        runs.add(one)
    assert len(list(tmp_path.iterdir())) == count // 100
    assert list(runs.iter_postings()) == sorted(given)
    assert not list(tmp_path.iterdir())
