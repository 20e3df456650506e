"""The two streams: machines get UTF-8 whatever the console is, agents get nothing to obey, and a closed door is no crash."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jixiao_lint.cli import main
from jixiao_lint.plain_text import unheeded
from jixiao_lint.report import FORMATS

NAME = "修复𠮷管网长度"
ORDERS = ("##vso[task.setvariable variable=a]b", "##[error]x", "##teamcity[message text='x']", "::error::x")
PEOPLE = ("text", "concise", "grouped")


def table(name: str) -> str:
    row = {"一级指标": "产出指标", "二级指标": "数量指标", "三级指标": name, "指标值": "≥1"}
    return json.dumps({"绩效目标表": [{"项目名称": name, "指标": [row]}]}, ensure_ascii=False)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "jixiao_lint", *arguments],
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


# --- consoles


@pytest.mark.parametrize("name", sorted(set(FORMATS) - set(PEOPLE)))
def test_formats_for_machines_are_utf8_on_a_gbk_console(name: str) -> None:
    Path("目标.json").write_text(table(NAME), encoding="utf-8")
    done = run("check", "目标.json", "--select", "UNI001", "-f", name, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    plain = run("check", "目标.json", "--select", "UNI001", "-f", name, PYTHONIOENCODING="utf-8")
    assert done.returncode == 1, done.stderr
    assert done.stdout == plain.stdout
    assert "缺少计量单位" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [["parse", "--json", "约30%"], ["rule", "UNI001", "--json"], ["schema", "target"], ["rule", "--all", "--json"]],
)
def test_so_is_the_json_of_the_other_commands(arguments: list[str]) -> None:
    done = run(*arguments, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert json.loads(done.stdout.decode("utf-8"))


def test_people_on_a_gbk_console_read_their_own_encoding() -> None:
    Path("目标.json").write_text(table(NAME), encoding="utf-8")
    done = run("check", "目标.json", "--select", "UNI001", "-f", "text", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert "缺少计量单位" in done.stdout.decode("gbk")


def test_a_diff_for_a_machine_is_utf8() -> None:
    row = "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 修𠮷管网长度, 指标值: '>=3公里'}\n"
    Path("目标.yaml").write_text(row, encoding="utf-8")
    done = run("check", "目标.yaml", "--diff", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert "修𠮷管网长度" in done.stdout.decode("utf-8")


# --- agents that read the log


def obeyed(log: str, *, but: str = "nothing of ours") -> list[str]:
    """The lines that a build service would obey, but for those that begin as our own do."""
    lines = [line for line in log.replace("\r", "\n").split("\n") if not line.startswith(but)]
    wanted = ("##vso[", "##[", "##teamcity[")
    return [line for line in lines if line.lstrip().startswith("::") or any(order in line for order in wanted)]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_text_of_a_table_is_a_command_to_an_agent(name: str, order: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(f"{order[:8].replace('/', '')}.json").write_text(table(f"建设\n{order}\r{order}"), encoding="utf-8")
    main(["check", ".", "--level", "info", "-f", name, "-v"])
    said = capsys.readouterr()
    own = {"github": "::", "azure": "##vso[task.logissue ", "teamcity": "##teamcity[inspection"}.get(
        name, "nothing of ours"
    )
    assert not obeyed(said.out, but=own)
    assert not obeyed(said.err)
    if name in ("github", "azure", "teamcity"):  # nor does one stand inside of ours
        assert not obeyed("\n".join(line.lstrip("#:") for line in said.out.splitlines()))


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_broken_up_in_json_and_xml_reads_back_whole(order: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.json").write_text(table(f"建设{order}"), encoding="utf-8")
    main(["check", "目标.json", "--level", "info", "-f", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {finding["indicator"]["level3"] for finding in findings if finding["indicator"]} == {f"建设{order}"}
    main(["parse", "--json", order])
    assert order in json.loads(capsys.readouterr().out)["value"]
    main(["check", "目标.json", "--level", "info", "-f", "junit"])
    assert ElementTree.fromstring(capsys.readouterr().out).tag == "testsuites"


@pytest.mark.parametrize("order", ORDERS)
def test_a_table_converted_to_the_screen_is_no_command_either(
    order: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    Path("目标.json").write_text(table(f"建设\n{order}"), encoding="utf-8")
    assert main(["convert", "目标.json", "-o", "-"]) == 0
    out = capsysbinary.readouterr().out
    assert not obeyed(out.decode("utf-8"))
    Path("回.yaml").write_bytes(out)
    assert main(["convert", "回.yaml", "-o", "再.yaml"]) == 0
    assert Path("再.yaml").read_bytes() == out


def test_an_error_message_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    for order in ORDERS:
        Path("jixiao.yaml").write_text(json.dumps({f"x\n{order}\x1b[31m": 1}), encoding="utf-8")
        assert main(["check", "."]) == 2
        said = capsys.readouterr().err
        assert not obeyed(said)
        assert "\x1b" not in said


@pytest.mark.parametrize(
    "text", ["# 标题", "##", "## 二级", "a::b", "≥95%::", "##【注】", "见 C# 与 F#[1]", "std::vector"]
)
def test_text_that_commands_nothing_stays_as_it_is(text: str) -> None:
    assert unheeded(text) == text


# --- doors that are closed


posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")


def shell(line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = f"'{sys.executable}' -m jixiao_lint {line}"
    return subprocess.run(["/bin/sh", "-c", command], env=os.environ | more, capture_output=True, check=False)


@posix
@pytest.mark.parametrize("arguments", ["check 目标.json", "check 目标.json -f json", "rule --all", "schema target"])
@pytest.mark.parametrize(
    ("redirection", "sentence"), [(">&-", "标准输出已经关闭"), ("> /dev/full", "磁盘空间不足"), (">&- 2>&-", "")]
)
def test_a_closed_or_full_output_is_said(arguments: str, redirection: str, sentence: str) -> None:
    if "full" in redirection and not os.path.exists("/dev/full"):
        pytest.skip("no such device here")
    Path("目标.json").write_text(table("建设个数"), encoding="utf-8")
    done = shell(f"{arguments} {redirection}", PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert done.stdout == b""
    error = done.stderr.decode("utf-8")
    assert sentence in error
    assert "Traceback" not in error
    assert "内部出错" not in error


@posix
def test_what_is_said_on_a_closed_stream_does_not_come_out_of_the_other() -> None:
    for number in range(60):  # enough for a bar that would show how far the work has come
        Path(f"目标{number}.json").write_text(table("建设个数"), encoding="utf-8")
    done = shell("check . --select UNI001 -f json -v 2>&-")
    assert done.returncode == 1
    assert json.loads(done.stdout)["summary"]["files"] == 60


@posix
def test_a_reader_that_goes_away_is_no_error() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"('{sys.executable}' -m jixiao_lint rule --all; echo $? >&2) | head -n 1"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.stdout.count(b"\n") == 1
    assert done.stderr.strip() in (b"0", b"2")  # 0 where all of it had gone out before


@posix
def test_standard_input_that_is_closed_is_said() -> None:
    done = shell("check - <&-", PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert "内部出错" not in done.stderr.decode("utf-8")


# --- text that shows other than it is


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
def test_a_control_that_turns_the_text_is_found_and_never_printed(
    ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("来.json").write_text(table("修复\u202e001\u202c公里管网"), encoding="utf-8")
    assert main(["convert", "来.json", "-o", f"目标.{ending}"]) == 0 if ending != "json" else True
    name = "来.json" if ending == "json" else f"目标.{ending}"
    assert main(["check", name, "--select", "PUB010"]) == 1
    screen = capsys.readouterr().out
    assert "U+202E" in screen
    assert "\u202e" not in screen
