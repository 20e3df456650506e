"""`jixiao new-rule` writes a rule that passes its own examples; clashes are told before a pack is used."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_lint.config.declared.kinds import KINDS


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_rule_of_every_kind_stands_its_test(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("规则").mkdir()
    assert main(["new-rule", "JCJ001", "my-rule", "规则", "--kind", kind]) == 0
    assert "已写入 规则/my-rule.yaml" in capsys.readouterr().out
    assert main(["test-rules", "规则"]) == 0
    assert "1 条规则" in capsys.readouterr().out
    written = Path("规则/my-rule.yaml").read_text(encoding="utf-8")
    assert main(["new-rule", "JCJ002", "my-rule", "规则"]) == 2
    assert "已经存在，没有改动" in capsys.readouterr().err
    assert Path("规则/my-rule.yaml").read_text(encoding="utf-8") == written


def test_a_new_rule_in_python_stands_its_test(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("new_rule_pack/own").mkdir(parents=True)
    Path("new_rule_pack/__init__.py").write_text('FAMILIES = {"JCJ": "own"}\n', encoding="utf-8")
    Path("new_rule_pack/own/__init__.py").write_text("", encoding="utf-8")
    assert main(["new-rule", "JCJ001", "no-pending", "new_rule_pack/own", "--kind", "python"]) == 0
    monkeypatch.syspath_prepend(".")
    capsys.readouterr()
    assert main(["test-rules", "new_rule_pack"]) == 0
    assert "1 条规则、3 个示例，全部符合" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["jcj1", "a"], "代码“jcj1”应当是"),
        (["FIL001", "a"], "FIL 除外"),
        (["JCJ001", "接待"], "名称“接待”应当由小写字母"),
        (["JCJ001", "a", "--kind", "treshold"], "您要写的是不是“threshold”"),
    ],
)
def test_a_wrong_name_is_refused(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-rule", *words]) == 2
    assert sentence in capsys.readouterr().err
    assert list(Path().iterdir()) == []


def test_a_code_that_is_taken_is_told_by_the_test(capsys: pytest.CaptureFixture[str]) -> None:
    for folder, code, name in (
        ("甲", "MON001", "own-one"),
        ("乙", "JCJ001", "fund-sum"),
        ("丙", "JCJ001", "own-two"),
        ("丁", "JCJ001", "own-three"),
    ):
        Path(folder).mkdir()
        assert main(["new-rule", code, name, folder]) == 0
    capsys.readouterr()
    assert main(["test-rules", "甲"]) == 1
    assert "里都有代码 MON001" in capsys.readouterr().out
    assert main(["test-rules", "乙"]) == 1
    assert "里都有名称 fund-sum" in capsys.readouterr().out
    assert main(["test-rules", "丙", "丁"]) == 1
    assert "里都有代码 JCJ001" in capsys.readouterr().out
