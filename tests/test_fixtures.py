"""Whole tables as bureaus of several provinces fill them in: some in order, some with their defects written beside them."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.cli import main

FIXTURES = Path(__file__).parent.parent / "fixtures"
IN_ORDER = sorted((FIXTURES / "ok").glob("*.yaml"))
DEFECTIVE = sorted((FIXTURES / "err").glob("*.yaml"))
EXPECTED = re.compile(r"# 期望(?P<serious>[ A-Z0-9]*)(?:\((?P<hints>[ A-Z0-9]+)\))?$")
# A table in order may still draw a few hints; a flood of them is a defect of the rules.
HINTS_A_ROW = 1


def findings(path: Path, tmp_path: Path) -> list[dict[str, Any]]:
    """What the default selection says about a file."""
    target = tmp_path / "report.json"
    arguments = ["--isolated", "--level", "info", "--exit-zero", "--output-format", f"json={target}"]
    assert main(["check", str(path), *arguments]) == 0
    report = json.loads(target.read_text(encoding="utf-8"))
    assert report["summary"]["tables"]
    loaded: list[dict[str, Any]] = report["findings"]
    return loaded


@pytest.mark.parametrize("path", IN_ORDER, ids=lambda path: path.stem)
def test_table_in_order_has_no_error_and_no_warning(path: Path, tmp_path: Path) -> None:
    found = findings(path, tmp_path)
    assert [f"{item['code']} {item['message']}" for item in found if item["severity"] != "info"] == []


@pytest.mark.parametrize("path", IN_ORDER, ids=lambda path: path.stem)
def test_hints_do_not_flood_a_table_in_order(path: Path, tmp_path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("三级指标:")
    assert len(findings(path, tmp_path)) <= lines * HINTS_A_ROW


@pytest.mark.parametrize("path", DEFECTIVE, ids=lambda path: path.stem)
def test_defects_are_found_where_they_are_and_nowhere_else(path: Path, tmp_path: Path) -> None:
    serious: dict[int, set[str]] = defaultdict(set)
    hints: dict[int, set[str]] = defaultdict(set)
    for item in findings(path, tmp_path):
        (hints if item["severity"] == "info" else serious)[item["location"]["line"]].add(item["code"])
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = EXPECTED.search(line)
        assert serious[number] == set(match["serious"].split() if match else []), line
        assert hints[number] >= set((match["hints"] or "").split() if match else []), line
