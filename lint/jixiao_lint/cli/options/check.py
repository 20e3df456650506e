"""The options of `jixiao check`."""

from argparse import ArgumentParser

from jixiao_lint.cli.options.groups import SEVERITIES, cache, limits, which_rules


def check(check: ArgumentParser) -> None:
    """What `jixiao check` takes."""
    check.add_argument(
        "paths", nargs="*", default=["."], metavar="路径", help="文件或文件夹；- 表示标准输入（默认：当前文件夹）"
    )
    which_rules(check)
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
    limits(files)
    cache(files)
    files.add_argument(
        "--as-found",
        action="store_true",
        help="写明的文件也当作在文件夹里遇到的：不是绩效目标表的跳过，一个也没有时返回 0（用于 pre-commit）",
    )
    files.add_argument("--force-exclude", action="store_true", help="配置里 exclude 的文件，写明路径也跳过")
