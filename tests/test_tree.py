"""Which tree of indicators a table is taken to use, and what changes when the reader prescribes one."""

from collections.abc import Callable
from typing import Any

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.readers import read
from jixiao_lint.rule import Rule
from jixiao_lint.table import Document, Table
from jixiao_rules.structure.level_parent import level_parent
from jixiao_rules.structure.missing_level1 import missing_level1
from jixiao_rules.structure.unknown_level import unknown_level
from jixiao_rules.tree import tree_of


def document(*pairs: tuple[str, str]) -> Document:
    """A file with one table that has these levels, one row each."""
    rows = "".join(
        f"- {{一级指标: {first}, 二级指标: {second}, 三级指标: 数量, 指标值: ≥1个}}\n" for first, second in pairs
    )
    return Document(FilePath.of("t.yaml"), "yaml", read("t.yaml", f"项目名称: 河道清淤\n指标:\n{rows}".encode()).tables)


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        (
            "2015",
            [
                ("产出指标", "数量指标"),
                ("产出指标", "成本指标"),
                ("效益指标", "可持续影响指标"),
                ("满意度", "满意度指标"),
            ],
        ),
        (
            "2015",
            [("项目完成指标", "数量指标"), ("项目效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标")],
        ),
        ("2015", [("产出指标", "数量指标"), ("效果指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标")]),
        ("2021", [("成本指标", "经济成本指标"), ("产出指标", "数量指标"), ("效益指标", "社会效益指标")]),
        ("2021省", [("成本指标", "经济成本指标"), ("产出指标", "数量指标"), ("效益指标", "可持续影响指标")]),
        ("北京", [("产出指标", "产出进度指标"), ("效果指标", "服务对象满意度指标")]),
        ("湖南", [("产出指标", "数量指标"), ("效益指标", "社会公众或服务对象满意度指标")]),
        ("中央投资", [("实施效果指标", "产出指标"), ("过程管理指标", "资金管理指标")]),
        ("2017", [("投入", "资金投入"), ("管理", "制度建设"), ("产出", "数量"), ("效益", "社会效益")]),
        (
            "上海",
            [("投入和管理目标", "投入管理"), ("产出目标", "数量"), ("效果目标", "满意度"), ("影响力目标", "长效管理")],
        ),
        (
            "评价",
            [("项目决策", "项目立项"), ("项目管理", "财务管理"), ("项目产出", "数量指标"), ("项目效益", "社会效益")],
        ),
    ],
)
def test_tree_is_told_by_its_levels(name: str, pairs: list[tuple[str, str]]) -> None:
    tree = tree_of(document(*pairs).tables[0])
    assert tree is not None
    assert tree.name == name


def test_levels_that_no_tree_has_are_no_tree() -> None:
    assert tree_of(document(("工作成果指标", "数量指标")).tables[0]) is None


def codes(rule: Rule, thing: Document | Table, **options: Any) -> list[str]:
    """The wordings with which a rule speaks."""
    check: Callable[..., Any] = rule.check
    return [hit.variant or "main" for hit in check(thing, **options)]


def test_prescribed_tree_of_2021_has_no_lasting_influence() -> None:
    file = document(("成本指标", "经济成本指标"), ("产出指标", "数量指标"), ("效益指标", "可持续影响指标"))
    assert codes(level_parent, file) == []
    assert codes(level_parent, file, tree="2021") == ["absent"]


def test_prescribed_tree_of_2015_has_no_costs_of_their_own() -> None:
    table = document(("成本指标", "经济成本指标"), ("产出指标", "数量指标"), ("效益指标", "社会效益指标")).tables[0]
    assert codes(unknown_level, table) == []
    assert codes(unknown_level, table, tree="2015") == ["prescribed"]
    assert codes(missing_level1, table, tree="2015") == ["satisfaction"]


def test_name_of_the_local_form_can_be_made_known() -> None:
    table = document(("产出指标", "规模指标"), ("效益指标", "社会效益指标")).tables[0]
    assert codes(unknown_level, table) == ["second"]
    assert codes(unknown_level, table, known_names=("规模指标",)) == []


def test_table_that_follows_no_tree_is_said_once() -> None:
    file = document(("工作指标", "数量指标"), ("成果指标", "质量指标"), ("成果指标", "社会效益指标"))
    assert codes(unknown_level, file.tables[0]) == ["main"]
    assert codes(level_parent, file) == []
    assert codes(missing_level1, file.tables[0]) == []
