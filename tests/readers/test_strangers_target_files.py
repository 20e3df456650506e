"""YAML and JSON of other programs: passed over where they are met in a folder, told about where they are named."""

import json
from pathlib import Path

import pytest

from jixiao_lint.cli import main

STRANGERS = {
    "playbook.yml": "- hosts: all\n  tasks: []\n",
    "部署.yml": "- name: 指标采集\n  hosts: all\n  tasks:\n    - shell: echo 指标\n",
    "docker-compose.yml": "services:\n  web: &web\n    image: nginx\n  other: *web\n",
    "ci.yaml": "name: 绩效目标检查\non: [push]\njobs:\n  a:\n    runs-on: ubuntu-latest\n",
    "k8s.yaml": "apiVersion: v1\nkind: Service\n---\nkind: Pod\nmetadata:\n  labels: {app: 指标}\n",
    "openapi.yaml": "openapi: 3.0.0\ninfo: {title: 绩效指标接口}\npaths: {/指标: {get: {summary: 指标值}}}\n",
    "chart.yaml": "{{- if .Values.x }}\na: {{ .Values.指标值 }}\n{{- end }}\n",
    "package.json": '{"name": "x", "version": "1.0.0"}',
    "zh.json": '{"项目名称": "Project", "单位": "Unit", "年度": "Year", "备注": "Remark", "得分": "Score"}',
    "zh-CN.yml": "zh-CN:\n  指标: Indicator\n  绩效目标: Goal\n",
    "tsconfig.json": '{\n  // 指标\n  "compilerOptions": {},\n}',
    "schema.json": '{"type": "object", "properties": {"指标": {"type": "array"}, "绩效目标": {"type": "string"}}}',
    "projects.json": '[{"项目名称": "甲", "负责人": "乙"}, {"项目名称": "丙", "备注": "丁"}]',
    "words.yaml": "- 指标\n- 绩效目标\n",
    "cut.yml": 'hello: "abc\n',
}
OURS = {
    "列表.yaml": "绩效目标表:\n- 项目名称: 甲\n",
    "单表.yaml": "项目名称: 甲\n预算数: 1\n",
    "指标.json": '{"项目名称": "甲", "指标": [{"三级指标": "乙", "指标值": "1"}]}',
    "多表.yml": "- 单位: 甲局\n  绩效目标: 丙\n",
}


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(capsys: pytest.CaptureFixture[str], *paths: str) -> dict[str, tuple[int, str]]:
    """For each file the number of tables and the verdict."""
    main(["check", *paths, "--isolated", "-f", "json"])
    report = json.loads(capsys.readouterr().out)
    return {file["path"]: (file["tables"], file["verdict"]) for file in report["files"]}


def test_in_a_folder_only_those_are_ours_that_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (STRANGERS | OURS).items():
        Path(name).write_text(text, encoding="utf-8")
    files = told(capsys, ".")
    assert {name: files[name] for name in STRANGERS} == dict.fromkeys(STRANGERS, (0, "no-table"))
    assert {name: files[name][1] for name in OURS} == dict.fromkeys(OURS, "read")


@pytest.mark.parametrize("name", STRANGERS)
def test_a_file_that_is_named_is_always_told_about(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(name).write_text(STRANGERS[name], encoding="utf-8")
    assert main(["check", name, "--isolated", "-f", "concise"]) == 1
    assert name in capsys.readouterr().out


def test_a_broken_file_of_ours_is_told_about_in_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("坏.yaml").write_text('绩效目标表:\n- 项目名称: "甲\n', encoding="utf-8")
    Path("断.json").write_text('{"项目名称": "甲", "绩效目标": [', encoding="utf-8")
    assert told(capsys, ".") == {"坏.yaml": (0, "unreadable"), "断.json": (0, "unreadable")}
