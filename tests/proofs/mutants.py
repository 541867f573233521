"""Files damaged at random: bytes flipped, cut, spliced, numbers made huge, and the same inside what is packed in them,
so that the damage reaches the parts that read letters, tables and pages."""

import copy
import io
import re
import zipfile
import zlib
from random import Random
from typing import Any

import pypdfium2
from lxml import etree

_NUMBER = re.compile(rb"\d+")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TAG = re.compile(rb"<[^<>]{1,200}>")
_HUGE = (b"0", b"-1", b"65536", b"99999999", b"2147483648", b"99999999999999999999", b"1e400", b"0.0000001")


def mutant(file: bytes, rng: Random) -> bytes:
    """One to three damages; most of them within a packed part, and so that the way to it stays whole."""
    if not file.startswith(b"PK") and rng.random() < 0.7:
        file = _flat(file)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        within = _in_zip if file.startswith(b"PK") else _in_stream
        file = within(file, rng) if rng.random() < 0.7 else damaged(file, rng)
    return file


def _flat(file: bytes) -> bytes:
    """The same PDF with each object by itself, and a list of their places that must be made anew: else hardly any
    damage would let a reader in."""
    kept = io.BytesIO()
    with pypdfium2.PdfDocument(file) as opened:
        opened.save(kept)
    return re.sub(rb"startxref\s+\d+", b"startxref\n0", kept.getvalue())


def damaged(part: bytes, rng: Random) -> bytes:
    return rng.choice((_flipped, _cut, _spliced, _renumbered, _without, _doubled))(part, rng) if part else part


def _flipped(part: bytes, rng: Random) -> bytes:
    out = bytearray(part)
    for _ in range(rng.choice((1, 3, 20))):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def _cut(part: bytes, rng: Random) -> bytes:
    return part[: rng.randrange(len(part))] + (part[-40:] if rng.random() < 0.5 else b"")


def _stretch(part: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randrange(len(part))
    return start, min(len(part), start + rng.choice((1, 10, 100, 2000)))


def _spliced(part: bytes, rng: Random) -> bytes:
    (start, end), place = _stretch(part, rng), rng.randrange(len(part))
    return part[:place] + part[start:end] + part[place:]


def _without(part: bytes, rng: Random) -> bytes:
    start, end = _stretch(part, rng)
    return part[:start] + part[end:]


def _renumbered(part: bytes, rng: Random) -> bytes:
    numbers = list(_NUMBER.finditer(part))
    if not numbers:
        return part
    found = rng.choice(numbers)
    return part[: found.start()] + rng.choice(_HUGE) + part[found.end() :]


def _doubled(part: bytes, rng: Random) -> bytes:
    """A tag, or a line, set many times over."""
    tags = list(_TAG.finditer(part)) or list(re.finditer(rb"[^\n]+\n", part))
    if not tags:
        return part
    found = rng.choice(tags)
    return part[: found.end()] + found.group() * rng.choice((1, 50, 2000)) + part[found.end() :]


def _in_zip(file: bytes, rng: Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # damaged before
        return damaged(file, rng)
    read = [name for name in parts if name.startswith("word/") and name.endswith(".xml")] or list(parts)
    name = rng.choice([*read, *(one for one in read if one == "word/document.xml")] * 2)
    parts[name] = _in_tree(parts[name], rng) if rng.random() < 0.7 else damaged(parts[name], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return out.getvalue()


def _in_tree(part: bytes, rng: Random) -> bytes:
    """An element taken out, set many times, put elsewhere, or said otherwise; the part stays well-formed."""
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return damaged(part, rng)
    found = [each for each in root.iter() if isinstance(each.tag, str) and each is not root]
    if not found:
        return damaged(part, rng)
    one, other = rng.choice(found), rng.choice(found)
    rng.choice((_take_out, _multiply, _put_elsewhere, _reword))(one, other, rng)
    return bytes(etree.tostring(root))


def _take_out(one: Any, other: Any, rng: Random) -> None:
    one.getparent().remove(one)


def _multiply(one: Any, other: Any, rng: Random) -> None:
    for _ in range(rng.choice((1, 30, 1000))):
        one.addnext(copy.deepcopy(one))


def _put_elsewhere(one: Any, other: Any, rng: Random) -> None:
    other.append(copy.deepcopy(one))


def _reword(one: Any, other: Any, rng: Random) -> None:
    for name in one.attrib:
        one.set(name, rng.choice((*(each.decode() for each in _HUGE), "", "x" * 10_000)))
    one.tag = other.tag if rng.random() < 0.5 else one.tag


def _in_stream(file: bytes, rng: Random) -> bytes:
    """Places of objects are wrong afterwards: the list of them is to be made anew."""
    streams = list(_STREAM.finditer(file))
    if not streams:
        return damaged(file, rng)
    found = rng.choice(streams)
    try:
        changed = zlib.compress(damaged(zlib.decompress(found.group(1)), rng))
    except zlib.error:
        changed = damaged(found.group(1), rng)
    whole = file[: found.start(1)] + changed + file[found.end(1) :]
    return re.sub(rb"startxref\s+\d+", b"startxref\n0", whole)
