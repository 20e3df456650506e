"""What a clerk meets at the command line: exit codes, choices, and a clear sentence for everything that can go wrong."""

import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from jixiao_lint.cli import main

ROOT = Path(__file__).parent.parent
SEED = str(ROOT / "fixtures" / "tianjin-veterans-2025.txt")
GOOD = str(ROOT / "fixtures" / "ok" / "绩效目标-河道清淤.yaml")
BAD_ROW = "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建设项目个数, 指标值: ≥1}\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with no variable of the caller's that changes outputs."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "JIXIAO_OUTPUT_FORMAT", "JIXIAO_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def codes(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line.split("[", 1)[1].split("]", 1)[0] for line in capsys.readouterr().out.splitlines() if "[" in line]


# --- what is said when the job cannot be done: exit code 2, on standard error, no report


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "没有.txt"], "没有这个文件或文件夹：没有.txt"),
        (["check", "."], "没有可以检查的文件"),
        (["check", SEED, "--select", "MON999"], "没有名为“MON999”的规则"),
        (["check", SEED, "--select", "fund-sumn"], "是不是“fund-sum”"),
        (["check", SEED, "--ignore", "QQQ"], "没有名为“QQQ”的规则"),
        (["check", SEED, "--output-format", "jsn"], "是不是“json”"),
        (["check", SEED, "--config", "没有.yaml"], "打不开配置文件"),
        (["check", SEED, "-f", "json", "-o", "没有/报告.json"], "写不了 没有/报告.json"),
        (["check", SEED, "-f", "json", "-f", "text"], "只能有一种格式输出到屏幕"),
        (["check", "-", SEED], "标准输入（-）不能和别的路径一起检查"),
        (["rule", "MON99"], "没有名为“MON99”的规则"),
        (["convert", "没有.txt", "-o", "甲.yaml"], "没有这个文件或文件夹：没有.txt"),
        (["convert", SEED, "-o", "甲.exe"], "不会写 甲.exe"),
        (["parse"], "没有要解析的指标值"),
    ],
    ids=lambda value: " ".join(value[:4]) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_said(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("selct: [MON]\n", "不认识的配置项“selct”，您要写的是不是“select”"),
        ("select: MON\n", "配置项“select”应当是列表"),
        ("select: [MON999]\n", "没有名为“MON999”的规则"),
        ("a: [\n", "YAML 写法有误"),
        ("- MON\n", "应当是“键: 值”的形式"),
        ("severity: {VAL001: bad}\n", "没有“bad”这个取值"),
        ("rules: {fund-sum: {x: 1}}\n", "规则 MON001 fund-sum 没有选项“x”"),
        ("rules: {no-comparator: {bare-100-percent: 3}}\n", "应当是true 或 false"),
        ("per-file: {'*.txt': {ignre: [MON]}}\n", "是不是“ignore”"),
        ("packs: [没有的包]\n", "找不到规则包“没有的包”"),
        ("packs: [json]\n", "请加上 --pack json 再运行"),
    ],
)
def test_a_broken_configuration_stops_the_run(text: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("jixiao.yaml").write_text(text, encoding="utf-8")
    Path("目标.yaml").write_text(BAD_ROW, encoding="utf-8")
    assert main(["check", "目标.yaml"]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""


def test_a_wrong_option_is_said_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--foo"])
    assert stopped.value.code == 2
    assert "没有“--foo”这个选项" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_without_permission_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("目标.yaml")
    path.write_text(BAD_ROW, encoding="utf-8")
    path.chmod(0)
    assert main(["check", "目标.yaml"]) == 2
    assert "没有权限" in capsys.readouterr().err


# --- files that are there but cannot be read: a finding, exit code 1, and the other files are still checked


@pytest.mark.parametrize(
    ("name", "data", "code", "sentence"),
    [
        ("空.txt", b"", "FIL002", "文件是空的"),
        ("图.txt", bytes(range(1, 256)) * 8, "FIL001", "文件不是可识别的文本"),
        ("信.txt", "今天天气很好".encode(), "FIL002", "没有找到绩效目标表"),
        (
            "缺列.txt",
            "\t项目名称\n\t甲\n\n\t一级指标\n\t二级指标\n\t三级指标\n\n\t产出指标\n\t数量指标\n\t次数\n".encode(),
            "FIL003",
            "没有“指标值”一列",
        ),
        ("冒号.yaml", "指标:\n- 三级指标：次数\n  指标值: ≥1次\n".encode(), "FIL004", "全角冒号"),
        ("错键.yaml", "指标:\n- 三级指标: 次数\n  指标直: ≥1次\n".encode(), "FIL005", "是不是想写“指标值”"),
        ("类型.yaml", "指标: 三\n".encode(), "FIL006", "应是一个列表"),
        ("两次.yaml", "项目名称: 甲\n项目名称: 乙\n".encode(), "FIL007", "项目名称"),
        ("太长.yaml", ("指标:\n- 指标值: " + "≥1次" * 33_334 + "\n").encode(), "FIL008", "100000"),
    ],
)
def test_an_unreadable_file_is_a_finding(
    name: str, data: bytes, code: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(data)
    assert main(["check", name, GOOD, "-f", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    about_file = [finding for finding in report["findings"] if finding["path"] == name and finding["code"] == code]
    assert len(about_file) == 1
    assert sentence in about_file[0]["message"]
    assert about_file[0]["severity"] == "error"
    assert report["summary"]["tables"] >= 1  # the good file was checked all the same


def test_a_yaml_error_has_its_line_and_column(capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text("项目名称: 甲\n指标:\n- 三级指标: 次数\n\t指标值: ≥1次\n", encoding="utf-8")
    assert main(["check", "目标.yaml", "-f", "concise"]) == 1
    assert capsys.readouterr().out.startswith("目标.yaml:4:1: error[FIL004]")


def test_files_without_tables_are_passed_over_in_a_folder_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    Path("说明.txt").write_text("填写说明", encoding="utf-8")
    Path("目标.yaml").write_text(Path(GOOD).read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["check", "."]) == 0
    assert "另有 1 个文件里没有绩效目标表" in capsys.readouterr().out


# --- exit codes and choices


def test_findings_give_one_and_a_table_in_order_gives_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", SEED]) == 1
    assert main(["check", GOOD]) == 0
    assert "没有发现问题" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--exit-zero"], 0),
        (["--fail-level", "never"], 0),
        (["--fail-level", "error"], 0),
        (["--fail-level", "warning"], 1),
        (["--select", "UNI002"], 0),
        (["--select", "UNI002", "--fail-level", "info"], 1),
    ],
    ids=str,
)
def test_fail_level_decides_the_exit_code(options: list[str], code: int) -> None:
    assert main(["check", SEED, *options]) == code


def test_select_takes_codes_names_and_families(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", SEED, "--select", "UNI,vague-period", "--ignore", "UNI001", "--level", "info", "-f", "concise"])
    found = set(codes(capsys))
    assert {"TIM003", "UNI002"} <= found
    assert {code for code in found if not code.startswith("UNI")} == {"TIM003"}
    assert "UNI001" not in found


def test_a_rule_named_exactly_outweighs_its_ignored_family(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", SEED, "--select", "TIM002", "--ignore", "TIM", "--level", "info", "-f", "concise"])
    assert set(codes(capsys)) == {"TIM002"}


def test_configuration_sets_rules_options_severity_and_files(capsys: pytest.CaptureFixture[str]) -> None:
    Path("往年").mkdir()
    Path("jixiao.yaml").write_text(
        "select: [VAL001, UNI001]\nseverity: {UNI001: info}\n"
        "rules: {no-comparator: {bare-100-percent: true}}\nper-file: {'往年/*': {ignore: [VAL001]}}\n",
        encoding="utf-8",
    )
    rows = (
        "- {二级指标: 质量指标, 三级指标: 合格率, 指标值: 100%}\n- {二级指标: 质量指标, 三级指标: 优良率, 指标值: ≥9}\n"
    )
    for name in ("目标.yaml", "往年/目标.yaml"):
        Path(name).write_text("指标:\n" + rows, encoding="utf-8")
    assert main(["check", ".", "--level", "info", "-f", "concise"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert [(line.split(":")[0], line.split(" ")[1]) for line in out] == [
        ("目标.yaml", "info[VAL001]"),
        ("目标.yaml", "info[UNI001]"),
        ("往年/目标.yaml", "info[UNI001]"),
    ]


def test_configuration_may_stand_in_pyproject(capsys: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").write_text('[tool.jixiao]\nselect = ["UNI001"]\n', encoding="utf-8")
    Path("目标.yaml").write_text(BAD_ROW, encoding="utf-8")
    assert main(["check", "目标.yaml", "-f", "concise"]) == 1
    assert codes(capsys) == ["UNI001"]
    assert main(["check", "目标.yaml", "-f", "concise", "--isolated"]) == 1
    assert len(codes(capsys)) > 1


def test_standard_input_is_read_under_the_name_given(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD_ROW.encode())))
    assert main(["check", "-", "--stdin-filename", "目标.yaml", "--select", "UNI001", "-f", "concise"]) == 1
    assert capsys.readouterr().out.startswith("目标.yaml:3:")


def test_excluded_files_are_left_out_of_folders_and_of_hooks(capsys: pytest.CaptureFixture[str]) -> None:
    Path("jixiao.yaml").write_text("exclude: ['旧*']\n", encoding="utf-8")
    Path("旧目标.yaml").write_text(BAD_ROW, encoding="utf-8")
    assert main(["check", "旧目标.yaml"]) == 1  # named by the user, so checked
    assert main(["check", "旧目标.yaml", "--force-exclude"]) == 0
    assert main(["check", "."]) == 2
    assert "没有可以检查的文件" in capsys.readouterr().err


def test_reports_go_to_files_and_to_the_screen_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", SEED, "-f", "json=报告.json", "-f", "sarif=报告.sarif", "-f", "concise"]) == 1
    assert json.loads(Path("报告.json").read_text(encoding="utf-8"))["version"] == 1
    assert json.loads(Path("报告.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert SEED in capsys.readouterr().out
    assert not stat.S_IMODE(os.stat("报告.json").st_mode) & stat.S_IXUSR


def test_two_runs_give_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for _ in range(2):
        main(["check", SEED, "--level", "info", "-f", "json"])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


# --- waivers in YAML


def waived(comment: str) -> str:
    return f"指标:\n- 三级指标: 建设项目个数\n  指标值: ≥1  {comment}\n"


def test_a_waiver_with_a_reason_silences_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text(waived("# jixiao: ignore[UNI001] 系统自带单位"), encoding="utf-8")
    assert main(["check", "目标.yaml", "--select", "UNI001"]) == 0
    assert "另有 1 条已按豁免" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# jixiao: ignore[UNI001]", ["UNI001", "FIL010"]),
        ("# jixiao: ignore[missing-unit] 原因", []),
        ("# jixiao: ignore[UNI002] 原因", ["UNI001", "FIL009"]),
        ("# jixiao: ignore[TIM002] 没有运行的规则", ["UNI001"]),
        ("# jixiao: ignore[UNI099] 原因", ["UNI001", "FIL015"]),
        ("# jixiao: ignore 原因", ["UNI001", "FIL016"]),
    ],
)
def test_a_waiver_without_reason_or_without_use_is_reported(
    comment: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("目标.yaml").write_text(waived(comment), encoding="utf-8")
    main(["check", "目标.yaml", "--select", "UNI001,UNI002", "-f", "concise"])
    assert sorted(codes(capsys)) == sorted(expected)


# --- the other commands


def test_converted_tables_give_the_same_findings(capsys: pytest.CaptureFixture[str]) -> None:
    def found(path: str) -> list[tuple[object, ...]]:
        main(["check", path, "--select", "ALL", "--level", "info", "-f", "json"])
        findings = json.loads(capsys.readouterr().out)["findings"]
        keys = ("code", "severity", "message", "field", "text", "span")
        return [(*(finding[key] for key in keys), finding["table"]["index"]) for finding in findings]

    assert main(["convert", SEED, "-o", "目标.yaml"]) == 0
    assert "12 张表、91 条指标" in capsys.readouterr().err
    assert sorted(map(repr, found("目标.yaml"))) == sorted(map(repr, found(SEED)))


def test_nothing_is_written_when_the_input_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("信.txt").write_text("今天天气很好", encoding="utf-8")
    assert main(["convert", "信.txt", "-o", "目标.yaml"]) == 2
    assert not Path("目标.yaml").exists()


def test_parse_reads_values_and_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["parse", "≥4.8万册", "10月底前", "--year", "2025"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["op"], first["number"], first["unit"]) == (">=", "48000", "册")
    assert second["date"] == "2025-10-31"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("100%\n效果显著\n".encode())))
    assert main(["parse", "--jsonl"]) == 0
    assert [json.loads(line)["kind"] for line in capsys.readouterr().out.splitlines()] == ["percent", "qualitative"]


def test_init_writes_a_configuration_that_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    assert main(["config", "目标.yaml"]) == 0
    assert "select: [default]  # " in capsys.readouterr().out
    assert main(["init"]) == 2


def test_rule_pages_and_schemas_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "cost-exceeds-budget"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# MON002 cost-exceeds-budget：")
    assert "财预〔2015〕88号" in page
    for which in ("target", "config"):
        assert main(["schema", which]) == 0
        assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


def test_two_processes_report_what_one_does(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(40):
        Path(f"目标{number:02d}.yaml").write_text(BAD_ROW.replace("甲", f"甲{number}"), encoding="utf-8")
    outputs = []
    for jobs in ("1", "2"):
        assert main(["check", ".", "-f", "json", "-j", jobs]) == 1
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


def test_an_option_that_takes_certain_words_refuses_others(capsys: pytest.CaptureFixture[str]) -> None:
    Path("jixiao.yaml").write_text("rules: {missing-level1: {tree: '2051'}}\n", encoding="utf-8")
    assert main(["check", SEED, "--config", "jixiao.yaml"]) == 2
    assert "没有“2051”这个取值，您要写的是不是“2015”或者“2021”" in capsys.readouterr().err


def test_words_of_a_bureau_count_as_vague_where_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    Path("jixiao.yaml").write_text("rules: {vague-value: {extra-words: [扩大交流]}}\n", encoding="utf-8")
    main(["check", SEED, "--config", "jixiao.yaml", "--select", "QNT002", "-f", "concise"])
    assert "“扩大交流”" in capsys.readouterr().out


def test_every_finding_has_a_fingerprint_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text("指标:\n- 指标直: 甲\n- 指标直: 乙\n- 指标直: 丙\n", encoding="utf-8")
    main(["check", "目标.yaml", SEED, "--select", "ALL", "--level", "info", "-f", "json"])
    prints = [finding["fingerprint"] for finding in json.loads(capsys.readouterr().out)["findings"]]
    assert len(prints) == len(set(prints))
