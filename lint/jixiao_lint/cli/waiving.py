"""`--add-waivers`: what is shown is written into the file of waivers, with the reason that the user gives."""

import os
from collections import defaultdict

from jixiao_lint.cli import streams
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.output import put
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding
from jixiao_lint.result import RunResult
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.waivers.listed import NAME
from jixiao_lint.waivers.side_file import as_text, read_side_file
from jixiao_lint.waivers.waiver import Named

_HEAD = "# 已经说明过的问题：写明原因（reason），可以写到哪一天为止（until: 2025-12-31）。\n"


def add_waivers(reason: str, shown: RunResult, rulebook: Rulebook) -> int:
    """Append an entry for each finding shown to the file of waivers that holds for its file. Raises Failure without a reason."""
    if not reason.strip():
        raise Failure("--add-waivers 后面要写明原因")
    by_home: dict[str, list[Finding]] = defaultdict(list)
    for finding in shown.findings():
        by_home[_home(finding.path, rulebook)].append(finding)
    for home, findings in by_home.items():
        _append(home, findings, reason.strip())
        streams.tell(f"jixiao: 已把 {len(findings)} 条问题记进 {home}，原因：{reason.strip()}")
    if not by_home:
        streams.tell("jixiao: 没有显示出来的问题，没有写豁免")
    return 0


def _home(path: FilePath, rulebook: Rulebook) -> str:
    choice = rulebook.choice(path)
    found = rulebook.library.home(path, choice)
    return found or os.path.join(os.path.dirname(os.path.abspath(path)), NAME)


def _append(home: str, findings: list[Finding], reason: str) -> None:
    before = _text(home)
    folder = os.path.dirname(home)
    entries = [(finding.code, _relative(finding.path, folder), _scope(finding)) for finding in findings]
    text = (before if before.endswith("\n") or not before else before + "\n") + as_text(entries, reason)
    put(home, text.encode("utf-8"))


def _text(home: str) -> str:
    """What stands in the file of waivers so far. Raises Failure where it cannot be read, ConfigError where it is none."""
    if not os.path.exists(home):
        return _HEAD
    read_side_file(home)
    try:
        with open(home, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise Failure(f"读不了 {home}：{why(error)}") from error


def _relative(path: FilePath, folder: str) -> str:
    return os.path.relpath(os.path.realpath(path), os.path.realpath(folder)).replace(os.sep, "/")


def _scope(finding: Finding) -> Named:
    return Named(
        finding.table.project if finding.table else "",
        finding.indicator.level3 if finding.indicator else "",
        finding.field or "",
    )
