"""Each table says what of a review no rule could judge from it."""

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
