"""Downloads: each is called by what is in it, and a workbook says in words what it was narrowed to."""

import io
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest

from tests.builders import World
from tests.pages.record_public import kept, whole
from tracker.pages.public.filenames import named

ON = date(2026, 1, 15)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("names"), at="2026-04-01T15:00:00+00:00")))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/recommendations/.csv", "recommendations-2026-06-03.csv"),
        ("/recommendations/.csv?sort=oldest&as_of=2024-01-01", "recommendations-2024-01-01.csv"),
        ("/recommendations/.csv?term=15&feedback=agreed&feedback=agreed+in+part",
         "recommendations-term-15-feedback-agreed-agreed-in-part-2026-06-03.csv"),
        ("/recommendations/.xlsx?from=2020&text=adopted", "recommendations-from-2020-text-adopted-2026-06-03.xlsx"),
        ("/recommendations/.bib?subject=not+recorded+here",
         "recommendations-subject-not-recorded-here-2026-06-03.bib"),
        ("/recommendations/090102.bib", "recommendations-090102-2026-06-03.bib"),
        ("/recommendations/090102.csv", "recommendations-090102-history-2026-06-03.csv"),
        ("/recommendations/2023-06/pswg/4@v1.ris", "recommendations-2023-06-pswg-4-v1-2026-06-03.ris"),
        ("/search.csv?q=Sign+of+the+gate&kind=paper", "search-hits-sign-of-the-gate-kind-paper-2026-06-03.csv"),
        ("/figures.csv", "figures-2026-06-03.csv"),
    ],
)  # fmt: skip
def test_a_download_is_called_by_what_is_in_it(world: World, address: str, name: str) -> None:
    answer = world.client().get(address)
    assert (answer.status_code, answer.headers["Content-Disposition"]) == (200, f"attachment; filename={name}")


def test_a_long_filter_is_cut_and_still_told_from_another() -> None:
    one, other = (named("/search", [("q", f"{'sign ' * 100}{end}")], "hits", ON) for end in "ab")
    assert one != other
    assert len(one) == len(other) < 120
    assert one.startswith("search-hits-sign-sign-sign-")
    greek, cyrillic = (named("/search", [("q", typed)], "hits", ON) for typed in ("\u03b1", "\u0431"))
    assert greek != cyrillic != named("/search", [], "hits", ON)


def test_a_workbook_says_what_it_is_narrowed_to(world: World) -> None:
    def told(address: str) -> dict[str, str]:
        book = openpyxl.load_workbook(io.BytesIO(world.client().get(address).data))
        return {row[1]: row[2] for row in book["About"].iter_rows(values_only=True, max_row=9) if row[1]}

    narrowed = told("/recommendations/.xlsx?term=15&feedback=agreed&to=2021")
    assert narrowed["Filters"] == "Term: 15th term; CBP response: agreed; Date of the paper up to: 2021"
    assert told("/recommendations/.xlsx")["Filters"] == "none: this is the whole list"
    assert "Filters" not in told("/recommendations/090102.xlsx")
