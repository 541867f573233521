"""Word files that ask for more than a paper does: parts, entities, paragraphs and depths without end, sizes that lie."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str | bytes, **parts: bytes) -> bytes:
    """A Word file; other parts by their names, `.` as `_`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        text = body.encode() if isinstance(body, str) else body
        archive.writestr("word/document.xml", text)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def document(inner: str) -> str:
    return f"<w:document {W}><w:body>{inner}</w:body></w:document>"


def said(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def _empty_paragraphs() -> bytes:
    return word(document("<w:p/>" * 8_000_000))


def _paragraphs_of_words() -> bytes:
    return word(document(said("COAC recommends that gates") * 500_000))


def _laughs() -> bytes:
    """Entities of entities: a thousand million words of ten lines."""
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE w [<!ENTITY l0 "words">{names}]>'
    return word(declared + document(said("&l9;")))


def _one_long_entity() -> bytes:
    return word(f'<!DOCTYPE w [<!ENTITY l "{"w" * 1_000_000}">]>' + document(said("&l;" * 10_000)))


def _entity_of_a_file() -> bytes:
    return word('<!DOCTYPE w [<!ENTITY l SYSTEM "file:///etc/passwd">]>' + document(said("&l;")))


def _zeros() -> bytes:
    return word(b" " * 200_000_000)


def _many_heads() -> bytes:
    heads = {f"header{n}": b"<w:hdr>" + b" " * 5_000_000 + b"</w:hdr>" for n in range(60)}
    return word(document(said("words")), **heads)


def _lying_sizes() -> bytes:
    """The list says that the text has ten bytes; unpacked it has a hundred million."""
    file = bytearray(word(document(said("words")) + " " * 100_000_000))
    place = file.rindex(b"PK\x01\x02", 0, file.rindex(b"word/document.xml"))
    file[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(file)


def _packed_in_itself() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        inner = _zeros()
        for n in range(100):
            archive.writestr(f"{n}.zip", inner)
    return file.getvalue()


def _deep() -> bytes:
    return word(document("<w:sdt><w:sdtContent>" * 100_000 + "</w:sdtContent></w:sdt>" * 100_000))


def _deep_tables() -> bytes:
    return word(document("<w:tbl><w:tr><w:tc>" * 80 + said("words") + "</w:tc></w:tr></w:tbl>" * 80))


def _attributes() -> bytes:
    many = " ".join(f'a{n}="b"' for n in range(1_000_000))
    return word(document(f"<w:p {many}/>"))


WORDS = (
    _empty_paragraphs, _paragraphs_of_words, _laughs, _one_long_entity, _entity_of_a_file, _zeros, _many_heads,
    _lying_sizes, _packed_in_itself, _deep, _deep_tables, _attributes,
)  # fmt: skip
