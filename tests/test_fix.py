"""Fixes change one stretch of one cell, keep the file's encoding and line ends, and are written only when that is proven."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main

YAML = """\
# 说明：保留
指标:
- 二级指标: 数量指标
  三级指标: 服务面积
  指标值: ≥5000平米   # 合同面积
- 二级指标: 质量指标
  三级指标: 合格率
  指标值: '≧95%'
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def fixed(name: str, data: bytes, *options: str) -> bytes:
    Path(name).write_bytes(data)
    main(["check", name, "--select", "UNI002,VAL003", "--fix", *options])
    return Path(name).read_bytes()


def test_only_the_stretch_changes() -> None:
    expected = YAML.replace("平米 ", "平方米 ").replace("≧", "≥")
    assert fixed("目标.yaml", YAML.encode()).decode() == expected


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_encoding_and_line_ends_stay(encoding: str) -> None:
    text = "\t三级指标\n\t指标值\n\n\t服务面积\n\t≥5000平米\n\n\t合格率\n\t≧95%\n".replace("\n", "\r\n")
    after = fixed("目标.txt", text.encode(encoding))
    assert after == text.replace("平米", "平方米").replace("≧", "≥").encode(encoding)


def test_a_fix_that_needs_review_waits_for_leave() -> None:
    text = "指标:\n- {二级指标: 数量指标, 三级指标: 造林面积, 指标值: 》300亩}\n"
    assert fixed("目标.yaml", text.encode()).decode() == text
    assert fixed("目标.yaml", text.encode(), "--unsafe-fixes").decode() == text.replace("》", "≥")


def test_text_behind_escapes_is_left_alone() -> None:
    text = '指标:\n- {三级指标: 服务面积, 指标值: "\\u22655000平米"}\n'
    assert fixed("目标.yaml", text.encode()).decode() == text


def test_diff_shows_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text(YAML, encoding="utf-8")
    assert main(["check", "目标.yaml", "--select", "UNI002", "--diff"]) == 1
    out = capsys.readouterr().out
    assert "-  指标值: ≥5000平米   # 合同面积\n+  指标值: ≥5000平方米   # 合同面积\n" in out
    assert Path("目标.yaml").read_text(encoding="utf-8") == YAML


def test_what_is_fixed_is_no_longer_found(capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text(YAML, encoding="utf-8")
    options = ["--select", "UNI002,VAL003", "--fail-level", "info", "--level", "info"]
    assert main(["check", "目标.yaml", *options]) == 1
    assert main(["check", "目标.yaml", *options, "--fix"]) == 0
    assert "改正了 2 处" in capsys.readouterr().err
    Path("目标.yaml").write_text(YAML, encoding="utf-8")
    assert main(["check", "目标.yaml", *options, "--fix", "--exit-non-zero-on-fix"]) == 1
