"""What each of some thousand worlds would make anew, made once: of an app, the parts of its addresses, the functions that
build them, and the code of its templates; of its engines, the SQL of each statement. All follow from the sources alone."""

from collections.abc import Callable
from types import CodeType
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

_codes: dict[str, CodeType] = {}
_builders: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}
_parts: dict[object, tuple[Any, ...]] = {}
_compiled = Rule._compile_builder
_parsed = Rule.compile
_statements: LRUCache[Any, Any] = LRUCache(5_000)


class _Codes(BytecodeCache):
    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _codes.get(bucket.key + bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            _codes[bucket.key + bucket.checksum] = bucket.code


def _builder(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    key = (*rule._trace, repr(rule.defaults), append_unknown)
    if key not in _builders:
        _builders[key] = _compiled(rule, append_unknown)
    return _builders[key]


def _compile(rule: Rule) -> None:
    """Of the same words, with the same converters, come the same parts; what builds them hangs on the rule itself."""
    assert rule.map is not None
    key = (rule.rule, rule.subdomain, rule.merge_slashes, repr(rule.defaults), *map(id, rule.map.converters.values()))
    if key not in _parts:
        _parsed(rule)
        _parts[key] = (rule._parts, rule._trace, rule._converters, frozenset(rule.arguments))
        return
    rule._parts, rule._trace, rule._converters, arguments = _parts[key]
    rule.arguments |= arguments
    rule._build = rule._compile_builder(False).__get__(rule, None)
    rule._build_unknown = rule._compile_builder(True).__get__(rule, None)


# Dialects of one type, which all speak to one server, are the same to what holds SQL by dialect and statement.
Engine._compiled_cache = property(lambda engine: _statements, lambda engine, own: None)  # type: ignore[assignment]
DefaultDialect.__hash__ = lambda dialect: hash(type(dialect))  # type: ignore[method-assign]
DefaultDialect.__eq__ = lambda dialect, other: type(dialect) is type(other)  # type: ignore[method-assign]
Rule._compile_builder = _builder  # type: ignore[method-assign]
Rule.compile = _compile  # type: ignore[method-assign]


def templates_once(app: Flask) -> None:
    app.jinja_env.bytecode_cache = _Codes()
