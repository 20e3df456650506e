"""Every form of a value that the tests know, with its reading: the test data, read once more while the page is written."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from jixiao_grammar import parse, resolve, to_json
from jixiao_grammar.vocabulary import PRINTED

_YEAR = 2025
_KINDS = {
    "quantity": "数量",
    "percent": "比率",
    "money": "金额",
    "duration": "时长",
    "rate": "每单位的量",
    "ratio": "比值",
    "date": "日期",
    "period": "时段",
    "recurrence": "周期",
    "grade": "等级",
    "boolean": "是否",
    "qualitative": "文字",
    "compound": "多个值",
    "empty": "空白",
    "broken": "读不准",
}
_OPS = {**{op.value: sign for op, sign in PRINTED.items()}, "range": "区间"}


def forms_page(data: Iterable[Path]) -> str:
    """The page. `data` are tables of tests, tab-separated, with the form in the column `value`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for form in dict.fromkeys(_forms(data)):
        reading = to_json(resolve(parse(form), year=_YEAR))
        groups[_KINDS[str(reading["kind"])]].append(_row(form, reading))
    head = f"# 指标值的各种写法\n\n没有写年份的，按{_YEAR}年理解。各行取自测试用的数据，每次生成时重新解析。"
    parts = (f"## {kind}\n\n{_table(rows)}" for kind, rows in groups.items())
    return "\n\n".join([head, *parts]) + "\n"


def _forms(data: Iterable[Path]) -> Iterable[str]:
    for path in data:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield row["value"]


def _table(rows: list[str]) -> str:
    return "\n".join(["| 写法 | 比较 | 数值 | 单位 | 日期 | 说明 |", "|---|---|---|---|---|---|", *rows])


def _row(form: str, reading: dict[str, object]) -> str:
    low, high = reading["number"], reading["number_high"]
    number = f"{low}—{high}" if high is not None else low
    notes = reading["diagnostics"]
    said = "；".join(note["message"] for note in notes) if isinstance(notes, list) else ""
    if reading["kind"] == "compound":
        said = "；".join(part for part in (f"读作 {reading['canonical']}", said) if part)
    cells = (f"`{form}`", _OPS.get(str(reading["op"]), ""), number, reading["unit"], reading["date"], said)
    return "| " + " | ".join(str(cell or "").replace("|", "\\|") for cell in cells) + " |"
