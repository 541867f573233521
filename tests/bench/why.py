"""Why a figure misses its target: written when it was looked into, and printed below the table of BENCHMARKS.md."""

from collections.abc import Iterable, Mapping

_COLD = (
    "A page that is not held is made in 7 to 15 ms: a template with all that was said of a thing (half of it), eight to "
    "ten statements, and the history, thread, errata and ties that are made of their answers. The target was seen on a "
    "prototype that read one row by raw SQL into a slim template; and A serves the compressed five kilobytes twice as "
    "fast as the 17 kB of then. Every page is held from its second reader to the next publication."
)
_WIRE = (
    "Half of a request is the server's and Python's call of it, which A has as well: for each the newest entry is asked of "
    "the database and the day of the clock, 5 of 7 us in the process. nginx, which asks nobody, tells that nothing changed "
    "half as fast again as it sends a page."
)
_JUDGED = (
    "The target was seen on 38 queries that an engine answers to 0.81 by itself; these 100 to 0.74. Two other "
    "judges' orders of the same answers are worth 0.96. What was tried, and what the set is held to: docs/decisions/0017."
)
_LONG = (
    "The page is that long: sixty criteria in full, each with its redline where two days are compared, of a document "
    "with five editions and two hundred changes. It is three to six times the bytes of the page of a recommendation."
)
_FIFTY = (
    "It lists fifty recommendations with all that was said of each, some sixteen entries, where the page of a "
    "recommendation tells of one; which these are, of four thousand that wait, is held from the last publication."
)
UNKNOWN = "Not looked into yet."
AGAINST = ", against the page of a recommendation"
WHY: Mapping[str, str] = {
    "cached page, HTML": _WIRE,
    "cached page, JSON": _WIRE,
    "cached page, 304": _WIRE,
    "cold recommendation page": _COLD,
    "cold filtered list": _COLD,
    "cold search page, against the bare engine": "The bare engine became seven times faster since the target was set "
    "(docs/decisions/0016); the page became three times faster, and most of what is left of it weighs fifty texts for the "
    "order, fills a short list up and marks what is shown, which a bare engine does not do.",
    "statements of a cold recommendation page": "One each for the head, its number, its entries, what leads to it and its "
    "paper, sets, thread, references and names. The number is the same for every recommendation but for "
    "errata and notes; it does not grow with the record.",
    "growth of the cold filtered list": "At 1,000 most of these lists are shorter than a page, and it is the rows of a page that "
    "take the time.",
    "judged set, Whoosh": _JUDGED,
    "judged set, PostgreSQL": _JUDGED,
    "start to first page": "The server and the process behind it each import the application, and the first page reads "
    "the templates and the bitmaps of the day.",
    "one entry published while 500 pages are hot": "A publication makes all held pages anew, each when it is asked for "
    "again: 500 pages at 50 to 70 a second. None is refused meanwhile.",
    "update visible in the search, p95": "Half are seen within half a second, which is the first search after it: it looks at what "
    "stands anew and reads the lexicon of the new segment. The slowest of a round is its first, for which the process "
    "that publishes reads the whole index.",
    "search page p95, warm, PostgreSQL against its own SQL": "What Whoosh's page does beside its engine is done here as well: "
    "texts are weighed, a short list is filled up by up to eight more questions, and thirteen facets are counted instead "
    "of three. The reference ranks what has all words, and no more.",
    **{f"criteria {which}{AGAINST}": _LONG for which in ("document", "on a day", "compared")},
    f"desk{AGAINST}": _FIFTY,
    f"desk, all{AGAINST}": _FIFTY,
    "page, list and search against peers with the same records": _COLD,
}


def written(missed: Iterable[str]) -> str:
    """A list of what missed, each with its reason."""
    return "".join(f"- **{what}**: {WHY.get(what, UNKNOWN)}\n" for what in dict.fromkeys(missed))
