"""Cells that a program which opens a table might obey, and whether LibreOffice, where it is installed, does."""

import random
import re
import subprocess
from itertools import product
from pathlib import Path

import pytest

BEGINNINGS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "'=",
    "''+",
    '"=',
    "＝",
    "＋",
    "－",
    "＠",
    "\x00=",
    "\x1b=",
    "\ufeff=",
    "%0A=",
    ";=",
    ",=",
    "=\t",
)
ENDINGS = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.gov","x")',
    "SUM(A1:A9)",
    "1",
    "A1",
    "-2+3",
    '"a"&"b"',
    "",
)
BETWEEN = ("", " ", "'", '"', "\t", "\r\n", "=", "\u200b", "\xa0", "(")


def cells(number: int) -> list[str]:
    """So many cells, each other than the rest: every beginning with every ending, then made of both by chance."""
    found = dict.fromkeys("".join(parts) for parts in product(BEGINNINGS, BETWEEN, ENDINGS))
    chance = random.Random(20)
    while len(found) < number:
        found["".join(chance.choice((*BEGINNINGS, *BETWEEN, *ENDINGS)) for _ in range(chance.randint(2, 6)))] = None
    return list(found)[:number]


def formulas(path: Path, *options: str) -> int:
    """How many formulas LibreOffice finds in a file. Skips the test where there is none that reads tables."""
    out = path.with_suffix(".fods")
    command = ["soffice", f"-env:UserInstallation=file://{path.parent}/profile", "--headless", *options]
    try:
        subprocess.run([*command, "--convert-to", "fods", "--outdir", str(path.parent), str(path)],
                       capture_output=True, timeout=300, check=False)  # fmt: skip
    except FileNotFoundError:
        pytest.skip("LibreOffice is not installed")
    if not out.exists():
        pytest.skip("this LibreOffice reads no tables (its Calc is not installed)")
    return len(re.findall(r"table:formula=", out.read_text(encoding="utf-8")))
