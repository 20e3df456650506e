"""The options of what makes files for others: annotate, compare, report, opinion."""

from argparse import ArgumentParser

from jixiao_lint.cli.options.groups import SEVERITIES, cache, limits, which_rules


def annotate(annotate: ArgumentParser) -> None:
    """What `jixiao annotate` takes."""
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
    which_rules(annotate)
    limits(annotate.add_argument_group("文件"))
    annotate.set_defaults(no_cache=True)  # what is kept of earlier runs does not tell where characters stand


def compare(compare: ArgumentParser) -> None:
    """What `jixiao compare` takes."""
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
    which_rules(compare)
    files = compare.add_argument_group("文件")
    limits(files)
    cache(files)


def report(report: ArgumentParser) -> None:
    """What `jixiao report` takes."""
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
    which_rules(report)
    files = report.add_argument_group("文件")
    limits(files)
    cache(files)


def opinion(opinion: ArgumentParser) -> None:
    """What `jixiao opinion` takes."""
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
    which_rules(opinion)
    files = opinion.add_argument_group("文件")
    limits(files)
    cache(files)
