"""A work list that comes back with reasons is read as waivers: what is explained is not told again."""

import csv
import io
import shutil
from pathlib import Path

import pytest
import xlsxwriter

from jixiao_lint.cli import main

TABLE = """\
项目名称: 道路养护
年度: 2025
指标:
- {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 路面情况, 指标值: 明显改善}
- {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 绿化情况, 指标值: 明显改善}
"""
ONLY = ["--isolated", "--select", "QNT001"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "目标.yaml"
    path.write_text(TABLE, encoding="utf-8")
    return path


def filled(table: Path, changes: dict[str, dict[str, str]], ending: str = ".csv") -> Path:
    """The list of the findings of a table, with what people wrote in it, by 三级指标."""
    plain = table.parent / "清单.csv"
    assert main(["report", str(table), "-o", str(plain), "--force", *ONLY]) == 0
    rows = list(csv.DictReader(io.StringIO(plain.read_bytes().decode("utf-8-sig"), newline="")))
    for row in rows:
        row.update(changes.get(row["三级指标"], {}))
    if ending == ".csv":
        with plain.open("w", encoding="gb18030", newline="") as file:  # as Excel writes it here
            sheet = csv.DictWriter(file, rows[0].keys())
            sheet.writeheader()
            sheet.writerows(rows)
        return plain
    plain.unlink()
    book = xlsxwriter.Workbook(str(table.parent / "清单.xlsx"))
    page = book.add_worksheet("整改清单")
    for at, values in enumerate([list(rows[0]), *(list(row.values()) for row in rows)]):
        page.write_row(at, 0, values)
    page.set_row(1, options={"hidden": True})  # a filter is left on
    book.close()
    return table.parent / "清单.xlsx"


def told(table: Path, listed: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    main(["check", str(table), *ONLY, "--waivers", str(listed), "-f", "concise", "-q"])
    out = capsys.readouterr().out
    return [name for name in ("路面情况", "绿化情况") if f"{4 + ('绿化' in name)}:" in out]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_stays_with_a_reason_is_not_told_again(
    ending: str, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = filled(table, {"路面情况": {"处理": "不改", "原因": "市局已同意定性表述"}}, ending)
    assert told(table, listed, capsys) == ["绿化情况"]


@pytest.mark.parametrize("state", ["待处理", "已改", ""])
def test_what_is_said_to_be_mended_is_looked_at_again(
    state: str, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = filled(table, {"路面情况": {"处理": state, "原因": "改了"}})
    assert told(table, listed, capsys) == ["路面情况", "绿化情况"]


def test_a_row_that_stays_needs_a_reason(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = filled(table, {"绿化情况": {"处理": "不改"}})
    assert main(["check", str(table), *ONLY, "--waivers", str(listed)]) == 2
    assert "清单.csv 第 3 行：写了“不改”，没有写原因" in capsys.readouterr().err


def test_another_file_of_the_same_findings_is_told(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = filled(table, {"路面情况": {"处理": "不改", "原因": "市局已同意"}})
    other = table.with_name("另一张.yaml")
    shutil.copy(table, other)
    assert told(other, listed, capsys) == ["路面情况", "绿化情况"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("别的.csv", "甲,乙\n1,2\n", "不是整改清单"),
        ("坏.xlsx", "no workbook", "不是整改清单"),
        ("空.csv", "", "不是整改清单"),
    ],
)
def test_a_file_that_is_no_list_is_told(
    name: str, content: str, said: str, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table.with_name(name)
    path.write_text(content, encoding="utf-8")
    assert main(["check", str(table), *ONLY, "--waivers", str(path)]) == 2
    assert said in capsys.readouterr().err


def test_a_list_that_is_not_there_is_told(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(table), *ONLY, "--waivers", str(table.with_name("没有.xlsx"))]) == 2
    assert "打不开" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_list_beside_the_tables_is_no_table(ending: str, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(table, {}, ending)
    capsys.readouterr()
    main(["check", str(table.parent), *ONLY])
    assert "检查了 1 个文件、1 张表、2 条指标" in capsys.readouterr().out
