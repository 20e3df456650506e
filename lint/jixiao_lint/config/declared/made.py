"""What a kind of rules makes of a file."""

from collections.abc import Callable, Mapping
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.config.declared.scope import Scope
from jixiao_lint.rule import Found


class Made(Record):
    """What a kind makes of its file. `message_fields`: the names that the message may use."""

    scope: Scope
    check: Callable[..., Found]
    message_fields: tuple[str, ...]
    options: Mapping[str, Any] = {}
    option_help: Mapping[str, str] = {}
