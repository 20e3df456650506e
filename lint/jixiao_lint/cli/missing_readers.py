"""A reader that is not installed concerns many files of a commit in the same way: it is named once."""

from collections import Counter
from collections.abc import Sequence

from jixiao_lint.result import Fault, FileResult


def told_once(files: Sequence[FileResult]) -> tuple[FileResult, ...]:
    """The files; of those that stay unread for one reason of this machine's, the first alone says so, and for how many."""
    reasons = Counter(_reason(file) for file in files)
    met: set[str] = set()
    told = []
    for file in files:
        reason = _reason(file)
        if not reason or reasons[reason] == 1:
            told.append(file)
        elif reason in met:
            told.append(file._replace(findings=()))
        else:
            met.add(reason)
            message = f"{reason}（另有 {reasons[reason] - 1} 个文件同样没有读）"
            told.append(file._replace(findings=(file.findings[0]._replace(message=message), *file.findings[1:])))
    return tuple(told)


def _reason(file: FileResult) -> str:
    return file.findings[0].message if file.fault is Fault.HERE and file.findings else ""
