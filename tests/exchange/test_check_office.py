"""What `tracker check` sees of meetings, votes, answers and drafts: every column that no act made so, and every byte of
what is kept beside them."""

from pathlib import Path

from sqlalchemy import text

from tests.proofs.full_world import full_world
from tests.proofs.office_world import office_world
from tracker.exchange.check import examine
from tracker.store.database import Base, free_connection
from tracker.store.journal import DIRECT_TABLES, NOTED_TABLES, WHOLE_TABLES

FROM_ACTS = {"person", "role", "token", "paper", "paper_form", "paper_value", "paper_block", "paper_warning",
             "paper_proposal", "paper_page", "batch", "arrival", "held_list"}  # fmt: skip
TAMPERED = {
    "UPDATE ballot SET vote = 'against'": "The ballot 1 is not what the acts made it: some of it.",
    "UPDATE attendance SET name = 'Eve' WHERE id = 1": "The attendance 1 is not what the acts made it: some of it.",
    "UPDATE motion SET outcome = 'passed' WHERE id = 1": "The motion 1 is not what the acts made it: some of it.",
    "UPDATE answer SET text = 'CBP refuses.'": "The answer answer-trade-1 is not what the acts made it: some of it.",
    "UPDATE clearance SET name = 'Eve'": "The clearance 1 is not what the acts made it: some of it.",
    "UPDATE criteria_draft SET gone = '3.2'": "The criteria_draft criteria-trade-1 is not what the acts made it: some of it.",
    "UPDATE dated_setting SET value = '900'": "The dated_setting 1 is not what the acts made it: some of it.",
    "UPDATE minutes_version SET words = 'No.'": "The minutes_version 1 is not what the acts made it: some of it.",
    "UPDATE public_comment SET words = 'No.'": "The public_comment 1 is not what the acts made it: some of it.",
}


def test_what_no_act_did_to_votes_and_drafts_is_found_and_so_is_every_file(tmp_path: Path) -> None:
    world = full_world(tmp_path)
    office_world(world, world.person("desk@example.gov"))
    found = examine(world.url, world.site.engine).parts
    assert found == {part: [] for part in found}
    with free_connection(world.url) as connection:
        pages = connection.execute(text(
            "SELECT sha256 FROM file WHERE sha256 IN (SELECT page FROM minutes_version UNION SELECT sha256 FROM answer_file)"
        )).scalars().all()  # fmt: skip
        for statement in TAMPERED:
            connection.execute(text(statement))
        for page in pages:
            connection.execute(
                text("UPDATE file SET bytes = :bytes WHERE sha256 = :page"), {"bytes": b"x", "page": page}
            )
    parts = examine(world.url, world.site.engine).parts
    assert sorted(parts["workspace"]) == sorted(TAMPERED.values())
    assert sorted(parts["files"]) == sorted(f"The file {page[:12]} is not what was stored." for page in pages)
    assert len(pages) == 3


def test_of_every_table_it_is_settled_how_its_rows_are_known() -> None:
    names = set(Base.metadata.tables) - DIRECT_TABLES - NOTED_TABLES
    assert (names, WHOLE_TABLES & FROM_ACTS) == (WHOLE_TABLES | FROM_ACTS, set())
