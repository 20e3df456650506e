"""`jixiao schema`: the JSON Schema of the target file, of the configuration, or of a rule written as YAML."""

import json
from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Print a schema that editors and validators understand."""
    if arguments.which == "target":
        from jixiao_lint.schema import target_schema

        schema = target_schema()
    elif arguments.which == "rule":
        from jixiao_lint.config.declared.schema import rule_schema

        schema = rule_schema()
    else:
        from jixiao_lint.config.settings import config_schema

        schema = config_schema()
    print(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0
