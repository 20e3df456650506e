"""YAML files of settings → plain data, from the stream of ruamel's C parser.

The parser's own builders are not used: on deep nesting they end the process, and what aliases point at they copy without
end. Words are typed as in YAML 1.2: true, null, 12, 1.5; everything else is text, and so is every key.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.small_file import RefusedFileError, read_small
from jixiao_lint.yaml_lines import read_lines
from jixiao_lint.yaml_parser import yaml_parser
from jixiao_lint.yaml_parts import Makers, OtherwiseError
from jixiao_lint.yaml_slips import Slip, place_of, slip_at, slips_of_colons, with_mended

_DEEPEST = 20
# Events of the parser, and what stands behind aliases counted each time: a list of words has one a word.
_MOST = 100_000
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
# A whole number of more digits is nobody's setting.
_WHOLE = pattern(r"[-+]?[0-9]{1,18}")
_BROKEN = pattern(r"[-+]?[0-9]{0,18}\.[0-9]{1,18}")


# Slips of one file that are told at once.
_MOST_SLIPS = 20


class PlainYamlError(Exception):
    """`args` say what is wrong with a file, and where, a sentence each."""

    def told(self, path: str) -> str:
        """What is wrong, each with the path of the file, as it is said to the user."""
        return "\njixiao: ".join(f"{path}{sentence}" for sentence in self.args)


def load_plain(path: str) -> object:
    """The data of a YAML file: None, True, numbers, text, lists and dicts. Raises OSError or PlainYamlError."""
    try:
        return parse_plain(read_small(path).decode("utf-8-sig"))
    except RefusedFileError as error:
        raise PlainYamlError(f"：{error.args[0]}") from error
    except UnicodeDecodeError as error:
        raise PlainYamlError("：不是 UTF-8 编码") from error


def parse_plain(text: str) -> object:
    """The data of a YAML text. Raises PlainYamlError with every slip that can be told at once."""
    if len(text) < _MOST and (known := read_lines(text, _DATA)) is not None:
        return known
    slips: list[Slip] = []
    reading = text
    for _ in range(_MOST_SLIPS):
        try:
            data = _Builder(_events(reading)).document()
        except _SlipError as error:
            slips.append(error.slip)
            mended = with_mended(reading, error.slip)
            if mended is None:
                break
            reading = mended
        except PlainYamlError as error:
            raise PlainYamlError(*map(_told, sorted(slips)), *error.args) from error
        else:
            slips += slips_of_colons(reading) if isinstance(data, str) else []
            if not slips:
                return data
            break
    raise PlainYamlError(*map(_told, sorted(slips)))


def _told(slip: Slip) -> str:
    return f" 第 {slip.line + 1} 行第 {slip.column + 1} 列：YAML 写法有误：{slip.message}{slip.hint}"


class _SlipError(Exception):
    """Carries the slip that ends the reading of a text."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(str(slip.message))
        self.slip = slip


class _Built(Record):
    """A value, and how many events it is made of."""

    value: Any
    size: int


class _Builder:
    """Turns one stream of events into data."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._anchors: dict[str, _Built | None] = {}
        self._size = 0

    def document(self) -> object:
        data = None
        for event in self._events:
            name = type(event).__name__
            if name == "DocumentStartEvent":
                data = self._node(next(self._events), 0).value
            elif name == "DocumentEndEvent" and type(after := next(self._events)).__name__ != "StreamEndEvent":
                _refuse(after, "一个文件里只能有一份内容（---）")
        return data

    def _node(self, event: Any, depth: int) -> _Built:
        name = type(event).__name__
        if depth > _DEEPEST:
            _refuse(event, f"嵌套超过 {_DEEPEST} 层")
        if name == "AliasEvent":
            return self._counted(event, self._aliased(event))
        if event.tag is not None and (name != "ScalarEvent" or event.tag not in ("!", "tag:yaml.org,2002:str")):
            _refuse(event, f"不能用标签“{event.tag}”")
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        built = self._new(event, name, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = built
        return built

    def _new(self, event: Any, name: str, depth: int) -> _Built:
        if name == "ScalarEvent":
            return self._counted(event, _Built(_typed(event), 1))
        before = self._size
        if name == "SequenceStartEvent":
            value: Any = [self._node(item, depth + 1).value for item in self._until("SequenceEndEvent")]
        else:
            value = dict(self._pairs(depth))
        return self._counted(event, _Built(value, self._size - before + 1), 1)

    def _pairs(self, depth: int) -> Iterator[tuple[str, Any]]:
        met: set[str] = set()
        for key in self._until("MappingEndEvent"):
            if type(key).__name__ != "ScalarEvent":
                _refuse(key, "键必须是一个词")
            if key.value in met:
                _refuse(key, f"“{key.value}”写了两次")
            met.add(key.value)
            yield key.value, self._node(next(self._events), depth + 1).value

    def _until(self, last: str) -> Iterator[Any]:
        while type(event := next(self._events)).__name__ != last:
            yield event

    def _aliased(self, event: Any) -> _Built:
        built = self._anchors.get(event.anchor)
        if built is None:
            _refuse(event, f"没有“&{event.anchor}”可以引用" if event.anchor not in self._anchors else "引用绕成了一圈")
        return built

    def _counted(self, event: Any, built: _Built, own: int | None = None) -> _Built:
        self._size += built.size if own is None else own
        if self._size > _MOST:
            _refuse(event, f"内容超过 {_MOST} 项")
        return built


def _typed(event: Any) -> Any:
    return event.value if event.style or event.tag is not None else _meant(event.value)


def _meant(text: str) -> Any:
    """What a word without marks stands for."""
    if text in _NOTHING:
        return None
    if text in _TRUTHS:
        return _TRUTHS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _BROKEN.fullmatch(text) else text


def _scalar(written: str, start: int, quote: int) -> Any:
    return written[1:-1] if quote else _meant(written)


def _dict(pairs: list[tuple[str, Any]], start: int, end: int) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise OtherwiseError
    return made


_DATA: Makers[str, Any] = Makers(lambda key, start, end: key, _scalar, lambda items, start, end: items, _dict)


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        parser = yaml_parser(text)
        while (event := parser.get_event()) is not None:
            yield event
    except MarkedYAMLError as error:
        mark, complaint = error.problem_mark or error.context_mark, str(error.problem or error.context or "")
        began = error.context_mark.index if error.context_mark else None
        at = place_of(complaint, mark.index if mark else 0, began)
        raise _SlipError(slip_at(text, min(at, len(text)), complaint)) from error
    except YAMLError as error:
        raise PlainYamlError(f"：YAML 写法有误：{error}") from error


def _refuse(event: Any, what: str) -> NoReturn:
    mark = event.start_mark
    raise PlainYamlError(f" 第 {mark.line + 1} 行第 {mark.column + 1} 列：{what}")
