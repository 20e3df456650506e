"""Target files as people break them: every slip of a file is told at once, on its own line, with what to write instead."""

import pytest

from jixiao_lint.readers.yaml import read_yaml

ROW = "指标:\n- 三级指标: 清淤长度\n"

BROKEN = [
    ("项目名称：甲\n单位: 乙\n", [(1, "“项目名称”后面是全角冒号", "项目名称: …")]),
    (ROW + "  指标值：≥12公里\n", [(3, "“指标值”后面是全角冒号", "指标值: …")]),
    ("指标:\n- 三级指标：清淤长度\n  指标值: ≥12公里\n", [(2, "“三级指标”后面是全角冒号", "三级指标: …")]),
    ("指标:\n- 三级指标:清淤长度\n  指标值: ≥12公里\n", [(2, "“三级指标:”后面缺少空格", "三级指标: …")]),
    (ROW + "  指标值:　≥12公里\n  备注: 甲: 乙\n", [(3, "后面是全角空格", "半角空格"), (4, "英文冒号加空格", "'甲: 乙'")]),
    (ROW + "\t指标值: ≥12公里\n", [(3, "制表符", "换成空格")]),
    (ROW + "  指标值: >=12公里\n", [(3, "以“>”或“|”开头", "指标值: '>=12公里'")]),
    ("指标:\n- 三级指标: [重点]清淤\n  指标值: ≥1次\n", [(2, "以方括号开头", "三级指标: '[重点]清淤'")]),
    ("指标:\n- 三级指标: {重点}清淤\n  指标值: ≥1次\n", [(2, "以花括号开头", "三级指标: '{重点}清淤'")]),
    ('指标:\n- 三级指标: "河道"清淤\n  指标值: ≥1次\n', [(2, "引号后面还有字", "三级指标: '\"河道\"清淤'")]),
    ("指标:\n- 三级指标: '河道'清淤\n  指标值: ≥1次\n", [(2, "引号后面还有字", "'''河道''清淤'")]),
    ("指标:\n- 三级指标: *重点清淤\n  指标值: ≥1次\n", [(2, "以“*”或“&”开头", "'*重点清淤'")]),
    ("指标:\n- 三级指标: @重点\n", [(2, "以“@”或“`”开头", "'@重点'")]),
    ("指标:\n- 三级指标: %完成率\n", [(2, "以“%”开头", "'%完成率'")]),
    ("指标:\n- 三级指标: !重点\n", [(2, "以“!”开头", "'!重点'")]),
    ("指标:\n- 三级指标: - 清淤\n", [(2, "以“- ”开头", "'- 清淤'")]),
    ("指标:\n-三级指标: 清淤\n  指标值: ≥1次\n", [(2, "“-”后面缺少空格", "减号后面空一格")]),
    ("指标\n- 三级指标: 清淤\n", [(1, "“指标”后面缺少英文冒号", "指标:")]),
    ("指标:\n- 三级指标: '清淤\n  指标值: ≥1次\n", [(2, "引号没有成对", "")]),
    ("指标:\n- {三级指标: 清淤, 指标值: ≥1次\n- {三级指标: 疏浚}\n", [(2, "没有闭合", "")]),
    (ROW + "   指标值: ≥1次\n", [(3, "缩进不对", "")]),
    (ROW + " 指标值: ≥1次\n", [(3, "检查缩进是否与上一行对齐", "")]),
    ('指标:\n- 三级指标: "清\\淤"\n', [(2, "请改用单引号", "")]),
    ("绩效目标: |\n  总目标：完成清淤\n  好\n指标: [\n", [(4, "方括号或花括号没有写完", "")]),
    (
        "项目名称：甲\n年度:2025\n指标:\n- 三级指标：清淤长度\n  指标直: ≥12公里\n- 三级指标: \"甲\"乙\n",
        [
            (1, "“项目名称”后面是全角冒号", ""),
            (2, "“年度:”后面缺少空格", ""),
            (4, "“三级指标”后面是全角冒号", ""),
            (5, "不认识的键“指标直”", "是不是想写“指标值”"),
            (6, "引号后面还有字", ""),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), BROKEN, ids=[repr(text) for text, _ in BROKEN])
def test_every_slip_is_told_on_its_own_line(text: str, told: list[tuple[int, str, str]]) -> None:
    reading = read_yaml(text)
    assert reading.tables == ()
    places = [text.count("\n", 0, problem.start or 0) + 1 for problem in reading.problems]
    assert places == [line for line, _, _ in told]
    for problem, (_, message, hint) in zip(reading.problems, told, strict=True):
        assert message in problem.message
        assert hint in problem.hint


@pytest.mark.parametrize(
    "value",
    [
        "'>=12公里'",
        '"[重点]清淤"',
        "“河道”清淤",
        "≥12公里 # 说明",
        "a:b",
        "http://甲",
        "12:30",
        "|\n    甲：乙\n    丙",
    ],
)
def test_what_is_written_rightly_is_no_slip(value: str) -> None:
    assert read_yaml(f"指标:\n- 三级指标: 清淤\n  指标值: {value}\n").problems == ()


def test_a_file_of_nothing_but_slips_is_not_told_without_end() -> None:
    text = "指标:\n" + "".join(f"- 三级指标：第{number}项\n  指标值: ≥1次\n" for number in range(200))
    assert len(read_yaml(text).problems) == 20
