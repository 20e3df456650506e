"""What a YAML error most likely means, in the words of someone who has seen the slip before, and the line as it was meant.

The parser complains where it can go no further, which is often the line after the slip: the slip is told where it stands.
"""

import re
from collections.abc import Callable, Sequence

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.sentence import Words, say

_GENERAL = "YAML 每行写“键: 值”，冒号用英文半角，后面空一格；缩进只用空格。"
_LINE_END = pattern(r"\r\n|\n|\r")
_KEY = r"(?P<head>[ ]*(?:- +)*)(?P<key>[^\s:：#\"'\[{,]{1,14})"
_VALUE = pattern(_KEY + r":[ ]+(?P<value>\S.*?)[ ]*")
_LINES_ABOVE = 2


class Slip(Record):
    """What is wrong with a line: `line` and `column` (0-based, code points), and the line as it was meant, where that is known."""

    line: int
    column: int
    message: Words
    hint: Words
    mended: str | None = None


def slip_at(text: str, at: int, complaint: str, taken: Sequence[tuple[int, int]] = ()) -> Slip:
    """What the parser's complaint at an offset means; its own line comes before the two above it.

    `taken` are the stretches of quoted and block scalars before the fault: what stands in them is anybody's text.
    """
    if not text[at:].strip():  # the end of the file is no place to look at
        at = max(len(text[:at].rstrip()) - 1, 0)
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    own = max(number for number, start in enumerate(starts) if start <= at)
    for number in range(own, max(-1, own - 1 - _LINES_ABOVE), -1):
        start = starts[number]
        if number != own and any(first <= start < last for first, last in taken):
            continue
        line = _LINE_END.split(text[start:], maxsplit=1)[0]
        for known in _SLIPS:
            if slip := known(line, number):
                return slip
    message, hint = _plain(complaint)
    return Slip(own, at - starts[own], message, hint)


def slips_of_colons(text: str) -> list[Slip]:
    """The lines of a text that were meant as “键: 值” and pass for prose, since their colon is another one."""
    lines = enumerate(_LINE_END.split(text))
    return [slip for number, line in lines if (slip := _wide_colon(line, number) or _no_space(line, number))]


def with_mended(text: str, slip: Slip) -> str | None:
    """The text with the line of a slip as it was meant; None where that is not known."""
    if slip.mended is None:
        return None
    pieces = re.split(r"(\r\n|\n|\r)", text)
    if pieces[2 * slip.line] == slip.mended:
        return None
    pieces[2 * slip.line] = slip.mended
    return "".join(pieces)


def _tab(line: str, number: int) -> Slip | None:
    indented = re.match(r" *\t[ \t]*", line)
    if indented is None:
        return None
    mended = indented[0].replace("\t", "  ") + line[indented.end() :]
    return Slip(number, 0, "缩进里有制表符（Tab）。", "YAML 的缩进只能用空格，请把制表符换成空格。", mended)


def _wide_colon(line: str, number: int) -> Slip | None:
    wide = re.match(_KEY + r"：\s*", line)
    if wide is None:
        return None
    return Slip(
        number,
        wide.end("key"),
        say("“{key}”后面是全角冒号“：”。", key=wide["key"]),
        say("请改成英文冒号加一个空格：{key}: …", key=wide["key"]),
        f"{wide['head']}{wide['key']}: {line[wide.end() :]}",
    )


def _wide_space(line: str, number: int) -> Slip | None:
    space = re.match(_KEY + r":[ ]*　\s*", line)
    if space is None:
        return None
    told = say("“{key}:”后面是全角空格。", key=space["key"])
    mended = f"{space['head']}{space['key']}: {line[space.end() :]}"
    return Slip(number, space.end("key") + 1, told, "请改成英文半角空格。", mended)


def _no_space(line: str, number: int) -> Slip | None:
    tight = re.match(_KEY + r":(?=[^\s/])", line)
    if tight is None:
        return None
    return Slip(
        number,
        tight.end("key") + 1,
        say("“{key}:”后面缺少空格。", key=tight["key"]),
        say("请写成：{key}: …", key=tight["key"]),
        f"{tight['head']}{tight['key']}: {line[tight.end() :]}",
    )


def _no_space_behind_dash(line: str, number: int) -> Slip | None:
    tight = re.match(r"([ ]*)-(?=[一-龥“]+[:：])", line)
    if tight is None:
        return None
    mended = f"{tight[1]}- {line[tight.end() :]}"
    return Slip(number, tight.end(), "“-”后面缺少空格。", "列表的每一项以“- ”开头，请在减号后面空一格。", mended)


def _no_colon(line: str, number: int) -> Slip | None:
    bare = re.match(r"([ ]*)(绩效目标表|指标)[ ]*$", line)
    if bare is None:
        return None
    told = say("“{key}”后面缺少英文冒号。", key=bare[2])
    return Slip(number, bare.end(2), told, say("请写成：{key}:", key=bare[2]), f"{bare[1]}{bare[2]}:")


def _value_with_a_meaning(line: str, number: int) -> Slip | None:
    """A value that begins with a sign of YAML's own, or that goes on behind its quotes or brackets."""
    row = _VALUE.fullmatch(line)
    if row is None:
        return None
    value = re.sub(r"[ ]+#.*$", "", row["value"])
    for sign, what in _MEANT_OTHERWISE:
        if sign.match(value):
            mended = line[: row.start("value")] + _quoted(value)
            told = say("“{key}”的值{what}。", key=row["key"], what=what)
            hint = say("请给整个值加上引号：{key}: {value}", key=row["key"], value=_quoted(value))
            return Slip(number, row.start("value"), told, hint, mended)
    return None


def _colon_in_value(line: str, number: int) -> Slip | None:
    row = _VALUE.fullmatch(line)
    if row is None or row["value"][0] in "\"'[{|>&*!" or ": " not in row["value"]:
        return None
    column = row.start("value") + row["value"].index(": ")
    told = say("“{key}”的值里有英文冒号加空格，会被当作又一个键。", key=row["key"])
    hint = say("请给整个值加上引号：{key}: {value}", key=row["key"], value=_quoted(row["value"]))
    return Slip(number, column, told, hint, line[: row.start("value")] + _quoted(row["value"]))


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


_MEANT_OTHERWISE = (
    (pattern(r"[>|](?![-+0-9]{0,2}$)"), "以“>”或“|”开头，YAML 会当作多行文字的记号"),
    (pattern(r"\[[^\[\]]*\](?=[^\s,\]}#])"), "以方括号开头，YAML 会当作列表"),
    (pattern(r"\{[^{}]*\}(?=[^\s,\]}#])"), "以花括号开头，YAML 会当作“键: 值”"),
    (pattern(r'"(?:[^"\\]|\\.)*"(?=[ ]*[^\s,\]}#])'), "在引号后面还有字，YAML 只认到引号为止"),
    (pattern(r"'(?:[^']|'')*'(?=[ ]*[^\s,\]}#'])"), "在引号后面还有字，YAML 只认到引号为止"),
    (pattern(r"[*&](?=[^\s])"), "以“*”或“&”开头，YAML 会当作引用的记号"),
    (pattern(r"%"), "以“%”开头，YAML 有别的用处"),
    (pattern(r"[@`]"), "以“@”或“`”开头，YAML 留作别用"),
    (pattern(r"!\S"), "以“!”开头，YAML 会当作类型的记号"),
    (pattern(r"- "), "以“- ”开头，YAML 会当作列表的一项"),
)
_SLIPS: tuple[Callable[[str, int], Slip | None], ...] = (
    _tab,
    _no_space_behind_dash,
    _wide_colon,
    _wide_space,
    _no_space,
    _no_colon,
    _value_with_a_meaning,
    _colon_in_value,
)


def _plain(complaint: str) -> tuple[str, str]:
    for words, message in (
        ("mapping values are not allowed", "这里不能再出现“键: 值”：缩进不对，或值里有英文冒号而没有加引号。"),
        ("could not find expected ':'", "这一行缺少英文冒号。"),
        ("did not find expected key", "这里应是下一个键，请检查缩进是否与上一行对齐。"),
        ("did not find expected '-' indicator", "这里应以“- ”开头，请检查缩进。"),
        ("cannot start any token", "这里的字符不能作为值的开头，请给值加上引号。"),
        ("unexpected end of stream", "这里的引号没有成对，到文件末尾还没有结束，请补上另一半。"),
        ("unexpected document indicator", "这里的引号没有成对，到“---”还没有结束，请补上另一半。"),
        ("did not find expected ',' or", "这里的方括号或花括号里缺少逗号，或者没有闭合，请补上。"),
        ("did not find expected node content", "这里应当有一个值，方括号或花括号没有写完。"),
        ("undefined alias", "以 * 开头的值会被当作别名，请给值加上引号。"),
        ("alphabetic or numeric character", "以 * 或 & 开头的值有特殊含义，请给值加上引号。"),
        ("block sequence entries are not allowed", "这里不能出现“- ”，请检查缩进。"),
        ("comment or line break", "“|”或“>”之后应换行再写内容。"),
        ("unknown escape character", "双引号里的“\\”有特殊含义，请改用单引号，或者写成“\\\\”。"),
        ("did not find expected <document start>", "这里不应再有内容，请检查缩进，或者上面少了一个键。"),
        ("found duplicate anchor", "“&”有特殊含义，请给值加上引号。"),
        ("tag", "“!”开头的值有特殊含义，请给值加上引号。"),
    ):
        if words in complaint:
            return message, "" if "请" in message else _GENERAL
    return "这里不符合 YAML 的写法。", _GENERAL


def place_of(complaint: str, stopped: int, began: int | None) -> int:
    """Where to look for a slip: what is not closed is told where it was opened, and not where the file ends."""
    unclosed = any(words in complaint for words in ("end of stream", "document indicator", "expected ',' or"))
    return began if unclosed and began is not None else stopped
