"""A page of hits, each looked up in the record once more: what no longer stands there is passed over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.published.thing import Thing, things
from tracker.rules.recommendation import heading
from tracker.search.answer import Hit
from tracker.search.engine import Document, identity
from tracker.search.marks import Mark, Marker
from tracker.search.matches import Asked, Matches, texts_of
from tracker.search.query import Query
from tracker.search.snippets import Snippet, marked, snippet

NAMED = "You typed its number or citation."
LOOSE = "No text has all of the words; this one has some of them."


@dataclass(frozen=True, slots=True)
class Row:
    """What a hit is made of. `document` is None when only the number typed leads to the thing."""

    thing: Thing
    document: Document | None
    former: str | None
    named: bool
    loose: bool

    @property
    def heading(self) -> str:
        return heading(self.thing.title, self.thing.facts)

    @property
    def text(self) -> str:
        return (self.document.text if self.document else self.thing.text).strip()


def hits(asked: Asked, query: Query, found: Matches, *, loose: bool) -> Iterator[Hit]:
    keys = found.order[asked.page.start : asked.page.stop]
    shown, texts = things(asked.reader, keys, asked.on), texts_of(asked.reader, keys)
    marker, former_names = Marker.of(query), asked.stands.former
    for key in keys:
        thing, name = shown.get(key), found.documents[key] or ""
        if thing is None:
            continue
        today = identity(key, thing.content, thing.title)
        if name in ("", today) or name in former_names:
            earlier = [one for one in texts.values() if one.key == key and one.id in former_names]
            former = _former(texts.get(today), texts.get(name), earlier, marker)
            yield _hit(Row(thing, texts.get(name), former, key in asked.named, loose and bool(name)), marker)


def _former(today: Document | None, found: Document | None, earlier: Sequence[Document], marker: Marker) -> str | None:
    """The earlier name by which a thing was found: the one that says all that was typed where today's does not."""
    if not earlier or (today is not None and _literally(marker, today)):
        return None
    by_name = next((one for one in earlier if _literally(marker, one)), None)
    if by_name is None:
        by_name = found if found in earlier else None
    return by_name.title if by_name else None


def _literally(marker: Marker, document: Document) -> bool:
    marks = [*marker.marks(document.title), *marker.marks(document.text)]
    return len({mark.concept for mark in marks if mark.literal}) == marker.concepts


def _hit(row: Row, marker: Marker) -> Hit:
    heading, body = marker.marks(row.heading), marker.marks(row.text)
    stretch = snippet(row.text, body)
    return Hit(
        key=row.thing.key,
        kind=row.thing.kind,
        title=row.thing.title,
        label=row.thing.label,
        url=row.thing.url,
        heading=marked(row.heading, heading),
        snippet=stretch,
        found_in=_found_in(row, stretch, heading),
        why=" ".join(_why(row, heading, body)),
    )


def _found_in(row: Row, stretch: Snippet, heading: Sequence[Mark]) -> str:
    if row.former:
        return "former name"
    if stretch.hit and stretch.first < len(row.thing.text.strip()):
        return "text"
    return "title" if heading else "number or name"


def _why(row: Row, heading: Sequence[Mark], body: Sequence[Mark]) -> Iterator[str]:
    if row.named:
        yield NAMED
    if row.former:
        yield f"Found by a former name: {row.former}."
        return
    literally = {mark.concept for mark in (*heading, *body) if mark.literal}
    for text, marks in ((row.text, body), (row.heading, heading)):
        other = next((mark for mark in marks if mark.concept not in literally), None)
        if other is not None:
            yield f"Found by another name of what you typed: {' '.join(text[other.start : other.end].split())}."
            break
    if row.loose:
        yield LOOSE
