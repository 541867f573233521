"""How a command ends that was refused, by a rule or by the machine it runs on: in plain words that say what to do next,
and with exit code 2. A fault of the program is neither, and shows as it is."""

import logging
import os
import shlex
import shutil
import sqlite3
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from sqlalchemy.exc import DBAPIError, InternalError, OperationalError

from tracker.rules.refusal import Refusal
from tracker.search.engine import EngineFault, IndexDamaged
from tracker.settings import is_text, short

BAD_INPUT = 2

_DAMAGED = "The database file is damaged, or is no database. Keep it, and put its last backup in its place."
SQLITE = {  # the kinds of error that lie with the file; any other is a fault of the program
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: "The database file cannot be opened. Look at its name, its folder and your right to both.",
    sqlite3.SQLITE_PERM: "The database file may not be opened. Look at your right to read and write it.",
    sqlite3.SQLITE_READONLY: "The database file may only be read. Look at your right to write it and its folder.",
    sqlite3.SQLITE_IOERR: "The disk failed while the database was read or written. Look at the disk, then try again.",
    sqlite3.SQLITE_FULL: "The disk is full. Make room on it, then try again.",
    sqlite3.SQLITE_BUSY: "Another program holds the database. Try again when it is done.",
}


def plainly(command: Callable[..., Any]) -> Callable[..., Any]:
    """Ends a refused command with its words; nothing was changed."""

    @wraps(command)
    def spoken(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except (Refusal, EngineFault, DBAPIError, UnicodeError, OSError) as wrong:
            said = in_words(wrong)
            if said is None:
                raise
            click.echo(f"tracker: {said}", err=True)
            sys.exit(BAD_INPUT)

    return spoken


def in_words(wrong: BaseException) -> str | None:
    """What a person can do something about, in words; None for a fault of the program."""
    return next((words(wrong) for kind, words in WORDS if isinstance(wrong, kind)), None)


def _of_the_index(wrong: EngineFault) -> str:
    remedy = " Make it anew with: tracker index rebuild" if isinstance(wrong, IndexDamaged) else ""
    return f"The index cannot do this: {wrong}.{remedy}"


def _of_the_database(wrong: DBAPIError) -> str | None:
    if isinstance(wrong.orig, sqlite3.Error):
        return SQLITE.get(getattr(wrong.orig, "sqlite_errorcode", 0) & 0xFF)
    if wrong.statement is not None and not isinstance(wrong, OperationalError | InternalError):
        return None  # it was reached, and refused what the program asked
    reason = str(wrong.orig).strip().partition("\n")[0]
    return f"The database cannot be used ({reason}). Look at DATABASE_URL and at its server, then try again."


def _of_the_letters(wrong: UnicodeError) -> str:
    if isinstance(wrong, UnicodeEncodeError) and wrong.encoding.lower() not in ("utf-8", "utf8"):
        return f"What is to be shown cannot be written as {wrong.encoding}. Set LC_ALL=C.UTF-8, then try again."
    return "What was given is not UTF-8 text. Save it as UTF-8, then try again."


def _of_the_system(wrong: OSError) -> str | None:
    if isinstance(wrong, BrokenPipeError):
        return None  # whoever read our words has gone; click ends quietly then
    where = f"{short(str(wrong.filename))}: " if wrong.filename else ""
    return f"{where}{wrong.strerror or wrong}. Look at its name, your right to it and the room on the disk."


WORDS: tuple[tuple[type[BaseException], Callable[[Any], str | None]], ...] = (
    (Refusal, str),
    (EngineFault, _of_the_index),
    (DBAPIError, _of_the_database),
    (UnicodeError, _of_the_letters),
    (OSError, _of_the_system),
)


class InWords(logging.Filter):
    """What is written down on the way, without ending the command, is said in the same words."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = in_words(record.exc_info[1]) if record.exc_info and record.exc_info[1] else None
        if said is not None:
            record.msg, record.args, record.exc_info = f"tracker: {record.getMessage()}. {said}", (), None
        return True


class Commands(click.Group):
    """The group of all commands: words that are no text go no further, and what is missing is named as it is typed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        for place, word in enumerate(args, 1):
            if not is_text(word):
                raise click.UsageError(
                    f"Word {place} of the command is not UTF-8 text. Type it anew; if it names a file, rename the file."
                )
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.MissingParameter as wrong:
            raise click.UsageError(_to_be_typed(wrong), ctx=wrong.ctx) from None


def _to_be_typed(wrong: click.MissingParameter) -> str:
    ctx, param = wrong.ctx, wrong.param
    if ctx is None or param is None:
        return wrong.format_message()
    if not isinstance(param, click.Option):
        typed = " ".join([ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])
        return f"{param.make_metavar(ctx)} is missing. Type: {typed}"
    option = max(param.opts, key=len)
    return f"{option} is missing. Add: {option} {param.make_metavar(ctx)}. {param.help or ''}".strip()


def as_typed(command: str) -> str:
    """A command of ours as it can be typed where this one was: with the program's own path where `tracker` alone is
    not found, and with a home that stands in a Makefile only."""
    program = Path(sys.argv[0])
    ours = "tracker"
    if program.name == "__main__.py":
        ours = f"{shlex.quote(sys.executable)} -m tracker"
    elif program.name == ours and not (program.exists() and _is_found(program)):
        ours = shlex.quote(sys.argv[0])
    home = os.environ.get("TRACKER_HOME") if "MAKELEVEL" in os.environ else None
    return f"{f'TRACKER_HOME={shlex.quote(home)} ' if home else ''}{ours} {command}"


def _is_found(program: Path) -> bool:
    found = shutil.which(program.name)
    return found is not None and program.samefile(found)
