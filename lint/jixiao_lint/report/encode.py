"""JSON as all our JSON formats write it: Chinese stays readable, nothing in it can steer a terminal."""

import json
import re
from typing import Any


def to_json(value: Any, indent: int | None = None) -> str:
    """The value, on one line unless `indent` is given. Keys keep their order."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # The encoder escapes the C0 controls only; 0x9B is an ESC to some terminals, U+2028 a line break to some readers, half a
    # surrogate no character at all, and ##[ and its like are commands to agents that read the log.
    return re.sub("[\x7f-\x9f\u2028\u2029\ud800-\udfff]|#(?=#)", lambda match: f"\\u{ord(match[0]):04x}", text)
