"""When a rule is folded on the screen."""

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding, IndicatorRef, Severity
from jixiao_lint.report.folding import fold_floods
from jixiao_lint.result import FileResult
from records import replace


def _file(findings: list[Finding], indicators: int) -> FileResult:
    return FileResult(FilePath.of("a.txt"), "", "txt", 1, indicators, tuple(findings))


def _on_rows(finding: Finding, count: int) -> list[Finding]:
    return [replace(finding, indicator=IndicatorRef(row, "", "", "")) for row in range(1, count + 1)]


@pytest.mark.parametrize(
    ("count", "indicators", "floods"),
    [(5, 5, 0), (6, 6, 1), (6, 11, 1), (6, 12, 0), (50, 91, 1), (45, 91, 0)],
)
def test_six_findings_on_more_than_half_of_the_rows_are_a_flood(
    count: int, indicators: int, floods: int, finding: Finding
) -> None:
    single, folded = fold_floods(_file(_on_rows(finding, count), indicators))
    assert len(folded) == floods
    assert len(single) == (0 if floods else count)


def test_many_findings_on_one_row_are_no_flood(finding: Finding) -> None:
    single, folded = fold_floods(_file([finding] * 20, 30))
    assert (len(single), len(folded)) == (20, 0)


def test_the_others_keep_their_order_and_severities_are_told_apart(finding: Finding) -> None:
    flood = _on_rows(finding, 6)
    error = replace(finding, severity=Severity.ERROR)
    other = replace(finding, code="MON002")
    single, folded = fold_floods(_file([flood[0], other, *flood[1:], error], 6))
    assert single == (other, error)
    assert [fold.findings for fold in folded] == [tuple(flood)]
