"""Many files at a glance: one a line, the heaviest first, with its unit."""

from collections.abc import Iterator

from jixiao_lint.overview import FileNote, Overview
from jixiao_lint.report.pen import Pen

# More files with findings than so many are listed before any is told cell by cell.
MANY_FILES = 10
_MOST_LINES = 40


def file_list(tree: Overview, pen: Pen, told: int) -> Iterator[str]:
    """The list; the first `told` files are those that follow cell by cell."""
    heads = ("错误", "警告", "提示", "表数") if pen.zh else ("err ", "warn", "info", "tabs")
    yield pen.paint("  ".join((*heads, "文件和单位" if pen.zh else "file and unit")), "strong")
    for file in tree.first[:_MOST_LINES]:
        yield from _line(file, pen)
    rest = len(tree.first) - _MOST_LINES
    if rest > 0:
        yield f"其余 {rest} 个文件没有列出（--full 可全部列出）" if pen.zh else f"{rest} more (--full lists all)"
    yield ""
    more = (
        f"下面是前 {told} 个文件的问题；--full 可列出全部" if pen.zh else f"the first {told} follow; --full tells all"
    )
    yield from pen.hang("", more, "dim", 0)


def _line(file: FileNote, pen: Pen) -> Iterator[str]:
    numbers = (*file.counts, file.result.tables)
    lead = "".join(f"{number:>4}  " for number in numbers)
    yield from pen.hang(lead, file.result.path.shown, "strong", 0, tail="、".join(file.units), lead_style="")
    # Why a file was not read is told here: it may not be among those that follow.
    for reason in file.about:
        yield from pen.hang("", reason.text, "", pen.columns(lead), tail=reason.finding.code)
