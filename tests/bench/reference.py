"""What the search is measured against: the full text search of the database itself over the same documents, doing the
same job. Here is what both of them are filled with; `fts5` and `postgres_text` do it in SQL."""

from collections.abc import Iterator
from typing import Protocol

from sqlalchemy import select

from tests.bench.home import Home
from tracker import create_app
from tracker.published import find
from tracker.published.standing import StandingFacet
from tracker.rules.fold import FOREVER
from tracker.search.engine import identity
from tracker.search.site import Site
from tracker.search.sync import documents_of
from tracker.settings import from_environment

AT_ONCE = 500  # keys read at once
FACETS = ("group", "term")  # besides the kind: three in all, as the target has it; ours counts all that it offers
Row = tuple[int, str, str, str, bool]  # number, kind, title, text, whether it stands today
Filed = tuple[int, str, str]  # number, facet, value


class Reference(Protocol):
    def look(self, words: str, size: int) -> int:
        """A whole page: the exact total, which is returned, the facets, and marked snippets of the best."""
        ...


def documents(home: Home) -> Iterator[tuple[list[Row], list[Filed]]]:
    """Every document of the index, numbered, some hundred at a time; with what those are filed under that stand today."""
    site: Site = create_app(from_environment(home.environment)).extensions["tracker"]
    number = 0
    with site.reader.connect() as reader:
        keys = sorted(find.changed_after(reader, 0))
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            query = select(StandingFacet.key, StandingFacet.name, StandingFacet.value)
            query = query.where(StandingFacet.key.in_(some), StandingFacet.until == FOREVER)
            filed: dict[str, list[tuple[str, str]]] = {}
            for key, name, value in reader.execute(query.where(StandingFacet.name.in_(FACETS))):
                filed.setdefault(key, []).append((name, value))
            rows: list[Row] = []
            under: list[Filed] = []
            for key, said in find.wordings(reader, some).items():
                stands = {identity(key, one.content, one.title) for one in said if one.until == FOREVER}
                for one in documents_of(key, said):
                    number += 1
                    rows.append((number, one.kind, one.title, one.text, one.id in stands))
                    under += [(number, *pair) for pair in filed.get(key, ()) if one.id in stands]
            yield rows, under
    site.let_go()
