"""What a file is by its bytes, whatever its name says."""

import io
import zipfile

from tracker.reading.result import Unreadable

PDF, DOCX, TEXT = "PDF", "Word", "text"
_SUFFIXES = {".pdf": PDF, ".docx": DOCX, ".txt": TEXT, ".md": TEXT, ".markdown": TEXT, ".text": TEXT}
_OTHERS = (
    (
        b"\xd0\xcf\x11\xe0",
        "is an old or password-protected Office file; open it in Word and save it as .docx without a password",
    ),
    (b"{\\rtf", "is a Rich Text file; open it in Word and save it as .docx"),
    (b"\x89PNG", "is a picture; give the paper as PDF, DOCX or text"),
    (b"\xff\xd8\xff", "is a picture; give the paper as PDF, DOCX or text"),
    (b"II*\x00", "is a picture; give the paper as PDF, DOCX or text"),
    (b"MM\x00*", "is a picture; give the paper as PDF, DOCX or text"),
    (b"GIF8", "is a picture; give the paper as PDF, DOCX or text"),
    (b"\x1f\x8b", "is a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "is a compressed file; unpack it first"),
    (b"%!PS", "is PostScript; save it as PDF"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


def form_of(file: bytes) -> str:
    """PDF, DOCX or TEXT. Raises Unreadable, saying what the file is instead and what to do."""
    start = file[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if not start and not file.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise Unreadable("is empty; fetch it again or choose another file")
    if b"%PDF-" in file[:1024]:
        return PDF
    if start.startswith(b"PK"):
        return _zipped(file)
    for opening, message in _OTHERS:
        if start.startswith(opening):
            raise Unreadable(message)
    if start[:20].lower().startswith(_MARKUP):
        raise Unreadable("is a web page or XML; open it in a browser and print it to PDF, or save it as text")
    return TEXT


def _zipped(file: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        raise Unreadable("is cut short or damaged (its end is missing); fetch it again") from None
    except (NotImplementedError, ValueError):  # of a version that there is not, or names in no script
        raise Unreadable("is damaged (what it says of its parts makes no sense); fetch it again") from None
    if "word/document.xml" in names:
        return DOCX
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise Unreadable("is a spreadsheet or a slide deck; save it as PDF or DOCX")
    raise Unreadable("is an archive, not a paper; unpack it and give the papers in it")


def misnamed(name: str, form: str) -> str:
    """What the name says, when the bytes say something else; else nothing."""
    said = _SUFFIXES.get("." + name.lower().rpartition(".")[2])
    return said if said and said != form else ""
