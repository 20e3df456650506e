"""Each table says what of a review no rule could judge from it."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.run import check_bytes
from jixiao_rules import NOT_EXAMINED

FULL = """\
- 表题: 1.培训绩效目标表
  年度: 2025
  项目名称: 培训
  预算数: 10
  资金用途: 用于培训
  绩效目标: 培训200人
"""
SHORT = """\
- 项目名称: 培训
  预算数: ''
  资金用途: 用于培训
  绩效目标: 培训200人
"""


def test_what_no_table_shows_and_what_this_table_does_not_say() -> None:
    full, short = check_bytes(FilePath.of("表.yaml"), (FULL + SHORT).encode(), choose(Choice())).recognised
    assert full.not_examined == NOT_EXAMINED
    assert short.not_examined == (*NOT_EXAMINED, "日期、计划和支出标准是否合于预算年度", "资金与目标是否匹配")


def test_the_closing_lines_name_the_tables_that_say_too_little(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    Path("表.yaml").write_text(FULL + SHORT, encoding="utf-8")
    main(["check", "表.yaml", "--isolated"])
    assert (
        "没有检查的：日期、计划和支出标准是否合于预算年度（表 2）；资金与目标是否匹配（表 2）"
        in capsys.readouterr().out
    )
