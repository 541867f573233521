"""What each of some thousand worlds would make anew, made once: of an app, the functions that build its addresses and the
code of its templates. Both follow from the sources alone."""

from collections.abc import Callable
from types import CodeType

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

_codes: dict[str, CodeType] = {}
_builders: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}
_compiled = Rule._compile_builder


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


Rule._compile_builder = _builder  # type: ignore[method-assign]


def templates_once(app: Flask) -> None:
    app.jinja_env.bytecode_cache = _Codes()
