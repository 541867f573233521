"""Many files at once: kept as they come, read later, each settled once and whatever happens in between."""

import io
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import World
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS, SIGNS
from tracker.exchange import arrivals as reading
from tracker.exchange.check import examine
from tracker.proceedings import batches as proceedings
from tracker.proceedings import people
from tracker.proceedings.appointments import Appointment
from tracker.proceedings.batches import MOST, Announced, open_batch
from tracker.proceedings.intake import take_in
from tracker.records import batches, find
from tracker.records.arrival import Arrival, Batch
from tracker.rules.policy import OPERATOR, Actor
from tracker.rules.refusal import BadInput, NotAllowed, Stale
from tracker.store.database import db
from tracker.store.files import LARGEST

FILES = {"a.txt": RECOMMENDATIONS, "b.txt": ISSUE_PAPER, "again.txt": RECOMMENDATIONS + "\n", "cut.pdf": "%PDF-1.4 cut"}


def opened(world: World, actor: Actor, **told: str) -> int:
    with world.inside():
        return open_batch(actor, Announced(**told), world.when).id


def sent(world: World, actor: Actor, number: int, name: str, content: bytes) -> bool:
    with world.inside():
        return reading.receive(actor, number, name, io.BytesIO(content), world.when)[1]


def read_all(world: World) -> None:
    with world.inside():
        while reading.read_next(lambda: world.when):
            pass


def states(world: World, number: int = 1) -> dict[str, tuple[str, str | None]]:
    with world.inside():
        held = db.session.scalars(select(Arrival).where(Arrival.batch_id == number).order_by(Arrival.place))
        return {one.name: (one.state, one.paper_id) for one in held}


def filled(world: World, actor: Actor) -> int:
    number = opened(world, actor, name="Old papers", obtained_from="https://example.gov/p", obtained_on="2026-01-02")
    assert [sent(world, actor, number, name, text.encode()) for name, text in FILES.items()] == [True] * 4
    return number


def test_each_file_is_kept_at_once_and_read_later(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    filled(world, dfo)
    assert {state for state, _ in states(world).values()} == {"waiting"}
    read_all(world)
    assert states(world) == {
        "a.txt": ("new", "intake-1"),
        "b.txt": ("new", "intake-2"),
        "again.txt": ("same", "intake-1"),
        "cut.pdf": ("refused", None),
    }
    with world.inside():
        paper = find.paper(dfo, world.when.day, "intake-2")
        assert paper is not None
        told = (paper.imported_by, paper.obtained_from, paper.obtained_on)
        assert told == ("dfo@example.gov", "https://example.gov/p", "2026-01-02")
    world.site.catch_up()
    assert [fault for part in examine(world.url, world.site.engine).parts.values() for fault in part] == []


def test_the_same_files_sent_again_double_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    number = filled(world, dfo)
    read_all(world)
    before = states(world)
    assert [sent(world, dfo, number, f"other {name}", text.encode()) for name, text in FILES.items()] == [False] * 4
    read_all(world)
    assert states(world) == before
    another = filled(world, dfo)  # in another batch they are files again, and no second papers
    read_all(world)
    assert [state for state, _ in states(world, another).values()] == ["same", "same", "same", "refused"]


def test_a_role_that_ended_meanwhile_is_told_in_words(tmp_path: Path) -> None:
    world = World(tmp_path)
    helper = world.person("helper@example.gov", "assistant", office="dfo")
    number = opened(world, helper)
    sent(world, helper, number, "a.txt", RECOMMENDATIONS.encode())
    with world.inside():
        people.end(OPERATOR, "helper@example.gov", Appointment("assistant"), world.when)
    read_all(world)
    with world.inside():
        arrival = db.session.get_one(Arrival, (1, 1))
        assert arrival.state == "refused"
        assert arrival.message == (
            "helper@example.gov, who sent it, holds no role today that lets them bring papers in. Somebody who may can "
            "send it again, in a batch of their own."
        )


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    number = opened(world, dfo)
    assert sent(world, dfo, number, "nothing.txt", b"")
    assert states(world) == {"nothing.txt": ("refused", None)}
    with pytest.raises(BadInput, match=r"has 50\.0 MB; at most 50 MB can be kept"):
        sent(world, dfo, number, "huge.pdf", b"%PDF" + bytes(LARGEST))
    world.person("lia@example.gov", "liaison", office="dfo")
    with world.inside():
        liaison = find.person("lia@example.gov")
        assert liaison is not None
        with pytest.raises(NotAllowed):
            reading.receive(liaison.actor, number, "a.txt", io.BytesIO(b"words"), world.when)


def test_a_batch_is_full_at_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST == 1000
    monkeypatch.setattr(proceedings, "MOST", 2)
    world = World(tmp_path)
    dfo = world.person()
    number = opened(world, dfo)
    for place in range(2):
        sent(world, dfo, number, f"{place}.txt", str(place).encode())
    assert not sent(world, dfo, number, "0.txt", b"0")  # it is there already
    with pytest.raises(BadInput, match="Batch 1 is full"):
        sent(world, dfo, number, "3.txt", b"3")


def test_a_file_that_was_read_by_another_meanwhile_is_settled_once(tmp_path: Path) -> None:
    """Two processes that both hold the work: the second finds the file settled, and makes no second paper."""
    world = World(tmp_path)
    dfo = world.person()
    filled(world, dfo)
    with world.inside():
        arrival = batches.next_waiting()
        assert arrival is not None
        reading.read_next(lambda: world.when)
        incoming = proceedings_incoming(b"other words than before")
        with pytest.raises(Stale):
            take_in(dfo, incoming, world.when, arrival)
    with world.inside():
        assert [paper.id for paper in find.papers(dfo, date(2026, 1, 15))] == ["intake-1"]


def proceedings_incoming(content: bytes) -> reading.Incoming:
    return reading.Incoming("a.txt", content, "text/plain", reading.read(SIGNS.encode() + content, "a.txt"))


def test_a_fault_of_the_program_settles_the_file_and_one_of_the_machine_lets_it_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(tmp_path)
    dfo = world.person()
    number = opened(world, dfo)
    sent(world, dfo, number, "a.txt", RECOMMENDATIONS.encode())

    def full_disk(content: bytes, name: str) -> dict[str, str]:
        raise OSError("no space left")

    def fault(content: bytes, name: str) -> dict[str, str]:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read", full_disk)
    with pytest.raises(OSError, match="no space left"):
        read_all(world)
    assert states(world) == {"a.txt": ("waiting", None)}
    monkeypatch.setattr(reading, "read", fault)
    read_all(world)
    assert states(world) == {"a.txt": ("refused", None)}


def test_only_the_office_sees_batches(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, liaison = world.person(), world.person("lia@example.gov", "liaison", office="dfo")
    number = filled(world, dfo)
    with world.inside():
        assert isinstance(batches.batch(dfo, world.when.day, number), Batch)
        assert batches.batch(liaison, world.when.day, number) is None
        assert (batches.batches(liaison, world.when.day), batches.waiting(liaison, world.when.day)) == ([], {})
        assert batches.waiting(dfo, world.when.day) == {1: 4}
