"""The JSON Schema of the target file, for editors that help to write it."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao_lint.form_words import not_read, words_of_fields
from jixiao_lint.table import HEAD_FIELDS, NOT_ON_FORM, NOT_READ, REQUIRED_ROW_FIELDS, ROW_FIELDS

_HEAD_HELP = {
    "表题": "表的标题，照抄，例如“1.某某经费（2025年）绩效目标表”。",
    "单位": "预算单位的代码和名称。",
    "金额单位": "万元或元。",
    "年度": "预算年度。标题和项目名称中都没有年份时填写。",
    "项目名称": "项目名称，与预算项目库一致。",
    "项目编码": "项目在预算项目库里的编码；没有可以不写。",
    "预算数": "项目预算总额，按金额单位填写。",
    "财政资金": "其中：财政资金。",
    "其他资金": "其中：其他资金；没有可留空。",
    "上年结转": "其中：上年结转资金；表中没有这一栏时不写。",
    "资金用途": "预算资金的用途。",
    "绩效目标": "总体绩效目标；多行时用“|”另起一行书写。",
    "实际完成情况": "自评表中年度总体目标的实际完成情况。",
    "全年预算数": "自评表的全年预算数（调整后）。",
    "全年执行数": "自评表的全年执行数。",
    "执行率": "自评表的预算执行率，例如“98.5%”。",
    "执行率得分": "自评表中预算执行率的得分。",
    "总分": "自评表的总分。",
    "自评等级": "自评表的等级：优、良、中、差。",
}
_ROW_HELP = {
    "一级指标": "例如产出指标、效益指标、满意度指标。与上一行相同时可省略。",
    "二级指标": "例如数量指标、质量指标、时效指标、成本指标。",
    "三级指标": "指标名称。",
    "绩效指标描述": "指标的解释或口径。",
    "计算符号": "≥、≤、＝ 等；表中单设一栏时填写。",
    "指标值": "指标值，例如“≥12次”“≥95%”“2025年12月31日前”。",
    "计量单位": "表中单设一栏时填写。",
    "分值": "该指标的分值。",
    "权重": "该指标的权重。",
    "实际完成值": "自评表的实际完成值。",
    "得分": "自评表的得分。",
    "备注": "备注或偏差原因。",
}
# Values are text as written; an editor that reads 55.00 as a number, or nothing as null, must not complain.
_TEXT = ["string", "number", "boolean", "null"]


# What a table, and a row of it, must say; a table that was copied from paper says what its form has.
_REQUIRED = ("项目名称", "指标")
_ROW = {
    "一级指标": "${1:产出指标}",
    "二级指标": "${2:数量指标}",
    "三级指标": "${3:指标名称}",
    "指标值": "${4:≥12次}",
}
_SNIPPETS = (
    ("一条指标", "四级指标俱全的一条", _ROW),
    ("一条指标（同上一级）", "一级、二级指标和上一行相同", {"三级指标": "${1:指标名称}", "指标值": "${2:≥12次}"}),
    (
        "一条指标（符号、单位另设栏）",
        "表上计算符号和计量单位各有一栏",
        {**_ROW, "计算符号": "${5:≥}", "指标值": "${6:12}", "计量单位": "${7:次}"},
    ),
)
_NEW_TABLE = {
    "项目名称": "${1:项目名称}",
    "年度": "${2:2025}",
    "单位": "${3:预算单位}",
    "金额单位": "${4:万元}",
    "预算数": "${5:0}",
    "绩效目标": "${6:总体目标}",
    "指标": [
        {"一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "${7:指标名称}", "指标值": "${8:≥12次}"},
    ],
}


def help_of(field: str) -> str:
    """What is to be written under a key, in a sentence; nothing for a key that there is not."""
    return _HEAD_HELP.get(field) or _ROW_HELP.get(field, "")


def target_schema(words: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """The schema, JSON Schema draft 2020-12. `words` are those that editors offer in a column; others may stand there, too."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "项目支出绩效目标表",
        "description": "jixiao 的绩效目标文件：键用表中的栏目名称，值照抄表中文字。",
        "oneOf": [
            {
                "type": "object",
                "properties": {
                    "绩效目标表": {
                        "description": "一张或多张绩效目标表。",
                        "oneOf": [{"type": "array", "items": {"$ref": "#/$defs/表"}}, {"$ref": "#/$defs/表"}],
                    }
                },
                "required": ["绩效目标表"],
                "additionalProperties": False,
            },
            {"$ref": "#/$defs/表"},
            {"type": "array", "items": {"$ref": "#/$defs/表"}},
        ],
        "$defs": {"表": _table(words or {}), "一条指标": _row(words or {})},
    }


def _table(words: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    table = _object(HEAD_FIELDS, _HEAD_HELP, words)
    key, value = NOT_ON_FORM
    described = f"表是照抄的，没有写出的栏目原表就没有，不算漏填；原表有没读出的内容的，写“{NOT_READ}”。"
    table["properties"][key] = {"description": described, "enum": [value, NOT_READ]}
    table["properties"]["指标"] = {
        "description": "绩效指标，一条一项。",
        "type": ["array", "null"],
        "items": {"$ref": "#/$defs/一条指标"},
    }
    row = {"allOf": [_has(field) for field in REQUIRED_ROW_FIELDS]}
    written_by_hand = {"required": list(_REQUIRED), "properties": {"指标": {"items": row}}}
    table["properties"] |= {word: {"description": "表上的栏目，不读取。"} for word in not_read()}
    snippet = {"label": "绩效目标表", "description": "一张新的表", "body": _NEW_TABLE}
    return {**table, "if": {"not": {"required": [key]}}, "then": written_by_hand, "defaultSnippets": [snippet]}


def _row(words: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    snippets = [{"label": label, "description": about, "body": body} for label, about, body in _SNIPPETS]
    return {**_object(ROW_FIELDS, _ROW_HELP, words), "defaultSnippets": snippets}


def _object(fields: tuple[str, ...], help_of: dict[str, str], words: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    own = {field: _field(help_of[field], words.get(field, ())) for field in fields}
    called = words_of_fields()
    others = {
        word: _field(f"同“{field}”。", words.get(field, ())) for field in fields for word in called.get(field, ())
    }
    return {"type": "object", "properties": own | others, "additionalProperties": False}


def _has(field: str) -> dict[str, Any]:
    """The field is written, under its own name or by a word of the forms."""
    return {"anyOf": [{"required": [word]} for word in (field, *words_of_fields().get(field, ()))]}


def _field(described: str, words: Sequence[str]) -> dict[str, Any]:
    field: dict[str, Any] = {"type": _TEXT, "description": described}
    return {**field, "examples": list(words)} if words else field
