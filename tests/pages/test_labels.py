"""A field is called what rules/ calls it: no page types a label of its own."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tracker.rules import group, paper, recommendation, term
from tracker.rules.field import Field

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PAPERS = [*(field for fields in paper.FIELDS.values() for field in fields), *paper.ABOUT]
PAGES: dict[str, Iterable[Field]] = {
    "public/paper.html": PAPERS,
    "public/group.html": group.FIELDS,
    "public/groups.html": group.FIELDS,
    "public/recommendation.html": [*recommendation.FIELDS, *recommendation.ABOUT],
    "public/term.html": term.FIELDS,
    "public/terms.html": term.FIELDS,
    "office/desk.html": paper.ABOUT,
    "office/paper.html": [*recommendation.ITEM, *paper.SECTION],
    "office/split.html": recommendation.ITEM,
    "office/add.html": recommendation.ITEM,
    "parts/review.html": [
        *group.FIELDS,
        *group.CHANGE,
        *(field for fields in paper.ITEMS.values() for field in fields),
    ],
    "parts/told.html": PAPERS,
}
_SHOWN = re.compile(r'>([^<>]+)<|(?:data-label|aria-label|title)="([^"]+)"')


def typed(template: str) -> set[str]:
    """The words of a template, with what it reads from elsewhere left out: texts between tags, and labels for readers
    of another kind."""
    bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "<>", (TEMPLATES / template).read_text(), flags=re.S)
    return {" ".join(part.split()).strip(":. ") for match in _SHOWN.finditer(bare) for part in match.groups("")}


@pytest.mark.parametrize("template", PAGES)
def test_no_label_of_a_field_is_typed_in_a_template(template: str) -> None:
    assert typed(template) & {field.label for field in PAGES[template]} == set()
