"""`--as-found`: what a hook names is met by the way; only tables are judged, and nothing is made of the rest."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_lint.readers import pdf
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.result import Fault

ROW = "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建设项目个数, 指标值: ≥1}\n"
SAMPLES = Path(__file__).parent.parent.parent / "fixtures" / "samples"


def test_files_without_a_table_are_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("办法.txt").write_text("第一条 为了加强绩效管理", encoding="utf-8")
    Path("ci.yaml").write_text("on: push\n", encoding="utf-8")
    Path("目标.yaml").write_text(ROW, encoding="utf-8")
    assert main(["check", "--as-found", "办法.txt", "ci.yaml"]) == 0
    said = capsys.readouterr()
    assert said.err == "jixiao: 给出的 2 个文件里没有绩效目标表，没有检查\n"
    assert main(["check", "--as-found", "办法.txt", "目标.yaml", "-f", "concise"]) == 1
    assert all(line.startswith("目标.yaml:") for line in capsys.readouterr().out.splitlines())
    assert main(["check", "办法.txt"]) == 1  # whoever names a file means it


def test_a_reader_that_is_missing_is_named_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise Unreadable("读 PDF 需要另装一个库。", "请运行 pip install。", fault=Fault.HERE)

    monkeypatch.setattr(pdf, "read_pdf", missing)
    for number in range(3):
        Path(f"绩效{number}.pdf").write_bytes((SAMPLES / "targets.pdf").read_bytes())
    assert main(["check", "--as-found", *(f"绩效{number}.pdf" for number in range(3)), "-f", "concise"]) == 1
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 1
    assert "另有 2 个文件同样没有读" in out
