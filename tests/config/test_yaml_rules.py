"""Rules written as YAML: each kind finds what it is for, they behave like any other rule, and mistakes are said plainly."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from jixiao_lint.cli import main
from jixiao_lint.config.declared.kinds import KINDS
from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.selection import every_rule
from jixiao_lint.testing import Case, cases, problems_of_pack

PACK = Path(__file__).parent.parent.parent / "fixtures" / "packs" / "某市财政局"
FILES = sorted(path for path in PACK.glob("*.yaml") if path.name != "basis.yaml")
TARGET = """\
单位: 市水务局
金额单位: 万元
项目名称: 河道维修（2025年）
年度: 2025
预算数: 80.00
财政资金: 80.00
其他资金:
资金用途: 清淤
绩效目标: 清淤河道12公里
指标:
- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 公务接待批次, 指标值: ≤20批次}
- {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 居民满意度, 指标值: ≥80%}
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def loaded(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe").load(path)
    return data


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main(["check", "目标.yaml", "--level", "info", "-f", "json", *arguments]) in (0, 1)
    findings: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return findings


def configure(more: str = "") -> None:
    shutil.copytree(PACK, PACK.name)
    Path("jixiao.yaml").write_text(f"packs: [jixiao_rules, {PACK.name}/]\n{more}", encoding="utf-8")
    Path("目标.yaml").write_text(TARGET, encoding="utf-8")


# --- the worked example


def test_the_example_pack_has_a_rule_of_every_kind() -> None:
    assert sorted(loaded(path)["kind"] for path in FILES) == sorted(KINDS)


@pytest.mark.parametrize("case", cases(str(PACK)), ids=str)
def test_marks_come_back_where_the_rule_points(case: Case) -> None:
    assert case.found() == case.wanted()


def test_the_harness_says_what_a_bureau_would_see(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test-rules", str(PACK)]) == 0
    assert capsys.readouterr().out == f"{PACK}：12 条规则、42 个示例，全部符合\n"


def test_the_harness_shows_an_example_that_is_found_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    text = FILES_BY_KIND["threshold"].read_text(encoding="utf-8").replace("指标值: «≥85%»", "指标值: «≥95%»")
    Path("规则.yaml").write_text(text, encoding="utf-8")
    assert main(["test-rules", "规则.yaml"]) == 1
    said = capsys.readouterr().out
    assert "MSC006-fails-1：应当是\n    {三级指标: 学员满意度, 指标值: «≥95%»}\n  实际是\n" in said
    assert "规则.yaml：1 条规则、5 个示例，有 1 处不符" in said


def test_a_pack_without_mistakes_has_no_problems() -> None:
    assert problems_of_pack(f"{PACK.name}/", str(PACK.parent)) == problems_of_pack(str(PACK)) == []


def test_the_schema_for_editors_takes_the_example_pack_and_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "rule"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for path in FILES:
        data = loaded(path)
        validator.validate(data)
        assert not validator.is_valid(data | {"kind": "patern"})
        assert not validator.is_valid(data | {"extra": 1})
        assert not validator.is_valid({key: value for key, value in data.items() if key != "why"})


# --- like any other rule


def test_findings_of_yaml_rules_stand_beside_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    ours = {finding["code"]: finding for finding in found(capsys) if finding["code"].startswith("MSC")}
    assert sorted(ours) == ["MSC001", "MSC003", "MSC006", "MSC007"]
    reception = ours["MSC001"]
    assert reception["message"] == "“接待”不列作三级指标，请改写为项目要完成的事"
    assert (reception["text"], reception["span"]) == ("公务接待批次", {"start": 2, "end": 4})
    assert reception["basis"][0]["title"] == "某市市级项目绩效目标编审要点（示例）"


def test_selection_severity_options_and_waivers_hold_for_them(capsys: pytest.CaptureFixture[str]) -> None:
    configure(
        "rules: {satisfaction-at-least-90: {at-least: 75%}}\nseverity: {MSC001: error}\nignore: [quality-for-works]\n"
    )
    ours = {finding["code"]: finding["severity"] for finding in found(capsys, "--select", "MSC")}
    assert ours == {"MSC001": "error", "MSC003": "info"}
    Path("目标.yaml").write_text(
        TARGET.replace("≤20批次}", "≤20批次}  # jixiao: ignore[MSC001] 本项目即接待中心运行"), encoding="utf-8"
    )
    assert [finding["code"] for finding in found(capsys, "--select", "MSC001")] == []


def test_a_profile_of_the_pack_can_be_extended(capsys: pytest.CaptureFixture[str]) -> None:
    configure("extends: [某市]\n")
    ours = {finding["code"]: finding["severity"] for finding in found(capsys, "--select", "MSC006")}
    assert ours == {"MSC006": "error"}


def test_a_replacement_is_offered_as_a_fix(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    Path("目标.yaml").write_text(TARGET.replace("清淤河道12公里", "为失能老人清淤"), encoding="utf-8")
    fixes = [finding["fix"] for finding in found(capsys, "--select", "MSC004")]
    assert fixes == [{"applicability": "suggested", "replacement": "失能老年人"}]


def test_the_page_of_a_yaml_rule_is_like_any_other(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    assert main(["rule", "no-reception"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# MSC001 no-reception：")
    assert "《某市市级项目绩效目标编审要点（示例）》" in page


def test_an_option_that_is_no_limit_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    configure("rules: {satisfaction-at-least-90: {at-least: 很高}}\n")
    assert main(["check", "目标.yaml"]) == 2
    assert "“很高”不能作为界限" in capsys.readouterr().err


# --- mistakes in a rule file: exit code 2, with file and key

FILES_BY_KIND = {loaded(path)["kind"]: path for path in FILES}


@pytest.mark.parametrize(
    ("kind", "change", "sentence"),
    [
        ("pattern", {"kind": None}, "缺少配置项“kind”，可选：forbidden-words、"),
        ("pattern", {"kind": "patern"}, "kind 没有“patern”这一种，您要写的是不是“pattern”？"),
        ("pattern", {"patern": "甲"}, "不认识的配置项“patern”，您要写的是不是“pattern”？"),
        ("pattern", {"why": None}, "缺少配置项“why”"),
        ("pattern", {"must": "be"}, "配置项“must”没有“be”这个取值，可以写：match、not-contain"),
        ("pattern", {"pattern": "(甲"}, "pattern：“(甲”第 2 个字附近缺少“)”"),
        ("pattern", {"code": "X1"}, "code：“X1”应当是两到六个大写字母"),
        ("pattern", {"code": "FIL001"}, "code：“FIL001”应当是"),
        ("pattern", {"name": "No Year"}, "name：“No Year”应当由小写字母"),
        ("pattern", {"passes": []}, "passes：至少写一个"),
        ("pattern", {"fails": []}, "fails：至少写一个"),
        ("pattern", {"fails": ["项目名称: 甲"]}, "fails：示例没有用«»标出位置"),
        ("pattern", {"passes": ["项目名称: «甲»"]}, "passes：符合要求的示例里不应当有«»"),
        ("pattern", {"basis": []}, "basis：至少写一个"),
        ("pattern", {"fields": ["项目名"]}, "fields：没有“项目名”这一栏，您要写的是不是“项目名称”？"),
        ("pattern", {"fields": []}, "fields：至少写一个"),
        ("pattern", {"message": "“{txt}”"}, "message：不能用“{txt}”，这一种规则可以用：{text}、{field}"),
        ("pattern", {"message": "{text.__class__}"}, "message：不能用“{text.__class__}”"),
        ("pattern", {"message": "{text:>9999}"}, "message：不能用“{text:>9999}”"),
        ("pattern", {"kind": ["pattern"]}, "缺少配置项“kind”"),
        ("pattern", {"message": "“{text”"}, "message：花括号不成对"),
        ("pattern", {"when": {"三级指标": ["甲"]}}, "when：这条规则看的不只是一行指标，不能用“三级指标”作条件"),
        ("forbidden-words", {"words": []}, "words：至少写一个"),
        ("forbidden-words", {"words": [""]}, "words：里面有空白的词语"),
        ("forbidden-words", {"words": "接待"}, "配置项“words”应当是列表，写成了文字"),
        ("threshold", {"at-least": "很高"}, "“很高”不能作为界限，应当是一个数和它的单位"),
        ("threshold", {"at-least": None}, "at-least 和 at-most 至少写一个"),
        ("standard", {"standards": []}, "standards：至少写一个"),
        (
            "standard",
            {"standards": [{"document": "甲", "limit": "5元", "per": "人"}]},
            "缺少配置项“standards 第 1 项.from”",
        ),
        ("required-indicator", {"indicator": {"项目名称": ["甲"]}}, "indicator：没有“项目名称”这一栏"),
    ],
)
def test_a_mistake_in_a_rule_file_is_said(
    kind: str, change: dict[str, Any], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data = {key: value for key, value in (loaded(FILES_BY_KIND[kind]) | change).items() if value is not None}
    Path("规则").mkdir()
    with Path("规则/甲.yaml").open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(data, file)
    for command in (["test-rules", "规则/"], ["check", "目标.yaml"]):
        Path("jixiao.yaml").write_text("packs: [jixiao_rules, 规则/]\n", encoding="utf-8")
        Path("目标.yaml").write_text(TARGET, encoding="utf-8")
        assert main(command) == 2
        said = capsys.readouterr()
        assert sentence in said.err
        assert "甲.yaml" in said.err
        assert said.out == ""


def test_two_rules_of_one_name_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    text = FILES_BY_KIND["threshold"].read_text(encoding="utf-8")
    Path("规则").mkdir()
    for name in ("甲", "乙"):
        Path(f"规则/{name}.yaml").write_text(text, encoding="utf-8")
    assert main(["test-rules", "规则/"]) == 2
    assert "MSC006 已经用在" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("MSC006", "RNG003", "里都有代码 RNG003"),
        ("satisfaction-at-least-90", "satisfaction-floor", "里都有名称 satisfaction-floor"),
    ],
)
def test_a_clash_with_another_pack_is_refused(
    old: str, new: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FILES_BY_KIND["threshold"].read_text(encoding="utf-8")
    Path("规则.yaml").write_text(text.replace(old, new), encoding="utf-8")
    Path("jixiao.yaml").write_text("packs: [jixiao_rules, ./规则.yaml]\n", encoding="utf-8")
    Path("目标.yaml").write_text(TARGET, encoding="utf-8")
    assert main(["check", "目标.yaml"]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pack", "sentence"),
    [
        ("没有/", "没有这个文件夹或文件"),
        ("空/", "文件夹里没有规则文件"),
        ("坏.yaml", "YAML 写法有误"),
        ("表.yaml", "kind"),
    ],
)
def test_what_is_no_pack_is_said(pack: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("空").mkdir()
    Path("坏.yaml").write_text("a: [\n", encoding="utf-8")
    Path("表.yaml").write_text("- 甲\n", encoding="utf-8")
    Path("jixiao.yaml").write_text(f"packs: [jixiao_rules, {pack}]\n", encoding="utf-8")
    Path("目标.yaml").write_text(TARGET, encoding="utf-8")
    assert main(["check", "目标.yaml"]) == 2
    assert sentence in capsys.readouterr().err


def test_rules_of_a_pack_are_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in every_rule(open_packs((str(PACK),)))]
    assert codes == sorted(codes)
    assert len(codes) == len(FILES)


@pytest.mark.parametrize(
    ("year", "value", "heard"), [(2022, 430, True), (2025, 430, False), (2025, 460, True), (2017, 900, False)]
)
def test_a_standard_is_that_of_the_year_of_the_table(
    year: int, value: int, heard: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("规则.yaml").write_text(FILES_BY_KIND["standard"].read_text(encoding="utf-8"), encoding="utf-8")
    Path("jixiao.yaml").write_text("packs: [./规则.yaml]\n", encoding="utf-8")
    row = f"{{三级指标: 人均培训成本, 指标值: ≤{value}元/人·天}}"
    Path("目标.yaml").write_text(f"年度: {year}\n指标:\n- {row}\n", encoding="utf-8")
    main(["check", "目标.yaml", "--output-format", "concise"])
    assert ("MSC009" in capsys.readouterr().out) is heard
