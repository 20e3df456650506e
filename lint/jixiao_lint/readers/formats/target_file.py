"""Target files, which name their fields themselves (YAML, JSON)."""

from typing import TYPE_CHECKING

from jixiao_lint.readers.format import Format
from jixiao_lint.readers.problem import Kind, Problem, say
from jixiao_lint.readers.reading import Content, Reading
from jixiao_lint.readers.text_file import TextFile, text_file

if TYPE_CHECKING:
    from jixiao_lint.readers.target_parts import Target

_WORDS = ("绩效目标", "指标", "项目名称", "预算数")


def _read_yaml(content: Content) -> Reading:
    from jixiao_lint.readers.plain_target import read_plain

    file = text_file(content)
    target = read_plain(file.text)
    if target is None:
        from jixiao_lint.readers.yaml import read_yaml

        target = read_yaml(file.text)
    return _reading("yaml", file, target)


def _read_json(content: Content) -> Reading:
    from jixiao_lint.readers.json import read_json

    file = text_file(content)
    return _reading("json", file, read_json(file.text))


def _reading(name: str, file: TextFile, target: "Target") -> Reading:
    problems = target.problems
    foreign = not target.tables and not any(word in file.text for word in _WORDS)
    if foreign and not any(one.kind is Kind.LIMIT_EXCEEDED for one in problems):
        problems = (_no_table(problems),)
    return Reading(name, file.source, (), target.tables, problems, (*file.notes, *target.notes), is_ours=target.is_ours)


def _no_table(problems: tuple[Problem, ...]) -> Problem:
    """A file that names nothing of ours was not meant for us, whatever is wrong in it."""
    wrong = next((one for one in problems if one.kind is not Kind.NO_TABLE), None)
    what = say("文件里没有绩效目标表；{message}", message=wrong.message) if wrong else "文件里没有绩效目标表。"
    return Problem(Kind.NO_TABLE, what, "请以“绩效目标表:”开头，或直接写“项目名称:”等键。")


FORMATS = (
    Format("json", _read_json, (".json",)),
    Format("yaml", _read_yaml, (".yaml", ".yml")),
)
