"""What a reader of papers was not sure of, as the public is told it: what is not known, without what a reviewer was
asked to do about it."""

import re

_ASKED = re.compile(r'\s*[;:,]\s+(?:look|fill|say|give|type|install|check|choose|tick)\b[^;"]*$', re.IGNORECASE)


def for_readers(message: str) -> str:
    """
    >>> for_readers("no agenda was found; look at the paper and fill it in")
    'no agenda was found'
    """
    return _ASKED.sub("", message)
