"""CON001: a title is accused on evidence that it names another project, never for what is left of a form's general name."""

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.readers import read
from jixiao_lint.rule import Hit
from jixiao_lint.table import Document
from jixiao_rules.consistency.title_name import title_name


def hits(*tables: tuple[str, str]) -> list[Hit]:
    rows = "".join(f"  - {{表题: '{title}', 项目名称: '{project}'}}\n" for title, project in tables)
    reading = read("titles.yaml", f"绩效目标表:\n{rows}".encode())
    return list(title_name.check(Document(FilePath.of("titles.yaml"), "yaml", reading.tables)))


@pytest.mark.parametrize(
    "title",
    [
        "项目支出绩效目标表",
        "项目支出绩效目标批复表",
        "预算项目绩效目标申报表（一次性项目）",
        "省级部门预算项目绩效目标表",
        "县级财政支出项目绩效目标表",
        "中央对地方转移支付区域绩效目标表",
        "绩效目标申报表（基础设施建设类）（2022年度）",
        "政府投资项目绩效目标表",
        "基础设施建设项目绩效目标表",
        "特定目标类项目绩效目标表",
        "运转类项目支出绩效目标表",
        "公用经费项目绩效目标表",
        "表11 项目支出绩效目标表",
        "专项资金绩效目标申报表（新增）",
        "国有资本经营预算项目绩效目标表",
        "上级专款项目绩效目标表",
        "区级财政专项资金绩效目标申报表（信息化类）",
        "债券资金项目绩效目标表",
        "经常性项目和一次性项目绩效目标备案表",
        "其他运转类项目（含人员类）绩效目标复核表",
        "绩效跟踪监控用表之三",
    ],
)
def test_general_name_of_a_form_accuses_nobody(title: str) -> None:
    assert hits((title, "河道清淤工程")) == []


def test_general_name_above_a_table_that_tells_its_plans_accuses_nobody() -> None:
    plans = "资金用途: 法律顾问补贴48万元，办案补贴30万元。\n绩效目标: 为80个村配备法律顾问，办理法律援助案件200件。\n"
    text = f"表题: 政府购买服务项目绩效目标表\n项目名称: 村（社区）法律顾问及法律援助\n{plans}"
    document = Document(FilePath.of("titles.yaml"), "yaml", read("titles.yaml", text.encode()).tables)
    assert list(title_name.check(document)) == []


@pytest.mark.parametrize(
    ("title", "project"),
    [
        ("退役军人招聘绩效目标表", "退役军人线下招聘"),
        ("高标准农田建设项目绩效目标表", "东乡镇灌溉水渠改造工程"),
        ("3.城市基础设施改造工程绩效目标表", "城区道路改造工程"),
        ("3.政府购买服务项目绩效目标表", "城区道路保洁"),
        ("3.城区供水管网改造（2025年）绩效目标表", "城区供水管网改造工程（一标段）"),
        ("2025年退役军人就业补助资金绩效目标表", "退役军人线下招聘"),
        ("2025年省级水利专项资金（第一批）绩效目标表", "第二批中小河流治理"),
    ],
)
def test_short_form_programme_and_fund_are_no_other_project(title: str, project: str) -> None:
    assert hits((title, project)) == []


@pytest.mark.parametrize(
    ("title", "project", "variant"),
    [
        ("3.春节慰问绩效目标表", "八一慰问", None),
        ("退役军人线上招聘绩效目标表", "退役军人线下招聘", "alike"),
        ("一期工程绩效目标表", "污水管网二期工程", "part"),
        ("污水管网第1批绩效目标表", "污水管网（第二批）", "part"),
        ("乡村振兴示范村建设项目绩效目标表", "农村厕所改造项目", "alike"),
    ],
)
def test_another_project_is_found(title: str, project: str, variant: str | None) -> None:
    assert [hit.variant for hit in hits((title, project))] == [variant]


def test_project_of_another_table_is_found_where_it_was_copied() -> None:
    found = hits(("1.河道清淤绩效目标表", "河道清淤"), ("2.河道清淤绩效目标表", "干部业务培训"))
    assert [(hit.variant, hit.spot.cell.table, hit.fields["other"]) for hit in found] == [("other", 2, "1")]


def test_title_that_stands_above_many_projects_is_no_slip() -> None:
    same = "河道综合整治绩效目标表"
    assert hits((same, "河道综合整治"), (same, "护坡修复"), (same, "岸线绿化")) == []
