"""A configuration that came with the tables: it tunes rules, starts nothing, and cannot hold up the run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao_lint.cli import main

PACKS = Path(__file__).parent.parent.parent / "fixtures" / "packs"
RULE = (PACKS / "某市财政局" / "不列接待费用.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def table(elsewhere: Path, bad_row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(elsewhere / "home"))
    monkeypatch.setenv("APPDATA", str(elsewhere / "home"))
    Path("表").mkdir()
    Path("表/目标.yaml").write_text(bad_row, encoding="utf-8")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["check", "表", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


BOMB = "甲: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"甲{number}: &{chr(98 + number)} [{', '.join(['*' + chr(97 + number)] * 9)}]" for number in range(15)
)
YAML = {
    "deep lists": ("[" * 500_000, "嵌套超过"),
    "deep maps": ("{a: " * 100_000, "嵌套超过"),
    "deep blocks": ("- " * 100_000, "嵌套超过"),
    "a bomb of aliases": (BOMB, "超过"),
    "an alias of itself": ("select: &a [*a]", "绕成了一圈"),
    "without end": ("select: [" + "MON," * 150_000 + "]", "超过"),
    "large": ("#" * 2_000_000, "大于 1 MB"),
    "a tag": ("select: !!python/object/apply:os.system [ls]", "不能用标签"),
    "one key twice": ("year: 2025\nyear: 2026\n", "写了两次"),
    "two files in one": ("year: 2025\n---\nyear: 2026\n", "只能有一份"),
}


@pytest.mark.parametrize(("text", "sentence"), YAML.values(), ids=YAML)
@pytest.mark.parametrize("name", ["jixiao.yaml", "规则/甲.yaml", "规则/basis.yaml", "局.yaml"])
def test_a_file_that_would_never_end_is_refused(
    name: str, text: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path("表") / name
    path.parent.mkdir(exist_ok=True)
    Path("表/jixiao.yaml").write_text("packs: [jixiao_rules, 规则/]\n" if "规则" in name else "extends: [./局.yaml]\n")
    if name == "规则/basis.yaml":
        Path("表/规则/甲.yaml").write_text(RULE, encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    error = refused(capsys)
    assert sentence in error
    assert name.rpartition("/")[2] in error


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("jixiao.yaml", "select: [" + "MON," * 20_000 + "]"),
        ("jixiao.yaml", "per-file: {" + ",".join(f"'*a*{n}*': {{ignore: [MON]}}" for n in range(5_000)) + "}"),
        ("pyproject.toml", "[tool.jixiao]\nexclude = [" + "'a'," * 20_000 + "]"),
    ],
)
def test_so_is_a_configuration_that_is_a_crowd(name: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("表", name).write_text(text, encoding="utf-8")
    assert "配置超过 5000 项" in refused(capsys)


TOML = {
    "deep lists": ("x = " + "[" * 100_000, "嵌套太深"),
    "a key without end": ("a." * 100_000 + "a = 1", "太多段"),
    "a table without end": ("[" + "a." * 100_000 + "a]", "太多段"),
    "large": ("x = '" + "x" * 400_000 + "'", "太大"),
}


@pytest.mark.parametrize(("text", "sentence"), TOML.values(), ids=TOML)
def test_so_is_a_pyproject(text: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("表/pyproject.toml").write_text(f"[tool.jixiao]\n{text}\n", encoding="utf-8")
    assert sentence in refused(capsys)


def test_files_that_extend_each_other_twice_are_read_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two to the power of 18 readings, were each file read as often as it is named."""
    read: list[str] = []
    real = os.open

    def noted(path: str, *more: int) -> int:
        read.append(path)
        return real(path, *more)

    monkeypatch.setattr(os, "open", noted)
    Path("表/jixiao.yaml").write_text("extends: [./1.yaml, ./1.yaml]\n")
    for number in range(1, 18):
        Path(f"表/{number}.yaml").write_text(f"extends: [./{number + 1}.yaml, ./{number + 1}.yaml]\n")
    Path("表/18.yaml").write_text("ignore: [MON]\n")
    assert main(["check", "表", "--select", "UNI001"]) == 1
    ours = [os.path.basename(path) for path in read if path.startswith(os.path.abspath("表"))]
    assert sorted(name for name in ours if name[0].isdigit()) == sorted(f"{n}.yaml" for n in range(1, 19))
    assert ours.count("jixiao.yaml") == 1


def test_a_chain_or_a_crowd_of_files_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("表/jixiao.yaml").write_text("extends: [./1.yaml]\n")
    for number in range(1, 40):
        Path(f"表/{number}.yaml").write_text(f"extends: [./{number + 1}.yaml]\n")
    assert "extends 套了" in refused(capsys)
    Path("表/jixiao.yaml").write_text(f"extends: [{', '.join(f'./甲{number}.yaml' for number in range(300))}]\n")
    for number in range(300):
        Path(f"表/甲{number}.yaml").write_text("")
    assert "extends 套了" in refused(capsys)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links")
def test_links_that_give_one_file_many_names_are_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        Path("表", name).symlink_to(".")
    Path("表/1.yaml").write_text("extends: [a/2.yaml, b/2.yaml]\n")
    Path("表/2.yaml").write_text("extends: [a/3.yaml, b/3.yaml]\n")
    Path("表/3.yaml").write_text("extends: [a/1.yaml, b/1.yaml]\n")
    Path("表/jixiao.yaml").write_text("extends: [./1.yaml]\n")
    assert "绕成了一圈" in refused(capsys)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links")
@pytest.mark.parametrize("name", ["jixiao.yaml", "局.yaml", "规则/甲.yaml", "pyproject.toml"])
def test_a_pipe_is_not_waited_for(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("表/规则").mkdir()
    if name != "jixiao.yaml":
        Path("表/jixiao.yaml").write_text(
            "packs: [jixiao_rules, 规则/]\n" if "规则" in name else "extends: [./局.yaml]\n"
        )
    os.mkfifo(Path("表") / name)
    if name in ("局.yaml", "规则/甲.yaml"):
        assert "不是普通的文件" in refused(capsys)
    elif name == "jixiao.yaml":
        assert main(["check", "表", "--select", "UNI001"]) == 1  # no configuration


def test_rule_files_without_number_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("表/规则").mkdir()
    for number in range(1_001):
        Path(f"表/规则/{number}.yaml").write_text("")
    Path("表/jixiao.yaml").write_text("packs: [jixiao_rules, 规则/]\n")
    assert "超过 1000 个规则文件" in refused(capsys)


@pytest.mark.parametrize("pattern", ["(" * 199, "(" * 99 + "a" + ")" * 99, "((a{100}){100}){100}"])
def test_a_pattern_that_nests_is_refused(pattern: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (PACKS / "某市财政局" / "项目名称带年份.yaml").read_text(encoding="utf-8")
    lines = [f"pattern: '{pattern}'" if line.startswith("pattern:") else line for line in text.splitlines()]
    Path("表/规则.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    Path("表/jixiao.yaml").write_text("packs: [jixiao_rules, ./规则.yaml]\n")
    error = refused(capsys)
    assert "pattern：" in error


# --- what a found configuration may name


TRAP = "from pathlib import Path\nPath({marker!r}).write_text('owned')\nFAMILIES = {{}}\n"


@pytest.fixture
def marker(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package that leaves a mark where it runs."""
    packages = elsewhere / "packages"
    (packages / "trap_rules").mkdir(parents=True)
    (packages / "trap_rules" / "__init__.py").write_text(TRAP.format(marker=str(elsewhere / "owned")))
    monkeypatch.syspath_prepend(str(packages))
    monkeypatch.delitem(sys.modules, "trap_rules", raising=False)
    return elsewhere / "owned"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("jixiao.yaml", "packs: [jixiao_rules, trap_rules]\n"),
        ("jixiao.yaml", "packs: [trap_rules]\nselect: [UNI001]\n"),
        ("jixiao.yaml", "packs: [jixiao_rules, trap_rules.inner]\n"),
        ("pyproject.toml", "[tool.jixiao]\npacks = ['jixiao_rules', 'trap_rules']\n"),
        ("jixiao.yaml", "extends: [./局.yaml]\n"),
    ],
)
def test_a_package_named_beside_the_tables_does_not_run(
    file: str, text: str, marker: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("表", file).write_text(text, encoding="utf-8")
    Path("表/局.yaml").write_text("packs: [jixiao_rules, trap_rules]\n")
    for command in (["check", "表"], ["check", "表/目标.yaml", "-j", "2"], ["config", "表"]):
        assert main(command) == 2
        assert "--pack trap_rules" in capsys.readouterr().err
    assert not marker.exists()


def test_it_runs_where_the_user_names_it(marker: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("表/jixiao.yaml").write_text("packs: [jixiao_rules, trap_rules]\n")
    own = elsewhere / "home" / "jixiao"
    for options, in_own in (
        (["--pack", "trap_rules"], ""),
        (["--config", "表/jixiao.yaml"], ""),
        ([], "packs: [jixiao_rules, trap_rules]\n"),
    ):
        own.mkdir(parents=True, exist_ok=True)
        (own / "jixiao.yaml").write_text(in_own)
        assert main(["check", "表", "--select", "UNI001", *options]) == 1, capsys.readouterr().err
        assert marker.exists()
        marker.unlink()
        del sys.modules["trap_rules"]


def test_the_users_own_configuration_holds_where_no_other_is_found(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = elsewhere / "home" / "jixiao"
    own.mkdir(parents=True)
    (own / "jixiao.yaml").write_text("select: [MON]\n")
    assert main(["check", "表", "-f", "concise"]) == 0
    assert main(["check", "表", "-f", "concise", "--isolated"]) == 1
    Path("表/jixiao.yaml").write_text("select: [UNI001]\n")
    assert main(["check", "表", "-f", "concise"]) == 1


def test_a_users_folder_that_is_relative_is_not_looked_into(
    monkeypatch: pytest.MonkeyPatch, marker: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "表")
    monkeypatch.setenv("APPDATA", "表")
    Path("表/jixiao").mkdir()
    Path("表/jixiao/jixiao.yaml").write_text("packs: [trap_rules]\n")
    Path("表/jixiao.yaml").write_text("packs: [jixiao_rules, trap_rules]\n")
    assert "--pack trap_rules" in refused(capsys)


@pytest.mark.parametrize("name", ["../规则/", "{root}/规则/", "连/"])
def test_rules_from_elsewhere_are_not_used(name: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if name == "连/" and sys.platform == "win32":
        pytest.skip("links need rights there")
    shutil.copytree(PACKS / "某市财政局", "规则")
    if name == "连/":
        Path("表/连").symlink_to(elsewhere / "规则")
    Path("表/jixiao.yaml").write_text(f"packs: [jixiao_rules, {name.format(root=elsewhere)}]\n", encoding="utf-8")
    assert "不在这份配置的文件夹里" in refused(capsys)
    assert main(["check", "表", "--select", "UNI001", "--config", "表/jixiao.yaml"]) == 1
    assert main(["check", "表", "--isolated", "--select", "UNI001", "--pack", "规则/"]) == 1


def test_config_tells_which_packs_the_command_line_added(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(PACKS / "某市财政局", "规则")
    assert main(["config", "表", "--pack", "规则/"]) == 0
    assert "packs: [jixiao_rules, 规则]  # 默认、命令行" in capsys.readouterr().out


def test_the_words_to_type_say_no_more_than_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    Path("表/jixiao.yaml").write_text("packs: ['/x; touch owned']\n")
    assert "--pack '/x; touch owned'" in refused(capsys)


# --- programs that lie about as files


@pytest.mark.parametrize("way", [[], ["-j", "2"]])
def test_modules_in_the_checked_folder_are_not_imported(way: list[str], elsewhere: Path) -> None:
    names = ("json", "msgspec", "ruamel", "rich", "lark", "pathspec", "jixiao_rules", "tomllib", "pickle", "struct")
    for name in names:
        Path("表", f"{name}.py").write_text(TRAP.format(marker=str(elsewhere / "owned")))
    shutil.copy("表/目标.yaml", "表/又.yaml")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "jixiao_lint", "check", ".", "--select", "UNI001", "-f", "json", *way],
        cwd="表", env=environment | {"PYTHONIOENCODING": "utf-8"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    assert not (elsewhere / "owned").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script is the trap")
@pytest.mark.parametrize("folders", ["", ".", "{path}:.", ":{path}"])
def test_a_libreoffice_in_the_current_folder_is_not_started(
    folders: str, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("表")
    for name in ("soffice", "libreoffice"):
        Path(name).write_text(f"#!/bin/sh\ntouch {elsewhere}/owned\n")
        Path(name).chmod(0o755)
    monkeypatch.setenv("PATH", folders.format(path=os.defpath))
    Path("甲.rtf").write_text(r"{\rtf1 hello}")
    main(["check", "甲.rtf"])
    assert not (elsewhere / "owned").exists()


FRESH = """
import sys

import jixiao_lint.workers

if __name__ == "__main__":
    jixiao_lint.workers.can_fork = lambda: False
    from jixiao_lint.cli import main

    sys.exit(main(["check", ".", "--select", "UNI001", "-j", "2"]))
"""


def test_nor_by_a_child_that_begins_afresh(elsewhere: Path) -> None:
    """Where there is no fork, Python starts a child in the current folder and looks there first for its own modules."""
    for name in ("multiprocessing", "pickle", "struct", "tempfile", "json", "msgspec"):
        Path("表", f"{name}.py").write_text(TRAP.format(marker=str(elsewhere / "owned")))
    shutil.copy("表/目标.yaml", "表/又.yaml")
    Path("start.py").write_text(FRESH)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(
        [sys.executable, "../start.py"],
        cwd="表", env=environment | {"PYTHONIOENCODING": "utf-8"}, capture_output=True, check=False,
    )  # fmt: skip
    assert not (elsewhere / "owned").exists()
    assert done.returncode == 1, done.stderr.decode()
