"""What is built and installed elsewhere has all that it needs, and nothing that it should not have."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from setuptools import find_packages

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("tracker", "templates", "migrations", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built in a copy of the tree: a build in place would carry along what an earlier one left."""
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("out")
    for part in PARTS:
        source = ROOT / part
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, copy / part, ignore=leave) if source.is_dir() else shutil.copy(source, copy / part)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(out),
        ".",
    ]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def held(folder: str, *endings: str) -> set[str]:
    return {
        str(path.relative_to(ROOT / folder))
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in endings and "__pycache__" not in path.parts
    }


def test_every_package_is_listed() -> None:
    listed = (ROOT / "setup.cfg").read_text().partition("packages =")[2].partition("package_dir")[0].split()
    found = {"tracker", *(f"tracker.{name}" for name in find_packages(str(ROOT / "tracker")))}
    assert set(listed) == found | {"tracker.templates", "tracker.migrations", "tracker.migrations.versions"}


def test_the_wheel_holds_what_it_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"tracker/{name}" for name in held("tracker", ".py", ".css", ".js", ".svg", ".json", ".typed")}
    wanted |= {f"tracker/templates/{name}" for name in held("templates", ".html")}
    wanted |= {f"tracker/migrations/{name}" for name in held("migrations", ".py")}
    assert wanted - names == set()


def test_the_wheel_holds_no_demonstration_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [
        name for name in names if name.split("/")[0] not in ("tracker", wheel.name.rpartition("-py3")[0] + ".dist-info")
    ] == []


def test_the_licence_is_named(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    metadata = next(name for name in archive.namelist() if name.endswith("METADATA"))
    assert "License: Apache-2.0" in archive.read(metadata).decode()


def test_installed_elsewhere_it_founds_a_home_and_says_where_the_demonstration_is(wheel: Path, tmp_path: Path) -> None:
    """The wheel alone on the path, in a directory of its own: templates, migrations and data come from inside it."""
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    environment = {"PATH": "/usr/bin:/bin", "TRACKER_HOME": str(tmp_path / "home"), "PYTHONPATH": str(site)}
    run = [sys.executable, "-m", "tracker"]
    # -P and the path above: not the checkout, which the tests' own environment has installed for editing
    done = subprocess.run([*run, "init"], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"Ready: {tmp_path / 'home'} (founded).")
    environment["TRACKER_HOME"] = str(tmp_path / "other")
    done = subprocess.run([*run, "demo"], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 2
    assert "set TRACKER_CONTENT to the content/ folder of a checkout" in done.stderr
