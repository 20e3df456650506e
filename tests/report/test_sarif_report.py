"""SARIF 2.1.0 as GitHub code scanning reads it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding, Fix, LineStretch, Severity
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.result import RuleInfo, RunResult
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]

SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "sarif-2.1.0.json"


def _run(result: RunResult, options: RenderOptions | None = None) -> dict[str, Any]:
    log = json.loads(render("sarif", result, options or RenderOptions()))
    assert log["version"] == "2.1.0"
    assert len(log["runs"]) == 1
    run: dict[str, Any] = log["runs"][0]
    return run


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(inner)


@pytest.mark.skipif(not SCHEMA.exists(), reason="the SARIF schema is not at hand")
def test_it_is_valid_sarif(mixed_run: RunResult, clean_run: RunResult) -> None:
    from jsonschema import Draft7Validator

    validator = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
    for result in (mixed_run, clean_run, replace(mixed_run, rules=()), RunResult((), (), {})):
        log = json.loads(render("sarif", result, RenderOptions()))
        assert [error.message for error in validator.iter_errors(log)] == []


def test_columns_are_declared_and_counted_in_code_points(finding: Finding, run_of: MakeRun) -> None:
    run = _run(run_of(finding))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 15,
    }  # fmt: skip


def test_paths_are_relative_and_percent_encoded(finding: Finding, run_of: MakeRun) -> None:
    for path, folder in (("表/a b.txt", None), ("./表/a b.txt", None), ("/repo/表/a b.txt", "/repo")):
        run = _run(run_of(replace(finding, path=FilePath.of(path, folder))))
        uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "%E8%A1%A8/a%20b.txt"
        assert run["artifacts"][0]["location"]["uri"] == uri


def test_a_file_outside_the_work_tree_keeps_its_folders(finding: Finding, run_of: MakeRun) -> None:
    run = _run(run_of(replace(finding, path=FilePath.of("/repository/a.txt", "/repo"))))
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "/repository/a.txt"


def test_fingerprints_do_not_move_with_the_rows(finding: Finding, run_of: MakeRun) -> None:
    moved = replace(finding, location=LineStretch(40, 12, 40, 15))
    before, after = (_run(run_of(f, source=None))["results"][0]["partialFingerprints"] for f in (finding, moved))
    assert before == after
    assert before["primaryLocationLineHash"] == "abc"


def test_repeats_have_fingerprints_of_their_own(finding: Finding, run_of: MakeRun) -> None:
    results = _run(run_of(finding, finding, finding))["results"]
    assert len({result["partialFingerprints"]["primaryLocationLineHash"] for result in results}) == 3


def test_every_result_names_its_rule_and_its_index(mixed_run: RunResult) -> None:
    run = _run(mixed_run)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["MON002", "QNT002", "STR000"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_rule_says_what_github_asks_for(clean_run: RunResult) -> None:
    rule = _run(clean_run)["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"] == {"text": "成本指标之和不得大于预算数"}
    assert rule["fullDescription"] == {"text": "成本指标之和不得大于预算数。\n\n两处的钱是同一笔钱。"}
    assert rule["help"]["text"] == "成本指标之和不得大于预算数。\n\n两处的钱是同一笔钱。"
    # GitHub does not read helpUri.
    assert rule["help"]["markdown"].endswith("\n\n[MON002 cost-exceeds-budget](https://example.org/rules/MON002)")
    assert rule["helpUri"] == "https://example.org/rules/MON002"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {
        "tags": ["money", "binding"], "precision": "very-high", "problem.severity": "error",
    }  # fmt: skip


def test_levels_and_problem_severities_are_words_that_github_knows(finding: Finding, run_of: MakeRun) -> None:
    results = run_of(*(replace(finding, severity=severity, code=severity.name) for severity in Severity), rules=())
    run = _run(results)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    said = [rule["properties"]["problem.severity"] for rule in run["tool"]["driver"]["rules"]]
    assert said == ["error", "warning", "recommendation"]


def test_descriptions_are_cut_and_never_empty(mixed_run: RunResult, run_of: MakeRun, finding: Finding) -> None:
    long = replace(mixed_run.rules[0], doc="长" * 5000, title="题" * 2000)
    rule = _run(replace(mixed_run, rules=(long,)))["tool"]["driver"]["rules"][0]
    assert len(rule["shortDescription"]["text"]) == 1024
    assert len(rule["fullDescription"]["text"]) == 1024
    assert len(rule["help"]["text"]) == 5000
    bare = RuleInfo("X001", "x", "", "", Severity.INFO, long.confidence, (), "", "")
    run = _run(run_of(replace(finding, message=""), rules=(bare,)))
    assert "" not in _strings(run)


def test_the_cell_of_an_office_file_is_a_logical_location(mixed_run: RunResult) -> None:
    names = [
        place["logicalLocations"][0]["fullyQualifiedName"]
        for result in _run(mixed_run)["results"]
        if "logicalLocations" in (place := result["locations"][0])
    ]
    assert names == [
        "表1 指标2「指标值」", "表1 指标2「指标值」", "表2 第2条 第5行第4格「指标值」", "Sheet1!AB12",
        "第3页 表2 第2条 第5行第4格「指标值」",
    ]  # fmt: skip


def test_a_fix_is_offered_only_where_the_file_has_the_text_as_it_is(finding: Finding, run_of: MakeRun) -> None:
    fixed = replace(finding, fix=Fix("≥95%"))
    change = _run(run_of(fixed))["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"] == {"text": "≥95%"}
    assert change["deletedRegion"] == {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 15}
    whole_cell = replace(fixed, location=LineStretch(2, 5, 2, 15))
    assert "fixes" not in _run(run_of(whole_cell))["results"][0]


def test_files_come_with_their_hash_and_their_notes(clean_run: RunResult) -> None:
    noted = replace(clean_run.files[0], notes=("有 2 处修订，按已接受读取",))
    run = _run(replace(clean_run, files=(noted,)))
    assert run["artifacts"][0]["hashes"] == {"sha-256": "1" * 64}
    notice = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notice] == ["有 2 处修订，按已接受读取"]
    assert run["results"] == []


def test_too_many_results_keep_the_heaviest_and_say_so(finding: Finding, run_of: MakeRun) -> None:
    hints = [replace(finding, severity=Severity.INFO) for _ in range(25_000)]
    error = replace(finding, severity=Severity.ERROR, fingerprint="error")
    run = _run(run_of(*hints, error))
    assert len(run["results"]) == 25_000
    assert run["results"][-1]["level"] == "error"
    assert "25001" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
