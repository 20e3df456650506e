"""Target files field by field: nodes of YAML or JSON into tables. Keys are the words of the forms."""

import re
from collections.abc import Iterator, Sequence

from jixiao_lint.form_words import not_read
from jixiao_lint.misspelt import closest
from jixiao_lint.readers.form_keys import as_field
from jixiao_lint.readers.nodes import List, Map, Node, Scalar
from jixiao_lint.readers.problem import Kind, Problem, Words, say
from jixiao_lint.readers.target_parts import (
    AS_ON_PAPER,
    FORM,
    LIST,
    OURS,
    ROOT,
    ROW_NAMES,
    TABLE_KEYS,
    TABLE_NAMES,
    Target,
    are_ours,
    cell_of,
    row_of,
    table_of,
)
from jixiao_lint.table import NOT_READ, ROW_FIELDS, Cell, Indicator, Table

_START = "请以“绩效目标表:”开头，或直接写“项目名称:”等键。"


def read_target(roots: Sequence[Node], text: str) -> Target:
    """Read all documents of a file."""
    reading = _Reading(text)
    for root in roots:
        reading.document(root)
    if not reading.tables and not reading.problems:
        reading.report(Kind.NO_TABLE, "文件里没有绩效目标表。", _START, None)
    return Target(tuple(reading.tables), tuple(reading.problems), any(map(_is_ours, roots)), reading.notes())


def unread_target(problems: tuple[Problem, ...], text: str) -> Target:
    """A file that could not be read to the end: a key of ours tells that it is ours, since what is lost may hold the others."""
    keys = set(re.findall(r"""^[ \t]*(?:-[ \t]+)?["']?([一-龥]{2,8})["']?[ \t]*[:：]""", text, re.MULTILINE))
    keys |= set(re.findall(r'"([一-龥]{2,8})"[ \t]*:', text))
    return Target((), problems, ROOT in keys or not keys.isdisjoint(OURS))


def _is_ours(root: Node) -> bool:
    if isinstance(root, List):
        return any(_is_ours(item) for item in root.items if isinstance(item, Map))
    if not isinstance(root, Map):
        return False
    rows = (node for key, node in root.pairs if key.value == LIST and isinstance(node, List))
    inside = (item for node in rows for item in node.items if isinstance(item, Map))
    return are_ours({key.value for node in (root, *inside) for key, _ in node.pairs})


class _Reading:
    """Collects tables and problems of one file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.tables: list[Table] = []
        self.problems: list[Problem] = []
        self._not_read: dict[str, None] = {}

    def notes(self) -> tuple[str, ...]:
        """What of the form is not read, in one sentence."""
        named = "、".join(f"“{key}”" for key in self._not_read)
        return (f"表上的{named}没有读，也没有检查。",) if named else ()

    def report(self, kind: Kind, message: Words, hint: Words, node: Node | None) -> None:
        start, end = (node.start, node.end) if node is not None else (None, None)
        self.problems.append(Problem(kind, message, hint, start, end))

    def document(self, root: Node) -> None:
        if isinstance(root, List) and root.items and not any(map(_names_something, root.items)):
            self.report(Kind.NO_TABLE, "文件里没有绩效目标表的键。", _START, None)
        elif isinstance(root, Map):
            self._root_map(root)
        elif isinstance(root, List):
            self._tables(root)
        elif root.value.strip():
            wide = re.search(r"([^\s:：]{1,14})：", root.value)
            hint = say("“{wide}”后面是全角冒号，请改成英文冒号加空格。", wide=wide[1]) if wide else "请写成“键: 值”。"
            self.report(Kind.WRONG_TYPE, "这里只有一段文字，不是绩效目标表。", hint, root)

    def _root_map(self, root: Map) -> None:
        keys = {key.value for key, _ in root.pairs}
        if ROOT in keys:
            for key, node in self._known(root, (ROOT,), frozenset((ROOT,))):
                self._tables(node) if isinstance(node, List) else self._table(node, key)
        elif keys & set(TABLE_KEYS):
            self._table(root, None)
        else:
            near = next((name for key in keys if (name := _nearest(key, (ROOT, *TABLE_KEYS)))), None)
            hint = say("是不是想写“{near}”？", near=near) if near else _START
            self.report(Kind.NO_TABLE, "文件里没有绩效目标表的键。", hint, None)

    def _tables(self, node: List) -> None:
        for item in node.items:
            self._table(item, None)

    def _table(self, node: Node, key: Scalar | None) -> None:
        if not isinstance(node, Map):
            self.report(Kind.WRONG_TYPE, "这里应是一张表（若干“键: 值”）。", "每张表以“- 项目名称:”开头。", key or node)
            return
        index = len(self.tables) + 1
        head: dict[str, Cell] = {}
        indicators: tuple[Indicator, ...] = ()
        form: str | None = None
        for name, value in self._known(node, TABLE_KEYS, TABLE_NAMES):
            if name.value == FORM:
                form = self._form(name, value)
            elif name.value == LIST:
                indicators = self._indicators(name, value, index)
            elif isinstance(value, Scalar):
                head[name.value] = _cell(name, value, index, None)
            else:
                self.report(
                    Kind.WRONG_TYPE, say("“{name}”应是一段文字。", name=name.value), "请把内容写在冒号后面。", name
                )
        self.tables.append(table_of(index, head, indicators, node.start, node.end, form))

    def _form(self, key: Scalar, value: Node) -> str | None:
        """What is said of the fields that are not written; None where the author left them out."""
        if isinstance(value, Scalar) and value.value.strip() in (AS_ON_PAPER, NOT_READ):
            return value.value.strip()
        hint = say(
            "请写成“{key}: {value}”或“{key}: {other}”，或者删去这一行。", key=FORM, value=AS_ON_PAPER, other=NOT_READ
        )
        self.report(Kind.WRONG_TYPE, say("“{key}”只有两种写法。", key=FORM), hint, key)
        return None

    def _indicators(self, key: Scalar, node: Node, table: int) -> tuple[Indicator, ...]:
        if isinstance(node, Scalar) and not node.value.strip():
            return ()
        if not isinstance(node, List):
            self.report(Kind.WRONG_TYPE, "“指标”应是一个列表。", "每条指标以“- 一级指标: …”开头。", key)
            return ()
        rows: list[Indicator] = []
        for item in node.items:
            if isinstance(item, Map):
                rows.append(self._indicator(item, table, len(rows) + 1, rows[-1] if rows else None))
            else:
                self.report(Kind.WRONG_TYPE, "这里应是一条指标（若干“键: 值”）。", "请写成“- 一级指标: …”。", item)
        return tuple(rows)

    def _indicator(self, node: Map, table: int, number: int, above: Indicator | None) -> Indicator:
        cells: dict[str, Cell] = {}
        for name, value in self._known(node, ROW_FIELDS, ROW_NAMES):
            if isinstance(value, Scalar):
                cells[name.value] = _cell(name, value, table, number)
            else:
                self.report(
                    Kind.WRONG_TYPE, say("“{name}”应是一段文字。", name=name.value), "请把内容写在冒号后面。", name
                )
        return row_of(number, cells, above)

    def _known(self, node: Map, known: Sequence[str], names: frozenset[str]) -> Iterator[tuple[Scalar, Node]]:
        """The pairs whose keys are known, by their names; unknown and repeated keys are reported and left out."""
        seen: dict[str, Scalar] = {}
        for written, value in node.pairs:
            key = written if written.value in names else as_field(written, names, node)
            name = key.value
            if name in names and name not in seen:
                seen[name] = key
                yield key, value
            elif name in seen:
                line = self._text.count("\n", 0, seen[name].start) + 1
                self.report(
                    Kind.DUPLICATE_KEY,
                    say("“{key}”重复，第 {line} 行已经写过。", key=written.value, line=line),
                    "请删去一个。",
                    key,
                )
            elif name in not_read():
                self._not_read[name] = None
            else:
                near = _nearest(key.value, known)
                hint = (
                    say("是不是想写“{near}”？", near=near)
                    if near
                    else say("可用的键：{known}。", known="、".join(known))
                )
                self.report(Kind.UNKNOWN_KEY, say("不认识的键“{key}”。", key=key.value), hint, key)


def _names_something(item: Node) -> bool:
    return isinstance(item, Map) and any(key.value in TABLE_KEYS for key, _ in item.pairs)


def _cell(name: Scalar, node: Scalar, table: int, indicator: int | None) -> Cell:
    return cell_of(name.value, node.value, table, indicator, node.pieces, node.value_end, node.exact)


def _nearest(key: str, known: Sequence[str]) -> str | None:
    return next(iter(closest(key, known)), None)
