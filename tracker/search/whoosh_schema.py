"""What Whoosh is told: the fields of a document, and when segments are merged."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from secrets import token_hex
from typing import Any as Untyped

from whoosh import formats
from whoosh.analysis import IDAnalyzer
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import ID, FieldType, Schema
from whoosh.reading import SegmentReader

from tracker.search.engine import Document
from tracker.search.whoosh_runs import Lengths, Runs
from tracker.search.words import of_document

SMALL_INDEX = 500  # documents: below it every write leaves one segment
_PLACE = array("I").itemsize

GROWTH = 3  # a segment is merged once the smaller ones together reach a third of it


class Given(FieldType):  # type: ignore[misc]
    """A field whose forms `words` has found already: {form: its places}, in place of an analyser of Whoosh's."""

    def __init__(self, form: Untyped, *, scorable: bool = False) -> None:
        super().__init__(form, IDAnalyzer(), scorable=scorable)

    def index(self, value: Mapping[str, list[int]], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for form, places in value.items():
            yield form.encode(), len(places) or 1, float(len(places) or 1), self.format.encode(places)


class Places(formats.Positions):  # type: ignore[misc]
    """Places as plain numbers; Whoosh's own are pickles, several times as slow to read."""

    def encode(self, places: Sequence[int]) -> bytes:
        return array("I", places).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // _PLACE


# `text` holds stems and is scored; `word` holds what is printed, for beginnings of words and did-you-mean.
SCHEMA = Schema(
    id=ID(stored=True, unique=True),
    kind=ID(stored=True),
    text=Given(Places(), scorable=True),
    word=Given(formats.Existence()),
)


def fields_of(document: Document) -> dict[str, Untyped]:
    found, printed = of_document(document.title, document.text)
    places: dict[str, list[int]] = defaultdict(list)
    for form, place in found:
        places[form].append(place)
    return {"id": document.id, "kind": document.kind, "text": places, "word": {form: [] for form in printed}}


class Codec(W3Codec):  # type: ignore[misc]
    """Names segments from the system's randomness: Whoosh's own names repeat where `random` is seeded or forked, and a
    repeated name overwrites a live segment."""

    def new_segment(self, storage: Untyped, indexname: str) -> W3Segment:
        return W3Segment(self, indexname, segid=token_hex(8))

    def per_document_reader(self, storage: Untyped, segment: W3Segment) -> Lengths:
        return Lengths(storage, segment)


def lean(index: Untyped) -> Untyped:
    """A writer whose segments stay apart as files, so that readers can share them in memory."""
    writer = index.writer(codec=Codec(), compound=False)
    writer.pool = Runs(writer._tempstorage, writer.newsegment)
    return writer


def in_few_segments(writer: Untyped, segments: Sequence[Untyped]) -> list[Untyped]:
    """Merges small segments into the new one, and every segment that holds a deleted document: a retracted word
    leaves the lexicon at once."""
    kept = []
    size = writer.docnum
    for segment in sorted(segments, key=lambda one: int(one.doc_count_all())):
        if segment.has_deletions() or segment.doc_count_all() <= max(SMALL_INDEX, GROWTH * size):
            size += segment.doc_count()
            _merge(writer, segment)
        else:
            kept.append(segment)
    return kept


def in_one_segment(writer: Untyped, segments: Sequence[Untyped]) -> list[Untyped]:
    for segment in segments:
        _merge(writer, segment)
    return []


def _merge(writer: Untyped, segment: Untyped) -> None:
    if segment.doc_count() == 0:
        return
    reader = SegmentReader(writer.storage, writer.schema, segment)
    writer.add_reader(reader)
    reader.close()
