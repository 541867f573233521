"""Whoosh's index is a cache that anything may happen to: every damage has one name, and a rebuild mends it."""

import os
import random
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import DATABASE
from tests.search.engines import ask, change, emptied, filled, found_by, whoosh
from tracker.search.engine import Engine, EngineFault, IndexDamaged
from tracker.search.whoosh_engine import WhooshEngine

POINTS = 20

pytestmark = pytest.mark.skipif(DATABASE != "sqlite", reason="Whoosh is the engine beside SQLite")


def small(folder: Path) -> Engine:
    return filled(emptied(whoosh(folder)), a="forced labor audits", b="audits and validation", c="secondary words")


def parts(folder: Path) -> list[Path]:
    """The files that hold the index now: not the locks, nor the seal of the generation before."""
    seals = sorted(folder.rglob("seal_*"))
    found = (path for path in folder.rglob("*") if path.is_file() and "LOCK" not in path.name)
    return sorted(path for path in found if path not in seals[:-1])


def anew(folder: Path) -> WhooshEngine:
    """As a process meets it that starts now."""
    return WhooshEngine(folder / "index", patience=0.0)


def assert_damaged_and_mended(folder: Path) -> None:
    with pytest.raises(IndexDamaged):
        anew(folder).position()
    with pytest.raises(IndexDamaged):
        ask(anew(folder), "audits")
    with pytest.raises(IndexDamaged):
        list(anew(folder).words())
    with pytest.raises(IndexDamaged):
        anew(folder).apply([change("d", "words")], 4)
    with anew(folder).writing(anew=True) as fresh:
        fresh.apply([change("a", "audits")], 4)
    assert (found_by(anew(folder), "audits"), anew(folder).position()) == (["a"], 4)


def test_an_index_cut_short_anywhere_is_damaged_until_it_is_rebuilt(tmp_path: Path) -> None:
    small(tmp_path / "whole")
    cuts = [(path, share) for path in parts(tmp_path / "whole") for share in (0.0, 0.3, 0.6, 0.99)]
    assert len(cuts) >= POINTS
    for number, (path, share) in enumerate(cuts):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "whole", folder)
        cut = folder / path.relative_to(tmp_path / "whole")
        os.truncate(cut, int(cut.stat().st_size * share))
        assert_damaged_and_mended(folder)


@pytest.mark.parametrize("name", ["CURRENT", "index-*", "*.toc", "seal_*", "*.trm", "*.pst", "*.col"])
def test_a_missing_part_is_damage(tmp_path: Path, name: str) -> None:
    small(tmp_path)
    for path in list((tmp_path / "index").rglob(name)):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert_damaged_and_mended(tmp_path)


def test_a_missing_index_is_damage(tmp_path: Path) -> None:
    assert_damaged_and_mended(tmp_path)


def test_a_changed_byte_is_damage(tmp_path: Path) -> None:
    small(tmp_path)
    (postings,) = (tmp_path / "index").rglob("*.pst")
    postings.write_bytes(postings.read_bytes()[:-1] + b"!")
    assert_damaged_and_mended(tmp_path)


def test_a_process_that_has_read_the_index_goes_on_answering(tmp_path: Path) -> None:
    engine = small(tmp_path)
    assert found_by(engine, "audits") == ["a", "b"]
    for path in (tmp_path / "index").rglob("*.trm"):
        os.truncate(path, 0)
    assert found_by(engine, "audits") == ["a", "b"]


def failing(at: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """From now on the n-th sync finds the disk full. Returns how many syncs there were."""
    calls = 0
    real = os.fsync

    def fsync(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    return lambda: calls


def test_a_full_disk_leaves_the_old_state_or_the_new_and_the_next_write_succeeds(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        count = failing(0, patch)
        small(tmp_path / "counted").apply([change("d", "late words")], 4)
    syncs = count()
    for at in range(1, syncs + 1):
        engine = small(tmp_path / str(at))
        with pytest.MonkeyPatch.context() as patch:
            failing(at, patch)
            try:
                engine.apply([change("d", "late words")], 4)
            except EngineFault:
                assert (anew(tmp_path / str(at)).position(), engine.position()) in {(3, 3), (4, 4)}
        engine.apply([change("d", "late words")], 4)
        assert (found_by(anew(tmp_path / str(at)), "late"), engine.position()) == (["d"], 4)


def test_every_file_is_on_the_disk_before_the_table_of_contents_names_it(tmp_path: Path) -> None:
    synced: set[int] = set()  # from the first file on: what was sealed before is not written again
    with pytest.MonkeyPatch.context() as patch:
        real_sync, real_replace = os.fsync, os.replace

        def fsync(handle: int) -> None:
            synced.add(os.fstat(handle).st_ino)
            real_sync(handle)

        def replace(old: Path, new: Path) -> None:
            if str(new).endswith(".toc"):
                folder = Path(new).parent
                held = [p for p in folder.iterdir() if p.name.startswith("MAIN_") and "." in p.name and p.is_file()]
                assert {path.stat().st_ino for path in (*held, Path(old))} <= synced
                synced.discard(folder.stat().st_ino)
            real_replace(old, new)

        patch.setattr(os, "fsync", fsync)
        patch.setattr(os, "replace", replace)
        small(tmp_path).apply([change("d", "late words")], 4)
    (folder,) = (tmp_path / "index").glob("index-*")
    assert folder.stat().st_ino in synced


def test_what_a_killed_writer_left_is_swept_up(tmp_path: Path) -> None:
    engine = small(tmp_path)
    (folder,) = (tmp_path / "index").glob("index-*")
    (folder / "MAIN.tmp").mkdir()
    (folder / "MAIN_0000000000000000.trm").write_bytes(b"half")
    (folder / "_MAIN_2.toc.1700000000.0").write_bytes(b"half")
    (folder / "seal_2.json").write_text("{}")
    (tmp_path / "index" / "index-1").mkdir()
    engine.apply([change("d", "late words")], 4)
    with engine.writing(anew=True) as fresh:
        fresh.apply([change("a", "audits")], 5)
    names = {path.name for path in (tmp_path / "index").rglob("*")}
    assert not {name for name in names if name.startswith(("MAIN.tmp", "MAIN_0000", "_MAIN_2.toc."))}
    assert len(list((tmp_path / "index").glob("index-*"))) == 1


def test_the_folder_is_private_and_holds_no_text(tmp_path: Path) -> None:
    filled(emptied(whoosh(tmp_path)), a="Validation of forced labor rules")
    assert stat.S_IMODE((tmp_path / "index").stat().st_mode) == 0o700
    held = b"".join(path.read_bytes() for path in parts(tmp_path))
    assert b"forced labor" not in held


def test_one_segment_is_left_when_there_is_time_to_merge(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    with engine.writing(anew=True):
        pass
    engine.apply([change(f"a{n}", "audits") for n in range(1600)], 1)
    engine.apply([change("b", "audits")], 2)
    before = ask(engine, "audits", limit=5).total
    assert len(list((tmp_path / "index").rglob("*.trm"))) == 2
    engine.merge()
    assert len(list((tmp_path / "index").rglob("*.trm"))) == 1
    assert (ask(engine, "audits", limit=5).total, before, engine.position()) == (1601, 1601, 2)


def test_no_segment_takes_the_name_of_another_where_randomness_repeats(tmp_path: Path) -> None:
    engine = small(tmp_path)
    for n in range(3):
        random.seed(1)
        engine.apply([change(f"d{n}", "late words")], 4 + n)
    assert found_by(anew(tmp_path), "late") == ["d0", "d1", "d2"]


def test_a_big_segment_too_gives_up_what_is_gone_at_once(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    with engine.writing(anew=True) as fresh:
        fresh.apply([change("a", "secretword audits"), *(change(f"b{n}", "audits") for n in range(1600))], 1)
    engine.apply([change("a")], 2)
    assert dict(engine.words()) == {"audits": 1600}
    held = b"".join(path.read_bytes() for path in parts(tmp_path))
    assert b"secretword" not in held


def test_what_is_damaged_is_not_merged_into_what_is_sealed_anew(tmp_path: Path) -> None:
    engine = small(tmp_path)
    assert found_by(engine, "audits") == ["a", "b"]
    (postings,) = (tmp_path / "index").rglob("*.pst")
    postings.write_bytes(postings.read_bytes()[:-1] + b"!")
    with pytest.raises(IndexDamaged):
        engine.apply([change("d", "late words")], 4)  # so small a segment goes into the next
    assert found_by(engine, "audits") == ["a", "b"]
    with pytest.raises(IndexDamaged):
        anew(tmp_path).position()
