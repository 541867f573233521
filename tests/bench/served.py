"""Servers to measure, each a process of its own on a free port: the site as `tracker serve` runs it, a bare WSGI
callable on the same server, and nginx with files."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.bench.home import KEPT, ROOT, Home

HOST = "127.0.0.1"
ENCODING = {"Accept-Encoding": "gzip"}  # what every browser sends at least
LOG = KEPT / "served.log"
PATIENCE = 60.0  # seconds until a server answers
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
CONFIGURATION = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder};
  scgi_temp_path {folder}; default_type text/html;
  server {{ listen {host}:{port}; root {folder}; }}
}}
"""


class Unmeasured(Exception):
    """What was to be measured did not answer as it must; the message says how."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def etag(self) -> str:
        return self.headers["etag"]


@dataclass(frozen=True, slots=True)
class Served:
    port: int
    process: subprocess.Popen[bytes]
    begun: float  # monotonic seconds

    def get(self, path: str, headers: Mapping[str, str] = ENCODING) -> Reply:
        if self.process.poll() is not None:
            raise Unmeasured(f"The server has ended, before {path}; what it said last is in {LOG}.")
        connection = HTTPConnection(HOST, self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers=dict(headers))
            answer = connection.getresponse()
            said = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, said, answer.read())
        finally:
            connection.close()

    def page(self, path: str) -> Reply:
        reply = self.get(path)
        if reply.status != 200:
            raise Unmeasured(f"{path} answers {reply.status}, not 200.")
        return reply


@contextmanager
def site(home: Home) -> Iterator[Served]:
    """`tracker serve`, from its first moment: it need not answer yet."""
    with _process(["-m", "tracker", "serve"], home.environment) as served:
        yield served


@contextmanager
def bare(factory: str, **environment: str) -> Iterator[Served]:
    """The same server over a small application of `tests.bench.bare`."""
    with _process(["-m", "tests.bench.bare", factory], environment) as served:
        answering(served, "/")
        yield served


@contextmanager
def nginx(files: Mapping[str, bytes]) -> Iterator[Served]:
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # its workers are another user where it is started as root
        for path, content in files.items():
            (folder / path).write_bytes(content)
        (folder / "conf").write_text(CONFIGURATION.format(folder=folder, host=HOST, port=port))
        with _running([str(NGINX), "-e", f"{folder}/error.log", "-c", f"{folder}/conf"], {}, port) as served:
            answering(served, f"/{next(iter(files))}")
            yield served


def answering(served: Served, path: str) -> float:
    """Wait for the first whole answer to this path; returns the seconds since the process was started."""
    while time.monotonic() < served.begun + PATIENCE:
        try:
            if served.get(path, {}).status == 200:
                return time.monotonic() - served.begun
        except (OSError, HTTPException):
            time.sleep(0.01)
    raise Unmeasured(f"No answer to {path} within {PATIENCE:.0f} seconds.")


@contextmanager
def _process(words: Sequence[str], environment: Mapping[str, str]) -> Iterator[Served]:
    port = _free_port()
    command = [sys.executable, *words, "--port", str(port)]
    with _running(command, environment, port) as served:
        yield served


@contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str], port: int) -> Iterator[Served]:
    """A process with all that it starts in a group of its own, which is ended as a whole."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "DATABASE_URL"))}
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**clean, **environment}, stdout=log, stderr=log,
                                   start_new_session=True)  # fmt: skip
    try:
        yield Served(port, process, time.monotonic())
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(15)
        with suppress(ProcessLookupError):  # whoever of the group has not ended by now
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind((HOST, 0))
        return int(tried.getsockname()[1])
