"""A table with one indicator, checked as the command checks a file: from bytes to findings."""

import json

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding
from jixiao_lint.run import check_bytes

DEFAULT = choose(Choice())
HEAD = {
    "单位": "某局",
    "金额单位": "万元",
    "年度": 2025,
    "项目名称": "河道清淤",
    "预算数": "55.00",
    "财政资金": "55.00",
    "绩效目标": "清淤河道12公里，汛期行洪通畅",
}
ROW = {"一级指标": "产出指标", "二级指标": "质量指标", "绩效指标描述": "反映清淤的成效"}


def written(row: dict[str, str], head: dict[str, object] | None = None) -> bytes:
    """A target file with one indicator, all values in quotes."""
    table = {**HEAD, **(head or {}), "指标": [{**ROW, **row}]}
    return json.dumps({"绩效目标表": [table]}, ensure_ascii=False).encode()


def findings_of(row: dict[str, str], head: dict[str, object] | None = None) -> list[Finding]:
    """What is found about the indicator itself, hints too, by the rules that run by default."""
    found = check_bytes(FilePath.of("目标.json"), written(row, head), DEFAULT).findings
    return [finding for finding in found if finding.indicator]
