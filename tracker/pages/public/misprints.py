"""Misprints where they are read: a mark at the words that leads to the erratum; and an item as a paper misprints it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from tracker.published.errata import Errata, Erratum
from tracker.published.thing import Thing
from tracker.rules.erratum import OF_WORDS, places
from tracker.text.words import letters

Words = dict[tuple[str, str], str]  # (set, item) -> words


def place(one: Erratum) -> str:
    """Where on a page an erratum stands."""
    return f"erratum-{one.key.replace('/', '-')}"


def marked(text: str, errata: Sequence[Erratum]) -> Markup:
    """A paragraph line by line, with a link to the erratum behind each of its misprints."""
    parts, done = [], 0
    for start, end, one in _found(text, errata):
        if start >= done:
            parts += [_lines(text[done:start]), _mark(text[start:end], one)]
            done = end
    return Markup("").join([*parts, _lines(text[done:])])


def _found(text: str, errata: Sequence[Erratum]) -> list[tuple[int, int, Erratum]]:
    """In the order of the text; of those that begin at one place, the longest first."""
    told = [one for one in errata if one.field in OF_WORDS]
    held = [(start, end, one) for one in told for start, end in places(one.printed, text)]
    return sorted(held, key=lambda each: (each[0], -each[1]))


def _mark(words: str, one: Erratum) -> Markup:
    link = Markup('<a class="erratum" href="#{}">[erratum<span class="unseen"> to “{}”</span>]</a>')
    return Markup('<span class="misprinted">{}</span> {}').format(_lines(words), link.format(place(one), one.printed))


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def as_printed(
    paper: Thing, sets: Sequence[Thing], items: Mapping[str, Thing], reprinted: Mapping[tuple[str, str], str],
    wrong: Errata,
) -> Words:  # fmt: skip
    """The words of each item as this paper has them: what it alone misprints is put back among those that are right."""
    found = {}
    for set_ in sets:
        for key in set_.facts.get("items", ()):
            if key in items:
                own = (one for one in wrong[key] if one.paper == paper.key and one.field in OF_WORDS)
                found[set_.key, key] = _misprinted(reprinted.get((set_.key, key), items[key].text), own, paper.text)
    return found


def _misprinted(words: str, own: Iterable[Erratum], paper: str) -> str:
    for one in own:
        if not places(one.printed, words):
            words = next(_candidates(words, one, paper), words)
    return words


def _candidates(words: str, one: Erratum, paper: str) -> Iterator[str]:
    """With the misprint in the place of what is right: as the paper's text has it, or, of a paper without, wherever
    there is one such place alone."""
    right = places(one.corrected, words)
    tried = [words[:start] + one.printed + words[end:] for start, end in right]
    if paper:
        whole = letters(paper)
        yield from (each for each in tried if letters(each) in whole)
    elif len(tried) == 1:
        yield from tried
