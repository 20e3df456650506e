"""What the value language remarks on reaches the user: each code is heard by one rule, and by that rule in a real check."""

from collections import Counter

import pytest

from jixiao_grammar.diagnostics import CODES
from jixiao_lint.config.selection import every_rule
from jixiao_lint.packs import open_pack
from jixiao_lint.target import read_target
from whole_road import findings_of

RULES = every_rule([open_pack("jixiao_rules")])
HEARD = {code: rule.code for rule in RULES for code in rule.hears}
# Codes that `jixiao parse` alone explains, each with the reason why no rule repeats it.
EXPLAINED_BY_PARSE_ONLY: dict[str, str] = {}

# A row in which the language raises the code: 三级指标, 指标值, and whether the user hears of it at the default level.
ROWS = {
    "missing-unit": ("建设项目个数", "≥88", True),
    "missing-number": ("清淤里程", "≥ 公里", True),
    "repeated-sign": ("验收合格率", "≥88%%", True),
    "repeated-operator": ("参训人数", "≥≥300人", True),
    "repeated-word": ("清淤完成时间", "2025年10月底底前", True),
    "operator-after-number": ("巡查次数", "100次≥", True),
    "sign-before-number": ("验收合格率", "≥%95", True),
    "backward-sign": ("参训人数", "=>8人", False),
    "redundant-sign": ("参训人数", "≥＝8人", False),
    "dangling-point": ("验收合格率", "≥95.%", True),
    "missing-zero": ("验收合格率", "≥.95%", True),
    "stray-point": ("运维服务成本", "≤40.5.万元", True),
    "letter-for-digit": ("清淤里程", "≥1O公里", True),
    "letter-for-multiplier": ("运维服务成本", "≤10w元", True),
    "leading-zero": ("验收合格率", "≥095%", False),
    "space-in-number": ("验收合格率", "≥9 5%", True),
    "space-in-word": ("验收合格率", "95 %以 上", False),
    "trailing-punctuation": ("验收合格率", "≥95%。", False),
    "redundant-suffix": ("验收合格率", "≥95%以上", True),
    "contradictory-operators": ("验收合格率", "≤95%以上", True),
    "reversed-range": ("资产负债率", "6%-3%", True),
    "empty-range": ("资产负债率", "≥95%且≤90%", True),
    "impossible-date": ("清淤完成时间", "2025年6月31日前", True),
    "lookalike-sign": ("造林面积", "》300亩", True),
    "ambiguous-date": ("清淤完成时间", "2025年10月前", True),
    "ambiguous-unit": ("客流量", "≥100人/次", True),
    "ambiguous-number": ("运维服务成本", "10-5万元", True),
    "unit-by-name": ("系统故障响应时间", "≤30分", False),
    "unknown-unit": ("清淤规模", "3期/300人", True),
    "unknown-tail": ("制度建设", "2次性", True),
    "unread-number": ("培训规模", "每年3期300人", True),
    "over-100": ("验收合格率", "≥120%", True),
    "approximate-target": ("参训人数", "约60人", True),
    "vague-text": ("经济发展", "有效促进", True),
    "scale-as-value": ("工程质量等级", "优良中低差", True),
    "unreadable": ("培训规模", "≥100人5000元", True),
}
# Words are asked for more under 质量指标 than under 效益指标, and there another rule speaks.
LEVELS = {"vague-text": {"一级指标": "效益指标", "二级指标": "社会效益指标"}}


def test_every_code_is_heard_by_exactly_one_rule() -> None:
    twice = Counter(code for rule in RULES for code in rule.hears)
    assert [code for code, count in twice.items() if count > 1] == []
    assert set(HEARD) <= set(CODES)
    assert set(HEARD) | set(EXPLAINED_BY_PARSE_ONLY) == set(CODES)
    assert set(ROWS) == set(HEARD)


@pytest.mark.parametrize("code", ROWS)
def test_the_rule_speaks_where_the_language_remarks(code: str) -> None:
    name, value, at_default_level = ROWS[code]
    assert code in {remark.code for remark in read_target(value, name=name, year=2025).diagnostics}
    row = {"三级指标": name, "指标值": value, **LEVELS.get(code, {})}
    spoken = [finding for finding in findings_of(row) if finding.code == HEARD[code]]
    assert len(spoken) == 1
    assert (spoken[0].severity.value != "info") is at_default_level
