"""Waivers: a reason silences a finding, where it says so and nowhere else, and none outlives its cause."""

import json
from pathlib import Path

import pytest

from jixiao_lint.cli import main

FLOW = """\
指标:
- {三级指标: 建设项目个数, 指标值: ≥1}%s
- {三级指标: 参训人员个数, 指标值: ≥2}
"""
CHOSEN = ("--select", "UNI001", "-f", "json", "--level", "info")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The code and the indicator of each finding."""
    capsys.readouterr()
    main(["check", *arguments, *CHOSEN])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return [f"{finding['code']} {(finding['indicator'] or {}).get('index', '')}".strip() for finding in findings]


# ---- comments


def test_a_comment_behind_a_row_silences_that_row_and_not_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(FLOW % "  # jixiao: ignore[UNI001] 系统自带单位", encoding="utf-8")
    assert found(capsys, "a.yaml") == ["UNI001 2"]


def test_a_comment_on_its_own_line_silences_the_row_below(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(FLOW % "\n# jixiao: ignore[UNI001] 系统自带单位", encoding="utf-8")
    assert found(capsys, "a.yaml") == ["UNI001 1"]


@pytest.mark.parametrize(
    "scalar",
    ['绩效目标: "清淤 # jixiao: ignore[UNI001] 原因"', "绩效目标: |\n  清淤\n  # jixiao: ignore[UNI001] 原因"],
)
def test_what_stands_in_a_scalar_is_text_and_no_comment(scalar: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(f"{scalar}\n{FLOW % ''}", encoding="utf-8")
    assert found(capsys, "a.yaml") == ["UNI001 1", "UNI001 2"]


# ---- the file of waivers


def listed(*entries: str) -> None:
    Path("jixiao-waivers.yaml").write_text("".join(f"- {{{entry}}}\n" for entry in entries), encoding="utf-8")


def test_an_entry_silences_its_row_in_a_table_of_any_format(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text("三级指标,指标值\n建设项目个数,≥1\n参训人员个数,≥2\n", encoding="utf-8")
    listed("rules: [UNI001], file: a.csv, indicator: 建设项目个数, reason: 系统自带单位")
    assert found(capsys, "a.csv") == ["UNI001 2"]
    assert found(capsys, "a.csv", "--isolated") == ["UNI001 1", "UNI001 2"]


def test_an_entry_follows_its_row_when_rows_move(capsys: pytest.CaptureFixture[str]) -> None:
    listed("rules: missing-unit, indicator: 建设项目个数, reason: 系统自带单位")
    Path("a.csv").write_text("三级指标,指标值\n参训人员个数,≥2\n建设项目个数,≥1\n", encoding="utf-8")
    assert found(capsys, "a.csv") == ["UNI001 1"]


def test_a_file_of_waivers_is_looked_for_in_the_folders_above(capsys: pytest.CaptureFixture[str]) -> None:
    Path("2025").mkdir()
    Path("2025/a.csv").write_text("三级指标,指标值\n建设项目个数,≥1\n", encoding="utf-8")
    listed("rules: [UNI001], file: 2025/a.csv, reason: 系统自带单位")
    assert found(capsys, "2025/a.csv") == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("rules: [UNI001], indicator: 建设项目个数", ["FIL010", "UNI001 1"]),
        ("rules: [UNI001], indicator: 建设项目个数, reason: 原因, until: '2020-01-01'", ["FIL014", "UNI001 1"]),
        ("rules: [UNI001], indicator: 别的指标, reason: 原因", ["FIL009", "UNI001 1"]),
        ("rules: [UNI099], indicator: 建设项目个数, reason: 原因", ["FIL015", "UNI001 1"]),
        ("rules: [], indicator: 建设项目个数, reason: 原因", ["FIL016", "UNI001 1"]),
        ("rules: [TIM002], indicator: 建设项目个数, reason: 没有运行的规则", ["UNI001 1"]),
        ("rules: [UNI001], indicator: 建设项目个数, reason: 原因, until: '2999-01-01'", []),
    ],
)
def test_a_waiver_that_is_not_in_order_has_its_own_sentence(
    entry: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.csv").write_text("三级指标,指标值\n建设项目个数,≥1\n", encoding="utf-8")
    listed(entry)
    assert found(capsys, "a.csv") == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules: [UNI001]\n", "应当是一个列表"),
        ("- {rule: UNI001}\n", "第 1 条：不认识的配置项“rule”"),
        ("- {rules: [UNI001], until: 明年}\n", "until 应当是日期"),
        ("- {rules: [UNI001", "jixiao-waivers.yaml"),
    ],
)
def test_a_broken_file_of_waivers_is_told_and_nothing_is_checked(
    text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.csv").write_text("三级指标,指标值\n建设项目个数,≥1\n", encoding="utf-8")
    Path("jixiao-waivers.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "a.csv"]) == 2
    shown = capsys.readouterr()
    assert told in shown.err
    assert shown.out == ""


def test_what_is_shown_is_waived_with_a_reason_and_an_older_entry_stays(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text("三级指标,指标值\n建设项目个数,≥1\n参训人员个数,≥2\n", encoding="utf-8")
    listed("rules: [UNI001], file: a.csv, indicator: 建设项目个数, reason: 系统自带单位")
    before = Path("jixiao-waivers.yaml").read_text(encoding="utf-8")
    assert main(["check", "a.csv", "--select", "UNI001", "--add-waivers", "省厅“统一”模板: 不写单位"]) == 0
    assert Path("jixiao-waivers.yaml").read_text(encoding="utf-8").startswith(before)
    assert found(capsys, "a.csv") == []


def test_an_entry_about_a_file_that_is_gone_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text("三级指标,指标值\n建设项目个数,≥1个\n", encoding="utf-8")
    listed("rules: [UNI001], file: 旧.csv, reason: 系统自带单位")
    main(["check", "a.csv", "--select", "UNI001"])
    assert "豁免说的文件已经不在了" in capsys.readouterr().err


# ---- troubles with files


def test_trouble_with_a_file_can_be_ignored_by_name_and_a_run_that_read_nothing_is_never_green(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("坏.yaml").write_text("指标: [", encoding="utf-8")
    Path("a.csv").write_text("三级指标,指标值\n建设项目个数,≥1个\n", encoding="utf-8")
    assert main(["check", "坏.yaml", "a.csv", "--select", "UNI001", "--ignore", "FIL004"]) == 0
    assert main(["check", "坏.yaml", "--select", "UNI001", "--ignore", "FIL"]) == 2
    assert "什么也没有检查" in capsys.readouterr().err
