"""`jixiao check -v`: what was recognised in each file, on standard error."""

from collections.abc import Iterator

from jixiao_lint.cli import streams
from jixiao_lint.plain_text import one_line
from jixiao_lint.result import FileResult, Recognised, Verdict

# What every form has under some name; where it was not recognised, a user should look why.
_EXPECTED_FIELDS = ("项目名称", "预算数", "绩效目标")
_EXPECTED_COLUMNS = ("一级指标", "二级指标", "三级指标", "指标值")

_UNREAD = {
    Verdict.NO_TABLE: "没有绩效目标表，跳过",
    Verdict.UNREADABLE: "没有读出来",
    Verdict.UNKNOWN_KIND: "不是认识的格式，没有读",
}


def tell(file: FileResult) -> None:
    """Say which tables, fields and columns were made out in a file, and what was noted while reading it."""
    for line in _lines(file):
        streams.tell(one_line(line))


def _lines(file: FileResult) -> Iterator[str]:
    if file.verdict is not Verdict.READ:
        yield f"{file.path}：{_UNREAD[file.verdict]}"
        return
    yield f"{file.path}：按 {file.format} 读取，认出 {file.tables} 张表、{file.indicators} 条指标"
    before: Recognised | None = None
    for table in file.recognised:
        yield from _table(table, before)
        before = table
    for value in file.values.not_understood:
        yield f"  没有读懂：表{value.table} 第 {value.indicator} 条 “{value.text}”"
    for note in file.notes:
        yield f"  注意：{note}"


def _table(table: Recognised, before: Recognised | None) -> Iterator[str]:
    """One table; fields and columns are not said again where they are those of the table before."""
    what = [f"{table.indicators} 条指标"]
    what += [f"{table.year} 年度"] if table.year else []
    what += [f"金额单位{table.money_unit}"] if table.money_unit else []
    same = before is not None and (before.fields, before.columns) == (table.fields, table.columns)
    name = table.project or table.title or "（没有项目名称）"
    yield f"  表{table.index} {name}：{'，'.join(what)}{'，栏目同上' if same else ''}"
    if not same:
        yield f"    表头：{'、'.join(table.fields) or '无'}"
        yield f"    指标列：{'、'.join(table.columns) or '无'}"
    missing = list(_missing(table))
    if missing:
        yield f"    没有认出：{'、'.join(missing)}"


def _missing(table: Recognised) -> Iterator[str]:
    yield from (field for field in _EXPECTED_FIELDS if field not in table.fields)
    if table.year is None:
        yield "年度"
    if table.money_unit is None:
        yield "金额单位"
    yield from (column for column in _EXPECTED_COLUMNS if column not in table.columns)
