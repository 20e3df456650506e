"""An editor hands a text to `check - --fix` and takes back what comes out: always the whole text, whatever is wrong with it."""

import io
import sys
from pathlib import Path

import pytest

from jixiao_lint.cli import main

TEXT = "指标:\n- 二级指标: 数量指标\n  三级指标: 服务面积\n  指标值: ≥5000平米   # 合同面积\n"
SAMPLES = Path(__file__).parent.parent.parent / "fixtures" / "samples"


def given_back(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], name: str
) -> bytes:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    main(["check", "-", "--stdin-filename", name, "--fix", "--select", "UNI"])
    return capfdbinary.readouterr().out


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig"])
def test_the_text_comes_back_fixed_in_its_encoding(
    encoding: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    after = given_back(TEXT.encode(encoding), monkeypatch, capfdbinary, "绩效目标.yaml")
    assert after == TEXT.replace("平米", "平方米").encode(encoding)


@pytest.mark.parametrize(
    "data", [b"", "今天天气很好".encode(), "指标:\n- [\n".encode(), TEXT.replace("平米", "平方米").encode()]
)
def test_what_needs_no_fix_or_cannot_be_read_comes_back_as_it_was(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert given_back(data, monkeypatch, capfdbinary, "绩效目标.yaml") == data


def test_so_does_a_file_that_the_configuration_excludes(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    Path("jixiao.yaml").write_text("exclude: [往年/]\n", encoding="utf-8")
    assert given_back(TEXT.encode(), monkeypatch, capfdbinary, "往年/绩效目标.yaml") == TEXT.encode()


def test_the_report_goes_to_standard_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["check", "-", "--stdin-filename", "目标.yaml", "--fix", "--select", "UNI,STR001"]) == 1
    said = capsys.readouterr()
    assert "STR001" in said.err
    assert "改正了 1 处" in said.err
    assert "STR001" not in said.out


def test_a_diff_of_standard_input_bears_the_name_that_was_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["check", "-", "--stdin-filename", "目标.yaml", "--diff", "--select", "UNI"]) == 1
    assert capsys.readouterr().out.startswith("--- 目标.yaml\n+++ 目标.yaml\n")


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_kind_of_file_that_cannot_be_rewritten_says_so(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = str(SAMPLES / "targets.pdf")
    before = Path(pdf).read_bytes()
    main(["check", pdf, option, "--unsafe-fixes"])
    assert f"没有改写 {pdf}：pdf 文件不能由程序改写" in capsys.readouterr().err
    assert Path(pdf).read_bytes() == before
