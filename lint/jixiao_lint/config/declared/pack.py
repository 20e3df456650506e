"""A folder of rule files, or a single one, as a pack; and everything that can be wrong with such a file, said plainly."""

import os
import re
from collections.abc import Iterator, Sequence
from string import Formatter
from typing import Any

from jixiao_lint.config.declared.kinds import KINDS, Kind
from jixiao_lint.config.declared.made import Made
from jixiao_lint.config.declared.pattern_syntax import PatternError
from jixiao_lint.config.declared.shapes import CountOfRows, FieldAgainstField, RuleFile, SumOfRows
from jixiao_lint.config.failure import ConfigError
from jixiao_lint.config.lookup import NAMES as CONFIGURATIONS
from jixiao_lint.config.yaml_file import all_of, held_against, read_yaml
from jixiao_lint.finding import Authority, Basis, Confidence, Severity
from jixiao_lint.misspelt import did_you_mean
from jixiao_lint.packs import Pack, UnknownNameError
from jixiao_lint.packs import RuleFile as Entry
from jixiao_lint.rule import Rule
from jixiao_lint.table import HEAD_FIELDS, ROW_FIELDS

_NO_RULE = ("basis.yaml", *CONFIGURATIONS)
_MOST_FILES = 1_000
# Broken files of one pack that are told at once.
_MOST_BROKEN = 20
_OWN_CODES = "FIL"
_CODE = re.compile(r"[A-Z]{2,6}\d{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIELDS = (*HEAD_FIELDS, *ROW_FIELDS)


def open_declared_pack(path: str) -> Pack:
    """The rules in the files of a folder, or in one file. Raises ConfigError with everything that is wrong."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    rules: dict[str, tuple[str, Rule]] = {}
    broken: list[str] = []
    for file in _files(path):
        try:
            rule = _rule(file, os.path.basename(folder))
        except ConfigError as error:
            broken.append(error.args[0])
            continue
        broken += [
            f"{file}：{key} 已经用在 {rules[key][0]} 里，请换一个" for key in (rule.code, rule.name) if key in rules
        ]
        rules |= {rule.code: (file, rule), rule.name: (file, rule)}
    if broken:
        raise ConfigError("\njixiao: ".join(broken[:_MOST_BROKEN]))
    made = sorted({rule.code: rule for _, rule in rules.values()}.values(), key=lambda rule: rule.code)
    prefixes = {_prefix(rule.code): rule.family for rule in made}
    return Pack(path, folder, prefixes, tuple(Entry(rule.name, _prefix(rule.code), "", rule) for rule in made))


def _files(path: str) -> Sequence[str]:
    if os.path.isfile(path):
        return [path]
    if not os.path.isdir(path):
        raise UnknownNameError(f"找不到规则包“{path}”：没有这个文件夹或文件")
    names = sorted(name for name in os.listdir(path) if name.endswith((".yaml", ".yml")) and name not in _NO_RULE)
    if not names:
        raise UnknownNameError(f"“{path}”不是规则包：文件夹里没有规则文件（.yaml）")
    if len(names) > _MOST_FILES:
        raise ConfigError(f"“{path}”里有超过 {_MOST_FILES} 个规则文件，没有读")
    return [os.path.join(path, name) for name in names]


def _rule(path: str, family: str) -> Rule:
    data = read_yaml(path)
    kind = _kind(path, data)
    file = held_against(kind.shape, data, path)
    problems = [f"{key}：{problem}" for key, problem in _problems(file)]
    if problems:
        raise ConfigError(all_of(path, problems))
    made = _made(path, kind, file)
    _check_message(path, file, made)
    return Rule(
        code=file.code,
        name=file.name,
        family=family,
        title=file.title,
        doc=_page(file),
        sees=made.scope.sees,
        check=made.check,
        severity=Severity(file.severity),
        confidence=Confidence(file.confidence),
        message=file.message,
        variants={},
        basis=tuple(Basis(entry.document, Authority(entry.authority), entry.clause) for entry in file.basis),
        passes=tuple(file.passes),
        fails=tuple(file.fails),
        options=made.options,
        option_help=made.option_help,
        pedantic=file.pedantic,
    )


def _kind(path: str, data: object) -> Kind:
    name = data.get("kind") if isinstance(data, dict) else None
    if not isinstance(name, str):
        raise ConfigError(f"{path}：缺少配置项“kind”，可选：{'、'.join(KINDS)}")
    if name not in KINDS:
        raise ConfigError(
            f"{path}：kind 没有“{name}”这一种{did_you_mean(name, list(KINDS)) or '。'}可选：{'、'.join(KINDS)}"
        )
    return KINDS[name]


def _made(path: str, kind: Kind, file: RuleFile) -> Made:
    try:
        return kind.make(file)
    except PatternError as error:
        raise ConfigError(f"{path}：pattern：“{getattr(file, 'pattern', '')}”{error.args[0]}") from error
    except UnknownNameError as error:
        raise ConfigError(f"{path}：{error.args[0]}") from error


def _problems(file: RuleFile) -> Iterator[tuple[str, str]]:
    """What the types of the keys do not say: key, and what is wrong there."""
    if not _CODE.fullmatch(file.code) or _prefix(file.code) == _OWN_CODES:
        yield "code", f"“{file.code}”应当是两到六个大写字母（{_OWN_CODES} 除外）加三位数字，如 JCJ001"
    if not _NAME.fullmatch(file.name):
        yield "name", f"“{file.name}”应当由小写字母、数字和连字符组成，如 no-reception"
    for key in ("passes", "fails", "basis", "standards"):
        if not getattr(file, key, True):
            yield key, "至少写一个"
    for example in file.fails:
        if "«" not in example or "»" not in example:
            yield "fails", f"示例没有用«»标出位置：{example.strip()}"
    for example in file.passes:
        if "«" in example:
            yield "passes", f"符合要求的示例里不应当有«»：{example.strip()}"
    yield from _wrong_fields(file)
    if any(field in HEAD_FIELDS for field in getattr(file, "fields", ())) or hasattr(file, "indicator"):
        for key, field in (*(("when", field) for field in file.when), *(("unless", field) for field in file.unless)):
            if field not in HEAD_FIELDS:
                yield key, f"这条规则看的不只是一行指标，不能用“{field}”作条件，可以用：{'、'.join(HEAD_FIELDS)}"
    if getattr(file, "at_least", None) == getattr(file, "at_most", None) == "":
        yield "at-least", "at-least 和 at-most 至少写一个"
    yield from _wrong_sides(file)


def _may_be_empty(file: RuleFile, key: str) -> bool:
    return isinstance(file, SumOfRows) and key == "indicator"


def _wrong_sides(file: RuleFile) -> Iterator[tuple[str, str]]:
    """What a rule counts up to, or compares with: a field that there is, or a number."""
    if isinstance(file, CountOfRows) and not file.at_least and file.at_most is None:
        yield "at-least", "at-least 和 at-most 至少写一个"
    sides = {"field": file.field, "other": file.other} if isinstance(file, FieldAgainstField) else {}
    for key, field in sides.items():
        if field not in _FIELDS:
            yield key, f"没有“{field}”这一栏{did_you_mean(field, _FIELDS) or '。'}可选：{'、'.join(_FIELDS)}"
    if isinstance(file, SumOfRows) and file.limit not in HEAD_FIELDS and not file.limit[:1].isdigit():
        near = did_you_mean(file.limit, HEAD_FIELDS) or "，"
        yield "limit", f"“{file.limit}”不是表头的栏目，也不是一个数{near}可以写：{'、'.join(HEAD_FIELDS)}，或者 100"


def _wrong_fields(file: RuleFile) -> Iterator[tuple[str, str]]:
    for key in ("fields", "when", "unless", "indicator", "words", "units", "replace"):
        value: Any = getattr(file, key, None)
        if value is None:
            continue
        if not value and key not in ("when", "unless") and not _may_be_empty(file, key):
            yield key, "至少写一个"
        if key in ("fields", "when", "unless", "indicator"):
            known = ROW_FIELDS if key == "indicator" else _FIELDS
            for field in value:
                if field not in known:
                    yield key, f"没有“{field}”这一栏{did_you_mean(field, known) or '。'}可选：{'、'.join(known)}"
        words = (
            [word for inner in value.values() for word in inner]
            if key in ("when", "unless", "indicator")
            else list(value)
        )
        if "" in words or (key in ("when", "unless", "indicator") and not all(value.values())):
            yield key, "里面有空白的词语"


def _check_message(path: str, file: RuleFile, made: Made) -> None:
    try:
        names = list(_names(file.message))
    except ValueError as error:
        raise ConfigError(f"{path}：message：花括号不成对：{file.message}") from error
    for name in names:
        if name not in made.message_fields:
            known = "、".join(f"{{{field}}}" for field in made.message_fields)
            raise ConfigError(f"{path}：message：不能用“{{{name}}}”，这一种规则可以用：{known}")


def _names(message: str) -> Iterator[str]:
    """The fields of a message with what may stand behind their names; such additions are refused like unknown names."""
    for _, name, width, conversion in Formatter().parse(message):
        if name is not None:
            yield name + (f"!{conversion}" if conversion else "") + (f":{width}" if width else "")


def _page(file: RuleFile) -> str:
    parts = (("检查什么", file.checks), ("为什么", file.why), ("怎么改", file.how), ("不报的情形", file.silent))
    return "\n\n".join((f"{file.title}。", *(f"{heading}：{text.strip()}" for heading, text in parts)))


def _prefix(code: str) -> str:
    return code.rstrip("0123456789")
