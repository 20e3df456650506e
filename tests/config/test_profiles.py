"""Profiles: what a name stands for, which of several settings holds, and what is said when a name is wrong."""

import json
from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_lint.config.files import Given, choice_for
from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.profiles import profile_paths
from jixiao_lint.config.selection import choose
from jixiao_lint.finding import Confidence

ROOT = Path(__file__).parent.parent.parent
SEED = str(ROOT / "fixtures" / "tianjin-veterans-2025.txt")
NAMES = ("mof-2015", "mof-2021", "publish", "review", "self-check", "strict", "tianjin")
ROW = (
    "指标:\n- {{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 培训人数, 绩效指标描述: 培训人数, 指标值: {value}}}\n"
)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, str]:
    """The severity of each code that is reported."""
    assert main(["check", *arguments, "--level", "info", "-f", "json"]) in (0, 1)
    return {finding["code"]: finding["severity"] for finding in json.loads(capsys.readouterr().out)["findings"]}


# --- the profiles that come along


def test_the_profiles_are_there() -> None:
    assert tuple(profile_paths(open_packs(["jixiao_rules"]))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_a_profile_names_exists(name: str) -> None:
    choice = choice_for("目标.yaml", Given(profiles=(name,)))
    named = {*choice.severity, *choice.rules}
    assert named <= {n for active in choose(choice).rules for n in (active.rule.code, active.rule.name)} | {
        "level1-weights"  # tuned for those who select it
    }


def test_without_a_profile_the_tree_is_recognised_and_with_one_it_is_prescribed() -> None:
    def tree(*profiles: str) -> object:
        active = {item.rule.code: item for item in choose(choice_for("目标.yaml", Given(profiles=profiles))).rules}
        return active["STR008"].options.get("tree", active["STR008"].rule.options["tree"])

    assert (tree(), tree("mof-2015"), tree("mof-2021"), tree("tianjin")) == ("auto", "2015", "2021", "2015")


def test_a_prescribed_tree_decides_where_sustained_effects_belong(capsys: pytest.CaptureFixture[str]) -> None:
    write(
        "目标.yaml",
        "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 采购成本, 指标值: ≤80万元}\n",
    )
    assert "STR008" not in found(capsys, "目标.yaml", "--profile", "mof-2015")
    assert "STR008" in found(capsys, "目标.yaml", "--profile", "mof-2021")


def test_tianjin_does_not_ask_for_descriptions_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, SEED)["DUP001"] == "warning"
    assert "DUP001" not in found(capsys, SEED, "--profile", "tianjin")


def test_strict_reports_more_and_louder(capsys: pytest.CaptureFixture[str]) -> None:
    write("目标.yaml", ROW.format(value="100人"))
    assert found(capsys, "目标.yaml")["VAL001"] == "info"
    assert found(capsys, "目标.yaml", "--profile", "strict")["VAL001"] == "warning"
    write("目标.yaml", "指标:\n- {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 100%}\n")
    assert "VAL001" not in found(capsys, "目标.yaml")
    assert "VAL001" in found(capsys, "目标.yaml", "--profile", "strict")


def test_self_check_leaves_doubtful_matters_to_the_reviewer() -> None:
    rules = [active.rule for active in choose(choice_for("目标.yaml", Given(profiles=("self-check",)))).rules]
    doubtful = [rule.code for rule in rules if rule.confidence is Confidence.POSSIBLE]
    assert doubtful == [], "belongs under `ignore` in profiles/self-check.yaml"
    assert {"MON001", "QNT002", "VAL001"} <= {rule.code for rule in rules}


def test_a_prescribed_tree_asks_for_what_it_prescribes(capsys: pytest.CaptureFixture[str]) -> None:
    write(
        "目标.yaml",
        "项目名称: 软件维护\n指标:\n"
        "- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 维护次数, 指标值: ≥12次}\n"
        "- {一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 节约费用, 指标值: ≥3万元}\n",
    )
    assert "STR003" in found(capsys, "目标.yaml", "--profile", "mof-2015")
    assert "STR003" not in found(capsys, "目标.yaml", "--profile", "mof-2021")


# --- which setting holds


def test_a_file_has_the_last_word_over_what_it_extends(capsys: pytest.CaptureFixture[str]) -> None:
    write("目标.yaml", ROW.format(value="100人"))
    write("jixiao.yaml", "extends: [strict]\nseverity: {no-comparator: error}\n")
    assert found(capsys, "目标.yaml")["VAL001"] == "error"


def test_what_a_profile_leaves_out_can_be_taken_in_again(capsys: pytest.CaptureFixture[str]) -> None:
    write("目标.yaml", ROW.format(value="≥100人"))
    write("jixiao.yaml", "extends: [tianjin]\nextend-select: [desc-equals-name]\n")
    assert "DUP001" in found(capsys, "目标.yaml")
    write("jixiao.yaml", "extends: [tianjin]\nselect: [default]\n")
    assert "DUP001" not in found(capsys, "目标.yaml")


def test_later_profiles_outweigh_earlier_ones_and_shared_ground_is_laid_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("底.yaml", "severity: {VAL001: info}\n")
    write("一.yaml", "extends: [./底.yaml]\nseverity: {VAL001: error}\n")
    write("二.yaml", "extends: [./底.yaml]\n")
    write("jixiao.yaml", "extends: [./一.yaml, ./二.yaml]\n")
    write("目标.yaml", ROW.format(value="100人"))
    assert found(capsys, "目标.yaml", "--select", "VAL001") == {"VAL001": "error"}


def test_the_command_line_puts_its_profile_on_top_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    write("目标.yaml", ROW.format(value="100人"))
    write("jixiao.yaml", "severity: {VAL001: error}\n")
    assert found(capsys, "目标.yaml", "--profile", "strict")["VAL001"] == "warning"
    assert "VAL001" not in found(capsys, "目标.yaml", "--profile", "strict", "--ignore", "VAL001")


def test_patterns_of_a_profile_on_the_command_line_count_from_here(capsys: pytest.CaptureFixture[str]) -> None:
    write("方案.yaml", "per-file: {'旧/*': {ignore: [VAL001]}}\n")
    for name in ("旧/目标.yaml", "新/目标.yaml"):
        write(name, ROW.format(value="100人"))
    assert "VAL001" in found(capsys, "新/目标.yaml", "--profile", "./方案.yaml")
    assert "VAL001" not in found(capsys, "旧/目标.yaml", "--profile", "./方案.yaml")


def test_a_profile_in_a_file_is_found_from_the_file_that_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    write("共用/局.yaml", "extends: [./底.yaml]\n")
    write("共用/底.yaml", "ignore: [VAL001]\n")
    write("科/jixiao.yaml", "extends: [../共用/局.yaml]\n")
    write("科/目标.yaml", ROW.format(value="100人"))
    assert "VAL001" not in found(capsys, "科/目标.yaml")
    assert "VAL001" in found(capsys, "科/目标.yaml", "--isolated")


def test_an_option_for_all_rules_yields_to_one_for_a_single_rule() -> None:
    write("jixiao.yaml", "options: {tree: '2021'}\nrules: {level-parent: {tree: '2015'}}\n")
    options = {item.rule.code: item.options for item in choose(choice_for("目标.yaml", Given())).rules}
    assert (options["STR004"], options["STR008"]) == ({"tree": "2021"}, {"tree": "2015"})


def test_config_tells_where_each_value_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    write("jixiao.yaml", "extends: [tianjin]\nseverity: {QNT004: warning}\nper-file: {'旧/*': {ignore: [TIM]}}\n")
    assert main(["config", "旧/目标.yaml"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert "packs: [jixiao_rules]  # 默认" in shown
    assert "ignore: [DUP001]  # 方案 tianjin" in shown
    assert "  tree: 2015  # 方案 mof-2015" in shown
    assert "  QNT004: warning  # jixiao.yaml" in shown
    assert "ignore: [TIM]  # jixiao.yaml per-file 旧/*" in shown


def test_config_of_a_folder_is_that_of_the_files_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    write("科/jixiao.yaml", "ignore: [TIM]\n")
    for path in ("科", "科/目标.yaml"):
        assert main(["config", path]) == 0
        assert f"ignore: [TIM]  # {Path('科/jixiao.yaml')}" in capsys.readouterr().out


# --- what is said when a name is wrong


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("extends: [tianjn]\n", "没有名为“tianjn”的方案，您要写的是不是“tianjin”？"),
        ("extends: [./没有.yaml]\n", "没有.yaml：打不开配置文件"),
        ("extends: [./jixiao.yaml]\n", "extends 绕成了一圈：jixiao.yaml → jixiao.yaml"),
        ("extends: [./甲.yaml]\n", "extends 绕成了一圈：甲.yaml → 乙.yaml → 甲.yaml"),
        ("extends: tianjin\n", "配置项“extends”应当是列表"),
        ("options: {tre: '2015'}\n", "没有哪条规则有选项“tre”，您要写的是不是“tree”？"),
        ("options: {tree: 2015}\n", "的选项“tree”应当是文字"),
    ],
)
def test_a_wrong_name_is_said(text: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    write("甲.yaml", "extends: [./乙.yaml]\n")
    write("乙.yaml", "extends: [./甲.yaml]\n")
    write("jixiao.yaml", text)
    write("目标.yaml", ROW.format(value="100人"))
    assert main(["check", "目标.yaml"]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""


def test_a_wrong_profile_on_the_command_line_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", SEED, "--profile", "mof-2105"]) == 2
    assert "您要写的是不是“mof-2015”" in capsys.readouterr().err


# --- what rules cost


def test_timing_comes_after_the_report_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    write("目标.yaml", ROW.format(value="100人"))
    assert main(["check", "目标.yaml", "--select", "VAL001,NAM006", "--level", "info", "-f", "json", "--timing"]) == 0
    said = capsys.readouterr()
    assert {finding["code"] for finding in json.loads(said.out)["findings"]} == {"VAL001"}
    lines = [line.split() for line in said.err.splitlines()]
    assert lines[0] == ["规则", "名称", "毫秒", "占比", "次数"]
    assert {(line[0], line[1], line[-1]) for line in lines[1:3]} == {
        ("VAL001", "no-comparator", "1"),
        ("NAM006", "name-length", "1"),
    }
    assert lines[3][0] == "规则合计"


def test_cost_is_asked_for_where_the_prescribed_tree_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    row = "- {{一级指标: 产出指标, 二级指标: {kind}, 三级指标: {name}, 指标值: 100%}}\n"
    kinds = {"数量指标": "参训率", "质量指标": "合格率", "时效指标": "及时率"}
    write("目标.yaml", "项目名称: 干部培训\n指标:\n" + "".join(row.format(kind=k, name=n) for k, n in kinds.items()))
    assert "STR004" not in found(capsys, "目标.yaml")
    assert found(capsys, "目标.yaml", "--profile", "mof-2015")["STR004"] == "warning"
    assert "STR004" not in found(capsys, "目标.yaml", "--profile", "mof-2021")


def test_before_publication_secrets_count_and_names_do_not() -> None:
    running = {active.rule.code for active in choose(choice_for("", Given(isolated=True, profiles=("publish",)))).rules}
    assert {"PUB001", "PUB002", "PUB008", "PUB009"} <= running
    assert not any(code.startswith("NAM") for code in running)


def test_in_a_review_what_is_said_aloud_counts_and_spelling_does_not() -> None:
    running = {active.rule.code for active in choose(choice_for("", Given(isolated=True, profiles=("review",)))).rules}
    assert {"CON003", "MON005", "QNT012", "STR017"} <= running
    assert running.isdisjoint({"VAL003", "VAL010", "UNI002", "NAM009", "MON009"})
