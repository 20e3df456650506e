"""A run says how it took the 指标值: a value that was not understood was not judged, and the user is told which."""

import json
from pathlib import Path

import pytest

from jixiao_lint.cli import main

TABLE = """\
绩效目标表:
- 项目名称: 河道清淤
  指标:
  - {三级指标: 清淤里程, 指标值: ≥10公里}
  - {三级指标: 清淤里程, 计算符号: ≥, 指标值: 10, 计量单位: 公里}
  - {三级指标: 行洪能力, 指标值: 有效提升}
  - {三级指标: 参训规模, 指标值: 2座/156延米}
  - {三级指标: 验收合格率, 指标值: }
"""


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "目标.yaml"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_the_summary_counts_what_was_read_what_is_words_and_what_was_not_understood(
    table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", table, "--isolated", "-f", "json"])
    assert json.loads(capsys.readouterr().out)["summary"]["values"] == {"read": 2, "words": 1, "not_understood": 1}


def test_the_closing_line_says_it_and_verbose_lists_the_values(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", table, "--isolated", "-v"])
    shown = capsys.readouterr()
    assert "指标值：读出 2 个，按文字理解 1 个，没有读懂 1 个（-v 可列出）" in shown.out
    assert "没有读懂：表1 第 4 条 “2座/156延米”" in shown.err
