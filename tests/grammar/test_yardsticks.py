"""Words with digits in them: a yardstick is understood as words, and a number that was meant and not read is told."""

import pytest

from jixiao_grammar import parse
from jixiao_grammar.ast import Text, is_understood

YARDSTICKS = (
    "达到20年一遇", "防洪标准50年一遇", "排名前5位", "全国排名前10%", "进入全省前20名", "第1名", "满意度测评列前3名",
    "工作日8:30-17:30", "9点到17点", "上午8点至下午6点", "上午9点前", "当日24时前", "24小时×365天",
    "每季度末20日前", "每月1-10日", "每年6月、12月",
    "3月、6月、9月、12月各1次", "上年3月底前", "2025年初", "2025年春节前", "2025年汛前", "2025年主汛期到来前",
    "2025年秋季开学前", "2024-2025学年", "小学1-6年级全覆盖", "1920×1080",
    "380V/50Hz", "4A级景区", "高于全国平均水平3个百分点", "不高于同期120%", "低于市场价10%", "不低于近3年平均水平",
)  # fmt: skip
NUMBERS = (
    "培训3期300人次", "3期/300人", "3期300人", "新建校舍3栋12000㎡", "3万5", "3元5角", "2、3次", "大于3次小于5次", "500元/人×200人",
    "20人*5天", "覆盖3个街道12个社区", "2 0 2 5年", "第3次培训50人", "前5个月完成30场200人", "每月5日前100人3次",
)  # fmt: skip


@pytest.mark.parametrize("value", YARDSTICKS)
def test_a_yardstick_in_words_is_understood_as_words(value: str) -> None:
    read = parse(value)
    assert isinstance(read.node, Text)
    assert is_understood(read)
    assert read.diagnostics == ()


@pytest.mark.parametrize("value", NUMBERS)
def test_a_number_that_was_meant_and_not_read_is_told(value: str) -> None:
    read = parse(value)
    assert not isinstance(read.node, Text) or not is_understood(read)
