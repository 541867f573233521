"""Where something is said: a published paper and the place in it, a public address, or a citation in words."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from tracker.published import thing
from tracker.published.thing import Thing
from tracker.rules.field import by_name, is_address
from tracker.rules.moment import Moment
from tracker.rules.outcome import ATTESTED

FIELDS = by_name(ATTESTED)
_KEY = re.compile(r"[^\s/]+(?:/[^\s/]+)+")
_ALIKE = {"'": "['‘’]", "‘": "['‘’]", "’": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]',
          "-": "[-–—]", "–": "[-–—]", "—": "[-–—]"}  # fmt: skip


def sourced(reader: Connection, values: Mapping[str, Any], when: Moment) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Where it is said, as facts carry it, and the link that leads there: `values` are those of `source`, `quote` and
    `span` (rules/outcome.py). Raises a refusal that names the field."""
    source, place = str(values["source"]), str(values.get("span") or "")
    if place and (is_address(source) or not _KEY.fullmatch(source)):
        remedy = "Leave it empty; or give the key of a published paper as the source."
        raise FIELDS["span"].refused(f"it is counted in a published paper's text, and {source[:80]} is none.", remedy)
    quote = {"quote": values["quote"]} if values["quote"] else {}
    if is_address(source):
        return {"address": source, **quote}, []
    if not _KEY.fullmatch(source):
        return {"citation": source, **quote}, []
    paper = thing.one(reader, source, when.day)
    if paper is None or paper.kind != "paper":
        remedy = "Publish it first; or give its public address, or a citation in words."
        raise FIELDS["source"].refused(f"no paper {source} stands in the public record.", remedy)
    span = _span(paper, place) if place or not quote else (0, len(paper.text))
    if quote:
        span = _quoted(paper, str(values["quote"]), span)
    link = {"rel": "source", "to": paper.key}
    return {"source": paper.key, "span": list(span), "quote": paper.text[slice(*span)]}, [link]


def _quoted(paper: Thing, words: str, within: tuple[int, int]) -> tuple[int, int]:
    """Where the paper prints these words, between these places: line ends, quotation marks and dashes may differ."""
    letters = ("".join(_ALIKE.get(letter, re.escape(letter)) for letter in word) for word in words.split())
    found = re.compile(r"\s+".join(letters)).search(paper.text, *within)
    if found is None:
        where = "" if within == (0, len(paper.text)) else f" from {within[0]} to {within[1]}"
        raise FIELDS["quote"].refused(
            f"these do not stand in {paper.key}{where}.", "Copy them from its page as printed; a shorter piece will do."
        )
    return found.span()


def _span(paper: Thing, typed: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,9})\s*[-–:]\s*(\d{1,9})", typed)
    if not typed:
        raise FIELDS["quote"].refused("it is not said where in the paper this stands.", "Copy the words that say it.")
    start, end = (int(part) for part in found.groups()) if found else (0, 0)
    if not 0 <= start < end <= len(paper.text):
        most = len(paper.text)
        raise FIELDS["span"].refused(f'"{typed[:40]}" is no place in {paper.key}.', f"Write it as 0-{most}, or less.")
    return start, end
