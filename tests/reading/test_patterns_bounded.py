"""No pattern of reading repeats what already repeats without bound: such a pattern can run for minutes on one line."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from tracker import reading, text

REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (reading, text):
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{module.name}.{name}", value


def unbounded(parsed: Any, within: bool = False) -> bool:
    """Whether an endless repeat stands inside another one."""
    for operator, argument in parsed:
        if str(operator) in REPEATS and isinstance(argument, tuple):
            endless = argument[1] == parser.MAXREPEAT
            if (endless and within) or unbounded(argument[2], within or endless):
                return True
        elif any(unbounded(part, within) for part in inner(operator, argument)):
            return True
    return False


def inner(operator: Any, argument: Any) -> Iterator[Any]:
    if str(operator) == "SUBPATTERN":
        yield argument[3]
    elif str(operator) == "BRANCH":
        yield from argument[1]
    elif str(operator) in ("ASSERT", "ASSERT_NOT"):
        yield argument[1]


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*pair, id=pair[0]) for pair in patterns()])
def test_no_endless_repeat_stands_in_another(name: str, pattern: re.Pattern[str]) -> None:
    assert unbounded(parser.parse(pattern.pattern, pattern.flags)) is False


def test_the_check_finds_what_it_looks_for() -> None:
    assert unbounded(parser.parse(r"(?:a+b?)+c")) is True
    assert unbounded(parser.parse(r"(?:a{1,3}b?)+c")) is False
