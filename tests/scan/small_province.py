"""A province small enough for a test: two years of projects with facts planted between the files, and odd files."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from jixiao_lint.options import Options
from jixiao_lint.scan.work import Scan, alone, judged_alone, plan, tidy

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import pairs  # type: ignore[import-not-found, unused-ignore]

__all__ = ["pairs", "scanned", "write_province"]

ROOT = Path(__file__).parents[2]

WAIVED = """\
年度: 2025
单位: 市水利局
金额单位: 万元
项目名称: 灌区修缮（2025年）
预算数: 80.00
指标:
- {二级指标: 数量指标, 三级指标: 修缮渠道长度, 指标值: ≥12公里}
- {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≥90%}  # jixiao: ignore[XTB005] 标准今年改了
- {二级指标: 社会效益指标, 三级指标: 灌溉面积, 指标值: 效果显著}  # jixiao: ignore[TIM001] 用不上的一条
"""
BEFORE = """\
年度: 2024
单位: 市水利局
金额单位: 万元
项目名称: 灌区修缮（2024年）
预算数: 80.00
指标:
- {二级指标: 数量指标, 三级指标: 修缮渠道长度, 指标值: ≥12公里}
- {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≥98%}
- {二级指标: 社会效益指标, 三级指标: 灌溉面积, 指标值: ≥900亩}
"""
ODD = {
    "2025/豁免.yaml": WAIVED,
    "2024/去年.yaml": BEFORE,
    "2025/不完整.yaml": "年度: 2025\n指标:\n- {三级指标: 长度, 指标值: ≥1",
    "2025/不是表.txt": "通知：下周开会。\n",
    "2025/半个字.json": '{"项目名称": "半个\\ud800字", "指标": [{"三级指标": "长度", "指标值": "≥3\\udfffkm"}]}',
    "2025/说明.md": "不看的文件",
}


def write_province(folder: Path, count: int = 20) -> None:
    """Write so many pairs of years, with all that is odd. The folder is a work tree, so that paths in it are names."""
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    pairs.write(folder, pairs.planted(count))
    for name, text in ODD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for sample in ("targets.xlsx", "targets.docx"):
        shutil.copy(ROOT / "fixtures" / "samples" / sample, folder / "2025" / sample)


def scanned(sources: Sequence[str | Path], out: str | Path, temporary: Path, **asked: object) -> Scan:
    """Scan as the command does, without workers. Raises AssertionError where a part was not done."""
    options = asked.pop("options", Options())
    scan = Scan(tuple(map(str, sources)), str(out), options, **asked)  # type: ignore[arg-type]
    temporary.mkdir(parents=True, exist_ok=True)
    todo = plan(scan, str(temporary))
    for done in alone(todo.missing(), scan, lambda: False):
        assert hasattr(done, "files"), done
    judged_alone(scan)
    tidy(scan, todo.plan)
    return scan
