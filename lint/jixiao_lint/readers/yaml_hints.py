"""What a YAML error most likely means, in the words of someone who has seen the slip before."""

import re

from jixiao_lint.readers.problem import Words, say

_GENERAL = "YAML 每行写“键: 值”，冒号用英文半角，后面空一格；缩进只用空格。"


def hint_for(text: str, at: int, problem: str) -> tuple[Words, Words]:
    """Message and hint for the parser's complaint at an offset; the slips of the lines around it come first."""
    lines = _lines_before(text, at)
    for line in lines:
        if re.match(r" *\t", line):
            return "缩进里有制表符（Tab）。", "YAML 的缩进只能用空格，请把制表符换成空格。"
    for line in lines:
        wide = re.match(r"\s*(?:- *)?([^\s:：#\"']{1,14})：", line)
        if wide:
            return say("“{wide}”后面是全角冒号“：”。", wide=wide[1]), say(
                "请改成英文冒号加一个空格：{wide}: …", wide=wide[1]
            )
        space = re.match(r"\s*(?:- *)?([^\s:：#\"']{1,14}):　", line)
        if space:
            return say("“{space}:”后面是全角空格。", space=space[1]), "请改成英文半角空格。"
        tight = re.match(r"\s*(?:- *)?([^\s:：#\"'\[{]{1,14}):[^\s/]", line)
        if tight:
            return say("“{tight}:”后面缺少空格。", tight=tight[1]), say("请写成：{tight}: …", tight=tight[1])
    return _plain(problem), _GENERAL


def _lines_before(text: str, at: int) -> list[str]:
    """The line of an offset first, then the two above it."""
    upto = re.split(r"\r\n|\n|\r", text[:at])
    rest = re.split(r"\r\n|\n|\r", text[at:], maxsplit=1)[0]
    lines = [*upto[:-1], upto[-1] + rest]
    return lines[-1:-4:-1]


def _plain(problem: str) -> str:
    for words, message in (
        ("mapping values are not allowed", "这里不能再出现“键: 值”：缩进不对，或值里有英文冒号而没有加引号。"),
        ("could not find expected ':'", "这一行缺少英文冒号。"),
        ("did not find expected key", "这里应是下一个键，请检查缩进是否与上一行对齐。"),
        ("did not find expected '-' indicator", "这里应以“- ”开头，请检查缩进。"),
        ("cannot start any token", "这里的字符不能作为值的开头，请给值加上引号。"),
        ("unexpected end of stream", "引号没有成对，到文件末尾还没有结束。"),
        ("did not find expected ',' or", "方括号或花括号里缺少逗号或没有闭合。"),
        ("undefined alias", "以 * 开头的值会被当作别名，请给值加上引号。"),
        ("alphabetic or numeric character", "以 * 或 & 开头的值有特殊含义，请给值加上引号。"),
        ("block sequence entries are not allowed", "这里不能出现“- ”，请检查缩进。"),
        ("comment or line break", "“|”或“>”之后应换行再写内容。"),
    ):
        if words in problem:
            return message
    return "这里不符合 YAML 的写法。"
