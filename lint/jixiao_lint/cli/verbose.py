"""`jixiao check -v`: what was recognised in each file, on standard error."""

import sys

from jixiao_lint.result import FileResult, Recognised


def tell(file: FileResult) -> None:
    """Say which tables, fields and columns were made out in a file, and what was noted while reading it."""
    if file.skipped:
        print(f"{file.path}：没有绩效目标表，跳过", file=sys.stderr)
        return
    print(f"{file.path}：{file.format}，{file.tables} 张表、{file.indicators} 条指标", file=sys.stderr)
    for table in file.recognised:
        print(_line(table), file=sys.stderr)
    for note in file.notes:
        print(f"  注意：{note}", file=sys.stderr)


def _line(table: Recognised) -> str:
    what = f"{table.year or '未写明'}年度，金额单位{table.money_unit or '未写明'}，{table.indicators} 条指标"
    fields, columns = "、".join(table.fields) or "无", "、".join(table.columns) or "无"
    return f"  表{table.index} {table.project or table.title or '（无名称）'}：{what}\n    表头：{fields}\n    列：{columns}"
