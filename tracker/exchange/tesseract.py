"""Scans are read by Tesseract, where it is installed. What it reads is marked as such, for a person to compare; where
it is not sure of its words it has read nothing, and the page stays unread."""

import csv
import os
import shutil
from collections.abc import Iterable, Mapping
from itertools import groupby

from tracker.exchange import confined

MOST_PAGES = 100  # of one file: a longer scan is split, or typed in
WIDTH = 2550  # pixels: letter paper at 300 dots an inch, which Tesseract reads best
_SECONDS = 40  # of CPU for a page
_LEAST_SURE = 50  # of 100, on the whole: what is printed comes to 90, a photograph to 30
_WORD = "5"  # the level of a row that tells a word


def program() -> str | None:
    return shutil.which("tesseract")


def _surroundings() -> dict[str, str]:
    """One thread, for its time is counted; and where its models lie, if that was said."""
    said = {name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ}
    return {"LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1", **said}


def words_in(png: bytes) -> str:
    """The text of a page, line by line, a blank line between paragraphs; nothing if it holds none, or none that the
    machine is sure of."""
    found = program()
    asked = ["stdin", "stdout", "-l", "eng", "--dpi", "300", "--psm", "3", "tsv"]
    told = confined.become([found, *asked], png, _SECONDS, _surroundings()) if found else None
    try:
        return text_of(told.decode("utf-8", "replace")) if told else ""
    except (csv.Error, LookupError, TypeError, ValueError):  # no table of words
        return ""


def text_of(table: str) -> str:
    """The text that a table of Tesseract's words tells."""
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row["level"] == _WORD and (row["text"] or "").strip()]
    if not words or sum(float(row["conf"]) for row in words) / len(words) < _LEAST_SURE:
        return ""
    paragraphs = groupby(words, key=lambda row: (row["block_num"], row["par_num"]))
    return "\n\n".join(_lines(paragraph) for _, paragraph in paragraphs)


def _lines(paragraph: Iterable[Mapping[str, str]]) -> str:
    lines = groupby(paragraph, key=lambda row: row["line_num"])
    return "\n".join(" ".join(row["text"].strip() for row in line) for _, line in lines)
