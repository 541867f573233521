"""Files read in a child: the same answer as here, every end told in words, and nothing left behind."""

import io
import json
import os
import re
import signal
import struct
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.builders_pdf import Printed, centred, pdf
from tests.papers import RECOMMENDATIONS
from tests.shared import papers
from tracker.exchange import apart, confined, nursing
from tracker.reading import paper

DARK = 200  # of 255
SHEET = [centred("Recommendations of the Hatch Working Group", 100), Printed("March 2022", 130)]


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_the_answer_is_the_one_that_is_read_here() -> None:
    for name, content in (("a.txt", RECOMMENDATIONS.encode()), ("b.pdf", pdf(SHEET))):
        assert apart.read_apart(content, name) == json.loads(json.dumps(paper.read(content, name).to_json()))


def test_the_steps_are_told() -> None:
    steps: list[str] = []
    apart.read_apart(pdf(SHEET, SHEET, SHEET), "b.pdf", say=steps.append)
    assert [step for step in steps if step.startswith("page")] == ["page 1 of 3", "page 2 of 3", "page 3 of 3"]


def test_a_refusal_comes_back_in_its_own_words() -> None:
    with pytest.raises(apart.Unreadable, match=r"^is cut short"):
        apart.read_apart(b"%PDF-1.4\n", "a.pdf")


def test_several_are_read_at_once() -> None:
    answers: dict[int, str] = {}

    def read(number: int) -> None:
        answers[number] = apart.read_apart(f"Paper {number} of many.".encode(), "a.txt")["text"]

    threads = [threading.Thread(target=read, args=(number,)) for number in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert answers == {number: f"Paper {number} of many." for number in range(12)}


def test_a_nursery_that_is_gone_is_started_anew() -> None:
    apart.read_apart(b"Some words.", "a.txt")
    process = nursing.NURSERY._process
    assert process is not None
    process.kill()
    process.wait()
    assert apart.read_apart(b"Some words.", "a.txt")["text"] == "Some words."


def test_a_machine_that_can_start_nothing_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    nursing.NURSERY.close()
    monkeypatch.setattr(nursing, "_OPENING", "raise SystemExit(1)")
    try:
        with pytest.raises(apart.NotStarted, match="could not be started on this machine"):
            apart.read_apart(b"Some words.", "a.txt")
    finally:
        nursing.NURSERY.close()


def test_nothing_of_a_child_is_left_behind() -> None:
    apart.read_apart(b"Some words.", "a.txt")
    nursery = nursing.NURSERY._process
    assert nursery is not None
    handles = len(os.listdir("/proc/self/fd")) if Path("/proc").is_dir() else 0
    for _ in range(20):
        apart.read_apart(b"Some words.", "a.txt")
    if handles:
        assert len(os.listdir("/proc/self/fd")) == handles
        children = Path(f"/proc/{nursery.pid}/task/{nursery.pid}/children")
        looks = (children.read_text().split() for _ in range(500) if not time.sleep(0.01))
        assert [] in looks  # the last keeper may be on its way out


# Pictures -----------------------------------------------------------------------------------------------------------


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    assert size(apart.picture(pdf(SHEET, SHEET), 2, 306)) == (306, 396)


def test_no_picture_is_larger_than_what_can_be_held() -> None:
    wide, high = size(apart.picture(pdf(SHEET), 1, 1_000_000))
    assert wide * high <= 12_100_000


@pytest.mark.parametrize(
    ("file", "page", "said"),
    [
        (pdf(SHEET), 2, "has no page 2; it has 1"),
        (pdf(SHEET), 0, "has no page 0; it has 1"),
        (b"Some words.", 1, "shows no page that can be drawn"),
    ],
)
def test_a_page_that_cannot_be_drawn_is_refused(file: bytes, page: int, said: str) -> None:
    with pytest.raises(apart.Unreadable, match=said):
        apart.picture(file, page, 100)


@pytest.mark.parametrize("turned", [b"", b"/Rotate 90", b"/Rotate 180", b"/Rotate 270", b"/CropBox[36 396 612 792]"])
def test_a_line_stands_in_the_picture_where_the_reading_says(turned: bytes) -> None:
    file = pdf(SHEET).replace(b"/Contents", turned + b"/Contents").replace(b"startxref", b"startxref\n0\n%")
    picture = Image.open(io.BytesIO(apart.picture(file, 1, 600))).convert("L")
    assert picture.getextrema()[0] < DARK
    for each in apart.read_apart(file, "a.pdf")["places"]:
        x0, top, x1, bottom = each["box"]
        wide, high = picture.size
        picture.paste(255, (int(x0 * wide) - 3, int(top * high) - 3, int(x1 * wide) + 3, int(bottom * high) + 3))
    assert picture.getextrema()[0] >= DARK


# What a child must not do -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2020-12-ttwg-recommendations.pdf", "2023-12-tpe-issue-paper.docx"])
def test_a_real_paper_goes_through_the_limits(name: str) -> None:
    content = (papers() / name).read_bytes()
    assert apart.read_apart(content, name) == json.loads(json.dumps(paper.read(content, name).to_json()))


def test_what_a_child_tells_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "MOST_TOLD", 1000)
    with pytest.raises(apart.Unreadable, match="holds more than a paper does; split it"):
        apart.read_apart(b"words " * 1000, "a.txt")


def test_a_child_that_is_silent_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "SILENT", 0)
    with pytest.raises((apart.Unreadable, apart.NotStarted)):
        apart.read_apart(b"words " * 1000, "a.txt")


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        ({"code": -signal.SIGXCPU, "at": "page 3 of 9"}, "takes too long to read (it was at page 3 of 9); print it"),
        ({"code": -signal.SIGKILL}, "needs more of this machine than a paper does; print it"),
        ({"code": -signal.SIGSEGV}, "is damaged so that reading it fails; print it"),
        ({"code": 1}, "is damaged so that reading it fails; print it"),
        ({"late": True}, "takes too long to read; print it"),
        ({"told": b'{"short": "memory"}'}, "needs more memory than a paper does; print it"),
        ({"told": b'{"fault": "KeyError"}'}, "could not be read, for the program failed on it; print it"),
        ({"told": b"no answer at all"}, "is damaged so that reading it fails; print it"),
        ({"told": b"[" * 100_000}, "is damaged so that reading it fails; print it"),
        ({"told": b""}, "is damaged so that reading it fails; print it"),
    ],
)
def test_each_end_of_a_child_is_told_in_words(ended: dict[str, Any], said: str) -> None:
    with pytest.raises(apart.Unreadable, match=f"^{re.escape(said)}"):
        confined.understood(confined.Ended(**{"code": 0, **ended}))
