"""`tracker serve` and `tracker work`: the site, and the one process that acts by the clock."""

import errno
import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta
from types import FrameType
from typing import Any

import click

from tracker.cli.context import in_site
from tracker.cli.plain import as_typed
from tracker.exchange.arrivals import read_next
from tracker.proceedings.clock import hold_lease, holder_here, let_go, tidy
from tracker.records import batches
from tracker.rules.moment import Moment, moment
from tracker.rules.refusal import BadInput
from tracker.search.site import Site
from tracker.settings import THREADS, short

EVERY = 1.0  # seconds between two looks at the work
LEASE = timedelta(seconds=60)  # how long a process of another machine waits for one that is gone
READING = timedelta(minutes=10)  # the same, while a file is read, which may take long


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--host", default="127.0.0.1", show_default=True)
@in_site
def serve(here: Site, when: Moment, port: int, host: str) -> None:
    """Serve the site, with `tracker work` beside it."""
    _free(host, port)
    here.catch_up(anew=False)  # that is for the process beside: people read meanwhile, and searches say so
    here.let_go()
    # Never a fork of a process with threads: it would hold what the keeper has open, and the keeper would wait for it.
    multiprocessing.set_start_method("spawn", force=True)
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep_working, args=(stopping,))
    keeper.start()
    click.echo(f"The site is at http://{host}:{port} (stop it with Ctrl-C).")
    try:
        server("tracker:create_app", host, port).serve()
    finally:
        stopping.set()
        keeper.join(15)


def server(factory: str, host: str, port: int) -> Any:
    """The server as the site is run on it, over whatever application this factory makes."""
    from granian import Granian  # noqa: PLC0415 (the server is needed by this command alone, and is slow to load)
    from granian.constants import Interfaces  # noqa: PLC0415

    made = Granian(
        factory,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        blocking_threads=THREADS,  # two are enough for two cores; the others wait for what is sent slowly
        backpressure=32,
        websockets=False,
        log_access=False,
    )
    # It takes so many threads for a mistake, and says so to whoever starts the site; most of ours only wait.
    logging.getLogger("_granian").addFilter(lambda record: "Python threads" not in record.getMessage())
    return made


def _keep_working(stopping: threading.Event) -> None:
    """`tracker work` beside the site, started anew whenever it ends before the site does."""
    while not stopping.is_set():
        worker = subprocess.Popen([sys.executable, "-m", "tracker", "work"])
        while worker.poll() is None and not stopping.wait(EVERY):
            pass
        if worker.poll() is None:
            worker.terminate()
            worker.wait(10)


def _free(host: str, port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except (OSError, UnicodeError) as wrong:
            another = as_typed(f"serve --port {8001 if port != 8001 else 8002}")
            if getattr(wrong, "errno", None) == errno.EADDRINUSE:
                raise BadInput(f"Port {port} is taken.", remedy=f"Choose another: {another}") from None
            raise BadInput(
                f"Nothing can listen at port {port} of {short(host)}.",
                remedy=f"Give an address of this machine and a port that you may use: {another}",
            ) from None


@click.command()
@in_site
def work(here: Site, when: Moment) -> None:
    """Do what the clock asks: read what came in, the index, tidying up. One process at a time, by a lease in the
    database."""
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    parent, held = os.getppid(), when.instant
    while not stopped and os.getppid() == parent:  # a server killed outright takes its worker along
        now, busy = here.clock(), False
        if held - now.instant < LEASE / 2:
            held = _leased(here, now)
        if held > now.instant:
            here.catch_up()
            busy = _one_read(here)
        if not busy:
            time.sleep(EVERY)
    let_go(holder_here(), here.clock())


def _one_read(here: Site) -> bool:
    """Read one file, if one waits; however long it takes, the work is ours."""
    if not batches.any_waits():
        return False
    _lease(here, here.clock(), READING)
    read_next(here.clock)
    return _lease(here, here.clock(), LEASE)


def _leased(here: Site, now: Moment) -> datetime:
    """Until when the work is ours: now, if it is another's. Whoever renews the lease tidies up as well."""
    if not _lease(here, now, LEASE):
        return now.instant
    tidy(now)
    here.rest()
    return now.instant + LEASE


def _lease(here: Site, now: Moment, span: timedelta) -> bool:
    return hold_lease(holder_here(), now, moment(now.instant + span, here.settings.zone))
