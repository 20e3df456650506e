"""The options of `jixiao scan` and of what is asked of its results."""

from argparse import ArgumentParser

from jixiao_lint.cli.options.groups import SEVERITIES, which_rules
from jixiao_lint.cli.options.values import part_files, positive, processes, size


def scan(scan: ArgumentParser) -> None:
    """What `jixiao scan` takes."""
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
        "--workers", type=processes, metavar="数", help="本机同时几个进程；0 表示全部核心（默认：一个，不用 Dask）"
    )
    where.add_argument("--scheduler", metavar="地址", help="Dask 调度器的地址，如 tcp://10.0.0.1:8786：由它的机器来做")
    how.add_argument("--part-files", type=part_files, default=200, metavar="数", help="一份最多几个文件（默认：200）")
    how.add_argument(
        "--time-limit",
        dest="file_seconds",
        type=positive,
        metavar="秒",
        help="一个文件最多用多少秒处理器时间（默认：10）",
    )
    how.add_argument(
        "--memory-limit", dest="file_memory", type=size, metavar="大小", help="读一个文件最多用多少内存（默认：1.5G）"
    )
    how.add_argument("--retry-failed", action="store_true", help="上次超时、出错没有读到的文件再读一遍")
    how.add_argument("--quiet", "-q", action="store_true", help="不显示进度和结尾的统计")
    result = scan.add_argument_group("返回值")
    result.add_argument(
        "--fail-level", choices=(*SEVERITIES, "never"), default="warning", help="到这一级就返回 1（默认：warning）"
    )
    which_rules(scan)
    scan.set_defaults(jobs=1, convert_seconds=None, no_cache=True)


def query(query: ArgumentParser) -> None:
    """What `jixiao query` takes."""
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
