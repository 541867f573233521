"""Whoever adds an outcome, or a word of the committee's action, is told by name of every table that lacks it."""

from collections.abc import Collection

import pytest

from tracker.formats import minutes
from tracker.reading.minutes import outcomes as read
from tracker.rules import meeting, motion, recommendation, sentence, term
from tracker.rules.outcome import TEXT_AFTER

ACTION = set(recommendation.ACTION.values)
OUTCOMES = set(motion.OUTCOMES)
READ = {read.PASSED, read.AMENDED, read.NOT_PASSED, read.REMANDED, read.TABLED, read.WITHDRAWN, read.NOT_VOTED}
TABLES: dict[str, tuple[Collection[str], Collection[str]]] = {  # which table: what it has, and what it is to have
    "rules/motion.py, OUTCOMES": (OUTCOMES, ACTION - {"on agenda"}),
    "rules/outcome.py, TEXT_AFTER": (TEXT_AFTER, OUTCOMES),
    "rules/outcome.py, TEXT_AFTER: its words": (
        set(recommendation.TEXT.values) & set(TEXT_AFTER.values()), set(TEXT_AFTER.values())
    ),
    "rules/meeting.py, RETURNING; rules/recommendation.py, PASSED; rules/term.py, NEVER_DECIDED": (
        [*meeting.RETURNING, *recommendation.PASSED, *term.NEVER_DECIDED], ACTION
    ),
    "rules/sentence.py, ACTION": (sentence.ACTION, ACTION),
    'rules/sentence.py, CITED["action"]': (sentence.CITED["action"], ACTION),
    'rules/sentence.py, CITED["text"]': (sentence.CITED["text"], set(TEXT_AFTER.values())),
    "formats/minutes.py, _DONE and _NOT_VOTED": ([*minutes._DONE, *minutes._NOT_VOTED], OUTCOMES),
    "reading/minutes/outcomes.py, its words": (READ, OUTCOMES),
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_outcomes_has_each_of_them_once(table: str) -> None:
    has, wanted = TABLES[table]
    lacking, beyond = set(wanted) - set(has), set(has) - set(wanted)
    assert (lacking, beyond) == (set(), set()), (
        f"{table}: lacks {lacking or 'none'}, has beside them {beyond or 'none'}"
    )
    assert len(has) == len(set(has)), f"{table}: one stands in it twice"
