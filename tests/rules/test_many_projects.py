"""Tables of whole departments and of regions: what is asked of one project is not asked of them."""

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())
ROWS = """\
指标:
- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护农村公路里程, 指标值: ≥1260公里}
- {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 工程验收及时率, 指标值: ≥90%}
- {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 预算执行率, 指标值: ≥90%}
- {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 每公里养护成本, 指标值: ≤1万元/公里}
- {一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 资金支付率, 指标值: ≥95%}
"""


def told(title: str, project: str) -> set[str]:
    text = f"表题: {title}\n金额单位: 万元\n年度: 2025\n项目名称: {project}\n预算数: 5480\n{ROWS}"
    found = check_bytes(FilePath.of("目标.yaml"), text.encode(), CHOSEN).findings
    return {f"{one.code} {one.indicator.index if one.indicator else 0}" for one in found} & {
        "MON014 4",
        "MON008 3",
        "MON008 5",
        "TIM006 2",
    }


@pytest.mark.parametrize(
    ("title", "project"),
    [
        ("部门整体支出绩效目标表（2025年度）", "石桥县交通运输局"),
        ("绩效目标表", "石桥县交通运输局整体支出"),
        ("中央对地方转移支付区域绩效目标表", "农村公路养护"),
    ],
)
def test_a_department_or_a_region_is_not_asked_what_a_project_is(title: str, project: str) -> None:
    # That the execution is no benefit holds for everybody.
    assert told(title, project) == {"MON008 5"}


def test_a_project_is_asked() -> None:
    assert told("项目支出绩效目标表", "农村公路改造") == {"MON014 4", "MON008 3", "MON008 5", "TIM006 2"}
