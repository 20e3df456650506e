"""Which standard of expense holds: that of the table's year, or of the day that somebody asks for."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_lint.period import Period, read_period, whole_year
from jixiao_rules.standards import standard_for

TABLE = """\
年度: {year}
项目名称: 办公设备购置
指标:
- {{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 笔记本电脑单价, 指标值: ≤20000元/台}}
"""
OWN = """\
kind: standard
code: ABC001
name: own-standard
title: 培训费标准
message: “{value}”超过{document}（{limit}）
standards:
- {document: 旧办法, from: '2018-01-01', to: '2024-06-30', limit: 400元, per: 人·天}
- {document: 新办法, from: '2024-07-01', limit: 450元, per: 人·天}
checks: 甲
why: 乙
how: 丙
silent: 丁
basis: [{document: 新办法, authority: B}]
passes: ["{三级指标: 培训成本, 指标值: ≤450元/人·天}"]
fails: ["{三级指标: 培训成本, 指标值: «≤460元/人·天»}"]
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    main(["check", "目标.yaml", "--isolated", *options])
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("year", "options", "heard"),
    [
        ("2025", (), True),
        ("2015", (), False),
        ("''", (), False),
        ("2015", ("--as-of", "2025"), True),
        ("2025", ("--as-of", "2016-06-30"), False),
        ("''", ("--as-of", "2016-07-01"), True),
    ],
)
def test_a_dear_laptop(year: str, options: tuple[str, ...], heard: bool, capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text(TABLE.format(year=year), encoding="utf-8")
    assert ("MON012" in said(capsys, "--select", "MON012", *options)) == heard


@pytest.mark.parametrize(
    ("day", "document"), [("2024-06-30", "旧办法"), ("2024-07-01", "新办法"), ("2017", None), ("2026-02", "新办法")]
)
def test_the_standard_of_a_bureau_is_chosen_by_the_day(
    day: str, document: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("标准.yaml").write_text(OWN, encoding="utf-8")
    row = "{二级指标: 成本指标, 三级指标: 培训成本, 指标值: ≤600元/人·天}"
    Path("目标.yaml").write_text(f"年度: 2025\n项目名称: 培训\n指标:\n- {row}\n", encoding="utf-8")
    out = said(capsys, "--pack", "./标准.yaml", "--select", "ABC001", "--as-of", day)
    assert (document or "ABC001") in out if document else "ABC001" not in out


@pytest.mark.parametrize("text", ["2025-13", "二〇二五", "2025-02-30", "25", "2025/01", ""])
def test_what_is_no_day_is_said(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["check", "目标.yaml", "--as-of", text])
    assert end.value.code == 2
    assert f"“{text}”不是日期" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("会议费标准", "760元/人·天"),
        ("四类会议成本", "550元/人·天"),
        ("三类培训综合定额", "550元/人·天"),
        ("讲课费标准", "1500元/学时"),
        ("会议桌单价", None),
        ("视频会议系统成本", None),
        ("单人沙发单价", "1500元/个"),
    ],
)
def test_the_longest_word_tells_what_is_meant(name: str, printed: str | None) -> None:
    named = standard_for(name, whole_year(2025))
    assert (named.standard.printed if named else None) == printed


def test_periods() -> None:
    assert read_period("2024-2") == Period(read_period("2024-02-01").first, read_period("2024-02-29").last)
    assert read_period("2024").meets(read_period("2024-12-31").first, None)
