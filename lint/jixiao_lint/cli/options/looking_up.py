"""The options of what looks something up or makes a beginning: parse, convert, rule, config, schema, init, new-rule, test-rules."""

from argparse import ArgumentParser

from jixiao_lint.cli.options.groups import configuration, text_or_json
from jixiao_lint.cli.options.values import year_number


def parse(parse: ArgumentParser) -> None:
    """What `jixiao parse` takes."""
    parse.add_argument("values", nargs="*", metavar="指标值")
    parse.add_argument("--jsonl", action="store_true", help="从标准输入每行读一个值，每行输出一个 JSON")
    text_or_json(parse, "text：树状；json：每个值一行（不是终端时默认 json）", None)
    row = parse.add_argument_group("表上的其他栏（与 check 用同样的理解）")
    row.add_argument("--sign", default="", metavar="计算符号", help="计算符号栏：≥、≤、不高于 …")
    row.add_argument("--unit", default="", metavar="计量单位", help="计量单位栏：%%、人次、万元 …")
    row.add_argument(
        "--name", default="", metavar="三级指标", help="指标名称，帮助判断有歧义的值；末尾括号里的单位也算"
    )
    row.add_argument("--money-unit", choices=("元", "万元", "亿元"), help="表头的金额单位")
    row.add_argument("--year", type=year_number, metavar="年", help="预算年度：没有写年份的日期按这一年理解")


def convert(convert: ArgumentParser) -> None:
    """What `jixiao convert` takes."""
    convert.add_argument("input", metavar="输入文件")
    convert.add_argument(
        "-o", "--output-file", required=True, metavar="输出文件", help="按扩展名决定格式；- 表示标准输出（YAML）"
    )


def rule(rule: ArgumentParser) -> None:
    """What `jixiao rule` takes."""
    which = rule.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "name", nargs="?", metavar="代码、名称或类别", help="MON002、cost-exceeds-budget；写 MON 列出这一类"
    )
    which.add_argument("--all", action="store_true", help="列出全部规则")
    text_or_json(rule)
    configuration(rule)


def config(config: ArgumentParser) -> None:
    """What `jixiao config` takes."""
    config.add_argument("path", nargs="?", default=".", metavar="文件")
    text_or_json(config)
    configuration(config)


def schema(schema: ArgumentParser) -> None:
    """What `jixiao schema` takes."""
    schema.add_argument(
        "which",
        choices=("target", "config", "rule"),
        metavar="哪一种",
        help="target：YAML 目标文件；config：配置文件；rule：YAML 规则",
    )


def init(init: ArgumentParser) -> None:
    """What `jixiao init` takes."""
    init.add_argument("folder", nargs="?", default=".", metavar="文件夹")


def new_rule(new: ArgumentParser) -> None:
    """What `jixiao new-rule` takes."""
    new.add_argument("code", metavar="代码", help="两到六个大写字母加三位数字，如 JCJ001")
    new.add_argument("name", metavar="名称", help="小写字母、数字和连字符，如 no-reception")
    new.add_argument("folder", nargs="?", default=".", metavar="文件夹", help="写在哪里（默认：当前文件夹）")
    new.add_argument(
        "--kind",
        default="forbidden-words",
        metavar="种类",
        help="forbidden-words（默认）、required-field、pattern、replacement、allowed-units、threshold、standard、"
        "required-indicator、required-words、count-of-rows、sum-of-rows、field-against-field，或者 python",
    )


def test_rules(test: ArgumentParser) -> None:
    """What `jixiao test-rules` takes."""
    test.add_argument("packs", nargs="+", metavar="规则包", help="YAML 规则的文件夹或文件，或者 Python 包的名称")
    text_or_json(test)
