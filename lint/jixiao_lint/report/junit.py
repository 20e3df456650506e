"""JUnit's XML: a test suite a file, a failed test case a finding."""

import os
from collections import Counter
from collections.abc import Iterator

from jixiao_lint.finding import Finding
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.markup import attributes, escaped
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import address, position, referring
from jixiao_lint.report.words import basis_line
from jixiao_lint.result import FileResult, RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """Every finding is a failure, whatever its severity; a file without findings has one passing test case."""
    suites = [_suite(file, result, options) for file in result.files]
    failures = sum(len(file.findings) for file in result.files)
    tests = sum(max(1, len(file.findings)) for file in result.files)
    skipped = sum(_is_skipped(file) for file in result.files)
    counts = attributes(name="jixiao", tests=tests, failures=failures, errors=0, skipped=skipped, time=0)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{counts}>\n{"".join(suites)}</testsuites>\n'


def _suite(file: FileResult, result: RunResult, options: RenderOptions) -> str:
    failures = len(file.findings)
    path = file.path.portable
    counts = attributes(
        name=path, tests=max(1, failures), failures=failures, errors=0, skipped=int(_is_skipped(file)), time=0
    )
    cases = list(_failures(file, result.titles, options)) or [_clean_case(file, path, options)]
    return f"  <testsuite{counts}>\n{_not_examined(file, result)}{''.join(cases)}  </testsuite>\n"


def _not_examined(file: FileResult, result: RunResult) -> str:
    """What no rule could judge: a suite that passes is no approval."""
    if not file.tables or not result.not_examined:
        return ""
    told = attributes(name="not_examined", value="；".join(result.not_examined))
    return f"    <properties>\n      <property{told}/>\n    </properties>\n"


def _clean_case(file: FileResult, path: str, options: RenderOptions) -> str:
    case = f"    <testcase{attributes(name='jixiao', classname=_class(path), file=path, time=0)}"
    if not _is_skipped(file):
        return case + "/>\n"
    reason = "没有绩效目标表，未检查" if options.lang == "zh" else "no target table, not checked"
    return f"{case}><skipped{attributes(message=reason)}/></testcase>\n"


def _failures(file: FileResult, titles: dict[str, str], options: RenderOptions) -> Iterator[str]:
    path = file.path.portable
    seen: Counter[str] = Counter()
    for finding in file.findings:
        name = _name(finding)
        seen[name] += 1
        if seen[name] > 1:
            name += f" #{seen[name]}"
        line = position(finding.location).line
        case = attributes(name=name, classname=_class(path), file=path, line=line, time=0)
        failure = attributes(message=referring(finding, options.lang), type=finding.severity.value)
        body = escaped(_body(finding, path, titles, options))
        yield f"    <testcase{case}>\n      <failure{failure}>{body}</failure>\n    </testcase>\n"


def _name(finding: Finding) -> str:
    """Rule and key: what stays the same from run to run as long as the rows keep their places."""
    parts = [finding.code, finding.name]
    if finding.table:
        parts.append(f"表{finding.table.index}")
    if finding.indicator:
        parts.append(f"指标{finding.indicator.index}")
    if finding.field:
        parts.append(f"「{finding.field}」")
    return " ".join(parts)


def _body(finding: Finding, path: str, titles: dict[str, str], options: RenderOptions) -> str:
    at = position(finding.location)
    where = address(finding, options.lang)
    head = f"{path}: {where}" if where else f"{path}:{at.line}:{at.column}"
    reason = basis_line(finding.basis, titles, options.lang, numbered=True)
    cell = [one_line(finding.text)] if finding.text else []
    return "\n".join([head, referring(finding, options.lang), *cell, *([reason] if reason else [])])


def _class(path: str) -> str:
    return os.path.splitext(path)[0]


def _is_skipped(file: FileResult) -> bool:
    return file.skipped and not file.findings
