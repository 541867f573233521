"""One file of a record as a tree: YAML above, the words below. What is written here is read back to the letter,
whatever the words; what a person wrote by hand is read as it is meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from tracker.rules.refusal import BadInput
from tracker.text.dates import BY, DAY, FISCAL_YEAR, FORMS, MONTH, RANGE, YEAR, Dated, from_value

ASIDE = ("workspace", "files")  # folders of the tree that hold no editions
PRECISIONS = (DAY, MONTH, YEAR, FISCAL_YEAR, RANGE, BY)
NEEDED = ("key", "kind", "title", "since")


@dataclass(frozen=True, slots=True)
class Leaf:
    """An edition as its file has it."""

    path: Path
    said: Mapping[str, Any]
    text: str

    @property
    def key(self) -> str:
        return str(self.said["key"])

    @property
    def edition(self) -> int:
        return int(self.said.get("edition", 1))

    @property
    def withheld(self) -> str:
        """Why its words are not here: retracted or redacted; empty where they are."""
        return str(self.said.get("withheld") or "")

    @property
    def since(self) -> Dated:
        """`precision` tells what the form of the date leaves open."""
        precision = self.said.get("precision")
        if precision not in (None, *PRECISIONS):
            raise BadInput(
                f'{self.path}: "{precision}" is no precision.', remedy=f"Use one of {', '.join(PRECISIONS)}."
            )
        try:
            dated = from_value(str(self.said["since"]), precision)
        except ValueError as wrong:
            raise BadInput(f"{self.path}: {wrong}.", remedy=f"Write {FORMS}.") from None
        return Dated(dated.first, dated.last, precision or dated.precision)


# Reading --------------------------------------------------------------------------------------------------------------

_PARTS = re.compile(r"\A-{3,}[ \t]*\n(.*?)^-{3,}[ \t]*$\n?(.*)\Z", re.MULTILINE | re.DOTALL)


def read(path: Path) -> Leaf:
    """Raises BadInput, in words, naming the file."""
    try:
        match = _PARTS.match(path.read_text(encoding="utf-8-sig"))
        said = yaml.load(match[1], _Reader) if match else {}  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as wrong:
        raise BadInput(f"{path}: cannot be read as Markdown with YAML above it ({wrong}).") from None
    if not isinstance(said, dict) or (missing := [name for name in NEEDED if name not in said]):
        lacking = missing if isinstance(said, dict) else NEEDED
        raise BadInput(
            f"{path}: says no {' and no '.join(lacking)}.", remedy="Add it to the YAML at the head of the file."
        )
    return Leaf(path, said, str(said["text"]) if "text" in said else match[2].strip() if match else "")


class _Reader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The fast one, where it is built in."""


# Writing --------------------------------------------------------------------------------------------------------------

_NOT_PLAIN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def written(said: Mapping[str, Any], text: str) -> str:
    """The file. Words that begin or end in white space, or hold what a file may not keep, stand within the YAML."""
    below = text == text.strip() and not _NOT_PLAIN.search(text)
    head = dict(said) if below else {**said, "text": text}
    yaml_ = yaml.dump(head, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=120, default_flow_style=False)
    return f"---\n{yaml_}---\n" + (f"\n{text}\n" if below and text else "")


class _Writer(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Several lines of words as they are; without references between like values."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _words(writer: Any, value: str) -> Any:
    """What is no plain letter is spelt out: YAML makes line ends of some."""
    style = '"' if _NOT_PLAIN.search(value) else "|" if "\n" in value else None
    return writer.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Writer.add_representer(str, _words)

_SAFE = re.compile(r"[^a-z0-9.-]")
_TAKEN = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|readme)(?:\..*)?|\..*")  # by systems, and by the tree itself


def place(key: str, edition: int) -> PurePosixPath:
    """Where the file of an edition lies: key.md, key@2.md. The key stands in the file too; here it is spelt so that
    every system can keep it, in folders that mean nothing else."""
    parts = [_SAFE.sub(lambda match: _spelt(match[0]), part) for part in key.split("/")]
    if parts[0] in ASIDE and len(parts) > 1:
        parts[0] = _first_spelt(parts[0])
    parts = [_first_spelt(part) if not part or _TAKEN.fullmatch(part) else part for part in parts]
    return PurePosixPath(*parts[:-1], f"{parts[-1]}{f'@{edition}' if edition > 1 else ''}.md")


def _spelt(letter: str) -> str:
    return "".join(f"%{byte:02x}" for byte in letter.encode())


def _first_spelt(part: str) -> str:
    return f"{_spelt(part[0])}{part[1:]}" if part else "%"
