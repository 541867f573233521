"""Characters that stand in no file of ours: XML 1.0 has no place for them, and a terminal or a sheet may obey them.
They are shown, not dropped: whoever compares words has to see that something was there."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PICTURES, _DELETE, _UNKNOWN = 0x2400, "\u2421", "\ufffd"


def visible(text: str) -> str:
    """The text with a control character as its picture (U+2400 ...), and what is no character at all as U+FFFD."""
    return _FORBIDDEN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x7F:
        return _DELETE
    return chr(_PICTURES + code) if code < 0x20 else _UNKNOWN
