"""The options of every command. Nothing but argparse is imported here, so that `--help` and `--version` stay quick."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from jixiao_lint import __version__
from jixiao_lint.cli.option_parser import OptionParser

if TYPE_CHECKING:
    from jixiao_lint.config.files import Given
    from jixiao_lint.options import Options
    from jixiao_lint.period import Period

Number = TypeVar("Number", int, float)
SEVERITIES = ("error", "warning", "info")
_EXAMPLES = """\
示例：
  jixiao check 绩效目标.txt                 检查一个文件
  jixiao check 2025/ --level info           检查一个文件夹，连提示一起显示
  jixiao check 目标.yaml --output-format sarif=目标.sarif
  jixiao annotate 绩效目标.docx -o 绩效目标.批注.docx
  jixiao convert 绩效目标.txt -o 绩效目标.yaml
  jixiao parse "≥12次" "2025年12月底前"
  jixiao rule MON002
"""


def parsed(argv: Sequence[str] | None = None) -> Namespace:
    """What the command line says; `command` is the module under `cli` that runs it. Ends the process for a wrong option."""
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] in COMMANDS:  # the options of the other commands need not be made
        return _own(words[0], OptionParser(prog=f"jixiao {words[0]}", formatter_class=_help())).parse_args(words[1:])
    return every_command().parse_args(words)


def every_command() -> ArgumentParser:
    """The whole command line, with the options of every command."""
    form = _help()
    top = OptionParser(
        prog="jixiao",
        description="检查项目支出绩效目标表：哪里不对，为什么，怎么改。",
        epilog=_EXAMPLES,
        formatter_class=form,
    )
    top.add_argument("--version", action="version", version=f"jixiao {__version__}")
    commands = top.add_subparsers(required=True, metavar="命令", parser_class=OptionParser)
    for name, command in COMMANDS.items():
        _own(name, commands.add_parser(name, help=command.help, formatter_class=form))
    return top


def _own(name: str, parser: ArgumentParser) -> ArgumentParser:
    COMMANDS[name].options(parser)
    parser.set_defaults(command=name.replace("-", "_"))
    return parser


def _help() -> Any:
    """How help is laid out. The width is worked out once: argparse would ask for it, and load much, for each option."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (OSError, ValueError):
        columns = 80
    return partial(RawDescriptionHelpFormatter, width=max(columns, 40) - 2)


def _check(check: ArgumentParser) -> None:
    check.add_argument(
        "paths", nargs="*", default=["."], metavar="路径", help="文件或文件夹；- 表示标准输入（默认：当前文件夹）"
    )
    _which(check)
    shown = check.add_argument_group("显示")
    shown.add_argument("--level", choices=SEVERITIES, default="warning", help="显示到哪一级（默认：warning）")
    shown.add_argument(
        "--output-format", "--format", "-f", action="append", metavar="格式[=文件]",
        help="输出格式，可重复（默认：text，或环境变量 JIXIAO_OUTPUT_FORMAT；在 GitHub Actions、GitLab、Azure 上用它们的格式）",
    )  # fmt: skip
    shown.add_argument(
        "--json", action="append_const", const="json", dest="output_format", help="就是 --output-format json"
    )
    shown.add_argument("-o", "--output-file", metavar="文件", help="写入文件而不是显示")
    shown.add_argument("--timing", action="store_true", help="结尾列出每条规则用了多少时间")
    shown.add_argument("--statistics", action="store_true", help="按规则统计条数")
    shown.add_argument("--quiet", "-q", action="store_true", help="只显示发现的问题，不显示结尾的统计")
    shown.add_argument("--verbose", "-v", action="store_true", help="同时说明每个文件认出了哪些表和列")
    shown.add_argument("--full", action="store_true", help="文件再多也逐条列出（默认：超过 10 个只列前几个）")
    shown.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="是否用颜色（默认：auto）")
    before = check.add_argument_group("与上一次比较")
    before.add_argument("--write-baseline", metavar="文件", help="把现在的问题记进基线文件，返回 0")
    before.add_argument("--baseline", metavar="文件", help="基线里已有的问题不再显示，只报告新的；已经不在的会说明")
    before.add_argument(
        "--waivers",
        metavar="文件",
        help="用这个豁免文件，或者填好退回来的整改清单（.xlsx、.csv：处理写“不改”并写明原因的）",
    )
    before.add_argument(
        "--add-waivers", metavar="原因", help="把显示出来的问题连同原因记进 jixiao-waivers.yaml，以后不再报告；返回 0"
    )
    result = check.add_argument_group("返回值")
    result.add_argument(
        "--fail-level", choices=(*SEVERITIES, "never"), default="warning", help="到这一级就返回 1（默认：warning）"
    )
    result.add_argument("--exit-zero", action="store_true", help="有问题也返回 0")
    fixes = check.add_argument_group("改正（Word、Excel、文本、CSV 和 YAML 文件）")
    fixes.add_argument("--fix", action="store_true", help="写入确定的改法")
    fixes.add_argument("--unsafe-fixes", action="store_true", help="和 --fix、--diff 同用：连需要核对的改法一起写入")
    fixes.add_argument("--diff", action="store_true", help="只显示会怎样改，不写文件；有可改的返回 1")
    fixes.add_argument("--exit-non-zero-on-fix", action="store_true", help="改了文件就返回 1，即使没有剩下的问题")
    files = check.add_argument_group("文件")
    files.add_argument("--stdin-filename", metavar="名称", help="标准输入的内容按这个文件名处理")
    _limits(files)
    _cache(files)
    files.add_argument(
        "--as-found",
        action="store_true",
        help="写明的文件也当作在文件夹里遇到的：不是绩效目标表的跳过，一个也没有时返回 0（用于 pre-commit）",
    )
    files.add_argument("--force-exclude", action="store_true", help="配置里 exclude 的文件，写明路径也跳过")


def _which(command: ArgumentParser) -> None:
    which = command.add_argument_group("选择规则")
    _names(which, "--select", "只运行这些规则：代码、名称、类别（MON）、default、ALL；可用逗号分隔")
    _names(which, "--ignore", "不运行这些规则")
    _names(which, "--extend-select", "另外再运行这些规则")
    _configuration(which)
    which.add_argument("--year", type=_year, metavar="年", help="表里没有写明年度时，按这一年判断")
    which.add_argument(
        "--as-of",
        type=_period,
        metavar="日期",
        help="支出标准按这一年、这个月或这一天查（YYYY、YYYY-MM-DD；默认按表的年度）",
    )


def _cache(files: Any) -> None:
    files.add_argument("--no-cache", action="store_true", help="每个文件都重新检查，不用上次留下的结果，也不留下结果")


def _limits(files: Any, jobs: int = 1) -> None:
    files.add_argument(
        "-j", "--jobs", type=_jobs, default=jobs, metavar="数",
        help=f"同时检查的进程数；0 表示全部核心（默认：{jobs}）",
    )  # fmt: skip
    files.add_argument(
        "--file-seconds", type=_positive, metavar="秒", help="一个文件最多用多少秒处理器时间（默认：10）"
    )
    files.add_argument(
        "--convert-seconds", type=_positive, metavar="秒", help="LibreOffice 转换一个文件最多用多少秒（默认：60）"
    )
    files.add_argument("--file-memory", type=_megabytes, metavar="MB", help="读一个文件最多用多少内存（默认：1536）")


def _annotate(annotate: ArgumentParser) -> None:
    annotate.add_argument("paths", nargs="+", metavar="输入", help="docx、xlsx 文件，或装有它们的文件夹")
    where = annotate.add_argument_group("写到哪里")
    where.add_argument("-o", "--output-file", metavar="输出", help="一个输入写成一个文件；多个输入写进一个文件夹")
    where.add_argument("--in-place", action="store_true", help="写回原件")
    where.add_argument("--force", action="store_true", help="输出文件已经存在时也写")
    what = annotate.add_argument_group("写什么")
    what.add_argument("--level", choices=SEVERITIES, default="warning", help="写到哪一级（默认：warning）")
    what.add_argument(
        "--as-changes", action="store_true", help="Word 文件里确定的改法写成修订，由人接受或拒绝（Excel 没有修订）"
    )
    what.add_argument("--exit-zero", action="store_true", help="有问题也返回 0")
    what.add_argument("--quiet", "-q", action="store_true", help="不逐个说明写了哪些文件")
    _which(annotate)
    _limits(annotate.add_argument_group("文件"))
    annotate.set_defaults(no_cache=True)  # what is kept of earlier runs does not tell where characters stand


def _compare(compare: ArgumentParser) -> None:
    compare.add_argument("old", metavar="旧", help="旧的文件或文件夹：退回前的一稿，或者上一年的")
    compare.add_argument("new", metavar="新", help="新的文件或文件夹")
    compare.add_argument(
        "--output-format", "--format", "-f", choices=("text", "json"), default="text", help="输出格式（默认：text）"
    )
    compare.add_argument(
        "--json", action="store_const", const="json", dest="output_format", help="就是 --output-format json"
    )
    compare.add_argument(
        "-o",
        "--output-file",
        metavar="文件",
        help="写入文件而不是显示；比较.html、比较.docx 是前后两稿对照的网页、Word 文件",
    )
    compare.add_argument("--force", action="store_true", help="网页或者 Word 文件已经存在时也写")
    compare.add_argument("--level", choices=SEVERITIES, default="warning", help="比较到哪一级的问题（默认：warning）")
    compare.add_argument(
        "--fail-on", choices=("new", "never"), default="never", help="new：有新出现的问题就返回 1（默认：never）"
    )
    _which(compare)
    files = compare.add_argument_group("文件")
    _limits(files)
    _cache(files)


def _report(report: ArgumentParser) -> None:
    report.add_argument("paths", nargs="+", metavar="输入", help="文件或文件夹")
    report.add_argument(
        "-o",
        "--output-file",
        required=True,
        metavar="输出",
        help="报告.html：总览和每张表；整改清单.xlsx 或 .csv：一条问题一行",
    )
    report.add_argument("--force", action="store_true", help="输出文件已经存在时也写")
    report.add_argument("--level", choices=SEVERITIES, default="warning", help="写到哪一级（默认：warning）")
    report.add_argument("--quiet", "-q", action="store_true", help="不显示写了什么")
    _which(report)
    files = report.add_argument_group("文件")
    _limits(files)
    _cache(files)


def _scan(scan: ArgumentParser) -> None:
    scan.add_argument(
        "sources",
        nargs="+",
        metavar="来源",
        help="文件夹、文件、s3:// 之类的地址，或者文件清单（有 path 一栏的 CSV、Parquet）",
    )
    scan.add_argument(
        "-o", "--output", required=True, metavar="结果", help="结果写在哪个文件夹或地址；再运行一次只做没有做完的"
    )
    scan.add_argument("--before", metavar="结果", help="上一年的扫描结果：两年的表一起对照")
    how = scan.add_argument_group("怎么做")
    where = how.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=_jobs, metavar="数", help="本机同时几个进程；0 表示全部核心（默认：一个，不用 Dask）"
    )
    where.add_argument("--scheduler", metavar="地址", help="Dask 调度器的地址，如 tcp://10.0.0.1:8786：由它的机器来做")
    how.add_argument("--part-files", type=_part_files, default=200, metavar="数", help="一份最多几个文件（默认：200）")
    how.add_argument(
        "--time-limit",
        dest="file_seconds",
        type=_positive,
        metavar="秒",
        help="一个文件最多用多少秒处理器时间（默认：10）",
    )
    how.add_argument(
        "--memory-limit", dest="file_memory", type=_size, metavar="大小", help="读一个文件最多用多少内存（默认：1.5G）"
    )
    how.add_argument("--retry-failed", action="store_true", help="上次超时、出错没有读到的文件再读一遍")
    how.add_argument("--quiet", "-q", action="store_true", help="不显示进度和结尾的统计")
    result = scan.add_argument_group("返回值")
    result.add_argument(
        "--fail-level", choices=(*SEVERITIES, "never"), default="warning", help="到这一级就返回 1（默认：warning）"
    )
    _which(scan)
    scan.set_defaults(jobs=1, convert_seconds=None, no_cache=True)


def _query(query: ArgumentParser) -> None:
    query.add_argument("results", nargs="+", metavar="结果", help="jixiao scan 写的结果，可以几个年度一起问")
    what = query.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--by",
        choices=("unit", "rule", "year", "family"),
        metavar="按什么",
        help="unit 单位、rule 规则、year 年度、family 类别",
    )
    what.add_argument("--failed", action="store_true", help="哪些文件没有读到，为什么")
    what.add_argument("--sql", metavar="SELECT", help="自己写查询：表有 files、tables、indicators、findings")
    form = query.add_mutually_exclusive_group()
    form.add_argument(
        "--output-format", "--format", "-f", choices=("text", "json", "csv"), default="text", metavar="格式",
        help="text、json 或者 csv",
    )  # fmt: skip
    form.add_argument(
        "--json", action="store_const", const="json", dest="output_format", help="就是 --output-format json"
    )
    form.add_argument("--csv", action="store_const", const="csv", dest="output_format", help="就是 --output-format csv")
    query.add_argument("-o", "--output-file", metavar="文件", help="写入文件而不是显示")


def _opinion(opinion: ArgumentParser) -> None:
    opinion.add_argument("paths", nargs="+", metavar="输入", help="文件或文件夹")
    opinion.add_argument(
        "-o",
        "--output-file",
        required=True,
        metavar="输出",
        help="审核意见.docx（每个项目一张表）或 .xlsx（每个项目一行）",
    )
    opinion.add_argument("--force", action="store_true", help="输出文件已经存在时也写")
    opinion.add_argument("--level", choices=SEVERITIES, default="warning", help="写到哪一级（默认：warning）")
    opinion.add_argument("--quiet", "-q", action="store_true", help="不显示写了什么")
    _which(opinion)
    files = opinion.add_argument_group("文件")
    _limits(files)
    _cache(files)


def _positive(text: str) -> float:
    return _number(text, float, 0, 1e6, "大于 0 的数")


def _period(text: str) -> "Period":
    from jixiao_lint.period import read_period

    try:
        return read_period(text)
    except (ValueError, OverflowError):
        raise ArgumentTypeError(f"“{text}”不是日期，应当写成 2025、2025-06 或 2025-06-30") from None


def _megabytes(text: str) -> int:
    return _number(text, int, 255, 1_000_000, " 256 以上的整数")


def _size(text: str) -> int:
    """Megabytes, from 1.5G, 800M or a bare number of megabytes."""
    bare = text.strip().upper().removesuffix("B")
    factor = 1024 if bare.endswith("G") else 1
    try:
        size = int(float(bare.rstrip("GM")) * factor)
    except (ValueError, OverflowError):
        raise ArgumentTypeError(f"应当是大小，如 1.5G 或 800M，这里写了“{text}”") from None
    return _megabytes(str(size))


def _part_files(text: str) -> int:
    return _number(text, int, 0, 100_000, "正整数")


def _jobs(text: str) -> int:
    return _number(text, int, -1, 10_000, " 0 或者正整数")


def _port(text: str) -> int:
    return _number(text, int, -1, 65_535, " 0 到 65535 的整数")


def _year(text: str) -> int:
    return _number(text, int, 1949, 2999, "四位数的年份，如 2025")


def _number(text: str, kind: Callable[[str], Number], above: float, most: float, what: str) -> Number:
    """The number that an option takes. Raises ArgumentTypeError, with what it should be."""
    try:
        number = kind(text)
    except ValueError:
        number = None
    if number is None or not above < number <= most:
        raise ArgumentTypeError(f"应当是{what}，这里写了“{text}”")
    return number


def _name(text: str) -> str:
    if not split_names([text]):
        raise ArgumentTypeError("后面没有写名称")
    return text


def _parse(parse: ArgumentParser) -> None:
    parse.add_argument("values", nargs="*", metavar="指标值")
    parse.add_argument("--jsonl", action="store_true", help="从标准输入每行读一个值，每行输出一个 JSON")
    _text_or_json(parse, "text：树状；json：每个值一行（不是终端时默认 json）", None)
    row = parse.add_argument_group("表上的其他栏（与 check 用同样的理解）")
    row.add_argument("--sign", default="", metavar="计算符号", help="计算符号栏：≥、≤、不高于 …")
    row.add_argument("--unit", default="", metavar="计量单位", help="计量单位栏：%%、人次、万元 …")
    row.add_argument(
        "--name", default="", metavar="三级指标", help="指标名称，帮助判断有歧义的值；末尾括号里的单位也算"
    )
    row.add_argument("--money-unit", choices=("元", "万元", "亿元"), help="表头的金额单位")
    row.add_argument("--year", type=_year, metavar="年", help="预算年度：没有写年份的日期按这一年理解")


def _convert(convert: ArgumentParser) -> None:
    convert.add_argument("input", metavar="输入文件")
    convert.add_argument(
        "-o", "--output-file", required=True, metavar="输出文件", help="按扩展名决定格式；- 表示标准输出（YAML）"
    )


def _rule(rule: ArgumentParser) -> None:
    which = rule.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "name", nargs="?", metavar="代码、名称或类别", help="MON002、cost-exceeds-budget；写 MON 列出这一类"
    )
    which.add_argument("--all", action="store_true", help="列出全部规则")
    _text_or_json(rule)
    _configuration(rule)


def _new_rule(new: ArgumentParser) -> None:
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


def _test_rules(test: ArgumentParser) -> None:
    test.add_argument("packs", nargs="+", metavar="规则包", help="YAML 规则的文件夹或文件，或者 Python 包的名称")
    _text_or_json(test)


def _config(config: ArgumentParser) -> None:
    config.add_argument("path", nargs="?", default=".", metavar="文件")
    _text_or_json(config)
    _configuration(config)


def _schema(schema: ArgumentParser) -> None:
    schema.add_argument(
        "which",
        choices=("target", "config", "rule"),
        metavar="哪一种",
        help="target：YAML 目标文件；config：配置文件；rule：YAML 规则",
    )


def _init(init: ArgumentParser) -> None:
    init.add_argument("folder", nargs="?", default=".", metavar="文件夹")


def _verify(verify: ArgumentParser) -> None:
    verify.add_argument("report", metavar="报告", help="jixiao check --json 写的报告")
    _configuration(verify)
    _limits(verify)


def _server(server: ArgumentParser) -> None:
    server.add_argument("--stdio", action="store_true", help="用标准输入输出和编辑器通信（一向如此，写不写都可以）")
    _which(server)


def _serve(serve: ArgumentParser) -> None:
    where = serve.add_argument_group("在哪里服务")
    where.add_argument("--port", type=_port, default=0, metavar="端口", help="用这个端口（默认：随便一个空着的）")
    where.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="用本机的这个地址；默认 127.0.0.1，只有本机能打开"
    )
    where.add_argument("--open", action="store_true", help="同时打开浏览器")
    _which(serve)
    _limits(serve.add_argument_group("文件"), jobs=4)
    serve.set_defaults(no_cache=True)  # nothing of what others send stays behind


class _Command(NamedTuple):
    """What the list of commands says of one, and what gives it its options."""

    help: str
    options: Callable[[ArgumentParser], None]


COMMANDS = {
    "check": _Command("检查文件或文件夹", _check),
    "annotate": _Command("把问题写成 Word 批注，或 Excel 批注和问题清单", _annotate),
    "compare": _Command("比较两稿、两个文件夹或两个年度：哪些改好了，哪些放宽了", _compare),
    "report": _Command("写检查报告（网页）或整改清单（Excel、CSV）：哪张表、哪一条、怎么改", _report),
    "opinion": _Command("按审核表的各项写出审核意见（Word 或 Excel）", _opinion),
    "scan": _Command("检查成千上万的文件，存下结果：可以中断再接着做，可以用几台机器", _scan),
    "query": _Command("问扫描结果：按单位、规则、年度，或者自己写 SQL", _query),
    "verify": _Command("按报告里的选项重新检查，核对结果是不是一样", _verify),
    "parse": _Command("看一个指标值是怎样理解的", _parse),
    "convert": _Command("把能读的表转成 YAML 目标文件等", _convert),
    "rule": _Command("看一条规则：查什么、为什么、依据、示例", _rule),
    "test-rules": _Command("检验自己写的规则：示例里标出的位置是不是都能找到", _test_rules),
    "new-rule": _Command("写一条新规则的样子，改成自己的", _new_rule),
    "config": _Command("看某个文件适用的配置和每项的来历", _config),
    "schema": _Command("输出 JSON Schema", _schema),
    "serve": _Command("在浏览器里检查：只在本机服务的网页，文件不保存", _serve),
    "server": _Command("供编辑器启动的语言服务（LSP）", _server),
    "init": _Command("在当前文件夹写一个带说明的 jixiao.yaml", _init),
}


def _names(group: Any, option: str, text: str) -> None:
    group.add_argument(option, action="append", type=_name, default=[], metavar="规则", help=text)


def _text_or_json(command: ArgumentParser, explained: str = "text 或者 json", default: str | None = "text") -> None:
    """Every command that says something to people says it to programs, too, when asked the same way."""
    form = command.add_mutually_exclusive_group()
    form.add_argument(
        "--output-format", "--format", "-f", choices=("text", "json"), default=default, metavar="格式", help=explained
    )
    form.add_argument(
        "--json", action="store_const", const="json", dest="output_format", help="就是 --output-format json"
    )


def _configuration(group: Any) -> None:
    group.add_argument("--config", metavar="文件", help="用这个配置文件")
    group.add_argument("--isolated", action="store_true", help="不读任何配置文件")
    group.add_argument(
        "--pack", action="append", type=_name, default=[], metavar="规则包",
        help="再用上这个规则包：装好的 Python 包的名称，或者 YAML 规则的路径；可重复",
    )  # fmt: skip
    group.add_argument(
        "--profile", action="append", type=_name, default=[], metavar="方案",
        help="再用上这个方案：mof-2015、mof-2021、tianjin、strict、self-check、publish、review，或者方案文件的路径；可重复",
    )  # fmt: skip


def given_configuration(arguments: Namespace) -> "Given":
    """What the options of `_configuration` say."""
    from jixiao_lint.cli.failure import Failure
    from jixiao_lint.config.files import Given

    if arguments.isolated and arguments.config is not None:
        raise Failure("--config（用这份配置）和 --isolated（不读任何配置）不能同时用")
    return Given(arguments.config, arguments.isolated, split_names(arguments.profile), split_names(arguments.pack))


def given_options(arguments: Namespace) -> "Options":
    """What the options of `jixiao check` say about how files are checked."""
    from jixiao_lint.options import Options

    return Options(
        given=given_configuration(arguments),
        select=split_names(arguments.select),
        extend_select=split_names(arguments.extend_select),
        ignore=split_names(arguments.ignore),
        year=arguments.year,
        as_of=arguments.as_of,
        jobs=arguments.jobs,
        file_seconds=arguments.file_seconds,
        convert_seconds=arguments.convert_seconds,
        file_memory=arguments.file_memory,
        cache=not arguments.no_cache,
        waivers=getattr(arguments, "waivers", None),
    )


def split_names(values: Sequence[str]) -> tuple[str, ...]:
    """The names of a repeatable option whose values may hold several, separated by commas."""
    return tuple(name.strip() for value in values for name in value.replace("，", ",").split(",") if name.strip())


def asked(arguments: Namespace) -> list[str]:
    """The outputs that the user asked for, by options or by the environment."""
    given: list[str] = arguments.output_format or []
    in_environment = os.environ.get("JIXIAO_OUTPUT_FORMAT")
    return given or ([in_environment] if in_environment else [])


def output_formats(arguments: Namespace) -> list[str]:
    """The wanted outputs as written, `FORMAT` or `FORMAT=FILE`; where none is, the format of the service that runs us."""
    wanted = asked(arguments)
    if wanted or arguments.output_file or arguments.statistics:
        return wanted or ["text"]
    return [next((form for name, value, form in _SERVICES if os.environ.get(name, "").lower() in value), "text")]


# What build services set, to what, and the format whose lines they show beside the files.
_SERVICES = (
    ("GITHUB_ACTIONS", ("true",), "github"),
    ("GITLAB_CI", ("true",), "gitlab"),
    ("TF_BUILD", ("true",), "azure"),
)
