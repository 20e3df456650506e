"""A report that was written earlier, and the same checks made again: what differs. A report is text from anybody."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint import __version__
from jixiao_lint.config.files import Given
from jixiao_lint.finding import Severity
from jixiao_lint.options import Options
from jixiao_lint.period import Period
from jixiao_lint.report.record import finding_record
from jixiao_lint.result import FileResult, RunResult

# What of a finding must come out the same. Titles of documents and addresses of pages may be put in better words.
_COMPARED = ("code", "severity", "message", "path", "location", "fingerprint")


class ReportError(Exception):
    """A report that cannot be made again; `args[0]` is the sentence for the user, without the report's name."""


class Checked(Record):
    """A file of a report: its path as it was given, the digest of its bytes, and whether it was named."""

    path: str
    sha256: str
    named: bool


class Report(Record):
    """An earlier report. `findings` are the records as they stand in it."""

    version: str
    rules: str
    configuration: str
    options: Mapping[str, Any]
    files: tuple[Checked, ...]
    findings: tuple[Mapping[str, Any], ...]

    @property
    def given(self) -> Given:
        """What was said about configurations."""
        said = self.options
        return Given(said["config"], said["isolated"], tuple(said["profiles"]), tuple(said["packs"]))

    @property
    def level(self) -> Severity:
        """Down to which level findings are shown."""
        return Severity(self.options["level"])

    @property
    def baseline(self) -> str | None:
        """The baseline whose findings are left out."""
        path: str | None = self.options["baseline"]
        return path

    def as_options(self, given: Given) -> Options:
        """The options of the run, under the configurations that the user names now."""
        said = self.options
        as_of = said["as_of"] and Period(*map(date.fromisoformat, said["as_of"]))
        return Options(
            given,
            tuple(said["select"]),
            tuple(said["extend_select"]),
            tuple(said["ignore"]),
            year=said["year"],
            as_of=as_of or None,
            keeps_source=False,
        )


def read_report(text: str) -> Report:
    """An earlier report. Raises ReportError for a text that is none, or one that does not say how it was made."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportError("不是完整的 JSON，可能没有写完") from error
    if not isinstance(data, dict) or data.get("version") != 1 or not isinstance(data.get("files"), list):
        raise ReportError("不是 jixiao check --json 写的报告")
    if not isinstance(data.get("made_with"), dict):
        raise ReportError("没有写明是怎样检查的（较早的版本写的），不能核对；请用现在的版本重新检查一次")
    try:
        return _report(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReportError("有的内容不完整，可能被改过，不能核对") from error


def _report(data: Mapping[str, Any]) -> Report:
    made = data["made_with"]
    files = tuple(Checked(_text(one["path"]), _text(one["sha256"]), one["skipped"] is False) for one in data["files"])
    findings = tuple({key: one[key] for key in _COMPARED} for one in data["findings"])
    version = _text(data["tool"]["version"])
    report = Report(
        version, _text(made["rules_sha256"]), _text(made["configuration_sha256"]), made["options"], files, findings
    )
    _refuse_odd(report)
    return report


def _refuse_odd(report: Report) -> None:
    """Raise ValueError or TypeError where the options are none that a run could have had."""
    said = report.options
    for key in ("select", "extend_select", "ignore", "profiles", "packs"):
        if not isinstance(said[key], list):
            raise TypeError(key)
        for name in said[key]:
            _text(name)
    for key in ("config", "baseline"):
        if said[key] is not None:
            _text(said[key])
    if not isinstance(said["isolated"], bool) or not isinstance(said["year"], int | None):
        raise TypeError("isolated, year")
    _ = report.level, report.as_options(Given())
    for finding in report.findings:
        _text(finding["path"])
        _text(finding["code"])
        _text(finding["message"])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


class Differences(Record):
    """What differs, each as a sentence. `notes` alone change no conclusion; `changed` are files, `findings` what was found."""

    notes: tuple[str, ...]
    changed: tuple[str, ...]
    findings: tuple[str, ...]


def differences(report: Report, result: RunResult) -> Differences:
    """What is otherwise than in the report. `result` is the run made again over its files, in their order."""
    notes, changed = [], []
    if report.version != __version__:
        notes.append(f"版本不同：报告是 {report.version}，现在是 {__version__}")
    made = result.made_with
    if made is not None and made.rules != report.rules:
        notes.append("规则不同：规则的代码、词表或者所引文件和写报告时不一样")
    if made is not None and made.configuration != report.configuration:
        notes.append("配置不同：选择、级别、选项或者年度和写报告时不一样")
    same = set()
    for before, now in zip(report.files, result.files, strict=True):
        if before.sha256 == now.sha256:
            same.add(before.path)
        else:
            changed.append(f"{'文件改过了' if now.sha256 else '文件读不到了'}：{before.path}")
    # Of a file that changed, other findings are only to be expected.
    old = Counter(_line(one) for one in report.findings if one["path"] in same)
    new = Counter(_line(one) for one in _records(result.files) if one["path"] in same)
    findings = [f"不再出现：{line.said}" for line in (old - new).elements()]
    findings += [f"报告里没有：{line.said}" for line in (new - old).elements()]
    return Differences(tuple(notes), tuple(changed), tuple(findings))


class _Line(Record):
    key: str
    said: str


def _line(record: Mapping[str, Any]) -> _Line:
    key = json.dumps([record[key] for key in _COMPARED], ensure_ascii=True, sort_keys=True)
    return _Line(key, f"{record['path']} {record['code']} {record['message']}")


def _records(files: Sequence[FileResult]) -> Iterator[dict[str, Any]]:
    return (finding_record(finding, {}) for file in files for finding in file.findings)
