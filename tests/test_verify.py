"""`jixiao verify` makes a report again: what came out the same, what did not, and which reports it will not take."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint import verify
from jixiao_lint.cli import main

HEAD = "项目名称: 河道清淤\n指标:\n"
WRONG = "- {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≤95%}\n"
OTHER = "- {二级指标: 质量指标, 三级指标: 设备故障率, 指标值: ≥5%}\n"

Verified = Callable[..., tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "甲.yaml").write_text(HEAD + WRONG, encoding="utf-8")
    (tmp_path / "乙.yaml").write_text(HEAD + OTHER, encoding="utf-8")
    return tmp_path


def report(*options: str) -> Path:
    main(["check", "甲.yaml", "乙.yaml", *options, "--json", "-o", "报告.json", "--exit-zero"])
    return Path("报告.json")


@pytest.fixture
def verified(capsys: pytest.CaptureFixture[str]) -> Verified:
    def verified(*options: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["verify", "报告.json", *options])
        return code, "".join(capsys.readouterr())

    return verified


def change(**changes: Any) -> None:
    data = json.loads(Path("报告.json").read_text(encoding="utf-8"))
    data["made_with"] |= changes
    Path("报告.json").write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--level", "info"),
        ("--select", "DIR"),
        ("--ignore", "DIR"),
        ("--isolated",),
        ("--profile", "strict"),
        ("--year", "2031"),
    ],
    ids=" ".join,
)
def test_the_same_files_under_the_same_options_come_out_the_same(
    folder: Path, verified: Verified, options: tuple[str, ...]
) -> None:
    report(*options)
    code, said = verified()
    assert (code, said[:4]) == (0, "核对一致"), said


def test_a_file_that_changed_or_went_is_named(folder: Path, verified: Verified) -> None:
    report()
    (folder / "甲.yaml").write_text(HEAD + OTHER, encoding="utf-8")
    (folder / "乙.yaml").unlink()
    code, said = verified()
    assert code == 1
    assert "文件改过了：甲.yaml" in said
    assert "文件读不到了：乙.yaml" in said
    assert "2 个文件改过或者读不到，0 条问题不同" in said


def test_a_report_in_which_a_finding_was_struck_out_or_put_in_is_found_out(folder: Path, verified: Verified) -> None:
    path = report("--select", "DIR")
    data = json.loads(path.read_text(encoding="utf-8"))
    gone, other = data["findings"]
    data["findings"] = [other, other | {"message": "另一句话"}]
    path.write_text(json.dumps(data), encoding="utf-8")
    code, said = verified()
    assert code == 1
    assert f"报告里没有：{gone['path']} {gone['code']}" in said
    assert "不再出现" in said
    assert "另一句话" in said


def test_other_rules_and_another_version_are_told_and_change_no_conclusion(
    folder: Path, verified: Verified, monkeypatch: pytest.MonkeyPatch
) -> None:
    report()
    change(rules_sha256="0" * 64)
    monkeypatch.setattr(verify, "__version__", "99.0")
    code, said = verified()
    assert code == 0
    assert "规则不同" in said
    assert "版本不同" in said


def test_the_configuration_that_holds_now_is_compared_with_that_of_the_report(folder: Path, verified: Verified) -> None:
    report()
    (folder / "jixiao.yaml").write_text("ignore: [DIR]\n", encoding="utf-8")
    code, said = verified()
    assert code == 1
    assert "配置不同" in said
    assert "不再出现：甲.yaml DIR002" in said


def test_a_baseline_of_the_report_is_used_again(folder: Path, verified: Verified) -> None:
    main(["check", "甲.yaml", "--write-baseline", "基线.json"])
    report("--baseline", "基线.json")
    assert verified()[0] == 0


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ({"packs": ["os"]}, "--pack os"),
        ({"config": "别处.yaml"}, "--config 别处.yaml"),
        ({"profiles": ["./x.yaml"]}, "--profile ./x.yaml"),
    ],
)
def test_no_report_starts_a_program_or_opens_a_configuration_that_the_user_did_not_name(
    folder: Path, verified: Verified, said: dict[str, Any], typed: str
) -> None:
    data = json.loads(report().read_text(encoding="utf-8"))
    change(options=data["made_with"]["options"] | said)
    code, told = verified()
    assert code == 2
    assert typed in told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 1}',
        '{"version": 2, "files": []}',
        '{"version": 1, "files": [], "findings": [], "made_with": null}',
        '{"version": 1, "files": [3], "findings": [], "tool": {"version": "1"}, "made_with": {}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(folder: Path, verified: Verified, text: str) -> None:
    Path("报告.json").write_text(text, encoding="utf-8")
    code, said = verified()
    assert code == 2
    assert said.startswith("jixiao: 报告.json ")


@pytest.mark.parametrize(
    "changes",
    [
        {"select": "ALL"},
        {"select": [1]},
        {"year": "x"},
        {"as_of": ["x", "y"]},
        {"level": "all"},
        {"isolated": 1},
        {"config": 3},
    ],
    ids=str,
)
def test_options_that_no_run_could_have_had_are_refused(
    folder: Path, verified: Verified, changes: dict[str, Any]
) -> None:
    data = json.loads(report().read_text(encoding="utf-8"))
    change(options=data["made_with"]["options"] | changes)
    code, said = verified()
    assert code == 2
    assert "不完整，可能被改过" in said


def test_digests_are_the_same_wherever_the_files_lie(folder: Path) -> None:
    first = json.loads(report().read_text(encoding="utf-8"))["made_with"]
    inner = folder / "里面"
    inner.mkdir()
    (inner / "甲.yaml").write_bytes((folder / "甲.yaml").read_bytes())
    main(["check", "里面/甲.yaml", "--json", "-o", "另.json"])
    second = json.loads(Path("另.json").read_text(encoding="utf-8"))["made_with"]
    assert (first["rules_sha256"], first["configuration_sha256"]) == (
        second["rules_sha256"],
        second["configuration_sha256"],
    )
    main(["check", "甲.yaml", "--select", "DIR", "--json", "-o", "另.json"])
    third = json.loads(Path("另.json").read_text(encoding="utf-8"))["made_with"]
    assert third["configuration_sha256"] != first["configuration_sha256"]
    assert third["rules_sha256"] == first["rules_sha256"]
