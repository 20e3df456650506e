"""What each kind of rule finds and leaves alone, beyond the worked example; the examples are run by the harness itself."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from jixiao_lint.testing import problems_of_pack

HEAD: dict[str, Any] = {
    "code": "ABC001",
    "name": "a-rule",
    "title": "标题",
    "message": "报告",
    "checks": "甲",
    "why": "乙",
    "how": "丙",
    "silent": "丁",
    "basis": [{"document": "某文", "authority": "P"}],
}
NAME = ["三级指标"]
MONEY = {"kind": "threshold", "at-most": "50万元", "when": {"二级指标": ["成本"]}}

CASES: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "every place of a word is shown, a longer allowed word covers it": (
        {"kind": "forbidden-words", "fields": NAME, "words": ["会"], "allowed-words": ["社会"]},
        ["{三级指标: 社会知晓率, 指标值: ≥90%}"],
        ["{三级指标: «会»议和社会培训«会», 指标值: ≥2场}"],
    ),
    "an inherited level is shown where it is written": (
        {"kind": "forbidden-words", "fields": ["一级指标"], "words": ["效果"]},
        ["{一级指标: 产出指标, 三级指标: 甲, 指标值: ≥1个}"],
        ["{一级指标: «效果»指标, 三级指标: 甲, 指标值: ≥1个}"],
    ),
    "head and rows together": (
        {"kind": "forbidden-words", "fields": ["绩效目标", "三级指标"], "words": ["接待"]},
        ["绩效目标: 甲\n指标: [{三级指标: 乙, 指标值: ≥1个}]\n"],
        ["绩效目标: 做好«接待»\n指标: [{三级指标: «接待»批次, 指标值: ≥1个}]\n"],
    ),
    "a field of the head that is blank, or left out of a file that is written field by field": (
        {"kind": "required-field", "fields": ["资金用途"]},
        ["项目名称: 甲\n资金用途: 乙\n"],
        ["项目名称: 甲\n资金用途:«»\n", "项目名称: «甲»\n"],
    ),
    "a blank field of a row": (
        {"kind": "required-field", "fields": ["备注"]},
        ["{三级指标: 甲, 指标值: ≥1个, 备注: 乙}"],
        ["{三级指标: «甲», 指标值: ≥1个}"],
    ),
    "the whole text must be like the pattern; blank is no text": (
        {"kind": "pattern", "fields": NAME, "pattern": r"[^0-9]+(数量|率)", "must": "match"},
        ["{三级指标: 培训合格率, 指标值: ≥9%}", "{三级指标: '', 指标值: ≥9%}"],
        ["{三级指标: «培训2025合格率», 指标值: ≥9%}", "{三级指标: «培训», 指标值: ≥9%}"],
    ),
    "only the first place of a pattern is shown": (
        {"kind": "pattern", "fields": NAME, "pattern": r"\d+", "must": "not-contain"},
        ["{三级指标: 甲, 指标值: ≥9%}"],
        ["{三级指标: 甲«2025»乙2026, 指标值: ≥9%}"],
    ),
    "what is already written right is no fault, though the wrong word is part of it": (
        {"kind": "replacement", "fields": NAME, "replace": {"残疾": "残疾人", "平米": "平方米"}},
        ["{三级指标: 残疾人就业人数, 指标值: ≥9人}"],
        ["{三级指标: «残疾»就业，«平米», 指标值: ≥9人}"],
    ),
    "units with and without 万, in the value or in a column; a value without a unit is another rule's": (
        {"kind": "allowed-units", "units": ["人", "人次"]},
        ["{三级指标: 甲, 指标值: ≥1.2万人次}", "{三级指标: 甲, 指标值: ≥30}", "{三级指标: 甲, 指标值: 效果显著}"],
        ["{三级指标: 甲, 指标值: ≥3«名»}", "{三级指标: 甲, 计量单位: «个», 指标值: ≥3}"],
    ),
    "a ceiling in money, whatever the unit of the value": (
        MONEY,
        ["{二级指标: 成本指标, 三级指标: 甲, 指标值: ≤500000元}", "{二级指标: 成本指标, 三级指标: 甲, 指标值: ≤600人}"],
        [
            "{二级指标: 成本指标, 三级指标: 甲, 指标值: «≤500001元»}",
            "{二级指标: 成本指标, 三级指标: 甲, 计量单位: 万元, 指标值: «≤51»}",
        ],
    ),
    "an amount a head is no amount; a rise is no level": (
        {"kind": "threshold", "at-least": "90%", "at-most": "50万元"},
        ["{三级指标: 补助标准, 指标值: ≤600000元/人}", "{三级指标: 增长率, 指标值: 提高10%}"],
        ["{三级指标: 甲, 指标值: «80%»}"],
    ),
    "both bounds of a range": (
        {"kind": "threshold", "at-least": "3天", "at-most": "7天"},
        ["{三级指标: 办理时限, 指标值: 3天至7天}"],
        ["{三级指标: 办理时限, 指标值: 3天至«9天»}", "{三级指标: 办理时限, 指标值: «2天»至5天}"],
    ),
    "people and machines are not compared": (
        {"kind": "threshold", "at-least": "10人"},
        ["{三级指标: 甲, 指标值: ≥3台}", "{三级指标: 甲, 指标值: ≥10人}"],
        ["{三级指标: 甲, 指标值: «≥9人»}"],
    ),
    "all fields of a row that is asked for must hold": (
        {"kind": "required-indicator", "indicator": {"二级指标": ["质量"], "三级指标": ["验收", "合格"]}},
        ["项目名称: 甲\n指标: [{二级指标: 质量指标, 三级指标: 验收通过率, 指标值: 100%}]\n", "项目名称: 甲\n"],
        [
            "项目名称: «甲»\n指标:\n- {二级指标: 质量指标, 三级指标: 完好率, 指标值: 100%}\n"
            "- {二级指标: 时效指标, 三级指标: 验收及时率, 指标值: 100%}\n"
        ],
    ),
    "all conditions must hold": (
        {
            "kind": "required-words",
            "fields": ["绩效目标"],
            "words": ["安全"],
            "when": {"项目名称": ["校车"], "单位": ["教育"]},
        },
        ["单位: 某教育局\n项目名称: 校车运行\n绩效目标: 安全运送\n", "单位: 某水务局\n项目名称: 校车\n绩效目标: 甲\n"],
        ["单位: 某教育局\n项目名称: 校车运行\n绩效目标: «按时运送»\n"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_examples_are_found_as_marked(case: str, tmp_path: Path) -> None:
    keys, passes, fails = CASES[case]
    with (tmp_path / "规则.yaml").open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(HEAD | keys | {"passes": passes, "fails": fails}, file)
    assert problems_of_pack("规则.yaml", str(tmp_path)) == []
