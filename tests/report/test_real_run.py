"""Every format on the seed tables, from the command line to files, as a CI job has them."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from jixiao_lint.report import FORMATS

ROOT = Path(__file__).parents[2]
SEED = "fixtures/tianjin-veterans-2025.txt"
SCHEMAS = ROOT.parent / "shared" / "schemas"


def _check(folder: Path) -> dict[str, str]:
    outputs = [option for name in FORMATS for option in ("--output-format", f"{name}={folder / name}")]
    command = [sys.executable, "-m", "jixiao_lint", "check", SEED, "--isolated", "--level", "info", *outputs]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == ""
    assert done.returncode == 1
    return {name: (folder / name).read_bytes().decode("utf-8") for name in FORMATS}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The reports of one run in every format."""
    return _check(tmp_path_factory.mktemp("reports"))


@pytest.fixture(scope="module")
def findings(reports: dict[str, str]) -> list[dict[str, Any]]:
    """The findings as our JSON has them."""
    found: list[dict[str, Any]] = json.loads(reports["json"])["findings"]
    return found


def test_what_was_checked_is_counted(reports: dict[str, str], findings: list[dict[str, Any]]) -> None:
    summary = json.loads(reports["json"])["summary"]
    assert (summary["files"], summary["tables"], summary["indicators"]) == (1, 12, 91)
    assert summary["rules"] > 0
    assert len(findings) == summary["errors"] + summary["warnings"] + summary["infos"] > 0


def test_every_format_has_every_finding(reports: dict[str, str], findings: list[dict[str, Any]]) -> None:
    counts = {
        "concise": len(reports["concise"].splitlines()),
        "jsonl": len(reports["jsonl"].splitlines()),
        "github": len(re.findall("^::", reports["github"], re.MULTILINE)),
        "gitlab": len(json.loads(reports["gitlab"])),
        "sarif": len(json.loads(reports["sarif"])["runs"][0]["results"]),
        "rdjson": len(json.loads(reports["rdjson"])["diagnostics"]),
        "rdjsonl": len(reports["rdjsonl"].splitlines()),
        "junit": len(list(ElementTree.fromstring(reports["junit"]).iter("failure"))),
        "checkstyle": len(list(ElementTree.fromstring(reports["checkstyle"]).iter("error"))),
        "azure": len(reports["azure"].splitlines()),
        "teamcity": len(re.findall(r"^##teamcity\[inspection ", reports["teamcity"], re.MULTILINE)),
        "markdown": len(re.findall(r"^\| (?:错误|警告|提示) \|", reports["markdown"], re.MULTILINE)),
    }
    assert counts == dict.fromkeys(counts, len(findings))


def test_every_stretch_is_where_the_report_says(findings: list[dict[str, Any]]) -> None:
    lines = (ROOT / SEED).read_bytes().decode("utf-8-sig").splitlines()
    for finding in findings:
        place, span = finding["location"], finding["span"]
        if place["line"] == place["end_line"]:
            on_paper = lines[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1]
            assert on_paper == finding["text"][span["start"] : span["end"]]


def test_byte_columns_point_at_the_same_text(reports: dict[str, str], findings: list[dict[str, Any]]) -> None:
    lines = (ROOT / SEED).read_bytes().splitlines()
    for diagnostic, finding in zip(json.loads(reports["rdjson"])["diagnostics"], findings, strict=True):
        start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
        if start["line"] == end["line"]:
            text = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode("utf-8")
            assert text == finding["text"][finding["span"]["start"] : finding["span"]["end"]]


@pytest.mark.parametrize(
    ("name", "schema"), [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson-DiagnosticResult.json")]
)
def test_reports_with_a_schema_are_valid(name: str, schema: str, reports: dict[str, str]) -> None:
    if not (SCHEMAS / schema).exists():
        pytest.skip(f"{schema} is not at hand")
    from jsonschema import Draft7Validator

    validator = Draft7Validator(json.loads((SCHEMAS / schema).read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(json.loads(reports[name]))] == []


def test_fingerprints_are_not_given_twice(reports: dict[str, str], findings: list[dict[str, Any]]) -> None:
    for keys in (
        [finding["fingerprint"] for finding in findings],
        [issue["fingerprint"] for issue in json.loads(reports["gitlab"])],
    ):
        assert len(set(keys)) == len(keys)


def test_no_report_has_escape_codes(reports: dict[str, str]) -> None:
    assert [name for name, report in reports.items() if "\x1b" in report] == []


def test_another_run_gives_the_same_bytes(reports: dict[str, str], tmp_path: Path) -> None:
    assert _check(tmp_path) == reports
