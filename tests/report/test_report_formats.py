"""What every output format promises."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding, TableRef
from jixiao_lint.report import FORMATS, STATISTICS_FORMATS, RenderOptions, render
from jixiao_lint.result import RunResult
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]

ALL = sorted(FORMATS)
MACHINE = sorted(set(FORMATS) - {"text"})


@pytest.mark.parametrize("name", ALL)
def test_two_runs_give_the_same_bytes(name: str, mixed_run: RunResult) -> None:
    assert render(name, mixed_run, RenderOptions()) == render(name, mixed_run, RenderOptions())


@pytest.mark.parametrize("name", ALL)
def test_every_finding_is_there(name: str, mixed_run: RunResult) -> None:
    report = render(name, mixed_run, RenderOptions())
    assert report.count("数值缺少计量单位") >= 5
    assert "文件不是有效的 docx" in report
    assert report.endswith("\n")


@pytest.mark.parametrize("name", MACHINE)
@pytest.mark.parametrize("colour", [False, True])
def test_machines_never_get_escape_codes(name: str, colour: bool, finding: Finding, run_of: MakeRun) -> None:
    hostile = "\x1b[31m红\x1b[0m\x07\x0b\x9b31m"
    table = TableRef(1, hostile, hostile)
    result = run_of(
        replace(finding, message=hostile, text=hostile, path=FilePath.of("a\x1b[1m.txt"), table=table), source=None
    )
    report = render(name, result, RenderOptions(colour=colour))
    assert "\x1b" not in report
    assert "\x9b" not in report


@pytest.mark.parametrize("name", ALL)
def test_a_file_name_that_is_not_utf8_can_be_written(name: str, finding: Finding, run_of: MakeRun) -> None:
    report = render(name, run_of(replace(finding, path=FilePath.of("坏\udcff.txt"))), RenderOptions())
    assert report.encode("utf-8")


@pytest.mark.parametrize("name", sorted(STATISTICS_FORMATS))
def test_statistics_can_be_had_in_these_formats(name: str, mixed_run: RunResult) -> None:
    assert "MON002" in render(name, mixed_run, RenderOptions(statistics=True))


def test_a_format_that_does_not_exist_is_refused(mixed_run: RunResult) -> None:
    with pytest.raises(KeyError):
        render("pdf", mixed_run, RenderOptions())
    with pytest.raises(KeyError):
        render("sarif", mixed_run, RenderOptions(statistics=True))


@pytest.mark.parametrize("module", sorted({*FORMATS.values(), *STATISTICS_FORMATS.values()}))
def test_every_format_has_its_printer(module: str) -> None:
    assert callable(import_module(module).render)


@pytest.mark.parametrize("name", MACHINE)
def test_a_report_costs_as_much_more_as_it_has_findings(name: str, finding: Finding, run_of: MakeRun) -> None:
    def cost(findings: int) -> float:
        result = run_of(*(replace(finding, fingerprint=f"{number:x}") for number in range(findings)))
        return min(timed(result) for _ in range(3))  # what else the machine does only ever adds

    def timed(result: RunResult) -> float:
        start = time.process_time()
        assert render(name, result, RenderOptions())
        return time.process_time() - start

    cost(100)  # imports apart
    assert cost(8_000) < 16 * cost(2_000)  # four times as many; a quadratic printer takes sixteen times as long


def test_only_the_screen_costs_rich() -> None:
    code = """
import json, sys
from jixiao_lint.file_path import FilePath
from jixiao_lint.report import FORMATS, RenderOptions, render
from jixiao_lint.result import FileResult, RunResult
result = RunResult((FileResult(FilePath.of("a.txt"), "", "txt", 1, 1, ()),), (), {})
for name in FORMATS:
    if name != "text":
        render(name, result, RenderOptions())
print(json.dumps(sorted(m for m in sys.modules if m.split(".")[0] in ("rich", "jsonschema", "ruamel", "lark"))))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
