"""A run that checked nothing does not look like one that found nothing."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main


@pytest.mark.parametrize("options", [["--select", "UNI001", "--ignore", "UNI001"], ["--ignore", "ALL"]])
def test_a_run_without_a_rule_ends_with_2(options: list[str], bad_row: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    assert main(["check", "目标.yaml", "--exit-zero", *options]) == 2
    assert "没有启用任何规则" in capsys.readouterr().err


def test_nor_does_a_configuration_that_came_with_the_tables_switch_all_off(
    bad_row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    for text in ("ignore: [ALL]\n", "per-file: {'*': {ignore: [ALL]}}\n", "select: [MON]\nignore: [MON]\n"):
        Path("jixiao.yaml").write_text(text, encoding="utf-8")
        assert main(["check", "."]) == 2
        assert "没有启用任何规则" in capsys.readouterr().err
    Path("jixiao.yaml").write_text("exclude: ['*']\n", encoding="utf-8")
    assert main(["check", "."]) == 2


def test_rules_for_some_of_the_files_are_rules(bad_row: str) -> None:
    for name in ("甲.yaml", "乙.yaml"):
        Path(name).write_text(bad_row, encoding="utf-8")
    Path("jixiao.yaml").write_text("select: [UNI001]\nper-file: {'甲.yaml': {ignore: [UNI001]}}\n", encoding="utf-8")
    assert main(["check", "."]) == 1


def test_folders_without_a_table_end_with_2_and_a_named_file_without_one_with_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("夹").mkdir()
    assert main(["check", "夹"]) == 2
    Path("夹/名单.csv").write_text("姓名,电话\n甲,1\n", encoding="utf-8")
    assert main(["check", "夹"]) == 2
    assert main(["check", "夹/名单.csv"]) == 1
    capsys.readouterr()
    Path("夹/坏.docx").write_bytes(b"PK\x03\x04")
    assert main(["check", "夹", "-f", "concise"]) == 1
    assert "坏.docx" in capsys.readouterr().out


@pytest.mark.parametrize("options", [["--exit-zero"], ["--fail-level", "never"]], ids=" ".join)
def test_no_option_makes_a_run_that_read_no_table_a_clean_one(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("通知.txt").write_text("会议通知\n", encoding="utf-8")
    Path("坏.yaml").write_text("a: [\n", encoding="utf-8")
    assert main(["check", "通知.txt", "坏.yaml", *options]) == 2
    assert "没有读到绩效目标表" in capsys.readouterr().err


def test_who_asks_for_nothing_but_readable_files_gets_an_answer(tmp_path: Path) -> None:
    table, broken = tmp_path / "表.csv", tmp_path / "坏.docx"
    table.write_text("一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,培训场次,≥3场\n", encoding="utf-8")
    broken.write_bytes(b"PK\x03\x04")
    assert main(["check", "--isolated", "--select", "FIL", str(table)]) == 0
    assert main(["check", "--isolated", "--select", "FIL", str(table), str(broken)]) == 1
