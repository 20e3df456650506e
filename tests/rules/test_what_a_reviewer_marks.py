"""Whole tables with what a reviewer writes beside them, and their neighbours beside which nothing is written."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())
# `heard` and `hinted`: codes that must be said, at the default level and below it. `silent`: codes that must not be said.
CASES: list[dict[str, Any]] = YAML(typ="safe").load((Path(__file__).parent / "reviewer_marks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_a_reviewer_marks_is_said_and_nothing_beside_it(case: dict[str, Any]) -> None:
    found = check_bytes(FilePath.of("目标.yaml"), case["table"].encode(), CHOSEN).findings
    heard = {finding.code for finding in found if finding.severity is not Severity.INFO}
    hinted = {finding.code for finding in found} - heard
    assert set(case.get("heard", ())) <= heard
    assert set(case.get("hinted", ())) <= hinted
    assert not set(case.get("silent", ())) & (heard | hinted)
