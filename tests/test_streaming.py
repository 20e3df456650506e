"""Reports of lines are written file by file: together they are the report that is written at once."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main, streaming
from jixiao_lint.report import LINE_FORMATS
from jixiao_lint.result import FileResult

ROOT = Path(__file__).parent.parent
FILES = (ROOT / "fixtures" / "ok", ROOT / "fixtures" / "err", ROOT / "fixtures" / "tianjin-veterans-2025.txt")


@pytest.mark.parametrize("form", sorted(LINE_FORMATS))
@pytest.mark.parametrize("options", [("--level", "info"), ("--ignore", "XTB")], ids=" ".join)
def test_line_by_line_is_what_is_written_into_a_file(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], form: str, options: tuple[str, ...]
) -> None:
    arguments = ["check", *map(str, FILES), "--isolated", "-q", *options]
    at_once = tmp_path / "report"
    code = main([*arguments, "-f", f"{form}={at_once}"])
    capfdbinary.readouterr()
    assert main([*arguments, "-f", form]) == code == 1
    assert capfdbinary.readouterr().out == at_once.read_bytes()


def test_what_is_printed_is_not_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    held = []
    lean = streaming._lean

    def watched(file: FileResult) -> FileResult:
        held.append(lean(file))
        return held[-1]

    monkeypatch.setattr(streaming, "_lean", watched)
    main(["check", str(FILES[2]), "--isolated", "-q", "-f", "concise"])
    (file,) = held
    assert [finding.message for finding in file.findings] == [""]


def test_a_run_that_reads_no_table_prints_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("一.txt", "二.txt"):
        (tmp_path / name).write_text("会议通知\n", encoding="utf-8")
    assert main(["check", str(tmp_path), "-f", "concise"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "没有一个是绩效目标表" in err
