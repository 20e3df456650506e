"""A report on a table without defects says what nobody examined, wherever it says that nothing was found."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_rules import NOT_EXAMINED

IN_ORDER = Path(__file__).parent.parent.parent / "fixtures" / "ok" / "绩效目标-河道清淤.yaml"


@pytest.mark.parametrize("form", ["text", "grouped", "markdown", "github", "json", "sarif", "junit"])
def test_a_clean_table_is_not_called_approved(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(IN_ORDER), "--isolated", "--no-cache", "--output-format", form]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert [heading for heading in NOT_EXAMINED if heading not in said] == []


@pytest.mark.parametrize("form", ["concise", "checkstyle", "csv", "rdjson", "gitlab"])
def test_a_list_of_findings_alone_claims_nothing(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(IN_ORDER), "--isolated", "--no-cache", "--output-format", form]) == 0
    assert "没有发现问题" not in capsys.readouterr().out
