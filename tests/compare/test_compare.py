"""`jixiao compare`: what became of projects and findings from one version, folder or year to another."""

import json
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.cli import main

TABLE = """\
表题: 河道清淤（{year}年）绩效目标表
单位: 101市水利局
金额单位: 万元
项目名称: 河道清淤（{year}年）
预算数: {budget}
财政资金: {budget}
资金用途: 用于城区河道清淤
绩效目标: 清淤城区河道12公里，保护沿岸3万人
指标:
- {{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: {length}}}
- {{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: {rate}}}
- {{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 完工时间, 指标值: {year}年10月底前}}
- {{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益人口, 指标值: ≥3万人}}
"""


def table(year: int = 2025, budget: str = "55.00", length: str = "≥12公里", rate: str = "≥95%") -> str:
    return TABLE.format(year=year, budget=budget, length=length, rate=rate)


def write(folder: Path, **files: str) -> list[str]:
    paths = []
    for name, text in files.items():
        path = folder / name / "表.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        paths.append(str(path.parent))
    return paths


def compared(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert main(["compare", "--isolated", "--no-cache", "-f", "json", *arguments]) == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def changes(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (one["kind"], one["what"])
        for project in found["projects"]
        for pair in project["pairs"]
        for one in pair["changes"]
    ]


def test_a_second_version_mends_one_thing_and_breaks_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = write(
        tmp_path, old=table(length="≥12"), new=table(budget="60.00").replace("财政资金: 60.00", "财政资金: 70.00")
    )
    found = compared(capsys, old, new)
    findings = {name: [one["code"] for one in found["findings"][name]] for name in ("new", "left", "mended")}
    assert findings["new"] == ["MON001"]
    assert findings["mended"] == ["UNI001"]
    assert ("budget", "预算数") in changes(found)


def test_what_stands_on_both_sides_is_neither_new_nor_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = write(tmp_path, old=table(length="≥12"), new=table(length="≥13"))
    found = compared(capsys, old, new)
    assert "UNI001" in [one["code"] for one in found["findings"]["left"]]
    assert found["findings"]["new"] == found["findings"]["mended"] == []


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (table(rate="≥90%"), ("loosened", "验收合格率")),
        (table(rate="≥98%"), ("tightened", "验收合格率")),
        (table(length="≥3处"), ("unit", "清淤长度")),
        (table().replace("验收合格率", "淤泥外运量"), ("dropped", "验收合格率")),
        (table().replace("验收合格率", "淤泥外运量"), ("added", "淤泥外运量")),
        (table(budget="60.00"), ("budget", "预算数")),
    ],
)
def test_each_change_of_a_version_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], now: str, kind: tuple[str, str]
) -> None:
    assert kind in changes(compared(capsys, *write(tmp_path, old=table(), new=now)))


def test_the_same_written_otherwise_is_no_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert changes(compared(capsys, *write(tmp_path, old=table(), new=table(length="≥12000米")))) == []


def test_a_year_later_the_same_day_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(capsys, *write(tmp_path, old=table(2024), new=table(2025, rate="≥98%")))
    assert changes(found) == [("tightened", "验收合格率")]


def test_copied_while_the_money_grew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(capsys, *write(tmp_path, old=table(2024), new=table(2025, budget="66.00")))
    assert ("copied-for-more", "") in changes(found)


def test_a_self_evaluation_of_the_old_side_says_what_was_reached(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    came = table(2024).replace("指标值: ≥12公里", "指标值: ≥12公里, 实际完成值: 18公里")
    old, new = write(tmp_path, old=table(2024), new=table(2025))
    (Path(old) / "自评.yaml").write_text(came, encoding="utf-8")
    assert ("below-reached", "清淤长度") in changes(compared(capsys, old, new))


def test_projects_of_one_side_only_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = table().replace("河道清淤", "堤防加固")
    old, new = write(tmp_path, old=table(), new=table())
    (Path(new) / "另一张.yaml").write_text(other, encoding="utf-8")
    assert compared(capsys, old, new)["summary"]["only_new"] == 1
    assert compared(capsys, new, old)["summary"]["only_old"] == 1


def test_new_findings_fail_only_where_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = write(tmp_path, old=table(), new=table(length="≥12"))
    assert compared(capsys, old, new)["summary"]["new"] > 0
    compared(capsys, "--fail-on", "new", old, new, code=1)
    compared(capsys, "--fail-on", "new", new, old, code=0)


def test_the_screen_says_it_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = write(tmp_path, old=table(2024), new=table(2025, rate="≥90%", length="≥12"))
    assert main(["compare", "--isolated", "--no-cache", old, new]) == 0
    shown = capsys.readouterr().out
    assert "两边都有的项目 1 个" in shown
    assert "要求放宽：验收合格率：≥95% → ≥90%" in shown
    assert "新出现的问题" in shown


def test_a_side_without_tables_cannot_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (old,) = write(tmp_path, old=table())
    (tmp_path / "空").mkdir()
    assert main(["compare", "--isolated", old, str(tmp_path / "空")]) == 2
    assert "没有读到绩效目标表" in capsys.readouterr().err
    assert main(["compare", "--isolated", old, str(tmp_path / "没有.docx")]) == 2


def test_a_file_that_was_read_in_part_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = write(tmp_path, old=table(), new=table().replace("三级指标: 受益人口", "三级指标名: 受益人口"))
    found = compared(capsys, old, new, code=2)
    assert found["whole"] is False
    assert "dropped" not in [kind for kind, _ in changes(found)]
