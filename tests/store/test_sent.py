"""One form, one effect: a second sending is refused; one whose act was refused can be sent again."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.builders import World
from tracker.rules.policy import OPERATOR
from tracker.rules.refusal import BadInput, Stale
from tracker.store import journal, sent
from tracker.store.database import db
from tracker.store.journal import Door

FORM, OTHER = "a" * 64, "b" * 64


def act(world: World) -> AbstractContextManager[Door]:
    return journal.signed(OPERATOR, "test", world.when)


def test_a_form_is_done_once_and_all_that_it_asks_for(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        with sent.once(FORM):
            for _ in range(2):  # both belong to the one sending
                with act(world):
                    pass
        with sent.once(FORM), pytest.raises(Stale, match="This form was sent before"), act(world):
            pass
        with sent.once(OTHER), act(world):
            pass
        with act(world):  # by no form
            pass


def test_a_form_that_was_refused_can_be_sent_again(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        with sent.once(FORM), pytest.raises(BadInput), act(world):
            raise BadInput("Not so.")
        with sent.once(FORM), act(world):
            pass


def test_nothing_is_done_for_a_form_that_was_refused_before(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        with sent.once(FORM, BadInput("It cannot be read.")), pytest.raises(BadInput, match="be read"), act(world):
            pytest.fail("an act was done for it")
        with sent.once(FORM), act(world):
            pass


def test_forms_are_forgotten_after_their_sessions(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        with sent.once(FORM), act(world):
            pass
        later = replace(world.when, instant=world.when.instant + sent.KEPT + timedelta(seconds=1))
        with sent.once(OTHER), journal.signed(OPERATOR, "test", later):
            pass
        assert db.session.scalar(select(func.count()).select_from(sent.SentForm)) == 1
