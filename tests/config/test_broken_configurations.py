"""Configurations and rule files as people break them: everything that is wrong is told at once, with file and key."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
GOOD = str(FIXTURES / "ok" / "绩效目标-河道清淤.yaml")
RULE = (FIXTURES / "packs" / "某市财政局" / "不列接待费用.yaml").read_text(encoding="utf-8")

BROKEN = [
    ("selct: [MON]\n", ["不认识的配置项“selct”，您要写的是不是“select”"]),
    ("exstends: [tianjin]\nignor: [MON]\n", ["您要写的是不是“extends”", "您要写的是不是“ignore”"]),
    ("colour: red\n", ["不认识的配置项“colour”，可以写：select、"]),
    ("select: MON\nignore: QNT\n", ["“select”应当是列表，写成了文字", "“ignore”应当是列表，写成了文字"]),
    ("select: [5]\n", ["配置项“select 第 1 项”应当是文字，写成了整数"]),
    (
        "select: [MON02, QNTT]\n",
        ["select：没有名为“MON02”的规则", "select：没有名为“QNTT”的规则或规则类别，您要写的是不是“QNT”"],
    ),
    ("ignore: [fund-sumn]\n", ["ignore：没有名为“fund-sumn”的规则或规则类别，您要写的是不是“fund-sum”"]),
    ("severity: {MON001: eror}\n", ["没有“eror”这个取值，您要写的是不是“error”？可以写：error、warning、info"]),
    ("severity: {MON0: error}\n", ["severity：没有名为“MON0”的规则"]),
    ("year: 25\n", ["“year”应当是不小于 1949 的整数"]),
    ("year: 明年\n", ["“year”应当是整数，写成了文字"]),
    ("root: 是\n", ["“root”应当是 true 或 false，写成了文字"]),
    ("file-seconds: -1\nfile-memory: 3\n", ["“file-seconds”应当是大于 0 的数", "“file-memory”应当是不小于 256 的整数"]),
    (
        "per-file: {'往年/*': {ignre: [TIM], select: 4}}\n",
        ["“per-file.往年/*.ignre”", "“per-file.往年/*.select”应当是列表"],
    ),
    ("extends: [tianjing]\n", ["没有名为“tianjing”的方案，您要写的是不是“tianjin”"]),
    ("packs: [没有的包]\n", ["找不到规则包“没有的包”"]),
    ("rules: {fund-sum: {x: 1}}\n", ["规则 MON001 fund-sum 没有选项“x”"]),
    ("rules: {no-comparator: {bare-100-percent: 3}}\n", ["应当是true 或 false"]),
    (
        "select：[MON]\nignore:[QNT]\n",
        ["第 1 行第 7 列：YAML 写法有误：“select”后面是全角冒号", "“ignore:”后面缺少空格"],
    ),
    ("\tselect: [MON]\n", ["缩进里有制表符"]),
    ("select: [MON\nignore: [QNT]\n", ["没有闭合"]),
    ("exclude: [*.bak]\n", ["以 * 或 & 开头的值有特殊含义"]),
    ("exclude:\n- *.bak\n", ["给值加上引号"]),
    ("ignore: [MON]\nignore: [QNT]\n", ["“ignore”写了两次"]),
    ("- MON\n", ["配置应当是“键: 值”的形式"]),
]


@pytest.mark.parametrize(("text", "told"), BROKEN, ids=[repr(text) for text, _ in BROKEN])
def test_everything_wrong_with_a_configuration_is_told(
    text: str, told: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "局.yaml"
    path.write_text(text, encoding="utf-8")
    assert main(["check", GOOD, "--config", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    for sentence in told:
        assert sentence in said.err
    lines = [line for line in said.err.splitlines() if line.startswith("jixiao: ")]
    assert len(lines) == len(told)
    assert "Expected" not in said.err


RULES = [
    (
        {"kind: forbidden-words": "kind: forbiden-words"},
        ["kind 没有“forbiden-words”这一种，您要写的是不是“forbidden-words”"],
    ),
    (
        {"severity: warning": "severity: eror", "title: ": "titel: "},
        ["不认识的配置项“titel”，您要写的是不是“title”", "缺少配置项“title”", "没有“eror”这个取值"],
    ),
    ({"code: ": "code: x"}, ["应当是两到六个大写字母"]),
    ({"[三级指标, 绩": "[三级指示, 绩"}, ["没有“三级指示”这一栏，您要写的是不是“三级指标”"]),
    ({"{word}": "{wrod}"}, ["不能用“{wrod}”，这一种规则可以用"]),
    ({"title: ": "title："}, ["“title”后面是全角冒号"]),
]


@pytest.mark.parametrize(("changes", "told"), RULES, ids=[str(list(changes.values())) for changes, _ in RULES])
def test_so_is_everything_wrong_with_a_rule_file(
    changes: dict[str, str], told: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = RULE
    for before, after in changes.items():
        assert before in text, before
        text = text.replace(before, after, 1)
    (tmp_path / "规则").mkdir()
    (tmp_path / "规则" / "甲.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "规则" / "乙.yaml").write_text("kind: pattern\n", encoding="utf-8")
    assert main(["test-rules", str(tmp_path / "规则")]) == 2
    error = capsys.readouterr().err
    for sentence in told:
        assert sentence in error
    assert "乙.yaml：缺少配置项“code”" in error  # the other file is told at the same time
