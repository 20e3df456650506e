"""The same bytes under every Python: up to 3.12 a docstring keeps the indentation that it has in its file, later it does not."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from jixiao_lint.config.declared.schema import rule_schema
from jixiao_lint.config.descriptions import cleaned
from jixiao_lint.config.selection import every_rule
from jixiao_lint.config.settings import config_schema
from jixiao_lint.packs import open_pack
from jixiao_lint.rule import Authority, Basis, Found, Rule, Severity, rule
from jixiao_lint.table import Row, rows

PAGE = """指标值没有写。

    检查什么：指标值。

        - 空白的也算
    为什么：无法考核。
    """
# What the compiler of 3.13 makes of it.
OF_LATER_PYTHONS = "指标值没有写。\n\n" + dedent(PAGE.partition("\n\n")[2])


def made(page: str) -> Rule:
    def no_value(row: Row) -> Found:
        yield from ()

    no_value.__doc__ = page
    decorate: Callable[[Callable[[Row], Found]], Rule] = rule(
        code="XXX001",
        sees=rows,
        severity=Severity.INFO,
        message="没有写",
        basis=[Basis("审核通行做法", Authority.PRACTICE)],
        passes=[],
        fails=[],
    )
    return decorate(no_value)


@pytest.mark.parametrize("page", [PAGE, OF_LATER_PYTHONS])
def test_the_page_of_a_rule_has_the_indentation_of_its_own_lines_only(page: str) -> None:
    assert PAGE != OF_LATER_PYTHONS
    assert made(page).page == "指标值没有写。\n\n检查什么：指标值。\n\n    - 空白的也算\n为什么：无法考核。"


def test_no_page_is_a_block_of_code_in_markdown() -> None:
    for one in every_rule([open_pack("jixiao_rules")]):
        assert not any(line.startswith("    ") for line in one.page.splitlines()), one.code


@pytest.mark.parametrize("schema", [config_schema(), rule_schema()])
def test_nor_is_a_description_in_a_schema(schema: dict[str, object]) -> None:
    assert "\\n    " not in repr(schema)


def test_a_key_that_is_called_description_is_no_description() -> None:
    schema = {"properties": {"description": {"type": "string", "description": "甲。\n\n    乙。"}}}
    assert cleaned(schema) == {"properties": {"description": {"type": "string", "description": "甲。\n\n乙。"}}}
