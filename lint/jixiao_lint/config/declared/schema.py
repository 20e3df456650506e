"""The JSON Schema of a rule written as YAML, for editors."""

from typing import Any

import msgspec

from jixiao_lint.config.declared.kinds import KINDS
from jixiao_lint.config.descriptions import cleaned


def rule_schema() -> dict[str, Any]:
    """One schema for all kinds; `kind` says which of them a file must keep."""
    shapes = [kind.shape for kind in KINDS.values()]
    references, definitions = msgspec.json.schema_components(shapes, ref_template="#/$defs/{name}")
    for name, kind in KINDS.items():
        definitions[kind.shape.__name__]["properties"]["kind"] = {"const": name}
    chosen = [
        {"if": {"properties": {"kind": {"const": name}}}, "then": reference}
        for name, reference in zip(KINDS, references, strict=True)
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "jixiao 规则",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(KINDS)}},
        "allOf": chosen,
        "$defs": cleaned(definitions),
    }
