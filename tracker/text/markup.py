"""From words to safe HTML: literally, for what a paper prints, or as Markdown, for what is written here."""

import html as entities
import re
import threading
from functools import lru_cache
from typing import cast

import nh3
from markdown import Markdown
from markupsafe import Markup

ALLOWED = {
    "a", "abbr", "blockquote", "br", "code", "del", "em", "h2", "h3", "h4", "hr", "ins", "li", "ol", "p", "pre",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip

_mine = threading.local()
_MOST_BRACKETS, _LONGEST_PARAGRAPH = 300, 20_000  # Markdown takes the square of either


def paragraphs(text: str) -> list[str]:
    """A text's paragraphs, as an empty line parts them."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def literal(text: str) -> Markup:
    """Each paragraph with an anchor (#p1 ...); every character of it as itself."""
    parts = (
        f'<p id="p{place}">{"<br>".join(entities.escape(line) for line in part.splitlines())}</p>'
        for place, part in enumerate(paragraphs(text), 1)
    )
    return Markup("\n".join(parts))  # noqa: S704 (every part was escaped)


@lru_cache(1_024)  # criteria and charges are the same words on every page made anew
def markdown(text: str) -> Markup:
    """Markdown as safe HTML: no raw HTML passes, and headings begin below the page's own. What is marked as no hand
    marks it (hundreds of brackets, lists a hundred deep) stands literally."""
    if text.count("[") > _MOST_BRACKETS or any(len(part) > _LONGEST_PARAGRAPH for part in paragraphs(text)):
        return literal(text)
    try:
        escaped = entities.escape(text, quote=False)
        rendered = _reader().reset().convert(escaped)
    except RecursionError:
        del _mine.reader  # it stopped in the middle of a list
        return literal(text)
    lowered = re.sub(r"(</?)h1(?=[ >])", r"\1h2", rendered)
    return Markup(nh3.clean(lowered, tags=ALLOWED, url_schemes={"http", "https", "mailto"}))  # noqa: S704 (cleaned)


def _reader() -> Markdown:
    """One for each thread: to make one takes longer than most texts, and none can read two at once."""
    if not hasattr(_mine, "reader"):
        _mine.reader = Markdown(extensions=["tables", "sane_lists", "footnotes"])
    return cast(Markdown, _mine.reader)


def html(text: str, *, literal: bool) -> Markup:
    return _literal(text) if literal else markdown(text)


_literal = literal
