"""`jixiao schema`: the JSON Schema of the target file, of the configuration, or of a rule written as YAML."""

from argparse import Namespace

from jixiao_lint.cli.streams import hand_over
from jixiao_lint.report.encode import to_json


def run(arguments: Namespace) -> int:
    """Print a schema that editors and validators understand."""
    if arguments.which == "target":
        from jixiao_lint.config.opening import open_packs
        from jixiao_lint.config.trust import DEFAULT_PACKS
        from jixiao_lint.packs import target_words
        from jixiao_lint.schema import target_schema

        words = [target_words(pack) for pack in open_packs(DEFAULT_PACKS)]
        schema = target_schema({field: known for each in words for field, known in each.items()})
    elif arguments.which == "rule":
        from jixiao_lint.config.declared.schema import rule_schema

        schema = rule_schema()
    else:
        from jixiao_lint.config.settings import config_schema

        schema = config_schema()
    hand_over(to_json(schema, indent=2) + "\n")
    return 0
