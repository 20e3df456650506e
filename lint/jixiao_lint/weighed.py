"""The bases of findings as they stand for the unit of each table."""

from collections.abc import Mapping

from jixiao_lint.config.selection import Chosen
from jixiao_lint.documents import Cited
from jixiao_lint.jurisdiction import jurisdiction_of, standing
from jixiao_lint.result import FileResult


def weighed(file: FileResult, chosen: Chosen, documents: Mapping[str, Cited]) -> FileResult:
    """The file with the bases of its findings as they stand for the unit of each table, the highest first."""
    units = {table.index: table.unit for table in file.recognised}
    findings = []
    for finding in file.findings:
        unit = units.get(finding.table.index, "") if finding.table else ""
        basis = standing(finding.basis, documents, jurisdiction_of(unit, chosen.scope))
        findings.append(finding._replace(basis=basis))
    return file._replace(findings=tuple(findings))
