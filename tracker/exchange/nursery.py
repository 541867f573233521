"""Where the children come from: one process that has loaded what reads files and nothing else, and forks itself for
each file. So a child starts in a hundredth of a second, and has nothing of the application in its memory: no database,
no secret, no page. Beside each child stands a keeper, who ends it when the parent lets go, and tells how it ended."""

import gc
import json
import os
import resource
import select
import signal
import socket
from contextlib import suppress
from typing import NoReturn

from tracker.exchange import child

_TICK, _SOON = 1000, 5  # milliseconds between two looks at a child; once it is ending
_MOST_HANDLES = 256


def main(handle: int) -> None:
    """Fork for each pair of handles that comes along, (file, leash), until the parent is gone."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a keeper
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=handle) as way:
        while True:
            asked, handles, _, _ = socket.recv_fds(way, 1, 2)
            if not asked:
                return
            with suppress(OSError):  # too many processes: the leash goes, and the parent sees that
                if len(handles) == 2 and os.fork() == 0:
                    way.close()
                    _keep(*handles)
            for each in handles:
                os.close(each)


def _keep(file: int, leash: int) -> NoReturn:
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        lives, life = os.pipe()
        os.set_inheritable(life, True)  # a program that the child becomes lives on
        started = os.fork()
        if started == 0:
            _begin(file, leash, life)
        os.close(life)
        os.close(file)
        status, used = _watched(started, leash, lives)
        spent = {"cpu": round(used.ru_utime + used.ru_stime, 2), "resident": used.ru_maxrss}
        os.write(leash, json.dumps({"ended": os.waitstatus_to_exitcode(status), **spent}).encode() + b"\n")
    finally:
        os._exit(0)  # whatever happened: it must not come back as a second nursery


def _watched(started: int, leash: int, lives: int) -> tuple[int, resource.struct_rusage]:
    """How the child ended, and what it used; it is killed when the other end of its leash is gone."""
    watch = select.poll()
    for each in (leash, lives):
        watch.register(each, select.POLLIN)
    tick = _TICK
    while not (ended := os.wait4(started, os.WNOHANG))[0]:
        gone = [handle for handle, _ in watch.poll(tick)]
        if leash in gone:
            os.kill(started, signal.SIGKILL)
        for each in gone:
            watch.unregister(each)
            tick = _SOON
    return ended[1:]


def _begin(file: int, leash: int, life: int) -> NoReturn:
    """The child: its file as standard input, its leash as standard output, nothing else open."""
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for at, handle in enumerate((file, leash, nowhere)):
            os.dup2(handle, at)
        os.closerange(3, life)
        os.closerange(life + 1, _MOST_HANDLES)
        child.main()
        code = 0
    finally:
        os._exit(code)
