"""The events of a YAML target file, from ruamel's C parser, and what ends them."""

from collections.abc import Iterator
from typing import Any, NoReturn

from jixiao_lint.readers import limits
from jixiao_lint.readers.problem import Kind, Problem, Words, say
from jixiao_lint.yaml_parser import yaml_parser
from jixiao_lint.yaml_slips import Slip, place_of, slip_at


class RefusedError(Exception):
    """Carries the problem that ends the reading of a stream, and the slip that it comes from."""

    def __init__(self, problem: Problem, slip: Slip | None = None) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.slip = slip


def refuse(message: Words, start: int, end: int, kind: Kind, hint: Words = "") -> NoReturn:
    """End the reading with a problem at this place."""
    raise RefusedError(Problem(kind, message, hint, start, max(end, start)))


def events_of(text: str, shown: str) -> Iterator[Any]:
    """The parser's events. `shown` is the text with the characters hidden that libyaml would take for line ends."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    count = 0
    try:
        parser = yaml_parser(shown)
        next_event = parser.get_event
        while (event := next_event()) is not None:
            count += 1
            if count > limits.YAML_EVENTS:
                refuse(say("内容超过 {most} 项，没有读。", most=limits.YAML_EVENTS), 0, 0, Kind.LIMIT_EXCEEDED)
            yield event
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = min(mark.index, len(text)) if mark is not None else 0
        complaint = str(error.problem or error.context or "")
        at = place_of(complaint, at, min(error.context_mark.index, len(text)) if error.context_mark else None)
        slip = slip_at(text, at, complaint, _marked_before_fault(shown))
        raise RefusedError(Problem(Kind.SYNTAX_ERROR, slip.message, slip.hint, at, at), slip) from error
    except YAMLError as error:
        refuse(say("不是可读的 YAML：{error}", error=error), 0, 0, Kind.SYNTAX_ERROR)


def _marked_before_fault(shown: str) -> list[tuple[int, int]]:
    """Where quoted and block scalars stand in a text that is no YAML, up to the fault."""
    from ruamel.yaml.error import YAMLError

    found: list[tuple[int, int]] = []
    parser = yaml_parser(shown)
    try:
        while (event := parser.get_event()) is not None:
            if getattr(event, "style", None):
                found.append((event.start_mark.index, event.end_mark.index))
    except YAMLError:
        pass
    return found


def scalars_with_marks(text: str) -> list[tuple[int, int]]:
    """Where quoted and block scalars stand (offsets in code points, the end exclusive): a `#` in them begins no comment.

    Of a text that is no YAML, those before the fault.
    """
    found: list[tuple[int, int]] = []
    try:
        for event in events_of(text, text):
            if type(event).__name__ == "ScalarEvent" and event.style:
                found.append((event.start_mark.index, event.end_mark.index))
    except RefusedError:
        return found
    return found
