"""Criteria as a list, CSV or XLSX: a row each, the first row names the columns."""

from collections.abc import Sequence

from tracker.exchange import sheets
from tracker.exchange.lists import opened
from tracker.formats import csv
from tracker.rules.criteria import CRITERION
from tracker.rules.refusal import BadInput

_NAMES = {words.lower(): field.name for field in CRITERION for words in (field.name, field.label)}
_NAMES |= {"must/should": "level", "must / should": "level", "criterion": "id", "criteria": "text", "number": "id",
           "implementation guidance": "guidance", "entity_type": "entity_types", "focus area": "category"}  # fmt: skip
SHAPE = f"The first row names the columns: {', '.join(field.name for field in CRITERION)}."


def read(content: bytes, name: str) -> list[dict[str, str]]:
    """Of each criterion its fields as typed; several entity types of a cell are parted by semicolons. Raises BadInput,
    in words, naming row or column."""
    held = opened(content, name, header=1)
    for where, why in held.faults.items():
        row, column = where.split(":")
        raise BadInput(f"Row {row}, column {sheets.letter(int(column))}: {why}", remedy="Type its words anew.")
    columns = _columns(held.headers)
    found = []
    for number, cells in held.rows:
        told = {name: csv.plain(cells[place]).strip() for place, name in columns.items() if place < len(cells)}
        if not told.get("id"):
            raise BadInput(f"Row {number} has no ID.", remedy="Each criterion has its own.", field="file")
        told["entity_types"] = told.get("entity_types", "").replace(";", "\n")
        found.append(told)
    return found


def _columns(headers: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, header in enumerate(headers):
        name = _NAMES.get(" ".join(header.lower().split()))
        if header and name is None:
            raise BadInput(f'Column {sheets.letter(place)}: "{header[:40]}" is no field of a criterion.', remedy=SHAPE,
                           field="file")  # fmt: skip
        if name in found.values():
            raise BadInput(f"{name} is there twice.", remedy=SHAPE, field="file")
        if name:
            found[place] = name
    if "id" not in found.values():
        raise BadInput("There is no column id.", remedy=SHAPE, field="file")
    return found
