"""kill -9 in the middle of a batch: real processes, a server and its worker, killed while files are sent and read. What
was acknowledged is there, nothing is doubled, and the home is whole."""

import io
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from sqlalchemy import text
from werkzeug.test import EnvironBuilder

from tests.builders import CHEAP, DATABASE, PASSWORD, settings_for
from tests.papers import SIGNS
from tests.proofs import kill
from tests.proofs.killing import ROOT, left
from tracker import create_app
from tracker.proceedings import sign_in_links
from tracker.rules.policy import OPERATOR
from tracker.store.database import db, free_connection

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
FILES = {f"{month}.txt": SIGNS.replace("March 2021", f"{month} 2018") for month in MONTHS}
PATIENCE = 120  # seconds until a test that hangs is given up


class Site:
    """A server of its own group of processes, and a browser that keeps its cookie over all its lives."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.server: subprocess.Popen[bytes] | None = None
        self.log = home.with_suffix(".log")

    def start(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "tracker", "serve", "--port", str(self.port)],
                cwd=ROOT, env=environment | {"TRACKER_HOME": str(self.home)}, start_new_session=True,
                stdout=log, stderr=log,
            )  # fmt: skip
        waited(lambda: self.ask("/healthz"))

    def kill(self) -> None:
        """Server and worker, at once."""
        assert self.server is not None
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()

    def kill_worker(self) -> None:
        """The worker alone, by the lease that it holds; the server starts another."""
        os.kill(waited(self._worker), signal.SIGKILL)

    def _worker(self) -> int | None:
        """Its number, once it holds the work."""
        with free_connection(f"sqlite:///{self.home / 'tracker.sqlite'}", writes=False) as connection:
            holder = connection.execute(text("SELECT holder FROM lease")).scalar() or ":0:0"
        number = int(holder.split(":")[1])
        return number if number and Path(f"/proc/{number}").exists() else None

    def ask(self, path: str, body: bytes | None = None, **headers: str) -> str:
        """The answer, or nothing where the connection broke."""
        request = Request(f"http://127.0.0.1:{self.port}{path}", body, headers)
        try:
            with self.opener.open(request, timeout=60) as answer:
                return str(answer.read().decode())
        except (URLError, HTTPException, ConnectionError):
            return ""

    def token(self, path: str) -> str:
        return self.ask(path).partition('name="csrf_token" value="')[2].partition('"')[0]

    def sign_in(self) -> None:
        form = {"csrf_token": self.token("/sign-in"), "email": kill.EMAIL, "password": PASSWORD}
        assert "Sign out" in self.ask("/sign-in", urlencode(form).encode())

    def send(self, path: str, token: str, name: str, content: str) -> bool:
        """Whether it was acknowledged."""
        made = EnvironBuilder(method="POST", data={"csrf_token": token, "files": (io.BytesIO(content.encode()), name)})
        form = made.get_environ()
        answer = self.ask(path, form["wsgi.input"].read(), **{"Content-Type": form["CONTENT_TYPE"]})
        made.close()
        return '"state"' in answer


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def waited(done: Callable[[], Any], said: Callable[[], str] = lambda: "it never came to pass") -> Any:
    until = time.monotonic() + PATIENCE
    while not (found := done()):
        assert time.monotonic() < until, said()
        time.sleep(0.2)
    return found


@contextmanager
def served(home: Path) -> Iterator[Site]:
    site = Site(home)
    site.start()
    try:
        yield site
    finally:
        site.kill()


def ready(folder: Path) -> Path:
    home = kill.home(folder)
    app = create_app(settings_for(home, f"sqlite:///{home / 'tracker.sqlite'}"))
    with app.app_context():
        when = app.extensions["tracker"].clock()
        sign_in_links.redeem(sign_in_links.invite(OPERATOR, kill.EMAIL, when), PASSWORD, CHEAP, when)
        db.session.remove()
        db.engine.dispose()
        app.extensions["tracker"].reader.dispose()
    return home


def account(home: Path) -> tuple[Counter[str], int]:
    """The names of the files of the batch with how often each is there, and how many papers there are."""
    with free_connection(f"sqlite:///{home / 'tracker.sqlite'}", writes=False) as connection:
        names = connection.execute(text("SELECT name FROM arrival")).scalars()
        return Counter(names), int(connection.execute(text("SELECT count(*) FROM paper")).scalar_one())


@pytest.mark.proof
def test_nothing_acknowledged_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    if DATABASE != "sqlite":
        pytest.skip("kill -9 is proven on SQLite, where the program itself writes the file")
    home = ready(tmp_path / "home")
    with served(home) as site:
        site.sign_in()
        token = site.token("/office/intake")
        opened = site.ask("/office/intake.json", urlencode({"csrf_token": token, "announced": len(FILES)}).encode())
        path = re.findall(r'"url": "([^"]+)"', opened)[0]
        acknowledged = set()
        for place, (name, content) in enumerate(FILES.items(), 1):
            if place % 7 == 0:
                site.kill()  # with files waiting, and one being read
                assert account(home)[0].keys() >= acknowledged
                assert not site.send(f"{path}.json", token, name, content)
                site.start()
            elif place % 3 == 0:
                site.kill_worker()
            if site.send(f"{path}.json", token, name, content):
                acknowledged.add(name)
        for name, content in FILES.items():  # again, as whoever comes back does
            assert site.send(f"{path}.json", token, name, content)
        waited(
            lambda: f"{len(FILES)} of {len(FILES)} read: {len(FILES)} new." in site.ask(path), lambda: site.ask(path)
        )
    assert account(home) == (Counter(FILES.keys()), len(FILES))
    found = left(home, "")
    assert found.faults == ()


@pytest.mark.proof
def test_a_lost_file_and_a_doubled_one_would_be_seen(tmp_path: Path) -> None:
    """The control: a home in which an acknowledged file is gone, as after a write that was not synced."""
    home = ready(tmp_path / "home")
    with served(home) as site:
        site.sign_in()
        token = site.token("/office/intake")
        site.ask("/office/intake.json", urlencode({"csrf_token": token}).encode())
        assert site.send("/office/intake/batches/1.json", token, "a.txt", SIGNS)
    with free_connection(f"sqlite:///{home / 'tracker.sqlite'}") as connection:
        connection.execute(text("DELETE FROM arrival"))
    assert account(home)[0] == Counter()
    assert any("gone, by no act" in fault for fault in left(home, "").faults)


def test_no_process_of_the_site_is_a_fork_of_another(tmp_path: Path) -> None:
    """A fork made while the keeper starts a worker holds the pipe on which the keeper waits: no worker after it is
    started anew."""
    with served(ready(tmp_path / "home")) as site:
        waited(site._worker)
        assert site.server is not None
        begun = list(programs(site.server.pid))
    assert len(begun) >= 3
    assert len(set(begun)) == len(begun)


def programs(group: int) -> Iterator[bytes]:
    """Each process of a group, by the words that it was started with."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # gone meanwhile
            if os.getpgid(int(folder.name)) == group:
                yield (folder / "cmdline").read_bytes()
