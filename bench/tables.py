"""Generated YAML target files: about 40 lines each, no two with the same numbers, most of them in order."""

from pathlib import Path
from random import Random

_PROJECTS = (
    "河道清淤",
    "校舍维修",
    "农村公路养护",
    "图书购置",
    "疫苗接种",
    "消防装备更新",
    "文物保护",
    "困难群众救助",
    "污水管网改造",
    "职业培训",
)
_UNITS = ("公里", "平方米", "人", "册", "台", "场", "户", "处")


def table(number: int) -> str:
    """One target file. The same number gives the same text."""
    random = Random(number)
    budget = random.randint(10, 900)
    project = f"{random.choice(_PROJECTS)}{number}"
    unit = random.choice(_UNITS)
    rows = [
        ("产出指标", "数量指标", "完成数量", f"≥{random.randint(2, 5000)}{unit}"),
        ("产出指标", "质量指标", "验收合格率", random.choice(["100%", "≥95%", "≥98%"])),
        ("产出指标", "时效指标", "完成时间", f"2025年{random.randint(6, 12)}月底前"),
        ("产出指标", "成本指标", "项目成本", f"≤{budget}万元"),
        ("效益指标", "社会效益指标", "受益人数", random.choice([f"≥{random.randint(100, 90000)}人", "效果显著"])),
        ("满意度指标", "服务对象满意度指标", "服务对象满意度", f"≥{random.randint(85, 98)}%"),
    ]
    head = f"""\
表题: {project}（2025年）绩效目标表
单位: 10{number:04d}某某市某某局
金额单位: 万元
项目名称: {project}（2025年）
预算数: {budget}.00
财政资金: {budget}.00
其他资金:
资金用途: 用于{project}支出
绩效目标: 完成{project}，数量不少于{random.randint(2, 90)}{unit}，验收合格，群众满意。
指标:
"""
    fields = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值")
    body = ""
    for level1, level2, level3, value in rows:
        texts = (level1, level2, level3, f"{project}的{level3}", value)
        body += "".join(
            f"{'- ' if at == 0 else '  '}{field}: {text}\n"
            for at, (field, text) in enumerate(zip(fields, texts, strict=True))
        )
    return head + body


def write_tables(folder: Path, count: int) -> list[str]:
    """Write `count` files into `folder`, which is made; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"绩效目标-{number:04d}.yaml"
        path.write_text(table(number), encoding="utf-8")
        paths.append(str(path))
    return paths


def write_one_file(path: Path, count: int) -> str:
    """Write `count` tables into one file; its path."""
    lines = ["绩效目标表:"]
    for number in range(count):
        for at, line in enumerate(table(number).splitlines()):
            lines.append(f"{'  ' if at else '- '}{line}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)
