"""One file from bytes to findings: the waist that the command line and the editor share."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from jixiao_lint.config.selection import Chosen
from jixiao_lint.engine import check
from jixiao_lint.file_problems import Reported, report_problem, report_waiver
from jixiao_lint.finding import Finding
from jixiao_lint.ignore import silence, waivers
from jixiao_lint.readers import Reading, read
from jixiao_lint.recognise import recognise
from jixiao_lint.result import FileResult, RuleInfo
from jixiao_lint.rule import Rule
from jixiao_lint.source import Source, paper_location
from jixiao_lint.table import Document, Table


def check_bytes(path: str, data: bytes, chosen: Chosen, *, named: bool = True, year: int | None = None) -> FileResult:
    """Read, recognise and check one file.

    `path` is what findings are to be called by. A file that cannot be read gives a finding, not an exception. With
    `named` False, a file that holds nothing like a table is passed over: it was met in a folder. `year` is the budget year
    of tables that do not name one.
    """
    reading = read(path, data)
    tables, problems = _tables(reading, year)
    digest = sha256(data).hexdigest()
    if not tables and not named and all(problem.means_no_table for problem in problems):
        return FileResult(path, digest, reading.format, 0, 0, (), reading.notes, skipped=True)
    document = Document(path, reading.format, tables)
    locate = reading.source.locate if reading.source else _on_paper
    found = check(document, chosen.rules, locate, chosen.precedence)
    about_file = [report_problem(path, problem, reading.source) for problem in problems]
    findings, suppressed = _silenced(path, found, tables, reading.source)
    return FileResult(
        path=path,
        sha256=digest,
        format=reading.format,
        tables=len(tables),
        indicators=sum(len(table.indicators) for table in tables),
        findings=tuple(sorted((*about_file, *findings), key=lambda finding: finding.order)),
        notes=reading.notes,
        source=reading.source.text if reading.source else None,
        suppressed=suppressed,
    )
