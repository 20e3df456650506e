"""`jixiao query`: questions about the results of a scan."""

import csv
import json
from argparse import Namespace
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

from jixiao_lint.cli import streams
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.scan_library import library
from jixiao_lint.formula_guard import guarded
from jixiao_lint.plain_text import one_line
from jixiao_lint.whole_file import NotWrittenError, write_whole

if TYPE_CHECKING:
    from jixiao_lint.scan.query import Answer

# On a screen nobody reads more; files and programs get all of it.
_SHOWN = 200


def run(arguments: Namespace) -> int:
    """Answer. Returns 2 where a scan is not finished, for its answers are not, else 0."""
    with library():
        from jixiao_lint.scan.query import BY, FAILED, answer, answer_sql
        from jixiao_lint.scan.results import opened

        results = [opened(address) for address in arguments.results]
        if arguments.sql is not None:
            found = answer_sql(results, arguments.sql)
        else:
            found = answer(results, FAILED if arguments.failed else BY[arguments.by])
    _write(found, arguments)
    missing = sum(one.missing for one in results)
    if missing:
        streams.tell(f"jixiao: 扫描还有 {missing} 份没有做完，以上不全；请再运行一次 jixiao scan")
    elif not all(one.is_judged for one in results):
        streams.tell("jixiao: 还没有跨文件对照，以上没有跨文件的问题；请再运行一次 jixiao scan")
    else:
        return 0
    return 2


def _write(found: "Answer", arguments: Namespace) -> None:
    match arguments.output_format:
        case "json":
            text = json.dumps([_plain(found, row) for row in found.rows], ensure_ascii=False, indent=1) + "\n"
        case "csv":
            text = _csv(found)
        case _:
            text = screen(found, None if arguments.output_file else _SHOWN)
    if arguments.output_file is None:
        (streams.say if arguments.output_format == "text" else streams.hand_over)(text)
        return
    try:
        write_whole(arguments.output_file, text.encode("utf-8-sig" if arguments.output_format == "csv" else "utf-8"))
    except NotWrittenError as error:
        raise Failure(f"没有写 {arguments.output_file}：{error}") from error
    except OSError as error:
        raise Failure(f"没有写成 {arguments.output_file}：{why(error)}") from error


def screen(found: "Answer", most: int | None) -> str:
    """The answer as a table for people; `most` rows of it, and how many there are besides."""
    from rich.cells import cell_len

    rows = [[_said(value) for value in row] for row in found.rows[:most]]
    widths = [max(map(cell_len, column)) for column in zip(found.columns, *rows, strict=True)]
    numeric = [all(isinstance(row[at], int | float) for row in found.rows[:most]) for at in range(len(widths))]
    lines = []
    for row in (found.columns, *rows):
        cells = []
        for text, width, is_number in zip(row, widths, numeric, strict=True):
            blank = " " * (width - cell_len(text))
            cells.append(blank + text if is_number else text + blank)
        lines.append("  ".join(cells).rstrip())
    if not rows:
        lines.append("（没有）")
    if len(found.rows) > len(rows):
        lines.append(f"……共 {len(found.rows)} 行，这里显示 {len(rows)} 行；全部请写进文件：--csv -o 文件.csv")
    return "\n".join(lines) + "\n"


def _csv(found: "Answer") -> str:
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(found.columns)
    writer.writerows([guarded(_whole(value)) for value in row] for row in found.rows)
    return made.getvalue()


def _plain(found: "Answer", row: tuple[Any, ...]) -> dict[str, Any]:
    return {name: _json(value) for name, value in zip(found.columns, row, strict=True)}


def _json(value: Any) -> Any:
    match value:
        case list():
            return [_json(each) for each in value]
        case dict():
            return {str(name): _json(each) for name, each in value.items()}
        case Decimal():
            return float(value)
        case bytes():
            return value.hex()
        case None | bool() | int() | float():
            return value
    return str(value)


def _whole(value: Any) -> str:
    if value is None:
        return ""
    return "、".join(map(_whole, value)) if isinstance(value, list) else str(_json(value))


def _said(value: Any) -> str:
    return one_line(_whole(value))
