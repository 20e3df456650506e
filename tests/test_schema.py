"""The schema for editors agrees with what the reader takes."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from jixiao_lint.form_words import not_read, words_of_fields
from jixiao_lint.readers import read
from jixiao_lint.recognise import recognise
from jixiao_lint.schema import target_schema
from jixiao_lint.table import HEAD_FIELDS, NOT_ON_FORM, ROW_FIELDS
from jixiao_lint.writers.yaml import write_yaml

SEED = Path(__file__).parents[1] / "fixtures" / "tianjin-veterans-2025.txt"


def parse(text: str) -> Any:
    return YAML(typ="safe").load(StringIO(text))


@pytest.fixture
def validator() -> Draft202012Validator:
    schema = target_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_converted_seed_is_valid(validator: Draft202012Validator) -> None:
    tables = recognise(read("seed.txt", SEED.read_bytes()).grids).tables
    assert len(parse(write_yaml(tables))["绩效目标表"]) == 12
    validator.validate(parse(write_yaml(tables)))


@pytest.mark.parametrize(
    "text",
    [
        "项目名称: 甲\n指标:\n",
        "- 项目名称: 甲\n  指标: []\n- 项目名称: 乙\n  指标: []\n",
        "绩效目标表:\n  项目名称: 甲\n  指标: []\n",
        "项目名称: 甲\n预算数: 55.00\n指标:\n- {三级指标: 甲, 指标值: 5}\n",
        "未写的栏目: 表上没有\n预算数: 55.00\n指标:\n- 指标值: 5\n",
        "未写的栏目: 表上没有，或没有读出\n预算数: 55.00\n指标:\n- 指标值: 5\n",
    ],
)
def test_every_shape_that_the_reader_takes_is_valid(validator: Draft202012Validator, text: str) -> None:
    assert not read("a.yaml", text.encode()).problems
    validator.validate(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "项目名: 甲\n",
        "指标:\n- 指标质: 5\n",
        "指标: 甲\n",
        "项目名称: [甲]\n",
        "绩效目标表:\n- 项目名称: 甲\n其他: 乙\n",
    ],
)
def test_what_the_reader_refuses_is_not_valid(validator: Draft202012Validator, text: str) -> None:
    assert read("a.yaml", text.encode()).problems
    assert not validator.is_valid(parse(text))


@pytest.mark.parametrize("text", ["项目名称: 甲\n", "指标: []\n", "项目名称: 甲\n指标:\n- 三级指标: 甲\n"])
def test_an_editor_asks_for_what_every_table_must_say(validator: Draft202012Validator, text: str) -> None:
    assert not validator.is_valid(parse(text))


def test_the_words_that_the_rules_know_are_offered() -> None:
    schema = target_schema({"一级指标": ("产出指标", "效益指标")})
    assert schema["$defs"]["一条指标"]["properties"]["一级指标"]["examples"] == ["产出指标", "效益指标"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(parse("项目名称: 甲\n指标:\n- {一级指标: 别的, 三级指标: 甲, 指标值: 5}\n"))


def test_words_of_the_forms_are_keys_that_an_editor_knows(validator: Draft202012Validator) -> None:
    text = "项目名称: 甲\n年初预算数: 10\n年度总体目标: 乙\n联系人: 丙\n指标:\n- 三级指标: 丁\n  年度指标值: ≥5次\n"
    assert not read("a.yaml", text.encode()).problems
    validator.validate(parse(text))
    assert not validator.is_valid(parse(text.replace("年度指标值", "指标的值")))


def test_every_field_is_described() -> None:
    definitions = target_schema()["$defs"]
    described = definitions["表"]["properties"] | definitions["一条指标"]["properties"]
    words = {word for words in words_of_fields().values() for word in words}
    assert set(described) == {*HEAD_FIELDS, *ROW_FIELDS, *words, *not_read(), "指标", NOT_ON_FORM[0]}
    assert all(field["description"] for field in described.values())
