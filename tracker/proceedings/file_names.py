"""What a file is called here, whatever its sender called it."""

import re
from pathlib import PurePath


def file_name(given: str) -> str:
    """The last part of its path, in letters that can be seen and that any computer takes in a name."""
    last = re.split(r"[/\\]", given)[-1]
    seen = "".join(letter if letter.isprintable() and letter not in '"*:<>?|' else " " for letter in last)
    name = PurePath(" ".join(seen.split()).strip(". "))
    return f"{name.stem[:100]}{name.suffix[:20]}" or "file"
