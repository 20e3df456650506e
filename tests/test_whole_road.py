"""The whole road: a file with one indicator in, findings out. What stands in a cell, in its columns and in the head."""

import json

import pytest

from grammar.value_rows import rows
from jixiao_grammar import to_json
from jixiao_lint.cli import main
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding
from jixiao_lint.read_file import read_bytes
from whole_road import HEAD, findings_of

QUANTITY = {"二级指标": "数量指标", "三级指标": "参训人数"}
RATE = {"二级指标": "质量指标", "三级指标": "验收合格率"}
SATISFACTION = {"一级指标": "满意度指标", "二级指标": "服务对象满意度指标", "三级指标": "群众满意度"}
COST = {"二级指标": "成本指标", "三级指标": "运维服务成本"}
TIME = {"二级指标": "时效指标", "三级指标": "清淤完成时间"}


def said(finding: Finding) -> str:
    """The rule and the characters that it points at."""
    assert finding.span is not None
    assert finding.text is not None
    return f"{finding.code} {finding.span.cut(finding.text)}"


def about_the_value(row: dict[str, str], head: dict[str, object] | None = None) -> list[str]:
    """What is said at the default level about the cells of the target."""
    found = [finding for finding in findings_of(row, head) if finding.severity.value != "info"]
    return [said(finding) for finding in found if finding.field in ("指标值", "计算符号", "计量单位")]


@pytest.mark.parametrize(
    ("row", "expected", "mended"),
    [
        (QUANTITY | {"三级指标": "清淤里程", "指标值": "≥1O公里"}, "VAL020 1O", "≥10公里"),
        (QUANTITY | {"指标值": "≥≥300人"}, "VAL018 ≥≥", "≥300人"),
        (QUANTITY | {"指标值": "≥"}, "VAL017 ≥", None),
        (QUANTITY | {"指标值": "2座/156延米"}, "VAL022 2座/156延米", None),
        (RATE | {"指标值": "≥95.%"}, "VAL020 .", "≥95%"),
        (RATE | {"指标值": "≥%95"}, "VAL019 %95", "≥95%"),
        (QUANTITY | {"三级指标": "巡查次数", "指标值": "100次≥"}, "VAL019 100次≥", "≥100次"),
        (COST | {"指标值": "10-5万元"}, "VAL021 10-5万元", None),
        (COST | {"三级指标": "苗木成本", "指标值": "≤28.40/株"}, "VAL022 ≤28.40/株", None),
        (RATE | {"指标值": "≥90%/≤3次"}, "VAL022 ≥90%/≤3次", None),
        (RATE | {"指标值": "≥9 5%"}, "VAL020 9 5", "≥95%"),
        (TIME | {"指标值": "2025年10月前"}, "VAL021 2025年10月前", "2025年10月底前"),
        (RATE | {"指标值": "≥95%以上"}, "VAL018 以上", "≥95%"),
        (QUANTITY | {"三级指标": "受益人数", "指标值": "≥20万", "计量单位": "万元"}, "VAL021 20万", None),
        (TIME | {"指标值": "2月29日前"}, "TIM005 2月29日前", None),
        (QUANTITY | {"三级指标": "技术支持工作", "指标值": "3人/月"}, "UNI004 人/月", "3人月"),
    ],
    ids=lambda part: part.get("指标值") if isinstance(part, dict) else "",
)
def test_what_was_not_written_as_it_should_be_is_told_once(
    row: dict[str, str], expected: str, mended: str | None
) -> None:
    assert about_the_value(row) == [expected]
    finding = next(finding for finding in findings_of(row) if finding.severity.value != "info")
    assert finding.span is not None
    assert finding.text is not None
    fix, (start, end) = finding.fix, finding.span
    assert (fix and finding.text[:start] + fix.replacement + finding.text[end:]) == mended


@pytest.mark.parametrize(
    ("row", "head", "expected"),
    [
        # The sign stands in a column, as a sign or in words, and turns the direction as it does in the cell.
        (SATISFACTION | {"计算符号": "不高于", "指标值": "95", "计量单位": "%"}, {}, ["DIR002 95"]),
        (SATISFACTION | {"计算符号": "≤", "指标值": "95%"}, {}, ["DIR002 95%"]),
        (SATISFACTION | {"计算符号": "≥", "指标值": "95", "计量单位": "%"}, {}, []),
        (COST | {"计算符号": "≥", "指标值": "33", "计量单位": "万元"}, {}, ["DIR003 33"]),
        # The unit stands in a column, in the brackets of the name, or nowhere.
        (QUANTITY | {"计算符号": "≥", "指标值": "20", "计量单位": "人"}, {}, []),
        (QUANTITY | {"指标值": "≥20", "计量单位": "公里"}, {}, ["UNI003 公里"]),
        (COST | {"三级指标": "运维服务成本（万元）", "指标值": "≤60"}, {}, ["MON002 ≤60"]),
        (COST | {"三级指标": "运维服务成本（万元）", "指标值": "≤55"}, {}, []),
        (COST | {"指标值": "≤60"}, {}, ["UNI001 ≤60"]),
        # Money against the budget, at the edge of what the printed digits allow.
        (COST | {"指标值": "≤55.00万元"}, {}, []),
        (COST | {"指标值": "≤55.004万元"}, {}, []),
        (COST | {"指标值": "≤55.02万元"}, {}, ["MON002 ≤55.02万元"]),
        # The ends of a range.
        (RATE | {"指标值": "95%-98%"}, {}, []),
        (RATE | {"指标值": "95%-120%"}, {}, ["RNG001 120%"]),
        (RATE | {"指标值": "98%-95%"}, {}, ["VAL006 98%-95%"]),
        (RATE | {"指标值": "≥98%且≤95%"}, {}, ["VAL006 ≥98%且≤95%"]),
        # One defect, one finding: a sign that is none, rather than the unit that is missing behind it.
        (QUANTITY | {"指标值": "》120"}, {}, ["VAL003 》"]),
        # The year of the form decides what the calendar has.
        (TIME | {"指标值": "2月29日前"}, {"年度": 2024}, []),
        (TIME | {"指标值": "2026年3月底前"}, {}, ["TIM001 2026年3月底前"]),
        # Minutes are minutes, and short times are good.
        (TIME | {"三级指标": "系统故障响应时间", "指标值": "≥30分"}, {}, ["DIR004 ≥30分"]),
        (TIME | {"三级指标": "系统故障响应时间", "指标值": "≤30分"}, {}, []),
    ],
    ids=lambda part: (
        "".join(part.get(key, "") for key in ("计算符号", "指标值", "计量单位")) if isinstance(part, dict) else ""
    ),
)
def test_cells_columns_and_head_are_read_together(
    row: dict[str, str], head: dict[str, object], expected: list[str]
) -> None:
    assert about_the_value(row, head) == expected


@pytest.mark.parametrize(
    "value", ["2座/156延米", "≥90%/≤3次", "3栋12000㎡", "10-5万元", "≥9 5%", "≤28.40/株", "≤95%以上"]
)
@pytest.mark.parametrize(
    "levels", [QUANTITY, RATE, {"一级指标": "效益指标", "二级指标": "社会效益指标", "三级指标": "就业带动"}]
)
def test_a_value_that_was_not_understood_is_not_judged_as_if_it_were_words(levels: dict[str, str], value: str) -> None:
    assert [code.partition(" ")[0][:3] for code in about_the_value(levels | {"指标值": value})] == ["VAL"]


def test_no_fix_writes_a_day_that_the_year_has_not() -> None:
    assert [finding.fix for finding in findings_of(TIME | {"指标值": "2月29日前"}) if finding.field == "指标值"] == [
        None
    ]


# ---- parse and check take the same road


def test_parse_and_check_agree_on_every_decision(capsys: pytest.CaptureFixture[str]) -> None:
    for row in rows("decisions.tsv"):
        for name in ("参训人数", "系统故障响应时间", "验收合格率", "运维服务成本（万元）", "技术支持服务"):
            value = row["value"]
            main(["parse", "--json", f"--year={HEAD['年度']}", "--money-unit=万元", f"--name={name}", "--", value])
            parsed = json.loads(capsys.readouterr().out)
            table = {**HEAD, "指标": [{"三级指标": name, "指标值": value}]}
            file = read_bytes(FilePath.of("x.json"), json.dumps({"绩效目标表": [table]}).encode())
            resolved = file.document.tables[0].rows()[0].resolved
            assert resolved is not None
            assert to_json(resolved) == parsed
