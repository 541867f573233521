"""What a child does: it bounds itself, takes one file from its standard input, does one job with it, and tells its
steps and the answer in lines of JSON on its standard output."""

import json
import os
from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

from tracker.exchange import bounds, page_image, sheets
from tracker.reading import paper, returned
from tracker.reading.result import Unreadable

Asked = Mapping[str, Any]
Say = Callable[[str], None]
BEGUN = "begun"
_ROWS = 30  # seconds of CPU for all rows of a list


class _Line:
    """The way to the parent. What a library prints goes nowhere."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)

    def tell(self, **told: Any) -> None:
        self._out.write(json.dumps(told) + "\n")
        self._out.flush()

    def step(self, words: str) -> None:
        bounds.beat()
        self.tell(say=words)


def main() -> None:
    """The first line of the input says what is asked, the rest is the file."""
    with open(os.dup(0), "rb") as given:
        head = given.readline()
        asked = json.loads(head)
        if asked["job"] == "become":
            _become(asked, len(head))
        bounds.begin()
        content = given.read()
    line = _Line()
    line.step(BEGUN)
    try:
        line.tell(**JOBS[asked["job"]](asked, content, line.step))
    except Unreadable as refusal:
        line.tell(refused=str(refusal))
    except MemoryError:
        line.tell(short="memory")
    except Exception as fault:
        line.tell(fault=type(fault).__name__, where=_where(fault))


def _become(asked: Asked, start: int) -> None:
    """Another program takes this process's place, its limits, and the file as its input."""
    os.lseek(0, start, os.SEEK_SET)
    surroundings = asked["surroundings"]
    program = asked["program"]
    bounds.begin(asked["seconds"])
    os.execve(program[0], program, surroundings)  # noqa: S606 (no shell; the words are ours)


def _where(fault: Exception) -> list[str]:
    """The way of a fault through the program, without a word of the file."""
    return [f"{Path(at.filename).name}:{at.lineno} {at.name}" for at in extract_tb(fault.__traceback__)[-6:]]


def _read(asked: Asked, content: bytes, step: Say) -> dict[str, Any]:
    pages = {int(page): text for page, text in asked["pages"].items()}
    reading = paper.read(
        content, asked["name"], progress=step, pages=pages, by_machine=asked["by_machine"], kind=asked.get("kind")
    )
    step("the answer")
    return {"reading": reading.to_json()}


def _picture(asked: Asked, content: bytes, step: Say) -> dict[str, Any]:
    step(f"page {asked['page']}")
    return {"picture": b64encode(page_image.png(content, asked["page"], asked["width"])).decode()}


def _list(asked: Asked, content: bytes, step: Say) -> dict[str, Any]:
    step("the rows")
    bounds.beat(_ROWS)
    return {"list": sheets.read_list(content, asked["name"], asked["sheet"])}


def _returned(asked: Asked, content: bytes, step: Say) -> dict[str, Any]:
    return {"returned": returned.read(content, step)}


JOBS: dict[str, Callable[[Asked, bytes, Say], dict[str, Any]]] = {
    "read": _read,
    "picture": _picture,
    "list": _list,
    "returned": _returned,
}
