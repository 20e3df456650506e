"""Whose rules hold for a table, and in what words a document is cited there."""

import json
from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_lint.documents import cited
from jixiao_lint.finding import Authority, Basis
from jixiao_lint.jurisdiction import Jurisdiction, jurisdiction_of, provinces, standing
from jixiao_lint.packs import open_pack
from jixiao_rules.documents import (
    AUDIT,
    EVALUATION_2020,
    REVIEW,
    TARGETS_2015,
    TARGETS_2021,
    TIANJIN_2020,
    TYPESETTING,
)

DOCUMENTS = cited([open_pack("jixiao_rules")])
CENTRE, TIANJIN, HEBEI, LOCAL = (
    Jurisdiction(True),
    Jurisdiction(False, "天津市"),
    Jurisdiction(False, "河北省"),
    Jurisdiction(),
)
BINDING = Basis(TARGETS_2015, Authority.BINDING)
GUIDING = Basis(TARGETS_2021, Authority.GUIDANCE)
PRACTICE = Basis(REVIEW, Authority.PRACTICE)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("381101天津市退役军人事务局", TIANJIN),
        ("天津市财政局", TIANJIN),
        ("[101]财政部", CENTRE),
        ("国家税务总局天津市税务局", CENTRE),
        ("退役军人事务部机关", CENTRE),
        ("新疆维吾尔自治区水利厅", Jurisdiction(False, "新疆维吾尔自治区")),
        # of which province nobody says; a university is no bureau of its city
        ("天长市水利局", LOCAL),
        ("天津大学", LOCAL),
        ("", LOCAL),
    ],
)
def test_the_unit_says_where_a_table_belongs(unit: str, expected: Jurisdiction) -> None:
    assert jurisdiction_of(unit) == expected


def test_what_the_configuration_says_outweighs_the_unit() -> None:
    assert jurisdiction_of("财政部", "天津市") == TIANJIN
    assert jurisdiction_of("天津市财政局", "中央") == CENTRE


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (CENTRE, [BINDING, GUIDING, PRACTICE]),
        # a local rule in the place of the central one that it carries out; the guide remains a model
        (TIANJIN, [Basis(TIANJIN_2020, Authority.BINDING), Basis(TARGETS_2021, Authority.REFERENCE), PRACTICE]),
        (HEBEI, [Basis(TARGETS_2015, Authority.REFERENCE), Basis(TARGETS_2021, Authority.REFERENCE), PRACTICE]),
        (LOCAL, [Basis(TARGETS_2015, Authority.REFERENCE), Basis(TARGETS_2021, Authority.REFERENCE), PRACTICE]),
    ],
)
def test_what_binds_the_centre_is_a_model_elsewhere(where: Jurisdiction, expected: list[Basis]) -> None:
    assert list(standing([PRACTICE, BINDING, GUIDING], DOCUMENTS, where)) == expected


def test_what_holds_for_all_binds_everywhere_and_a_province_binds_itself_alone() -> None:
    everywhere = Basis(EVALUATION_2020, Authority.BINDING)
    own = Basis(TIANJIN_2020, Authority.BINDING)
    for where in (CENTRE, TIANJIN, HEBEI, LOCAL):
        assert standing([everywhere], DOCUMENTS, where) == (everywhere,)
        assert standing([own], DOCUMENTS, where) == ((own,) if where == TIANJIN else ())


def test_an_audit_is_told_from_a_review() -> None:
    held = standing([Basis(AUDIT, Authority.PRACTICE), PRACTICE], DOCUMENTS, LOCAL)
    assert held == (Basis(AUDIT, Authority.AUDIT), PRACTICE)


def test_the_highest_that_holds_comes_first() -> None:
    hygiene = Basis(TYPESETTING, Authority.HYGIENE)
    held = standing([hygiene, PRACTICE, Basis(AUDIT, Authority.PRACTICE), GUIDING], DOCUMENTS, LOCAL)
    assert [basis.authority for basis in held] == [
        Authority.REFERENCE,
        Authority.AUDIT,
        Authority.PRACTICE,
        Authority.HYGIENE,
    ]


def test_a_document_that_nobody_described_is_cited_as_the_rule_says() -> None:
    strange = Basis("某文", Authority.BINDING)
    assert standing([strange], DOCUMENTS, TIANJIN) == (strange,)


@pytest.mark.parametrize("number", DOCUMENTS)
def test_every_document_says_whom_it_is_for(number: str) -> None:
    document = DOCUMENTS[number]
    assert document.scope in {"中央部门", "全国", "无", *provinces()}
    assert document.adopts == "无" or DOCUMENTS[document.adopts].scope == "中央部门"
    assert (document.scope == "无") == (document.kind in ("做法", "审计", "约定"))


TABLE = """\
单位: {unit}
年度: 2025
项目名称: 道路养护
绩效目标: 养护道路120公里
指标:
- {{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 路面情况, 指标值: 明显改善}}
"""


@pytest.mark.parametrize(
    ("unit", "options", "said"),
    [
        ("天津市交通运输委员会", [], "① 不符合《天津市市级部门预算绩效目标管理办法》（津财绩效〔2020〕16号）要求"),
        ("某县交通局", [], "① 参照《中央部门预算绩效目标管理办法》（财预〔2015〕88号）"),
        ("交通运输部", [], "① 不符合《中央部门预算绩效目标管理办法》（财预〔2015〕88号）要求"),
        ("某区交通局", ["--profile", "tianjin"], "① 不符合《天津市市级部门预算绩效目标管理办法》"),
    ],
)
def test_the_screen_cites_what_holds_for_the_unit(
    unit: str, options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "目标.yaml"
    path.write_text(TABLE.format(unit=unit), encoding="utf-8")
    assert main(["check", str(path), "--isolated", "--select", "QNT001", *options]) == 1
    screen = capsys.readouterr().out
    assert said in screen
    assert screen.count("《") == 1


def test_the_report_for_machines_has_all_that_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "目标.yaml"
    path.write_text(TABLE.format(unit="某县交通局"), encoding="utf-8")
    main(["check", str(path), "--isolated", "--select", "QNT001", "-f", "json"])
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert [(basis["document"], basis["authority"]) for basis in finding["basis"]] == [
        ("财预〔2015〕88号", "R"),
        ("财预〔2021〕101号", "R"),
    ]


def test_a_scope_that_is_no_province_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "jixiao.yaml").write_text("scope: 天津\n", encoding="utf-8")
    path = tmp_path / "目标.yaml"
    path.write_text(TABLE.format(unit="某局"), encoding="utf-8")
    assert main(["check", str(path)]) == 2
    told = capsys.readouterr().err
    assert "scope 里的“天津”不是中央，也不是省级行政区的全称，您要写的是不是“天津市”？" in told
    assert "Traceback" not in told


def test_our_own_conventions_are_in_no_book_marks(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("UNI004", "QNT003", "PUB005"):
        main(["rule", name, "--isolated"])
        page = capsys.readouterr().out
        assert "《填写" not in page
        assert "《财政部门、评价机构" not in page
        assert "法定计量单位" not in page
