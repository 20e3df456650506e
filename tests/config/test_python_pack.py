"""A stranger's pack in Python: in a folder and a process of its own, with nothing of ours but what is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACK = Path(__file__).parent.parent.parent / "fixtures" / "packs" / "mouju"
TARGET = "项目名称: 甲\n绩效目标: 举办专场招聘会12场，服务退役军人\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(PACK, tmp_path / "mouju")
    (tmp_path / "目标.yaml").write_text(TARGET, encoding="utf-8")
    return tmp_path


def run(place: Path, *arguments: str, folder: str = ".") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=place / folder,
        env=environment | {"PYTHONPATH": str(place / "mouju"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_its_own_tests_run_with_our_harness(place: Path) -> None:
    done = run(place, "pytest", "-q", "-p", "no:cacheprovider", "tests", folder="mouju")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout


def test_the_command_tests_it(place: Path) -> None:
    done = run(place, "jixiao_lint", "test-rules", "mouju_rules")
    assert (done.returncode, done.stdout) == (0, "mouju_rules：1 条规则、3 个示例，全部符合\n")


def test_a_wrong_example_fails_both_ways(place: Path) -> None:
    rule = place / "mouju" / "mouju_rules" / "goal" / "goal_length.py"
    rule.write_text(rule.read_text(encoding="utf-8").replace("«举办招聘会»", "举办«招聘会»"), encoding="utf-8")
    assert run(place, "pytest", "-q", "-p", "no:cacheprovider", "tests", folder="mouju").returncode == 1
    done = run(place, "jixiao_lint", "test-rules", "mouju_rules")
    assert done.returncode == 1
    assert "MJG001-fails-1：应当是\n    举办«招聘会»\n  实际是\n    «举办招聘会»\n" in done.stdout


@pytest.mark.parametrize(("profile", "code"), [("", 0), ("extends: [某局]\n", 1)])
def test_its_rules_and_its_profile_are_named_in_the_configuration(place: Path, profile: str, code: int) -> None:
    (place / "jixiao.yaml").write_text(f"packs: [jixiao_rules, mouju_rules]\n{profile}", encoding="utf-8")
    done = run(
        place, "jixiao_lint", "check", "目标.yaml", "--config", "jixiao.yaml", "--select", "MJG", "-f", "concise"
    )
    assert done.returncode == code, done.stderr
    assert ("绩效目标只有 17 个字，至少写 30 个字" in done.stdout) == bool(code)


def test_a_pack_that_is_not_installed_is_said(place: Path) -> None:
    (place / "jixiao.yaml").write_text("packs: [jixiao_rules, moju_rules]\n", encoding="utf-8")
    done = run(place, "jixiao_lint", "check", "目标.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "找不到规则包“moju_rules”：请确认它已经安装，名称没有写错" in done.stderr


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("import nowhere_at_all", "mouju_rules.goal.goal_length 要用到 nowhere_at_all，但没有安装"),
        ("1 / 0", "mouju_rules.goal.goal_length 有误：ZeroDivisionError：division by zero"),
        ("def", "mouju_rules.goal.goal_length 有误：SyntaxError"),
    ],
)
def test_a_mistake_in_a_module_is_said(place: Path, line: str, sentence: str) -> None:
    rule = place / "mouju" / "mouju_rules" / "goal" / "goal_length.py"
    rule.write_text(f"{line}\n{rule.read_text(encoding='utf-8')}", encoding="utf-8")
    done = run(place, "jixiao_lint", "test-rules", "mouju_rules")
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
