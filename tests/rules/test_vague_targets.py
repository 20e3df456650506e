"""Whole targets that only name a degree or a direction, and targets in words that name something."""

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())
TABLE = """\
年度: 2025
指标:
- {{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: {name}, 绩效指标描述: '{said}', 指标值: '{value}'}}
- {{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 带动就业人数, 指标值: ≥30人}}
"""

VAGUE = """
    显著提升 持续改善 稳中向好 全力保障 有效控制 有效化解 有力弘扬 有效传承 逐步实现 切实加强 影响广泛 深入人心 正面 正向
    良好 好 优秀 优 基本满足 满足需求 应保尽保 应享尽享 优美 干净整洁 可持续 可持续发展 社会稳定 环境优美 广受好评 提质增效
    有效消除 逐渐改善 较明显 较多 理想 成功举办 参与度高 认可度较高 生活水平提高 风气好转 办事效率提升 受益面广
    示范引领 惠民利民 资源优化 合理配置 建立长效机制 进展顺利 丰富多彩 弘扬
    充分利用 有序开展 安全可靠 意识增强 达到预期效果 按期完成 及时
"""
CLEAR = """
    未发生有责投诉 通过省级验收 列入省级名单 稳定达到Ⅳ类 负增长 持证上岗 保持国家卫生城市称号 创建省级文明单位
    全覆盖 扩大交流 出台管理办法 建成示范点 足额发放 按月发放 达到二级标准 获评省级优秀案例 提升20% 高于上年 控制 服务
    安全生产零事故 环境空气质量二级
"""


def warned(value: str, name: str = "城乡面貌", said: str = "") -> bool:
    """Whether the value is called vague at the default level."""
    table = TABLE.format(value=value, name=name, said=said).encode()
    found = check_bytes(FilePath.of("目标.yaml"), table, CHOSEN).findings
    about = [finding for finding in found if finding.field == "指标值" and finding.severity is not Severity.INFO]
    return any(finding.code in ("QNT002", "QNT007", "TIM003", "QNT011") for finding in about)


@pytest.mark.parametrize("value", VAGUE.split())
def test_degree_or_direction_without_a_measure_is_vague(value: str) -> None:
    assert warned(value)


@pytest.mark.parametrize("value", CLEAR.split())
def test_target_that_names_something_is_not_vague(value: str) -> None:
    assert not warned(value)


def test_grade_is_an_answer_where_a_grade_is_asked_for() -> None:
    assert warned("良好", "服务质量")
    assert not warned("良好", "绩效评价等级")
    assert not warned("优", "年度考核结果")


def test_grade_with_its_scale_is_a_hint() -> None:
    assert not warned("良好", "服务质量", "优：无投诉；良好：投诉3起以下；差：投诉3起以上")
    assert not warned("好", "服务质量", "好（投诉≤3起）/一般（4至10起）/差")
