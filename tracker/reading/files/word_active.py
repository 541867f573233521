"""What a Word file holds besides its text: macros, other files, parts of other forms. None of it is run or unpacked,
and none is read as text; it is told, so that nobody takes the text for the whole file."""

from collections.abc import Collection, Iterator

_MACROS = "the Word file holds macros; they were not run"
_FILES = "the Word file holds other files; they were not opened: if one is a paper, import it by itself"
_CHUNK = "the Word file holds a piece in another form, which was not read; open it in Word and save it again"
_HELD = (
    (("word/vbaproject.bin", "word/activex/", "word/vbadata.xml"), _MACROS),
    (("word/embeddings/", "word/oleobject"), _FILES),
    (("word/afchunk",), _CHUNK),
)
_PICTURES = "word/media/"


def notices(names: Collection[str]) -> Iterator[tuple[str, str, int | None]]:
    """By the names of a file's parts."""
    lowered = [name.lower() for name in names]
    for openings, said in _HELD:
        if any(name.startswith(openings) for name in lowered):
            yield "active-content", said, None


def has_pictures(names: Collection[str]) -> bool:
    return any(name.lower().startswith(_PICTURES) for name in names)
