"""Rates, as the best client that is there measures them: wrk, or else our own."""

import re
import shutil
import subprocess
from collections.abc import Mapping

from tests.bench import keepalive
from tests.bench.served import ENCODING, HOST, Served, Unmeasured

WRK = shutil.which("wrk")
NAME = "wrk" if WRK else f"own client in Python, {keepalive.PROCESSES} processes"
CONNECTIONS, SECONDS = 16, 3
_RATE = re.compile(r"^Requests/sec:\s+([\d.]+)", re.M)
_WRONG = re.compile(r"^\s*(?:Socket errors:|Non-2xx or 3xx responses:).*$", re.M)


def rate(served: Served, path: str, headers: Mapping[str, str] = ENCODING) -> float:
    """Answers a second to one path. Raises Unmeasured if one was not as expected."""
    if WRK is None:
        return keepalive.rate(served.port, path, CONNECTIONS, SECONDS, headers)
    status = 304 if "If-None-Match" in headers else 200
    answered = served.get(path, headers).status
    if answered != status:
        raise Unmeasured(f"{path} answers {answered}, not {status}.")
    given = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    command = [WRK, "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", *given, f"http://{HOST}:{served.port}{path}"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if wrong := _WRONG.search(told):
        raise Unmeasured(f"{path}: {wrong.group().strip()}")
    found = _RATE.search(told)
    if found is None:
        raise Unmeasured(f"{path}: wrk said no rate.")
    return float(found[1])
