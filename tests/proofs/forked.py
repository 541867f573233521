"""The commands of the program, each in a process forked from this one, which has loaded them already, and traced by strace
from their first call on. Only proof S1 runs it.

`python -m tests.proofs.forked` reads lines of JSON, {"home", "words", "options": those of strace, "control": of
tests/proofs/broken_cli.py, or ""}, and answers each with {"said", "status"}: below 0 the signal that ended it.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.proofs.broken_cli import CONTROLS
from tracker.cli import main


def run(home: str, words: Sequence[str], options: Sequence[str], control: str) -> tuple[str, int]:
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        _go(home, words, control, writes)
    os.close(writes)
    os.waitpid(child, os.WUNTRACED)  # it waits to be traced
    tracer = subprocess.Popen(["strace", "-qq", *options, "-p", str(child)], stderr=subprocess.PIPE, text=True)
    while "TracerPid:\t0\n" in Path(f"/proc/{child}/status").read_text():
        if tracer.poll() is not None:
            os.kill(child, signal.SIGKILL)
            raise RuntimeError(tracer.stderr.read() if tracer.stderr else "strace ended")
        time.sleep(0.005)
    os.kill(child, signal.SIGCONT)
    with os.fdopen(reads, errors="replace") as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    tracer.communicate()
    return said, os.waitstatus_to_exitcode(status)


def _go(home: str, words: Sequence[str], control: str, out: int) -> None:
    os.dup2(out, 1)
    os.close(out)
    os.environ["TRACKER_HOME"] = home
    sys.stdout = os.fdopen(1, "w")
    if control:
        CONTROLS[control]()
    os.kill(os.getpid(), signal.SIGSTOP)
    code = 1
    try:
        main(list(words), prog_name="tracker")
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    for line in sys.stdin:
        said, status = run(**json.loads(line))
        print(json.dumps({"said": said, "status": status}), flush=True)
