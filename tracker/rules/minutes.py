"""Minutes of a meeting: what is typed of a version, how they are certified, and by when."""

from collections.abc import Mapping
from datetime import date, timedelta

from tracker.rules import setting
from tracker.rules.field import DAY, LONG, Field, by_name

SOURCE = "41 CFR 102-3.165"  # the chair certifies their accuracy; the officer sees to it that it is within 90 days
OWN, ON_PAPER = "own account", "signed page"
VERSION = (
    Field("words", "Words", "Markdown: ## before a heading, 1. before a numbered paragraph, - before a point.", LONG,
          required=True, longest=400_000),
    Field("note", "What is new in this version", "For the office and the chair; it is not published.", longest=500),
)  # fmt: skip
SIGNED = (
    Field("certified_by", "Certified by", "The name of the chair or co-chair of that day who signed the page.",
          required=True, longest=100),
    Field("signed_as", "If it is nobody who was chair then",
          "Who it is, and why they sign: acting chair, by the letter of 2021-02-09. Published with the name.",
          longest=98),
    Field("certified_on", "Certified on", "The day on which it was signed, as 2021-02-10.", DAY, required=True),
)  # fmt: skip
SIGNED_FIELDS = by_name(SIGNED)
BACK = (
    Field("reason", "What is to be changed", "The office reads it beside the version; it is not published.", LONG,
          longest=5_000, required=True),
)  # fmt: skip


def due(last: date, own: Mapping[str, str]) -> date | None:
    """The last day on which minutes of a meeting that ended on `last` are certified in time, by the office's setting of
    that day; None where there is none."""
    days = own.get(setting.MINUTES)
    return last + timedelta(days=int(days)) if days else None


def days_late(certified: date, by: date | None) -> int:
    return max((certified - by).days, 0) if by else 0
