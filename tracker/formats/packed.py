"""ZIP files whose bytes follow from what is in them alone: no member bears the time or the machine it was made on."""

from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that the format knows
_READABLE = 0o644 << 16
_UNIX = 3


def member(archive: ZipFile, name: str, *, size: int = 0, method: int = ZIP_DEFLATED, large: bool = False) -> IO[bytes]:
    """A member to be written. `size` where it is known; `large` where it may pass 2 GB and is not."""
    told = ZipInfo(name, _LONG_AGO)
    told.compress_type, told.external_attr, told.create_system, told.file_size = method, _READABLE, _UNIX, size
    return archive.open(told, "w", force_zip64=large)
