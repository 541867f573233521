"""A page of hits, each looked up in the record once more: what no longer stands there is passed over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.published import searched
from tracker.published.thing import Thing, things
from tracker.rules.recommendation import heading
from tracker.search.answer import Hit
from tracker.search.engine import Document, identity, key_of
from tracker.search.marks import Mark, Marker
from tracker.search.matches import Asked, Matches
from tracker.search.snippets import marked, snippet
from tracker.search.texts import texts_of

NAMED = "You typed its number or citation."
SOME = "It has some of the words, not all."
LIKE = "Close to what has your words."
BESIDE = "Belongs with {}."


@dataclass(frozen=True, slots=True)
class Row:
    """What a hit is made of. `document` is None when only the number typed leads to the thing; `beside` is the title
    of what it was found with, when it has not the words itself."""

    thing: Thing
    document: Document | None
    former: str | None
    named: bool
    some: bool
    beside: str
    stated: bool

    @property
    def heading(self) -> str:
        return heading(self.thing.title, self.thing.facts)

    @property
    def parts(self) -> tuple[str, ...]:
        """What is printed, and what else it is found by, in words that a reader knows; and this with its kind, which
        every hit says by itself."""
        printed = self.thing.text.strip()
        keys = {searched.mark(link["to"]) for link in self.thing.links if link.get("to")}
        held = self.document.text if self.document else printed
        text = "\n".join(line for line in held.split("\n") if line not in keys).strip()
        if not text.startswith(printed):
            return (text,)
        every = [line for line in text[len(printed) :].split("\n") if line]
        kind = searched.KIND.get(self.thing.kind)
        return printed, "; ".join(line for line in every if line != kind), "; ".join(every)


def hits(asked: Asked, found: Matches) -> Iterator[Hit]:
    keys = found.order[asked.page.start : asked.page.stop]
    leads = {key: found.beside[key] for key in keys if key in found.beside}
    shown = things(asked.reader, [*keys, *leads.values()], asked.on)
    marker, former_names = Marker.of(found.query), asked.stands.former
    wanted = {*(found.documents[key] for key in keys), *(asked.stands.names.get(key) for key in keys)}
    named = set(keys)
    earlier_names = [name for name in former_names if key_of(name) in named]
    texts = texts_of(asked.reader, [*(name for name in wanted if name), *earlier_names], asked.on)
    for key in keys:
        thing, name = shown.get(key), found.documents[key] or ""
        if thing is None:
            continue
        today = identity(key, thing.content, thing.title)
        if name in ("", today) or name in former_names:
            earlier = [texts[name] for name in earlier_names if name in texts and key_of(name) == key]
            former = _former(texts.get(today), texts.get(name), earlier, marker)
            lead = shown.get(leads.get(key, ""))
            beside = heading(lead.title, lead.facts) if lead else ""
            some = key in found.some
            yield _hit(
                Row(thing, texts.get(name), former, key in asked.named, some, beside, key in found.stated), marker
            )


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
    headed, printed = row.heading, row.parts[0]
    heading = marker.marks(headed)
    read = ((text, marker.marks(text)) for text in row.parts)
    text, body = next((pair for pair in read if pair[1]), (printed, ()))
    stretch = snippet(text, body)
    return Hit(
        key=row.thing.key,
        kind=row.thing.kind,
        title=row.thing.title,
        label=row.thing.label,
        url=row.thing.url,
        heading=marked(headed, heading),
        snippet=stretch,
        found_in=_found_in(row, stretch.hit and text == printed, heading),
        why=" ".join(_why(row, heading, text, body)),
        all_words=not row.some,
    )


def _found_in(row: Row, by_text: bool, heading: Sequence[Mark]) -> str:
    if row.former:
        return "former name"
    if row.beside:
        return "beside"
    if by_text:
        return "text"
    if heading:
        return "title"
    return "status or kind" if row.stated else "number or name"


def _why(row: Row, heading: Sequence[Mark], printed: str, body: Sequence[Mark]) -> Iterator[str]:
    if row.named:
        yield NAMED
    if row.former:
        yield f"Found by a former name: {row.former}."
        return
    if row.beside:
        yield BESIDE.format(row.beside)
        return
    literally = {mark.concept for mark in (*heading, *body) if mark.literal}
    for text, marks in ((printed, body), (row.heading, heading)):
        other = next((mark for mark in marks if mark.concept not in literally), None)
        if other is not None:
            yield f"Found by another word for what you typed: {' '.join(text[other.start : other.end].split())}."
            break
    if row.some:
        yield SOME if heading or body or row.stated else LIKE
