"""JSON as all our JSON formats write it: Chinese stays readable, nothing in it can steer a terminal."""

import json
import re
from typing import Any


def to_json(value: Any) -> str:
    """The value on one line. Keys keep their order."""
    text = json.dumps(value, ensure_ascii=False)
    # The encoder escapes the C0 controls only; 0x9B is an ESC to some terminals, U+2028 a line break to some readers.
    return re.sub("[\x7f-\x9f\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)
