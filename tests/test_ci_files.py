"""The files for build services: what their own schemas ask for, and steps that run as they stand there."""

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
ROW = "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建设项目个数, 指标值: ≥1}\n"


def yaml(path: str) -> Any:
    return YAML(typ="safe").load((ROOT / path).read_text(encoding="utf-8"))


def schema(name: str) -> Any:
    found = files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{name}.json"
    return json.loads(found.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("path", "name"), [("action.yml", "github-actions"), ("ci/gitlab.yml", "gitlab-ci")])
def test_the_schema_of_the_service_takes_the_file(path: str, name: str) -> None:
    Draft7Validator(schema(name)).validate(yaml(path))


def ran(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder, env=os.environ | {"PATH": path} | variables, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A runner's folder with our command where the action installs it, and tables with spaces in their names."""
    (tmp_path / "jixiao" / "bin").mkdir(parents=True)
    (tmp_path / "jixiao" / "bin" / "jixiao").symlink_to(BIN / "jixiao")
    (tmp_path / "2025 年").mkdir()
    (tmp_path / "2025 年" / "绩效 目标.yaml").write_text(ROW, encoding="utf-8")
    (tmp_path / "$(touch 坏).yaml").write_text(ROW, encoding="utf-8")
    return tmp_path


def test_the_action_checks_what_it_is_given_and_annotates_the_files(runner: Path) -> None:
    step = yaml("action.yml")["runs"]["steps"][1]
    given = {
        "JIXIAO_PATHS": "2025 年/绩效 目标.yaml\n$(touch 坏).yaml\n",
        "JIXIAO_ARGUMENTS": "--select\nUNI001\n",
        "JIXIAO_FAIL_LEVEL": "warning",
    }
    assert set(step["env"]) == set(given)
    done = ran(step["run"], runner, RUNNER_TEMP=str(runner), GITHUB_ACTIONS="true", **given)
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.count("::error file=") == 2
    assert "file=2025 年/绩效 目标.yaml" in done.stdout
    assert not (runner / "坏").exists()
    without = ran(step["run"], runner, RUNNER_TEMP=str(runner), **given | {"JIXIAO_FAIL_LEVEL": "never"})
    assert without.returncode == 0


def test_the_script_of_the_action_holds_nothing_that_a_workflow_hands_over() -> None:
    assert not any("${{" in step["run"] for step in yaml("action.yml")["runs"]["steps"])


def test_the_gitlab_job_leaves_the_report_that_it_names(runner: Path) -> None:
    job = yaml("ci/gitlab.yml")["jixiao"]
    done = ran("\n".join(job["script"]), runner, JIXIAO_PATHS=".")
    assert done.returncode == 1, done.stdout + done.stderr
    report = json.loads((runner / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert {issue["location"]["path"] for issue in report} == {"2025 年/绩效 目标.yaml", "$(touch 坏).yaml"}


def test_the_jenkins_steps_leave_the_reports_that_they_name(runner: Path) -> None:
    text = (ROOT / "ci" / "Jenkinsfile").read_text(encoding="utf-8")
    _install, check = re.findall(r"sh '([^']+)'", text)
    done = ran(check.replace(".jixiao/bin/", ""), runner)
    assert done.returncode == 1, done.stdout + done.stderr
    named = re.findall(r"(?:testResults|artifacts): '([^']+)'", text)
    assert named
    assert all((runner / name).is_file() for name in named)


def test_the_gitee_commands_run(runner: Path) -> None:
    _install, check = yaml("ci/gitee.yml")["stages"][0]["steps"][0]["commands"]
    assert ran(check, runner).returncode == 1


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_task_of_the_readme_finds_the_problems_of_a_file_with_spaces_in_its_name(name: str, runner: Path) -> None:
    blocks = re.findall(r"```json\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    task = next(json.loads(block) for block in blocks if "problemMatcher" in block)["tasks"][0]
    assert task["type"] == "process"  # no shell splits the name
    table = str(runner / "2025 年" / "绩效 目标.yaml")
    words = [word.replace("${file}", table) for word in (task["command"], *task["args"])]
    words[0] = str(BIN / words[0])
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    pattern = re.compile(task["problemMatcher"]["pattern"]["regexp"])
    told = [pattern.fullmatch(line) for line in done.stdout.splitlines()]
    assert told
    assert all(match is not None and match[1] == table for match in told)
