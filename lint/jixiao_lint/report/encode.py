"""JSON as all our JSON formats write it: Chinese stays readable, nothing in it can steer a terminal."""

import json
from typing import Any

from jixiao_grammar.pattern import pattern

_STEERING = pattern("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|#(?=#)")


def to_json(value: Any, indent: int | None = None) -> str:
    """The value, on one line unless `indent` is given. Keys keep their order."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # The encoder escapes the C0 controls only; 0x9B is an ESC to some terminals, U+2028 a line break to some readers, U+202E
    # turns what follows, half a surrogate is no character at all, and ##[ and its like are commands to agents.
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
