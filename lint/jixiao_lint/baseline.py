"""A baseline: the findings that were there when somebody drew a line, so that a later run shows only what came since."""

import json
from collections.abc import Iterator

from jixiao_grammar.record import Record
from jixiao_lint.finding import Finding
from jixiao_lint.result import FileResult, RunResult, Verdict

_VERSION = 1


class BaselineError(Exception):
    """A baseline that cannot be used; the sentence for the user is its first argument."""


class Known(Record):
    """A finding of the baseline. `path` is the file's name from its work tree."""

    fingerprint: str
    code: str
    path: str
    message: str


class Compared(Record):
    """What is left of a run without the findings of a baseline, and what of the baseline is gone in the files that were read."""

    result: RunResult
    gone: tuple[Known, ...]


def baseline_of(result: RunResult) -> str:
    """The findings of a run as the text of a baseline: sorted, a finding a line, the same bytes for the same findings."""
    known = sorted(
        (file.path.name, finding.code, finding.fingerprint, finding.message) for file, finding in _all(result)
    )
    lines = [
        json.dumps({"path": path, "code": code, "fingerprint": fingerprint, "message": message}, ensure_ascii=False)
        for path, code, fingerprint, message in known
    ]
    body = ",\n".join(f"  {line}" for line in lines)
    return f'{{"version": {_VERSION},\n "findings": [\n{body}\n ]}}\n'


def read_baseline(text: str) -> tuple[Known, ...]:
    """The findings of a baseline. Raises BaselineError for a text that is none, or one of another version."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BaselineError("不是完整的基线文件，可能没有写完；请用 --write-baseline 重新生成") from error
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise BaselineError("不是基线文件；请用 --write-baseline 生成")
    if data.get("version") != _VERSION:
        raise BaselineError(f"是另一个版本的基线（{data.get('version')}），请用 --write-baseline 重新生成")
    return tuple(_known(entry) for entry in data["findings"])


def _known(entry: object) -> Known:
    fields = ("fingerprint", "code", "path", "message")
    if not isinstance(entry, dict) or not all(isinstance(entry.get(field), str) for field in fields):
        raise BaselineError("有一条记录不完整，可能被改过；请用 --write-baseline 重新生成")
    return Known(*(entry[field] for field in fields))


def compared(result: RunResult, baseline: tuple[Known, ...]) -> Compared:
    """The run without what the baseline knows; what is hidden is counted as suppressed."""
    known = {entry.fingerprint for entry in baseline}
    files = tuple(_without(file, known) for file in result.files)
    hidden = sum(len(before.findings) - len(after.findings) for before, after in zip(result.files, files, strict=True))
    met = {finding.fingerprint for finding in result.findings()}
    read = {file.path.name for file in result.files if file.verdict is Verdict.READ}
    gone = tuple(entry for entry in baseline if entry.fingerprint not in met and entry.path in read)
    return Compared(result._replace(files=files, suppressed=result.suppressed + hidden), gone)


def _without(file: FileResult, known: set[str]) -> FileResult:
    left = tuple(finding for finding in file.findings if finding.fingerprint not in known)
    return file if len(left) == len(file.findings) else file._replace(findings=left)


def _all(result: RunResult) -> Iterator[tuple[FileResult, Finding]]:
    return ((file, finding) for file in result.files for finding in file.findings)
