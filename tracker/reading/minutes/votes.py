"""Votes listed below a motion belong to it: who voted how, how many, who recused themselves."""

from collections.abc import Iterator, Sequence

from tracker.reading.mentions.named import Json
from tracker.reading.minutes.roll_tables import ABSTAINED, AGAINST, FOR, RECUSED, VOTES, RollTable
from tracker.reading.result import Warned

_NO_MOTION = "these votes stand below no motion; say what was voted on"


def given(motions: Sequence[Json], table: RollTable) -> Iterator[Warned]:
    """Add the votes to the motion that they stand below. What is printed goes before what was counted, and is compared
    with it."""
    span = (table.start, table.end)
    motion = next((each for each in reversed(motions) if each["span"][0] < table.start), None)
    if motion is None:
        yield Warned("missing-field", _NO_MOTION, span)
        return
    motion["votes"] = {how: [person.name for person in table.named(how)] for how in VOTES}
    motion["method"] = motion["method"] or "roll call"
    motion["span"] = [motion["span"][0], max(motion["span"][1], table.end)]
    told = {each["name"].split()[-1] for each in motion["recused"]}
    recused = [person.printed for person in table.named(RECUSED) if person.name.split()[-1] not in told]
    motion["recused"] = [*motion["recused"], *({"name": name, "what": None} for name in recused)]
    yield from _counted(motion, table)
    silent = [person.name for person, said in table.told if not said]
    if silent:
        yield Warned("missing-field", f"the roll call does not say how these voted: {', '.join(silent)}", span)


def _counted(motion: Json, table: RollTable) -> Iterator[Warned]:
    tally = {how: len(table.named(how)) for how in (FOR, AGAINST, ABSTAINED)}
    printed = motion["counts"]
    if printed is None:
        motion["counts"] = tally
        return
    for how, count in tally.items():
        if printed[how] is not None and printed[how] != count:
            said = f"{printed[how]} votes {how} are printed, but the roll call lists {count}; look at both"
            yield Warned("count-mismatch", said, (table.start, table.end))
