"""Keys: the first that was never given, whatever became of the thing that had it."""

from itertools import islice
from pathlib import Path

from tests.builders import World, group
from tracker.proceedings.free_keys import counted, first_free


def test_a_key_once_given_is_given_to_nothing_else(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(group("gate", "Gate Working Group"), group("gate-2", "Gates Working Group"))
    assert list(islice(counted("gate"), 3)) == ["gate", "gate-2", "gate-3"]
    with world.reading() as reader:
        assert first_free(reader, counted("gate")) == "gate-3"
        assert first_free(reader, counted("gate"), {"gate-3"}) == "gate-4"
        assert first_free(reader, counted("gate"), own="gate-2") == "gate-2"
        assert first_free(reader, counted("gate"), {"gate-2"}, own="gate-2") == "gate-3"
