"""Files that ask for more than a paper does: small on the disk, huge or endless when they are read. Each is made in
code, by the way in which it is hostile."""

from collections.abc import Callable, Iterator

from tests.proofs.bombs_pdf import PDFS
from tests.proofs.bombs_word import WORDS


def _fifty_megabytes() -> bytes:
    return b"words and more words\n" * 2_500_000


def _stars() -> bytes:
    return b"**" * 1_000_000 + b"a " + b"*a" * 500_000


def _brackets() -> bytes:
    return b"[" * 1_000_000 + b"](" * 1_000_000


def _one_paragraph() -> bytes:
    return b"word word word word word word word word\n" * 100_000


def _numbers() -> bytes:
    return b"".join(b"%d. a\n" % n for n in range(300_000))


def _dates() -> bytes:
    return b"December 2020, January 5, 2021 and " * 100_000


TEXTS = (_fifty_megabytes, _stars, _brackets, _one_paragraph, _numbers, _dates)


def bombs() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """What each is called, the name of its file, and how it is made."""
    for makers, ending in ((PDFS, "pdf"), (WORDS, "docx"), (TEXTS, "md")):
        for maker in makers:
            yield maker.__name__.strip("_").replace("_", " "), f"paper.{ending}", maker
