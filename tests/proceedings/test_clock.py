"""The work of the clock is one process's at a time, and nobody waits for one that is gone."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.builders import World
from tracker.proceedings import clock
from tracker.rules.moment import Moment, moment
from tracker.store.database import db

TOLD = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not tell when a process began")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    opened = World(tmp_path)
    with opened.inside():
        yield opened


def later(when: Moment) -> Moment:
    return moment(when.instant + timedelta(minutes=10), ZoneInfo("America/New_York"))


def held_by(world: World, holder: str) -> bool:
    return clock.hold_lease(holder, world.when, later(world.when))


def test_another_waits_while_the_holder_is_there(world: World) -> None:
    assert held_by(world, clock.holder_here())
    assert not held_by(world, "another:1:1")
    assert clock.at_work(world.when)
    assert held_by(world, clock.holder_here())


def test_another_takes_it_when_the_time_has_run_out(world: World) -> None:
    assert held_by(world, "another:1:1")
    assert not clock.hold_lease(clock.holder_here(), world.when, later(world.when))
    assert clock.hold_lease(clock.holder_here(), later(world.when), later(later(world.when)))


def test_nobody_waits_for_a_process_of_this_machine_that_is_gone(world: World) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert held_by(world, f"{socket.gethostname()}:{gone.pid}:1")
    assert not clock.at_work(world.when)
    assert held_by(world, clock.holder_here())


@TOLD
def test_nobody_waits_for_a_number_that_another_process_has_now(world: World) -> None:
    assert held_by(world, f"{socket.gethostname()}:{os.getpid()}:1")
    assert not clock.at_work(world.when)


@TOLD
def test_nobody_waits_for_one_that_ended_and_whose_end_nobody_heard(world: World) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as ended:
        assert held_by(world, f"{socket.gethostname()}:{ended.pid}:{clock._began(ended.pid)}")
        assert clock.at_work(world.when)
        ended.kill()
        os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)  # it stays in the table of processes
        assert not clock.at_work(world.when)


def test_who_lets_go_keeps_nobody_waiting(world: World) -> None:
    assert held_by(world, clock.holder_here())
    clock.let_go(clock.holder_here(), world.when)
    db.session.expire_all()
    assert held_by(world, "another:1:1")
