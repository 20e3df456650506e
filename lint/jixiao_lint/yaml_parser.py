"""The parser of YAML events: libyaml's, and ruamel's own where there is none (in a browser)."""

from typing import Any, Protocol


class Parser(Protocol):
    """Hands out one event after the other, and None behind the last."""

    def get_event(self) -> Any: ...


def yaml_parser(text: str) -> Parser:
    """A parser of the text. Nothing is read before the first event is asked for."""
    # The parser itself: a YAML object looks for plug-ins in the file system each time that one is made.
    try:
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return pure_parser(text)
    parser: Parser = CParser(text)
    return parser


def pure_parser(text: str) -> Parser:
    """Ruamel's own parser: slower, and the same events."""
    from ruamel.yaml import YAML

    parser: Parser = YAML(typ="safe", pure=True).get_constructor_parser(text)[1]
    return parser
